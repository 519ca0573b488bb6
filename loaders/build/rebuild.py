"""Records that are kept → what they assert, without reading a document."""

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


def restated(library: RecordStore, name: str) -> tuple[str, DocumentFacts] | RecordError:
    """Return the hash of the record ``name`` and what it asserts, or why it cannot be read."""
    try:
        return library.digest(name), facts(library.load(name))
    except RecordError as error:
        return error


def restated_all(
    names: Sequence[str], library: RecordStore, memory: BuildCache, jobs: int | None
) -> Iterator[DocumentFacts]:
    """Yield what those of the records ``names`` assert that can be read; ``memory`` learns what they make count."""
    for found in each(partial(restated, library), names, jobs):
        if not isinstance(found, RecordError):
            record, asserted = found
            memory.learn_tally(record, tally(asserted))
            yield asserted


def all_restated(folder: Path, unreadable: list[RecordError], jobs: int | None = None) -> Iterator[DocumentFacts]:
    """Yield what each record in ``folder`` asserts, each evaluation once; the others join ``unreadable``.

    Raises KonkyoError where there is no record.
    """
    library, seen = RecordStore(folder), set()
    names = library.names()
    if not names:
        raise KonkyoError(
            Words(ja="ここには記録がありません", en="there are no records here"),
            where=str(folder),
            cure=Words(
                ja="先に konkyo build 評価書のフォルダー を実行するか、--from DIR で場所を指定してください",
                en="run konkyo build FOLDER first, or name the place with --from DIR",
            ),
        )
    for found in each(partial(restated, library), names, jobs):
        if isinstance(found, RecordError):
            unreadable.append(found)
        elif found[1].evaluation not in seen:
            seen.add(found[1].evaluation)
            yield found[1]
