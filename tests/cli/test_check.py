"""konkyo check: what it prints, for whom, and with which exit code."""

import csv
import io
import json
import re
from pathlib import Path

import openpyxl
import pytest
from own_documents import dated

from konkyo.queries.checks import FINDING_COLUMNS


@pytest.mark.parametrize(("words", "code"), [("倉敷市", 1), ("花巻市", 1), ("呉市", 0), ("変更箇所一覧", 0)])
def test_the_exit_code_tells_of_errors(konkyo, built: Path, words: str, code: int) -> None:
    assert konkyo("check", words, "--from", built).code == code


def test_a_table_shows_what_is_wrong_and_what_to_do(konkyo, built: Path) -> None:
    ran = konkyo("check", "倉敷市", "--from", built)
    assert "住民基本台帳法第7条第11項" in ran.out
    assert "住民基本台帳法第7条第11号" in ran.out
    assert "no such address" in ran.out
    assert "errors: 1, warnings: 2, notes: 4" in ran.err
    assert "An evaluation without findings need not be correct" in ran.err


def test_it_speaks_both_languages(konkyo, built: Path) -> None:
    ran = konkyo("check", "倉敷市", "--from", built, "--lang", "ja")
    assert "誤り" in ran.out
    assert "住民基本台帳法第7条第11号 の誤りではないか確かめる" in "".join(ran.out.split("\n")).replace("  ", "")
    assert "誤り: 1" in ran.err


def test_csv_and_json_say_the_same_of_every_document(konkyo, built: Path) -> None:
    as_json, as_csv = (konkyo("check", "--from", built, "-f", form) for form in ("json", "csv"))
    assert as_json.code == as_csv.code == 1
    rows = json.loads(as_json.out)
    assert {row["body"] for row in rows} == {"呉市長", "墨田区長", "花巻市長", "倉敷市長", None}
    assert all(tuple(row) == FINDING_COLUMNS for row in rows)
    table = list(csv.DictReader(io.StringIO(as_csv.out)))
    assert [{name: _cell(value) for name, value in row.items()} for row in rows] == table


def _cell(value: object) -> str:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else str(value)


def test_the_most_severe_comes_first_with_its_place_and_what_to_do(konkyo, built: Path) -> None:
    out = konkyo("check", "花巻市", "--from", built, "--lang", "ja").out
    assert out.index("■ 誤り (1)") < out.index("■ 要確認 (") < out.index("■ 注 (")
    assert "1 用途の不一致  II-5 提供先8 ①（204 行） 「別表第二の11の項」" in out
    assert "→ 項の事務（第二欄）と照らし" in out


@pytest.mark.parametrize("day", ["today", "今日", "2026-11-30", "令和8年11月30日", "R8.11.30"])
def test_as_of_a_day_it_says_what_is_wrong_then(konkyo, built: Path, day: str) -> None:
    ran = konkyo("check", "倉敷市", "--from", built, "--as-of", day, "-f", "json")
    found = {(row["check"], row["quote"]) for row in json.loads(ran.out)}
    assert ("stale", "別表第一の31項") in found
    assert ran.code == 1


def test_a_day_that_is_none_is_refused(konkyo, built: Path) -> None:
    ran = konkyo("check", "倉敷市", "--from", built, "--as-of", "someday")
    assert (ran.code, "someday" in ran.err) == (2, True)


def test_mistakes_are_explained(konkyo, built: Path, tmp_path: Path) -> None:
    assert konkyo("check", "存在しない市", "--from", built).code == 3
    assert konkyo("check", "--from", built, "-f", "xml").code == 2
    ran = konkyo("check", "--from", tmp_path)
    assert (ran.code, "konkyo build" in ran.err) == (3, True)


@pytest.mark.parametrize("name", ["xlsx", "docx", "txt"])
def test_of_a_file_the_item_of_the_form_and_the_cell_are_named(konkyo, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"draft.{name}"
    path.write_bytes(dated("2022-06-01", name))
    ran = konkyo("check", path, "-f", "json")
    rows = [row for row in json.loads(ran.out) if row["severity"] == "error"]
    assert (ran.code, {row["check"] for row in rows}) == (1, {"moved"})
    assert all(
        "特定個人情報の提供・移転" in row["form_item"] and row["form_item"].endswith("法令上の根拠") for row in rows
    )
    for row in rows:
        if name == "xlsx":
            ((sheet, place),) = [re.fullmatch("「(.+)」!([A-Z]+[0-9]+)", cell).groups() for cell in row["cells"]]
            assert row["quote"] in openpyxl.load_workbook(path)[sheet][place].value
        else:
            assert [row["quote"] in cell for cell in row["cells"]] == ([True] if name == "docx" else [])
    said = konkyo("check", path).out
    assert ("!" in said) == (name == "xlsx")
    assert "法令上の根拠" in said
