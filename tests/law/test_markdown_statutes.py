"""Dated Markdown texts: read like the XML of the same version, and like the tables made from them."""

import contextlib
import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konkyo.law.address import Address
from konkyo.law.law_error import LawError
from konkyo.law.law_names import ACT, names
from konkyo.law.statute_version import Version
from konkyo.law.statutes import DatedVersions, Revision, markdown, read_version
from konkyo.law.statutes.history_tables import HistoryTables

ORDER = "利用特定個人情報提供命令"
REVISION = Revision.parse("425AC0000000027_20200401_501AC0000000001")
FRONT = '---\ntitle: "架空の法律"\nidentifier: "425AC0000000027"\n---\n\n'
MARKS = """**第一条**　甲
**第二条及び第三条**　削除
**２**　乙
- 一　丙
- 二　削除
  - イ　丁
## 附則
**別表第一**
**別記様式**
| 一　戊 | 己 |
| 二　庚 |
|  | 辛 |
| 壬 | 癸 | 子 | 丑 |
| --- |
寅

### 第一章　卯""".splitlines()


def version(law_texts: dict[str, DatedVersions], law: str, day: str) -> Version | None:
    return next((one for one in law_texts[law].versions if str(one.valid_from) == day), None)


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def solid(text: str) -> str:
    return "".join(text.split())


def test_the_same_version_in_both_formats_has_the_same_provisions(laws: Path) -> None:
    path = laws / "bango_act" / "425AC0000000027_20200605_502AC0000000040.xml"
    xml, text = read_version(path), read_version(path.with_suffix(".md"))
    assert xml.provisions == text.provisions
    assert len(xml.provisions) == 491


@pytest.mark.parametrize(
    ("file", "law", "table", "lines"),
    [("beppyo2.csv", ACT, "別表第二", 2338), ("meirei2.csv", ORDER, "第2条の表", 2723)],
)
def test_tables_of_who_gives_what_to_whom(
    laws: Path, law_texts: dict[str, DatedVersions], file: str, law: str, table: str, lines: int
) -> None:
    expected: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for row in rows(laws / file):
        cells = (row["requester"], row["work"], row["provider"], row["info"])
        expected[row["version"]].append((row["row"], *map(solid, cells)))
    for day, told in expected.items():
        held = version(law_texts, law, day)
        assert held is not None
        found = [
            (one.address.row, link.requester, link.work, link.provider, link.information)
            for one in held.provisions
            if one.address.table == table and one.address.row
            for link in one.links
        ]
        deleted = [one.address.row for one in held.provisions if one.address.table == table and one.deleted]
        assert found == [line for line in told if line[1] != "削除"], day
        assert deleted == [line[0] for line in told if line[1] == "削除"], day
    assert sum(map(len, expected.values())) == lines


def test_tables_of_who_may_use_the_number(laws: Path, law_texts: dict[str, DatedVersions]) -> None:
    expected: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for row in rows(laws / "beppyo1_and_beppyo.csv"):
        expected[row["version"], row["table"]].append((row["row"], solid(row["user"]), solid(row["work"])))
    compared = 0
    for (day, table), told in expected.items():
        if held := version(law_texts, ACT, day):
            found = [
                (one.address.row, *((one.links[0].requester, one.links[0].work) if one.links else (one.text, "")))
                for one in held.provisions
                if one.address.table == table and one.address.row
            ]
            assert found == told, (day, table)
            compared += len(found)
    assert compared == 1292


@pytest.mark.parametrize(
    ("file", "article", "part"),
    [("bango_art19_items.csv", "19", "item"), ("bango_art9_paragraphs.csv", "9", "paragraph")],
)
def test_items_and_paragraphs(
    laws: Path, law_texts: dict[str, DatedVersions], file: str, article: str, part: str
) -> None:
    expected: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows(laws / file):
        expected[row["effective"]].append((row[part], solid(row["text"])))
    compared = 0
    for day, told in expected.items():
        if held := version(law_texts, ACT, day):
            found = [
                (getattr(one.address, part), one.text) for one in held.provisions if one.address.article == article
            ]
            assert [one for one in found if one[0]] == told, day
            compared += 1
    assert compared >= 4


