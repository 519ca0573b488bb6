"""What a build does when the facts of law have changed since the documents were read and stored."""

from collections.abc import Set
from pathlib import Path

from konkyo.graph.store import Store, StorePlace
from konkyo.i18n import KonkyoError, Words
from konkyo.law.fold import fold
from konkyo.loaders.build.build_cache import BuildCache
from konkyo.loaders.build.rebuild import facts_of_records
from konkyo.loaders.build.reconcile import evaluations
from konkyo.loaders.build.record_store import RecordStore, file_name
from konkyo.loaders.build.summary import Summary
from konkyo.loaders.record import Record

_OTHER_LAW = Words(ja="法令の事実が新しくなったため", en="the facts of law it rests on are others now")


def rests_on_other_law(store: Store, place: StorePlace, records: RecordStore) -> Words | None:
    """Return why the whole store is made again: most of its evaluations rest on outdated facts of law. Else None.

    Raises KonkyoError where others stored such evaluations in a shared place: their records are not here.
    """
    outdated, known = store.outdated(), set(records.names())
    if place.shared and (others := [key for key in outdated if file_name(key) not in known]):
        store.close()
        raise without_records(others, records.folder)
    return _OTHER_LAW if 2 * len(outdated) > len(evaluations(store)) else None


def store_anew(store: Store, records: RecordStore, cache: BuildCache, jobs: int | None, summary: Summary) -> None:
    """Store the evaluations that rest on outdated facts of law again, from their records."""
    known = set(records.names())
    if names := [name for key in store.outdated() if (name := file_name(key)) in known]:
        store.replace(facts_of_records(names, records, cache, jobs))
        summary.notes.append(
            Words(
                ja=f"引用する法令の事実が新しくなった評価書 {len(names)} 件を、記録から入れ直しました",
                en=f"{len(names)} evaluations that cite laws whose facts are new were stored anew from their records",
            )
        )
    store.note_law()


def prints_one_of(spellings: Set[str], record: Record) -> bool:
    """Tell whether a document prints one of these names of laws, so that knowing them changes how it is read."""
    texts = [fold(passage.text).text for passage in record.passages]
    return any(spelling in text for text in texts for spelling in spellings)


def without_records(others: list[str], folder: Path) -> KonkyoError:
    """Return the error for evaluations ``others`` of a store that cannot be stored again without their records."""
    few = ", ".join(others[:5]) + (" …" if len(others) > 5 else "")
    return KonkyoError(
        Words(
            ja=f"データベースを作り直すと、ここに記録のない評価書 {len(others)} 件が失われます",
            en=f"making the database again would lose {len(others)} evaluations that have no record here",
        ),
        where=str(folder),
        why=Words(ja=few, en=few),
        cure=Words(
            ja="それを収めた人の records/ の記録をここの records/ に写してから作り直すか、別のデータベース"
            "（NEO4J_DATABASE）を使ってください",
            en="copy their records from the records/ of whoever stored them into the records/ here and run it again, "
            "or use another database (NEO4J_DATABASE)",
        ),
    )
