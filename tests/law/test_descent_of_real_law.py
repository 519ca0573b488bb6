"""What became of the provisions of the real statutes: truths read in the texts, and what must hold on every day."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from konkyo.law.address import Address
from konkyo.law.descent import align
from konkyo.law.descent_composition import DescentComposition, between
from konkyo.law.descent_line import Descent, DescentKind, Ground
from konkyo.law.law_facts import law_facts
from konkyo.law.law_names import names
from konkyo.law.statutes.dated import DatedVersions
from konkyo.law.statutes.history_tables import HistoryTables
from konkyo.law.timeline import law_in_time

ACT, ORDER, CARD, JUKI = "番号法", "利用特定個人情報提供命令", "個人番号カード省令", "住民基本台帳法"
DAY = timedelta(days=1)
LINES = law_facts().descent
TO_ANOTHER_NUMBER = (DescentKind.RENUMBERED, DescentKind.MOVED)


def at(law: str, article: str | None = None, *, p: str | None = None, i: str | None = None) -> Address:
    return Address(law, article, p, i)


def row(table: str, number: str, law: str = ACT) -> Address:
    return Address(law, table=table, row=number)


@cache
def on(day: str) -> list[Descent]:
    end = date.fromisoformat(day)
    return between(LINES, end - DAY, end)


def became(day: str, address: Address) -> list[tuple[str, Address | None]]:
    return [(str(line.kind), line.to) for line in on(day) if line.address == address]


TRUTHS = [
    # 第19条の号, 2017-05-29 / 2017-05-30 / 2021-09-01
    ("2017-05-29", at(ACT, "19", i="12"), "renumbered", at(ACT, "19", i="13")),
    ("2017-05-29", at(ACT, "19", i="14"), "renumbered", at(ACT, "19", i="15")),
    *(
        ("2017-05-30", at(ACT, "19", i=str(old)), "renumbered", at(ACT, "19", i=str(old + 1)))
        for old in range(8, 16)
    ),
    *(
        ("2021-09-01", at(ACT, "19", i=str(old)), "renumbered", at(ACT, "19", i=str(old + 1)))
        for old in range(4, 17)
    ),
    # 第9条の項, 2022-01-11
    *(("2022-01-11", at(ACT, "9", p=str(old)), "renumbered", at(ACT, "9", p=str(old + 1))) for old in (3, 4, 5)),
    # 条, 2017-05-30
    ("2017-05-30", at(ACT, "26"), "renumbered", at(ACT, "27")),
    ("2017-05-30", at(ACT, "27"), "renumbered", at(ACT, "28")),
    ("2017-05-30", at(ACT, "28"), "renumbered", at(ACT, "29")),
    ("2017-05-30", at(ACT, "27", p="1", i="1"), "renumbered", at(ACT, "28", p="1", i="1")),
    # 別表第二と別表第一の項, 2018-06-27 / 2019-10-01 / 2021-05-19 / 2022-01-01
    ("2018-06-27", row("別表第二", "16の2"), "split", row("別表第二", "16の2")),
    ("2018-06-27", row("別表第二", "16の2"), "split", row("別表第二", "16の3")),
    *(
        ("2019-10-01", row("別表第二", str(old)), "renumbered", row("別表第二", str(old + 1)))
        for old in (117, 118, 119)
    ),
    *(("2019-10-01", row("別表第一", str(old)), "renumbered", row("別表第一", str(old + 1))) for old in (95, 96, 97)),
    ("2021-05-19", row("別表第二", "21"), "abolished", None),
    ("2021-05-19", row("別表第一", "13"), "abolished", None),
    ("2022-01-01", row("別表第一", "100"), "renumbered", row("別表第一", "101")),
    # 別表第一 → 別表, 別表第二 → 第2条の表, 2024-05-27
    ("2024-05-27", row("別表第一", "2"), "moved", row("別表", "2")),
    ("2024-05-27", row("別表第一", "16"), "moved", row("別表", "24")),
    ("2024-05-27", row("別表第一", "93の2"), "moved", row("別表", "126")),
    ("2024-05-27", row("別表第二", "27"), "moved", row("第2条の表", "48", ORDER)),
    ("2024-05-27", row("別表第二", "85の2"), "moved", row("第2条の表", "124", ORDER)),
    ("2024-05-27", row("別表第二", "120"), "moved", row("第2条の表", "158", ORDER)),
    ("2024-05-27", row("別表第二", "30"), "abolished", None),
    ("2024-05-27", at("番号法別表第二主務省令", "20"), "moved", at(ORDER, "50")),
    # 条が定める項とともに
    ("2024-05-27", at("番号法別表第二主務省令", "51"), "moved", at(ORDER, "142")),
    ("2024-05-27", at("番号法別表第二主務省令", "59の2"), "moved", at(ORDER, "155")),
    ("2025-10-01", at(ORDER, "159"), "abolished", None),
    ("2025-10-01", row("第2条の表", "157", ORDER), "abolished", None),
    ("2025-07-28", at("番号法別表第一主務省令", "10の8"), "renumbered", at("番号法別表第一主務省令", "10の10")),
    ("2026-06-01", at("番号法別表第一主務省令", "18の2"), "renumbered", at("番号法別表第一主務省令", "18の3")),
    # 見出しの一覧が示す日に
    ("2019-06-20", at(CARD, "40"), "renumbered", at(CARD, "42")),
    ("2019-06-20", at(CARD, "44"), "moved", at(CARD, "40")),
    ("2020-12-28", at(CARD, "22"), "renumbered", at(CARD, "21")),
    ("2019-06-20", at(JUKI, "21"), "renumbered", at(JUKI, "21の4")),
    ("2019-12-16", at(JUKI, "31の2"), "renumbered", at(JUKI, "32")),
    ("2019-12-16", at(JUKI, "32"), "abolished", None),
    # 別表の枝番, 2026-06-01
    ("2026-06-01", row("別表", "14の2"), "renumbered", row("別表", "14の3")),
    ("2026-06-01", row("別表", "23の2"), "renumbered", row("別表", "23の5")),
]  # fmt: skip


@pytest.mark.parametrize(("day", "address", "kind", "to"), TRUTHS)
def test_what_the_texts_say(day: str, address: Address, kind: str, to: Address | None) -> None:
    assert (kind, to) in became(day, address)


NEW = [
    ("2017-05-30", at(ACT, "19", i="8")),
    ("2017-05-30", row("別表第二", "85の2")),
    ("2019-10-01", row("別表第二", "117")),
    ("2021-05-19", row("別表第二", "121")),
    ("2021-09-01", at(ACT, "19", i="4")),
    ("2022-01-01", row("別表第二", "57の2")),
    ("2022-01-11", at(ACT, "9", p="3")),
    ("2025-07-28", row("第2条の表", "173の2", ORDER)),
    ("2025-10-01", row("別表", "137")),
    ("2025-10-01", row("第2条の表", "12の2", ORDER)),
]


@pytest.mark.parametrize(("day", "address"), NEW)
def test_what_was_not_there_before(day: str, address: Address) -> None:
    assert address in {line.to for line in on(day) if line.kind is DescentKind.NEW}


def test_a_row_tells_what_it_no_longer_hands_over() -> None:
    (line,) = [line for line in on("2024-05-27") if line.address == row("別表第二", "20")]
    assert ("法務大臣", "戸籍関係情報") in line.lost
    assert {"provider", "information"} <= set(line.differs)
    assert line.score < 1


def test_the_network_provision_kept_its_place_from_2021_on() -> None:
    lines = between(LINES, date(2021, 8, 31), date(2026, 6, 30))
    assert {line.to for line in lines if line.address == at(ACT, "19", i="7")} == {at(ACT, "19", i="8")}
    assert {line.to for line in lines if line.to == at(ACT, "19", i="7")} == {at(ACT, "19", i="7")}


@pytest.fixture(scope="module")
def standing(laws: Path, law_texts: dict[str, DatedVersions]) -> "Standing":
    return Standing(laws, law_texts, HistoryTables(laws, names().by_id).dated_parts)


class Standing:
    """What stood at an address on a day, read from the texts and the dated lists, with no help of what is tested."""

    def __init__(self, laws: Path, texts: dict[str, DatedVersions], parts: Iterable[DatedVersions]) -> None:
        self.texts, self.listed = texts, listed_articles(laws)
        self.parts: dict[Address, DatedVersions] = {
            one.address: part for part in parts for version in part.versions for one in version.provisions
        }

    def is_listed(self, address: Address) -> bool:
        return address not in self.parts and Address(address.law, address.article) in self.listed

    def text(self, address: Address, day: date) -> str | None:
        """The text on a day; of a part of a listed article, that of the day's full text is not told."""
        if self.is_listed(address):
            spans = self.listed[Address(address.law, address.article)]
            return "" if any(since <= day < until for since, until in spans) else None
        dated = self.parts.get(address) or self.texts[address.law or ""]
        version = dated.at(day)
        found = version.at(address) if version else None
        return found.text if found and not found.deleted else None


