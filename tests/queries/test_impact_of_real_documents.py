"""What the amendments of 2021-09-01 and 2024-05-27 touch in the real documents: every line is shown in the source."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.store import STORE
from konkyo.law import read_passage
from konkyo.law.citation import address
from konkyo.law.timeline import law_in_time
from konkyo.queries.impact.fates import Concern
from konkyo.queries.impact.scope import Scope
from konkyo.queries.impact.touches import Impact, touched_by

DAYS = (date(2021, 9, 1), date(2024, 5, 27))


@pytest.fixture(scope="module")
def store(built: Path) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(built / STORE) as opened:
        yield opened


@pytest.fixture(scope="module")
def texts(store: EmbeddedStore) -> dict[str, str]:
    return {row["key"]: row["text"] for row in store.read("MATCH (p:Passage) RETURN p.key AS key, p.text AS text")}


@pytest.fixture(scope="module", params=DAYS, ids=str)
def answer(request: pytest.FixtureRequest, store: EmbeddedStore) -> Impact:
    return touched_by(store, Scope(request.param, request.param - timedelta(days=1)), law_in_time())


def test_every_line_stands_in_the_source(answer: Impact, texts: dict[str, str]) -> None:
    assert answer.touches
    for one in answer.touches:
        assert texts[one.passage][one.start : one.end] == one.quote
        assert one.sentence in texts[one.passage]
        assert one.quote in one.sentence


def test_every_address_named_was_in_the_law(answer: Impact) -> None:
    law = law_in_time()
    for one in answer.touches:
        (meant,) = {address(each) for each in read_passage(one.provision).citations}
        assert law.resolve(meant, date.fromisoformat(str(one.valid_from))).provision is not None, one.provision
        if one.to:
            (to,) = {address(each) for each in read_passage(one.to).citations}
            on = date.fromisoformat(str(one.on))
            assert law.resolve(to, on).status == "valid", one.to


def test_every_proposal_without_doubt_is_read_as_meant(answer: Impact) -> None:
    for one in answer.touches:
        if one.faithful and one.to and one.proposed:
            cited = {str(address(each)) for each in read_passage(one.proposed).citations}
            # 番号法第19条第8号 may stand there as the beginning of the name of the order.
            assert one.to in cited or one.instead is None or f"{one.to}に基づく" in one.proposed


def test_history_is_no_finding(answer: Impact, store: EmbeddedStore) -> None:
    logged = {row["key"] for row in store.read("MATCH (:Change)-[c:CITES]->() RETURN DISTINCT c.passage AS key")}
    assert logged
    assert not logged & {one.passage for one in answer.touches}
    assert not [one.section for one in answer.touches if one.section.startswith("変更箇所")]


def test_of_2021_only_the_number_of_one_item_is_another(store: EmbeddedStore) -> None:
    found = touched_by(store, Scope(DAYS[0], DAYS[0] - timedelta(days=1)), law_in_time()).touches
    told = {(one.body, one.provision, one.to, one.concern, one.score) for one in found}
    assert told == {("花巻市長", "番号法第19条第7号", "番号法第19条第8号", Concern.NUMBER, 1.0)}
    flows = {flow["label"] for one in found for flow in one.affected_flows}
    assert flows == {f"提供先{number}" for number in range(1, 21)}


def test_of_2024_renumbering_is_told_apart_from_the_rest(store: EmbeddedStore) -> None:
    found = touched_by(store, Scope(DAYS[1], DAYS[1] - timedelta(days=1)), law_in_time()).touches
    concerns = {one.concern for one in found}
    assert concerns >= {Concern.NUMBER, Concern.SUBSTANCE, Concern.UNFIT}
    for one in found:
        if one.kind in ("abolished", "undecidable"):
            assert one.concern == one.kind
            assert one.instead is None or "要確認" in one.instead
