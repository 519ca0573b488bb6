"""What the amendments of 2021-09-01 and 2024-05-27 touch in the real documents: every line is shown in the source."""

import csv
import hashlib
import re
import unicodedata
from collections import Counter
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


def test_of_one_document_the_same_is_told_as_among_all(answer: Impact, store: EmbeddedStore) -> None:
    scope = Scope(DAYS[1], DAYS[1] - timedelta(days=1))
    key = answer.touches[0].evaluation
    alone = touched_by(store, scope, law_in_time(), [key])
    assert alone == touched_by(store, scope, law_in_time()).of([key])
    assert alone.touches


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


@pytest.fixture(scope="module")
def of_2024(store: EmbeddedStore) -> Impact:
    return touched_by(store, Scope(DAYS[1], DAYS[1] - timedelta(days=1)), law_in_time())


def test_the_body_s_own_information_changed_in_three_rows(of_2024: Impact) -> None:
    rows = [one for one in of_2024.touches if one.meant.row]
    changed = {(one.body, one.meant.row) for one in rows if one.concern in (Concern.UNFIT, Concern.INFORMATION)}
    assert changed == {("呉市長", "89"), ("呉市長", "103"), ("花巻市長", "84")}
    others = {one.concern for one in rows} - {Concern.UNFIT}
    assert others == {Concern.NUMBER, Concern.ABOLISHED}


def test_the_proposals_are_those_that_were_read_one_by_one(of_2024: Impact) -> None:
    """Each was read against the texts: it reads as an official writes, or what must be decided is marked in it.

    A proposal that is not the one that was read is to be read again.
    """
    with Path(__file__).with_name("proposals_2024_05_27.csv").open(encoding="utf-8", newline="") as file:
        read = {(line["body"], line["section"]): line for line in csv.DictReader(file)}
    made = {(one.body, one.section): hashlib.sha256(one.after.encode()).hexdigest()[:12] for one in of_2024.proposals}
    assert made == {place: line["digest"] for place, line in read.items()}
    assert Counter(line["reading"] for line in read.values()) == {"official": 38, "marked": 1}
    marked = {one.section for one in of_2024.proposals if "要確認" in one.after}
    assert marked == {section for (_, section), line in read.items() if line["reading"] == "marked"}


READ_BY_EYE = {"1": "1", "74": "106", "87": "125", "91": "129"}
"""Rows of 別表第二 that are as like another row by their words alone; what they became was looked up in the texts."""


def test_every_successor_is_the_row_most_like_it_or_told_as_gone(of_2024: Impact, laws: Path) -> None:
    """An independent look at the tables: by requester and work, without brackets, in pairs of characters."""
    tables = {
        "別表第二": ("beppyo2_history.csv", "meirei2_history.csv", "requester"),
        "別表第一": ("beppyo1_and_beppyo_history.csv", "beppyo1_and_beppyo_history.csv", "user"),
    }
    looked_at = 0
    for table, (before, after, who) in tables.items():
        olds = _rows(laws / before, DAYS[1] - timedelta(days=1), who, table)
        news = _rows(laws / after, DAYS[1], who, "別表")
        touched = [one for one in of_2024.touches if one.meant.table == table and one.meant.row]
        for old, new in {(str(one.meant.row), one.became.row if one.became else None) for one in touched}:
            looked_at += 1
            best = max(news, key=lambda row: _alike(olds[old], news[row]))
            assert new in (best, READ_BY_EYE.get(old), None), (table, old, new, best)
    assert looked_at == 71
    gone = {one.meant.row for one in of_2024.touches if one.meant.row and one.became is None}
    assert gone == {"29", "30", "102", "105", "115"}


def _rows(path: Path, day: date, who: str, table: str) -> dict[str, Counter[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = [
            line
            for line in csv.DictReader(file)
            if line["valid_from"] <= str(day) < (line["valid_to_exclusive"] or "9999")
            and line.get("table", table) == table
        ]
    return {line["row"]: _pairs(line[who] + "|" + line["work"]) for line in lines}


def _pairs(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFKC", "".join(text.split()))
    while plain != (plain := re.sub(r"\([^()]*\)", "", plain)):
        pass
    plain = re.sub("であって[^、。]{0,12}で定めるもの", "", plain)
    return Counter(plain[place : place + 2] for place in range(len(plain) - 1))


def _alike(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / (one.total() + other.total())
