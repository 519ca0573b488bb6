"""A finding: what does not hold, where it stands in the document, and what to do about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from konkyo.graph.store import ResultRow
from konkyo.i18n import Words


class Severity(StrEnum):
    """What it means for the citizen who reads the document and for the officer who answers for it."""

    ERROR = "error"
    """the law or the document itself decides against it: a citizen is led to a wrong provision or a wrong flow"""
    WARNING = "warning"
    """two statements do not agree; which of them is right takes the officer"""
    NOTE = "note"
    """a matter of wording, or what could not be checked, and why"""


@dataclass(frozen=True, slots=True)
class FindingEvidence:
    """Where the document says it. ``line`` is that of its source, from 1; ``quote`` stands in the field ``section``."""

    section: str | None
    line: int | None
    quote: str | None

    @property
    def printed(self) -> str:
        """The quote without white space: words may be broken over lines."""
        return "".join((self.quote or "").split())


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold. ``check`` is a stable name of what was looked into."""

    severity: Severity
    check: str
    said: Words
    cure: Words
    evidence: FindingEvidence
    also: tuple[FindingEvidence, ...] = ()
    """further places of the same thing"""
    body: str | None = None
    document: str | None = None
    published: str | None = None

    @classmethod
    def at(
        cls, severity: Severity, check: str, said: Words, cure: Words, places: Sequence[FindingEvidence]
    ) -> "Finding":
        """Return the finding of one thing in several ``places``: the first is its evidence."""
        return cls(severity, check, said, cure, places[0], elsewhere(places[0], places))

    def row(self) -> ResultRow:
        """Return it as a row of ``FINDING_COLUMNS``, its words in the reader's language."""
        at = self.evidence
        also = list(dict.fromkeys(one.section for one in self.also if one.section and one.section != at.section))
        cells = (str(self.severity), self.check, str(self.said), str(self.cure), at.section, at.line, at.quote)
        return dict(zip(FINDING_COLUMNS, (*cells, self.body, self.document, self.published, also), strict=True))


def elsewhere(first: FindingEvidence, places: Iterable[FindingEvidence]) -> tuple[FindingEvidence, ...]:
    """Return one of the ``places`` for each field but that of ``first``."""
    fields: dict[str | None, FindingEvidence] = {first.section: first}
    for place in places:
        fields.setdefault(place.section, place)
    return tuple(fields.values())[1:]


FINDING_COLUMNS = (
    *("severity", "check", "said", "cure", "section", "line", "quote"),
    *("body", "document", "published", "also"),
)
"""What a finding is shown by."""
