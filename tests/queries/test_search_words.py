"""Words are found in names, provisions and passages, by what each body calls a thing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hand import Document, Stated

from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.full_text import index_query, pairs
from konkyo.i18n import UsageError
from konkyo.loaders.build.pipeline import STORE
from konkyo.queries.joined_information import joined_information
from konkyo.queries.name_match import normalise
from konkyo.queries.search_words import Found, search


@pytest.fixture(scope="module")
def store(built: Path) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(built / STORE) as opened:
        yield opened


def said(found: Found, kind: str) -> set[tuple[str, str | None]]:
    return {(hit.name, hit.body) for hit in found.hits if hit.kind == kind}


@pytest.mark.parametrize(
    ("words", "kind", "expected"),
    [
        ("地方税", "Information", {("地方税関係情報", "墨田区"), ("住民税関係情報", "花巻市")}),
        ("地方税", "System", {("eLTAX", "花巻市")}),
        ("富士通", "Party", {("富士通Japan株式会社岡山支社", "倉敷市"), ("富士通株式会社中国支社", "呉市")}),
        ("ｅｌｔａｘ", "System", {("eLTAX", "花巻市")}),
        ("国税 連携", "System", {("国税連携システム", "花巻市")}),
        (
            "番号法１９条７号",
            "Provision",
            {("番号法第19条第7号", body) for body in ("呉市", "墨田区", "川口市", "花巻市")},
        ),
        ("無い言葉", "Party", set()),
    ],
)
def test_names_are_found_by_what_a_body_calls_them(
    store: EmbeddedStore, words: str, kind: str, expected: set[tuple[str, str]]
) -> None:
    assert said(search(store, words, limit=None), kind) == expected


@pytest.mark.parametrize("words", ["地方税", "特定個人情報", "個人番号 システム", "税", "第7号", "eLTAX", "①"])
def test_the_passages_are_those_that_have_the_words(store: EmbeddedStore, words: str) -> None:
    """Whatever the full-text index has: words may be broken over lines, and short ones are in no index."""
    read = store.read("MATCH (p:Passage) RETURN p.key AS key, p.text AS text")
    wanted = [normalise(word) for word in words.split()]
    having = {row["key"] for row in read if all(word in normalise(row["text"]) for word in wanted)}
    hits = search(store, words, limit=None, kinds=("Passage", "Change")).hits
    assert having
    assert {hit.key for hit in hits} == having


def test_a_snippet_is_printed_text_around_the_word(store: EmbeddedStore) -> None:
    hits = [hit for hit in search(store, "地方税", limit=None).hits if hit.text]
    assert hits
    assert all("地方税" in normalise(hit.text or "") for hit in hits)


def test_a_limit_counts_for_each_kind_and_the_counts_are_of_all(store: EmbeddedStore) -> None:
    few, every = search(store, "税", limit=2), search(store, "税", limit=None)
    assert few.counts == every.counts
    assert {kind: min(2, count) for kind, count in every.counts.items() if count} == {
        kind: sum(hit.kind == kind for hit in few.hits) for kind in {hit.kind for hit in few.hits}
    }


def test_a_name_of_its_own_stands_for_a_kind_of_the_law(store: EmbeddedStore) -> None:
    (joined,) = joined_information(store)
    assert (joined.name, joined.kind, joined.body, len(joined.rows)) == (
        "住民税関係情報",
        "地方税関係情報",
        "花巻市",
        19,
    )
    (hit,) = [one for one in search(store, "地方税").hits if one.name == "住民税関係情報"]
    assert hit.inferred == joined.inferred


def test_no_word_is_an_error(store: EmbeddedStore) -> None:
    with pytest.raises(UsageError):
        search(store, "　 ")


def test_what_a_document_no_longer_says_is_not_found(tmp_path: Path) -> None:
    before = Document(
        "甲市", "福祉", "2022-04-01", (Stated("Party:国税庁", "acquisition", "File:福祉ファイル", "国税庁"),)
    )
    after = Document(
        "甲市", "福祉", "2022-04-01", (Stated("Party:法務省", "acquisition", "File:福祉ファイル", "法務省"),)
    )
    with EmbeddedStore(tmp_path / "store") as made:
        found = []
        for document in (before, after):
            made.replace([document.facts()])
            found.append({word: len(search(made, word).hits) for word in ("国税庁", "法務省")})
    assert [bool(found[0]["国税庁"]), bool(found[0]["法務省"])] == [True, False]
    assert [bool(found[1]["国税庁"]), bool(found[1]["法務省"])] == [False, True]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("地方税", ["地方", "方税"]),
        ("番号法第19条", ["番号", "号法", "法第"]),
        ("サーバー", ["サー", "ーバ", "バー"]),
        ("税", []),
        ('"+eltax', []),
    ],
)
def test_the_index_is_asked_for_pairs(word: str, expected: list[str]) -> None:
    assert pairs(word) == expected
    assert index_query([word]) == " ".join(f"+{pair}" for pair in expected)
