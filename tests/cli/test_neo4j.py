"""konkyo neo4j: a server in the background, its way from start to stop, and what is said where there is none."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import GraphDatabase

from konkyo.graph.neo4j_server import VERSION, stop


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of konkyo's data, where whatever was started ends with the test."""
    monkeypatch.setenv("KONKYO_HOME", str(tmp_path))
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    yield tmp_path
    stop(tmp_path / "neo4j", at_once=True)


@pytest.fixture
def port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def said(out: str) -> dict[str, str]:
    return dict(line.split("\t") for line in out.splitlines())


def test_from_start_to_stop(konkyo, home: Path, port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    none = konkyo("neo4j", "status")
    assert (none.code, none.out) == (3, "")
    assert f"{home / 'neo4j'}: no Neo4j is running" in none.err

    started = konkyo("neo4j", "start", "--port", str(port))
    assert started.code == 0, started.err
    told = said(started.out)
    assert (told["URI"], told["user"], told["version"]) == (f"bolt://127.0.0.1:{port}", "neo4j", VERSION)
    assert "NEO4J_PASSWORD" in started.err
    assert f"--store {told['URI']}" in started.err
    password = Path(told["password"]).read_text(encoding="utf-8")
    assert password not in started.out + started.err
    with GraphDatabase.driver(told["URI"], auth=(told["user"], password)) as driver:
        driver.verify_connectivity()

    again = konkyo("neo4j", "start", "--browser")
    assert (again.code, said(again.out)) == (0, told)
    assert "running already" in again.err
    assert "without the Neo4j Browser" in again.err
    running = konkyo("neo4j", "status")
    assert (running.code, said(running.out)) == (0, told)

    monkeypatch.setenv("KONKYO_LANG", "ja")
    assert said(konkyo("neo4j", "status").out)["パスワード"] == told["password"]
    stopped = konkyo("neo4j", "stop")
    assert (stopped.code, stopped.out, stopped.err) == (0, "", "止めました\n")
    twice = konkyo("neo4j", "stop")
    assert (twice.code, twice.err) == (0, f"{home / 'neo4j'}: Neo4j は動いていません\n")
    assert konkyo("neo4j", "status").code == 3


def test_a_taken_port_is_an_error_that_names_it(konkyo, home: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        ran = konkyo("neo4j", "start", "--port", str(taken))
    assert (ran.code, ran.out) == (3, "")
    assert f"port {taken} is in use" in ran.err
    assert "--port" in ran.err
    assert not (home / "neo4j").exists()


def test_without_java_it_says_what_to_install(konkyo, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(home))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    ran = konkyo("neo4j", "start")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("Neo4j needs Java 17 or later\n  → install Java")


def test_a_port_that_is_none_is_wrong_usage(konkyo, home: Path) -> None:
    assert konkyo("neo4j", "start", "--port", "70000").code == 2
