"""What a citation means on a day."""

import csv
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konkyo.law.address import Address
from konkyo.law.compile.derive import derived
from konkyo.law.compile.sources import Sources
from konkyo.law.facts_file import read_body
from konkyo.law.law_facts import law_facts
from konkyo.law.law_names import ACT, names
from konkyo.law.statute_facts import UNREAD_DIGEST
from konkyo.law.statute_head import SHIPPED, read_head
from konkyo.law.statutes import DatedVersions, read_folder
from konkyo.law.statutes.history_tables import HistoryTables
from konkyo.law.timeline import Status, TextBasis, law_in_time

ORDER1, ORDER2, ORDER = "番号法別表第一主務省令", "番号法別表第二主務省令", "利用特定個人情報提供命令"
RESIDENTS = "住民基本台帳法"


def act(article: str, paragraph: str | None = None, item: str | None = None) -> Address:
    return Address(ACT, article, paragraph, item)


def row(table: str, number: str | None = None, law: str = ACT) -> Address:
    return Address(law, table=table, row=number)


CASES = [
    # The item of the network system moved by one on 2021-09-01.
    (act("19", None, "7"), "2020-03-29", Status.VALID, TextBasis.KNOWN, "2017-04-01", "2021-09-01"),
    (act("19", None, "7"), "2021-08-31", Status.VALID, TextBasis.KNOWN, "2017-04-01", "2021-09-01"),
    (act("19", None, "7"), "2021-09-01", Status.VALID, TextBasis.KNOWN, "2021-09-01", None),
    (act("19", None, "8"), "2021-08-31", Status.VALID, TextBasis.KNOWN, "2017-05-30", "2021-09-01"),
    (act("19", None, "8"), "2024-06-01", Status.VALID, TextBasis.KNOWN, "2021-09-01", None),
    (act("19", None, "17"), "2020-01-01", Status.FUTURE, TextBasis.KNOWN, "2021-09-01", None),
    (act("19", None, "99"), "2020-01-01", Status.UNKNOWN, TextBasis.KNOWN, None, None),
    # 第1項 of an article of one paragraph is the article.
    (act("19", "1", "8"), "2022-04-01", Status.VALID, TextBasis.KNOWN, "2021-09-01", None),
    # 評価 was article 27, and is article 28 since 2017-05-30.
    (act("27"), "2017-05-29", Status.VALID, TextBasis.KNOWN, "2017-04-01", "2017-05-30"),
    (act("28"), "2017-05-30", Status.VALID, TextBasis.KNOWN, "2017-05-30", None),
    # Rows: put in, moved by one, deleted, and gone with their table.
    (row("別表第二", "85の2"), "2017-05-29", Status.FUTURE, TextBasis.KNOWN, "2017-05-30", "2024-05-27"),
    (row("別表第二", "117"), "2019-09-30", Status.VALID, TextBasis.KNOWN, "2017-04-01", "2019-10-01"),
    (row("別表第二", "117"), "2019-10-01", Status.VALID, TextBasis.KNOWN, "2019-10-01", "2024-05-27"),
    (row("別表第二", "21"), "2021-05-18", Status.VALID, TextBasis.KNOWN, "2017-04-01", "2021-05-19"),
    (row("別表第二", "21"), "2021-05-19", Status.STALE, TextBasis.KNOWN, "2017-04-01", "2021-05-19"),
    (row("別表第二", "21"), "2025-05-19", Status.STALE, TextBasis.KNOWN, "2017-04-01", "2021-05-19"),
    (row("別表第二", "1"), "2024-05-26", Status.VALID, TextBasis.KNOWN, "2017-04-01", "2024-05-27"),
    (row("別表第二", "1"), "2024-05-27", Status.STALE, TextBasis.KNOWN, "2017-04-01", "2024-05-27"),
    (row("別表第二"), "2024-05-27", Status.STALE, TextBasis.KNOWN, "2017-04-01", "2024-05-27"),
    # The rows that the overwritten version of 2024-05-27 gave this table were never in force.
    (row("別表第二", "157"), "2024-05-27", Status.UNKNOWN, TextBasis.KNOWN, None, None),
    (row("別表", "24"), "2024-05-26", Status.FUTURE, TextBasis.KNOWN, "2024-05-27", None),
    (row("別表", "24"), "2024-05-27", Status.VALID, TextBasis.KNOWN, "2024-05-27", None),
    (row("第2条の表", "1", ORDER), "2024-05-26", Status.FUTURE, TextBasis.KNOWN, "2024-05-27", None),
    (row("第2条の表", "157", ORDER), "2025-10-01", Status.STALE, TextBasis.KNOWN, "2024-05-27", "2025-10-01"),
    # Before the first text its address is all that is known; a number deleted by then had no provision to be cited.
    (act("9", "2"), "2016-01-01", Status.VALID, TextBasis.BEFORE_FIRST_TEXT, "2017-04-01", None),
    (row("別表第二", "85の2"), "2016-01-01", Status.FUTURE, TextBasis.BEFORE_FIRST_TEXT, "2017-05-30", "2024-05-27"),
    (row("別表第一", "25"), "2018-01-01", Status.STALE, TextBasis.KNOWN, None, None),
    # An order of which two texts are held, repealed by another.
    (Address(ORDER2, "2"), "2019-01-01", Status.VALID, TextBasis.BEFORE_FIRST_TEXT, "2020-07-31", "2024-05-27"),
    (Address(ORDER2, "2"), "2021-05-19", Status.VALID, TextBasis.AFTER_LAST_TEXT, "2020-07-31", "2024-05-27"),
    (Address(ORDER2, "2"), "2024-05-26", Status.VALID, TextBasis.AFTER_LAST_TEXT, "2020-07-31", "2024-05-27"),
    (Address(ORDER2, "2"), "2024-05-27", Status.STALE, TextBasis.KNOWN, "2020-07-31", "2024-05-27"),
    (Address(ORDER2, "50"), "2021-06-01", Status.STALE, TextBasis.AFTER_LAST_TEXT, None, None),
    (Address(ORDER2, "50"), "2024-05-27", Status.STALE, TextBasis.KNOWN, None, None),
    (Address(ORDER2), "2024-05-27", Status.STALE, TextBasis.KNOWN, "2020-07-31", "2024-05-27"),
    (Address(ORDER), "2024-05-26", Status.FUTURE, TextBasis.KNOWN, "2024-05-27", None),
    (Address(ACT), "2030-01-01", Status.VALID, TextBasis.AFTER_LAST_TEXT, "2017-04-01", None),
    # A misprint of a real document: 第7条第11号 is meant.
    (Address(RESIDENTS, "7", "11"), "2023-03-31", Status.UNKNOWN, TextBasis.KNOWN, None, None),
    (Address(RESIDENTS, "7", None, "11"), "2023-03-31", Status.VALID, TextBasis.KNOWN, "2017-04-01", None),
    (Address(RESIDENTS, "30の6"), "2023-03-31", Status.VALID, TextBasis.KNOWN, "2017-04-01", None),
    (Address("国民年金法", "5"), "2023-03-31", Status.UNVERSIONED, TextBasis.KNOWN, None, None),
    (Address(None, "5"), "2023-03-31", Status.UNVERSIONED, TextBasis.KNOWN, None, None),
]