def listed_articles(laws: Path) -> dict[Address, list[tuple[date, date]]]:
    """Article → the times in which a dated list has it, of the laws of which the lists tell all days."""
    found: dict[Address, list[tuple[date, date]]] = defaultdict(list)
    for name in ("article_titles_history.csv", "orders_article_to_row.csv"):
        with (laws / name).open(encoding="utf-8", newline="") as file:
            for one in csv.DictReader(file):
                law, until = names().by_id[one["law_id"].upper()], one["valid_to_exclusive"]
                if law != "番号法別表第二主務省令":
                    span = date.fromisoformat(one["valid_from"]), date.fromisoformat(until) if until else date.max
                    found[Address(law, one["article"])].append(span)
    return found


LINES_OF = {day: [line for line in LINES if line.on == day] for day in sorted({line.on for line in LINES})}
DAYS = list(LINES_OF)


@pytest.mark.parametrize("day", DAYS)
def test_every_address_named_exists_on_its_side(day: date, standing: Standing) -> None:
    for line in LINES:
        if line.on == day:
            assert line.address is None or standing.text(line.address, day - DAY) is not None
            assert line.to is None or standing.text(line.to, day) is not None
            assert (line.address is None) == (line.kind is DescentKind.NEW)
            assert (line.to is None) == (line.kind is DescentKind.ABOLISHED)
            assert 0 <= line.score <= 1


