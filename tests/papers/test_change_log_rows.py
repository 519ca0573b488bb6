"""Rows added to a table 変更箇所: in its own columns, blank rows first, and what stands below moves down."""

import io
from collections.abc import Sequence
from datetime import date

import openpyxl
import pytest
from docx import Document
from lxml import etree
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Border, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break

from konkyo.loaders.read_document import pages_of, read_pages
from konkyo.loaders.record import Change
from konkyo.papers.change_log_rows import LogRow, log_table, rows_of_log
from konkyo.papers.editable_word_file import EditableWordFile
from konkyo.papers.editable_workbook import EditableWorkbook
from konkyo.papers.ooxml_package import OoxmlPackage
from konkyo.papers.passage_words import NotWrittenError
from konkyo.papers.sheet_rules import SheetBand, grow_rules, move_formulas
from konkyo.papers.word_log import WordLog
from konkyo.papers.workbook_log import WorkbookLog

SIX = ("変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明")
FIVE = ("変更日", "項目", "変更前の記載", "変更後の記載", "提出時期")
WIDE = (
    *("項番", "変更日", "項目①", "項目②", "項目③", "項目④", "変更区分"),
    *("変更前（前回の評価書）の記載", "変更後の記載", "提出時期", "提出時期に係る説明"),
)
ENTRY = {
    **{
        "変更日": "令和3年9月1日",
        "項番": "1",
        "項目": "Ⅰ 基本情報",
        "項目①": "Ⅰ 基本情報",
        "項目②": "4.個人番号の利用",
    },
    **{"変更前": "別表第一", "変更後": "別表", "提出時期": "事後", "変更区分": "変更", "提出時期に係る説明": "法改正"},
}
ROWS = [
    LogRow(("Ⅰ 基本情報", "5.情報連携", "②法令上の根拠"), "第7号", "第8号", "事後", "号ずれ", date(2024, 5, 27)),
    LogRow(
        ("Ⅱ 概要", "（1）台帳", "5.提供・移転", "提供先1", "①法令上の根拠"), "27の項", "48の項", "事後", "号ずれ", None
    ),
]
THIN = Side(style="thin")


def entry(heads: Sequence[str]) -> list[str]:
    return [ENTRY.get(head) or ENTRY.get(head[:3], "") for head in heads]


def sheet_of(heads: Sequence[str], blank: int = 0) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "変更箇所"
    sheet.append(["国民年金に関する事務における変更箇所一覧"])
    for texts in (heads, entry(heads), *[[None] * len(heads)] * blank):
        sheet.append(texts)
        for column in range(1, len(heads) + 1):
            sheet.cell(sheet.max_row if texts[0] else sheet._current_row, column).border = Border(*[THIN] * 4)
    return book


def added(book: openpyxl.Workbook, rows: Sequence[LogRow] = ROWS) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return written(target.getvalue(), "xlsx", rows)


def written(data: bytes, name: str, rows: Sequence[LogRow] = ROWS) -> bytes:
    pages, package = pages_of(data, f".{name}"), OoxmlPackage(data)
    table = log_table(pages, read_pages(pages))
    assert table is not None
    if name == "xlsx":
        document = EditableWorkbook(package, pages)
        WorkbookLog(document, table).add(rows_of_log(table, rows))
        return document.data()
    text = EditableWordFile(package, pages)
    WordLog(text, table).add(rows_of_log(table, rows))
    return text.data()


def changes(data: bytes, name: str = "xlsx") -> tuple[Change, ...]:
    return read_pages(pages_of(data, f".{name}")).changes


@pytest.mark.parametrize("heads", [SIX, FIVE, WIDE], ids=["six", "five", "wide"])
@pytest.mark.parametrize("blank", [0, 1, 3])
def test_rows_of_a_workbook_are_in_the_columns_of_its_table(heads: tuple[str, ...], blank: int) -> None:
    old, first, second = changes(added(sheet_of(heads, blank)))
    assert old.before == "別表第一"
    assert (first.date, first.before, first.after, first.timing) == ("2024-05-27", "第7号", "第8号", "事後")
    assert (second.date, second.after) == (None, "48の項")
    assert second.item == "Ⅱ概要（1）台帳5.提供・移転提供先1①法令上の根拠"
    assert (first.reason, first.no) == (None if heads == FIVE else "号ずれ", "2" if heads == WIDE else None)


