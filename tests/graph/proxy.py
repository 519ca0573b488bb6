"""A way to a server through this process, which can be cut."""

import socket
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self


class Proxy:
    """Passes what comes to ``port`` on to a server of this machine, until it is cut. Use it as a context manager."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._sockets: list[socket.socket] = []
        self._left: int | None = None
        """Bytes that may still go to the server; None for no end."""
        self.cut = threading.Event()
        threading.Thread(target=self._accept, daemon=True).start()

    def cut_after(self, count: int) -> None:
        """Cut every connection once so many more bytes have gone to the server."""
        self._left = count

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._cut()

    def _accept(self) -> None:
        while not self.cut.is_set():
            try:
                near, _ = self._listener.accept()
                far = socket.create_connection(("127.0.0.1", self._to))
            except OSError:
                return
            self._sockets += [near, far]
            threading.Thread(target=self._pass, args=(near, far, True), daemon=True).start()
            threading.Thread(target=self._pass, args=(far, near, False), daemon=True).start()

    def _pass(self, one: socket.socket, other: socket.socket, counted: bool) -> None:
        try:
            while data := one.recv(4096):
                if counted and self._left is not None:
                    other.sendall(data[: self._left])
                    self._left -= len(data)
                    if self._left <= 0:
                        self._cut()
                        return
                else:
                    other.sendall(data)
        except OSError:
            pass

    def _cut(self) -> None:
        self.cut.set()
        for each in (self._listener, *self._sockets):
            # A close alone would not wake who waits for it.
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