def test_articles_and_captions(laws: Path, law_texts: dict[str, DatedVersions]) -> None:
    history = HistoryTables(laws, names().by_id).captions
    compared = 0
    for law, dated in law_texts.items():
        for held in dated.versions:
            told = {
                address: caption
                for address, spans in history.items()
                for span, caption in spans
                if address.law == law and span.holds(held.valid_from)
            }
            found = {
                one.address: one.caption or ""
                for one in held.provisions
                if one.address == Address(law, one.address.article) and one.address.article
                # The history leaves out the 附則, and articles deleted at once.
                and not one.address.article.startswith("附則") and (one.address in told or not one.deleted)
            }  # fmt: skip
            if told:
                assert found == told, (law, held.valid_from)
                compared += len(told)
    assert compared > 3000


def test_histories_say_what_the_full_texts_say(laws: Path, law_texts: dict[str, DatedVersions]) -> None:
    compared = 0
    for part in HistoryTables(laws, names().by_id).dated_parts:
        for held in law_texts[part.law].versions:
            here = part.at(held.valid_from)
            for one in here.provisions if here else ():
                full = held.at(one.address)
                assert full is not None, (held.valid_from, one.address)
                assert set(full.links) == set(one.links), (held.valid_from, one.address)
                if not one.address.table:
                    assert full.text == one.text, (held.valid_from, one.address)
                compared += 1
    assert compared > 5000


def test_every_text_held_is_of_a_version_that_was_in_force(laws: Path, law_texts: dict[str, DatedVersions]) -> None:
    known = HistoryTables(laws, names().by_id).amendments
    # The API that the list comes from does not hold this law, which was repealed.
    for law in law_texts.keys() - {"番号法別表第二主務省令"}:
        ids = {one.id for one in known[law]}
        from_bulk = {"426M6000000A005_20201001_430M6000000A007"}
        assert {one.revision_id for one in law_texts[law].versions} - ids <= from_bulk, law


def test_a_law_in_markdown() -> None:
    body = (
        "### 第一章　総則\n\n**第一条（目的）**　甲。\n\n**２**　乙。\n\n- 一　丙\n\n  - イ　丁\n\n"
        "**第三条から第五条まで**　削除\n\n## 附則\n\n**第一条（施行）**　戊。\n\n## 附則\n\n**第一条**　己。\n\n"
        "**別表**\n\n| 一　庚 | 辛 |\n| --- | --- |\n| 二　壬 | 癸 |\n"
    )
    found = markdown.read_statute((FRONT + body).encode(), REVISION)
    assert [(one.address, one.caption, one.text) for one in found.provisions] == [
        (Address(ACT, "1"), "目的", ""),
        (Address(ACT, "1", "1"), None, "甲。"),
        (Address(ACT, "1", "2"), None, "乙。"),
        (Address(ACT, "1", "2", "1"), None, "丙イ丁"),
        *((Address(ACT, number), None, "削除") for number in "345"),
        (Address(ACT, "附則1"), "施行", "戊。"),
        (Address(ACT, table="別表"), None, ""),
        (Address(ACT, table="別表", row="1"), None, "庚|辛"),
        (Address(ACT, table="別表", row="2"), None, "壬|癸"),
    ]


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("not_text", "---\n".encode("utf-16")),
        ("other_schema", "第一条　本文。".encode()),
        ("other_schema", b""),
        ("cut", FRONT.encode()),
        ("other_law", FRONT.replace("425AC0000000027", "999AC0000000999").encode()),
        ("other_law", FRONT.replace("425AC0000000027", "342AC0000000081").encode()),
        ("address_twice", (FRONT + "**第一条**　甲。\n\n**第一条**　乙。\n").encode()),
    ],
)
def test_refused(code: str, data: bytes) -> None:
    with pytest.raises(LawError) as caught:
        markdown.read_statute(data, REVISION, "架空.md")
    assert caught.value.code == code
    assert caught.value.where == "架空.md"


@given(st.lists(st.sampled_from(MARKS), max_size=14).map("\n".join))
def test_any_arrangement_of_lines_is_read_or_refused(body: str) -> None:
    with contextlib.suppress(LawError):
        markdown.read_statute((FRONT + body).encode(), REVISION)