@pytest.mark.parametrize("day", DAYS)
def test_renumbering_is_injective_and_takes_no_number_that_is_in_use(day: date) -> None:
    lines = LINES_OF[day]
    whole = [line for line in lines if line.kind in TO_ANOTHER_NUMBER and line.ground is not Ground.FIRST_PARAGRAPH]
    assert max(Counter(line.to for line in whole).values(), default=1) == 1
    assert max(Counter(line.address for line in whole).values(), default=1) == 1
    leaving = {line.address for line in lines}
    for line in whole:
        assert line.to in leaving or line.to not in standing_on(str(line.to and line.to.law), day - DAY)


@pytest.mark.parametrize("day", DAYS)
def test_a_pair_says_the_same_where_its_score_is_one(day: date, standing: Standing) -> None:
    """An independent look: without digits of any kind, brackets and white space, the texts are alike."""
    for line in LINES:
        if (
            line.on == day
            and line.kind is DescentKind.RENUMBERED
            and line.score == 1
            and line.address
            and not line.address.row
            and not any(standing.is_listed(end) for end in (line.address, line.to) if end)
        ):
            before, after = (
                standing.text(end, when) or "" for end, when in ((line.address, day - DAY), (line.to, day))
            )
            assert abs(len(before) - len(after)) <= 0.2 * len(before) + 30


SPANS = [(DAYS[place], DAYS[place + 4], DAYS[place + 8]) for place in range(0, len(DAYS) - 8, 3)]


