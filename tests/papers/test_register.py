"""The register of one body: all that its evaluations say of their files, with the fields that say it."""

from pathlib import Path

import openpyxl
import pytest
from docx import Document

from konkyo.loaders.build.record_store import RecordStore
from konkyo.loaders.record import Record
from konkyo.papers.register_content import Register, register_of
from konkyo.papers.register_word_file import write_register_word_file
from konkyo.papers.register_workbook import write_register_workbook

BODY = "灯坂市長"


@pytest.fixture(autouse=True)
def _in_japanese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KONKYO_LANG", "ja")


@pytest.fixture(scope="module")
def records(fictional: Path) -> list[Record]:
    kept = RecordStore(fictional)
    return [record for name in kept.names() if (record := kept.load(name)).document.body == BODY]


def rows(register: Register, chapter: str, table: str) -> list[tuple[str, ...]]:
    return [
        row for one in register.chapters if one.title == chapter for each in one.tables if each.title == table
        for row in each.rows
    ]  # fmt: skip


def test_every_file_has_its_items_flows_and_risks_with_the_fields_that_say_them(records: list[Record]) -> None:
    for record in records:
        register = register_of(BODY, [(record, ())])
        passages = {passage.id for passage in record.passages}
        for file in record.files:
            items = rows(register, file.name, "記録項目")
            assert [row[1] for row in items] == [*file.record_items] or not file.record_items
            shown = 0
            for kind in ("入手元", "使用", "委託", "再委託", "提供", "移転"):
                found = rows(register, file.name, kind)
                shown += len(found)
                assert all(set(row[-1].split("、")) <= passages for row in found)
            told = {cell for kind in ("入手元", "使用", "委託", "再委託", "提供", "移転")
                    for row in rows(register, file.name, kind) for cell in row}  # fmt: skip
            flows = [flow for flow in record.flows if flow.file == file.name]
            said = {value for flow in flows
                    for value in (flow.counterparty, flow.matter, flow.purpose, flow.legal_basis_text)
                    if value}  # fmt: skip
            assert (shown, said - told) == (len(flows), set())
            assert len(rows(register, file.name, "リスク対策")) == sum(risk.file == file.name for risk in record.risks)


def test_a_form_without_a_label_has_no_column_for_it(built: Path) -> None:
    kept = RecordStore(built)
    heads = {record.document.form: {head for one in register_of("", [(record, ())]).chapters for each in one.tables
                                    if each.title in ("入手元", "委託") for head in each.heads}
             for name in kept.names() if (record := kept.load(name)).files}  # fmt: skip
    assert {"時期・頻度", "提供方法"} <= heads["全項目評価書"]
    assert {"時期・頻度", "提供方法"} & heads["重点項目評価書"] == set()


def test_what_is_blank_and_what_was_not_read_is_shown_as_that(built: Path) -> None:
    kept = RecordStore(built)
    records = [kept.load(name) for name in kept.names()]
    for record in records:
        register = register_of("", [(record, ())])
        shown = {row[1] for one in register.chapters for each in one.tables if each.title == "読めなかった所"
                 for row in each.rows}  # fmt: skip
        assert record.account is not None
        assert {gap.ja for gap in record.gaps} | {piece.text for piece in record.account.unread} <= shown
    texts = {cell for record in records for one in register_of("", [(record, ())]).chapters for each in one.tables
             for row in each.rows for cell in row}  # fmt: skip
    assert {"（読み取れない）", "（見つからない）"} <= texts


def test_it_is_a_word_file_with_headings_and_a_table_of_contents(records: list[Record], tmp_path: Path) -> None:
    register = register_of(BODY, [(record, ()) for record in records])
    write_register_word_file(register, tmp_path / "one.docx")
    write_register_word_file(register, tmp_path / "two.docx")
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()
    document = Document(str(tmp_path / "one.docx"))
    heads = [
        one for one in document.paragraphs if one.style is not None and one.style.name in ("Heading 1", "Heading 2")
    ]
    assert [one.text for one in heads] == [chapter.title for chapter in register.chapters]
    assert len(document.tables) == sum(bool(table.rows) for one in register.chapters for table in one.tables)
    for table, shown in zip(
        (t for one in register.chapters for t in one.tables if t.rows), document.tables, strict=True
    ):
        assert [cell.text for cell in shown.rows[0].cells] == [*table.heads]
        assert [cell.text for cell in shown.rows[-1].cells] == [*table.rows[-1]]
    body = document.element.body
    names = {mark.get(f"{{{body.nsmap['w']}}}name") for mark in body.iter(f"{{{body.nsmap['w']}}}bookmarkStart")}
    links = [link.get(f"{{{body.nsmap['w']}}}anchor") for link in body.iter(f"{{{body.nsmap['w']}}}hyperlink")]
    assert len(links) == len(register.chapters)
    assert set(links) == names


def test_it_is_a_workbook_whose_contents_lead_to_each_chapter(records: list[Record], tmp_path: Path) -> None:
    register = register_of(BODY, [(record, ()) for record in records])
    write_register_workbook(register, tmp_path / "one.xlsx")
    book = openpyxl.load_workbook(tmp_path / "one.xlsx")
    contents = book["目次"]
    assert len(book.worksheets) == 1 + len(records)
    for number, chapter in enumerate(register.chapters, start=3):
        cell = contents.cell(number, 1)
        sheet, _, place = cell.hyperlink.location.rpartition("!")
        assert str(cell.value).strip() == book[sheet.strip("'")][place].value == chapter.title