def test_the_levels_of_an_item_fill_their_columns() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(added(sheet_of(WIDE)))).active
    assert [cell.value for cell in sheet[4]][2:7] == ["Ⅰ 基本情報", "5.情報連携", "②法令上の根拠", None, "変更"]
    assert [cell.value for cell in sheet[5]][2:7] == [
        "Ⅱ 概要",
        "（1）台帳",
        "5.提供・移転",
        "提供先1 ①法令上の根拠",
        "変更",
    ]


def test_blank_rows_of_the_table_are_filled_before_new_ones_are_made() -> None:
    book = sheet_of(SIX, blank=1)
    book.active["A6"].value = "以上"
    sheet = openpyxl.load_workbook(io.BytesIO(added(book))).active
    assert [sheet.cell(row, 3).value for row in range(3, 7)] == ["別表第一", "第7号", "27の項", None]
    assert sheet["A7"].value == "以上"
    assert sheet["C5"].border.left.style == "thin"


def test_what_stands_below_moves_down_with_all_that_names_its_place() -> None:
    book = sheet_of(SIX)
    sheet = book.active
    sheet["A5"].value = "（別紙）"
    sheet.merge_cells("A5:C6")
    sheet.print_area = "A1:F6"
    sheet.row_breaks.append(Break(id=3))
    book.defined_names["below"] = DefinedName("below", attr_text="変更箇所!$A$5")
    book.defined_names["above"] = DefinedName("above", attr_text="変更箇所!$A$2:$F$2")
    new = openpyxl.load_workbook(io.BytesIO(added(book)))
    sheet = new.active
    assert sheet["A7"].value == "（別紙）"
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A7:C8"]
    assert sheet.print_area == "'変更箇所'!$A$1:$F$8"
    assert [stop.id for stop in sheet.row_breaks.brk] == [5]
    assert {name: defined.attr_text for name, defined in new.defined_names.items()} == {
        "below": "変更箇所!$A$7", "above": "変更箇所!$A$2:$F$2",
    }  # fmt: skip


def test_merged_cells_of_an_entry_are_those_of_the_new_ones() -> None:
    book = sheet_of(SIX)
    sheet = book.active
    sheet.append(["令和4年4月1日", "Ⅱ 概要", "甲", "乙", "事後", "移転"])
    sheet.append([None, "Ⅲ リスク", "丙", "丁", "事後", "移転"])
    sheet.merge_cells("A4:A5")
    sheet = openpyxl.load_workbook(io.BytesIO(added(book))).active
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A4:A5"]
    assert [sheet.cell(row, 3).value for row in (5, 6, 7)] == ["丙", "第7号", "27の項"]


def test_rows_are_as_high_as_their_texts() -> None:
    long = LogRow(("Ⅰ 基本情報",), "甲" * 400, "乙", "事後", "")
    sheet = openpyxl.load_workbook(io.BytesIO(added(sheet_of(SIX), [long]))).active
    assert 300 < (sheet.row_dimensions[4].height or 0) <= 409


def test_a_formula_below_is_not_broken() -> None:
    book = sheet_of(SIX)
    book.active["A5"].value = "=COUNTA(A3:A3)"
    with pytest.raises(NotWrittenError):
        added(book)


def word_file(heads: Sequence[str], blank: int = 0) -> bytes:
    document = Document()
    document.add_paragraph("国民年金に関する事務における変更箇所一覧")
    table = document.add_table(rows=0, cols=len(heads))
    for texts in (heads, entry(heads), *[[""] * len(heads)] * blank):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("以上")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.mark.parametrize("heads", [SIX, FIVE, WIDE], ids=["six", "five", "wide"])
