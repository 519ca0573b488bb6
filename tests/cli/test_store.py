"""konkyo --store: the graph in a Neo4j, by the same commands."""

from pathlib import Path
from random import Random

import pytest
from explorer_pages import LATER, pages_of
from lxml import html
from neo4j import Driver
from neo4j_server import DATABASE, Neo4j
from pages import Pages, pages_of_desk

from konkyo.explorer.desk import GraphDesk

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TAX = sorted(EXAMPLES.glob("*juminzei*"))
OTHER = EXAMPLES / "tomosaka_kokuho_kiso_2022.txt"


@pytest.fixture
def server(empty_neo4j: Neo4j, monkeypatch: pytest.MonkeyPatch) -> Neo4j:
    """An empty Neo4j, whose password the environment tells."""
    monkeypatch.setenv("NEO4J_USERNAME", empty_neo4j.user)
    monkeypatch.setenv("NEO4J_PASSWORD", empty_neo4j.password)
    monkeypatch.delenv("NEO4J_DATABASE", raising=False)
    return empty_neo4j


def test_the_same_commands_tell_the_same(konkyo, server: Neo4j, tmp_path: Path, monkeypatch) -> None:
    beside = konkyo("build", *TAX, "--into", tmp_path / "beside")
    built = konkyo("build", *TAX, "--into", tmp_path / "folder", "--store", server.uri)
    assert (built.code, built.out.replace("folder)", "beside)")) == (0, beside.out)
    assert not (tmp_path / "folder" / "store").exists()
    again = konkyo("build", *TAX, "--into", tmp_path / "folder", "--store", server.uri)
    assert "0 new or changed, 2 unchanged" in again.out
    assert again.out.splitlines()[1] == built.out.splitlines()[1]
    for command in (
        ("documents", "--format", "json"),
        ("ask", "upstream", "-p", "name=個人住民税ファイル", "--format", "csv"),
        ("cypher", "MATCH (f:File) RETURN f.name AS name ORDER BY name"),
        ("check",),
    ):
        monkeypatch.setenv("KONKYO_STORE", "")
        here = konkyo(*command, "--from", tmp_path / "beside")
        monkeypatch.setenv("KONKYO_STORE", server.uri)
        assert konkyo(*command) == here, command
    monkeypatch.setenv("KONKYO_STORE", "")
    with GraphDesk(tmp_path / "beside") as beside, GraphDesk(tmp_path / "folder", server.uri) as team:
        assert_same_pages(pages_of_desk(beside), pages_of_desk(team))


def assert_same_pages(here: Pages, there: Pages) -> None:
    """Each page once: the graph in a Neo4j shows what the same graph in a folder shows."""
    with here.desk.reading() as store:
        drawn = {name: draw(Random(name)) for name, draw in pages_of(store).items()}
    for name, address in drawn.items():
        answers = [pages.known.get(address) for pages in (here, there)]
        assert [answer.status_code for answer in answers] == [200, 200], (name, answers[1].text)
        # What takes long may not be known yet; the pages that are maps name their store.
        if name not in LATER and not name.endswith("itself"):
            told = [html.fromstring(answer.text).xpath("string(//main)") or answer.text for answer in answers]
            assert told[0] == told[1], (name, address)


def test_what_another_loaded_is_neither_counted_nor_lost(konkyo, server: Neo4j, tmp_path: Path) -> None:
    konkyo("build", OTHER, "--into", tmp_path / "theirs", "--store", server.uri)
    ours = konkyo("build", *TAX, "--into", tmp_path / "ours", "--store", server.uri)
    assert (ours.code, "graph: 2 evaluations" in ours.out) == (0, True), ours.err
    assert "without a record here (not counted below): 1" in ours.err
    refused = konkyo("build", "--rebuild", "--into", tmp_path / "ours", "--store", server.uri)
    assert (refused.code, "would lose 1 evaluations" in refused.err) == (3, True)
    assert "3 rows" in konkyo("documents", "--store", server.uri).err
    for record in (tmp_path / "theirs" / "records").iterdir():
        (tmp_path / "ours" / "records" / record.name).write_bytes(record.read_bytes())
    rebuilt = konkyo("build", "--rebuild", "--into", tmp_path / "ours", "--store", server.uri)
    assert (rebuilt.code, "graph: 3 evaluations" in rebuilt.out) == (0, True), rebuilt.err


def test_what_is_lost_or_altered_comes_back(konkyo, server: Neo4j, tmp_path: Path, neo4j_driver: Driver) -> None:
    first = konkyo("build", *TAX, "--into", tmp_path / "ours", "--store", server.uri)
    neo4j_driver.execute_query("MATCH (f:Flow) WITH f LIMIT 3 DETACH DELETE f", database_=DATABASE)
    mended = konkyo("build", *TAX, "--into", tmp_path / "ours", "--store", server.uri)
    assert "Flow: records" in mended.err
    assert mended.out.splitlines()[1] == first.out.splitlines()[1]
    assert konkyo("cypher", "MATCH (w:Work) SET w.name = '別'", "--write", "--store", server.uri).code == 0
    assert "may not agree with the records" in konkyo("documents", "--store", server.uri).err
    again = konkyo("build", *TAX, "--into", tmp_path / "ours", "--store", server.uri)
    assert "it had been changed by konkyo cypher --write" in again.err
    names = konkyo("cypher", "MATCH (w:Work) RETURN w.name AS name", "--store", server.uri, "--format", "csv").out
    assert "別" not in names.splitlines()


def test_a_password_is_neither_taken_from_the_command_nor_shown(konkyo, server: Neo4j, monkeypatch) -> None:
    address = server.uri.replace("://", "://neo4j:geheim-genug@")
    written = konkyo("documents", "--store", address)
    assert (written.code, "NEO4J_PASSWORD" in written.err) == (2, True)
    monkeypatch.setenv("NEO4J_PASSWORD", "geheim-genug")
    wrong = konkyo("documents", "--store", server.uri)
    assert (wrong.code, "does not accept the user name or password" in wrong.err) == (3, True)
    monkeypatch.delenv("NEO4J_PASSWORD")
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    missing = konkyo("documents", "--store", server.uri)
    assert (missing.code, "there is no password" in missing.err) == (2, True)
    for ran in (written, wrong, missing):
        assert "geheim" not in ran.out + ran.err
        assert ran.err.count("  → ") == 1


def test_nothing_built_and_nothing_there(konkyo, server: Neo4j) -> None:
    empty = konkyo("documents", "--store", server.uri)
    assert (empty.code, "nothing has been built here yet" in empty.err) == (3, True)
    absent = konkyo("documents", "--store", "neo4j://127.0.0.1:1")
    assert (absent.code, "Neo4j does not answer" in absent.err) == (3, True)
    assert konkyo("documents", "--store").code == 2
    other = konkyo("documents", "--store=http://127.0.0.1:1")
    assert (other.code, "no address of a Neo4j" in other.err) == (2, True)
