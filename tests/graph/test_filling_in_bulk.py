"""A store that holds nothing is filled in bulk: the same graph as document by document, whole or unusable."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from documents import document, evaluation
from test_embedded_processes import PARTIES, Child, child, said  # noqa: F401  (a fixture)
from test_replacing_documents import contents

from konkyo.graph import bulk
from konkyo.graph.document_facts import DocumentFacts, Edge, Node
from konkyo.graph.embedded import EmbeddedStore, discard
from konkyo.graph.store import StoreUnusableError
from konkyo.i18n import KonkyoError

DOCUMENTS = 100
FILL = (
    "from documents import document\n"
    "from konkyo.graph import bulk\n"
    # The loader runs four times.
    "bulk.ROWS_AT_ONCE = 3_000\n"
    f"parties = {PARTIES!r}\n"
    "def documents():\n"
    f"    for number in range({DOCUMENTS}):\n"
    "        print(number, flush=True)\n"
    "        yield document(str(number), parties)\n"
    "store = EmbeddedStore(folder)\n"
    "store.replace(documents())\n"
    "print('filled', flush=True)\n"
    "time.sleep(60)\n"
)


def named(key: str, **said: str) -> DocumentFacts:
    """A document whose body is named with ``said`` beside its name."""
    body = Node("Body", "市", {"name": "市", **said})
    at = {"evaluation": key, "passage": "I-1", "start": 0, "end": 1}
    return DocumentFacts(key, (evaluation(key), body), (Edge("PUBLISHES", ("Body", "市"), ("Evaluation", key), at),))


@pytest.mark.parametrize("rows", [1, 50, bulk.ROWS_AT_ONCE])
def test_filling_gives_what_documents_one_by_one_give(
    store: EmbeddedStore, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "ROWS_AT_ONCE", rows)
    documents = [
        document("一", ("本人", "国税庁長官"), "2020-01-01"),
        document("二", ("本人", "厚生労働大臣"), "2021-01-01"),
        named("三"),
        named("四", code="1"),
        named("五", code="2"),
        named("六", code="1"),
        # Again, and with less: it takes the place of the first.
        document("一", ("厚生労働大臣",), "2022-01-01"),
    ]
    for facts in documents:
        store.replace([facts])
    one_by_one = contents(store)
    store.remove([facts.evaluation for facts in documents])
    assert contents(store) == ({}, [])
    store.replace(documents)
    assert contents(store) == one_by_one


def test_what_fails_while_documents_come_leaves_those_before_it(store: EmbeddedStore) -> None:
    def broken() -> Iterator[DocumentFacts]:
        yield document("一", ("本人",))
        raise OSError("the disk is gone")

    with pytest.raises(KonkyoError, match="the disk is gone"):
        store.replace(broken())
    whole = contents(store)
    store.remove(["一"])
    store.replace([document("一", ("本人",))])
    assert contents(store) == whole


@pytest.mark.parametrize("at", ["0", "15", "50", "97"])
def test_killed_while_it_is_filled_it_is_unusable_and_can_be_made_again(
    child: Child,  # noqa: F811
    tmp_path: Path,
    at: str,
) -> None:
    process = child(FILL)
    while said(process) != at:
        pass
    process.kill()
    process.communicate()
    with pytest.raises(StoreUnusableError) as raised:
        EmbeddedStore(tmp_path / "store")
    assert "not finished" in str(raised.value.why)
    discard(tmp_path / "store")
    with EmbeddedStore(tmp_path / "store") as store:
        store.replace([document("0", ("本人",))])
        assert store.read("MATCH (e:Evaluation) RETURN e.key AS key") == [{"key": "0"}]


@pytest.mark.parametrize("after", [0.0, 0.2])
def test_killed_when_it_is_filled_nothing_is_missing(
    child: Child,  # noqa: F811
    tmp_path: Path,
    after: float,
) -> None:
    process = child(FILL)
    while said(process) != "filled":
        pass
    time.sleep(after)
    process.kill()
    process.communicate()
    with EmbeddedStore(tmp_path / "store") as store:
        counts = {
            label: store.read(f"MATCH (n:{label}) RETURN count(n) AS n")[0]["n"]
            for label in ("Evaluation", "Flow", "Party")
        }
        assert counts == {"Evaluation": DOCUMENTS, "Flow": DOCUMENTS * len(PARTIES), "Party": len(PARTIES)}
        assert store.read("MATCH (:Flow)-[e:DELIVERS]->(:Party) RETURN count(e) AS n") == [
            {"n": DOCUMENTS * len(PARTIES)}
        ]
        assert store.read("MATCH (f:Flow {key: '99/7'})-[:DELIVERS]->(p) RETURN p.key AS p") == [{"p": "相手7"}]
        store.replace([document("0", ("本人",))])
        assert store.read("MATCH (f:Flow) WHERE f.evaluation = '0' RETURN count(f) AS n") == [{"n": 1}]