@pytest.mark.parametrize("blank", [0, 1, 3])
def test_rows_of_a_word_file_are_in_the_columns_of_its_table(heads: tuple[str, ...], blank: int) -> None:
    data = written(word_file(heads, blank), "docx")
    old, first, second = changes(data, "docx")
    assert (old.before, first.date, first.before, first.after) == ("別表第一", "2024-05-27", "第7号", "第8号")
    assert (second.date, second.after, second.no) == (None, "48の項", "3" if heads == WIDE else None)
    rows = Document(io.BytesIO(data)).tables[0].rows
    assert len(rows) == max(2 + len(ROWS), 2 + blank)


def test_a_table_that_goes_on_on_another_sheet_has_its_rows_there() -> None:
    book = sheet_of(SIX)
    further = book.create_sheet("変更箇所（続き）")
    further.append(entry(SIX))
    further.append(["令和4年4月1日", *entry(SIX)[1:]])
    for row in further.iter_rows():
        for cell in row:
            cell.border = Border(*[THIN] * 4)
    new = openpyxl.load_workbook(io.BytesIO(added(book)))
    assert new["変更箇所"].max_row == 3
    rows = [[cell.value for cell in row] for row in new["変更箇所（続き）"].iter_rows(min_row=3)]
    assert [(row[2], row[3]) for row in rows] == [("第7号", "第8号"), ("27の項", "48の項")]


def test_lists_to_choose_from_and_formats_hold_in_the_new_rows_too() -> None:
    book = sheet_of(SIX, blank=1)
    sheet = book.active
    sheet["A6"].value = "事前"
    for cells, listed in (("E3", "$A$6"), ("A6:A9", '"A6,変更箇所!A6"')):
        choice = DataValidation(type="list", formula1=listed)
        choice.add(cells)
        sheet.add_data_validation(choice)
    sheet.conditional_formatting.add("A3:F3", FormulaRule(formula=['AND($E3="A6",変更箇所!$A$6<>"")']))
    sheet.auto_filter.ref = "A2:F4"
    sheet = openpyxl.load_workbook(io.BytesIO(added(book))).active
    lists = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    assert lists == {"E3 E4 E5": "$A$7", "A7:A10": '"A6,変更箇所!A6"'}
    assert [(str(one.sqref), one.rules[0].formula) for one in sheet.conditional_formatting] == [
        ("A3:F3 A4:F4 A5:F5", ['AND($E3="A6",変更箇所!$A$7<>"")'])
    ]
    assert sheet.auto_filter.ref == "A2:F5"


def test_rows_that_a_filter_hides_are_not_written_over() -> None:
    book = sheet_of(SIX)
    book.active.append(entry(SIX))
    book.active.row_dimensions[4].hidden = True
    with pytest.raises(NotWrittenError):
        added(book)


def test_rules_that_excel_keeps_as_an_extension_grow_as_the_others_do() -> None:
    namespaces = (
        'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
        'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"'
    )
    sheet = etree.fromstring(
        f"<worksheet {namespaces}><extLst><ext><x14:dataValidations><x14:dataValidation><x14:formula1>"
        "<xm:f>選択肢!$A$9:$A$10</xm:f></x14:formula1><xm:sqref>E3:E8</xm:sqref></x14:dataValidation>"
        "</x14:dataValidations></ext></extLst></worksheet>"
    )
    grow_rules(sheet, SheetBand(8, 1), 9)
    move_formulas(sheet, "選択肢", lambda area: area.replace("$10", "$12"), here=False)
    assert ["".join(one.itertext()) for one in sheet.iter("{*}dataValidation")] == ["選択肢!$A$9:$A$12E3:E8 E9:E9"]


@pytest.mark.parametrize(
    ("no", "day", "expected"),
    [
        ("１２", "令和３年９月１日", ["１３", "令和６年５月２７日"]),
        ("12", "2021/9/1", ["13", "2024/5/27"]),
        ("12", date(2021, 9, 1), ["13", "2024年5月27日"]),
    ],
)
def test_a_day_and_a_number_are_written_as_those_of_the_row_above(no: str, day: object, expected: list[str]) -> None:
    book = sheet_of(WIDE)
    book.active["A3"].value, book.active["B3"].value = no, day
    book.active["B3"].number_format = 'yyyy"年"m"月"d"日"'
    sheet = openpyxl.load_workbook(io.BytesIO(added(book))).active
    assert [sheet["A4"].value, sheet["B4"].value] == expected
