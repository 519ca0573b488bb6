"""Documents that no renderer of ours made are revised: small ones, each with what a body's own may have."""

import io
from collections.abc import Sequence
from datetime import date

import openpyxl
import pytest
from docx import Document
from own_documents import FIVE, LOGGED, SIX, TWICE, own, small_word_file, small_workbook

from konkyo.loaders.read_document import pages_of, read_pages
from konkyo.papers.revised_document import AcceptedChange, RevisedDocument, revised

DAY = date(2021, 9, 10)


def revision_of(data: bytes, name: str) -> RevisedDocument:
    """The document with its two bases renumbered; they are accepted from the last to the first."""
    one = own(data, name)
    changes = [
        AcceptedChange(passage.id, passage.text, passage.text.replace("第7号", "第8号"), "事後", "号ずれ")
        for passage in one.record.passages
        if passage.id in ("I-5-②", "II-5 提供先1 ①")
    ]
    return revised(one, changes[::-1], published=DAY)


@pytest.mark.parametrize(
    ("name", "data"), [("xlsx", small_workbook(log=FIVE)), ("docx", small_word_file())], ids=["xlsx", "docx"]
)
def test_rows_are_in_the_order_of_the_form_and_in_the_columns_that_are_there(name: str, data: bytes) -> None:
    revision = revision_of(data, name)
    assert (revision.left, revision.log_left, revision.not_logged) == ((), None, ("提出時期に係る説明",))
    _, first, second = read_pages(pages_of(revision.data or b"", f".{name}")).changes
    assert (first.before, first.after) == (TWICE, TWICE.replace("第7号", "第8号"))
    assert (second.date, second.timing, second.reason) == ("2021-09-10", "事後", None)


@pytest.mark.parametrize(
    ("shown", "number_format", "after"),
    [
        ("令和3年6月1日", "General", "令和3年9月10日"),
        ("令和３年６月１日", "General", "令和３年９月１０日"),
        ("2021/6/1", "General", "2021/9/10"),
        (date(2021, 6, 1), "yyyy/m/d", "2021/9/10"),
        (date(2021, 6, 1), 'yyyy"年"m"月"d"日"', "2021年9月10日"),
        (date(2021, 6, 1), '[$-411]ggge"年"m"月"d"日"', "令和3年9月10日"),
    ],
)
def test_the_day_on_the_cover_is_written_in_its_own_way(shown: object, number_format: str, after: str) -> None:
    revision = revision_of(small_workbook(shown, number_format), "xlsx")
    new = read_pages(pages_of(revision.data or b"", ".xlsx"))
    assert [one.text for one in new.passages if one.meaning == "document.published"] == [after]
    assert new.document.published == "2021-09-10"


def test_characters_that_a_workbook_stores_escaped_are_found_and_kept() -> None:
    book = openpyxl.load_workbook(io.BytesIO(small_workbook()))
    # A line end that came from another program, and a name that only looks like an escape.
    book.worksheets[1]["B5"].value = "番号法第19条第7号_x000D_\n（様式_x005F_x0041_）"
    target = io.BytesIO()
    book.save(target)
    revision = revision_of(target.getvalue(), "xlsx")
    new = read_pages(pages_of(revision.data or b"", ".xlsx"))
    assert revision.left == ()
    assert [one.text for one in new.passages if one.id == "I-5-②"] == ["番号法第19条第8号\n（様式_x0041_）"]


def test_rows_are_added_to_a_table_inside_a_frame() -> None:
    document = Document(io.BytesIO(small_word_file()))
    log = document.tables[0]._tbl
    heading = document.paragraphs[-1]
    frame = document.add_table(1, 1).cell(0, 0)
    frame.text = heading.text
    heading._p.getparent().remove(heading._p)
    frame._tc.append(log)
    frame.add_paragraph("")
    target = io.BytesIO()
    document.save(target)
    revision = revision_of(target.getvalue(), "docx")
    assert (revision.left, revision.log_left) == ((), None)
    assert len(read_pages(pages_of(revision.data or b"", ".docx")).changes) == 3


def test_a_protected_sheet_is_written_in_the_copy_told_and_stays_protected() -> None:
    book = openpyxl.load_workbook(io.BytesIO(small_workbook()))
    book.worksheets[1].protection.enable()
    target = io.BytesIO()
    book.save(target)
    assert ["protected" in note.en for note in own(target.getvalue(), "xlsx").notes] == [True]
    revision = revision_of(target.getvalue(), "xlsx")
    assert revision.left == ()
    assert openpyxl.load_workbook(io.BytesIO(revision.data or b"")).worksheets[1].protection.sheet
    assert own(small_workbook(), "xlsx").notes == ()


def workbook_with_log(*sheets: Sequence[Sequence[str | None]], merged: Sequence[str] = ()) -> bytes:
    """The small workbook with other change logs: the rows of each of ``sheets``, and areas merged in the first."""
    book = openpyxl.load_workbook(io.BytesIO(small_workbook()))
    book.remove(book.worksheets[-1])
    for rows in sheets:
        sheet = book.create_sheet()
        for row in (("（別添２）変更箇所",), *rows):
            sheet.append(row)
    for area in merged:
        book.worksheets[3].merge_cells(area)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_rows_are_added_below_a_head_of_two_rows() -> None:
    head = ((*SIX[:2], "変更内容", None, *SIX[4:]), (None, None, *SIX[2:4], None, None))
    revision = revision_of(
        workbook_with_log((*head, LOGGED), merged=("A2:A3", "B2:B3", "C2:D2", "E2:E3", "F2:F3")), "xlsx"
    )
    assert (revision.left, revision.log_left) == ((), None)
    old, first, _ = read_pages(pages_of(revision.data or b"", ".xlsx")).changes
    assert (old.date, old.before, first.date, first.before, first.reason) == (
        "2020-04-01", "保険課長", "2021-09-10", TWICE, "号ずれ",
    )  # fmt: skip


def test_fields_are_written_where_the_log_is_there_twice_and_no_row_can_be_added() -> None:
    revision = revision_of(workbook_with_log((SIX, LOGGED), (SIX, LOGGED)), "xlsx")
    assert (len(revision.written), revision.left) == (3, ())
    assert "two such tables" in (revision.log_left.en if revision.log_left else "")


def test_what_is_hidden_is_told_for_it_is_not_revised() -> None:
    book = openpyxl.load_workbook(io.BytesIO(small_workbook()))
    book.worksheets[1].row_dimensions[5].hidden = True
    target = io.BytesIO()
    book.save(target)
    assert ["hidden rows" in note.en for note in own(target.getvalue(), "xlsx").notes] == [True]
