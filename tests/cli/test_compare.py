"""konkyo compare at the command line: of files, of stored evaluations, and of a revised document."""

import json
from pathlib import Path

from own_documents import dated

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
OLD, NEW = (EXAMPLES / f"tomosaka_juminzei_{year}.txt" for year in (2020, 2022))


def test_files_and_stored_evaluations_give_the_same_rows(konkyo, fictional: Path, tmp_path: Path) -> None:
    of_files = konkyo("compare", OLD, NEW, "--format", "json")
    of_graph = konkyo("compare", "個人住民税 2020", "個人住民税 2022", "--from", fictional, "--format", "json")
    mixed = konkyo("compare", "個人住民税 2020", NEW, "--from", fictional, "--format", "json")
    assert of_files.code == of_graph.code == 1
    rows = json.loads(of_files.out)
    assert rows
    assert rows == json.loads(of_graph.out) == json.loads(mixed.out)
    assert "not declared 4" in of_files.err
    out = tmp_path / "differences.xlsx"
    assert konkyo("compare", OLD, NEW, "--out", out).out.strip() == str(out)


def test_all_that_revise_wrote_is_declared(konkyo, tmp_path: Path) -> None:
    old, new = tmp_path / "form.xlsx", tmp_path / "new.xlsx"
    old.write_bytes(dated("2021-06-01", "xlsx"))
    assert konkyo("revise", old, "--on", "2021-09-01", "--out", new).code == 0
    ran = konkyo("compare", old, new, "--format", "json")
    assert (ran.code, {row["declared"] for row in json.loads(ran.out)}) == (0, {"declared"})
    assert konkyo("compare", new, new).code == 0


def test_a_name_that_is_neither_is_told(konkyo, fictional: Path) -> None:
    ran = konkyo("compare", OLD, "nothing.txt", "--from", fictional)
    assert (ran.code, "no evaluation fits" in ran.err) == (3, True)
    # What is listed can be typed.
    listed = [line.strip().strip('"') for line in ran.err.splitlines() if line.strip().startswith('"')]
    assert "個人住民税に関する事務重点項目評価書 2020-10-30" in listed
    assert konkyo("compare", listed[0], listed[0], "--from", fictional).code == 0
