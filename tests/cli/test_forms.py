"""One answer in every form: the same rows, each form as docs/answers.md says."""

import csv
import io
import json
import re
import shlex
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from konkyo.cli.answer_formats import chosen_format, text_of
from konkyo.i18n import UsageError
from konkyo.queries.catalogue import catalogue

DOCS = Path(__file__).resolve().parents[2] / "docs"
EXAMPLES = list(dict.fromkeys(
    example
    for page in ("answers.md", "answers.ja.md")
    for example in re.findall(r"(?s)```console\n\$ konkyo (.*?)\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"))
))  # fmt: skip


@pytest.mark.parametrize(("command", "output"), EXAMPLES, ids=[command[-20:] for command, _ in EXAMPLES])
def test_the_page_shows_what_one_gets(konkyo, built: Path, command: str, output: str) -> None:
    ran = konkyo(*shlex.split(command), "--from", built)
    assert [line.rstrip() for line in ran.out.splitlines()] == output.splitlines()


@pytest.mark.parametrize(
    ("given", "out", "form"),
    [
        ("", None, "table"), ("", "a.txt", "table"), ("", "a", "table"), ("csv", "a", "csv"), ("json", "a.dat", "json"),
        ("", "a.csv", "csv"), ("", "a.XLSX", "xlsx"), ("", "a.md", "md"), ("", "a.markdown", "md"), ("md", None, "md"),
    ],
)  # fmt: skip
def test_the_form_is_told_or_that_of_the_file(given: str, out: str | None, form: str) -> None:
    assert chosen_format(given, Path(out) if out else None) == form


@pytest.mark.parametrize(("given", "out"), [("xls", None), ("xlsx", None), ("csv", "a.xlsx"), ("", "a.html")])
def test_a_form_that_cannot_be_is_refused(given: str, out: str | None) -> None:
    with pytest.raises(UsageError):
        chosen_format(given, Path(out) if out else None)


def test_every_form_of_an_answer_has_the_same_rows(konkyo, built: Path, tmp_path: Path) -> None:
    out = {end: tmp_path / f"答え.{end}" for end in ("json", "csv", "xlsx", "md")}
    for path in out.values():
        assert konkyo("ask", "recipients", "--from", built, "-o", path).out.split()[0] == str(path)
    rows = json.loads(out["json"].read_text(encoding="utf-8"))["rows"]
    assert rows
    assert all(tuple(row) == catalogue()["recipients"].columns for row in rows)
    assert out["csv"].read_bytes().startswith(b"\xef\xbb\xbfrecipient,")
    table = list(csv.DictReader(out["csv"].open(encoding="utf-8-sig", newline="")))
    _, answer, passages = openpyxl.load_workbook(out["xlsx"]).worksheets
    cells = [[cell.value or "" for cell in row] for row in answer.iter_rows(min_row=2)]
    marked = [line for line in out["md"].read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    assert len(rows) == len(table) == len(cells) == len(marked) - 2
    quote, section = (list(rows[0]).index(name) for name in ("quote", "section"))
    texts = {row[0].row: (row[3].value, row[5].value) for row in passages.iter_rows(min_row=2)}
    linked = 0
    for number, row in enumerate(rows):
        assert table[number]["quote"].removeprefix("'") == cells[number][quote] == (row["quote"] or "")
        link = answer.cell(number + 2, quote + 1).hyperlink
        if link:
            linked += 1
            at = int(re.fullmatch(r"'Passages'!A(\d+)", link.location)[1])
            assert texts[at][0] == cells[number][section] == row["section"]
            assert (row["quote"] or "") in texts[at][1]
    assert linked > len(rows) * 0.9
    sources = {cell.value for (cell,) in passages.iter_rows(min_row=2, min_col=9, max_col=9)}
    assert sources
    assert all(Path(source).is_file() for source in sources)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("end", ["json", "csv", "xlsx", "md", "txt"])
def test_every_file_says_what_was_asked_and_what_it_lacks(
    konkyo, built: Path, tmp_path: Path, end: str, language: str
) -> None:
    path = tmp_path / f"答え.{end}"
    asked = ("ask", "recipients", "-p", "body=花巻市", "-p", "recipient=後期高齢者医療広域連合")
    konkyo(*asked, "--from", built, "-o", path, "--lang", language)
    if end == "xlsx":
        sheet = openpyxl.load_workbook(path).worksheets[0]
        said = "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
    else:
        said = (path.with_name("答え.about.md") if end == "csv" else path).read_text(encoding="utf-8")
    question = catalogue()["recipients"]
    assert getattr(question.ask, language) in said
    assert getattr(question.not_meant, language) in said.replace("\\", "")
    for told in (
        "後期高齢者医療広域連合",
        "2020-03-29",
        "I-5-②",
        "番号法別表第二の80の項",
        "57",
        "37",
        date.today().isoformat(),
    ):
        assert told in said, told


def test_days_in_a_workbook_are_dates(konkyo, built: Path, tmp_path: Path) -> None:
    konkyo("ask", "documents", "--from", built, "-o", tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[1]
    published = list(catalogue()["documents"].columns).index("published")
    cells = [row[published] for row in sheet.iter_rows(min_row=2)]
    assert {(cell.is_date, cell.value is None or cell.value == "") for cell in cells} == {(True, False), (False, True)}


def test_markdown_shows_what_is_printed_and_nothing_more() -> None:
    odd = "a|b\\|c\r\n<script>&amp; **太** `x` [l](u) ~~z~~ #1 $e$"
    (_, _, line) = text_of("md", ["text"], [{"text": odd}], for_file=True).splitlines()
    assert line == (
        "| a\\|b\\\\\\|c<br>&lt;script&gt;&amp;amp; \\*\\*太\\*\\* \\`x\\` \\[l\\](u) \\~\\~z\\~\\~ \\#1 \\$e\\$ |"
    )
    assert text_of("md", [], [], for_file=True) == ""


def test_csv_for_a_file_has_no_formula_and_csv_for_a_program_every_value() -> None:
    rows = [{"=x": "=1+1", "n": -1, "list": ["=1"], "no": None, "flag": False}]
    forms = (text_of("csv", list(rows[0]), rows, for_file=it) for it in (True, False))
    file, pipe = (list(csv.reader(io.StringIO(text))) for text in forms)
    assert file == [["'=x", "n", "list", "no", "flag"], ["'=1+1", "'-1", '["=1"]', "", "false"]]
    assert pipe == [["=x", "n", "list", "no", "flag"], ["=1+1", "-1", '["=1"]', "", "false"]]
