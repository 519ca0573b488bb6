"""Small files that ask for more work or memory than any evaluation: each is read, or refused with a reason."""

import base64
import io
import zipfile
import zlib
from collections.abc import Callable

import pytest
from files import FORM, texts, with_parts, word_file, workbook
from openpyxl import Workbook

from konkyo.i18n import KonkyoError
from konkyo.loaders.read_document import pages_of, read_pages

PAGE = "<html><body><p>特定個人情報保護評価書（基礎項目評価書）</p></body></html>"
SHEET = "xl/worksheets/sheet1.xml"
PLAIN = "\n".join("\t".join(row) for row in FORM)


def reason(data: bytes, suffix: str) -> str:
    with pytest.raises(KonkyoError) as raised:
        pages_of(data, suffix)
    return str(raised.value)


@pytest.mark.parametrize("between", ["", " ", "<?xml version='1.0'?>"])
def test_many_comments_before_a_text(between: str) -> None:
    comments = f"<!---->{between}" * 60
    assert pages_of((comments + PLAIN).encode(), ".txt").source.format == "text"
    assert pages_of((comments + PAGE).encode(), ".html").source.format == "html"


@pytest.mark.parametrize("signs", ["-", "|-", "- "])
def test_a_line_of_signs_that_is_no_rule(signs: str) -> None:
    pages = pages_of(f"{PLAIN}\n{signs * 60_000}x".encode(), ".txt")
    assert read_pages(pages).document.body == "灯坂市長"


def test_a_rule_below_the_head_of_a_table_is_no_row() -> None:
    pages = pages_of(b"| a | b |\n|---|:--:|\n| 1 | 2 |\n--\n", ".txt")
    assert texts(pages) == [["a", "b"], ["1", "2"], ["--"]]


def test_cells_that_reach_over_all_columns_and_rows_are_too_many() -> None:
    wide = "<td colspan='1000' rowspan='0'>a</td>" * 300
    table = f"<table><tr>{wide}</tr>{'<tr><td>b</td></tr>' * 2000}</table>"
    assert "KONKYO_MAX_CELLS" in reason(f"<html><body>{table}</body></html>".encode(), ".html")


def packed(kind: int) -> bytes:
    """A workbook whose parts are packed in a way that no office program uses."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(target, "w", kind) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return target.getvalue()


@pytest.mark.parametrize("kind", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_parts_that_may_unpack_to_more_than_they_say_are_not_unpacked(kind: int) -> None:
    assert f"compression {kind}" in reason(packed(kind), ".xlsx")


def test_a_part_that_two_sheets_name_is_read_once() -> None:
    def second(book: Workbook) -> None:
        book.create_sheet("次")

    again = {"xl/_rels/workbook.xml.rels": {"sheet2.xml": "sheet1.xml"}}
    assert "two sheets" in reason(with_parts(workbook(change=second), replace=again), ".xlsx")


def test_a_comment_before_the_only_element_of_a_part() -> None:
    sheet = '<!--x--><row xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="1"/>'
    with zipfile.ZipFile(io.BytesIO(workbook())) as book:
        whole = book.read(SHEET).decode()
    assert texts(pages_of(with_parts(workbook(), replace={SHEET: {whole: sheet}}), ".xlsx")) == []


DIGITS = "9" * 5000
SPAN = {"<w:tcPr>": f'<w:tcPr><w:gridSpan w:val="{DIGITS}"/>'}
ROW = {'<row r="1"': f'<row r="{DIGITS}" hidden="1"'}
STYLE = {'<c r="A1"': f'<c s="{DIGITS}" r="A1"'}
CELL = f"<html><body><table><tr><td colspan='{DIGITS}'>{FORM[0][0]}</td></tr></table></body></html>"


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (lambda: with_parts(word_file(), replace={"word/document.xml": SPAN}), ".docx"),
        (lambda: with_parts(workbook(), replace={SHEET: ROW}), ".xlsx"),
        (lambda: with_parts(workbook(), replace={SHEET: STYLE}), ".xlsx"),
        (CELL.encode, ".html"),
    ],
    ids=["span in Word", "row of a sheet", "style of a cell", "span on a page"],
)
def test_numbers_of_thousands_of_digits(data: Callable[[], bytes], suffix: str) -> None:
    assert any(FORM[0][0] in row for row in texts(pages_of(data(), suffix)))


def pdf_with(stream: bytes, filters: str) -> bytes:
    """Return a PDF whose page has the content ``stream`` behind these filters."""
    head = (
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>\nendobj\n"
    )
    content = f"4 0 obj\n<< /Length {len(stream)} /Filter [{filters}] >>\nstream\n".encode() + stream
    return head + content + b"\nendstream\nendobj\ntrailer << /Size 5 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"


@pytest.mark.parametrize(
    ("encode", "filters"),
    [
        (zlib.compress, "/FlateDecode"),
        (lambda data: zlib.compress(zlib.compress(data)), "/FlateDecode /FlateDecode"),
        (lambda data: base64.a85encode(zlib.compress(data)) + b"~>", "/ASCII85Decode /FlateDecode"),
        (lambda data: zlib.compress(data).hex().encode() + b">", "/AHx /Fl"),
    ],
    ids=["once", "twice", "in letters", "in digits"],
)
def test_a_stream_is_measured_before_it_is_unpacked(
    encode: Callable[[bytes], bytes], filters: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KONKYO_MAX_EXPANDED", "1000000")
    assert "KONKYO_MAX_EXPANDED" in reason(pdf_with(encode(b" " * 2_000_000), filters), ".pdf")


def test_ranges_that_cite_more_than_any_law_has(monkeypatch: pytest.MonkeyPatch) -> None:
    ranges = "番号法第19条第1号から第400号まで。" * 200
    record = read_pages(pages_of(f"{PLAIN}\n3．個人番号の利用\n法令上の根拠\t{ranges}".encode(), ".txt"))
    assert 20_000 < len(record.citations) < 25_000
    assert [note.code for note in record.citations[-1].marked] == ["range_open"]
    monkeypatch.setenv("KONKYO_MAX_CITATIONS", "1000")
    with pytest.raises(KonkyoError, match="KONKYO_MAX_CITATIONS"):
        read_pages(pages_of(f"{PLAIN}\n3．個人番号の利用\n法令上の根拠\t{ranges}".encode(), ".txt"))
