"""What replacing and removing documents leaves in a store, whichever its engine."""

import pytest
from documents import document, edge, evaluation, stored

from konkyo.graph.document_facts import DocumentFacts, Edge, Node
from konkyo.graph.networkx_graph import networkx_graph
from konkyo.graph.store import Store
from konkyo.i18n import KonkyoError


def contents(store: Store) -> tuple[dict, list]:
    graph = networkx_graph(store)
    return dict(graph.nodes(data=True)), list(graph.edges(keys=True, data=True))


def parties(store: Store) -> set[str]:
    return {row["name"] for row in store.read("MATCH (p:Party) RETURN p.name AS name")}


def test_a_document_is_stored_as_its_facts_say(either: Store) -> None:
    facts = document("新", ("国税庁長官", "本人"))
    either.replace([facts])
    nodes, edges = contents(either)
    assert nodes == stored(facts)
    assert sorted(edges) == sorted(
        (item.start, item.end, item.key, {"type": item.type, **item.properties}) for item in facts.edges
    )


def test_an_empty_store_has_nothing(either: Store) -> None:
    either.replace([])
    assert contents(either) == ({}, [])


def test_loading_twice_is_loading_once(either: Store) -> None:
    documents = [document("旧", ("本人",), "2020-01-01"), document("新", ("本人", "国税庁長官"), "2021-01-01")]
    either.replace(documents)
    once = contents(either)
    either.replace(documents)
    either.replace(reversed(documents))
    assert contents(either) == once


def test_the_order_of_loading_does_not_matter(either: Store) -> None:
    documents = [document("一", ("本人",), "2020-01-01"), document("二", ("本人", "国税庁長官"), "2021-01-01")]
    either.replace(documents)
    forwards = contents(either)
    either.remove(["一", "二"])
    either.replace(reversed(documents))
    assert contents(either) == forwards


def test_what_a_new_reading_no_longer_says_is_gone(either: Store) -> None:
    either.replace([document("新", ("国税庁長官", "本人"))])
    either.replace([document("新", ("本人",))])
    assert parties(either) == {"本人"}
    assert either.read("MATCH (f:Flow) RETURN count(f) AS flows") == [{"flows": 1}]


def test_a_shared_node_stays_while_another_document_holds_it(either: Store) -> None:
    either.replace([document("一", ("本人", "国税庁長官")), document("二", ("本人",))])
    either.replace([document("一", ())])
    assert parties(either) == {"本人"}
    either.remove(["二"])
    assert parties(either) == set()
    assert either.read("MATCH (b:Body) RETURN b.key AS body") == [{"body": "市"}]
    either.remove(["一", "一", "ない"])
    assert contents(either) == ({}, [])


def test_a_property_that_one_document_knows_survives_another_that_does_not(either: Store) -> None:
    def coded(key: str, **code: str) -> DocumentFacts:
        return DocumentFacts(
            key,
            (evaluation(key), Node("Body", "市", {"name": "市", **code})),
            (edge("PUBLISHES", ("Body", "市"), ("Evaluation", key), key),),
        )

    either.replace([coded("一", code="034002"), coded("二")])
    assert either.read("MATCH (b:Body) RETURN b.code AS code") == [{"code": "034002"}]


def test_what_is_said_twice_in_one_document_stands_once(either: Store) -> None:
    facts = document("新", ("本人",))
    quoted = Edge(
        facts.edges[1].type, facts.edges[1].start, facts.edges[1].end, {**facts.edges[1].properties, "quote": "甲"}
    )
    either.replace([DocumentFacts("新", (*facts.nodes, *facts.nodes), (*facts.edges, quoted, *facts.edges))])
    nodes, edges = contents(either)
    assert (len(nodes), len(edges)) == (4, 2)
    assert either.read("MATCH ()-[d:DELIVERS]->() RETURN d.quote AS quote") == [{"quote": "甲"}]


