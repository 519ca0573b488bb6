"""Dates of the form and of its change log: each is read, told by the row above and marked so, or noted."""

import pytest

from konkyo.loaders.read_document import read_pages
from konkyo.loaders.readers.text import read_text
from konkyo.loaders.record import Record

FORM = """特定個人情報保護評価書（重点項目評価書）
評価書番号\t評価書名
5\t税に関する事務
評価実施機関名
灯坂市長
公表日
{published}
Ⅰ 基本情報
1. 特定個人情報ファイルを取り扱う事務
①事務の名称\t税に関する事務
Ⅱ 特定個人情報ファイルの概要
1. 特定個人情報ファイル名
税ファイル
2. 基本情報
⑤保有開始日\t{held}
（別添2）変更箇所
変更日\t項目\t変更前の記載\t変更後の記載\t提出時期\t説明
{log}
"""


def read(published: str = "R5.3.31", held: str = "平27.12", dates: tuple[str, ...] = ()) -> Record:
    log = "\n".join(f"{date}\tⅠ-1-②\t旧{n}\t新{n}\t事後\t改正" for n, date in enumerate(dates))
    return read_pages(read_text(FORM.format(published=published, held=held, log=log).encode()))


def unread(record: Record) -> list[str]:
    return [note.en.rpartition(": ")[2] for note in record.notes if note.code == "no-date"]


def test_the_dates_of_the_form_are_read_as_people_write_them() -> None:
    record = read()
    assert (record.document.published, record.files[0].held_since) == ("2023-03-31", "2015-12")
    assert unread(record) == []


def test_a_change_is_dated_by_the_row_above_and_says_so() -> None:
    record = read(dates=("令2.6.30", "7月1日", "同上", "R3/4/1"))
    assert [change.date for change in record.changes] == ["2020-06-30", "2020-07-01", "2020-07-01", "2021-04-01"]
    assert ["date" in change.inferred for change in record.changes] == [False, True, True, False]
    assert {note.code for change in record.changes for note in change.inferred.values()} == {"date-by-row-above"}


def test_a_date_that_cannot_be_read_is_noted_wherever_it_stands() -> None:
    record = read("令和5年13月1日", "未定", ("令和4年2月30日", "同上"))
    assert record.document.published is None
    assert [change.date for change in record.changes] == [None, None]
    assert unread(record) == ["令和5年13月1日", "令和4年2月30日", "同上", "未定"]


@pytest.mark.parametrize("head", ["", "－", "項目一覧", "[平成31年1月 様式3]"])
def test_what_heads_the_next_page_is_no_failed_date(head: str) -> None:
    assert unread(read(held=head)) == []
