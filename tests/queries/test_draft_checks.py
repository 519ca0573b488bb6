"""What an officer is told of his own draft: days, doubled rows, choices, blanks, and rows of the change log."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from check_form import ITEM_8, TABLE, Form, checked

from konkyo.graph.embedded import EmbeddedStore

BASIS = "番号法第9条第2項及び青海市の条例"
LIST = "1) 実施する 2) 実施しない 3) 未定"


def sections(found: list[Any], kind: str) -> list[str | None]:
    return [one.evidence.section for one in found if one.check == kind]


def covered(form: Form) -> Form:
    """Give a form the cover and the names of files that each evaluation has."""
    form.say("表紙 宣言", "青海市は、措置を講じる。", meaning="document.declaration")
    form.say("表紙 評価書名", form.document["title"], meaning="document.title")
    form.say("表紙 評価実施機関名", form.document["body"], meaning="document.body")
    form.say("I-1-①", "住民税に関する事務", meaning="work.name")
    form.say("I-3", "住民税ファイル", meaning="file.names")
    return form


@pytest.mark.look_alike("day")
@pytest.mark.parametrize(
    ("meaning", "printed", "expected"),
    [
        ("document.published", "令和6年2月30日", ["表紙 公表日"]),
        ("document.published", "令和５年１３月１日", ["表紙 公表日"]),
        ("document.evaluated", "2023.4.31", ["表紙 公表日"]),
        ("document.published", f"{date.today().year + 7}年4月1日", ["表紙 公表日"]),
        ("document.published", "平成35年4月1日", ["表紙 公表日"]),
        ("file.use_started", "平成28年13月1日", ["表紙 公表日"]),
        ("document.published", "令和6年2月29日", []),
        ("document.published", "平成31年4月26日", []),
        # Not a day at all, and a month that stands for one.
        ("document.published", "未定", []),
        ("file.held_since", "平成27年10月", []),
        ("file.held_since", "平成２７年度", []),
        ("document.remarks", "令和6年2月30日", []),
    ],
)
def test_a_day_that_cannot_be_meant(desk: EmbeddedStore, meaning: str, printed: str, expected: list[str]) -> None:
    form = Form()
    form.say("表紙 公表日", printed, meaning=meaning)
    assert sections(checked(desk, form), "day") == expected


@pytest.mark.look_alike("day")
@pytest.mark.parametrize(
    ("published", "changed", "expected"),
    [
        ("2023-03-07", "2023-04-01", ["表紙 公表日"]),
        ("2023-03-07", "2023-03-07", []),
        # Only the month is known, and it may be the same day.
        ("2023-03-07", "2023-03", []),
        ("2023-03-07", None, []),
    ],
)
def test_published_before_the_last_change(
    desk: EmbeddedStore, published: str, changed: str | None, expected: list[str]
) -> None:
    form = Form(published)
    form.say("表紙 公表日", published, meaning="document.published")
    form.change("I-4", date=changed, after="改めた")
    assert sections(checked(desk, form), "day") == expected


@pytest.mark.look_alike("doubled")
@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ({}, 1),
        ({"purpose": "年金の支給"}, 0),
        ({"legal_basis_text": "番号法第19条第10号"}, 0),
        ({"methods": ("紙",)}, 1),
        ({"information": "所得の情報"}, 0),
        ({"legal_basis_text": "－"}, 0),
    ],
)
def test_a_transfer_written_twice(desk: EmbeddedStore, second: Mapping[str, Any], expected: int) -> None:
    form = Form()
    said = {"purpose": "保険料の算定", "information": "住民票関係情報", "legal_basis_text": BASIS}
    form.flow("transfer", "移転先1", "保険課", **said)
    form.flow("transfer", "移転先2", "保険課", **{**said, **second})
    assert len(sections(checked(desk, form), "doubled")) == expected


@pytest.mark.look_alike("doubled")
@pytest.mark.parametrize(
    ("text", "rows", "expected"),
    [
        ("情報提供の根拠（1、2、27、27の項）", ["1", "2", "27", "27"], 1),
        ("情報提供の根拠（1、2、27の項）", ["1", "2", "27"], 0),
        # One row in each of the two roles.
        ("情報提供の根拠（1、27の項）情報照会の根拠（27の項）", ["1", "27", "27"], 0),
    ],
)
def test_a_number_twice_in_a_list(desk: EmbeddedStore, text: str, rows: list[str], expected: int) -> None:
    form = Form()
    form.cites("I-5-②", text, *((row, {**TABLE, "row": row}) for row in rows), meaning="network.basis")
    assert len(sections(checked(desk, form), "doubled")) == expected


@pytest.mark.look_alike("choice")
@pytest.mark.parametrize(
    ("chosen", "basis", "expected"),
    [
        ("実施しない", "番号法第19条第8号", 1),
        ("実施する", "－", 1),
        ("実施する", None, 1),
        ("実施済み", "番号法第19条第8号", 1),
        ("実施する", "番号法第19条第8号", 0),
        ("実施しない", "－", 0),
        ("実施しない", None, 0),
        ("未定", "－", 0),
        ("", "番号法第19条第8号", 0),
    ],
)
def test_whether_the_network_is_used(desk: EmbeddedStore, chosen: str, basis: str | None, expected: int) -> None:
    form = Form()
    form.say("I-5-①", f"[　{chosen}　]　＜選択肢＞\n{LIST}", meaning="network.exists")
    if basis and "番号法" in basis:
        form.cites("I-5-②", basis, (basis, ITEM_8), meaning="network.basis")
    elif basis:
        form.say("I-5-②", basis, meaning="network.basis")
    assert len(sections(checked(desk, form), "choice")) == expected


@pytest.mark.look_alike("choice")
@pytest.mark.parametrize(
    ("meaning", "text", "expected"),
    [
        ("sharing.count", "[ ] 提供を行っている（ ）件 [ ○ ] 移転を行っている（ 1 ）件 [ ] 行っていない", 0),
        ("sharing.count", "[ ] 提供を行っている（ ）件 [ ] 移転を行っている（ 1 ）件 [ ] 行っていない", 1),
        ("sharing.count", "[ ] 提供を行っている（ ）件 [ ○ ] 移転を行っている（ 1 ）件 [ ○ ] 行っていない", 1),
        # No box is printed.
        ("sharing.count", "移転を行っている（ 1 ）件", 0),
        ("entrust.count", "[ 委託しない ] ＜選択肢＞ 1) 委託する 2) 委託しない （ ）件", 1),
        ("entrust.count", "[ 委託する ] ＜選択肢＞ 1) 委託する 2) 委託しない （ 1 ）件", 0),
    ],
)
def test_what_is_ticked_beside_what_is_described(desk: EmbeddedStore, meaning: str, text: str, expected: int) -> None:
    form = Form()
    form.say("II-4", text, meaning=meaning)
    form.passages[-1] = form.passages[-1].model_copy(update={"file": "住民税ファイル"})
    form.say("II-4 委託事項1 ③", "青海電算株式会社", meaning="entrustment.party")
    form.passages[-1] = form.passages[-1].model_copy(update={"file": "住民税ファイル"})
    form.flow("transfer", "移転先1", "保険課", legal_basis_text=BASIS)
    assert len(sections(checked(desk, form), "choice")) == expected


@pytest.mark.look_alike("choice")
@pytest.mark.parametrize(
    ("chosen", "permit", "matter", "expected"),
    [
        ("再委託する", "書面で承諾する", "夜間の監視", 0),
        ("再委託する", None, "夜間の監視", 1),
        ("再委託する", "書面で承諾する", "－", 1),
        ("再委託しない", None, "夜間の監視", 1),
        ("再委託しない", "再委託は認めない", "－", 0),
    ],
)
def test_subentrustment(
    desk: EmbeddedStore, chosen: str, permit: str | None, matter: str | None, expected: int
) -> None:
    form = Form()
    text = f"[ {chosen} ] ＜選択肢＞ 1) 再委託する 2) 再委託しない"
    form.say("II-4 委託事項1 ④", text, meaning="entrustment.re_exists")
    for place, said, meaning in (("⑤", permit, "entrustment.re_permit"), ("⑥", matter, "entrustment.re_matter")):
        if said:
            form.say(f"II-4 委託事項1 {place}", said, meaning=meaning)
    assert len(sections(checked(desk, form), "choice")) == expected


@pytest.mark.look_alike("blank")
@pytest.mark.parametrize(
    ("party", "basis", "expected"),
    [
        ("保険課", None, ["II 住民税ファイル 移転先1 counterparty"]),
        ("保険課", "－", ["II 住民税ファイル 移転先1 counterparty"]),
        (None, BASIS, ["II 住民税ファイル 移転先1 legal_basis_text"]),
        ("保険課", BASIS, []),
        ("保険課", "別紙1のとおり", []),
        # Words without a number are a basis that nobody can look up, but no blank.
        ("保険課", "住民基本台帳の法令", []),
    ],
)
def test_a_transfer_without_a_name_or_basis(
    desk: EmbeddedStore, party: str | None, basis: str | None, expected: list[str]
) -> None:
    form = covered(Form())
    form.say("II-1", "住民税ファイル", meaning="file.name")
    form.flow("transfer", "移転先1", party, legal_basis_text=basis)
    assert sections(checked(desk, form), "blank") == expected


@pytest.mark.look_alike("blank")
@pytest.mark.parametrize(
    ("name", "field", "expected"),
    [
        ("", "平成28年1月", ["II-3-⑥"]),
        ("－", "平成28年1月", ["II-3-⑥"]),
        ("住民税ファイル", "平成28年1月", []),
        # Nothing of part Ⅱ is there.
        ("", None, []),
    ],
)
def test_a_file_without_a_name(desk: EmbeddedStore, name: str, field: str | None, expected: list[str]) -> None:
    form = covered(Form())
    if name:
        form.say("II-1", name, meaning="file.name")
    if field:
        form.say("II-3-⑥", field, meaning="file.use_started")
    assert sections(checked(desk, form), "blank") == expected


@pytest.mark.look_alike("change_log")
@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"timing": None}, 1),
        ({"timing": "事中"}, 1),
        ({"date": None}, 1),
        ({"before": "番号", "after": "番 号"}, 1),
        ({}, 0),
        ({"timing": "修正"}, 0),
        ({"before": "－", "after": "－"}, 0),
        ({"before": "ILLEGIBLE", "after": "ILLEGIBLE"}, 0),
    ],
)
def test_a_row_that_lacks_something(desk: EmbeddedStore, row: dict[str, Any], expected: int) -> None:
    form = Form()
    whole = {"date": "2023-03-07", "timing": "事後", "before": "番号", "after": "番号等"}
    form.change("I-7", **whole)
    form.change("I-6", **{**whole, **row})
    assert len(sections(checked(desk, form), "change_log")) == expected


@pytest.mark.look_alike("change_log")
@pytest.mark.parametrize(
    ("says", "before", "after", "on", "expected"),
    [
        ("税務課", "税務課", "市民税課", "2023-03-07", 1),
        ("令和4年5月20日", "令和2年9月14日", "令和4年5月16日", "2023-03-07", 1),
        ("市民税課", "税務課", "市民税課", "2023-03-07", 0),
        ("令和４年５月１６日", "令和2年9月14日", "令和4年5月16日", "2023-03-07", 0),
        # The row tells of the change in other words, or of what was added.
        ("市民税課、収納課", "市民税課", "収納課を追加", "2023-03-07", 0),
        ("税務課", "－", "市民税課", "2023-03-07", 0),
    ],
)
def test_a_field_that_still_says_what_was_before(
    desk: EmbeddedStore, says: str, before: str, after: str, on: str, expected: int
) -> None:
    form = Form()
    form.say("I-6-①", says, label="部署", meaning="work.department")
    form.change("Ⅰ 基本情報 6. 評価実施機関における担当部署 ①部署", date=on, before=before, after=after, timing="事後")
    assert len(sections(checked(desk, form), "change_log")) == expected
