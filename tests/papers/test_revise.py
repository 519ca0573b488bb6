"""A body's own document, revised: it says what it said, with just the accepted changes, and nothing else is touched."""

import io
from dataclasses import replace
from datetime import date
from functools import cache

import openpyxl
import pytest
from docx import Document
from own_documents import cells, changes, documents, own, parts, small_word_file, small_workbook, with_part

from konkyo.i18n import KonkyoError
from konkyo.loaders.read_document import pages_of, read_pages
from konkyo.papers.own_document import OwnDocument
from konkyo.papers.passage_words import spaceless
from konkyo.papers.revised_document import AcceptedChange, RevisedDocument, revised
from konkyo.papers.run_edits import ChangeMark

FORMATS = ("xlsx", "docx")
DAY = date(2024, 5, 27)
TOUCHED = {
    "xlsx": {"xl/sharedStrings.xml", "xl/worksheets/sheet", "xl/workbook.xml"},
    "docx": {"word/document.xml"},
}
RED = "FF0000"


def texts(record) -> dict[str, str]:
    return {one.id: spaceless(one.text)[0] for one in record.passages if not one.address.change}


def read_again(revision: RevisedDocument, name: str):
    assert revision.data is not None
    return read_pages(pages_of(revision.data, f".{name}"))


def small(name: str) -> OwnDocument:
    """A document of a few fields, for what does not depend on how long one is."""
    return own(small_workbook() if name == "xlsx" else small_word_file(), name)


@pytest.fixture(params=FORMATS)
def some(request: pytest.FixtureRequest) -> tuple[str, OwnDocument]:
    return request.param, small(request.param)


@cache
def usual(name: str) -> RevisedDocument:
    """The first drawn document with all its changes."""
    one = own(documents(name)[0], name)
    return revised(one, changes(one.record), published=DAY)


@pytest.mark.parametrize("name", FORMATS)
def test_the_record_is_the_old_one_with_the_accepted_changes(name: str) -> None:
    for data, mark in zip(documents(name), ChangeMark, strict=True):
        one = own(data, name)
        accepted = changes(one.record)
        first = (data, mark) == (documents(name)[0], ChangeMark.RED)
        revision = usual(name) if first else revised(one, accepted, mark=mark, published=DAY)
        new = read_again(revision, name)
        assert ([written.change for written in revision.written if written.row], revision.left) == (accepted, ())
        wanted = texts(one.record) | {change.section: spaceless(change.after)[0] for change in accepted}
        # 公表日 is written in the way in which the cover shows it.
        assert {name for name, text in texts(new).items() if text != wanted[name]} <= {
            written.passage.id for written in revision.written if not written.row
        }
        assert texts(new).keys() == wanted.keys()
        # A document without the table has its rows in a workbook beside it.
        added = new.changes[len(one.record.changes) :]
        assert len(added) == (len(accepted) if revision.log_left is None else 0)
        for change, log in zip(accepted, added, strict=False):
            assert (log.date, log.timing, log.reason) == ("2024-05-27", "事後", "法令改正に伴う変更")
            assert spaceless(log.before or "")[0] == spaceless(change.before)[0]
            assert spaceless(log.after or "")[0] == spaceless(change.after)[0]


@pytest.mark.parametrize("name", FORMATS)
def test_every_other_part_is_the_same_byte_for_byte(name: str) -> None:
    one = own(documents(name)[0], name)
    old, new = parts(one.data), parts(usual(name).data or b"")
    assert list(old) == list(new)
    differing = {part for part in old if old[part] != new[part]}
    assert differing
    assert all(any(part.startswith(touched) for touched in TOUCHED[name]) for part in differing)


def test_without_changes_nothing_is_different(some: tuple[str, OwnDocument]) -> None:
    _, one = some
    assert parts(revised(one, []).data or b"") == parts(one.data)


def test_every_other_cell_of_a_workbook_is_the_same() -> None:
    one = own(documents("xlsx")[0], "xlsx")
    accepted = changes(one.record)
    old, new = list(cells(one.data)), list(cells(usual("xlsx").data or b""))
    before = {spaceless(written.change.before)[0] for written in usual("xlsx").written}
    assert len(before) >= len({spaceless(change.before)[0] for change in accepted})
    for cell, same in zip(old, new, strict=False):
        if cell != same:
            # The place and the looks of the cell stay; its words were those of a change.
            assert (cell[:2], cell[3]) == (same[:2], same[3])
            assert spaceless(str(cell[2]))[0] in before


def test_a_string_that_other_cells_share_is_changed_in_one() -> None:
    one = own(documents("xlsx")[0], "xlsx")
    shared = [change for change in changes(one.record) if change.before == changes(one.record)[0].before]
    other = sum(spaceless(passage.text)[0] == spaceless(shared[0].before)[0] for passage in one.record.passages)
    assert other > 1, "the drawn document must have the same words in several cells"
    new = texts(read_again(revised(one, shared[:1]), "xlsx"))
    assert sum(text == spaceless(shared[0].before)[0] for text in new.values()) == other - 1 - sum(
        bool(passage.address.change) and spaceless(passage.text)[0] == spaceless(shared[0].before)[0]
        for passage in one.record.passages
    )


