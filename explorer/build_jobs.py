"""Builds that were begun on a page: they go on by themselves, and pages tell how far they are."""

import hashlib
import secrets
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath

from konkyo.explorer.desk import UPLOADS, GraphDesk
from konkyo.explorer.page_request import DroppedFile
from konkyo.graph.atomic_write import atomic_write, folder_made
from konkyo.i18n import KonkyoError, UsageError, Words, own_fault
from konkyo.loaders.build.pipeline import build_store
from konkyo.loaders.build.summary import Summary
from konkyo.loaders.build.workers import Outcome, find_files
from konkyo.loaders.limits import BYTES
from konkyo.loaders.read_document import SUFFIXES

_LONGEST = 120
"""Characters of a file name that are kept: in UTF-8 they fit into the 255 bytes of a name."""


@dataclass(eq=False)
class BuildJob:
    """One build: the files to read, what came of those that are read, and in the end its summary or its error."""

    number: str
    paths: tuple[Path, ...]
    refused: tuple[KonkyoError, ...] = ()
    """why files that were dropped with them are not read"""
    outcomes: list[Outcome] = field(default_factory=list)
    summary: Summary | None = None
    error: KonkyoError | None = None

    @property
    def done(self) -> bool:
        """Whether it has ended."""
        return self.summary is not None or self.error is not None


_KEPT = 20
"""How many builds that ended can still be looked at."""
_JOBS: dict[str, BuildJob] = {}
_ONE = threading.Lock()
"""Held by the build that runs: the next one waits."""


def begin_build(desk: GraphDesk, paths: Sequence[Path], refused: Sequence[KonkyoError] = ()) -> BuildJob:
    """Begin to read ``paths`` into the graph of ``desk``; its page also names what was ``refused``."""
    job = BuildJob(secrets.token_hex(8), tuple(find_files(paths).files), tuple(refused))
    for ended in [number for number, one in _JOBS.items() if one.done][:-_KEPT]:
        del _JOBS[ended]
    _JOBS[job.number] = job
    threading.Thread(target=_run, args=(desk, job), name="build", daemon=True).start()
    return job


def build_job(number: str) -> BuildJob:
    """Return a build that was begun since the server started. Raises UsageError where there is none of that number."""
    if number in _JOBS:
        return _JOBS[number]
    raise UsageError(
        Words(ja="その読み込みは、このサーバーでは始めていません", en="this server began no such build"),
        cure=Words(ja="はじめの頁で、もう一度ファイルを選んでください", en="choose the files again on the first page"),
    )


def _run(desk: GraphDesk, job: BuildJob) -> None:
    try:
        with _ONE, desk.building() as place:
            summary = build_store(find_files(job.paths), desk.folder, place=place, tell=job.outcomes.append)
        # Only now: the pages to which it leads read what was built.
        job.summary = summary
    except KonkyoError as error:
        job.error = error
    except Exception as error:
        cure = Words(
            ja="記録は無事です。端末で konkyo build を --debug を付けて実行してください",
            en="the records are safe; run konkyo build with --debug in a terminal",
        )
        job.error = own_fault(error, cure)


def kept_upload(folder: Path, dropped: DroppedFile) -> Path:
    """Write a dropped file into ``folder`` under its own name, which leads nowhere else, and return its path.

    Raises KonkyoError where it is too large, has no format that is read, or no name.
    """
    name = PurePosixPath(PureWindowsPath(dropped.name).name).name
    suffix = Path(name).suffix.lower()
    kept = "".join(one for one in name if one.isprintable() and one not in '<>:"|?*').lstrip(". ")
    if suffix not in SUFFIXES or not kept.removesuffix(suffix).strip():
        known = " ".join(sorted(SUFFIXES))
        raise UsageError(
            Words(ja="この形式は読めません", en="this format is not read"),
            where=name,
            cure=Words(ja=f"読める形式: {known}", en=f"what is read: {known}"),
        )
    BYTES.check(len(dropped.data), name)
    stem = kept[: -len(suffix)][:_LONGEST]
    # By its content: two documents of one name, and two versions of one, lie beside each other.
    place = folder_made(folder / UPLOADS / hashlib.sha256(dropped.data).hexdigest()[:12])
    path = place / f"{stem}{suffix}"
    with atomic_write(path) as partial:
        partial.write_bytes(dropped.data)
    return path
