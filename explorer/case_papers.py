"""What comes out of a case: the draft with the decisions in it, and a body's own document with what was accepted."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook

from konkyo.explorer.amendment_case import CASES, AmendmentCase, CaseChoice
from konkyo.explorer.desk import GraphDesk
from konkyo.graph.atomic_write import folder_made
from konkyo.i18n import KonkyoError, Words
from konkyo.loaders.build.record_store import file_name
from konkyo.papers.decisions import Decisions, decisions
from konkyo.papers.draft import ACCEPT, AMEND, DECISION, DECLINE, DRAFT_COLUMNS, KEYS, OWN_WORDS, write_draft
from konkyo.papers.draft_places import DraftRow
from konkyo.papers.own_document import OwnDocument, own_document
from konkyo.papers.revised_document import RevisedDocument, revised
from konkyo.papers.run_edits import ChangeMark
from konkyo.papers.side_paper import hand_in
from konkyo.papers.submission import what_to_judge
from konkyo.viz.excel_cells import save_workbook

_WRITTEN = {CaseChoice.ACCEPT: ACCEPT, CaseChoice.EDIT: AMEND, CaseChoice.DECLINE: DECLINE}


@dataclass(frozen=True, slots=True)
class CasePapers:
    """What was written for one document: the files, what they hold, and what is left."""

    files: tuple[Path, ...]
    revision: RevisedDocument
    decisions: Decisions
    own: OwnDocument

    @property
    def judge(self) -> Words:
        """What a person must judge of what was written."""
        return what_to_judge(self.own.record, [one.passage for one in self.revision.written if one.row])


def decided_draft(case: AmendmentCase, rows: Sequence[DraftRow], path: Path) -> None:
    """Write the draft of ``rows`` to ``path`` with what was decided in its columns, as an officer would fill it in."""
    write_draft(rows, path)
    by_place = {(row.proposal.evaluation, row.proposal.section): case.decided(row) for row in rows}
    book = load_workbook(path)
    column = {name: number for number, name in enumerate(DRAFT_COLUMNS, start=1)}
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=3):
            cells = {name: row[number - 1] for name, number in column.items() if number <= len(row)}
            if KEYS[2] not in cells:
                continue
            decided = by_place.get((str(cells[KEYS[2]].value), str(cells[KEYS[0]].value)))
            if decided is not None:
                cells[DECISION].value = _WRITTEN[decided.decision]
                own = decided.own if decided.decision is CaseChoice.EDIT else ""
                cells[OWN_WORDS].value = own or None
                # Never a formula, whatever it begins with.
                cells[OWN_WORDS].data_type = "s"
    save_workbook(book, path)


def case_papers(
    desk: GraphDesk,
    case: AmendmentCase,
    rows: Sequence[DraftRow],
    key: str,
    *,
    mark: ChangeMark,
    published: date | None,
) -> CasePapers:
    """Write the copy of a document with the changes that were accepted of its ``rows`` into the folder of the case.

    Raises KonkyoError where its file is no longer what was read, or what is written would not read as accepted.
    """
    path = _source(desk, key, rows[0].sha256 if rows else "")
    own = own_document(path)
    with TemporaryDirectory(prefix="konkyo-") as folder:
        draft = Path(folder) / "draft.xlsx"
        decided_draft(case, rows, draft)
        found = decisions(draft, own.sha256)
    revision = revised(own, found.accepted, mark=mark, published=published)
    out = folder_made(papers_folder(desk, case.number)) / f"{path.stem}_改{own.suffix}"
    return CasePapers(tuple(hand_in(revision, out, own)), revision, found, own)


def papers_folder(desk: GraphDesk, number: str) -> Path:
    """Return the folder of what came of a case."""
    return desk.folder / CASES / number


def _source(desk: GraphDesk, key: str, sha256: str) -> Path:
    """Return the file of a document. Raises KonkyoError where none that it was read from is there any more."""
    for name in desk.records.sources().get(file_name(key), []):
        path = Path(name)
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256:
            return path
    raise KonkyoError(
        Words(ja="元の評価書のファイルが、読み込んだときのままの形で見当たりません",
              en="the file of the document is not where it was read, or has changed since"),
        where=key,
        cure=Words(ja="今のファイルをはじめの頁で読み込み直してください", en="load the file again on the first page"),
    )  # fmt: skip
