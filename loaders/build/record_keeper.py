"""Documents as they are read → records that are kept, copies that are reported, facts to be stored."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from konkyo.graph.document_facts import DocumentFacts
from konkyo.i18n import KonkyoError
from konkyo.law.law_names import added_spellings
from konkyo.loaders.build.build_cache import BuildCache, CachedReading
from konkyo.loaders.build.duplicates import Copy, compared, differences
from konkyo.loaders.build.reconcile import tally
from konkyo.loaders.build.record_store import RecordError, RecordStore, digest, file_name
from konkyo.loaders.build.shortfall import Shortfall
from konkyo.loaders.build.summary import Summary
from konkyo.loaders.build.workers import Outcome
from konkyo.loaders.record import Record


class RecordKeeper:
    """Keeps the records of one build; ``summary`` gets what happened to each document."""

    def __init__(self, records: RecordStore, cache: BuildCache, summary: Summary) -> None:
        self._records = records
        self._cache = cache
        self._summary = summary
        self._first: dict[str, tuple[Path, str]] = {}
        """Key of an evaluation → path and hash of the first document of it."""
        self._drafts: dict[str, list[str]] = defaultdict(list)
        """Series → keys of its evaluations without 公表日."""

    def keep(self, outcomes: Iterable[Outcome], tell: Callable[[Outcome], None]) -> Iterator[DocumentFacts]:
        """Keep the records of ``outcomes``; yield the facts of those that are new or changed.

        ``tell`` is called with each outcome.
        """
        if damaged := self._records.set_aside_damaged_sources():
            self._summary.notes.append(damaged)
        before = self._records.sources()
        read: list[tuple[str, str]] = []
        for outcome in outcomes:
            tell(outcome)
            if outcome.error:
                self._summary.failed.append(outcome)
                continue
            outcome = self._as_known(outcome)
            try:
                is_new = self._kept(outcome)
            except KonkyoError as error:
                self._summary.failed.append(Outcome(outcome.path, error=error))
                continue
            read.append((outcome.key, str(outcome.path)))
            if is_new and outcome.facts:
                elsewhere = before.get(file_name(outcome.key), [])
                if elsewhere and str(outcome.path.resolve()) not in elsewhere:
                    self._summary.replaced.append((outcome.path, elsewhere))
                yield outcome.facts
        self._records.note_sources(read)
        orphans = [name for name, sources in self._records.sources().items() if before.get(name) and not sources]
        self._summary.orphans = orphans

    def _kept(self, outcome: Outcome) -> bool:
        """Keep the record of ``outcome``, or report a copy; return whether the record is new or changed."""
        if outcome.key in self._first:
            copy = self._copy(outcome)
            self._summary.copies.append(copy)
            if not copy.differs:
                self._learn(
                    outcome, self._records.digest(file_name(outcome.key)), self._summary.shortfalls[outcome.key]
                )
            return False
        self._first[outcome.key] = outcome.path, outcome.sha256
        try:
            is_new = outcome.record is not None and self._records.keep(outcome.key, outcome.record)
        except RecordError as error:
            raise error.at(str(outcome.path)) from None
        self._learn(outcome, digest(outcome.record) if outcome.record else "", outcome.shortfall)
        self._summary.shortfalls[outcome.key] = outcome.shortfall
        (self._summary.read if is_new else self._summary.unchanged).append(outcome.key)
        return is_new

    def _as_known(self, outcome: Outcome) -> Outcome:
        """Return ``outcome`` under the key of the draft read before that says the same, if there is one.

        The key of a draft contains the hash of its bytes, which differ between formats.
        """
        if outcome.draft is None:
            return outcome
        drafts = self._drafts[outcome.draft]
        found = next(self._same_drafts(outcome, drafts), outcome)
        drafts.append(found.key)
        return found

    def _same_drafts(self, outcome: Outcome, drafts: list[str]) -> Iterator[Outcome]:
        if not drafts or outcome.record is None or outcome.key in drafts:
            return
        record = Record.model_validate_json(outcome.record)
        for key in dict.fromkeys(drafts):
            with suppress(RecordError):
                if not differences(self._records.load(file_name(key)), record, exact=False):
                    yield replace(outcome, key=key)

    def _copy(self, outcome: Outcome) -> Copy:
        first, sha256 = self._first[outcome.key]
        if outcome.record is None or outcome.sha256 == sha256:
            return Copy(outcome.path, first)
        record = Record.model_validate_json(outcome.record)
        return compared(outcome.path, record, first, self._records.load(file_name(outcome.key)))

    def _learn(self, outcome: Outcome, record: str, shortfall: Shortfall) -> None:
        """Remember that the document of ``outcome`` is read as the record with this hash."""
        if outcome.record is None or outcome.facts is None:
            return
        reading = CachedReading(outcome.key, outcome.draft, shortfall, record, added_spellings())
        self._cache.learn_reading(outcome.sha256, outcome.path.suffix.lower(), reading)
        if record == digest(outcome.record):
            self._cache.learn_tally(record, tally(outcome.facts))
