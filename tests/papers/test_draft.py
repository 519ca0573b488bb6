"""The draft of 変更箇所: what it shows, and what is read back of the decisions in it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from konkyo.i18n import KonkyoError
from konkyo.papers.decisions import decisions
from konkyo.papers.draft import ACCEPT, AMEND, DECLINE, DRAFT_COLUMNS, HEADINGS, write_draft
from konkyo.papers.draft_places import DraftRow
from konkyo.papers.revised_document import AcceptedChange
from konkyo.papers.submission import Submission
from konkyo.queries.impact.touches import Proposal

DAY = date(2021, 9, 1)
SUBMITTED = Submission(True, "事後", "番号の修正", "形式的な変更といえるか")
SHA = "a" * 64


def row(before: str, after: str, *, evaluation: str = "甲", section: str = "I-5-②", settled: bool = True) -> DraftRow:
    proposal = Proposal(
        evaluation, "甲市長", "住民税:事務/2020", section, "法令上の根拠", "台帳", before, after, settled, DAY
    )
    item = ("Ⅰ 基本情報", "5.情報提供ネットワークシステムによる情報連携", "②法令上の根拠")
    return DraftRow(proposal, SHA, item, SUBMITTED, ("提供先1（住民票関係情報）",))


def drafted(rows: list[DraftRow], path: Path) -> openpyxl.Workbook:
    write_draft(rows, path)
    return openpyxl.load_workbook(path)


def test_each_evaluation_has_a_sheet_in_the_official_layout(tmp_path: Path) -> None:
    rows = [row("第7号", "第8号"), row("甲", "乙", section="II-5", settled=False), row("1", "2", evaluation="乙")]
    first, second = drafted(rows, tmp_path / "draft.xlsx").worksheets
    cells = [[cell.value for cell in line] for line in first.iter_rows()]
    assert "案" in cells[0][0]
    assert tuple(cells[1]) == DRAFT_COLUMNS
    assert cells[2][: len(HEADINGS)] == [
        *(None, "Ⅰ 基本情報 5.情報提供ネットワークシステムによる情報連携 ②法令上の根拠"),
        *("第7号", "第8号", "事後", "番号の修正"),
    ]  # fmt: skip
    assert cells[2][8:10] == ["案：番号だけの変更\n形式的な変更といえるか", "提供先1（住民票関係情報）"]
    assert "確かめる" in cells[3][8]
    assert (first.title, second.title) == ("1 甲市長 住民税事務2020", "2 甲市長 住民税事務2020")


def test_it_is_printed_on_a4_with_its_heads_and_offers_the_choices(tmp_path: Path) -> None:
    (sheet,) = drafted([row("第7号", "第8号")], tmp_path / "draft.xlsx").worksheets
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$2"
    offered = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    assert offered == {"E3": '"事前,事後"', "G3": '"採用,修正,見送り"'}
    assert [sheet.column_dimensions[letter].hidden for letter in "IJKLM"] == [False, False, True, True, True]


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "＝1"])
def test_no_text_is_a_formula(tmp_path: Path, text: str) -> None:
    cell = drafted([row(text, text)], tmp_path / "draft.xlsx").worksheets[0]["C3"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_what_no_cell_can_hold_is_left_out(tmp_path: Path) -> None:
    value = drafted([row("あ\x0b" * 40_000, "い")], tmp_path / "draft.xlsx").worksheets[0]["C3"].value
    assert len(value) == 32_767
    assert value.endswith("…（以下略）")


def test_nothing_to_change_is_an_empty_sheet(tmp_path: Path) -> None:
    assert [sheet.title for sheet in drafted([], tmp_path / "draft.xlsx").worksheets] == ["変更箇所"]


# ---- decisions -----------------------------------------------------------------------------------------------

SECTIONS = ("I-4", "I-5-②", "II-5 提供先1 ①", "II-5 提供先2 ①")


def decided(path: Path, *choices: tuple[str, str]) -> Path:
    """A draft with a row for each of ``choices``: the decision, and the officer's own wording."""
    rows = [row("第7号による。", "第8号による。", section=section) for section in SECTIONS[: len(choices)]]
    book = drafted(rows, path)
    for number, (decision, words) in enumerate(choices, start=3):
        book.worksheets[0].cell(number, 7).value = decision or None
        book.worksheets[0].cell(number, 8).value = words or None
    book.save(path)
    return path


