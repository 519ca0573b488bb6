"""Commands on a folder whose server runs ask that server, and start no engine."""

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from pages import TOKEN
from served import served

from konkyo import opening
from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.serving import noted
from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.served_store import SERVED_NOTE, ServedStore, served_store
from konkyo.graph.store import STORE, StoreInUseError
from konkyo.i18n import KonkyoError
from konkyo.queries.answer import answer
from konkyo.queries.search_words import search

NO_ENGINE = """
import sys
sys.modules["jpype"] = None
from konkyo.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def test_a_question_is_answered_by_the_running_server_without_an_engine(desk: GraphDesk) -> None:
    with served(desk) as address, noted(desk.folder, int(address.rpartition(":")[2]), TOKEN):
        said = subprocess.run(
            [sys.executable, "-c", NO_ENGINE, "ask", "recipients", "--from", str(desk.folder), "--format", "json"],
            env={**os.environ, "KONKYO_LANG": "en"}, capture_output=True, text=True, encoding="utf-8",
        )  # fmt: skip
        assert said.returncode == 0, said.stderr
        assert "番号法第19条第8号" in said.stdout
        with opening.opened(desk.folder) as store, desk.reading() as own:
            assert isinstance(store, ServedStore)
            assert answer(store, "recipients", {}).rows == answer(own, "recipients", {}).rows
        with opening.opened(desk.folder) as store:
            assert search(store, "地方税").hits
            assert len(store.read("UNWIND range(1, 9) AS n RETURN n", most=3)) == 3
            with pytest.raises(KonkyoError, match=r"データを書き換え|change data"):
                store.read("MATCH (n) DELETE n")


def test_pages_go_on_where_a_build_cannot_begin(desk: GraphDesk) -> None:
    with EmbeddedStore(desk.folder / STORE), pytest.raises(StoreInUseError), desk.building():
        pass
    with desk.reading() as store:
        assert store.read("MATCH (e:Evaluation) RETURN count(e) > 0 AS there") == [{"there": True}]


@pytest.mark.parametrize(
    "note", ["", "{}", '{"host": "127.0.0.1", "port": 9, "secret": "x"}', '{"host": 1, "port": "x"}', "[]"]
)
def test_a_note_without_a_server_is_passed_over(tmp_path: Path, note: str) -> None:
    (tmp_path / "konkyo-open.json").write_text(note, encoding="utf-8")
    assert served_store(tmp_path) is None


@pytest.mark.parametrize("answer", [b'{"stamp": 1, "altered": false, "outdated": [], "law": {}}', b"", b"<html>"])
def test_whoever_has_the_port_of_a_server_that_was_killed_learns_no_secret_and_is_not_believed(
    tmp_path: Path, answer: bytes
) -> None:
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answered() -> None:
            with listening.accept()[0] as one:
                heard.append(one.recv(65536))
                one.sendall(b"HTTP/1.0 200 OK\r\nX-Konkyo-Signed: 00\r\n\r\n" + answer)

        other = threading.Thread(target=answered)
        other.start()
        with noted(tmp_path, listening.getsockname()[1], "a secret"):
            assert served_store(tmp_path) is None
        other.join()
    assert b"POST" in heard[0]
    assert b"a secret" not in heard[0]
    assert not (tmp_path / SERVED_NOTE).exists()
