"""What a workbook shows on paper is what is read of it: merged cells, number formats, text boxes, nothing hidden."""

import datetime
import io
import zipfile
from typing import Any

import pytest
from files import FORM, codes, texts, with_parts, workbook
from openpyxl import Workbook

from konkyo.loaders.readers.number_formats import is_date, moment, shown_date, shown_number, whole_date
from konkyo.loaders.readers.xlsx import read_xlsx

DAY = datetime.datetime(2022, 6, 30)


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ('[$-411]ggge"年"m"月"d"日";@', "令和4年6月30日"),
        ('[$-ja-JP-x-gannen]ggge"年"m"月"d"日";@', "令和4年6月30日"),
        ("[$-411]ge.m.d;@", "R4.6.30"),
        ('gge"."mm"."dd', "令4.06.30"),
        ('yyyy"年"m"月"d"日"', "2022年6月30日"),
        ('yyyy"年"m"月"', "2022年6月"),
        ("yyyy/m/d", "2022/6/30"),
        ("yyyy-mm-dd", "2022-06-30"),
        ("yyyy/m/d h:mm", "2022/6/30 0:00"),
        ('m"月"d"日"(aaa)', "6月30日(木)"),
    ],
)
def test_a_date_is_read_as_its_format_shows_it(number_format: str, shown: str) -> None:
    assert is_date(number_format)
    assert shown_date(DAY, number_format) == shown


@pytest.mark.parametrize(
    ("day", "shown"),
    [("2019-04-30", "平成31年"), ("2019-05-01", "令和1年"), ("1989-01-07", "昭和64年"), ("1989-01-08", "平成1年")],
)
def test_eras_begin_and_end_on_their_days(day: str, shown: str) -> None:
    assert shown_date(datetime.datetime.fromisoformat(day), 'ggge"年"') == shown


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (3.0, "General", "3"),
        (0.1, "General", "0.1"),
        (1234567.0, "#,##0", "1,234,567"),
        (5.0, '0"件"', "5件"),
        (5.0, '"（"0"）件"', "（5）件"),
        (7.0, "000", "007"),
        (0.25, "0%", "25%"),
        (2.345, "0.00", "2.35"),
        (5.0, "@", "5"),
        (-3.0, "#,##0;△#,##0", "△3"),
        (5.0, ";;;", ""),
        (1e26, "0.00", "1" + "0" * 26 + ".00"),
        (float("nan"), "0.00", "#NUM!"),
        (float("inf"), "General", "#NUM!"),
    ],
)
def test_a_number_is_read_as_its_format_shows_it(value: float, number_format: str, shown: str) -> None:
    assert not is_date(number_format)
    assert shown_number(value, number_format) == shown


def test_serial_numbers_count_from_the_workbooks_own_first_day() -> None:
    assert moment(44742) == DAY
    assert moment(44742 - 1462, from_1904=True) == DAY
    assert moment(1e12) is None


def test_dates_and_numbers_stand_in_cells_as_they_are_shown() -> None:
    def dated(book: Workbook) -> None:
        for cell, number_format in (("B1", '[$-411]ggge"年"m"月"d"日"'), ("B2", "mm-dd-yy")):
            book.active[cell] = DAY
            book.active[cell].number_format = number_format

    pages = read_xlsx(workbook([("公表日",), ("実施日",), ("評価書番号", 5.0), ("件数", 12)], dated))
    # Format 14 is named by number only: Japanese Excel shows it with the year first, whatever a library calls it.
    assert texts(pages) == [["公表日", "令和4年6月30日"], ["実施日", "2022/6/30"], ["評価書番号", "5"], ["件数", "12"]]


@pytest.mark.parametrize(
    ("number_format", "whole"),
    [
        ('m"月"d"日"', "2022年6月30日"),
        ("d-mmm", "2022年6月30日"),
        ("mmm-yy", "2022年6月"),
        ("[$-411]ge.m.d;@", None),
        ("yyyy/m/d h:mm", None),
        ('[$-411]ggge"年"m"月"', None),
        ("h:mm", None),
    ],
)
def test_a_format_that_hides_the_year_leaves_the_date_to_the_value(number_format: str, whole: str | None) -> None:
    assert whole_date(DAY, number_format) == whole


