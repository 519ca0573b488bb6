"""Another program opens a revised document and keeps what it says; an older .xls is revised by way of its cells."""

from pathlib import Path

import pytest
from compare import differences
from office import convert
from own_documents import changes, documents, own

from konkyo.loaders.read_document import pages_of, read_pages
from konkyo.papers.own_document import own_document
from konkyo.papers.passage_words import spaceless
from konkyo.papers.revised_document import revised
from konkyo.papers.run_edits import ChangeMark


@pytest.mark.parametrize("name", ["xlsx", "docx"])
def test_another_program_reads_the_same_of_a_revised_document(name: str, tmp_path: Path) -> None:
    one = own(documents(name)[0], name)
    revision = revised(one, changes(one.record), mark=ChangeMark.STRIKE)
    path = tmp_path / f"new.{name}"
    path.write_bytes(revision.data or b"")
    (saved,) = convert([path], name, tmp_path / "saved")
    read = [read_pages(pages_of(file.read_bytes(), file.suffix)) for file in (path, saved)]
    assert differences(*read) == []


def test_an_older_workbook_is_revised_by_way_of_its_cells(tmp_path: Path) -> None:
    path = tmp_path / "old.xlsx"
    path.write_bytes(documents("xlsx")[0])
    (older,) = convert([path], "xls", tmp_path / "older")
    one = own_document(older)
    assert (one.suffix, [note.en for note in one.notes if "drawings" in note.en] != []) == (".xlsx", True)
    accepted = changes(one.record)
    revision = revised(one, accepted)
    new = {passage.id: passage for passage in read_pages(pages_of(revision.data or b"", ".xlsx")).passages}
    assert len(revision.written) == len(accepted) > 0
    assert [spaceless(new[change.section].text)[0] for change in accepted] == [
        spaceless(change.after)[0] for change in accepted
    ]
