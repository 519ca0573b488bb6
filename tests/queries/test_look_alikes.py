"""For each kind of finding that is seldom wrong: a form that has it beside one that only looks as if it had."""

from collections.abc import Sequence

import pytest
from check_form import Form, checked

from konkyo.graph.embedded import EmbeddedStore
from konkyo.loaders.record import DocumentEdition

NOTICE = {"law": "平成14年総務省告示第334号", "article": "6", "paragraph": "7"}
NOTICED = "平成14年6月10日総務省告示第334号（第6-7"


@pytest.mark.parametrize(
    ("published", "text", "quotes"),
    [
        ("2023-03-31", "青海市個人情報保護条例による", []),
        ("2023-04-01", "番号法並びに青海市個人情報保護条例による", ["青海市個人情報保護条例"]),
        ("2023-04-01", "個人情報の保護に関する条例第3条", ["個人情報の保護に関する条例"]),
        ("2023-04-01", "青海市個人情報の\n保護に関する条例第3条", ["青海市個人情報の\n保護に関する条例"]),
        # What came to its place, and what did not end on that day.
        ("2023-04-01", "個人情報の保護に関する法律施行条例、青海市個人情報保護法施行条例", []),
        ("2023-04-01", "青海市議会個人情報保護条例、青海市議会の個人情報の保護に関する条例", []),
        ("2023-04-01", "青海市特定個人情報保護条例", []),
        ("2023-04-01", "廃止前の青海市個人情報保護条例", []),
        (None, "青海市個人情報保護条例による", []),
    ],
)
def test_an_ordinance_that_an_act_took_the_place_of(
    desk: EmbeddedStore, published: str | None, text: str, quotes: Sequence[str]
) -> None:
    form = Form(published)
    form.say("III-5", text)
    assert [one.evidence.quote for one in checked(desk, form) if one.check == "replaced"] == quotes


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("特定個人情報保護評価規則（平成２６年特定個人情報保護委員会規則第１号）", ["特定個人情報保護評価規則"]),
        ("特定個人情報保護評価に関する規則（平成26年特定個人情報保護委員会規則第1号）", []),
        ("住民基本台帳法（昭和42年法律第18号）", ["昭和42年法律第18号"]),
        ("住民基本台帳法（昭和42年7月25日法律第81号。以下「住基法」という。）", []),
        ("国民年金法等の一部を改正する法律（昭和60年法律第34号）", []),
        # A name of the body's own before the number of another thing.
        ("灯台の管理に関する規則（平成26年特定個人情報保護委員会規則第1号）", []),
    ],
)
def test_the_number_of_a_law_against_its_title(desk: EmbeddedStore, text: str, quotes: Sequence[str]) -> None:
    form = Form()
    form.say("I-4", text)
    assert [one.evidence.quote for one in checked(desk, form) if one.check == "title"] == quotes


@pytest.mark.parametrize(
    ("captions", "quotes"),
    [
        (("本人確認情報の通知", "\n本人確認\n情報の通知", "（通知及び記録）"), ["通知及び記録"]),
        (("本人確認情報の通知", "　本人確認情報の通知"), []),
        # Another part of the notice.
        (("本人確認情報の通知", "等）により、別紙（通知及び記録"), []),
    ],
)
def test_one_part_of_a_notice_under_several_captions(
    desk: EmbeddedStore, captions: Sequence[str], quotes: Sequence[str]
) -> None:
    form = Form()
    for number, caption in enumerate(captions):
        form.cites(f"III-{number}", f"{NOTICED}{caption}）に定める", (NOTICED, NOTICE))
    assert [one.evidence.quote for one in checked(desk, form) if one.check == "caption"] == quotes


@pytest.mark.parametrize(("published", "expected"), [("2024-05-26", ["future"]), ("2024-05-27", [])])
def test_a_number_of_days_to_come(desk: EmbeddedStore, published: str, expected: Sequence[str]) -> None:
    form = Form(published)
    row = {"law": "利用特定個人情報提供命令", "table": "第2条の表", "row": "1"}
    form.cites("I-4", "提供命令第2条の表の1の項", ("提供命令第2条の表の1の項", row))
    assert [one.check for one in checked(desk, form)] == expected


@pytest.mark.parametrize(
    ("listed", "given", "expected"),
    [(("1", "2"), ("1", "2"), []), (("1",), ("1", "2"), ["not_listed"]), (("1", "2"), ("1",), ["not_handed_over"])],
)
def test_a_list_and_the_flows_beside_it(
    desk: EmbeddedStore, listed: Sequence[str], given: Sequence[str], expected: Sequence[str]
) -> None:
    form = Form()
    form.lists(*listed, opening="情報提供の根拠")
    for row in given:
        form.hands_over({"1": "厚生労働大臣", "2": "全国健康保険協会"}[row], row)
    found = [one.check for one in checked(desk, form)]
    assert [check for check in found if check in ("not_listed", "not_handed_over")] == expected


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("中間サーバー・プラットホーム、中間サーバー・プラットフォーム", ["中間サーバー・プラットホーム"]),
        ("中間サーバー、中間サーバー・プラットフォーム、中間サーバー・ソフトウェア", []),
    ],
)
def test_a_name_of_two_words(desk: EmbeddedStore, text: str, quotes: Sequence[str]) -> None:
    form = Form()
    form.say("III-6", text)
    assert [one.evidence.quote for one in checked(desk, form) if one.check == "name"] == quotes


@pytest.mark.parametrize(
    ("form", "edition", "published", "told"),
    [
        ("基礎項目評価書", "平成31年1月", "2024-11-01", "「人手を介在させる作業」"),
        # The month of a stamp tells no day.
        ("基礎項目評価書", "平成31年1月", "2024-10-31", None),
        ("基礎項目評価書", "平成29年5月", "2024-09-30", "2019-01 の版"),
        ("基礎項目評価書", "令和6年10月", "2024-11-01", None),
        # No label of 様式3 is known to have changed.
        ("重点項目評価書", "平成30年5月", "2024-11-01", None),
        ("基礎項目評価書", None, "2024-11-01", None),
    ],
)
def test_a_form_of_a_former_edition(
    desk: EmbeddedStore, form: str, edition: str | None, published: str, told: str | None
) -> None:
    paper = Form(published)
    paper.document |= {"form": form, "edition": DocumentEdition(name=edition, told_by="stamp") if edition else None}
    found = [one.said.ja for one in checked(desk, paper) if one.check == "form"]
    assert len(found) == (told is not None)
    assert all(told in said for said in found if told)
