"""Which options are ticked, whatever the boxes are printed as; lost marks are lost, not unticked."""

import pytest

from konkyo.loaders.forms.boxes import Habit, boxes, habit, ticks
from konkyo.loaders.forms.choices import choice
from konkyo.loaders.forms.editions import editions_of
from konkyo.loaders.forms.filled import Slot
from konkyo.loaders.forms.labels import FOCUSED, LabelAddress
from konkyo.loaders.forms.scattered.sheets import LooseLine, Token
from konkyo.loaders.forms.scattered.torn_boxes import Ticked, ticked, with_boxes
from konkyo.loaders.readers.markup import plain
from konkyo.loaders.record import At

LOST = "ILLEGIBLE"
BOX, ON = '<input type="checkbox"/>', '<input checked="" type="checkbox"/>'
RADIO, RADIO_ON = '<input type="radio"/>', '<input checked="" type="radio"/>'


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("[ ○ ] 紙 [ ] 専用線", [True, False]),
        ("[○]紙[]専用線", [True, False]),
        ("[〇] 紙 [ ] 専用線", [True, False]),
        ("[O] 紙 [] 専用線", [True, False]),
        ("［ ◯ ］ 紙 ［ ］ 専用線", [True, False]),
        (f"{ON} 紙 {BOX} 専用線", [True, False]),
        (f"[{ON}] 紙 [] 専用線", [True, False]),
        (f"[{ON}] 紙 [{BOX}] 専用線", [True, False]),
        # The form has no radio buttons: a transcriber made them of ○.
        (f"[{RADIO}] 紙 [{BOX}] 専用線", [True, False]),
        (f"[{RADIO}] 紙 [] 専用線", [True, False]),
        (f"[{RADIO_ON}] 紙 [{RADIO}] 専用線 [ ] 電子メール", [True, True, False]),
        # Beside really empty brackets, an input inside brackets is something that was printed there.
        (f"[] 紙 [{ON}] 専用線 [{BOX}] 電子メール", [False, True, True]),
        (f"[] 紙 [{BOX}] 専用線", [False, True]),
        # A lone input among brackets is a box whose brackets and mark are both lost.
        (f"{BOX} 紙 [] 専用線 [{BOX}] 電子メール", [LOST, False, True]),
        # All alike: lost.
        (f"{BOX} 紙 {BOX} 専用線", [LOST, LOST]),
        (f"[{BOX}] 紙 [{BOX}] 専用線", [LOST, LOST]),
        ("[] 紙 [] 専用線", [LOST, LOST]),
        ("[ ○ ] 紙 [ ○ ] 専用線", [True, True]),
        # A zero is typed for ○, or no where one is yes.
        ("[0] 紙 [ ] 専用線", [True, False]),
        ("[ 1 ] 紙 [ 0 ] 専用線", [True, False]),
        ("［０］ 紙 ［１］ 専用線 ［０］ 電子メール", [False, True, False]),
        ("✓ 紙 ☐ 専用線", [True, False]),
    ],
)
def test_one_group_alone(printed: str, read: list[object]) -> None:
    group = boxes(plain(printed))
    assert ticks(group, habit([group])) == read


def test_empty_brackets_are_unticked_where_the_document_prints_its_ticks() -> None:
    legible = boxes("[ ○ ] 紙 [ ] 専用線")
    empty = boxes("[ ] 自己点検 [ ] 内部監査")
    assert ticks(empty, habit([legible, empty])) == [False, False]


def test_zeros_alone_are_no_where_the_document_says_yes_with_a_one() -> None:
    both, zeros = boxes("[ 1 ] 紙 [ 0 ] 専用線"), boxes("[ 0 ] 自己点検 [ 0 ] 内部監査")
    assert ticks(zeros, habit([both, zeros])) == [False, False]
    assert ticks(zeros, habit([zeros])) == [True, True]


def test_radios_are_buttons_in_a_document_that_selects_among_them() -> None:
    buttons = boxes(plain(f"{RADIO_ON} 紙 {RADIO} 専用線"))
    assert ticks(buttons, habit([buttons])) == [True, False]
    assert not habit([buttons]).radio_is_circle


@pytest.mark.parametrize(
    ("printed", "options"),
    [
        ("[ ] その他 ()", [("その他", "")]),
        ("[ ] その他（", [("その他", "")]),
        ("[○] その他（システムの直接操作）", [("その他", "システムの直接操作")]),
        (
            "[○] 民間事業者（ 給与支払者、年金支払者（機構を除く） ）",
            [("民間事業者", "給与支払者、年金支払者（機構を除く）")],
        ),
        (
            "[ ] 電子記録媒体(フラッシュメモリを除く。) [○] 紙",
            [("電子記録媒体(フラッシュメモリを除く。)", None), ("紙", None)],
        ),
        ("[○] 電子記録媒体（フラッシュメモリを除く。）", [("電子記録媒体（フラッシュメモリを除く。）", None)]),
        # A group printed twice that agrees with itself counts once.
        ("[○] 紙 [ ] 専用線\n[○] 紙\n[ ] 専用線", [("紙", None), ("専用線", None)]),
    ],
)
def test_options_and_their_brackets(printed: str, options: list[tuple[str, str | None]]) -> None:
    assert [(box.option, box.detail) for box in boxes(printed)] == options


