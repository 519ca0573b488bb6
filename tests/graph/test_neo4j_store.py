"""What only the store on Neo4j has to do: say what it cannot use, and share a database with others."""

import subprocess
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from bolt_greeting import greeting
from children import loaders_env, loading
from documents import document
from neo4j import Driver
from neo4j_server import DATABASE, Neo4j
from proxy import Proxy

from konkyo.graph import neo4j_connection
from konkyo.graph.neo4j_connection import Credentials
from konkyo.graph.neo4j_store import Neo4jPlace, Neo4jStore
from konkyo.graph.networkx_graph import networkx_graph
from konkyo.graph.store import StoreUnusableError
from konkyo.i18n import KonkyoError, UsageError

MANY = tuple(f"相手{number}" for number in range(60))


@pytest.fixture
def place(empty_neo4j: Neo4j) -> Neo4jPlace:
    return Neo4jPlace(empty_neo4j.uri, Credentials(empty_neo4j.user, empty_neo4j.password))


@pytest.fixture
def store(place: Neo4jPlace) -> Iterator[Neo4jStore]:
    with place.open() as opened:
        yield opened


def test_a_wrong_password_is_said_so_and_not_shown(empty_neo4j: Neo4j) -> None:
    with pytest.raises(KonkyoError) as raised:
        Neo4jStore(empty_neo4j.uri, Credentials("neo4j", "geheim-und-falsch"))
    assert "does not accept" in raised.value.what.en
    assert "geheim" not in f"{raised.value} {Credentials('neo4j', 'geheim-und-falsch')!r}"


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_is_not_there_is_named(scheme: str) -> None:
    with pytest.raises(KonkyoError) as raised:
        Neo4jStore(f"{scheme}://127.0.0.1:1", Credentials("neo4j", "x"))
    assert (raised.value.what.en, raised.value.where) == ("Neo4j does not answer", f"{scheme}://127.0.0.1:1")


def test_encryption_that_the_server_does_not_offer_is_a_hint(empty_neo4j: Neo4j) -> None:
    with pytest.raises(KonkyoError, match=r"\+s"):
        Neo4jStore(empty_neo4j.uri.replace("bolt://", "bolt+s://"), Credentials("neo4j", "x"))


def test_a_database_that_is_not_there_is_said_so(empty_neo4j: Neo4j) -> None:
    with pytest.raises(KonkyoError) as raised:
        Neo4jStore(empty_neo4j.uri, Credentials(empty_neo4j.user, empty_neo4j.password, "nirgends"))
    assert "NEO4J_DATABASE" in raised.value.cure.en


