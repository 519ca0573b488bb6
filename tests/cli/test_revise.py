"""konkyo revise at the command line: from a document to the corrected one."""

import errno
import os
from pathlib import Path

import openpyxl
import pytest
from own_documents import dated, small_workbook

from konkyo.loaders.read_document import read_file

DAY = "2021-09-01"


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "form.xlsx"
    path.write_bytes(small_workbook())
    return path


def numbers(path: Path) -> list[str]:
    """The items of 第19条 that the fields of a document cite."""
    return [one.item or "" for one in read_file(path).citations if one.article == "19"]


def test_numbers_are_written_and_the_file_stays(konkyo, form: Path) -> None:
    before, out = form.read_bytes(), form.with_name("new.xlsx")
    ran = konkyo("revise", form, "--on", DAY, "--out", out, "--published", "2021-09-10")
    assert (ran.code, form.read_bytes() == before) == (0, True)
    assert {"7": "8", "8": "9"}.keys() >= set(numbers(form))
    assert numbers(out) == [{"7": "8", "8": "9"}[item] for item in numbers(form)]
    new = read_file(out).changes[len(read_file(form).changes) :]
    assert {(change.date, change.timing) for change in new} == {("2021-09-10", "事後")}
    assert "令和3年9月1日施行" in str(new[0].reason)
    assert str(out) in ran.out
    assert "read again" in ran.err
    # What he went on with is not lost to a second run.
    written = out.read_bytes()
    ran = konkyo("revise", form, "--on", DAY, "--out", out)
    assert (ran.code, "add --replace" in ran.err, out.read_bytes() == written) == (2, True, True)
    # What told of the earlier result goes with it, unless somebody has it open.
    side, lock = out.with_name("new_変更箇所.xlsx"), out.with_name("~$new_変更箇所.xlsx")
    for path in (side, lock):
        path.write_bytes(b"")
    ran = konkyo("revise", form, "--on", DAY, "--out", out, "--replace")
    assert (ran.code, "have it open" in ran.err, out.read_bytes() == written) == (2, True, True)
    lock.unlink()
    assert konkyo("revise", form, "--on", DAY, "--out", out, "--replace").code == 0
    assert (out.read_bytes() == written, side.exists()) == (False, False)


def test_a_draft_that_was_decided_on_is_written(konkyo, form: Path, tmp_path: Path) -> None:
    home, draft, out = tmp_path / "home", tmp_path / "draft.xlsx", tmp_path / "new.xlsx"
    assert konkyo("build", form, "--into", home).code == 0
    assert konkyo("impact", DAY, "--from", home, "--draft", draft).code == 0
    book = openpyxl.load_workbook(draft)
    (sheet,) = book.worksheets
    rows = sheet.max_row - 2
    assert rows > 1
    sheet["G3"].value = "見送り"
    sheet["G4"].value = "採用"
    book.save(draft)
    # His decisions are not lost to a second draft of the same name.
    decided = draft.read_bytes()
    ran = konkyo("impact", DAY, "--from", home, "--draft", draft)
    assert (ran.code, "this draft was decided on" in ran.err, draft.read_bytes() == decided) == (2, True, True)
    ran = konkyo("revise", form, "--decisions", draft, "--out", out, "--mark", "strike")
    assert (ran.code, ran.err.count(f"undecided {rows - 2}")) == (0, 1)
    changed = [old != new for old, new in zip(numbers(form), numbers(out), strict=True)]
    assert sum(changed) == 1
    # The document was changed since: the draft is about another one.
    ran = konkyo("revise", out, "--decisions", draft, "--out", tmp_path / "third.xlsx")
    assert (ran.code, "changed since" in ran.err) == (3, True)
    assert not (tmp_path / "third.xlsx").exists()


