"""One build: documents → records → store. No kept record is lost, and whatever fails is reported."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from konkyo.graph.atomic_write import folder_made
from konkyo.graph.document_facts import DocumentFacts
from konkyo.graph.embedded import EmbeddedPlace
from konkyo.graph.store import STORE, Store, StorePlace, StoreUnusableError
from konkyo.i18n import KonkyoError, Words
from konkyo.law.law_facts import check_added_facts
from konkyo.law.law_names import added_spellings
from konkyo.loaders.build import build_cache
from konkyo.loaders.build.build_cache import BuildCache
from konkyo.loaders.build.duplicates import faithful_first
from konkyo.loaders.build.law_changes import prints_one_of, rests_on_other_law, store_anew, without_records
from konkyo.loaders.build.rebuild import facts_of_record, facts_of_records
from konkyo.loaders.build.reconcile import StoreCounts, Tally, count_differences, counted, evaluations, expected, tally
from konkyo.loaders.build.record_keeper import RecordKeeper
from konkyo.loaders.build.record_store import RecordError, RecordStore, file_name
from konkyo.loaders.build.summary import Summary
from konkyo.loaders.build.workers import FoundFiles, Outcome, each, read_all
from konkyo.loaders.read_document import source

_ALTERED = Words(ja="konkyo cypher --write で書き換えられていたため", en="it had been changed by konkyo cypher --write")


def build_store(
    found: FoundFiles,
    folder: Path,
    *,
    place: StorePlace | None = None,
    jobs: int | None = None,
    rebuild: bool = False,
    tell: Callable[[Outcome], None] = lambda outcome: None,
) -> Summary:
    """Read the files ``found``, keep their records in ``folder`` and load them into the store at ``place``.

    The default place is the embedded store in ``folder``. ``tell`` is called with the outcome of each file.
    ``rebuild``: make the store again from all records. Raises KonkyoError where the store cannot be used or does not
    hold what the records say, LawError where the facts in the folder ``KONKYO_LAW`` cannot be read. Errors of single
    files are in the summary.
    """
    # Before anything is written: with damaged facts, all that rests on them would fail one by one.
    check_added_facts()
    place = place or EmbeddedPlace(folder / STORE)
    records, summary, was_there = RecordStore(folder), Summary(passed_over=list(found.passed_over)), folder.exists()
    with _opened(place, records, summary, rebuild=rebuild) as store, BuildCache(folder_made(folder)) as cache:
        stored = evaluations(store)
        outcomes = read_all(faithful_first(found.files), jobs, partial(_recall, records, cache))
        kept = RecordKeeper(records, cache, summary).keep(outcomes, tell)
        # Builds of several people may have been cut off in a shared store: what it lacks is loaded as well.
        store.replace(_all_facts(kept, stored, records, cache, jobs) if place.shared or not stored else kept)
        store_anew(store, records, cache, jobs, summary)
        if not records.names():
            store.close()
            _clear(place, folder, keep=was_there)
            return summary
        wanted, ours = _expected(records, cache, jobs, summary)
        summary.counts = _counted(place, store, ours, summary)
        if wanted == summary.counts:
            return summary
        # An earlier build was cut off after it kept its records and before it loaded them.
        summary.notes.append(_mended(count_differences(wanted, summary.counts)))
    if not place.shared:
        place.discard()
    with place.open() as store, BuildCache(folder_made(folder)) as cache:
        store.replace(_all_facts((), (), records, cache, jobs))
        summary.counts = _counted(place, store, ours, summary)
        if wanted != summary.counts:
            raise _wrong(count_differences(wanted, summary.counts), folder)
    return summary


def _opened(place: StorePlace, records: RecordStore, summary: Summary, *, rebuild: bool) -> Store:
    try:
        store = place.open()
        why = _ALTERED if store.altered else rests_on_other_law(store, place, records)
        if not rebuild and why is None:
            return store
        store.close()
    except StoreUnusableError as error:
        why = error.why or error.what
    known = set(records.names())
    if others := [key for key in place.evaluations() if file_name(key) not in known]:
        raise without_records(others, records.folder)
    summary.notes.append(
        Words(
            ja="データベースを記録から作り直しました" + (f"（{why.ja}）" if why else ""),
            en="the database was made again from the records" + (f" ({why.en})" if why else ""),
        )
    )
    place.discard()
    return place.open()


def _counted(place: StorePlace, store: Store, ours: set[str], summary: Summary) -> StoreCounts:
    """Return the counts of the store; where others loaded documents too, only of what ``ours`` assert."""
    summary.others = [key for key in evaluations(store) if key not in ours] if place.shared else []
    return counted(store, sorted(ours) if summary.others else None)


def _clear(place: StorePlace, folder: Path, *, keep: bool) -> None:
    """Remove an empty embedded store and the cache; the folder too, unless it is to be kept."""
    if not place.shared:
        place.discard()
    (folder / build_cache.FILE).unlink(missing_ok=True)
    if not keep:
        with suppress(OSError):
            folder.rmdir()


def _recall(records: RecordStore, cache: BuildCache, path: Path) -> Outcome | None:
    """Return the outcome of reading ``path`` from the cache; None if it was not read or its record has changed."""
    with suppress(KonkyoError):
        sha256 = hashlib.sha256(source(path)).hexdigest()
        known = cache.reading(sha256, path.suffix.lower())
        if known and records.digest(file_name(known.key)) == known.record:
            if known.spellings != added_spellings():
                if prints_one_of(set(known.spellings) ^ set(added_spellings()), records.load(file_name(known.key))):
                    return None
                cache.learn_reading(sha256, path.suffix.lower(), replace(known, spellings=added_spellings()))
            return Outcome(path, known.key, known.draft, sha256, known.shortfall)
    return None


def _all_facts(
    first: Iterable[DocumentFacts], stored: Iterable[str], records: RecordStore, cache: BuildCache, jobs: int | None
) -> Iterator[DocumentFacts]:
    """Yield the facts ``first``, then those of all other readable records that are not ``stored``.

    The cache learns the counts of the latter.
    """
    done = {file_name(key) for key in stored}
    for facts in first:
        done.add(file_name(facts.evaluation))
        yield facts
    yield from facts_of_records([name for name in records.names() if name not in done], records, cache, jobs)


def _tally_of(records: RecordStore, name: str) -> tuple[str, Tally] | RecordError:
    found = facts_of_record(records, name)
    return found if isinstance(found, RecordError) else (found[0], tally(found[1]))


def _expected(
    records: RecordStore, cache: BuildCache, jobs: int | None, summary: Summary
) -> tuple[StoreCounts, set[str]]:
    """Return the counts of a store that holds all readable records, and the keys of their evaluations.

    ``summary`` gets the errors of the other records.
    """
    readable: list[str] = []
    unknown: list[str] = []
    for name in records.names():
        with suppress(RecordError):
            if cache.has_tally(record := records.digest(name)):
                readable.append(record)
                continue
        unknown.append(name)
    for found in each(partial(_tally_of, records), unknown, jobs):
        if isinstance(found, RecordError):
            summary.unreadable.append(found)
        else:
            cache.learn_tally(*found)
            readable.append(found[0])
    cache.forget_others(readable)
    ours: set[str] = set()

    def noted() -> Iterator[Tally]:
        for one in cache.tallies(readable):
            ours.add(one.evaluation)
            yield one

    return expected(noted()), ours


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
