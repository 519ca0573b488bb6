"""Slips that one sees by comparing: the change log with itself and with its fields, a clause with its like."""

from collections.abc import Mapping, Sequence

import pytest
from check_form import Form, checked

from konkyo.graph.embedded import EmbeddedStore

AUDIT = "情報システムの管理者は、操作の記録を毎月末に点検し、その結果を統括者に報告する。"


def _log(form: Form, *rows: Mapping[str, str | None]) -> None:
    for number, row in enumerate(rows, 1):
        cells = {}
        for name, label in (("before", "変更前の記載"), ("after", "変更後の記載")):
            if text := row.get(name):
                cells[name] = text
                form.say(f"変更箇所 {number} {label}", text)
        form.change(**{"item": "III-7", "date": "2023-03-01", **row, **cells})


@pytest.mark.look_alike("change_log")
@pytest.mark.parametrize(
    ("fields", "rows", "told"),
    [
        # The same change in two rows; two new flows, of which the item does not say whose it is; another item.
        ({}, [{"before": "紙", "after": "専用線"}] * 2, ["同じ変更が 2 行"]),
        (
            {},
            [{"before": "紙", "after": "専用線"}, {"before": "紙", "after": "専用線", "date": None}],
            ["同じ変更が 2 行", "2 行目に変更日がない"],
        ),
        ({}, [{"before": None, "after": "専用線"}] * 2, []),
        ({}, [{"before": "紙", "after": "専用線"}, {"before": "紙", "after": "専用線", "item": "III-8"}], []),
        ({}, [{"before": "紙", "after": "専用線"}, {"before": "専用線", "after": "紙"}], []),
        # Numbers; a list that numbers each of its parts anew.
        (
            {},
            [{"no": "1"}, {"no": "2", "item": "I-1"}, {"no": "2", "item": "I-2"}, {"no": "4", "item": "I-3"}],
            ["二度以上ある 2、ない 3"],
        ),
        ({}, [{"no": "1"}, {"no": "2", "item": "I-1"}, {"no": "3", "item": "I-2"}], []),
        ({}, [{"no": "1"}, {"no": "2", "item": "I-1"}, {"no": "1", "item": "I-2"}], []),
        # Days: a log that has none at all may be a draft.
        ({}, [{"date": None}, {"item": "I-1"}], ["1 行目に変更日がない"]),
        ({}, [{"date": None}, {"date": None, "item": "I-1"}], []),
        # The words of the field, and of the row that wrote them last.
        ({"III-7": AUDIT}, [{"after": AUDIT.replace("毎月末", "毎月初")}], ["「初」→「末」"]),
        ({"III-7": AUDIT}, [{"after": AUDIT.replace("、その結果を", "、結果を")}], ["「（なし）」→「その」"]),
        ({"III-7": f"{AUDIT}出入口には鍵を掛け、鍵は課長が預かる。"}, [{"after": AUDIT}], []),
        ({"III-7": AUDIT.replace("、", "，")}, [{"after": AUDIT}], []),
        ({"III-7": AUDIT}, [{"after": "出入口には鍵を掛け、鍵は課長が預かることとし、その旨を記録する。"}], []),
        ({"III-7": AUDIT}, [{"after": AUDIT.replace("毎月末", "毎月初")}, {"after": AUDIT, "date": "2023-03-15"}], []),
        # A day, and a number that ends otherwise than the next row begins.
        ({"V-1-①": "令和5年3月1日"}, [{"item": "V-1-①", "after": "令和4年3月1日"}], ["その後の変更の行がない"]),
        ({"V-1-①": "令和5年3月1日"}, [{"item": "V-1-①", "after": "令和5年3月1日"}], []),
        (
            {"II-5": "提供（5）件"},
            [
                {"item": "II-5", "after": "提供（3）件", "date": "2022-03-01"},
                {"item": "II-5", "before": "提供（4）件", "after": "提供（5）件"},
            ],
            ["変更前「提供（4）件」の数が合わない"],
        ),
        (
            {"II-5": "提供（5）件"},
            [
                {"item": "II-5", "after": "提供（4）件", "date": "2022-03-01"},
                {"item": "II-5", "before": "提供（4）件", "after": "提供（5）件"},
            ],
            [],
        ),
    ],
)  # fmt: skip
def test_what_the_change_log_says(
    desk: EmbeddedStore, fields: Mapping[str, str], rows: Sequence[Mapping[str, str | None]], told: Sequence[str]
) -> None:
    form = Form()
    for section, text in fields.items():
        form.say(section, text)
    _log(form, *rows)
    found = [one.said.ja for one in checked(desk, form) if one.check == "change_log"]
    assert len(found) == len(told), found
    assert all(any(words in said for said in found) for words in told), found


