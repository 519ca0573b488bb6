"""A server on this machine that plays e-Gov's 法令API, version 2, and its errors, with laws that nobody enacted."""

import json
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

NOT_FIXED = "21171231"


@dataclass(frozen=True)
class PlayedVersion:
    """One version: the law that makes it, its day of effect (2117-12-31: not fixed), its Law element."""

    by: str
    on: str
    law: bytes
    status: str = "PreviousEnforced"
    updated: str = "2026-01-01T10:00:00+09:00"

    def id(self, law_id: str) -> str:
        return f"{law_id}_{self.on.replace('-', '')}_{self.by}"

    def entry(self, law_id: str, title: str) -> dict[str, Any]:
        """Return its entry in the answers, cut down to fields that matter."""
        fixed = self.on != "2117-12-31"
        return {
            "law_revision_id": self.id(law_id),
            "law_title": title,
            "abbrev": None,
            "updated": self.updated,
            "amendment_enforcement_date": self.on if fixed else None,
            "amendment_scheduled_enforcement_date": None if fixed else self.on,
            "amendment_law_id": self.by,
            "repeal_status": "Repeal" if self.status == "Repeal" else "None",
            "repeal_date": self.on if self.status == "Repeal" else None,
            "current_revision_status": self.status,
        }


@dataclass(frozen=True)
class PlayedAnswer:
    """One answer; ``missing`` bytes are promised and not sent."""

    body: bytes
    status: int = 200
    missing: int = 0
    headers: tuple[tuple[str, str], ...] = ()


class PlayedApi(ThreadingHTTPServer):
    """Answers by path without query. Of several answers each is given once, the last one from then on."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: dict[str, list[PlayedAnswer]] = defaultdict(list)
        self.asked: list[str] = []

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/api/2"

    def set(self, path: str, *answers: PlayedAnswer) -> None:
        """Have these answers given at a path under the address of the API."""
        self.answers[path] = list(answers)

    def enact(self, law_id: str, title: str, versions: Iterable[PlayedVersion]) -> None:
        """Have a law with these versions, the newest first as e-Gov lists them."""
        listed = sorted(versions, key=lambda one: one.on, reverse=True)
        entries = [one.entry(law_id, title) for one in listed]
        self.set(f"law_revisions/{law_id}", PlayedAnswer(said({"law_info": {"law_id": law_id}, "revisions": entries})))
        for one in listed:
            self.set(f"law_data/{one.id(law_id)}", PlayedAnswer(envelope(one.id(law_id), one.law)))


def said(answer: object) -> bytes:
    return json.dumps(answer, ensure_ascii=False).encode()


def envelope(revision_id: str, law: bytes) -> bytes:
    """Return the answer that holds the text of a version."""
    law_id = revision_id.partition("_")[0]
    text = law.decode().partition("?>")[2]
    return (
        '<?xml version="1.0" encoding="UTF-8"?><law_data_response><attached_files_info/>'
        f"<law_info><law_id>{law_id}</law_id></law_info>"
        f"<revision_info><law_revision_id>{revision_id}</law_revision_id></revision_info>"
        f"<law_full_text>{text}</law_full_text></law_data_response>"
    ).encode()


class _Handler(BaseHTTPRequestHandler):
    server: PlayedApi

    def do_GET(self) -> None:
        path = unquote(self.path.partition("?")[0]).removeprefix("/api/2/")
        self.server.asked.append(path)
        answers = self.server.answers.get(path) or [PlayedAnswer(said({"code": "404001"}), 404)]
        one = answers.pop(0) if len(answers) > 1 else answers[0]
        self.send_response(one.status)
        for name, value in one.headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(one.body) + one.missing))
        self.end_headers()
        self.wfile.write(one.body)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def played_api() -> Iterator[PlayedApi]:
    """Run the server while the block runs."""
    server = PlayedApi()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
