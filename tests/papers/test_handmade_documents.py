"""Documents that no renderer of ours made are revised: small ones, each with what a body's own may have."""

import io
from collections.abc import Sequence
from datetime import date

import openpyxl
import pytest
from docx import Document
from own_documents import own

from konkyo.loaders.read_document import pages_of, read_pages
from konkyo.papers.revised_document import AcceptedChange, RevisedDocument, revised

DAY = date(2021, 9, 10)
TWICE = "番号法第19条第7号の提供、番号法第19条第7号の照会"
BASIS = "番号法第19条第7号　別表第二の1の項"
FIVE = ("変更日", "項目", "変更前の記載", "変更後の記載", "提出時期")
LOGGED = ("令和2年4月1日", "Ⅰ 6.②所属長の役職名", "保険課長", "保険年金課長", "事後")
COVER = (
    "特定個人情報保護評価書（重点項目評価書）",
    "評価実施機関名",
    "灯坂市長",
    "公表日",
    "令和3年6月1日",
    "[平成30年5月　様式3]",
)
FIRST = (
    ("Ⅰ　基本情報",), ("１．特定個人情報ファイルを取り扱う事務",), ("①事務の名称", "国民健康保険に関する事務"),
    ("５．情報提供ネットワークシステムによる情報連携　※",), ("②法令上の根拠", TWICE),
)  # fmt: skip
SECOND = (
    ("Ⅱ　特定個人情報ファイルの概要",), ("１．特定個人情報ファイル名",), ("国民健康保険資格ファイル",),
    ("５．特定個人情報の提供・移転（委託に伴うものを除く。）",), ("提供先1", "厚生労働大臣"), ("①法令上の根拠", BASIS),
)  # fmt: skip


def workbook(published: object = COVER[4], number_format: str = "General", log: Sequence[str] = FIVE) -> bytes:
    """The form in three sheets with its change log on the last one."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for rows in ([(text,) for text in COVER], FIRST, SECOND, (("（別添２）変更箇所",), log, LOGGED[: len(log)])):
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    cell = book.worksheets[0]["A5"]
    cell.value, cell.number_format = published, number_format
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def word_file() -> bytes:
    """The form in paragraphs whose label and value a tab parts."""
    document = Document()
    for row in (*((text,) for text in COVER), *FIRST, *SECOND, ("（別添２）変更箇所",)):
        document.add_paragraph("\t".join(row))
    table = document.add_table(0, len(FIVE))
    for texts in (FIVE, LOGGED):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def revision_of(data: bytes, name: str) -> RevisedDocument:
    """The document with its two bases renumbered; they are accepted from the last to the first."""
    one = own(data, name)
    changes = [
        AcceptedChange(passage.id, passage.text, passage.text.replace("第7号", "第8号"), "事後", "号ずれ")
        for passage in one.record.passages
        if passage.id in ("I-5-②", "II-5 提供先1 ①")
    ]
    return revised(one, changes[::-1], published=DAY)


@pytest.mark.parametrize(("name", "data"), [("xlsx", workbook()), ("docx", word_file())], ids=["xlsx", "docx"])
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
    revision = revision_of(workbook(shown, number_format), "xlsx")
    new = read_pages(pages_of(revision.data or b"", ".xlsx"))
    assert [one.text for one in new.passages if one.meaning == "document.published"] == [after]
    assert new.document.published == "2021-09-10"
