"""How far walks go, where they stop, and what part of an answer is there when only a part is wanted or time is over."""

import random
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hand import Document, Stated
from reachability import documents

from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.refusals import TookTooLongError, took_too_long
from konkyo.graph.store import ResultRow
from konkyo.i18n import UsageError
from konkyo.notebook import downstream, path_between, upstream
from konkyo.queries.answer import answer
from konkyo.queries.binding import values
from konkyo.queries.catalogue import catalogue
from konkyo.queries.portions import RowsWanted
from konkyo.queries.question import Question
from konkyo.queries.remarks import remarks
from konkyo.queries.walk_answer import Stop

_GIVEN = Stated("File:甲の台帳", "provision", "Party:大臣", "提供先1")
_GOT = Stated("Party:大臣", "acquisition", "File:甲の写し", "行政機関")
ONE = Document("甲市", "税", "2021-01-01", (_GIVEN, _GOT))
_GOT_ELSEWHERE = Stated("Party:大臣", "acquisition", "File:乙の台帳", "行政機関")
_USED = Stated("File:乙の台帳", "use", "Department:税務課", "使用")
OTHER = Document("乙市", "税", "2021-01-01", (_GOT_ELSEWHERE, _USED))


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(tmp_path_factory.mktemp("two") / "store") as store:
        store.replace([ONE.facts(), OTHER.facts()])
        yield store


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(tmp_path_factory.mktemp("many") / "store") as store:
        store.replace([document.facts() for document in documents(7)])
        yield store


def ways(rows: list[ResultRow]) -> list[tuple[int, str, str]]:
    return [(row["step"], row["sender"], row["receiver"]) for row in rows]


def test_a_walk_goes_through_a_shared_party_only_within_the_body_it_came_from(two: EmbeddedStore) -> None:
    found = downstream(two, "甲の台帳")
    assert ways(found.rows) == [(1, "甲の台帳", "大臣"), (2, "大臣", "甲の写し")]
    assert found.stops == (Stop("大臣", flows=1, bodies=1),)
    [said] = remarks(found)
    assert "大臣" in said.ja
    assert "through_shared" in said.en
    whole = downstream(two, "甲の台帳", through_shared=True)
    assert ways(whole.rows)[1:] == [(2, "大臣", "乙の台帳"), (2, "大臣", "甲の写し"), (3, "乙の台帳", "税務課")]
    assert whole.stops == ()
    assert list(remarks(whole)) == []


def test_where_a_walk_stopped_is_told_as_far_as_its_rows_go(two: EmbeddedStore) -> None:
    for limit, so_far in ((1, True), (2, False)):
        [said] = remarks(answer(two, "downstream", {"name": "甲の台帳"}, RowsWanted(limit)))
        assert ("as far as these rows go" in said.en) == ("ここまで" in said.ja) == so_far


def test_what_one_body_has_in_common_is_no_question(two: EmbeddedStore) -> None:
    assert answer(two, "together", {"bodies": ["甲市", "乙市"]}).rows
    with pytest.raises(UsageError) as refused:
        answer(two, "together", {"bodies": "甲市"})
    assert "甲市" in refused.value.what.ja


def test_a_walk_that_begins_at_a_shared_party_goes_to_all_bodies(two: EmbeddedStore) -> None:
    assert ways(downstream(two, "大臣").rows)[:2] == [(1, "大臣", "乙の台帳"), (1, "大臣", "甲の写し")]


def test_a_way_between_bodies_is_found_only_through_shared_parties(two: EmbeddedStore) -> None:
    assert path_between(two, "甲の台帳", "乙の台帳").rows == []
    assert path_between(two, "甲の台帳", "乙の台帳").stops == (Stop("大臣", flows=1, bodies=1),)
    assert len(path_between(two, "甲の台帳", "乙の台帳", through_shared=True).rows) == 2


def test_steps_and_body_bound_the_walk(two: EmbeddedStore) -> None:
    assert {row["step"] for row in downstream(two, "甲の台帳", steps=1, through_shared=True).rows} == {1}
    assert {row["body"] for row in downstream(two, "大臣", body="乙市").rows} == {"乙市"}


def test_what_is_written_is_seen_by_the_next_walk(two: EmbeddedStore) -> None:
    assert len(upstream(two, "甲の写し", steps=1).rows) == 1
    more = Document(
        "甲市", "福祉", "2021-01-01", (Stated("Party:本人", "acquisition", "File:甲の写し", "本人"),)
    ).facts()
    two.replace([more])
    assert len(upstream(two, "甲の写し", steps=1).rows) == 2
    # The other tests share the store.
    two.remove([more.evaluation])


def can_be_asked(question: Question) -> bool:
    """The documents of ``many`` have no provisions and no systems that one could ask about."""
    needed = [each for each in question.parameters if each.type == "name" and not each.optional]
    return not any(each.labels[0] in ("Provision", "System") for each in needed)