@pytest.mark.parametrize(
    "address",
    ["neo4j://neo4j:geheim@127.0.0.1:7687", "bolt://geheim@h", "http://h", "h:7687", "neo4j://", "neo4j://h:99999", ""],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(UsageError) as raised:
        Neo4jStore(address, Credentials("neo4j", "x"))
    assert "geheim" not in str(raised.value)


@pytest.mark.parametrize(
    ("agent", "usable"),
    [
        ("Neo4j/5.13.0", False),
        ("Neo4j/5.25.1", False),
        ("Neo4j/5.26.0 compatible (ArcadeDB)", False),
        ("Memgraph/2.0", False),
        ("Neo4j/5.26.30", True),
        ("Neo4j/5.27-aura", True),
        ("Neo4j/2025.10.1", True),
        ("Neo4j/2026.01.0", True),
    ],
)
def test_the_version_is_heard_before_anything_is_asked(
    agent: str, usable: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_connection, "_PATIENCE", 0.5)
    with greeting(agent) as port, pytest.raises(KonkyoError) as raised:
        Neo4jStore(f"bolt://127.0.0.1:{port}", Credentials("neo4j", "x"))
    assert ("5.26 or later is needed" in str(raised.value)) is not usable
    assert usable or agent in str(raised.value)


@pytest.mark.parametrize(
    ("agent", "bolt"), [("Neo4j/4.4.38", (4, 4)), ("Neo4j/5.4.0", (5, 0)), ("Neo4j/3.5.35", (3, 0))]
)
def test_a_server_too_old_for_the_driver_is_called_so(agent: str, bolt: tuple[int, int]) -> None:
    with greeting(agent, bolt) as port, pytest.raises(KonkyoError) as raised:
        Neo4jStore(f"bolt://127.0.0.1:{port}", Credentials("neo4j", "x"))
    assert "5.26 or later is needed" in str(raised.value)


def mark(driver: Driver, **said: object) -> None:
    driver.execute_query("MATCH (m:KonkyoStore) SET m += $said", said=said, database_=DATABASE)


def test_a_store_of_a_newer_konkyo_is_refused_and_stays(place: Neo4jPlace, neo4j_driver: Driver) -> None:
    with place.open() as store:
        store.replace([document("一", ("本人",))])
    mark(neo4j_driver, konkyo="99.0", schema="another")
    for _ in range(2):
        with pytest.raises(KonkyoError) as raised:
            place.open()
        assert not isinstance(raised.value, StoreUnusableError), "a build would make it again"
        assert "99.0 made it" in str(raised.value)
    assert place.evaluations() == ["一"]


def test_a_store_of_an_older_konkyo_is_made_again(place: Neo4jPlace, neo4j_driver: Driver) -> None:
    with place.open() as store:
        store.replace([document("一", ("本人",))])
    mark(neo4j_driver, konkyo="0.0.1", schema="another")
    with pytest.raises(StoreUnusableError, match="another version"):
        place.open()
    place.discard()
    with place.open() as store:
        assert store.read("MATCH (n:Party) RETURN n") == []
        store.replace([document("一", ("本人",))])


def test_a_store_whose_making_or_discarding_was_cut_short_is_made_again(
    place: Neo4jPlace, neo4j_driver: Driver
) -> None:
    place.open().close()
    mark(neo4j_driver, schema=None, law=None)
    with pytest.raises(StoreUnusableError, match="not finished"):
        place.open()
    place.discard()
    place.open().close()


def test_a_database_of_something_else_is_left_alone(place: Neo4jPlace, neo4j_driver: Driver) -> None:
    neo4j_driver.execute_query("CREATE (:System {name: 'not ours'})", database_=DATABASE)
    for act in (place.open, place.discard):
        with pytest.raises(KonkyoError, match="not konkyo's"):
            act()
    records = neo4j_driver.execute_query("MATCH (n) RETURN n.name AS name", database_=DATABASE).records
    assert [record["name"] for record in records] == ["not ours"]


def test_an_empty_database_is_asked_in_vain(empty_neo4j: Neo4j) -> None:
    with pytest.raises(KonkyoError, match="nothing has been built"):
        Neo4jStore(empty_neo4j.uri, Credentials(empty_neo4j.user, empty_neo4j.password), make=False)


def test_what_is_discarded_under_a_loader_is_not_written_to(store: Neo4jStore, place: Neo4jPlace) -> None:
    place.discard()
    with pytest.raises(StoreUnusableError, match="another konkyo"):
        store.replace([document("一", ("本人",))])
    assert place.evaluations() == []


def test_an_endless_question_is_stopped(place: Neo4jPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KONKYO_TIMEOUT", "1")
    with place.open() as store, pytest.raises(KonkyoError) as raised:
        store.read("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(a * b) AS n")
    assert "KONKYO_TIMEOUT" in raised.value.cure.en


def test_two_loaders_at_the_same_time_double_nothing_and_lose_nothing(place: Neo4jPlace, empty_neo4j: Neo4j) -> None:
    """Both prepare the empty database, and load and remove the same documents over and over."""
    children = [loading(empty_neo4j, f"rounds({seed})") for seed in (1, 2)]
    for child in children:
        _, err = child.communicate(timeout=300)
        assert (child.returncode, err) == (0, ""), err
    with place.open() as store:
        rows = store.read("MATCH ()-[e]->() RETURN count(e) AS edges, count(DISTINCT e.key) AS keys")
        assert rows[0]["edges"] == rows[0]["keys"]
        assert store.read("MATCH (n) WHERE NOT n:KonkyoStore AND NOT (n)--() RETURN n") == []
        graph = networkx_graph(store)
        for key in place.evaluations():
            owned = [node for node, data in graph.nodes(data=True) if data.get("evaluation") == key]
            # One flow to each party that the document names, and each party is there.
            sent = [end for start, end, data in graph.edges(data=True) if data["type"] == "DELIVERS" and start in owned]
            assert len(sent) == len(owned) == len(set(sent))
        # A last load of all, by one loader alone, comes to what all of it is by itself.
        documents = [
            document(f"文書{number}", MANY[number : number + 5], f"20{number + 10}-01-01") for number in range(6)
        ]
        store.replace(documents)
        shared = networkx_graph(store)
        store.remove([facts.evaluation for facts in documents])
        assert networkx_graph(store).number_of_nodes() == 0
        store.replace(documents)
        again = networkx_graph(store)
    assert list(shared.nodes(data=True)) == list(again.nodes(data=True))
    assert list(shared.edges(keys=True, data=True)) == list(again.edges(keys=True, data=True))


def test_a_loader_that_is_killed_leaves_whole_documents(place: Neo4jPlace, empty_neo4j: Neo4j) -> None:
    child = loading(empty_neo4j, "load(40, MANY)")
    assert child.stdout is not None
    for _ in range(3):
        child.stdout.readline()
    child.kill()
    child.communicate()
    whole_or_absent(place, 40)


def test_a_network_that_is_cut_leaves_whole_documents(
    place: Neo4jPlace, empty_neo4j: Neo4j, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_connection, "_PATIENCE", 2.0)
    credentials = place.credentials
    for count in (2_000, 60_000):
        with Proxy(urlsplit(empty_neo4j.uri).port or 7687) as proxy:
            with Neo4jStore(f"bolt://127.0.0.1:{proxy.port}", credentials) as store:
                proxy.cut_after(count)
                with pytest.raises(KonkyoError) as raised:
                    store.replace(document(f"文書{number}", MANY) for number in range(40))
            assert raised.value.where.startswith("bolt://127.0.0.1:")
            assert proxy.cut.is_set()
        whole_or_absent(place, 40)


def whole_or_absent(place: Neo4jPlace, documents: int) -> None:
    """Each document has all its flows or none, and a second load brings in the rest."""
    counted = (
        "MATCH (e:Evaluation) OPTIONAL MATCH (f:Flow {evaluation: e.key})-[:DELIVERS]->(:Party) "
        "RETURN e.key AS key, count(f) AS flows"
    )
    with place.open() as store:
        before = store.read(counted)
        assert {row["flows"] for row in before} <= {len(MANY)}
        assert len(before) < documents
        store.replace(document(f"文書{number}", MANY) for number in range(4))
        assert {row["flows"] for row in store.read(counted)} == {len(MANY)}
        assert set(place.evaluations()) >= {f"文書{number}" for number in range(4)}


def test_the_password_of_a_child_is_not_among_its_arguments(empty_neo4j: Neo4j) -> None:
    child = loading(empty_neo4j, "pass")
    assert isinstance(child.args, list)
    assert empty_neo4j.password not in " ".join(map(str, child.args))
    assert loaders_env(empty_neo4j)["NEO4J_PASSWORD"] == empty_neo4j.password
    assert child.communicate() == ("", "")
    assert isinstance(child, subprocess.Popen)
