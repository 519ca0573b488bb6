"""Reading many files at once, each in a worker process; one that cannot be read does not stop the others."""

import multiprocessing
import os
import signal
import traceback
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from i18n import KonkyoError, Words
from loaders.facts import facts
from loaders.read import SUFFIXES, read_file
from loaders.record import Record

_ALONE = 2
"""Up to so many files are read in this process: starting workers would take longer."""


@dataclass(frozen=True, slots=True)
class Found:
    """What lies under the paths given: ``files`` to be read, and what is ``passed_over`` for its suffix."""

    files: tuple[Path, ...]
    passed_over: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file read: its ``record`` and the ``key`` of its evaluation, or the ``error`` it ended in.

    ``trace`` is set where the error is a fault of konkyo.
    """

    path: Path
    key: str = ""
    record: Record | None = None
    error: KonkyoError | None = None
    trace: str = ""


def find(paths: Iterable[Path]) -> Found:
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
            # A folder named like a document, or a link to nowhere, is named as unreadable, not left out in silence.
            # A pipe, socket or device is none, whatever its name: reading it would wait without end.
            special = entry.exists() and not (entry.is_file() or entry.is_dir())
            if entry.suffix.lower() in SUFFIXES and not special:
                files[entry] = None
            elif not entry.is_dir():
                passed_over[entry] = None
    return Found(tuple(files), tuple(passed_over))


def read(path: Path) -> Outcome:
    """Read one file; whatever goes wrong is in the outcome."""
    try:
        record = read_file(path)
        return Outcome(path, key=facts(record).evaluation, record=record)
    except KonkyoError as error:
        return Outcome(path, error=error)
    except Exception:
        return Outcome(path, error=_fault(path), trace=traceback.format_exc())


def read_all(paths: Sequence[Path], jobs: int | None = None) -> Iterator[Outcome]:
    """Read ``paths`` in ``jobs`` worker processes (all cores unless told) and yield their outcomes in that order."""
    workers = min(jobs or os.cpu_count() or 1, len(paths))
    if workers <= 1 or (jobs is None and len(paths) <= _ALONE):
        yield from map(read, paths)
        return
    with pool(workers) as processes:
        waiting = deque((path, processes.submit(read, path)) for path in paths)
        while waiting:
            # Taken out of the queue, so that a record is forgotten when its receiver has done with it.
            path, future = waiting.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                # A worker died, and nobody says over which file: each that is left gets a worker of its own.
                yield _read_apart(path)


def _read_apart(path: Path) -> Outcome:
    try:
        with pool(1) as process:
            return process.submit(read, path).result()
    except BrokenProcessPool:
        return Outcome(path, error=_died(path))


@contextmanager
def pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Give ``workers`` fresh processes. Where the block is left early, what they have not begun is not done."""
    processes = ProcessPoolExecutor(
        workers,
        # A forked copy of a process in which Java runs hangs.
        mp_context=multiprocessing.get_context("spawn"),
        # Ctrl-C reaches all processes of a terminal; this one stops the others.
        initializer=signal.signal,
        initargs=(signal.SIGINT, signal.SIG_IGN),
    )
    try:
        yield processes
    finally:
        processes.shutdown(cancel_futures=True)


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
