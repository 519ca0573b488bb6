"""Where in a record something is said: a passage and its characters."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from konkyo.loaders.names import Name
from konkyo.loaders.record import Evidence, Part, Passage, Record

_LAYOUT = "☐☑◯◉"
"""Marks that the passages show and the values leave out, as white space."""


@dataclass(frozen=True, slots=True)
class PassageSpan:
    """``passage.text[start:end]``."""

    passage: Passage
    start: int
    end: int

    @property
    def quote(self) -> str:
        """The characters themselves."""
        return self.passage.text[self.start : self.end]

    def within(self, start: int, end: int) -> "PassageSpan":
        """Return the part of this place from ``start`` to ``end`` of its quote."""
        return replace(self, start=self.start + start, end=self.start + end)

    def of(self, value: str) -> "PassageSpan":
        """Return where in this place ``value`` stands, whatever white space the two have; else this place."""
        found = locate(self.quote, value)
        return self.within(*found) if found else self


@dataclass(frozen=True, slots=True)
class PrintedValue:
    """A value of the record as its place prints it: ``text`` has the printed white space, which may part names."""

    text: str
    place: PassageSpan | None
    exact: bool

    @classmethod
    def of(cls, value: str, place: PassageSpan | None) -> "PrintedValue":
        """Return ``value`` as printed in ``place``; where it does not stand there word for word, as it is."""
        found = locate(place.quote, value) if place else None
        if place and found:
            return cls(place.quote[slice(*found)], place.within(*found), True)
        return cls(value, place, False)

    def place_of(self, name: Name) -> PassageSpan | None:
        """Return the characters that print ``name``, which was read in ``text``."""
        if self.place is None or not self.exact:
            return self.place and self.place.of(self.text[name.start : name.end])
        return self.place.within(name.start, name.end)


class Places:
    """Finds the places of a record's parts."""

    def __init__(self, record: Record) -> None:
        self._passages = {passage.id: passage for passage in record.passages}

    def whole(self, passage: Passage) -> PassageSpan:
        """Return the place that is all of ``passage``."""
        return PassageSpan(passage, 0, len(passage.text))

    def at(self, evidence: Evidence) -> PassageSpan | None:
        """Return the place that ``evidence`` names, or None where the record has no such characters."""
        passage = self._passages.get(evidence.passage)
        if passage is None or not 0 <= evidence.start <= evidence.end <= len(passage.text):
            return None
        return PassageSpan(passage, evidence.start, evidence.end)

    def of(self, part: Part, *fields: str) -> PassageSpan | None:
        """Return where ``part`` says the first of ``fields`` that it has evidence for.

        Without any of them it is the whole passage of another field of the part, or the one it was read in.
        """
        for field in fields:
            if field in part.evidence and (place := self.at(part.evidence[field])):
                return place
        for evidence in part.evidence.values():
            if place := self.at(evidence):
                return self.whole(place.passage)
        return self._read_at(part)

    def every(self, part: Part) -> Iterable[PassageSpan]:
        """Return every place that says something of ``part``, each once."""
        places = (self.at(evidence) for evidence in part.evidence.values())
        found = dict.fromkeys(place for place in places if place)
        read_at = self._read_at(part)
        return found or ([read_at] if read_at else [])

    def _read_at(self, part: Part) -> PassageSpan | None:
        if part.at is None:
            return None
        for passage in self._passages.values():
            if passage.at.start <= part.at.start < max(passage.at.end, passage.at.start + 1):
                return self.whole(passage)
        return None


def locate(text: str, value: str) -> tuple[int, int] | None:
    """Return where ``value`` first stands in ``text``, not minding white space and marks; None if it does not."""
    bare, positions = _bare(text)
    wanted = _bare(value)[0]
    if not wanted:
        return None
    first = bare.find(wanted)
    return (positions[first], positions[first + len(wanted) - 1] + 1) if first >= 0 else None


def locate_each(text: str, values: Iterable[str]) -> list[tuple[int, int] | None]:
    """Return where each of ``values`` stands in ``text``, each at characters of its own.

    Values mostly follow one another; a table that is printed row by row but read by column makes them jump back.
    Names that contain each other (氏名, 氏名カナ) are told apart by what stands around them.
    """
    bare, positions = _bare(text)
    used = bytearray(len(bare))
    found: list[tuple[int, int] | None] = []
    cursor = 0
    for value in values:
        wanted = _bare(value)[0]
        first = _first_free(text, bare, positions, used, wanted, cursor)
        if first is None:
            found.append(None)
            continue
        last = first + len(wanted)
        used[first:last] = b"\x01" * len(wanted)
        cursor = last
        found.append((positions[first], positions[last - 1] + 1))
    return found


def _first_free(
    text: str, bare: str, positions: tuple[int, ...], used: bytearray, wanted: str, cursor: int
) -> int | None:
    """Return where ``wanted`` stands free: standing alone from the cursor on, alone before it, or at least anywhere."""
    free = [first for first in _all(bare, wanted) if not any(used[first : first + len(wanted)])]
    alone = [first for first in free if _stands_alone(text, positions[first], positions[first + len(wanted) - 1] + 1)]
    for choices in (alone, free):
        if choices:
            return next((first for first in choices if first >= cursor), choices[0])
    return None


def _all(bare: str, wanted: str) -> Iterable[int]:
    first = bare.find(wanted) if wanted else -1
    while first >= 0:
        yield first
        first = bare.find(wanted, first + 1)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (_is_letter(before) and not before.isdigit()) and not _is_letter(after)


def _is_letter(character: str) -> bool:
    return character.isalnum() or character in ("ー", "・", "(", "（") if character else False


@lru_cache(maxsize=256)
def _bare(text: str) -> tuple[str, tuple[int, ...]]:
    kept = [(position, c) for position, c in enumerate(text) if not c.isspace() and c not in _LAYOUT]
    return "".join(c for _, c in kept), tuple(position for position, _ in kept)
