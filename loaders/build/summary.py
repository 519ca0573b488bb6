"""What one build did, for the person who ran it."""

from dataclasses import dataclass, field
from pathlib import Path

from konkyo.i18n import Words
from konkyo.loaders.build.duplicates import Copy
from konkyo.loaders.build.reconcile import StoreCounts
from konkyo.loaders.build.record_store import RecordError
from konkyo.loaders.build.shortfall import Shortfall
from konkyo.loaders.build.workers import Outcome


@dataclass(slots=True)
class Summary:
    """The result of a build. Paths are of documents, keys of their evaluations."""

    read: list[str] = field(default_factory=list)
    """Keys of the evaluations that are new or changed."""
    unchanged: list[str] = field(default_factory=list)
    failed: list[Outcome] = field(default_factory=list)
    unreadable: list[RecordError] = field(default_factory=list)
    """Errors of kept records, which are not in the store."""
    copies: list[Copy] = field(default_factory=list)
    """Documents of an evaluation that is stored from another document."""
    replaced: list[tuple[Path, list[str]]] = field(default_factory=list)
    """(document, names of the documents from which its evaluation was read before, with other content)"""
    passed_over: list[Path] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)
    """Files of records whose documents are now read as another evaluation."""
    shortfalls: dict[str, Shortfall] = field(default_factory=dict)
    """Key → what the reading of that evaluation fell short of."""
    others: list[str] = field(default_factory=list)
    """Keys of evaluations in the store that have no record here; ``counts`` leaves them out."""
    notes: list[Words] = field(default_factory=list)
    counts: StoreCounts = field(default_factory=lambda: StoreCounts({}, {}))