def test_decisions_are_read_back(tmp_path: Path) -> None:
    path = decided(tmp_path / "draft.xlsx", (ACCEPT, ""), (AMEND, "第8号の規定による。"), (DECLINE, ""), ("", ""))
    found = decisions(path, SHA)
    assert found.accepted == (
        AcceptedChange(SECTIONS[0], "第7号による。", "第8号による。", "事後", "番号の修正"),
        AcceptedChange(SECTIONS[1], "第7号による。", "第8号の規定による。", "事後", "番号の修正"),
    )
    assert (found.declined, found.undecided) == ((SECTIONS[2],), (SECTIONS[3],))


@pytest.mark.parametrize(
    ("choice", "complaint"),
    [
        ((AMEND, ""), "the wording to write is blank"),
        (("たぶん", ""), "there is no decision “たぶん”"),
        ((ACCEPT, "第8号の規定による。"), "a wording of your own stands there"),
    ],
)
def test_what_cannot_be_understood_is_said_with_its_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, choice: tuple[str, str], complaint: str
) -> None:
    monkeypatch.setenv("KONKYO_LANG", "en")
    path = decided(tmp_path / "draft.xlsx", (ACCEPT, ""), choice)
    with pytest.raises(KonkyoError, match=complaint) as raised:
        decisions(path, SHA)
    assert raised.value.where.endswith("」 4")


def test_a_draft_may_be_sorted_copied_and_have_rows_above_and_other_blanks_in_its_heads(tmp_path: Path) -> None:
    path = decided(tmp_path / "draft.xlsx", (ACCEPT, ""), (" 見送り　", ""))
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for number, texts in enumerate([[cell.value for cell in sheet[row]] for row in (4, 3)], start=3):
        for column, text in enumerate(texts, start=1):
            sheet.cell(number, column).value = text
    sheet["G2"].value, sheet["H2"].value = "採　否", "修正後の文\n（「修正」のとき）"
    sheet.delete_cols(9)
    sheet.insert_rows(1)
    book.copy_worksheet(sheet)
    book.save(path)
    found = decisions(path, SHA)
    assert ([one.section for one in found.accepted], found.declined) == ([SECTIONS[0]], (SECTIONS[1],))


@pytest.mark.parametrize(
    ("place", "text", "complaint"),
    [("G2", "判断", "no column with the heading 「採否」"), ("K4", SECTIONS[0], "another row is of the same field")],
)
def test_what_a_changed_draft_lacks_or_says_twice_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, text: str, complaint: str
) -> None:
    monkeypatch.setenv("KONKYO_LANG", "en")
    path = decided(tmp_path / "draft.xlsx", (ACCEPT, ""), (DECLINE, ""))
    book = openpyxl.load_workbook(path)
    book.worksheets[0][place].value = text
    book.save(path)
    with pytest.raises(KonkyoError, match=complaint):
        decisions(path, SHA)


def test_a_document_that_was_changed_since_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KONKYO_LANG", "en")
    with pytest.raises(KonkyoError, match="changed since the draft was made"):
        decisions(decided(tmp_path / "draft.xlsx", (ACCEPT, "")), "b" * 64)


def test_another_workbook_is_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KONKYO_LANG", "en")
    path = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(KonkyoError, match="no draft"):
        decisions(path, SHA)
    path.write_bytes(b"nothing")
    with pytest.raises(KonkyoError, match="no draft"):
        decisions(path, SHA)


def test_rows_of_several_documents_are_told_apart(tmp_path: Path) -> None:
    other = replace(row("第1号。", "第2号。", evaluation="乙"), sha256="b" * 64)
    book = drafted([row("第7号。", "第8号。"), other], tmp_path / "draft.xlsx")
    for sheet in book.worksheets:
        sheet["G3"].value = ACCEPT
    book.save(tmp_path / "draft.xlsx")
    (one,) = decisions(tmp_path / "draft.xlsx", "b" * 64).accepted
    assert (one.before, one.after) == ("第1号。", "第2号。")