@pytest.mark.parametrize(
    ("numerals", "told"),
    [("①②④⑤", ["③ の行がない"]), ("①②③④⑤", []), ("①⑤", []), ("②③④⑤", []), ("①②③④", [])],
)
def test_a_field_of_a_new_flow_that_the_log_leaves_out(desk: EmbeddedStore, numerals: str, told: Sequence[str]) -> None:
    form = Form()
    form.say("II-5 移転先2", "灯台課", label="移転先2")
    for numeral in "①②③④⑤":
        form.say(f"II-5 移転先2 {numeral}", f"{numeral}の記載", label="移転先における用途")
    _log(form, *({"item": f"II-5 移転先2 {numeral}", "after": f"{numeral}の記載"} for numeral in numerals))
    found = [one.said.ja for one in checked(desk, form) if one.check == "change_log"]
    assert len(found) == len(told), found
    assert all(words in said for words, said in zip(told, found, strict=True))


@pytest.mark.look_alike("word")
@pytest.mark.parametrize(
    ("text", "other", "quotes"),
    [
        ("施錠したラックに搭載されたサーバーで", "施錠したラックに登載されたサーバーで", ["登載"]),
        ("施錠したラックに搭載されたサーバーで", "施錠した ラック に\n登載されたサーバーで", ["登載"]),
        ("建物の入退出管理をする", "部屋の入退室管理と監視", ["入退出管理"]),
        # Another clause, another thing, two signs, a number.
        ("施錠したラックに搭載されたサーバーで", "部屋のたなに登載された機器で", []),
        ("記録簿によって修正前の情報を保管すること", "記録簿によって修正後の情報を保管すること", []),
        ("記録簿によって発効管理の記録を残すこととし", "記録簿によって失効管理の記録を残すこととし", []),
        ("ここに定めるところの第三条に定めるところにより", "ここに定めるところの第五条に定めるところにより", []),
        ("出入口に置かれている生体認証装置を使うこととする", "出入口に置かれている指紋認証装置を使うこととする", []),
        ("部屋の入退室管理をする", "建物の入退館管理をし、記録を残す", []),
    ],
)
def test_another_word_in_the_same_clause(desk: EmbeddedStore, text: str, other: str, quotes: Sequence[str]) -> None:
    form = Form()
    form.say("III(1)-7", text)
    form.say("III(2)-7", other)
    assert [one.evidence.quote for one in checked(desk, form) if one.check == "word"] == quotes


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("統括安全責任者、統括安全管理者及び課長、統括安全責任者", ["統括安全管理者"]),
        # Two persons; one and the same; one who stands in for the other.
        ("情報セキュリティ責任者、情報セキュリティ管理者", []),
        ("統括情報セキュリティ責任者、情報セキュリティ管理者", []),
        ("最高情報セキュリティ責任者、統括情報セキュリティ責任者", []),
    ],
)  # fmt: skip
def test_an_office_under_two_names(desk: EmbeddedStore, text: str, quotes: Sequence[str]) -> None:
    form = Form()
    form.say("III-10", text)
    assert [one.evidence.quote for one in checked(desk, form) if one.check == "name"] == quotes


@pytest.mark.look_alike("accident")
@pytest.mark.parametrize(
    ("answers", "quotes"),
    [
        (("[ 発生なし ] 1） 発生あり 2） 発生なし", "[発生あり]", "[ 発生あり"), ["発生なし"]),
        (("[ 発生なし ] 1） 発生あり 2） 発生なし", "[発生なし]"), []),
        (("[発生あり]",), []),
        # Not answered, and not readable.
        (("[発生あり]", "[ ] 1） 発生あり 2） 発生なし"), []),
    ],
)
def test_one_body_has_one_answer(desk: EmbeddedStore, answers: Sequence[str], quotes: Sequence[str]) -> None:
    form = Form()
    for number, answer in enumerate(answers, 1):
        form.say(f"III({number})-7-②", answer, meaning="risk.past")
    assert [one.evidence.quote for one in checked(desk, form) if one.check == "accident"] == quotes
