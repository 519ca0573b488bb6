"""Tables as Excel workbooks: everything is text as printed, within what Excel holds."""

import errno
import os
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from konkyo.viz.excel_cells import LONGEST, save_workbook
from konkyo.viz.excel_tables import ExcelSheet, write_workbook


def written(path: Path, *sheets: ExcelSheet) -> list[Worksheet]:
    write_workbook(sheets, path)
    return openpyxl.load_workbook(path).worksheets


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "＝1", "\t=1", "第1=2", "00123", "1e5"])
def test_text_is_text_whatever_it_looks_like(tmp_path: Path, text: str) -> None:
    (sheet,) = written(tmp_path / "a.xlsx", ExcelSheet("答え", [text], [[text]]))
    assert [(cell.value, cell.data_type) for cell in (sheet["A1"], sheet["A2"])] == [(text, "s")] * 2
    assert sheet["A2"].quotePrefix == (text[0] in "=+-@＝\t")


def test_numbers_are_numbers(tmp_path: Path) -> None:
    (sheet,) = written(tmp_path / "a.xlsx", ExcelSheet("答え", ["行", "一致度"], [[12, 0.5]]))
    assert [(cell.value, cell.data_type) for cell in sheet[2]] == [(12, "n"), (0.5, "n")]


def test_what_excel_cannot_hold(tmp_path: Path) -> None:
    odd = "改頁\x0c\x00\ufffe" + "\ud800" + "終"
    rows = [[odd], ["あ" * (LONGEST + 1)], ["い" * LONGEST], ["_x0041_"]]
    assert write_workbook([ExcelSheet("答え", ["文"], rows)], tmp_path / "a.xlsx") == 1
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert sheet["A2"].value == "改頁終"
    assert len(sheet["A3"].value) == LONGEST
    assert sheet["A3"].value.startswith("あ")
    assert sheet["A3"].value.endswith(("以下略）", "holds)"))
    assert sheet["A4"].value == "い" * LONGEST
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        assert b"_x005F_x0041_" in b"".join(book.read(name) for name in book.namelist())


def test_the_headings_stay_in_sight_and_columns_are_as_wide_as_what_they_hold(tmp_path: Path) -> None:
    rows = [["短", "長い文" * 100, "k"]]
    (sheet,) = written(tmp_path / "a.xlsx", ExcelSheet("答え", ["甲", "乙", "key"], rows, hidden=frozenset({2})))
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:C2"
    widths = [sheet.column_dimensions[column].width for column in "AB"]
    assert widths[0] < 12
    assert 40 <= widths[1] <= 80
    assert [sheet.column_dimensions[column].hidden for column in "ABC"] == [False, False, True]


def test_links_lead_to_rows_of_other_sheets_and_to_files(tmp_path: Path) -> None:
    answer = ExcelSheet("答え", ["欄", "原文"], [["a", "b"]], links={(0, 1): ("O'Neil 欄", 1)})
    passages = ExcelSheet("O'Neil 欄", ["文"], [["x"], ["y"]], links={(1, 0): ("a%20b.txt", None)})
    first, second = written(tmp_path / "a.xlsx", answer, passages)
    assert (first["A2"].hyperlink, first["B2"].hyperlink.location) == (None, "'O''Neil 欄'!A3")
    assert first["B2"].hyperlink.target is None
    assert (second["A3"].value, second["A3"].hyperlink.target) == ("y", "a%20b.txt")


def test_an_answer_without_rows_or_columns_is_a_workbook_too(tmp_path: Path) -> None:
    first, second = written(tmp_path / "a.xlsx", ExcelSheet("答え", ["甲"], []), ExcelSheet("空", [], []))
    assert (first["A1"].value, second["A1"].value) == ("甲", None)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
def test_a_full_disk_is_one_error_and_no_second_one_comes_behind_it() -> None:
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        save_workbook(openpyxl.Workbook(), Path("/dev/full"))
