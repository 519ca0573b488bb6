"""Reading many files in worker processes; one that fails does not stop the others."""

import multiprocessing
import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from konkyo.graph.document_facts import DocumentFacts
from konkyo.i18n import KonkyoError, Words, law_errors_told
from konkyo.loaders.build.duplicates import series_of_draft
from konkyo.loaders.build.reading_limits import limit_memory, limited_reading
from konkyo.loaders.build.record_store import written
from konkyo.loaders.build.shortfall import Shortfall
from konkyo.loaders.facts import facts
from konkyo.loaders.read_document import SUFFIXES, read_file

_ALONE = 200_000
"""Texts of up to so many bytes together are read in this process, because starting workers would take longer."""

_PACKED = 100_000
"""How many bytes of text a file of another format counts as. It may hold far more than its size."""

_FEW = 16
"""Up to so many records are processed in this process, for the same reason."""

_AHEAD = 4
"""Number of files per worker that are started ahead; their results wait in memory."""


_Item = TypeVar("_Item")
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """The files found under some paths: ``files`` to be read, and those ``passed_over`` because of their suffix."""

    files: tuple[Path, ...]
    passed_over: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of reading one file, or its ``error``; ``trace`` is set where konkyo itself failed."""

    path: Path
    key: str = ""
    """Key of its evaluation; empty where there is an error."""
    draft: str | None = None
    """The series of its evaluation, where that has no 公表日."""
    sha256: str = ""
    """Hash of the document's bytes."""
    shortfall: Shortfall = field(default_factory=Shortfall)
    record: bytes | None = None
    """Its record as it is kept; None where the cache knows that it is kept already."""
    facts: DocumentFacts | None = None
    """The facts of its record, where it was read."""
    error: KonkyoError | None = None
    trace: str = ""


def find_files(paths: Iterable[Path]) -> FoundFiles:
    """Return the files under ``paths`` in a fixed order: a file as it is named, a folder with all that is in it.

    Hidden files and folders inside a folder are not looked at. A path that is not there is kept: reading it fails.
    """
    files: dict[Path, None] = {}
    passed_over: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            files[path] = None
            continue
        for entry in sorted(path.rglob("*")):
            if any(part.startswith(".") for part in entry.relative_to(path).parts):
                continue
            # A folder named like a document, or a broken link, is reported as unreadable.
            # A pipe, socket or device is passed over whatever its name: reading it would block forever.
            special = entry.exists() and not (entry.is_file() or entry.is_dir())
            if entry.suffix.lower() in SUFFIXES and not special:
                files[entry] = None
            elif not entry.is_dir():
                passed_over[entry] = None
    return FoundFiles(tuple(files), tuple(passed_over))


def read_outcome(path: Path) -> Outcome:
    """Read one file; errors are in the outcome."""
    try:
        with law_errors_told(), limited_reading(str(path)):
            record = read_file(path)
            said = facts(record)
        draft, short = series_of_draft(said), Shortfall.of(record)
        return Outcome(path, said.evaluation, draft, record.source.sha256, short, written(record), said)
    except KonkyoError as error:
        return Outcome(path, error=error)
    except Exception:
        return Outcome(path, error=_fault(path), trace=traceback.format_exc())


def read_all(
    paths: Sequence[Path], jobs: int | None = None, recall: Callable[[Path], Outcome | None] = lambda path: None
) -> Iterator[Outcome]:
    """Read ``paths`` in ``jobs`` worker processes and yield their outcomes in that order.

    By default there is one worker for each core, and none where there is little to read.

    A path for which ``recall`` returns an outcome is not read.
    """
    workers = min(jobs or os.cpu_count() or 1, len(paths))
    if workers <= 1 or (jobs is None and sum(map(_size, paths)) <= _ALONE):
        yield from (recall(path) or read_outcome(path) for path in paths)
        return
    waiting = deque(paths)
    while waiting:
        with pool(workers) as processes:
            yield from _read_ahead(processes, waiting, recall, workers * _AHEAD)


def _size(path: Path) -> int:
    """Return about how many bytes of text a file holds; 0 if it cannot be read, which costs no time."""
    try:
        return path.stat().st_size if path.suffix.lower() == ".txt" else _PACKED
    except OSError:
        return 0


def _read_ahead(
    processes: ProcessPoolExecutor, paths: deque[Path], recall: Callable[[Path], Outcome | None], ahead: int
) -> Iterator[Outcome]:
    """Yield the outcomes of ``paths``, removing each path, until all are read or a worker has died."""
    begun: deque[tuple[Path, Outcome | Future[Outcome]]] = deque()
    died = False
    while begun or (paths and not died):
        while paths and not died and len(begun) < ahead:
            path = paths.popleft()
            try:
                begun.append((path, recall(path) or processes.submit(read_outcome, path)))
            except BrokenProcessPool:
                died = True
                paths.appendleft(path)
        if not begun:
            return
        path, found = begun.popleft()
        try:
            yield found if isinstance(found, Outcome) else found.result()
        except BrokenProcessPool:
            # Which file killed the worker is unknown: each started file gets a worker of its own, the rest a new pool.
            died = True
            yield _read_apart(path)


def each(work: Callable[[_Item], _Found], items: Sequence[_Item], jobs: int | None = None) -> Iterator[_Found]:
    """Yield ``work(item)`` for ``items``, in that order; where there are many, in ``jobs`` worker processes."""
    workers = jobs or os.cpu_count() or 1
    if workers == 1 or len(items) <= _FEW:
        yield from map(work, items)
        return
    with pool(workers) as processes:
        begun: deque[Future[_Found]] = deque()
        for item in items:
            begun.append(processes.submit(work, item))
            if len(begun) >= workers * _AHEAD:
                yield begun.popleft().result()
        while begun:
            yield begun.popleft().result()


def _read_apart(path: Path) -> Outcome:
    try:
        with pool(1) as process:
            return process.submit(read_outcome, path).result()
    except BrokenProcessPool:
        return Outcome(path, error=_died(path))


@contextmanager
def pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Yield a pool of ``workers`` new processes. Leaving the block early cancels what they have not started."""
    processes = ProcessPoolExecutor(
        workers,
        # A forked copy of a process that runs Java hangs.
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin_worker,
    )
    try:
        yield processes
    finally:
        processes.shutdown(cancel_futures=True)


def _begin_worker() -> None:
    # Ctrl-C reaches all processes of a terminal; the parent process stops its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this worker when its parent process is gone: a killed parent cannot stop its workers."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _fault(path: Path) -> KonkyoError:
    return KonkyoError(
        Words(ja="読み取り中に konkyo の不具合が起きました", en="konkyo itself failed while reading this"),
        where=str(path),
        cure=Words(
            ja="ほかの文書は読んでいます。--debug を付けて実行し、その表示を添えて知らせてください",
            en="the other documents were read; run again with --debug and report what it shows",
        ),
    )


def _died(path: Path) -> KonkyoError:
    return KonkyoError(
        Words(ja="読み取りの処理が落ちました", en="the process that read this died"),
        where=str(path),
        why=Words(ja="メモリー不足かもしれません", en="it may have run out of memory"),
        cure=Words(ja="--jobs 1 で試してください", en="try again with --jobs 1"),
    )
