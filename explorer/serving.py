"""Run the server: on a free port of this machine, until Ctrl-C."""

import json
import os
import re
import secrets
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.request_guard import own_access
from konkyo.explorer.search_view import found_words
from konkyo.explorer.web_app import explorer_app
from konkyo.graph.served_store import SERVED_NOTE
from konkyo.graph.settings import setting
from konkyo.i18n import KonkyoError, UsageError, Words

_GIVES_WAY = 0.0005
"""Seconds."""
_WAITING = 128
"""How many connections may wait for the server."""
TOKEN = "KONKYO_TOKEN"
"""The variable with a token that stays the same, for a team behind a proxy; else there is a new one each time."""
LOOPBACK = ("127.0.0.1", "::1", "localhost")
_PUBLIC = re.compile(r"https?://[^\s/?#@]+/?")
"""An address without a path: pages are served at its root."""


def serve(
    desk: GraphDesk,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    public: str = "",
    read_only: bool = False,
    show: bool = True,
    tell: Callable[[str], None] = print,
) -> None:
    """Serve ``desk`` until Ctrl-C. ``port`` 0 is a free one; ``show``: open the browser.

    ``public`` is the address under which a proxy passes requests on. Raises UsageError for a ``host`` that others
    reach without a proxy or without ``read_only``, and for a ``public`` that is no such address; KonkyoError where the
    port cannot be used.
    """
    if host not in LOOPBACK and not (read_only and public):
        raise UsageError(
            Words(ja=f"{host} ではほかの機械からも届きます", en=f"other machines reach {host}"),
            cure=Words(
                ja="--read-only と --public-url を付け、手前に HTTPS と認証を置いてください（docs/explorer.md）",
                en="add --read-only and --public-url, and put HTTPS and a login before it (docs/explorer.md)",
            ),
        )
    if public and not _PUBLIC.fullmatch(public):
        raise UsageError(
            Words(ja=f"--public-url の「{public}」は使えません", en=f"--public-url cannot be {public}"),
            cure=Words(
                ja="https://konkyo.example.jp のように、道（パス）を付けずに書いてください",
                en="write it like https://konkyo.example.jp, without a path",
            ),
        )
    bound = _bound(host, port)
    own_port = int(bound.getsockname()[1])
    token = setting(TOKEN, secrets.token_urlsafe(32), r"[\w-]{32,}", secrets.token_urlsafe(32))
    access = own_access(token, own_port, public=public, read_only=read_only)
    own_host = "::1" if ":" in host else "127.0.0.1"
    at = public.rstrip("/") or f"http://{'[::1]' if ':' in host else own_host}:{own_port}"
    threading.Thread(target=_prepared, args=(desk,), name="prepare", daemon=True).start()
    with bound, noted(desk.folder, own_port, access.command_secret, own_host):
        tell(f"{at}/?token={token}")
        if show:
            webbrowser.open(f"{at}/?token={token}")
        _run(explorer_app(desk, access), bound)


def _prepared(desk: GraphDesk) -> None:
    """Search once, so that nobody waits for the index of words and the names. What hinders it, their search tells."""
    with suppress(KonkyoError):
        found_words(desk, "特定個人情報")


def _run(app: ASGIApp, bound: socket.socket) -> None:
    # Work beside the pages gives way to them after this time; after Python's 5 ms, a page that needs 1 ms takes 50.
    sys.setswitchinterval(_GIVES_WAY)
    # No access log: the first address holds the token.
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, proxy_headers=False, ws="none", lifespan="off",
        timeout_graceful_shutdown=3,
    )  # fmt: skip
    # Ctrl-C is how it ends: uvicorn closes what is open, and then raises it again.
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[bound])


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        # From now on a browser that is quicker than the server waits, and is not refused.
        bound.listen(_WAITING)
    except OSError as error:
        bound.close()
        said = error.strerror or str(error)
        raise KonkyoError(
            Words(ja="この番地では待ち受けられません", en="it cannot listen at this address"),
            where=f"{host}:{port}",
            why=Words(ja=said, en=said),
            cure=Words(ja="--port を省けば、空いている番号を使います", en="without --port it takes a free one"),
        ) from None
    return bound


@contextmanager
def noted(folder: Path, port: int, secret: str, host: str = "127.0.0.1") -> Iterator[None]:
    """Keep a note of where the server runs while it does, for commands on the same folder.

    That of a server that was killed is replaced; one that another server wrote since is left to it.
    """
    note, said = folder / SERVED_NOTE, json.dumps({"host": host, "port": port, "secret": secret})
    note.unlink(missing_ok=True)
    with os.fdopen(os.open(note, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(said)
    try:
        yield
    finally:
        with suppress(OSError):
            if note.read_text(encoding="utf-8") == said:
                note.unlink()
