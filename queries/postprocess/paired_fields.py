"""Which field of one edition of an evaluation is which of another: by number, by meaning, in blocks that moved on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from konkyo.queries.postprocess.replay import bare_text

FieldBlock = tuple[int | None, str, int]
"""A numbered block of the form: number of the file, kind of block, number of the block."""


@dataclass(frozen=True, slots=True)
class ComparedField:
    """A field of an edition. ``meaning`` is the same in all editions of the form; ``place``: where in its block."""

    section: str
    label: str
    file: str | None
    meaning: str | None
    file_number: int | None
    block: FieldBlock | None
    place: tuple[str | None, ...]
    text: str
    line: int | None


def paired(
    olds: Sequence[ComparedField], news: Sequence[ComparedField]
) -> Iterator[tuple[ComparedField | None, ComparedField | None]]:
    """Yield each field of the newer edition with that of the older one, then those that only the older one has.

    Fields are matched by their numbers where they mean the same, else by what they mean: forms of other years have
    other numbers. Blocks are matched in their order by their names: a new 提供先3 moves the others on.
    """
    now = _blocks_now(_names(olds), _names(news))
    by_number = {_number(field, now.get(field.block) if field.block else None): field for field in olds}
    pairs = {
        field.section: old
        for field in news
        if (old := by_number.get(_number(field, field.block)))
        and (old.meaning == field.meaning or None in (old.meaning, field.meaning))
    }
    taken = {old.section for old in pairs.values()}
    left = _by_meaning((one, now.get(one.block) if one.block else None) for one in olds if one.section not in taken)
    rest = _by_meaning((one, one.block) for one in news if one.section not in pairs)
    pairs |= {field.section: left[meant] for meant, field in rest.items() if meant in left}
    for field in news:
        yield pairs.get(field.section), field
    taken = {old.section for old in pairs.values()}
    yield from ((field, None) for field in olds if field.section not in taken)


def _number(field: ComparedField, block: FieldBlock | None) -> tuple[object, ...]:
    """Return where a field stands: by its section, or in the block that its own is in the newer edition."""
    return (field.place, block) if field.block else (field.section,)


def _names(fields: Sequence[ComparedField]) -> dict[FieldBlock, str]:
    """Return block → its name, the text of its first field."""
    found: dict[FieldBlock, str] = {}
    for field in fields:
        if field.block:
            found.setdefault(field.block, bare_text(field.text))
    return found


def _blocks_now(olds: dict[FieldBlock, str], news: dict[FieldBlock, str]) -> dict[FieldBlock, FieldBlock]:
    """Return block of the older edition → the same block of the newer one; blocks that went are not in it."""
    found: dict[FieldBlock, FieldBlock] = {}
    for group in {block[:2] for block in olds}:
        old, new = ([block for block in names if block[:2] == group] for names in (olds, news))
        matcher = SequenceMatcher(a=[olds[block] for block in old], b=[news[block] for block in new], autojunk=False)
        for kind, a, b, c, d in matcher.get_opcodes():
            if kind == "equal" or (kind == "replace" and b - a == d - c):
                found |= dict(zip(old[a:b], new[c:d], strict=True))
    return found


def _by_meaning(
    fields: Iterable[tuple[ComparedField, FieldBlock | None]],
) -> dict[tuple[object, ...], ComparedField]:
    """Return the fields by what they mean, where only one in its block means it."""
    found: dict[tuple[object, ...], list[ComparedField]] = defaultdict(list)
    for field, block in fields:
        if field.meaning is not None:
            found[field.meaning, field.file_number, field.block is None, block].append(field)
    return {meant: alike[0] for meant, alike in found.items() if len(alike) == 1}