def test_own_sentences_are_the_reasons(konkyo, form: Path, tmp_path: Path) -> None:
    own, out = tmp_path / "own.csv", tmp_path / "new.xlsx"
    own.write_text("kind,timing,reason,judge\nnumber-other,事後,号ずれのため,\n", encoding="utf-8")
    assert konkyo("revise", form, "--on", DAY, "--out", out, "--reasons", own).code == 0
    assert "号ずれのため" in {change.reason for change in read_file(out).changes}
    own.write_text("kind,timing,reason,judge\nnumber,事後,号ずれのため,\n", encoding="utf-8")
    ran = konkyo("revise", form, "--on", DAY, "--out", tmp_path / "other.xlsx", "--reasons", own)
    assert (ran.code, "kind is one of" in ran.err) == (3, True)


def test_a_text_gives_the_rows_and_both_wordings(konkyo, tmp_path: Path) -> None:
    path, out = tmp_path / "form.txt", tmp_path / "rows.xlsx"
    path.write_bytes(dated("2021-06-01", "txt"))
    assert konkyo("revise", path, "--on", DAY, "--out", out).code == 1
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["変更箇所", "新旧対照"]
    rows = [[cell.value for cell in row] for row in book["新旧対照"].iter_rows(min_row=2)]
    assert rows
    assert all(str(old).replace("第8号", "第9号").replace("第7号", "第8号") == new for _, old, new in rows)


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (("--out", "new.xlsx"), 2, "either --on or --decisions"),
        (("--on", DAY, "--out", "form.xlsx"), 2, "never written over"),
        (("--on", DAY, "--out", "new.docx"), 2, "the suffix of --out must be .xlsx"),
        (("--on", "someday", "--out", "new.xlsx"), 2, "there is no day someday"),
        (("--on", DAY, "--out", "new.xlsx", "--mark", "blue"), 2, "there is no mark"),
        (("--decisions", "form.xlsx", "--out", "new.xlsx"), 3, "no draft"),
        (("--decisions", "form.xlsx", "--reasons", "own.csv", "--out", "new.xlsx"), 2, "do not go together"),
    ],
)
def test_mistakes_are_said_and_nothing_is_written(
    konkyo, form: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int, complaint: str
) -> None:
    monkeypatch.chdir(form.parent)
    before = {path.name: path.read_bytes() for path in form.parent.iterdir()}
    ran = konkyo("revise", "form.xlsx", *arguments)
    assert (ran.code, complaint in ran.err) == (code, True)
    assert {path.name: path.read_bytes() for path in form.parent.iterdir()} == before


def test_a_file_that_is_open_elsewhere_is_told(konkyo, form: Path) -> None:
    form.with_name("~$form.xlsx").write_bytes(b"")
    form.chmod(0o444)
    ran = konkyo("revise", form, "--on", DAY, "--out", form.with_name("new.xlsx"))
    assert (ran.code, "open" in ran.err) == (0, True)


def test_where_nothing_can_be_written_it_is_said(konkyo, form: Path, tmp_path: Path) -> None:
    wall = tmp_path / "wall"
    wall.write_text("a file", encoding="utf-8")
    before = form.read_bytes()
    ran = konkyo("revise", form, "--on", DAY, "--out", wall / "new.xlsx")
    assert (ran.code, "cannot be written" in ran.err) == (3, True)
    assert form.read_bytes() == before


def test_on_a_full_disk_it_is_said_and_nothing_is_left(konkyo, form: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, there = form.read_bytes(), set(form.parent.iterdir())
    whole = Path.write_bytes

    def half(path: Path, data: bytes) -> int:
        if "new.xlsx" in path.name:
            whole(path, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return whole(path, data)

    monkeypatch.setattr(Path, "write_bytes", half)
    ran = konkyo("revise", form, "--on", DAY, "--out", form.with_name("new.xlsx"))
    assert (ran.code, "cannot be written" in ran.err, os.strerror(errno.ENOSPC) in ran.err) == (3, True, True)
    assert (form.read_bytes(), set(form.parent.iterdir())) == (before, there)
