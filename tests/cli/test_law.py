"""konkyo law: what it prints of the law in time, and what it says of bad input."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from fictional import article, law_xml, paragraph

from konkyo.law.added_folder import VARIABLE
from konkyo.law.compile.__main__ import main as compile_law

COLUMNS = (
    "law,article,paragraph,item,table,row,kind,"
    "to_law,to_article,to_paragraph,to_item,to_table,to_row,on,score,earliest,latest"
)


def rows(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out)))


def test_descent_as_csv(konkyo) -> None:
    ran = konkyo("law", "descent", "2021-08-31", "2021-09-01", "--law", "番号法", "--format", "csv")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == COLUMNS
    assert "番号法,19,,7,,,renumbered,番号法,19,,8,,,2021-09-01,1,," in ran.out.splitlines()
    assert ",,,,,,new,番号法,19,,4,,,2021-09-01,1,," in ran.out.splitlines()
    assert f"{len(rows(ran.out))} rows" in ran.err


def test_a_whole_law_is_shown_by_its_days(konkyo, tmp_path: Path) -> None:
    ran = konkyo("law", "show", "個人番号カード省令", "--format", "csv", "--from", tmp_path)
    rows = {row["on"]: row for row in csv.DictReader(io.StringIO(ran.out))}
    assert (ran.code, rows["2017-05-30"]["has_text"], rows["2019-06-20"]["has_text"]) == (0, "true", "false")
    # The day of its new title, and one on which an order renumbered articles.
    assert rows["2020-05-25"]["title"] == "個人番号カード省令"
    assert (rows["2019-06-20"]["renumbered"], rows["2019-06-20"]["amended_by"]) == ("22", '["501M60000008015"]')
    assert "known 2017-05-30" in ran.err


def test_json_and_a_file_say_the_same(konkyo, tmp_path: Path) -> None:
    asked = ("law", "descent", "2024-05-26", "2024-05-27", "--law", "マイナンバー法")
    as_json = json.loads(konkyo(*asked, "-f", "json").out)
    file = tmp_path / "descent.csv"
    assert konkyo(*asked, "-f", "csv", "-o", file).out.strip() == str(file)
    assert list(csv.DictReader(file.open(encoding="utf-8-sig"))) == as_json
    assert {row["to_law"] for row in as_json} == {"", "番号法", "利用特定個人情報提供命令"}


@pytest.mark.parametrize(("language", "said"), [("en", "renumbered"), ("ja", "番号変更")])
def test_a_table_for_people(konkyo, monkeypatch: pytest.MonkeyPatch, language: str, said: str) -> None:
    monkeypatch.setenv("KONKYO_LANG", language)
    ran = konkyo("law", "descent", "2022-01-10", "2022-01-11", "--law", "番号法")
    assert said in ran.out
    assert "番号法第9条第4項" in ran.out


def test_a_folder_of_texts_alone(konkyo, laws: Path, tmp_path: Path) -> None:
    for name in ("425AC0000000027_20191001_501AC0000000016", "425AC0000000027_20200605_502AC0000000040"):
        shutil.copy(laws / "bango_act" / f"{name}.md", tmp_path)
    ran = konkyo("law", "descent", "2019-10-01", "2020-06-05", "--texts", tmp_path, "-f", "csv")
    merged = [row for row in rows(ran.out) if row["kind"] == "merged"]
    assert {(row["article"], row["paragraph"], row["to_article"], row["to_paragraph"]) for row in merged} == {
        ("7", "5", "17", "4"),
        ("17", "4", "17", "4"),
    }


def test_days_outside_the_texts_are_said_to_be(konkyo) -> None:
    assert "not known" in konkyo("law", "descent", "2010-01-01", "2017-05-01", "-f", "csv").err
    known = konkyo("law", "descent", "2021-08-31", "2021-09-01", "--law", "番号法", "-f", "csv").err
    assert "not known" not in known


def test_a_law_added_with_later_texts_hides_no_limit_of_the_others(konkyo, tmp_path: Path, monkeypatch) -> None:
    asked = ("law", "descent", "2026-01-01", "2040-01-01", "-f", "csv")
    *before, _ = konkyo(*asked).err.splitlines()
    assert "from 2026-07-01 on is not known" in before[0]
    folder = tmp_path / "texts"
    folder.mkdir()
    articles = [article(number, paragraph("1", f"架空の本文{number}。")) for number in ("1", "2")]
    for day, text in (("20300401", articles[:1]), ("20500401", articles)):
        xml = law_xml("".join(text), number="令和三十年法律第七百七十七号", title="架空の法")
        (folder / f"530AC0000000777_{day}_000000000000000.xml").write_bytes(xml)
    assert compile_law(["add", str(folder), "--into", str(tmp_path / "facts")]) == 0
    monkeypatch.setenv(VARIABLE, str(tmp_path / "facts"))
    *after, _ = konkyo(*asked).err.splitlines()
    assert after == before


REFUSED = [
    (("yesterday", "2021-09-01"), 2, "yesterday"),
    (("2021-09-01", "2021-08-31"), 2, "earlier day first"),
    (("2021-08-31", "2021-09-01", "--law", "民法"), 3, "番号法"),
    (("2021-08-31", "2021-09-01", "--texts", "no-such-folder"), 3, "no-such-folder"),
]


@pytest.mark.parametrize(("arguments", "code", "said"), REFUSED)
def test_what_is_refused(konkyo, arguments: tuple[str, ...], code: int, said: str) -> None:
    ran = konkyo("law", "descent", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_a_cut_text_is_named(konkyo, tmp_path: Path) -> None:
    (tmp_path / "425AC0000000027_20200605_502AC0000000040.xml").write_text("<Law><LawNum>", encoding="utf-8")
    ran = konkyo("law", "descent", "2020-01-01", "2021-01-01", "--texts", tmp_path)
    assert ran.code == 3
    assert "425AC0000000027_20200605_502AC0000000040.xml" in ran.err
    assert "→" in ran.err
