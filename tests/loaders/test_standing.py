"""Citations resolve at the day of their document, to a provision that is an address in an interval of time."""

from typing import Any

import pytest
from records import Paper

from konkyo.graph.document_facts import DocumentFacts
from konkyo.loaders.facts import facts
from konkyo.loaders.facts.citation_status import days

ROW_27 = {"law": "番号法", "table": "別表第二", "row": "27"}
ITEM_7 = {"law": "番号法", "article": "19", "item": "7"}
ITEM_8 = {"law": "番号法", "article": "19", "item": "8"}


def cited(published: str | None, address: dict[str, str]) -> DocumentFacts:
    paper = Paper()
    paper.document["published"] = published
    paper.parts["citations"].append(paper.citation("I-5-②", "引用", **address))
    return facts(paper.record())


def standings(found: DocumentFacts, kind: str = "CITES") -> list[tuple[Any, ...]]:
    """(side, status, first day, first day no longer) of every citation."""
    nodes = {node.key: node.properties for node in found.nodes if node.label == "Provision"}
    return [
        (edge.properties.get("side"), edge.properties["status"], node.get("valid_from"), node.get("valid_to"))
        for edge in found.edges
        if edge.type == kind and (node := nodes[edge.end[1]]) is not None
    ]


@pytest.mark.parametrize(
    ("published", "address", "status", "valid_from", "valid_to"),
    [
        ("2021-08-31", ITEM_7, "valid", "2017-04-01", "2021-09-01"),
        # The number exists still, but holds another norm: another provision.
        ("2021-09-01", ITEM_7, "valid", "2021-09-01", None),
        ("2021-09-01", ITEM_8, "valid", "2021-09-01", None),
        ("2024-05-26", ROW_27, "valid", "2017-04-01", "2024-05-27"),
        ("2024-05-27", ROW_27, "stale", "2017-04-01", "2024-05-27"),
        ("2020-01-01", {**ROW_27, "row": "121"}, "future", "2021-05-19", "2024-05-27"),
        ("2020-01-01", {**ITEM_7, "item": "99"}, "unknown", None, None),
        ("2020-01-01", {"law": "地方税法", "article": "41"}, "unversioned", None, None),
        ("2020-01-01", {"law": "青海市番号条例"}, "unversioned", None, None),
        (None, ITEM_7, "undated", None, None),
        # A month that decides it is a date; one in which it changed is none.
        ("2021-08", ITEM_7, "valid", "2017-04-01", "2021-09-01"),
        ("2021", ITEM_7, "undated", None, None),
        # The calendar has no such day.
        ("2021-02-30", ITEM_7, "undated", None, None),
    ],
)
def test_a_citation_stands_as_the_law_of_its_day_says(
    published: str | None, address: dict[str, str], status: str, valid_from: str | None, valid_to: str | None
) -> None:
    assert standings(cited(published, address)) == [(None, status, valid_from, valid_to)]


def test_how_far_the_texts_bear_it_out_is_said() -> None:
    def basis(published: str) -> Any:
        [edge] = (edge for edge in cited(published, ITEM_7).edges if edge.type == "CITES")
        return edge.properties.get("status_basis")

    assert (basis("2016-01-01"), basis("2020-01-01")) == ("before_first_text", None)


def test_a_provision_is_part_of_what_stood_around_it() -> None:
    found = cited("2022-01-01", ITEM_8)
    nodes = {node.key: node.properties for node in found.nodes}
    [whole] = (nodes[edge.end[1]] for edge in found.edges if edge.type == "PART_OF" and edge.end[0] == "Provision")
    assert (whole["address"], whole["valid_from"]) == ("番号法第19条", "2017-04-01")


def test_a_provision_that_left_its_address_became_another() -> None:
    found = cited("2020-01-01", ITEM_7)
    nodes = {node.key: node.properties for node in found.nodes}
    [became] = (edge for edge in found.edges if edge.type == "BECAME")
    assert {name: became.properties[name] for name in ("kind", "on", "score")} == {
        "kind": "renumbered", "on": "2021-09-01", "score": 1.0,
    }  # fmt: skip
    assert nodes[became.end[1]]["address"] == "番号法第19条第8号"
    assert nodes[became.end[1]]["valid_from"] == "2021-09-01"
    assert became.properties["inferred_ja"]


def test_it_is_followed_from_law_to_law() -> None:
    found = cited("2020-01-01", ROW_27)
    nodes = {node.key: node.properties for node in found.nodes}
    [became] = (edge for edge in found.edges if edge.type == "BECAME")
    assert became.properties["kind"] == "moved"
    assert nodes[became.end[1]]["address"] == "利用特定個人情報提供命令第2条の表の48の項"


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2021-09-01", [("before", "valid", "2017-04-01"), ("after", "valid", "2021-09-01")]),
        (None, [("before", "undated", None), ("after", "undated", None)]),
    ],
)
def test_a_change_cites_at_its_own_day(date: str | None, expected: list[tuple[Any, ...]]) -> None:
    paper = Paper()
    paper.document["published"] = "2023-04-01"
    paper.change(
        "I-5-②",
        before_citations=(paper.citation("変更箇所 1 変更前", "第19条第7号", **ITEM_7),),
        after_citations=(paper.citation("変更箇所 1 変更後", "第19条第8号", **ITEM_8),),
    )
    row = paper.parts["changes"][0]
    paper.parts["changes"] = [row.model_copy(update={"date": date})]
    assert [(side, status, first) for side, status, first, _ in standings(facts(paper.record()))] == expected


def test_the_basis_of_a_flow_has_the_same_standing() -> None:
    paper = Paper()
    paper.document["published"] = "2024-11-29"
    paper.file("住民税ファイル")
    paper.flow(
        "provision",
        "提供先1",
        "市町村長",
        legal_basis=(paper.citation("II-5 提供先1 ①", "別表第二の27の項", **ROW_27),),
    )
    assert standings(facts(paper.record()), "BASED_ON") == [(None, "stale", "2017-04-01", "2024-05-27")]


def test_the_same_record_gives_the_same_facts() -> None:
    assert cited("2020-01-01", ROW_27) == cited("2020-01-01", ROW_27)


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("2021-09-01", "2021-09-01", "2021-09-01"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("2021-13", None, None),
        (None, None, None),
    ],
)
def test_a_printed_date_is_a_span_of_days(printed: str | None, first: str | None, last: str | None) -> None:
    assert [str(day) for day in days(printed) or (None, None)] == [str(first), str(last)]