@pytest.mark.parametrize(
    ("address", "on", "status", "basis", "begin", "end"), CASES, ids=[f"{case[0]} {case[1]}" for case in CASES]
)
def test_status(
    address: Address, on: str, status: Status, basis: TextBasis, begin: str | None, end: str | None
) -> None:
    found = law_in_time().resolve(address, date.fromisoformat(on))
    assert (found.status, found.basis) == (status, basis)
    dates = (found.provision.valid_from, found.provision.valid_to) if found.provision else (None, None)
    assert dates == tuple(date.fromisoformat(day) if day else None for day in (begin, end))


def test_what_stood_before_the_first_text_says_so() -> None:
    timeline = law_in_time()
    old = timeline.resolve(act("28"), date(2017, 4, 1)).provision
    new = timeline.resolve(act("28"), date(2017, 5, 30)).provision
    enacted = timeline.resolve(Address(ORDER, "3"), date(2024, 5, 27)).provision
    assert old is not None
    assert new is not None
    assert enacted is not None
    assert (old.begins_before, new.begins_before, enacted.begins_before) == (True, False, False)


def test_a_day_between_two_texts_that_differ_is_doubtful() -> None:
    found = [
        (address, state)
        for law in law_facts().laws
        for address in law_facts().addresses(law)
        for state in law_facts().states(address)[:1]
        # Paragraph 1 may have been the article before, which makes it valid on both sides.
        if address.paragraph != "1" and state.stands
        if state.between and state.between[0] < state.since == state.between[1]
    ]
    assert found
    for address, state in found:
        assert state.between is not None
        before, after = state.between[0] - timedelta(1), state.between[1]
        bases = [law_in_time().resolve(address, day).basis for day in (before, state.between[0], after)]
        assert bases[:2] == [TextBasis.KNOWN, TextBasis.BETWEEN_TEXTS], address
        assert bases[2] is not TextBasis.BETWEEN_TEXTS, address


