"""What reading one document may take: a document that takes more is refused, and the others are read."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import psutil

from konkyo.i18n import KonkyoError, Words
from konkyo.loaders.limits import MEGABYTES, SECONDS, Limit


class _TimeIsUpError(BaseException):
    """Raised inside whatever is running. No Exception, because libraries catch those."""


@contextmanager
def limited_reading(where: str) -> Iterator[None]:
    """Raise KonkyoError, saying ``where``, when the block takes more CPU time or memory than allowed.

    Time is limited where the system counts it and the block runs in the main thread of its process, as it does in the
    workers of a build; memory by :func:`limit_memory`.
    """
    limited = hasattr(signal, "SIGPROF") and threading.current_thread() is threading.main_thread()
    seconds = SECONDS.value()
    before = signal.signal(signal.SIGPROF, _time_is_up) if limited else None
    try:
        if limited:
            signal.setitimer(signal.ITIMER_PROF, seconds)
        yield
    except _TimeIsUpError:
        raise _too_much(SECONDS, where) from None
    except MemoryError:
        raise _too_much(MEGABYTES, where) from None
    finally:
        if limited:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)


def limit_memory() -> None:
    """Limit how much more memory this process, a worker, may allocate: beyond it Python raises MemoryError.

    Only on Linux, which alone counts what a process really asked for.
    """
    if sys.platform == "linux":
        import resource

        # Libraries of calculation take some for each core of the machine when they are loaded.
        most = psutil.Process().memory_info().data + MEGABYTES.value() * 1024 * 1024
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        if hard == resource.RLIM_INFINITY or most < hard:
            resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def _time_is_up(number: int, frame: FrameType | None) -> None:
    raise _TimeIsUpError


def _too_much(limit: Limit, where: str) -> KonkyoError:
    return KonkyoError(
        Words(ja=f"読み取りを打ち切りました（上限: {limit.what.ja} {limit.value():,}）",
              en=f"reading was stopped (the limit: {limit.value():,} {limit.what.en})"),
        where=where,
        cure=Words(
            ja=f"評価書だけを含むファイルか確かめ、そうなら環境変数 {limit.variable} で上限を上げてください",
            en=f"check that it holds one evaluation only; if so, raise the limit with the variable {limit.variable}",
        ),
    )  # fmt: skip
