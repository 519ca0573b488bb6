"""The rows for 変更箇所 as a workbook."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from konkyo.papers.draft import HEADINGS, write_draft
from konkyo.queries.impact.touches import Proposal

DAY = date(2021, 9, 1)


def proposal(
    before: str, after: str, *, evaluation: str = "甲", section: str = "I-5-②", settled: bool = True
) -> Proposal:
    return Proposal(
        evaluation, "甲市長", "住民税:事務/2020", section, "法令上の根拠", "台帳", before, after, settled, DAY
    )


def test_each_evaluation_has_a_sheet_in_the_official_layout(tmp_path: Path) -> None:
    path = tmp_path / "draft.xlsx"
    write_draft(
        [
            proposal("第7号", "第8号"),
            proposal("甲", "乙", section="II-5", settled=False),
            proposal("1", "2", evaluation="乙"),
        ],
        path,
    )
    first, second = openpyxl.load_workbook(path).worksheets
    rows = [[cell.value for cell in row] for row in first.iter_rows()]
    assert "案" in rows[0][0]
    assert tuple(rows[1][:6]) == HEADINGS
    assert rows[2] == [
        None, "I-5-② （台帳） 法令上の根拠", "第7号", "第8号", "事後",
        "2021年9月1日施行の法令改正に伴う番号の変更", "案：番号だけの変更",
    ]  # fmt: skip
    assert rows[3][4] is None
    assert "確かめる" in rows[3][6]
    assert (first.title, second.title) == ("1 甲市長 住民税事務2020", "2 甲市長 住民税事務2020")


def test_of_one_passage_the_last_proposal_is_written(tmp_path: Path) -> None:
    path = tmp_path / "draft.xlsx"
    write_draft([proposal("7", "8"), proposal("1", "2", evaluation="乙"), proposal("7", "9")], path)
    first, second = openpyxl.load_workbook(path).worksheets
    assert [[sheet["D3"].value, sheet["D4"].value] for sheet in (first, second)] == [["9", None], ["2", None]]


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "＝1"])
def test_no_text_is_a_formula(tmp_path: Path, text: str) -> None:
    path = tmp_path / "draft.xlsx"
    write_draft([proposal(text, text)], path)
    cell = openpyxl.load_workbook(path).worksheets[0]["C3"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_what_no_cell_can_hold_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "draft.xlsx"
    write_draft([proposal("あ\x0b" * 40_000, "い")], path)
    value = openpyxl.load_workbook(path).worksheets[0]["C3"].value
    assert len(value) == 32_767
    assert value.endswith("…（以下略）")


def test_nothing_to_change_is_an_empty_sheet(tmp_path: Path) -> None:
    path = tmp_path / "draft.xlsx"
    write_draft([], path)
    assert [sheet.title for sheet in openpyxl.load_workbook(path).worksheets] == ["変更箇所"]
