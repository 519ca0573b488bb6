"""What a row permits from when until when, and which amendments touched a provision, held against the histories."""

import csv
from datetime import date
from pathlib import Path

import pytest

from konkyo.law.address import Address
from konkyo.law.descent_line import DescentKind
from konkyo.law.law_facts import law_facts
from konkyo.law.law_names import ACT, names, title_of
from konkyo.law.law_numbers import number_in_words, number_of
from konkyo.law.provision_life import AmendmentEffect, PermitPeriod, amendment_effects, permit_periods
from konkyo.law.table_cells import information_kinds, party_name
from konkyo.law.timeline import Provision, Status, law_in_time

ORDER = "利用特定個人情報提供命令"
TABLES = [("beppyo2_history.csv", ACT, "別表第二"), ("meirei2_history.csv", ORDER, "第2条の表")]


def stood(law: str, on: str, **path: str) -> Provision:
    """The provision that stood at an address on a day."""
    found = law_in_time().resolve(Address(law, **path), date.fromisoformat(on))
    assert found.status is Status.VALID
    assert found.provision is not None
    return found.provision


def row(number: str, on: str) -> Provision:
    return stood(ACT, on, table="別表第二", row=number)


def test_a_row_permits_each_line_as_long_as_it_says_just_that() -> None:
    end = date(2024, 5, 27)
    requester = "文部科学大臣又は都道府県教育委員会"
    assert list(permit_periods(law_in_time(), row("37", "2018-01-01"))) == [
        PermitPeriod(requester, "市町村長", ("地方税関係情報", "住民票関係情報"), date(2017, 4, 1), end),
        PermitPeriod(requester, "都道府県知事等", ("生活保護関係情報",), date(2017, 4, 26), end),
        PermitPeriod(requester, "内閣総理大臣", ("公的給付支給等口座登録簿関係情報",), date(2022, 1, 1), end),
    ]


@pytest.mark.parametrize(
    ("law", "path"),
    [
        (ACT, {"article": "19", "item": "7"}),
        # These two tables say who may use the number, and name nobody who provides.
        (ACT, {"table": "別表第一", "row": "31"}),
        ("番号法別表第一主務省令", {"article": "24"}),
    ],
)
def test_what_names_no_provider_permits_nothing(law: str, path: dict[str, str]) -> None:
    assert list(permit_periods(law_in_time(), stood(law, "2020-01-01", **path))) == []


@pytest.mark.parametrize(("file", "law", "table"), TABLES)
def test_on_every_day_of_change_just_the_lines_of_the_history_hold(laws: Path, file: str, law: str, table: str) -> None:
    with (laws / file).open(encoding="utf-8-sig", newline="") as opened:
        history = [line for line in csv.DictReader(opened) if line["requester"] != "削除"]
    days = sorted({line["valid_from"] for line in history})
    assert len(days) > 5
    for on in days:
        told: dict[str, set[tuple[str, str, str]]] = {}
        for line in history:
            if line["valid_from"] <= on and (not line["valid_to_exclusive"] or on < line["valid_to_exclusive"]):
                cells = (party_name(solid(line["requester"])), party_name(solid(line["provider"])))
                told.setdefault(line["row"], set()).update(
                    (*cells, kind) for kind in information_kinds(solid(line["info"]))
                )
        for number, lines in told.items():
            provision = stood(law, on, table=table, row=number)
            holding = [one for one in permit_periods(law_in_time(), provision) if holds(one, date.fromisoformat(on))]
            assert {(o.requester, o.provider, kind) for o in holding for kind in o.information} == lines, (on, number)
            assert len({(one.requester, one.provider) for one in holding}) == len(holding)


def solid(text: str) -> str:
    return "".join(text.split())


def holds(one: PermitPeriod, day: date) -> bool:
    return one.valid_from <= day and (one.valid_to is None or day < one.valid_to)


@pytest.mark.parametrize(
    ("provision", "told"),
    [
        (
            row("37", "2018-01-01"),
            # It also ended on 2024-05-27, on which three laws took effect.
            [("2017-04-26", "429AC0000000025", DescentKind.CHANGED), ("2022-01-01", "503AC0000000038",
            DescentKind.CHANGED)],
        ),
        # 16の3 was part of it.
        (row("16の2", "2018-01-01"), [("2018-06-27", "430AC0000000066", DescentKind.SPLIT)]),
        (row("69の2", "2020-01-01"), [("2019-05-31", "501AC0000000016", DescentKind.NEW)]),
        (
            stood(ACT, "2020-01-01", article="9", paragraph="3"),
            [
                ("2019-01-01", "430AC0000000007", DescentKind.CHANGED),
                ("2019-07-16", "431AC0000000006", DescentKind.CHANGED),
                ("2022-01-11", "501AC0000000017", DescentKind.RENUMBERED),
            ],
        ),
        # Two laws took effect on 2021-09-01, when it became 8号.
        (stood(ACT, "2020-01-01", article="19", item="7"), []),
        # That it was enacted with this row is no amendment.
        (
            stood(ORDER, "2024-06-01", table="第2条の表", row="1"),
            [("2026-06-14", "507M60004008011", DescentKind.CHANGED)],
        ),
    ],
)  # fmt: skip
def test_amendments_are_told_where_one_law_alone_took_effect(provision: Provision, told: list[tuple]) -> None:
    assert list(amendment_effects(law_in_time(), provision)) == [
        AmendmentEffect(by, date.fromisoformat(on), kind) for on, by, kind in told
    ]


def test_every_change_told_is_one_of_the_wording_on_a_day_of_one_law() -> None:
    timeline, count = law_in_time(), 0
    for law, held in law_facts().laws.items():
        for address in law_facts().addresses(law):
            found = timeline.resolve(address, held.texts[-1]).provision
            for one in amendment_effects(timeline, found) if found else ():
                count += 1
                assert dict(held.amendments)[one.on] == (one.by,)
                assert any(state.since == one.on and not state.between for state in law_facts().states(found.address))
    assert count > 200


@pytest.mark.parametrize(
    ("law_id", "number"),
    [
        ("503AC0000000036", "令和3年法律第36号"),
        ("507CO0000000423", "令和7年政令第423号"),
        # The code of the ministries, by other orders that have it.
        ("506M60004008007", "令和6年デジタル庁・総務省令第7号"),
        ("426m6000000a007", "平成26年内閣府・総務省令第7号"),
        ("506M6FFFFFFF007", None),
        ("000000000000000", None),
    ],
)
def test_the_number_that_a_person_reads(law_id: str, number: str | None) -> None:
    assert number_in_words(law_id) == number


def test_the_number_of_a_law_is_read_from_its_id() -> None:
    known = {law.id: law.number for law in names().laws.values() if law.id and law.id[3:5] in ("AC", "CO")}
    read = {law_id: number_of(law_id) for law_id in known}
    assert {law_id: number.replace("元年", "1年") for law_id, number in read.items() if number} == {
        law_id: known[law_id] for law_id, number in read.items() if number
    }
    assert number_of("501AC0000000016") == "令和元年法律第16号"
    assert sum(number is not None for number in read.values()) > 4000
    assert number_of("429M60000008040") is None
    assert (title_of("502AC0000000060"), title_of("503AC0000000037")) == (
        "賃貸住宅の管理業務等の適正化に関する法律",
        None,
    )
