"""The prefix that names a version of Cypher: understood, or refused in words, by both stores alike."""

import pytest
from documents import document

from konkyo.graph.store import Store
from konkyo.i18n import KonkyoError


def test_cypher_25_is_what_both_stores_read(either: Store) -> None:
    either.replace([document("一", ("本人",))])
    for prefix in ("CYPHER 25 ", " cypher 25\n"):
        assert either.read(f"{prefix}MATCH (p:Party) RETURN p.name AS name") == [{"name": "本人"}]
    either.write("CYPHER 25 MATCH (p:Party) SET p.name = '他人'")
    assert either.read("MATCH (p:Party) RETURN p.name AS name") == [{"name": "他人"}]


@pytest.mark.parametrize("prefix", ["CYPHER 5", "CYPHER runtime=slotted", "CYPHER 25 runtime=slotted"])
def test_another_prefix_is_refused_in_words(either: Store, prefix: str) -> None:
    for run in (either.read, either.write):
        with pytest.raises(KonkyoError, match="CYPHER 25"):
            run(f"{prefix} RETURN 1 AS one")


def test_a_name_that_begins_so_is_none(either: Store) -> None:
    assert either.read("WITH 25 AS cypher RETURN cypher") == [{"cypher": 25}]
