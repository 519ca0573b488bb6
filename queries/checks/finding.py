"""A finding: what does not hold, where it stands in the document, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum

from konkyo.graph.store import ResultRow
from konkyo.i18n import Words


class Severity(StrEnum):
    """How certain it is that something has to be corrected."""

    ERROR = "error"
    """the law, or the document itself, decides against it"""
    WARNING = "warning"
    """it does not agree; which side is right takes a person"""
    NOTE = "note"
    """what could not be checked, and why"""


@dataclass(frozen=True, slots=True)
class FindingEvidence:
    """Where the document says it. ``line`` is that of its source, from 1; ``quote`` stands in the field ``section``."""

    section: str | None
    line: int | None
    quote: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold. ``check`` is a stable name of what was looked into."""

    severity: Severity
    check: str
    said: Words
    cure: Words
    evidence: FindingEvidence
    body: str | None = None
    document: str | None = None
    published: str | None = None

    def row(self) -> ResultRow:
        """Return it as a row of ``FINDING_COLUMNS``, its words in the reader's language."""
        at = self.evidence
        cells = (str(self.severity), self.check, str(self.said), str(self.cure), at.section, at.line, at.quote)
        return dict(zip(FINDING_COLUMNS, (*cells, self.body, self.document, self.published), strict=True))


FINDING_COLUMNS = ("severity", "check", "said", "cure", "section", "line", "quote", "body", "document", "published")
"""What a finding is shown by."""
