"""The table of names."""

import csv
from pathlib import Path

import pytest

from konkyo.law import law
from konkyo.law.compile.names_index import indexed, quoted
from konkyo.law.fold import fold
from konkyo.law.law_names import names


@pytest.mark.parametrize(
    ("spelling", "name", "law_id"),
    [
        ("番号法", "番号法", "425AC0000000027"),
        ("マイナンバー法", "番号法", "425AC0000000027"),
        ("平成二十五年法律第二十七号", "番号法", "425AC0000000027"),
        ("住基法", "住民基本台帳法", "342AC0000000081"),
        ("利用特定個人情報提供命令", "利用特定個人情報提供命令", "506M60004008009"),
        ("番号法別表第二の主務省令で定める事務及び情報を定める命令", "番号法別表第二主務省令", "426M6000000A007"),
        ("昭和六十年法律第三十四号", "国民年金法等の一部を改正する法律", None),
    ],
)
def test_a_law_is_known_by_each_of_its_names(spelling: str, name: str, law_id: str | None) -> None:
    found = law(spelling)
    assert found is not None
    assert (found.name, found.id) == (name, law_id)


def test_an_unknown_name_is_no_law() -> None:
    assert law("青空市個人情報保護条例") is None


def test_the_longest_name_that_ends_at_a_place_is_found() -> None:
    text = fold("番号法及び国民健康保険法施行令").text
    assert names().ending(text, len(text)) == "国民健康保険法施行令"
    assert names().ending(text, text.index("施行令")) == "国民健康保険法"
    assert names().ending(text, 3) == "番号法"
    assert names().ending(text, 2) is None


def test_every_name_is_found_where_it_stands() -> None:
    table = names()
    for spelling in list(table.spellings)[::50]:
        assert table.ending("及び" + spelling, len(spelling) + 2) == spelling


def test_an_abbreviation_of_two_laws_names_neither(tmp_path: Path) -> None:
    index = tmp_path / "index.csv"
    with index.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("law_id", "title", "abbrev", "law_num"))
        rows.writerow(("1", "青法", "共法,甲法", "平成元年法律第一号"))
        rows.writerow(("2", "緑法", "共法,乙法　抄", "平成二年法律第十二号"))
    assert list(indexed(index)) == [
        {"id": "1", "title": "青法", "abbreviations": "甲法", "number": "平成1年法律第1号"},
        {"id": "2", "title": "緑法", "abbreviations": "乙法", "number": "平成2年法律第12号"},
    ]


def test_titles_are_taken_from_texts_where_contexts_agree(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("又は青空法等の一部を改正する法律（昭和六十年法律第三号）", encoding="utf-8")
    (tmp_path / "b.md").write_text("附則中青空法等の一部を改正する法律（昭和六十年法律第三号）", encoding="utf-8")
    (tmp_path / "c.md").write_text("一度だけ出る緑の森等の一部を改正する法律（昭和六十年法律第四号）", encoding="utf-8")
    titles = [(law["title"], law["number"]) for law in quoted(tmp_path, known=set())]
    assert titles == [("青空法等の一部を改正する法律", "昭和60年法律第3号")]
