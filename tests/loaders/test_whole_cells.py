"""Texts of several paragraphs on sheets without order: which are surely one cell, and of which label."""

import pytest

from konkyo.loaders.forms.editions import EDITIONS
from konkyo.loaders.forms.labels import FULL
from konkyo.loaders.forms.scattered.sheets import Token, sheets, tokens
from konkyo.loaders.forms.scattered.whole_cells import whole_cells
from konkyo.loaders.readers.text import read_text

EDITION = EDITIONS[FULL][-1]
LONG = "港の記録を毎朝受け取り、その日のうちに台帳へ写し、写し終えた紙は係が鍵の掛かる棚へ納めて翌月まで保管する。"


def cells(*drawn: str) -> list[list[Token]]:
    found = [tokens(sheet, EDITION) for sheet in sheets(read_text("\n\n\n\n\f".join(drawn).encode()))]
    assert len(found) == len(drawn)
    return whole_cells(found, EDITION)


def texts(sheet: list[Token]) -> dict[str, list[str]]:
    """Label → the paragraphs that surely are all its text."""
    return {
        token.entries[0].aspect: [line.text for line in sheet[token.whole].lines]
        for token in sheet
        if token.whole is not None
    }


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (
            " ①保管場所\n\n一番倉庫\n\n二番倉庫\n\n [ ] 紙\n\n ③消去方法\n\n裁断する。\n\n 委託の有無",
            {"place": ["一番倉庫", "二番倉庫"], "deletion": ["裁断する。"]},
        ),
        # A label without text: one of the paragraphs may be its.
        (" ①保管場所\n\n一番倉庫\n\n二番倉庫\n\n ⑤本人への明示\n\n ③消去方法\n\n裁断する。", {}),
        # A text behind no label: it may be any label's.
        ("海辺の一文。\n\n ①保管場所\n\n一番倉庫\n\n二番倉庫\n\n ③消去方法\n\n裁断する。", {}),
        # Behind all labels the rest of a cell of the sheet before may stand.
        (
            " ①保管場所\n\n一番倉庫\n\n ③消去方法\n\n裁断する。\n\n溶解する。",
            {"place": ["一番倉庫"]},
        ),
        # So may it before the section that comes first in the form.
        (
            " ①保管場所\n\n一番倉庫\n\n二番倉庫\n\n ①事務実施上の必要性\n\n要る。\n\n ７．備考\n\n－",
            {"need": ["要る。"], "remarks": ["－"]},
        ),
    ],
)
def test_a_sheet_on_which_nothing_is_out_of_place(sheet: str, expected: dict[str, list[str]]) -> None:
    assert texts(cells(sheet)[0]) == expected


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (
            " ②システムの機能\n\n ②事務の内容\n\n[ ] 税務\n\n届を受ける。\n\n写す機能",
            {"outline": ["届を受ける。"], "functions": ["写す機能"]},
        ),
        # One paragraph for two labels that are never blank.
        (" ②システムの機能\n\n ②事務の内容\n\n[ ] 税務\n\n届を受ける。", {}),
        # 変更の妥当性 is often blank, 使用方法 never.
        (" ⑧使用方法\n\n [ ] 紙\n\n船と照らす。\n\n 変更の妥当性\n\n）", {"manner": ["船と照らす。"]}),
        # Two places with texts behind no label.
        (" ⑧使用方法\n\n [ ] 紙\n\n船と照らす。\n\n [ ] 電子メール\n\n波を数える。", {}),
    ],
)
def test_paragraphs_behind_no_label(sheet: str, expected: dict[str, list[str]]) -> None:
    found = texts(cells(sheet)[0])
    assert {aspect: lines for aspect, lines in found.items() if aspect != "remarks"} == expected


def test_a_cell_that_goes_on_over_a_page_is_printed_whole_on_both() -> None:
    cell = f" ③消去方法\n\n{LONG}\n\n溶かす。"
    first, second = cells(f"別の文。\n\n{cell}\n\n ７．備考", f" ７．備考\n\n{cell}")
    assert texts(first) == texts(second) == {"deletion": [LONG, "溶かす。"]}
    assert [token.again for token in first if token.plain] == [False, False]
    assert [token.again for token in second if token.plain] == [True]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # Two blocks of the form often say the same.
        (f" 移転先1 港課\n\n ②移転先における用途\n\n{LONG}", f" 移転先2 船課\n\n ②移転先における用途\n\n{LONG}"),
        # So do two files.
        (
            f" ③対象となる本人の範囲\n\n{LONG}",
            f" １．特定個人情報ファイル名\n\n港台帳\n\n ③対象となる本人の範囲\n\n{LONG}\n\n ⑥使用目的\n\n写す。",
        ),
        # And two labels.
        (f" ③対象となる本人の範囲\n\n{LONG}", f" ⑥使用目的\n\n{LONG}"),
    ],
)
def test_the_same_words_of_another_field_are_not_the_same_cell(first: str, second: str) -> None:
    assert not any(token.again for sheet in cells(first, second) for token in sheet)
