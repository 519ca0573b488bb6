"""Drawn documents with changes to accept, for the tests of what is written into them."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from batches import drawn
from render import render

from konkyo.loaders.forms.labels import BASIC, FORMS
from konkyo.loaders.record import Record
from konkyo.papers.own_document import OwnDocument, own_document
from konkyo.papers.revised_document import AcceptedChange

DRAWN = 8
_RENUMBERED = (("第8号", "第10号"), ("第7号", "第8号"), ("の27の項", "の28の項、29の項"))


@cache
def documents(name: str) -> tuple[bytes, ...]:
    """A drawn document of each form in the format ``name``, those with provisions first; each in another layout."""
    found: dict[str, bytes] = {}
    for record, style in drawn(DRAWN):
        if record.document.form == BASIC or (any(flow.legal_basis for flow in record.flows) and record.changes):
            found.setdefault(record.document.form, render(record, style, name))
    assert set(found) == set(FORMS)
    return tuple(data for form, data in sorted(found.items(), key=lambda one: one[0] == BASIC))


@cache
def dated(day: str, name: str, *, real_dates: bool = False) -> bytes:
    """A drawn document with provisions in the format ``name``, published on ``day``: as a text, or as a number."""
    record, style = next((r, s) for r, s in drawn(DRAWN) if any(flow.legal_basis for flow in r.flows) and r.changes)
    document = record.document.model_copy(update={"published": day})
    return render(record.model_copy(update={"document": document}), replace(style, real_dates=real_dates), name)


@cache
def own(data: bytes, name: str) -> OwnDocument:
    """The document ``data`` as a file of the format ``name``. It is read once, for nothing can change what is read."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"own.{name}"
        path.write_bytes(data)
        return own_document(path)


def renumbered(text: str) -> str:
    for old, new in _RENUMBERED:
        text = text.replace(old, new)
    return text


def changes(record: Record) -> list[AcceptedChange]:
    """A change of every field that cites a provision with one of the numbers above; of 様式2, of the work's outline."""
    if record.document.form == BASIC:
        outline = next(one for one in record.passages if one.meaning == "work.outline")
        return [AcceptedChange(outline.id, outline.text, f"{outline.text}（改正後）", "事後", "法令改正に伴う変更")]
    cited = {citation.section for citation in record.citations}
    return [
        AcceptedChange(one.id, one.text, renumbered(one.text), "事後", "法令改正に伴う変更")
        for one in record.passages
        if one.id in cited and renumbered(one.text) != one.text
    ]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The same file with one more part, or with another content of a part."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for part, old in parts(data).items():
            if part != name:
                archive.writestr(part, old)
        archive.writestr(name, content)
    return target.getvalue()


def cells(data: bytes) -> Iterator[tuple[str, str, object, str]]:
    """Sheet, place, value and looks of every cell of a workbook."""
    import openpyxl

    for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                yield (
                    sheet.title,
                    cell.coordinate,
                    cell.value,
                    repr((cell.font, cell.border, cell.fill, cell.alignment)),
                )
