"""What a document cites brings with it what the law says of it: whom a row permits what, and who amended it."""

import pytest
from records import Paper

from konkyo.graph.document_facts import DocumentFacts
from konkyo.loaders.facts import facts

ROW_37 = {"law": "番号法", "table": "別表第二", "row": "37"}


def citing(*addresses: dict[str, str], published: str | None = "2020-01-01") -> DocumentFacts:
    paper = Paper()
    paper.document["published"] = published
    for number, address in enumerate(addresses, 1):
        paper.parts["citations"].append(paper.citation(f"I-5-② {number}", "引用", **address))
    return facts(paper.record())


def permits(found: DocumentFacts, of: str) -> set[tuple[object, ...]]:
    """(requester's node, provider, information, first day, first day no longer) of each line of the row ``of``."""
    address = {node.key: node.properties.get("address") for node in found.nodes}
    return {
        (edge.end[1], said["provider"], tuple(said["information"]), said["valid_from"], said.get("valid_to"))
        for edge in found.edges
        if edge.type == "PERMITS" and address[edge.start[1]] == of and (said := edge.properties)
    }


def test_a_row_permits_each_requester_what_each_provider_may_give_and_when() -> None:
    lines = {
        ("市町村長", ("地方税関係情報", "住民票関係情報"), "2017-04-01", "2024-05-27"),
        ("都道府県知事等", ("生活保護関係情報",), "2017-04-26", "2024-05-27"),
        ("内閣総理大臣", ("公的給付支給等口座登録簿関係情報",), "2022-01-01", "2024-05-27"),
    }
    # 文部科学大臣又は都道府県教育委員会
    requesters = ("文部科学大臣", "都道府県教育委員会")
    assert permits(citing(ROW_37), "番号法別表第二の37の項") == {(who, *line) for who in requesters for line in lines}


def test_what_the_row_became_permits_too() -> None:
    found = citing(ROW_37)
    [became] = (edge for edge in found.edges if edge.type == "BECAME")
    heir = next(node for node in found.nodes if node.key == became.end[1]).properties["address"]
    assert {line[0] for line in permits(found, str(heir))} == {"文部科学大臣", "都道府県教育委員会"}
    # From the day on which it became this: what the row before permits is said of the row before.
    assert min(str(line[3]) for line in permits(found, str(heir))) == "2024-05-27" == became.properties["on"]


def test_amendments_are_told_of_what_is_cited() -> None:
    found = citing(ROW_37)
    nodes = {node.key: node.properties for node in found.nodes}
    told = {
        (nodes[edge.start[1]]["number"], nodes[edge.start[1]]["on"], edge.properties["kind"])
        for edge in found.edges
        if edge.type == "MADE" and nodes[edge.end[1]]["address"] == "番号法別表第二の37の項"
    }
    assert told == {("平成29年法律第25号", "2017-04-26", "changed"), ("令和3年法律第38号", "2022-01-01", "changed")}


@pytest.mark.parametrize(
    ("address", "published"),
    [
        (ROW_37, None),
        ({"law": "番号法", "article": "19", "item": "7"}, "2020-01-01"),
        ({"law": "地方税法", "article": "41"}, "2020-01-01"),
        ({**ROW_37, "row": "999"}, "2020-01-01"),
    ],
)
def test_where_no_row_is_known_to_stand_nothing_is_permitted(address: dict[str, str], published: str | None) -> None:
    found = citing(address, published=published)
    assert any(node.label == "Provision" for node in found.nodes)
    assert not [edge for edge in found.edges if edge.type == "PERMITS"]
    assert not [node for node in found.nodes if node.label == "Party"]


def test_what_is_cited_twice_is_told_once_and_says_why() -> None:
    once, twice = citing(ROW_37), citing(ROW_37, ROW_37)
    for kind in ("PERMITS", "MADE"):
        edges = [[edge for edge in found.edges if edge.type == kind] for found in (once, twice)]
        assert edges[0] == edges[1] != []
        assert len({edge.key for edge in edges[0]}) == len(edges[0])
        assert all(edge.properties["inferred_ja"] for edge in edges[0])
