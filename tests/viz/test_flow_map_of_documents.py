"""The map of real and example documents, from their bytes through the store to the page."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from chromium import Open
from once import records_in

from konkyo.graph.document_facts import DocumentFacts
from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.store import STORE
from konkyo.i18n import KonkyoError
from konkyo.loaders.facts import facts
from konkyo.queries.flow_map import BothLanguages, FlowMap, flow_map
from konkyo.viz.flow_picture import document_picture
from konkyo.viz.map_page import map_page

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def in_both(properties: Mapping[str, Any], name: str) -> BothLanguages:
    """What a node or edge says under ``name`` in both languages."""
    return BothLanguages(ja=properties.get(f"{name}_ja", ()), en=properties.get(f"{name}_en", ()))


@dataclass(frozen=True)
class Stored:
    """A document: its name, the store it was built into, and what it asserts."""

    name: str
    store: EmbeddedStore
    said: DocumentFacts


@pytest.fixture(scope="module")
def documents(built: Path, fictional: Path) -> Iterator[list[Stored]]:
    """Each real and each fictional document, in the store it was built into."""
    with EmbeddedStore(built / STORE) as real, EmbeddedStore(fictional / STORE) as invented:
        yield [
            Stored(name, store, facts(record))
            for folder, store in ((built, real), (fictional, invented))
            for name, record in sorted(records_in(folder).items())
        ]


def flows_of(documents: list[Stored], number: str) -> FlowMap:
    """The map of the real document ``number``."""
    one = next(one for one in documents if one.name.startswith(f"{number}_"))
    return flow_map(one.store, one.said.evaluation)


def test_the_map_holds_what_the_record_holds(documents: list[Stored]) -> None:
    assert len(documents) > 5
    for name, store, said in ((one.name, one.store, one.said) for one in documents):
        answer = flow_map(store, said.evaluation)
        kinds = {node.key: node.properties["kind"] for node in said.nodes if node.label == "Flow"}
        assert {flow.flow: flow.kind for flow in answer.flows} == kinds, name
        for column, label, edge, end in (("sender_key", "Flow", "SENDS", 0), ("receiver_key", "Flow", "DELIVERS", 1)):
            stated = {
                ((one.start, one.end)[1 - end][1], (one.start, one.end)[end][1])
                for one in said.edges
                if one.type == edge and (one.start, one.end)[1 - end][0] == label
            }
            shown = {(flow.flow, getattr(flow, column)) for flow in answer.flows if getattr(flow, column)}
            assert shown == stated, (name, column)
        cited = {(one.start[1], one.properties["start"], one.properties["passage"]) for one in said.edges
                 if one.type == "BASED_ON"}  # fmt: skip
        assert {(flow.flow, c.start, c.passage) for flow in answer.flows for c in flow.citations} == cited, name
        declared = {
            (one.end[1], kind, one.properties.get(f"declared_{kind}s"))
            for one in said.edges if one.type == "KEEPS" for kind in ("entrustment", "provision", "transfer")
        }  # fmt: skip
        assert {(file.key, kind, getattr(file, kind)) for file in answer.files for _, kind, _ in declared} == declared
        evaluation = next(node.properties for node in said.nodes if node.key == said.evaluation)
        assert answer.document.gaps == in_both(evaluation, "gaps"), name
        assert answer.document.changes == sum(node.label == "Change" for node in said.nodes), name
        publishers = {
            one.start[1]: in_both(one.properties, "inferred") for one in said.edges if one.type == "PUBLISHES"
        }
        assert {body.name: body.inferred for body in answer.document.publishers} == publishers, name
        for flow in answer.flows:
            texts = {passage.key: passage.text for passage in flow.passages}
            for citation in flow.citations:
                if citation.passage in texts:
                    assert texts[citation.passage][citation.start : citation.end] == citation.quote, (name, flow.label)


def test_pages_of_real_documents_are_small_and_the_same_each_time(documents: list[Stored]) -> None:
    for one in documents:
        page = map_page(document_picture(one.store, one.said.evaluation), "ja")
        assert len(page.encode()) < 900_000, one.name
        assert page == map_page(document_picture(one.store, one.said.evaluation), "ja"), one.name
        assert not re.search(r"<(?:script|link|img)[^>]+(?:src|href)=", page), one.name


def test_a_real_document_opens(documents: list[Stored], open_map: Open) -> None:
    page = open_map(flows_of(documents, "002"), "ja")
    assert page.inner_text("#shown").startswith("流れ43件のうち43件を表示")
    assert page.inner_text("#remarks") == "様式の件数：委託 3・提供 57・移転 24（読めたのは 提供 20・移転 13）"
    assert page.inner_text("#gaps summary") == "原文の欠け・食い違い（3件）"
    page.fill("#search", "厚生労働大臣")
    assert page.locator("#rows tr:visible").count() >= 1


def test_a_real_list_of_changes_opens(documents: list[Stored], open_map: Open) -> None:
    page = open_map(flows_of(documents, "004"), "ja")
    assert page.inner_text("#empty") == "この文書は変更箇所の一覧（22行）であり、流れは述べていません。"
    assert "川口市推定" in page.inner_text("#document")


def test_an_evaluation_that_is_not_there_is_an_error_that_can_be_mended(documents: list[Stored]) -> None:
    with pytest.raises(KonkyoError, match="存在しない評価書"):
        flow_map(documents[0].store, "存在しない評価書")