def test_a_norm_that_took_the_place_of_another_between_two_texts_is_doubtful() -> None:
    timeline, found = law_in_time(), 0
    for law in timeline.facts.laws:
        for address in timeline.facts.addresses(law):
            for before, after in pairwise(timeline.facts.states(address)):
                if not (before.stands and after.stands and after.between):
                    continue
                norms = [timeline.resolve(address, one.since).provision for one in (before, after)]
                told = timeline.resolve(address, after.between[0])
                if norms[0] == norms[1]:
                    assert told.basis is not TextBasis.BETWEEN_TEXTS or told.address != address, address
                    continue
                assert (told.basis, told.between) == (TextBasis.BETWEEN_TEXTS, after.between), address
                assert timeline.resolve(address, after.between[1]).between != after.between
                found += 1
    assert found > 700


def test_a_stale_row_says_what_it_became() -> None:
    found = law_in_time().resolve(row("別表第二", "85の2"), date(2024, 6, 1))
    assert [(line.to, line.on) for line in found.became] == [(row("第2条の表", "124", ORDER), date(2024, 5, 27))]


def test_what_the_items_of_article_19_became() -> None:
    timeline = law_in_time()
    for item in range(1, 17):
        lines = timeline.became(act("19", None, str(item)), date(2020, 3, 29), date(2022, 4, 1))
        assert [line.to for line in lines] == ([act("19", None, str(item + 1))] if item > 3 else [])


def test_rows_say_who_may_be_given_what(laws: Path) -> None:
    timeline, rows_of = law_in_time(), defaultdict(set)
    with (laws / "meirei2.csv").open(encoding="utf-8-sig", newline="") as file:
        for line in csv.DictReader(file):
            if line["provider"]:
                rows_of[line["version"], line["row"]].add(line["provider"].partition("（")[0])
    for (day, number), providers in rows_of.items():
        permits = timeline.permits(row("第2条の表", number, ORDER), date.fromisoformat(day))
        # Brackets are cut out of the names, so a printed name begins as the shipped one does.
        assert {permit.provider for permit in permits if permit.provider} >= {
            one for one in providers if one.endswith("大臣") or one == "市町村長"
        }, (day, number)
        assert all(permit.information for permit in permits)
    municipal = timeline.permits(row("別表第二", "1"), date(2020, 4, 1))
    assert {one.provider: one.information for one in municipal}["市町村長"] == (
        "地方税関係情報", "住民票関係情報", "介護保険給付等関係情報",
    )  # fmt: skip