def test_a_date_read_from_the_value_of_its_cell_is_noted() -> None:
    def dated(book: Workbook) -> None:
        book.active["B1"] = DAY
        book.active["B1"].number_format = 'm"月"d"日"'

    pages = read_xlsx(workbook([("公表日",), ("評価書番号", 5.0)], dated))
    assert texts(pages) == [["公表日", "2022年6月30日"], ["評価書番号", "5"]]
    assert codes(pages) == ["date-of-value"]
    assert "B1" in pages.notes[0].en


def test_a_merged_cell_stands_once_and_reaches_over_the_rows_below() -> None:
    def merged(book: Workbook) -> None:
        book.active.merge_cells("A1:A3")
        book.active.merge_cells("B1:C1")

    pages = read_xlsx(workbook([("令和3年9月1日", "甲", None), (None, "乙", "丙"), (None, "丁", "戊")], merged))
    rows = [[(cell.text, cell.merged) for cell in row.cells] for row in pages.rows()]
    assert rows == [
        [("令和3年9月1日", ""), ("甲", "")],
        [("", "令和3年9月1日"), ("乙", ""), ("丙", "")],
        [("", "令和3年9月1日"), ("丁", ""), ("戊", "")],
    ]


def test_one_form_over_several_sheets_is_read_in_their_order() -> None:
    def more(book: Workbook) -> None:
        book.create_sheet("Ⅱ").append(["Ⅱ しきい値判断項目"])
        book.create_sheet("表紙", 0).append(["様式2"])

    pages = read_xlsx(workbook([("Ⅰ 関連情報",)], more))
    assert texts(pages) == [["様式2"], ["Ⅰ 関連情報"], ["Ⅱ しきい値判断項目"]]
    assert [page.number for page in pages.pages] == [1, 2, 3]
    places = [cell.at.start for row in pages.rows() for cell in row.cells]
    assert places == sorted(places)


def test_what_is_hidden_is_not_read_and_is_named() -> None:
    def hide(book: Workbook) -> None:
        book.active.row_dimensions[2].hidden = True
        book.active.column_dimensions["C"].hidden = True
        secret = book.create_sheet("選択肢")
        secret.append(["委託する"])
        secret.sheet_state = "hidden"

    pages = read_xlsx(workbook([("一", "二", "三"), ("四", "五", None), ("六", "七", None)], hide))
    assert texts(pages) == [["一", "二"], ["六", "七"]]
    assert codes(pages) == ["hidden", "hidden"]
    assert "3 cells" in pages.notes[0].en
    assert "選択肢" in pages.notes[1].en


def test_a_merged_cell_of_which_a_row_is_shown_is_read() -> None:
    def hide(book: Workbook) -> None:
        book.active.merge_cells("A1:A2")
        book.active.row_dimensions[1].hidden = True

    assert texts(read_xlsx(workbook([("再委託",), (None, "する")], hide))) == [["再委託"], ["する"]]


def test_a_circle_typed_in_a_cell_between_its_brackets_is_a_tick() -> None:
    pages = read_xlsx(workbook([("①入手元", "[", "○", "]", "民間事業者"), (None, "[", None, "]", "その他")]))
    assert texts(pages) == [["①入手元", "[", "○", "]", "民間事業者"], ["[", "]", "その他"]]


DRAWING = """<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor>
 <xdr:from><xdr:col>1</xdr:col><xdr:row>0</xdr:row></xdr:from><xdr:to><xdr:col>2</xdr:col><xdr:row>0</xdr:row></xdr:to>
 <xdr:sp><xdr:txBody><a:p><a:r><a:t>課税資料を</a:t></a:r><a:r><a:t>名寄せする。</a:t></a:r></a:p>
 <a:p><a:r><a:t>別図のとおり</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>"""
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OPENING = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


