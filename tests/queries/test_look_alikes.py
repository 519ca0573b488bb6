"""For each kind of finding that is seldom wrong: a form that has it beside one that only looks as if it had."""

from collections.abc import Sequence

import pytest
from check_form import Form, checked

from konkyo.graph.embedded import EmbeddedStore
from konkyo.loaders.record import DocumentEdition

NOTICE = {"law": "平成14年総務省告示第334号", "article": "6", "paragraph": "7"}
NOTICED = "平成14年6月10日総務省告示第334号（第6-7"


@pytest.mark.look_alike("replaced")
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


@pytest.mark.look_alike("future")
@pytest.mark.parametrize(("published", "expected"), [("2024-05-26", ["future"]), ("2024-05-27", [])])
def test_a_number_of_days_to_come(desk: EmbeddedStore, published: str, expected: Sequence[str]) -> None:
    form = Form(published)
    row = {"law": "利用特定個人情報提供命令", "table": "第2条の表", "row": "1"}
    form.cites("I-4", "提供命令第2条の表の1の項", ("提供命令第2条の表の1の項", row))
    assert [one.check for one in checked(desk, form)] == expected


@pytest.mark.look_alike("not_listed", "not_handed_over")
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


@pytest.mark.look_alike("spelling")
@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("中間サーバー・プラットホーム、中間サーバー・プラットフォーム", ["プラットホーム"]),
        ("ウイルス対策ソフト、ウイルスの駆除、ウィルス", ["ウィルス"]),
        ("コンピュータウイルス、コンピュータウイルス、コンピューターウイルス", ["コンピューターウイルス"]),
        ("中間サーバー、中間サーバー・プラットフォーム、中間サーバー・ソフトウェア", []),
        ("ファイル、プロファイル、メール、メイン", []),
    ],
)
def test_a_word_in_two_spellings(desk: EmbeddedStore, text: str, quotes: Sequence[str]) -> None:
    form = Form()
    form.say("III-6", text)
    assert [(one.check, one.evidence.quote) for one in checked(desk, form)] == [("spelling", one) for one in quotes]


SERVER, NUMBER = "宛名管理サーバー", "共通宛名番号の付番を行う"


@pytest.mark.parametrize(
    ("systems", "quotes"),
    [
        (((SERVER, NUMBER), ("中間サーバー", "共通宛名システムと連携する")), ["共通宛名システム"]),
        # The system that it names is listed; what it names is nobody's function; the two names have nothing in common.
        (((SERVER, NUMBER), ("共通宛名システム", "番号を付ける"), ("中間サーバー", "共通宛名システムと連携する")), []),
        (((SERVER, "宛名を管理する"), ("中間サーバー", "共通宛名システムと連携する")), []),
        ((("税務総合サーバー", NUMBER), ("中間サーバー", "共通宛名システムと連携する")), []),
    ],
)
def test_a_system_under_the_name_of_what_another_does(
    desk: EmbeddedStore, systems: Sequence[tuple[str, str]], quotes: Sequence[str]
) -> None:
    form = Form()
    for number, (name, functions) in enumerate(systems, 1):
        form.say(f"I-2 システム{number} ①", name, meaning="system.name")
        form.say(f"I-2 システム{number} ②", functions, meaning="system.functions")
    assert [one.evidence.quote for one in checked(desk, form) if one.check == "name"] == quotes


CARD_35 = {"law": "個人番号カード省令", "article": "35"}


@pytest.mark.parametrize(
    ("published", "written", "cited", "left"),
    [
        # Items 1, 2, 3 and 6 of its first paragraph went to article 23の2 on 2021-09-01.
        ("2025-04-01", "2020-06-11", CARD_35, True),
        ("2021-08-31", "2020-06-11", CARD_35, False),
        # Looked at since then; no day, or only a month, is known.
        ("2025-04-01", "2022-06-11", CARD_35, False),
        ("2025-04-01", "2020-06", CARD_35, False),
        ("2025-04-01", None, CARD_35, False),
        # The item that stayed.
        ("2025-04-01", "2020-06-11", {**CARD_35, "paragraph": "2"}, False),
    ],
)
def test_a_provision_of_which_a_part_moved_since_it_was_written(
    desk: EmbeddedStore, published: str, written: str | None, cited: dict[str, str], left: bool
) -> None:
    form = Form(published)
    form.cites("II-5", "カード省令第35条による", ("カード省令第35条", cited))
    form.say("変更箇所 1 後", "三十五条")
    form.change("II-5", date=written, after_citations=(form.citation("変更箇所 1 後", "三十五条", **cited),))
    found = [one for one in checked(desk, form) if one.check == "left_behind"]
    assert ["個人番号カード省令第23条の2" in one.cure.ja for one in found] == [True] * left


@pytest.mark.look_alike("form")
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