def test_articles_of_orders_fill_in_rows(laws: Path, law_texts: dict[str, DatedVersions]) -> None:
    ids = {"426M6000000A005": ORDER1, "426M6000000A007": ORDER2, "506M60004008009": ORDER}
    compared = 0
    with (laws / "orders_article_to_row.csv").open(encoding="utf-8-sig", newline="") as file:
        for line in csv.DictReader(file):
            if not line["row"]:
                continue
            law, end = ids[line["law_id"]], line["valid_to_exclusive"]
            for version in law_texts[law].versions:
                day = str(version.valid_from)
                if line["valid_from"] <= day and (not end or end.startswith("(") or day < end):
                    table = line["table"]
                    expected = row(table, line["row"], ORDER if table == "第2条の表" else ACT)
                    found = law_in_time().fills(Address(law, line["article"]), version.valid_from)
                    assert found == expected, (law, line["article"], day)
                    compared += 1
    assert compared == 2219


def test_what_stands_on_a_day_is_what_the_text_of_that_day_holds(law_texts: dict[str, DatedVersions]) -> None:
    timeline = law_in_time()
    for law, dated in law_texts.items():
        for version in dated.versions:
            held = {one.address for one in version.provisions if not one.deleted}
            assert set(timeline.standing(law, version.valid_from)) == held, (law, version.valid_from)


@given(st.data())
def test_norms_at_one_address_follow_one_another(data: st.DataObject) -> None:
    timeline = law_in_time()
    law = data.draw(st.sampled_from(sorted(timeline.facts.laws)))
    address = data.draw(st.sampled_from(list(timeline.facts.addresses(law))))
    on = data.draw(st.dates(date(2016, 1, 1), date(2027, 1, 1)))
    found = timeline.resolve(address, on)
    assert timeline.resolve(address, on) == found
    assert found.status is not Status.UNVERSIONED
    if found.status is Status.VALID:
        assert found.provision is not None
        begin, end = found.provision.valid_from, found.provision.valid_to
        assert begin <= on or found.basis is TextBasis.BEFORE_FIRST_TEXT
        assert end is None or on < end
        # Every day of its interval its address resolves to it; 第1項 is the article only while that has one paragraph.
        last = (end or date(2027, 1, 1)) - timedelta(1)
        inside = data.draw(st.dates(begin, max(begin, last)))
        assert timeline.resolve(found.address, inside).provision == found.provision
        if end is not None:
            assert timeline.resolve(address, end).provision != found.provision or (
                timeline.resolve(address, end).status is Status.STALE
            )


def test_states_are_in_order_and_each_says_something_else() -> None:
    shipped = law_facts()
    for law, held in shipped.laws.items():
        days = {day for day, _ in held.amendments} | set(held.texts) | {held.repealed}
        for address in shipped.addresses(law):
            states = shipped.states(address)
            assert [one.since for one in states] == sorted({one.since for one in states}), address
            assert all(one.since in days for one in states), address
            assert all(replace(a, since=b.since, between=b.between) != b for a, b in pairwise(states))
            assert states[0].digest is not None
            for one in states:
                if one.between:
                    assert one.between[0] <= one.since <= one.between[1], address


def test_the_shipped_facts_are_those_the_texts_give(laws: Path) -> None:
    """Whoever changes the readers has to make the files again: python -m konkyo.law.compile all.

    No other file is shipped: the texts of every law that comes with konkyo are among the shared documents.
    """
    taken = max(head.known_until for head in law_facts().laws.values())
    made = {facts.file_name(): facts.to_text() for facts in derived(Sources.read(laws), taken)}
    shipped = {path.name: path.read_text(encoding="utf-8") for path in SHIPPED.iterdir()}
    assert made.keys() == shipped.keys()
    assert [name for name in made if made[name] != shipped[name]] == []


def test_what_is_written_is_what_is_read(laws: Path, tmp_path: Path) -> None:
    for facts in derived(Sources.read(laws / "teikyo_order")):
        path = tmp_path / facts.file_name()
        path.write_text(facts.to_text(), encoding="utf-8")
        body = read_body(path, facts.head.law)
        assert read_head(path) == facts.head
        assert {address: list(body.states(address)) for address in body.written} == facts.states
        assert body.descent == facts.descent