@pytest.mark.parametrize(("first", "middle", "last"), SPANS)
def test_two_spans_compose_to_one(first: date, middle: date, last: date) -> None:
    early, late = between(LINES, first, middle), between(LINES, middle, last)
    whole = between(LINES, first, last)
    standing_first = {line.address for line in early} | ({line.address for line in late} - {line.to for line in early})
    origins = {origin for origin in standing_first if origin is not None}
    assert {line.address for line in whole if line.address} <= origins
    assert _follow(origins, early, late) == _follow(origins, whole)
    born = {line.to for line in early if line.kind is DescentKind.NEW and line.to}
    born = {to for _, to in _follow(born, late)} | {line.to for line in late if line.kind is DescentKind.NEW}
    assert {line.to for line in whole if line.kind is DescentKind.NEW} == born


@cache
def standing_on(law: str, day: date) -> frozenset[Address]:
    return frozenset(law_in_time().standing(law, day))


PLACES: dict[Address, int] = {}
"""A number for each address. Composing lines only asks whether two addresses are one, which numbers tell sooner."""


def place(address: Address) -> int:
    return PLACES.setdefault(address, len(PLACES) + 1)


def named(places: Iterable[int]) -> list[str]:
    addresses = list(PLACES)
    return [str(addresses[number - 1]) for number in places]


def numbered(line: Descent) -> Descent:
    """Return the line with numbers for its addresses."""
    return replace(line, address=line.address and place(line.address), to=line.to and place(line.to))


@cache
def laid_out(day: date) -> tuple[frozenset[int], frozenset[int]]:
    """Return what stood on a day, and those articles of which the first paragraph stood, of all laws."""
    standing = [one for law in law_facts().laws for one in standing_on(law, day)]
    of_first_paragraphs = (replace(one, paragraph=None) for one in standing if one.paragraph == "1")
    return frozenset(map(place, standing)), frozenset(map(place, of_first_paragraphs))


@cache
def known_on(day: date) -> frozenset[int]:
    """Return all addresses of the laws that are known on a day, be it by an earlier text or as enacted."""
    held = law_facts()
    laws = [law for law, head in held.laws.items() if head.enacted or day >= head.texts[0]]
    return frozenset(place(one) for law in laws for one in held.addresses(law))


def compare(first: date, last: date, lines: list[Descent]) -> None:
    """What stands on the last day is what stood on the first and stayed, what came to its place, and what is new.

    An article of one paragraph and that paragraph are the same. The addresses of ``lines`` are numbers.
    """
    (before, split_before), (after, split_after) = laid_out(first), laid_out(last)
    came = {line.to for line in lines if line.to is not None}
    left = {line.address for line in lines if line.address is not None}
    known = known_on(first)
    stayed = before - left
    wrong = {
        "left and was not there": (left & known) - before,
        "came and is not there": came - after,
        "stayed and is gone": stayed - after - split_after,
        "is there from nowhere": ((after - stayed - came) & known) - split_before,
    }
    assert not any(wrong.values()), (first, last, {what: named(those) for what, those in wrong.items()})


def test_descent_composed_is_the_timeline_over_every_pair_of_days() -> None:
    firsts = [DAYS[0] - DAY, *DAYS]
    numbered_of = {day: [numbered(line) for line in lines] for day, lines in LINES_OF.items()}
    compared = 0
    for first in firsts:
        composed = DescentComposition()
        for last in (day for day in DAYS if day > first):
            composed.advance(numbered_of[last])
            compare(first, last, composed.told())
            compared += 1
    assert compared == len(firsts) * len(DAYS) // 2


def test_what_is_told_of_one_provision_is_what_all_lines_compose_to() -> None:
    for place in (0, 5):
        first, last = DAYS[place], DAYS[-1 - place]
        lines = between(LINES, first, last)
        of_address: dict[Address, list[Descent]] = defaultdict(list)
        for line in lines:
            if line.address:
                of_address[line.address].append(line)
        for address, expected in of_address.items():
            assert law_in_time().became(address, first, last) == expected


