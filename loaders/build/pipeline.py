"""Documents → records → store: one build, in which nothing already kept is lost and nothing goes wrong in silence."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from konkyo.graph.atomic_write import folder_made
from konkyo.graph.document_facts import DocumentFacts
from konkyo.graph.embedded import EmbeddedPlace
from konkyo.graph.store import Store, StorePlace, StoreUnusableError
from konkyo.i18n import KonkyoError, Words
from konkyo.law.law_names import added_spellings
from konkyo.loaders.build import build_cache as memories
from konkyo.loaders.build.build_cache import BuildCache, CachedReading
from konkyo.loaders.build.duplicates import Copy, compared, faithful_first, series_of_draft
from konkyo.loaders.build.duplicates import differences as differing
from konkyo.loaders.build.law_changes import prints_one_of, rests_on_other_law, store_anew, without_records
from konkyo.loaders.build.rebuild import restated, restated_all
from konkyo.loaders.build.reconcile import StoreCounts, Tally, counted, differences, evaluations, expected, tally
from konkyo.loaders.build.record_store import RecordError, RecordStore, digest, file_name
from konkyo.loaders.build.summary import Summary
from konkyo.loaders.build.workers import FoundFile, Outcome, each, read_all
from konkyo.loaders.read_document import source
from konkyo.loaders.record import Record

STORE = "store"
"""Folder of the embedded store, beside the records."""


_ALTERED = Words(ja="konkyo cypher --write で書き換えられていたため", en="it had been changed by konkyo cypher --write")


def build(
    found: FoundFile,
    folder: Path,
    *,
    place: StorePlace | None = None,
    jobs: int | None = None,
    rebuild: bool = False,
    tell: Callable[[Outcome], None] = lambda outcome: None,
) -> Summary:
    """Read the files ``found``, keep their records in ``folder`` and bring them into the store at ``place``.

    Unless told, that is the embedded store in ``folder``. ``tell`` hears of each file as it is read. ``rebuild`` makes
    the store anew from all records. Raises KonkyoError where the store cannot be used or does not hold what the records
    say; what single files fail of is in the summary.
    """
    place = place or EmbeddedPlace(folder / STORE)
    library, summary, was_there = RecordStore(folder), Summary(passed_over=list(found.passed_over)), folder.exists()
    with _opened(place, library, summary, rebuild=rebuild) as store, BuildCache(folder_made(folder)) as memory:
        stored = evaluations(store)
        outcomes = read_all(faithful_first(found.files), jobs, partial(_recall, library, memory))
        kept = _keep(_heard(outcomes, tell), library, memory, summary)
        # Several may load into a shared store, each cut off at another place: what it lacks is brought in at once.
        store.replace(_all_facts(kept, stored, library, memory, jobs) if place.shared or not stored else kept)
        store_anew(store, library, memory, jobs, summary)
        if not library.names():
            store.close()
            _clear(place, folder, keep=was_there)
            return summary
        wanted, ours = _expected(library, memory, jobs, summary)
        summary.counts = _counted(place, store, ours, summary)
        if wanted == summary.counts:
            return summary
        # An earlier build was cut off between its records and its store.
        summary.notes.append(_mended(differences(wanted, summary.counts)))
    if not place.shared:
        place.discard()
    with place.open() as store, BuildCache(folder_made(folder)) as memory:
        store.replace(_all_facts((), (), library, memory, jobs))
        summary.counts = _counted(place, store, ours, summary)
        if wanted != summary.counts:
            raise _wrong(differences(wanted, summary.counts), folder)
    return summary


def _opened(place: StorePlace, library: RecordStore, summary: Summary, *, rebuild: bool) -> Store:
    try:
        store = place.open()
        why = _ALTERED if store.altered else rests_on_other_law(store, place, library)
        if not rebuild and why is None:
            return store
        store.close()
    except StoreUnusableError as error:
        why = error.why or error.what
    known = set(library.names())
    if others := [key for key in place.evaluations() if file_name(key) not in known]:
        raise without_records(others, library.folder)
    summary.notes.append(
        Words(
            ja="データベースを記録から作り直しました" + (f"（{why.ja}）" if why else ""),
            en="the database was made again from the records" + (f" ({why.en})" if why else ""),
        )
    )
    place.discard()
    return place.open()


def _counted(place: StorePlace, store: Store, ours: set[str], summary: Summary) -> StoreCounts:
    """Return what the store counts; where others loaded documents too, only what ``ours`` assert."""
    summary.others = [key for key in evaluations(store) if key not in ours] if place.shared else []
    return counted(store, sorted(ours) if summary.others else None)


def _clear(place: StorePlace, folder: Path, *, keep: bool) -> None:
    """Leave no store of one's own that holds nothing, and no ``folder`` made for it."""
    if not place.shared:
        place.discard()
    (folder / memories.FILE).unlink(missing_ok=True)
    if not keep:
        with suppress(OSError):
            folder.rmdir()


def _recall(library: RecordStore, memory: BuildCache, path: Path) -> Outcome | None:
    """Return what reading ``path`` would give, if these bytes were read before and their record is as it was then."""
    with suppress(KonkyoError):
        sha256 = hashlib.sha256(source(path)).hexdigest()
        known = memory.reading(sha256, path.suffix.lower())
        if known and library.digest(file_name(known.key)) == known.record:
            if known.spellings != added_spellings():
                if prints_one_of(set(known.spellings) ^ set(added_spellings()), library.load(file_name(known.key))):
                    return None
                memory.learn_reading(sha256, path.suffix.lower(), replace(known, spellings=added_spellings()))
            return Outcome(path, known.key, sha256, known.gaps)
    return None


