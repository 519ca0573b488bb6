"""Kept records → their facts, without reading the documents again."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from konkyo.graph.document_facts import DocumentFacts
from konkyo.i18n import KonkyoError, Words
from konkyo.loaders.build.build_cache import BuildCache
from konkyo.loaders.build.reconcile import tally
from konkyo.loaders.build.record_store import RecordError, RecordStore
from konkyo.loaders.build.workers import each
from konkyo.loaders.facts import facts


def facts_of_record(records: RecordStore, name: str) -> tuple[str, DocumentFacts] | RecordError:
    """Return the hash of the record ``name`` and its facts, or why it cannot be read."""
    try:
        return records.digest(name), facts(records.load(name))
    except RecordError as error:
        return error


def facts_of_records(
    names: Sequence[str], records: RecordStore, cache: BuildCache, jobs: int | None
) -> Iterator[DocumentFacts]:
    """Yield the facts of the records ``names`` that can be read; ``cache`` learns their counts."""
    for found in each(partial(facts_of_record, records), names, jobs):
        if not isinstance(found, RecordError):
            record, asserted = found
            cache.learn_tally(record, tally(asserted))
            yield asserted


def facts_of_folder(folder: Path, unreadable: list[RecordError], jobs: int | None = None) -> Iterator[DocumentFacts]:
    """Yield the facts of all records in ``folder``, each evaluation once; ``unreadable`` gets the errors of the others.

    Raises KonkyoError if there is no record.
    """
    records, seen = RecordStore(folder), set()
    names = records.names()
    if not names:
        raise KonkyoError(
            Words(ja="ここには記録がありません", en="there are no records here"),
            where=str(folder),
            cure=Words(
                ja="先に konkyo build 評価書のフォルダー を実行するか、--from DIR で場所を指定してください",
                en="run konkyo build FOLDER first, or name the place with --from DIR",
            ),
        )
    for found in each(partial(facts_of_record, records), names, jobs):
        if isinstance(found, RecordError):
            unreadable.append(found)
        elif found[1].evaluation not in seen:
            seen.add(found[1].evaluation)
            yield found[1]