def relation(kind: str, target: str) -> str:
    return f'<Relationship Id="rId99" Type="{KINDS}/{kind}" Target="{target}"/>'


def test_a_text_box_stands_in_the_cell_under_it() -> None:
    relations = f"{OPENING}{relation('drawing', '../drawings/d.xml')}</Relationships>"
    parts = {"xl/drawings/d.xml": DRAWING.encode(), "xl/worksheets/_rels/sheet1.xml.rels": relations.encode()}
    pages = read_xlsx(with_parts(workbook([("②事務の内容", None), ("③対象人数", "多い")]), parts))
    assert texts(pages) == [["②事務の内容", "課税資料を名寄せする。\n別図のとおり"], ["③対象人数", "多い"]]


def test_a_formula_is_read_as_its_stored_result_and_one_without_is_named() -> None:
    pages = read_xlsx(workbook([("評価書番号", "=1+2"), ("件数", 3)]))
    assert texts(pages) == [["評価書番号"], ["件数", "3"]]
    assert "B1" in pages.notes[0].en
    stored = with_parts(
        workbook([("評価書番号", "=1+2")]), replace={"xl/worksheets/sheet1.xml": {"<v></v>": "<v>3</v>"}}
    )
    assert texts(read_xlsx(stored)) == [["評価書番号", "3"]]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("一_x000D_\n二", "一\n二"),
        ("_xD867__xDE3D_", "\U00029e3d"),
        ("吉_xD800_田", "吉\ufffd田"),
        ("_xDE3D__xD867_", "\ufffd\ufffd"),
        ("_xD8_", "_xD8_"),
    ],
)
def test_escapes_in_a_text_are_characters(written: str, shown: str) -> None:
    data = with_parts(workbook([("A",)]), replace={"xl/worksheets/sheet1.xml": {"<t>A</t>": f"<t>{written}</t>"}})
    assert texts(read_xlsx(data)) == [[shown]]


def test_readings_of_kanji_and_runs_of_fonts_do_not_change_a_text() -> None:
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<si><r><t>灯</t></r><r><rPr><b/></rPr><t>坂市</t></r><rPh sb="0" eb="1"><t>アカリ</t></rPh></si>'
        "<si><t>一_x000D_\n二</t></si></sst>"
    )
    sheet = {'<c r="A1" t="n">': '<c r="A1" t="s">', '<c r="B1" t="n">': '<c r="B1" t="s">'}
    data = with_parts(
        workbook([(0, 1)]),
        parts={"xl/sharedStrings.xml": strings.encode()},
        replace={
            "xl/worksheets/sheet1.xml": sheet,
            "xl/_rels/workbook.xml.rels": {OPENING: OPENING + relation("sharedStrings", "sharedStrings.xml")},
        },
    )
    assert texts(read_xlsx(data)) == [["灯坂市", "一\n二"]]


@pytest.mark.parametrize("value", [True, "#N/A", "=HYPERLINK(1)", "＝そのまま"])
def test_nothing_that_a_cell_may_hold_stops_the_reading(value: Any) -> None:
    assert texts(read_xlsx(workbook([*FORM, ("備考", value)])))[: len(FORM)] == [list(row) for row in FORM]


def test_strict_open_xml_is_read_as_the_usual_one() -> None:
    usual, strict = "http://schemas.openxmlformats.org", "http://purl.oclc.org/ooxml"
    names = {
        f'xmlns="{usual}/spreadsheetml/2006/main"': f'xmlns="{strict}/spreadsheetml/main"',
        f'"{usual}/officeDocument/2006/relationships"': f'"{strict}/officeDocument/relationships"',
    }
    book = workbook()
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/w")}
    replaced = {part: {old: new for old, new in names.items() if old in text} for part, text in parts.items()}
    assert any(replaced.values())
    assert texts(read_xlsx(with_parts(book, replace=replaced))) == texts(read_xlsx(book))
