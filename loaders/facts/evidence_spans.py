"""Where in a record something is said: a passage and its characters."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from konkyo.loaders.cell_values import SHOWN_MARKS
from konkyo.loaders.names import Name
from konkyo.loaders.record import Evidence, Part, Passage, Record

_MARKS = frozenset(SHOWN_MARKS.values())


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
        """Return the part of this span from ``start`` to ``end`` of its quote."""
        return replace(self, start=self.start + start, end=self.start + end)


@dataclass(frozen=True, slots=True)
class PrintedValue:
    """A value of the record as its passage prints it.

    ``text`` has the printed white space, which may separate names. ``exact``: it is the quote of ``span``; else the
    span only is where the value comes from.
    """

    text: str
    span: PassageSpan | None
    exact: bool

    @classmethod
    def of(cls, value: str, span: PassageSpan | None) -> "PrintedValue":
        """Return ``value`` as printed in ``span``; as it is, if the span holds other words too or has other words."""
        if span and _bare(span.quote) == _bare(value):
            return cls(span.quote, span, True)
        return cls(value, span, False)

    def part(self, start: int, end: int) -> "PrintedValue":
        """Return the part from ``start`` to ``end`` of the text."""
        span = self.span.within(start, end) if self.span and self.exact else self.span
        return PrintedValue(self.text[start:end], span, self.exact)

    def span_of(self, name: Name) -> PassageSpan | None:
        """Return the characters that print ``name``, which was read in ``text``."""
        return self.part(name.start, name.end).span


class EvidenceSpans:
    """The spans of a record's parts."""

    def __init__(self, record: Record) -> None:
        self._passages = {passage.id: passage for passage in record.passages}

    def whole(self, passage: Passage) -> PassageSpan:
        """Return all of ``passage``."""
        return PassageSpan(passage, 0, len(passage.text))

    def at(self, evidence: Evidence) -> PassageSpan | None:
        """Return the span that ``evidence`` names, or None where the record has no such characters."""
        passage = self._passages.get(evidence.passage)
        if passage is None or not 0 <= evidence.start <= evidence.end <= len(passage.text):
            return None
        return PassageSpan(passage, evidence.start, evidence.end)

    def of(self, part: Part, *fields: str) -> PassageSpan | None:
        """Return where ``part`` says the first of ``fields`` that it has evidence for.

        Without any it is the whole passage of another field of the part, or of the place where the part was read.
        """
        for field in fields:
            if field in part.evidence and (span := self.at(part.evidence[field])):
                return span
        for evidence in part.evidence.values():
            if span := self.at(evidence):
                return self.whole(span.passage)
        return self._read_at(part)

    def pieces(self, part: Part, field: str, count: int) -> list[PassageSpan | None]:
        """Return where each of the ``count`` elements of a field is said; where that is unknown, the field's span."""
        given = part.pieces.get(field, ())
        return [self.at(piece) for piece in given] if len(given) == count else [self.of(part, field)] * count

    def every(self, part: Part) -> Iterable[PassageSpan]:
        """Return every span that says something of ``part``, each once."""
        spans = (self.at(evidence) for evidence in part.evidence.values())
        found = dict.fromkeys(span for span in spans if span)
        read_at = self._read_at(part)
        return found or ([read_at] if read_at else [])

    def _read_at(self, part: Part) -> PassageSpan | None:
        if part.at is None:
            return None
        for passage in self._passages.values():
            if passage.at.start <= part.at.start < max(passage.at.end, passage.at.start + 1):
                return self.whole(passage)
        return None


def _bare(text: str) -> str:
    return "".join(character for character in text if not character.isspace() and character not in _MARKS)
