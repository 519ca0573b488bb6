"""The store that a running ``konkyo open`` has open on a folder, asked at its address: no engine starts here."""

import hashlib
import hmac
import http.client
import json
import secrets
from collections.abc import Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NoReturn, Self

from konkyo.graph.document_facts import DocumentFacts
from konkyo.graph.refusals import TookTooLongError
from konkyo.graph.settings import timeout
from konkyo.graph.store import ResultRow
from konkyo.i18n import KonkyoError, Words
from konkyo.law.facts_fingerprint import facts_fingerprints

SERVED_NOTE = "konkyo-open.json"
"""The file in a folder that says where its server runs, and its secret for commands; only its owner may read it."""
STORE_PATH = "/store/read"
"""Where the server answers statements that only read."""
SIGNED = "X-Konkyo-Signed"
"""The header by which the server shows that it has the secret of its note."""
SIGNING = "Konkyo"
"""The kind of Authorization by which a command shows that it read the note."""
_PATIENCE = 5
"""Seconds that a server may take to say that it is there."""


def signature(secret: str, nonce: str, said: bytes) -> str:
    """Return what only one who has ``secret`` can have written under ``said``, in the exchange that ``nonce`` names."""
    return hmac.new(secret.encode(), nonce.encode() + b"\n" + said, hashlib.sha256).hexdigest()


def is_signed(shown: str, secret: str, nonce: str, said: bytes) -> bool:
    """Tell whether ``shown`` is the signature, in a time that does not depend on it."""
    return hmac.compare_digest(shown.encode(), signature(secret, nonce, said).encode())


def told_error(error: KonkyoError) -> dict[str, Any]:
    """Return an error as JSON has it; ``ServedStore`` raises it again."""
    texts = {"what": error.what, "why": error.why, "cure": error.cure}
    told: dict[str, Any] = {name: one and {"ja": one.ja, "en": one.en} for name, one in texts.items()}
    return {**told, "where": error.where, "too_long": isinstance(error, TookTooLongError)}


def served_store(folder: Path) -> "ServedStore | None":
    """Return the store of the server that runs on ``folder``; None where none does, or by other facts of law."""
    try:
        note = json.loads((folder / SERVED_NOTE).read_text(encoding="utf-8"))
        store = ServedStore(folder, str(note["host"]), int(note["port"]), str(note["secret"]))
        return store if store.same_law() else None
    except (OSError, ValueError, KeyError, TypeError, KonkyoError, http.client.HTTPException):
        # The note of a server that was killed, or of another program that has its port now.
        return None


class ServedStore:
    """A store for reading only. Raises KonkyoError where its server has ended.

    Another program may have the port by now. So the secret is never sent: what is asked is signed with it, and an
    answer is believed only if that is signed, too.
    """

    def __init__(self, folder: Path, host: str, port: int, secret: str) -> None:
        self.where = str(folder)
        self._host, self._port, self._secret = host, port, secret
        self._state = self._asked({}, _PATIENCE)

    def same_law(self) -> bool:
        """Tell whether the server goes by the facts of law that are held here."""
        return bool(self._state["law"] == dict(facts_fingerprints()))

    def read(
        self, cypher: str, parameters: Mapping[str, Any] | None = None, *, most: int | None = None
    ) -> list[ResultRow]:
        """Answer a query that only reads, with its first ``most`` rows at most."""
        asked = {"cypher": str(cypher), "parameters": dict(parameters or {}), "most": most}
        rows: list[ResultRow] = self._asked(asked, timeout() + _PATIENCE)["rows"]
        return rows

    @property
    def stamp(self) -> Hashable:
        """That of the server's store."""
        return json.dumps(self._asked({}, _PATIENCE)["stamp"])

    @property
    def altered(self) -> bool:
        """Whether ``write`` was used on the server's store."""
        return bool(self._state["altered"])

    def outdated(self) -> list[str]:
        """Return the keys of the evaluations that rest on other facts of law than are held now."""
        keys: list[str] = self._state["outdated"]
        return keys

    def prepare_search(self) -> None:
        """Have the server make the index of words."""
        self._asked({"prepare_search": True}, timeout() + _PATIENCE)

    def write(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> NoReturn:
        """Raise KonkyoError: a served store is for reading."""
        raise self._only_read()

    def replace(self, documents: Iterable[DocumentFacts]) -> NoReturn:
        """Raise KonkyoError: a served store is for reading."""
        raise self._only_read()

    def remove(self, evaluations: Sequence[str]) -> NoReturn:
        """Raise KonkyoError: a served store is for reading."""
        raise self._only_read()

    def note_law(self) -> NoReturn:
        """Raise KonkyoError: a served store is for reading."""
        raise self._only_read()

    def close(self) -> None:
        """Leave it: it is the server's."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def _asked(self, asked: Mapping[str, Any], seconds: int) -> dict[str, Any]:
        connection = http.client.HTTPConnection(self._host, self._port, timeout=seconds)
        nonce, body = secrets.token_hex(16), json.dumps(asked).encode()
        shown = f"{SIGNING} {nonce}:{signature(self._secret, nonce, body)}"
        try:
            connection.request("POST", STORE_PATH, body, {"Authorization": shown, "Content-Type": "application/json"})
            answer = connection.getresponse()
            data = answer.read()
            if not is_signed(answer.headers.get(SIGNED, ""), self._secret, nonce, data):
                raise ValueError(f"HTTP {answer.status}, not signed")
            told: dict[str, Any] = json.loads(data)
        except (OSError, ValueError, http.client.HTTPException) as error:
            said = str(error)
            raise KonkyoError(
                Words(ja="konkyo open のサーバーが答えません", en="the server of konkyo open does not answer"),
                where=self.where,
                why=Words.same(said),
                cure=Words(ja="もう一度実行してください", en="run it again"),
            ) from None
        finally:
            connection.close()
        if answer.status == http.HTTPStatus.OK:
            return told
        kind = TookTooLongError if told["too_long"] else KonkyoError
        raise kind(
            Words(**told["what"]),
            where=told["where"],
            why=Words(**told["why"]) if told["why"] else None,
            cure=Words(**told["cure"]),
        )

    def _only_read(self) -> KonkyoError:
        return KonkyoError(
            Words(ja="konkyo open が開いているグラフには書けません", en="konkyo open has this graph open"),
            where=self.where,
            cure=Words(ja="konkyo open を終えてから実行してください", en="end konkyo open, then run it again"),
        )