@pytest.mark.parametrize("question", list(filter(can_be_asked, catalogue().values())), ids=lambda question: question.id)
def test_pages_of_an_answer_are_its_rows(many: EmbeddedStore, question: Question) -> None:
    chance = random.Random(question.id)
    offered = {each.name: values(many, question, each.name) or [each.example] for each in question.parameters}
    given = {each.name: chance.choice(offered[each.name]) for each in question.parameters if not each.optional}
    whole = answer(many, question, given)
    assert (whole.total, whole.more, whole.complete) == (len(whole.rows), False, True)
    paged: list[ResultRow] = []
    while True:
        page = answer(many, question, given, RowsWanted(limit=3, after=len(paged)))
        paged += page.rows
        assert len(page.rows) <= 3
        assert page.total in (None, len(whole.rows))
        if not page.more:
            break
    assert paged == whole.rows
    if paged:
        beyond = answer(many, question, given, RowsWanted(limit=3, after=len(paged)))
        assert (beyond.rows, beyond.total, beyond.more) == ([], len(paged), False)
        assert beyond.caveats is not None
        assert beyond.caveats.nearest == ()


class Slow:
    """A store whose time is over after ``left`` statements."""

    def __init__(self, store: EmbeddedStore, left: int) -> None:
        self._store, self._left = store, left

    @property
    def stamp(self) -> int:
        return self._store.stamp

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[ResultRow]:
        self._left -= 1
        if self._left < 0:
            raise took_too_long()
        return self._store.read(cypher, parameters)


def test_a_walk_whose_time_is_over_answers_with_what_it_found(many: EmbeddedStore) -> None:
    name, given = "台帳0", {"through_shared": "yes"}
    whole = [repr(row) for row in answer(many, "downstream", {"name": name, **given}).rows]
    seen = set()
    for left in range(3, 60):
        try:
            part = answer(Slow(many, left), "downstream", {"name": name, **given})
        except TookTooLongError:
            continue
        assert [repr(row) for row in part.rows] == whole[: len(part.rows)]
        assert not part.complete or len(part.rows) == len(whole)
        seen.add((part.complete, len(part.rows)))
        if not part.complete:
            [said] = remarks(part)
            assert "steps" in said.en
            assert "body" in said.ja
            assert part.caveats is not None
            assert said in part.caveats.warnings()
    assert (True, len(whole)) in seen
    assert any(not complete for complete, _ in seen)


def test_ways_are_not_counted_where_time_was_over(two: EmbeddedStore) -> None:
    given = {"origin": "甲の台帳", "goal": "乙の台帳", "through_shared": "yes"}
    counted = set()
    for left in range(20):
        try:
            part = answer(Slow(two, left), "path_between", given)
        except TookTooLongError:
            continue
        counted.add((bool(part.rows), part.things))
    assert (True, 1) in counted
    assert (False, 0) not in counted


def test_a_list_whose_time_is_over_has_its_first_rows(many: EmbeddedStore) -> None:
    part = next(part for left in range(20) if (part := _recipients(many, left)) is not None and not part.complete)
    assert part.total is None
    assert "body" in next(iter(remarks(part))).en


def _recipients(store: EmbeddedStore, left: int) -> Any:
    try:
        return answer(Slow(store, left), "recipients", {})
    except TookTooLongError:
        return None


def test_a_question_stopped_before_its_first_row_names_what_narrows_it(many: EmbeddedStore) -> None:
    with pytest.raises(TookTooLongError) as stopped:
        answer(Slow(many, 0), "cited_most", {})
    assert "law" in stopped.value.cure.en


def test_a_question_stopped_while_its_names_are_looked_up_does_not_ask_for_narrower_ones(many: EmbeddedStore) -> None:
    with pytest.raises(TookTooLongError) as stopped:
        answer(Slow(many, 0), "downstream", {"name": "台帳0"})
    assert "names" in stopped.value.what.en
    assert stopped.value.cure.en == "Set KONKYO_TIMEOUT (seconds) to more"


class Looked:
    """A store that counts how often it is asked whether it is still the same."""

    def __init__(self, store: EmbeddedStore) -> None:
        self.read, self._store, self.looks = store.read, store, 0

    @property
    def stamp(self) -> int:
        self.looks += 1
        return self._store.stamp


@pytest.mark.parametrize("name", ["甲の台帳", "大臣"])
def test_an_answer_looks_once_whether_the_store_is_the_same(two: EmbeddedStore, name: str) -> None:
    store: Any = Looked(two)
    assert answer(store, "downstream", {"name": name}).rows
    assert store.looks == 1
    assert answer(store, "downstream", {"name": name}).rows
    assert store.looks == 2
