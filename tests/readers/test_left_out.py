"""Words that a document holds and does not say (struck through, white, unprinted) are noted, and no part of a cell."""

import io
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import RGBColor
from files import texts, workbook
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill

from konkyo.loaders.pages import Pages
from konkyo.loaders.readers.docx import read_docx
from konkyo.loaders.readers.html import read_html
from konkyo.loaders.readers.xlsx import read_xlsx

ROWS = (("委託先名", "甲株式会社"), ("再委託の有無", "再委託しない"))


def notes(pages: Pages) -> list[tuple[str, int | None]]:
    """The code of each note, and the row that it names."""
    return [(note.code, note.at.line if note.at else None) for note in pages.notes]


def said(pages: Pages) -> str:
    return "\n".join(note.ja + note.en for note in pages.notes)


def _styled(book: Workbook, **style: Any) -> None:
    for name, value in style.items():
        setattr(book.active["B1"], name, value)


def test_a_cell_that_is_struck_through_says_nothing() -> None:
    pages = read_xlsx(workbook(ROWS, lambda book: _styled(book, font=Font(strike=True))))
    assert texts(pages) == [["委託先名"], ["再委託の有無", "再委託しない"]]
    assert notes(pages) == [("struck-through", 1)]
    assert "B1" in said(pages)
    assert "甲株式会社" in said(pages)


def test_of_a_cell_with_struck_words_the_others_are_read() -> None:
    struck = TextBlock(InlineFont(strike=True), "甲株式会社")

    def change(book: Workbook) -> None:
        book.active["B1"] = CellRichText(struck, "乙株式会社")

    pages = read_xlsx(workbook(ROWS, change))
    assert texts(pages)[0] == ["委託先名", "乙株式会社"]
    assert notes(pages) == [("struck-through", 1)]


@pytest.mark.parametrize("kind", [WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER])
def test_a_style_strikes_words_through_as_their_own_format_does(kind: WD_STYLE_TYPE) -> None:
    document = Document()
    base = document.styles.add_style("old", kind)
    base.font.strike = True
    style = document.styles.add_style("older", kind)
    style.base_style = base
    paragraph = document.add_paragraph("甲株式会社", style=style if kind == WD_STYLE_TYPE.PARAGRAPH else None)
    if kind == WD_STYLE_TYPE.CHARACTER:
        paragraph.runs[0].style = style
    document.add_paragraph("乙株式会社")
    data = io.BytesIO()
    document.save(data)
    pages = read_docx(data.getvalue())
    assert texts(pages) == [["乙株式会社"]]
    assert notes(pages) == [("struck-through", 1)]


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ({"font": Font(color="FFFFFFFF")}, False),
        ({"font": Font(color="FFFFFFFF"), "fill": PatternFill("solid", fgColor="FFFFFFFF")}, False),
        ({"font": Font(color="FFFFFFFF"), "fill": PatternFill("solid", fgColor="FF003366")}, True),
        ({"font": Font(color="FF000000")}, True),
    ],
)
def test_white_words_are_read_on_a_coloured_ground_only(style: dict[str, Any], shown: bool) -> None:
    pages = read_xlsx(workbook(ROWS, lambda book: _styled(book, **style)))
    assert ("甲株式会社" in texts(pages)[0]) is shown
    assert notes(pages) == ([] if shown else [("white-text", 1)])


def test_what_lies_outside_the_print_area_is_noted() -> None:
    def change(book: Workbook) -> None:
        book.active["D2"] = "旧システムを確認中"
        book.active.print_area = "A1:B2"

    pages = read_xlsx(workbook(ROWS, change))
    assert texts(pages) == [list(row) for row in ROWS]
    assert notes(pages) == [("outside-print-area", 2)]
    assert "旧システムを確認中" in said(pages)


def test_a_sheet_may_have_several_print_areas() -> None:
    def change(book: Workbook) -> None:
        book.active["A9"] = "Ⅱ 特定個人情報ファイルの概要"
        book.active.print_area = "A1:B2,A9:B9"

    pages = read_xlsx(workbook(ROWS, change))
    assert texts(pages)[-1] == ["Ⅱ 特定個人情報ファイルの概要"]
    assert notes(pages) == []


@pytest.mark.parametrize(
    ("page", "cells", "struck"),
    [
        ("<table><tr><td><s>甲</s>乙</td><td>丙</td></tr></table>", ["乙", "丙"], ["甲"]),
        ("<p>丙<del>甲<strike>丁</strike></del>乙</p>", ["丙乙"], ["甲丁"]),
        ('<table><tr><td style="text-decoration: line-through">甲</td><td>乙</td></tr></table>', ["乙"], ["甲"]),
        ('<p><span style="text-decoration-line:line-through">甲</span>乙</p>', ["乙"], ["甲"]),
        ('<p><span style="text-decoration:underline">甲</span>乙</p>', ["甲乙"], []),
    ],
)
def test_struck_words_of_a_web_page(page: str, cells: list[str], struck: list[str]) -> None:
    pages = read_html(page.encode())
    assert texts(pages) == [cells]
    assert [note.code for note in pages.notes] == ["struck-through"] * len(struck)
    assert all(words in note.ja for words, note in zip(struck, pages.notes, strict=True))


def test_the_readings_beside_kanji_are_no_part_of_a_word() -> None:
    page = "<p><ruby>市民税課<rp>（</rp><rt>しみんぜいか</rt><rp>）</rp></ruby>収納係</p>"
    assert texts(read_html(page.encode())) == [["市民税課収納係"]]


def _word_file(*runs: tuple[str, str]) -> bytes:
    """A table of one row: a label, and a cell of runs, each with what is special about it."""
    document = Document()
    label, value = document.add_table(1, 2).rows[0].cells
    label.text = "委託先名"
    for text, kind in runs:
        run = value.paragraphs[0].add_run(text)
        run.font.strike = kind == "struck"
        if kind == "white":
            run.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.mark.parametrize(("kind", "code"), [("struck", "struck-through"), ("white", "white-text")])
def test_struck_and_white_words_of_a_word_file(kind: str, code: str) -> None:
    pages = read_docx(_word_file(("甲株式会社", kind), ("乙株式会社", "")))
    assert texts(pages) == [["委託先名", "乙株式会社"]]
    assert notes(pages) == [(code, 1)]
    assert "甲株式会社" in said(pages)


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!"])
def test_an_error_of_a_formula_cannot_be_read(error: str) -> None:
    def change(book: Workbook) -> None:
        book.active["B1"] = error

    pages = read_xlsx(workbook(ROWS, change))
    assert texts(pages)[0] == ["委託先名", "ILLEGIBLE"]
    assert notes(pages) == [("cell-error", 1)]
    assert error in said(pages)
