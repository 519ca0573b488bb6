"""As much of a Neo4j as a driver hears before its first question: which version it is. Bolt, made by hand.

Neo4j's artifacts of an old version would be another 140 MB to fetch, for two messages that say no more than this.
"""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_HELLO, _LOGON, _RESET = 0x01, 0x6A, 0x0F


@contextmanager
def greeting(agent: str, bolt: tuple[int, int] = (5, 4)) -> Iterator[int]:
    """Greet whoever connects as a server called ``agent`` that speaks this version of Bolt; give the port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=_serve, args=(listener, agent, bolt), daemon=True).start()
        yield listener.getsockname()[1]


def _serve(listener: socket.socket, agent: str, bolt: tuple[int, int]) -> None:
    while True:
        try:
            client, _ = listener.accept()
        except OSError:
            return
        with client:
            client.recv(20, socket.MSG_WAITALL)
            client.sendall(bytes([0, 0, bolt[1], bolt[0]]))
            while message := _message(client):
                # It hangs up when it is asked something.
                if message[1] not in (_HELLO, _LOGON, _RESET):
                    break
                client.sendall(_success({"server": agent, "connection_id": "bolt-1"} if message[1] == _HELLO else {}))


def _message(client: socket.socket) -> bytes:
    whole = b""
    while head := client.recv(2, socket.MSG_WAITALL):
        if size := int.from_bytes(head, "big"):
            whole += client.recv(size, socket.MSG_WAITALL)
        elif whole:
            break
    return whole


def _success(said: dict[str, str]) -> bytes:
    body = b"\xb1\x70" + bytes([0xA0 + len(said)]) + b"".join(_text(part) for pair in said.items() for part in pair)
    return len(body).to_bytes(2, "big") + body + b"\x00\x00"


def _text(text: str) -> bytes:
    encoded = text.encode()
    return b"\xd0" + bytes([len(encoded)]) + encoded
