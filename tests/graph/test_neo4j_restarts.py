"""A server that is killed in the middle of a load, comes back, is stopped, and then may only be read."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from documents import document

from konkyo.graph import neo4j_connection, neo4j_store
from konkyo.graph.neo4j_connection import Credentials
from konkyo.graph.neo4j_server import launch, running_server, start, stop
from konkyo.graph.neo4j_store import Neo4jPlace
from konkyo.i18n import KonkyoError

MANY = tuple(f"相手{number}" for number in range(60))
COUNT = "MATCH (e:Evaluation) OPTIONAL MATCH (f:Flow {evaluation: e.key}) RETURN e.key AS key, count(f) AS flows"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Where a server of this test's own may lie."""
    yield tmp_path / "neo4j"
    stop(tmp_path / "neo4j", at_once=True)


def test_killed_or_stopped_it_comes_back_with_its_data_and_one_that_may_only_be_read_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # All of it in one test: a server takes some ten seconds to start.
    monkeypatch.setattr(neo4j_connection, "_PATIENCE", 3.0)
    # Six documents in a transaction.
    monkeypatch.setattr(neo4j_store, "_TOGETHER", 1_000)
    first = start(folder, tied=True)
    port = int(first.uri.rpartition(":")[2])
    place = Neo4jPlace(first.uri, Credentials(*first.auth))
    loaded = threading.Event()

    def documents():
        for number in range(40):
            # Late enough that several transactions are done.
            if number == 30:
                loaded.set()
            yield document(f"文書{number}", MANY)

    def kill():
        loaded.wait()
        os.kill(first.pid, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
        while running_server(folder):
            time.sleep(0.05)

    killer = threading.Thread(target=kill)
    with place.open() as store:
        killer.start()
        with pytest.raises(KonkyoError) as raised:
            store.replace(documents())
        killer.join()
    assert raised.value.where == first.uri
    assert "run the same again" in raised.value.cure.en

    second = start(folder, port=port, tied=True)
    assert (second.uri, second.password) == (first.uri, first.password)
    with place.open() as store:
        before = store.read(COUNT)
        assert len(before) >= 5, "what was finished is kept"
        assert {row["flows"] for row in before} == {len(MANY)}, "each is whole"
        store.replace(document(f"文書{number}", MANY) for number in range(10))
        assert {row["flows"] for row in store.read(COUNT)} == {len(MANY)}
    assert stop(folder)
    assert not psutil.pid_exists(second.pid)
    assert not stop(folder), "there is nothing left to stop"
    assert running_server(folder) is None

    monkeypatch.setitem(launch._SETTINGS, "server.databases.default_to_read_only", "true")
    start(folder, port=port, tied=True)
    for change in (place.open, place.discard):
        with pytest.raises(KonkyoError) as raised:
            change()
        assert raised.value.what.en == "This Neo4j may not be written to"
    assert len(place.evaluations()) >= 10, "nothing was lost"