def test_an_edge_without_its_end_leaves_the_old_version(either: Store) -> None:
    either.replace([document("新", ("本人", "国税庁長官"))])
    before = contents(either)
    broken = document("新", ("総務大臣",))
    stray = edge("DELIVERS", ("Flow", "新/0"), ("Party", "いない人"), "新")
    with pytest.raises(KonkyoError) as raised:
        either.replace([DocumentFacts(broken.evaluation, broken.nodes, (*broken.edges, stray))])
    assert "新" in raised.value.where
    assert "いない人" in str(raised.value.why)
    assert raised.value.what.en.startswith("1 DELIVERS")
    assert contents(either) == before


def test_documents_before_a_broken_one_are_kept(either: Store) -> None:
    broken = DocumentFacts("二", (evaluation("二"),), (edge("PUBLISHES", ("Body", "村"), ("Evaluation", "二"), "二"),))
    with pytest.raises(KonkyoError):
        either.replace([document("一", ("本人",)), broken, document("三", ())])
    assert either.read("MATCH (e:Evaluation) RETURN e.key AS key") == [{"key": "一"}]


def test_more_rows_than_one_batch_holds(either: Store) -> None:
    many = tuple(f"相手{number}" for number in range(2300))
    either.replace([document("新", many)])
    assert len(parties(either)) == 2300
    either.remove(["新"])
    assert contents(either) == ({}, [])


def test_versions_are_chained_and_unchained(either: Store) -> None:
    chain = "MATCH (n:Evaluation)-[r:REPLACES]->(o:Evaluation) RETURN n.key AS new, o.key AS old ORDER BY new"
    either.replace([document("3", (), "2023-01-01"), document("1", (), "2021-01-01"), document("無", ())])
    assert either.read(chain) == [{"new": "3", "old": "1"}]
    either.replace([document("2", (), "2022-01-01"), document("他", (), "2022-06-01", series="村|介護")])
    assert either.read(chain) == [{"new": "2", "old": "1"}, {"new": "3", "old": "2"}]
    reason = either.read(
        "MATCH (:Evaluation {key: '3'})-[r:REPLACES]->() RETURN r.inferred_en AS why, r.evaluation AS by"
    )
    assert reason[0]["by"] == "3"
    assert reason[0]["why"] == ["order of publication: 2022-01-01 → 2023-01-01"]
    either.remove(["2"])
    assert either.read(chain) == [{"new": "3", "old": "1"}]
    # A new reading may find that it belongs to another series.
    either.replace([document("3", (), "2023-01-01", series="村|介護")])
    assert either.read(chain) == [{"new": "3", "old": "他"}]


def current(store: Store) -> set[str]:
    """The evaluations that are current; their flows say the same."""
    said = {
        row["key"]: row["current"]
        for row in store.read("MATCH (e:Evaluation) RETURN e.key AS key, e.current AS current")
    }
    flows = store.read("MATCH (f:Flow) RETURN f.evaluation AS key, f.current AS current")
    assert {row["key"] for row in flows} == set(said)
    assert all(row["current"] is said[row["key"]] for row in flows)
    return {key for key, value in said.items() if value}


def test_what_no_version_replaces_is_current_and_so_are_its_flows(either: Store) -> None:
    one, two, three = (document(key, ("本人", "国税庁長官"), f"202{key}-01-01") for key in "123")
    other, undated = document("他", ("本人",), "2022-06-01", series="村|介護"), document("無", ("本人",))
    either.replace([two, other, undated])
    assert current(either) == {"2", "他", "無"}
    either.replace([three])
    assert current(either) == {"3", "他", "無"}
    either.replace([one, two])
    assert current(either) == {"3", "他", "無"}
    either.remove(["3"])
    assert current(either) == {"2", "他", "無"}
    # A new reading may find that it belongs to another series.
    either.replace([document("2", ("本人",), "2022-01-01", series="村|介護")])
    assert current(either) == {"1", "他", "無"}
    either.remove(["2", "他"])
    assert current(either) == {"1", "無"}