@pytest.mark.parametrize(
    ("mark", "red", "struck"),
    [(ChangeMark.RED, {"8"}, set()), (ChangeMark.STRIKE, {"7", "8"}, {"7"}), (ChangeMark.NONE, set(), set())],
)
@pytest.mark.parametrize("name", FORMATS)
def test_changed_words_are_marked(name: str, mark: ChangeMark, red: set[str], struck: set[str]) -> None:
    one = small(name)
    accepted = [change for change in changes(one.record) if "第7号" in change.before]
    revision = revised(one, accepted[:1], mark=mark)
    runs = _workbook_runs(revision.data or b"") if name == "xlsx" else _word_runs(revision.data or b"")
    assert {text for text, color, _ in runs if color} == red
    assert {text for text, _, strike in runs if strike} == struck


def _workbook_runs(data: bytes) -> list[tuple[str, bool, bool]]:
    book = openpyxl.load_workbook(io.BytesIO(data), rich_text=True)
    rich = [cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    blocks = [block for value in rich if isinstance(value, list) for block in value if not isinstance(block, str)]
    return [
        (block.text, block.font.color is not None and str(block.font.color.rgb).endswith(RED), bool(block.font.strike))
        for block in blocks
    ]


def _word_runs(data: bytes) -> list[tuple[str, bool, bool]]:
    document = Document(io.BytesIO(data))
    found = []
    for run in document.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}r"):
        look = run.rPr
        color = look.find(f"{{{look.nsmap['w']}}}color") if look is not None else None
        strike = look is not None and look.find(f"{{{look.nsmap['w']}}}strike") is not None
        found.append((run.text, color is not None and color.values()[0] == RED, strike))
    return found


def test_macros_and_drawings_are_kept() -> None:
    data = with_part(small_workbook(), "xl/vbaProject.bin", b"macros")
    one = own(data, "xlsm")
    assert parts(revised(one, changes(one.record)).data or b"")["xl/vbaProject.bin"] == b"macros"


def test_a_signed_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KONKYO_LANG", "en")
    one = own(with_part(small_workbook(), "_xmlsignatures/sig1.xml", b"<a/>"), "xlsx")
    with pytest.raises(KonkyoError, match="signed"):
        revised(one, changes(one.record))


@pytest.mark.parametrize(
    ("section", "before", "why"),
    [
        ("XII-3", "番号法", "no such field"),
        (None, "番号法第999条による。", "not found in its field"),
    ],
)
def test_what_cannot_be_placed_is_left_and_said(
    some: tuple[str, OwnDocument], section: str | None, before: str, why: str
) -> None:
    _, one = some
    accepted = changes(one.record)
    wrong = AcceptedChange(section or accepted[0].section, before, "番号法第1条", "事後", "")
    revision = revised(one, [wrong, *accepted[1:]])
    assert [left.change for left in revision.left] == [wrong]
    assert why in revision.left[0].why.en
    assert len(revision.written) == len(accepted) - 1


def test_a_text_cannot_be_edited_and_its_rows_are_made_all_the_same() -> None:
    one = own(documents("txt")[0], "txt")
    revision = revised(one, changes(one.record))
    assert revision.data is None
    assert len(revision.written) == len(changes(one.record)) > 0


def test_a_change_that_would_be_read_otherwise_is_left(some: tuple[str, OwnDocument]) -> None:
    name, one = some
    *before, first, last = changes(one.record)
    assert first.section == "II-5 提供先1 ①"
    others = [*before, last]
    # The words of another label alone are no value of the field.
    wrong = AcceptedChange(first.section, first.before, "②提供先における用途", "", "")
    revision = revised(one, [wrong, *others])
    assert [left.change for left in revision.left] == [wrong]
    assert "read as something else" in revision.left[0].why.en
    assert texts(read_again(revision, name))[first.section] == spaceless(first.before)[0]
    assert [written.change for written in revision.written] == others


def test_nothing_is_written_where_another_part_would_be_read_otherwise(
    some: tuple[str, OwnDocument], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KONKYO_LANG", "en")
    _, one = some
    document = one.record.document.model_copy(update={"body": "another"})
    other = replace(one, record=one.record.model_copy(update={"document": document}))
    with pytest.raises(KonkyoError, match=r"does not read as what was accepted[\s\S]*document.body"):
        revised(other, changes(one.record))


@pytest.mark.parametrize(
    ("name", "data"), [("xlsx", small_workbook(date(2021, 6, 1), "yyyy/m/d")), ("docx", small_word_file())]
)
def test_the_day_on_the_cover_is_written_where_it_is_given(name: str, data: bytes) -> None:
    one = own(data, name)
    revision = revised(one, changes(one.record), published=DAY)
    new = read_again(revision, name)
    assert (one.record.document.published, new.document.published) == ("2021-06-01", "2024-05-27")
    # It is no row of the change log.
    rows = len(new.changes) - len(one.record.changes)
    assert rows == len(changes(one.record)) == len(revision.written) - 1
