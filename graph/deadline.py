"""How long a question that konkyo asks in several statements may take."""

import time

from konkyo.graph.settings import timeout


class Deadline:
    """The moment at which a question that begins now is stopped (KONKYO_TIMEOUT)."""

    def __init__(self) -> None:
        self._end = time.monotonic() + timeout()

    @property
    def over(self) -> bool:
        """Whether the time has run out."""
        return time.monotonic() >= self._end
