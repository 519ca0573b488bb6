"""A search in the texts that the explorer holds in memory finds what the index of the engine finds."""

from collections.abc import Iterator

import pytest

from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.search_view import held_texts
from konkyo.graph.store import Store
from konkyo.queries import passage_texts
from konkyo.queries.passage_texts import PassageTexts
from konkyo.queries.search_words import search

SEARCHED = ("地方税", "番号法19条8号", "特定個人情報 システム", "税", "ﾊﾞｯｸｱｯﾌﾟ", "どこにもない語", "別表第二 第19条")


@pytest.fixture(scope="module")
def texts(desk: GraphDesk) -> PassageTexts:
    held = held_texts(desk)
    assert held is not None
    return held


@pytest.fixture
def store(desk: GraphDesk) -> Iterator[Store]:
    desk.prepare_search()
    with desk.reading() as opened:
        yield opened


@pytest.mark.parametrize("limit", [2, None])
@pytest.mark.parametrize("words", SEARCHED)
def test_both_find_the_same_in_the_same_order(store: Store, texts: PassageTexts, words: str, limit: int | None) -> None:
    assert search(store, words, limit, texts=texts) == search(store, words, limit)


def test_texts_of_forms_and_of_change_logs_are_told_apart(store: Store, texts: PassageTexts) -> None:
    counted = {
        logged: store.read(
            "MATCH (e:Evaluation {current: true})-[:HAS]->(p:Passage) WHERE p.change_row IS NULL = $of "
            "AND p.folded CONTAINS '番号法' RETURN count(p) AS n", {"of": not logged},
        )[0]["n"]
        for logged in (True, False)
    }  # fmt: skip
    assert {logged: len(texts.with_words(["番号法"], logged=logged)) for logged in counted} == counted
    assert all(counted.values())


def test_too_many_texts_are_not_held(desk: GraphDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passage_texts, "MOST_CHARACTERS", 100)
    assert held_texts(desk) is None