BANDS = "＜選択肢＞ 1) 1万人未満 2) 1万人以上10万人未満 3) 10万人以上100万人未満 5) 1,000万人以上"


@pytest.mark.parametrize(
    ("printed", "answer"),
    [
        (f"[ 1万人未満 ] {BANDS}", "1万人未満"),
        (f"{BANDS}\n[10万人以上100万人未満]", "10万人以上100万人未満"),
        (f"[10万人以上100万人未満] {BANDS}", "10万人以上100万人未満"),
        (plain(f"{BOX} 1万人未満 ] {BANDS}"), "1万人未満"),
        (plain(f"{BOX} 1万人未満 {BOX} {BANDS}"), "1万人未満"),
        (plain(f"[{BOX} 定めている] <選択肢> 1) 定めている 2) 定めていない"), "定めている"),
        ("[ 委託する ] <選択肢> 1) 委託する 2) 委託しない ( 3 ) 件", "委託する"),
        ("[ ] <選択肢> 1) 十分である 2) 課題が残されている", None),
        ("[]\t<選択肢>\n1) 十分である", None),
        (
            "[ 500人以上1,000人未満 ] <選択肢> 1) 10人未満 5) 500人以上1,000人未満 6) 1,000人以上",
            "500人以上1,000人未満",
        ),
        ("システム用ファイル", "システム用ファイル"),
        # A ruled box holds the answer, the list stands beside or before it.
        ("2) 十分である\n＜選択肢＞\n1) 特に力を入れている\n2) 十分である\n3) 課題が残されている", "十分である"),
        ("＜選択肢＞ 1) 実施する 2) 実施しない 3) 未定\n1) 実施する", "実施する"),
        ("＜選択肢＞ 1) 実施する 2) 実施しない\n＜選択肢＞ 1) 実施する 2) 実施しない", None),
    ],
)
def test_the_answer_of_a_choice_is_what_its_brackets_hold(printed: str, answer: str | None) -> None:
    found = choice(printed)
    assert (found and found.text) == answer


def test_no_boxes_are_no_options() -> None:
    assert boxes("市民課、税務課") == []
    assert ticks([], Habit()) == []


PLACE = At(line=1, start=0, end=1)


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["[ ○ ] 紙", "[ ] その他（電話）"], [("紙", True, ""), ("その他", False, "電話")]),
        # Words may stand in the brackets of any option; those of 「…（フラッシュメモリを除く。）」 are of its name.
        (["[ ○ ] 民間事業者（灯坂電算）"], [("民間事業者", True, "灯坂電算")]),
        (["[ ] 電子記録媒体（フラッシュメモリを除く。）"], [("電子記録媒体（フラッシュメモリを除く。）", False, "")]),
        (["[ ○ ] 行政機関・独立行政法人等 （ ）"], [("行政機関・独立行政法人等", True, "")]),
        (["[ ○ ] その 他（ 窓口 （本庁） ）"], [("その他", True, "窓口 （本庁）")]),
        # A bracket that closes in another paragraph; one that closes nowhere says too little of a tick.
        (["[ ○ ] その他（ 窓口", "での聞き取り）"], [("その他", True, "窓口での聞き取り")]),
        (["[ ○ ] その他（ 窓口"], [("その他", None, "窓口")]),
        (["[ ○ ] その他"], [("その他", None, "")]),
    ],
)
def test_boxes_of_a_scattered_sheet(pieces: list[str], expected: list[tuple[str, bool | None, str]]) -> None:
    tokens = [Token(at, (LooseLine(text, PLACE, opens=True),)) for at, text in enumerate(pieces)]
    assert [(box.option, box.tick, box.detail) for box in ticked(tokens)] == expected


@pytest.mark.parametrize(
    "found",
    [
        [Ticked("その他", True, "窓口 （本庁）"), Ticked("紙", False, ""), Ticked("専用線", None, "")],
        [Ticked("紙", True, ""), Ticked("紙", True, "")],
        [Ticked("紙", True, ""), Ticked("紙", False, "")],
        [Ticked("電子記録媒体（フラッシュメモリを除く。）", True, ""), Ticked("紙", True, "郵送")],
        [],
    ],
)
def test_boxes_put_together_are_those_that_their_text_prints(found: list[Ticked]) -> None:
    options = editions_of(FOCUSED)[-1].options("acquisition.methods")
    slot = with_boxes(Slot("acquisition", "methods", LabelAddress("II"), "②", "", PLACE), found, options)
    assert list(slot.boxes) == boxes(slot.text)
