"""konkyo impact at the command line."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from konkyo.cli.impact import TOUCH_COLUMNS


@pytest.fixture
def touched(konkyo, built: Path):
    return lambda *arguments: konkyo("impact", *arguments, "--from", built)


def test_an_amendment_as_csv_and_json_has_the_same_columns(touched) -> None:
    as_csv = list(csv.DictReader(io.StringIO(touched("2021-09-01", "--format", "csv").out)))
    as_json = json.loads(touched("2021-09-01", "--format", "json").out)
    assert tuple(as_csv[0]) == TOUCH_COLUMNS == tuple(as_json[0])
    assert len(as_csv) == len(as_json) > 0
    assert as_json[1]["affected_flows"] == ["提供先1"]
    assert (as_json[1]["quote"], as_json[1]["to"], as_json[1]["instead"]) == (
        "番号法第19条第7号",
        "番号法第19条第8号",
        "番号法第19条第8号",
    )


def test_a_table_shows_the_proposals_and_what_to_look_at(touched) -> None:
    ran = touched("2021-09-01")
    assert ran.code == 0
    assert "proposed:" in ran.out
    assert not any(line[0] in "。、）」】" for line in ran.out.split("\n") if line)
    assert "bodies 1, documents 1, passages 21, flows 20, citations 21" in ran.err
    assert "the number only 21" in ran.err


@pytest.mark.parametrize(
    ("more", "counts", "proposals"), [((), True, False), (("--all",), False, True), (("--body", "花巻市"), False, True)]
)
def test_of_several_evaluations_the_counts_are_shown_first(
    touched, more: tuple[str, ...], counts: bool, proposals: bool
) -> None:
    ran = touched("2024-05-27", *more)
    assert ("    passages " in ran.out, "proposed:" in ran.out) == (counts, proposals)
    assert ("--document WORDS" in ran.err) == counts


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("2027-04-01",), "from 2026-07-01 on is not known"),
        (("2016-01-01",), "up to 2017-04-01 is not known"),
        (("番号法第19条第7号", "2027-04-01"), "番号法: what changed from 2026-07-01 on is not known"),
    ],
)
def test_a_day_without_texts_is_not_told_as_nothing(touched, asked: tuple[str, ...], told: str) -> None:
    ran = touched(*asked)
    assert "citations 0" in ran.err
    assert told in ran.err


def test_as_of_a_day_it_is_what_changed_since_each_document(touched) -> None:
    found = json.loads(touched("--as-of", "2021-09-01", "--format", "json").out)
    by_day = json.loads(touched("2021-09-01", "--format", "json").out)
    assert {(one["evaluation"], one["section"]) for one in found} >= {
        (one["evaluation"], one["section"]) for one in by_day
    }
    assert "from 2026-07-01 on is not known" in touched("--as-of", "today").err


@pytest.mark.parametrize("other", [("2021-09-01",), ("--what-if", "draft.csv")])
def test_as_of_does_not_go_with_other_days(touched, other: tuple[str, ...]) -> None:
    ran = touched(*other, "--as-of", "today")
    assert (ran.code, "beside that of --as-of" in ran.err) == (2, True)


def test_a_day_for_which_texts_are_held_has_no_such_warning(touched) -> None:
    assert "is not known" not in touched("番号法第19条第7号", "2021-09-01").err


def test_a_csv_file_is_for_excel(touched, tmp_path: Path) -> None:
    out = tmp_path / "impact.csv"
    assert touched("2024-05-27", "--format", "csv", "--out", out).code == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_draft_has_the_official_layout(touched, tmp_path: Path) -> None:
    path = tmp_path / "draft.xlsx"
    assert touched("2021-09-01", "--draft", path).code == 0
    (sheet,) = openpyxl.load_workbook(path).worksheets
    rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    assert rows[1][:6] == ["変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明"]
    assert len(rows) == 2 + 21
    before, after = rows[3][2:4]
    assert before != after == before.replace("第19条第7号", "第19条第8号")
    assert all(row[8].startswith("案") for row in rows[2:])


def test_an_amendment_not_yet_enacted_is_asked_of(touched, tmp_path: Path) -> None:
    path = tmp_path / "draft.csv"
    lines = ["law,address,kind,to_law,to,on", "番号法,第19条第17号,renumbered,,第19条第18号,2027-04-01"]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert "citations 0" in touched("--what-if", path).err
    path.write_text("\n".join([*lines, "番号法,第9条,renumbered,,第9条の2,2027-04-01"]), encoding="utf-8")
    ran = touched("--what-if", path, "--format", "json")
    assert {one["kind"] for one in json.loads(ran.out)} == {"renumbered"}


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        ([], 2, "it is not clear what to look for"),
        (["なにか"], 3, "neither a provision nor a date"),
        (["2021-09-01", "--format", "xml"], 2, "xml"),
        (["--what-if", "nowhere.csv"], 3, "the amendment file cannot be read"),
    ],
)
def test_mistakes_are_said(touched, arguments: list[str], code: int, complaint: str) -> None:
    ran = touched(*arguments)
    assert (ran.code, complaint in ran.err) == (code, True)
    assert "Traceback" not in ran.err
