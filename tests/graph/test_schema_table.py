"""What is made from the schema table: the page that documents it, and the statements that prepare a store."""

import dataclasses

import pytest

from konkyo.graph import ddl, schema, schema_page, writing
from konkyo.graph.embedded import EmbeddedStore


@pytest.mark.parametrize("code", ["ja", "en"])
def test_the_page_names_everything(code: str) -> None:
    page = schema_page.markdown(code)
    for node in schema.NODES:
        assert f"### {node.label}\n" in page
        assert f"{getattr(node, code)}" in page
        for prop in node.properties:
            assert f"| `{prop.name}` | {prop.type} |" in page
    for edge in schema.EDGES:
        assert f"### {edge.type}\n" in page
        for start, end in edge.ends:
            assert f"    {start} -- {edge.type} --> {end}\n" in page
            assert f"({start})-[:{edge.type}]->({end})" in page


def test_every_key_is_unique_and_every_assertion_indexed(store: EmbeddedStore) -> None:
    indexes = store.read("SHOW INDEXES")
    have = {(row["entityType"], *row["labelsOrTypes"], *row["properties"]) for row in indexes}
    unique = {row["labelsOrTypes"][0] for row in indexes if row["owningConstraint"]}
    assert unique == {node.label for node in schema.NODES}
    assert {("NODE", node.label, "key") for node in schema.NODES} <= have
    assert {("NODE", node.label, "evaluation") for node in schema.NODES if node.owned} - have == {
        ("NODE", "Evaluation", "evaluation")
    }
    assert {("RELATIONSHIP", edge.type, "evaluation") for edge in schema.EDGES} <= have
    assert all(row["state"] == "ONLINE" for row in indexes)


def test_preparing_a_store_again_changes_nothing(store: EmbeddedStore) -> None:
    before = store.read("SHOW INDEXES")
    for statement in ddl.schema_statements():
        store.write(statement)
    assert store.read("SHOW INDEXES") == before


def test_the_statements_are_distinct_and_named() -> None:
    names = [statement.split()[2] for statement in ddl.schema_statements()]
    assert len(names) == len(set(names))
    assert all(" IF NOT EXISTS FOR (" in statement for statement in ddl.schema_statements())


@pytest.mark.parametrize(
    ("label", "properties", "shown"),
    [
        ("Party", {"name": "国税庁長官"}, "国税庁長官"),
        ("Evaluation", {"body": "花巻市長", "title": "個人住民税", "form": "重点項目評価書", "published": "2020-03"},
         "花巻市長 個人住民税 2020-03"),
        ("Evaluation", {"form": "変更箇所一覧"}, "変更箇所一覧"),
        ("Flow", {"label_text": "提供先1", "counterparty": "厚生労働\n大臣"}, "提供先1 厚生労働 大臣"),
        ("Flow", {"label_text": "提供先2"}, "提供先2"),
        ("Change", {"date": "2022-05-31", "ordinal": 3}, "2022-05-31 3"),
        ("Provision", {"address": "番号法第19条第7号", "law": "番号法"}, "番号法第19条第7号"),
        ("Party", {"name": "甲" * 80}, "甲" * 59 + "…"),
    ],
)  # fmt: skip
def test_a_caption_is_short_and_made_of_what_there_is(label: str, properties: dict, shown: str) -> None:
    assert writing.caption(label, properties) == shown


def test_every_caption_is_made_of_properties_that_there_are() -> None:
    for node in schema.NODES:
        declared = {prop.name: prop for prop in schema.node_properties(node.label)}
        named = [name for names in node.caption for name in names]
        assert set(named) <= set(declared), node.label
        # Always something to show: one of the parts has a property that every node of the label has.
        assert any(declared[name].required for name in named), node.label


def test_the_fingerprint_follows_the_shape_and_not_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    before = ddl.fingerprint()
    first = schema.EDGES[0]
    monkeypatch.setattr(ddl, "EDGES", (dataclasses.replace(first, ja="別の説明"), *schema.EDGES[1:]))
    assert ddl.fingerprint() == before
    monkeypatch.setattr(ddl, "EDGES", (dataclasses.replace(first, ends=(("Body", "Work"),)), *schema.EDGES[1:]))
    assert ddl.fingerprint() != before