def test_no_sentence_of_a_statute_is_shipped(laws: Path) -> None:
    # Names of parties and of kinds of information are facts; they do not end as a sentence does.
    shipped = law_facts()
    words = {one.caption for law in shipped.laws for at in shipped.addresses(law) for one in shipped.states(at)}
    names = {
        name
        for law in shipped.laws
        for at in shipped.addresses(law)
        for one in shipped.states(at)
        for permit in one.permits
        for name in (permit.requester, permit.provider, *permit.information)
    }
    assert len(words) > 300
    assert len(names) > 200
    assert not [word for word in (*words, *names) if word and "。" in word]


def test_articles_between_two_texts_are_known_by_their_captions() -> None:
    unread = [
        address
        for law in law_facts().laws
        for address in law_facts().addresses(law)
        for state in law_facts().states(address)
        if state.digest == UNREAD_DIGEST
    ]
    assert unread
    for address in unread:
        first, last = law_facts().states(address)[0].since, law_facts().states(address)[-1].since
        assert law_in_time().resolve(address, first).status is Status.VALID
        assert law_in_time().resolve(address, last).status is Status.STALE


def test_all_amendments_are_listed(laws: Path) -> None:
    for law, revisions in HistoryTables(laws, names().by_id).amendments.items():
        made = [(on, ids[-1]) for on, ids in law_facts().laws[law].amendments]
        assert made == [(one.valid_from, one.amended_by) for one in revisions]


def test_of_several_amendments_of_one_day_nobody_is_named_as_the_one() -> None:
    held = law_facts().laws[ACT]
    assert held.amended_by(date(2018, 6, 27)) == "430AC0000000066"
    # 2019-10-01: five laws; 2017-05-30: also parts of the law as enacted; 2018-06-28: none.
    assert len(dict(held.amendments)[date(2019, 10, 1)]) == 5
    assert [held.amended_by(on) for on in (date(2019, 10, 1), date(2017, 5, 30), date(2018, 6, 28))] == [None] * 3
    order = law_facts().laws["利用特定個人情報提供命令"]
    assert order.enacted
    assert order.amended_by(order.texts[0]) is None
    unlisted = law_facts().laws["番号法別表第二主務省令"]
    assert not unlisted.listed
    assert [unlisted.amended_by(on) for on in unlisted.texts] == [None, None]


def test_reading_the_facts_again_changes_nothing(laws: Path) -> None:
    texts: dict[str, DatedVersions] = read_folder(laws / "card_order")
    assert {law: [one.valid_from for one in dated.versions] for law, dated in texts.items()} == {
        law: list(law_facts().laws[law].texts) for law in texts
    }


@pytest.mark.parametrize("name", ["law-in-time.md", "law-in-time.ja.md"])
def test_the_page_tells_what_is_held(name: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / name).read_text(encoding="utf-8")
    for held in law_facts().laws.values():
        told = f"| {len(held.texts)} | {held.texts[0]} | {held.texts[-1]} | {held.known_until}"
        assert told in page, held.law
        assert held.repealed is None or str(held.repealed) in page


@pytest.mark.parametrize(
    ("article", "on", "expected", "status"),
    [
        # There is no text of the order before 2020-07-31: the changes of 別表第二 tell what its rows were.
        ("59の3", "2019-09-30", "119", "valid"),
        ("59の3", "2019-10-01", "120", "valid"),
        ("59の2の3", "2019-10-01", "117", "valid"),
        ("59の2の3", "2019-09-30", None, "future"),
        ("59の2", "2019-05-30", None, "future"),
        ("59の2", "2019-05-31", "115の2", "valid"),
        ("59の2", "2023-03-07", "115の2", "valid"),
        ("59の3", "2024-05-27", None, "stale"),
    ],
)
def test_an_article_where_there_is_no_text_of_its_order(
    article: str, on: str, expected: str | None, status: str
) -> None:
    address, day = Address(ORDER2, article), date.fromisoformat(on)
    assert law_in_time().fills(address, day) == (expected and row("別表第二", expected))
    assert str(law_in_time().resolve(address, day).status) == status
