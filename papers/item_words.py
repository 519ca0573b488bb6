"""項目 of a change log in the words of the form: 「Ⅰ 基本情報」「4.個人番号の利用」「法令上の根拠」."""

from collections.abc import Iterable

from konkyo.loaders.forms.editions import FormEdition, editions_of
from konkyo.loaders.forms.label_table import BLOCKS
from konkyo.loaders.forms.labels import FormEntry
from konkyo.loaders.record import COVER, FormName, Passage

_ROMAN = dict(zip(("I", "II", "III", "IV", "V", "VI"), "ⅠⅡⅢⅣⅤⅥ", strict=True))


def edition_of(form: FormName, passages: Iterable[Passage]) -> FormEdition:
    """Return the newest edition of ``form`` that has most of the ``passages`` where they stand."""
    placed = [(one.meaning, one.address) for one in passages if one.meaning and one.address.part not in (None, COVER)]

    def fits(edition: FormEdition) -> int:
        known = {(entry.meaning, entry.address.part, entry.address.section) for entry in _entries(edition)}
        return sum((meaning, at.part, at.section or "") in known for meaning, at in placed)

    return max(reversed(editions_of(form)), key=fits)


def _entries(edition: FormEdition) -> tuple[FormEntry, ...]:
    return (*edition.sections, *edition.fields)


def item_words(passage: Passage, edition: FormEdition) -> tuple[str, ...]:
    """Return the levels of 項目 for a passage, from the part of the form to the field."""
    at, label = passage.address, passage.label
    if at.annex:
        row = (f"項番{at.annex.row}",) if at.annex.row else ()
        return (at.annex.table, *row, label)
    if at.part is None or at.part == COVER:
        return (COVER, label) if at.part else (label,)
    section = next(
        (one.name for one in edition.sections if (one.address.part, one.address.section) == (at.part, at.section)), ""
    )
    found = [_part(at.part, edition)]
    if passage.file and at.file:
        found.append(f"（{at.file}）{passage.file}")
    if at.section:
        found.append(f"{at.section}.{section}")
    if at.block:
        found.append(f"{BLOCKS[at.block.kind]}{at.block.number}")
    if at.numeral or label != section:
        found.append(f"{at.numeral or ''}{label}")
    return tuple(found)


def _part(part: str, edition: FormEdition) -> str:
    name = next((entry.name for entry in edition.parts if entry.address.part == part), "")
    if part.startswith("A"):
        return f"（別添{part[1:]}）{name}" if part[1:] else name
    return f"{_ROMAN.get(part, part)} {name}"


def in_columns(words: tuple[str, ...], columns: int) -> list[str]:
    """Return the levels of 項目 for a log with so many columns for it: 項目① to 項目④. The last one has the rest."""
    if columns < 2:
        return [" ".join(words)][:columns]
    filled = [*words[: columns - 1], " ".join(words[columns - 1 :])]
    return [*filled, *[""] * (columns - len(filled))]
