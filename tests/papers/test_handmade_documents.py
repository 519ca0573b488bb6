"""Documents that no renderer of ours made are revised: small ones, each with what a body's own may have."""

from datetime import date

import pytest
from own_documents import FIVE, TWICE, own, small_word_file, small_workbook

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
