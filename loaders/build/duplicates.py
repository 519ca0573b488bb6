"""Several files of one evaluation, such as PDF, workbook and text: one is stored, the others are compared with it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from konkyo.graph.document_facts import DocumentFacts
from konkyo.i18n import KonkyoError, Words
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.read_document import FORMATS
from konkyo.loaders.record import Record

_PLACES = frozenset(
    ("at", "evidence", "quote", "start", "end", "marked", "inferred", "connections_inferred", "told_by", "pieces")
)
"""Fields that say where or how something was found."""
_OF_ITS_SOURCE = frozenset(("source", "passages", "notes", "gaps", "account"))

_FAITHFUL = ("xlsx", "xls", "docx", "html", "pdf", "text")
"""Formats, the most faithful first: a workbook has the cells as filled in, text may have lost their order."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A file of the same evaluation as the file ``of``, which is stored; ``differs``: the facts that are not equal."""

    path: Path
    of: Path
    differs: tuple[str, ...] = ()


def faithful_first(paths: Iterable[Path]) -> list[Path]:
    """Return ``paths`` sorted so that of several files of one evaluation the one to store comes first."""
    ranks = {suffix: _FAITHFUL.index(one.name) for one in FORMATS for suffix in one.suffixes}
    return sorted(paths, key=lambda path: ranks.get(path.suffix.lower(), len(_FAITHFUL)))


def series_of_draft(facts: DocumentFacts) -> str | None:
    """Return the series of an evaluation without 公表日; None for a published one.

    The key of such an evaluation contains the hash of the file's bytes (``konkyo.loaders.facts.evaluation``).
    """
    said = next(node.properties for node in facts.nodes if node.label == "Evaluation")
    return None if said.get("published") else str(said["series"])


def facts_of(record: Record) -> dict[str, Any]:
    """Return what ``record`` says without where it was found: copies must be equal in this."""
    found: dict[str, Any] = _bare(record.model_dump(mode="json", exclude=set(_OF_ITS_SOURCE)))
    return found


def differences(one: Record, other: Record, *, exact: bool = True) -> list[str]:
    """Return the facts in which two records differ, as "flows[3].purpose: 甲 ≠ 乙".

    Unless ``exact``, white space and the width of characters are ignored: they vary between formats.
    """
    return list(_differences("", facts_of(one), facts_of(other), exact))


def compared(path: Path, record: Record, first: Path, kept: Record) -> Copy:
    """Return ``path``, whose ``record`` is of the same evaluation as ``kept``, read from ``first``, as a copy.

    Raises KonkyoError where two files of one format differ: nothing tells which one is right.
    """
    differs = differences(kept, record, exact=False)
    if differs and record.source.format == kept.source.format:
        raise KonkyoError(
            Words(
                ja="同じ評価書がもう一つあり、内容が違います",
                en="the same evaluation stands in another file, and differs",
            ),
            where=str(path),
            why=Words(ja=f"先に読んだもの: {first}（{differs[0]}）", en=f"read before it: {first} ({differs[0]})"),
            cure=Words(
                ja="題名・番号・機関・公表日が同じ版は一つだけ収められます。正しい方だけを指定してください",
                en="one version has one title, number, body and date of publication: give the right one only",
            ),
        )
    return Copy(path, first, tuple(differs))


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _bare(held) for name, held in value.items() if name not in _PLACES}
    return [_bare(held) for held in value] if isinstance(value, list) else value


def _differences(path: str, one: Any, other: Any, exact: bool) -> Iterator[str]:
    if isinstance(one, dict) and isinstance(other, dict):
        for name in dict.fromkeys((*one, *other)):
            yield from _differences(f"{path}.{name}", one.get(name), other.get(name), exact)
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, (a, b) in enumerate(zip(one, other, strict=True)):
            yield from _differences(f"{path}[{number}]", a, b, exact)
    elif one != other and (exact or not _alike(one, other)):
        yield f"{path.lstrip('.')}: {_shown(one)} ≠ {_shown(other)}"


def _alike(one: Any, other: Any) -> bool:
    return isinstance(one, str) and isinstance(other, str) and fold_label(one) == fold_label(other)


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return f"{len(value)}"
    return "―" if value is None else str(value)