def _follow(origins: set[Address], *spans: list[Descent]) -> set[tuple[Address, Address]]:
    """Return (origin, place reached) for every origin that lives on."""
    reached = {(origin, origin) for origin in origins}
    for lines in spans:
        ways: dict[Address, set[Address]] = defaultdict(set)
        for line in lines:
            if line.address is not None:
                ways[line.address] |= {line.to} if line.to else set()
        reached = {(origin, to) for origin, here in reached for to in ways.get(here, {here})}
    return reached


def test_there_and_back_is_where_one_was(law_texts: dict[str, DatedVersions]) -> None:
    for before, after in pairwise(law_texts[ACT].versions):
        forth = align([before], [after], after.valid_from)
        pure = [line for line in forth if line.kind in TO_ANOTHER_NUMBER and line.score == 1]
        pure = [line for line in pure if line.ground is Ground.SAME]
        if pure:
            back = {line.address: line.to for line in align([after], [before], after.valid_from) if line.score == 1}
            assert all(back[line.to] == line.address for line in pure)


def test_nothing_becomes_of_a_text_by_itself(law_texts: dict[str, DatedVersions]) -> None:
    for dated in law_texts.values():
        version = dated.versions[-1]
        assert align([version], [version], version.valid_from) == []


def test_the_days_between_lead_where_the_ends_alone_lead(laws: Path) -> None:
    """Items of 第19条 and rows of 別表第二: the first text against the last gives what all steps compose to."""
    for part in HistoryTables(laws, names().by_id).dated_parts:
        first, *_, last = [version for version in part.versions if version.provisions]
        head = first.provisions[0].address
        if head.law != ACT or (head.article or head.table) not in ("19", "別表第二"):
            continue
        direct = {
            line.address: line.to for line in align([first], [last], last.valid_from) if line.kind in TO_ANOTHER_NUMBER
        }
        steps = between(LINES, first.valid_from, last.valid_from)
        composed = {line.address: line.to for line in steps if line.kind in TO_ANOTHER_NUMBER}
        assert direct
        assert all(composed.get(address) == to for address, to in direct.items())


@pytest.mark.parametrize("day", DAYS)
def test_what_is_undecidable_is_told_as_nothing_else(day: date) -> None:
    lines = LINES_OF[day]
    doubts = [line for line in lines if line.kind is DescentKind.UNDECIDABLE]
    assert all(line.ground in (Ground.FAINT, Ground.RIVALS) and line.address and line.to for line in doubts)
    others = [line for line in lines if line.kind is not DescentKind.UNDECIDABLE]
    assert not {line.address for line in doubts} & {line.address for line in others}
    assert not {line.to for line in doubts} & {line.to for line in others}


def test_articles_of_the_orders_went_where_the_rows_they_fill_in_went(laws: Path) -> None:
    agreed, apart = 0, set()
    for line in LINES:
        old, new = line.address, line.to
        if not (old and new and old.article) or old.paragraph or old.item or line.kind not in TO_ANOTHER_NUMBER:
            continue
        before, after = filled_in(laws, old, line.on - DAY), filled_in(laws, new, line.on)
        if before and after:
            went = {step.to for step in on(line.on.isoformat()) if step.address in before} or before
            agreed += bool(went & after)
            apart |= {(str(old), str(new))} if not went & after else set()
    assert agreed > 130
    assert apart == set()


def filled_in(laws: Path, article: Address, day: date) -> set[Address | None]:
    """Return the rows that an article of an order fills in on a day, as read from its first words."""
    return {
        row(one["table"], one["row"], ORDER if one["table"] == "第2条の表" else ACT)
        for one in _orders(laws)[article.law, article.article]
        if one["valid_from"] <= day.isoformat()
        # A day that no version held tells is in words, which sort before every date.
        and not one["valid_from"] < one["valid_to_exclusive"] <= day.isoformat()
    }


@cache
def _orders(laws: Path) -> dict[tuple[str | None, str | None], list[dict[str, str]]]:
    """Law and article → its lines in the list of the rows that articles of orders fill in."""
    found = defaultdict(list)
    with (laws / "orders_article_to_row.csv").open(encoding="utf-8-sig", newline="") as file:
        for one in csv.DictReader(file):
            found[names().by_id[one["law_id"].upper()], one["article"]].append(one)
    return found