def _all_facts(
    first: Iterable[DocumentFacts], stored: Iterable[str], library: RecordStore, memory: BuildCache, jobs: int | None
) -> Iterator[DocumentFacts]:
    """Yield the facts ``first`` and then those of all records that can be read and are not ``stored``; learn their
    counts."""
    done = {file_name(key) for key in stored}
    for facts in first:
        done.add(file_name(facts.evaluation))
        yield facts
    yield from restated_all([name for name in library.names() if name not in done], library, memory, jobs)


def _tally_of(library: RecordStore, name: str) -> tuple[str, Tally] | RecordError:
    found = restated(library, name)
    return found if isinstance(found, RecordError) else (found[0], tally(found[1]))


def _expected(
    library: RecordStore, memory: BuildCache, jobs: int | None, summary: Summary
) -> tuple[StoreCounts, set[str]]:
    """Return what the records that can be read make a store count, and the keys of their evaluations.

    What is wrong with the others is in ``summary``.
    """
    records: list[str] = []
    unknown: list[str] = []
    for name in library.names():
        with suppress(RecordError):
            if memory.has_tally(record := library.digest(name)):
                records.append(record)
                continue
        unknown.append(name)
    for found in each(partial(_tally_of, library), unknown, jobs):
        if isinstance(found, RecordError):
            summary.unreadable.append(found)
        else:
            memory.learn_tally(*found)
            records.append(found[0])
    memory.forget_others(records)
    ours: set[str] = set()

    def noted() -> Iterator[Tally]:
        for one in memory.tallies(records):
            ours.add(one.evaluation)
            yield one

    return expected(noted()), ours


def _heard(outcomes: Iterable[Outcome], tell: Callable[[Outcome], None]) -> Iterator[Outcome]:
    for outcome in outcomes:
        tell(outcome)
        yield outcome


def _keep(
    outcomes: Iterable[Outcome], library: RecordStore, memory: BuildCache, summary: Summary
) -> Iterator[DocumentFacts]:
    """Keep the records; yield the facts of those that changed."""
    if damaged := library.set_aside_damaged_sources():
        summary.notes.append(damaged)
    before = library.sources()
    first: dict[str, tuple[Path, str]] = {}
    drafts: dict[str, list[str]] = defaultdict(list)
    read: list[tuple[str, str]] = []
    for outcome in outcomes:
        if outcome.error:
            summary.failed.append(outcome)
            continue
        if series := series_of_draft(outcome.key):
            outcome = _as_known(outcome, drafts[series], library)
            drafts[series].append(outcome.key)
        key = outcome.key
        if key in first:
            try:
                summary.copies.append(_copy(outcome, *first[key], library))
            except KonkyoError as error:
                summary.failed.append(Outcome(outcome.path, error=error))
                continue
            if not summary.copies[-1].differs:
                _learn(memory, outcome, library.digest(file_name(key)), summary.gaps[key])
        else:
            first[key] = outcome.path, outcome.sha256
            try:
                is_new = outcome.record is not None and library.keep(key, outcome.record)
            except RecordError as error:
                summary.failed.append(Outcome(outcome.path, error=error.at(str(outcome.path))))
                continue
            _learn(memory, outcome, digest(outcome.record) if outcome.record else "", outcome.gaps)
            summary.gaps[key] = outcome.gaps
            (summary.read if is_new else summary.unchanged).append(key)
            if is_new and outcome.facts:
                elsewhere = before.get(file_name(key), [])
                if elsewhere and str(outcome.path) not in elsewhere:
                    summary.replaced.append((outcome.path, elsewhere))
                yield outcome.facts
        read.append((key, str(outcome.path)))
    library.note_sources(read)
    summary.orphans = [name for name, sources in library.sources().items() if before.get(name) and not sources]


def _as_known(outcome: Outcome, drafts: Collection[str], library: RecordStore) -> Outcome:
    """Return ``outcome`` under the key of that one of the ``drafts`` read before which says the same.

    An unpublished evaluation is told from others of its title by its bytes, and those differ between formats.
    """
    if not drafts or outcome.record is None or outcome.key in drafts:
        return outcome
    record = Record.model_validate_json(outcome.record)
    for key in dict.fromkeys(drafts):
        with suppress(RecordError):
            if not differing(library.load(file_name(key)), record, exact=False):
                return replace(outcome, key=key)
    return outcome


def _copy(outcome: Outcome, first: Path, sha256: str, library: RecordStore) -> Copy:
    if outcome.record is None or outcome.sha256 == sha256:
        return Copy(outcome.path, first)
    record = Record.model_validate_json(outcome.record)
    return compared(outcome.path, record, first, library.load(file_name(outcome.key)))


def _learn(memory: BuildCache, outcome: Outcome, record: str, gaps: int) -> None:
    """Remember that the document of ``outcome`` reads as what the record with this hash says."""
    if outcome.record is not None and outcome.facts is not None:
        reading = CachedReading(outcome.key, gaps, record, added_spellings())
        memory.learn_reading(outcome.sha256, outcome.path.suffix.lower(), reading)
        if record == digest(outcome.record):
            memory.learn_tally(record, tally(outcome.facts))


def _mended(difference: Words) -> Words:
    return Words(
        ja=f"データベースが記録と合わなかったので、記録から作り直しました（{difference.ja}）",
        en=f"the database did not agree with the records and was made again from them ({difference.en})",
    )


def _wrong(difference: Words, folder: Path) -> KonkyoError:
    return KonkyoError(
        Words(
            ja="作り直したデータベースの件数が記録と合いません",
            en="the database does not hold what the records say, though it was made again",
        ),
        where=str(folder),
        why=difference,
        cure=Words(ja="記録は無事です。この表示を添えて konkyo の開発元に知らせてください",
                   en="the records are safe; report this to the makers of konkyo"),
    )  # fmt: skip
