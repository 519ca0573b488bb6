"""The amendment desk: choose an amendment, decide on its proposals document by document, take the papers."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from konkyo.explorer.amendment_case import (
    AmendmentCase,
    CaseChoice,
    CaseDecision,
    all_cases,
    case_of_day,
    keep_case,
    kept_case,
    new_what_if,
)
from konkyo.explorer.case_papers import case_papers, decided_draft, papers_folder
from konkyo.explorer.case_proposals import CaseDocument, case_documents, case_limits, document_case
from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.later import found_later
from konkyo.explorer.links import page_link
from konkyo.explorer.page_request import PageRequest
from konkyo.explorer.replies import SavedFile, SeeOther, ShownPage
from konkyo.explorer.start_view import upcoming_days
from konkyo.explorer.word_marks import MarkedPair, marked_pair
from konkyo.i18n import KonkyoError, UsageError, Words
from konkyo.papers.draft_places import DraftRow
from konkyo.papers.run_edits import ChangeMark
from konkyo.queries.impact.scope import required_day
from konkyo.queries.impact.touches import NOT_MEANT
from konkyo.queries.law_limits import limits_told

_DAYS = 40
_LISTED = 100
"""How many documents are listed at once."""
_DECIDING = threading.Lock()
"""Held while decisions are read, added to and written: those of two pages at once are all kept."""


@dataclass(frozen=True, slots=True)
class ShownProposal:
    """One proposal with its words marked, and what was decided of it."""

    row: DraftRow
    pair: MarkedPair
    decided: CaseDecision | None


def amendments_page(desk: GraphDesk, asked: PageRequest) -> ShownPage:
    """Show which amendments there are to work on, and the cases that were begun."""
    today = date.today()
    days = sorted({line.on for line in desk.timeline.facts.descent if line.on <= today}, reverse=True)
    upcoming = found_later(desk, upcoming_days)
    values = {"cases": all_cases(desk), "days": days[:_DAYS], "upcoming": upcoming}
    return ShownPage("amendments.html.j2", values, again=4 if upcoming is None else None)


def case_page(desk: GraphDesk, asked: PageRequest) -> ShownPage:
    """Show the documents that an amendment touches or, of one of them, its proposals."""
    case, key = _case(desk, asked), asked.get("evaluation")
    limits, own = case_limits(desk, case), document_case(desk, case, key) if key else None
    touched, whole = case_documents(desk, case)
    listed = [(one, one.decided(case)) for one in touched if one.rows]
    first = asked.number("after", next((at for at, (one, _) in enumerate(listed) if one.evaluation == key), 0))
    first = min(first, max(0, len(listed) - 1)) // _LISTED * _LISTED
    values: dict[str, Any] = {
        "case": case, "documents": listed[first : first + _LISTED], "first": first, "step": _LISTED,
        "listed": len(listed), "whole": whole, "key": key, "not_meant": NOT_MEANT, "limits": list(limits_told(limits)),
        "shown": [
            ShownProposal(row, marked_pair(row.proposal.before, row.proposal.after), case.decided(row))
            for row in (own.rows if own else ())
        ],
        "looked_at": [one for of in ([own] if own else [] if key else touched) for one in of.looked_at],
        "decided": sum(count for _, count in listed), "total": sum(len(one.rows) for one, _ in listed),
        "marks": [*ChangeMark], "papers": _papers(desk, case),
    }  # fmt: skip
    return ShownPage("case.html.j2", values, again=None if whole else 2)


def open_what_if(desk: GraphDesk, asked: PageRequest) -> SeeOther:
    """Keep a file that states an amendment, and show its case."""
    if len(asked.files) != 1:
        raise UsageError(
            Words(ja="改正案の CSV を一つ選んでください", en="choose one CSV file that states an amendment"),
            cure=Words(ja="書き方は docs/amendments.md にあります", en="docs/amendments.md says how it is written"),
        )
    (dropped,) = asked.files
    return SeeOther(page_link("/amendments/case", case=new_what_if(desk, Path(dropped.name).name, dropped.data).number))


def decide(desk: GraphDesk, asked: PageRequest) -> SeeOther:
    """Keep what was decided of the proposals of one document."""
    with _DECIDING:
        return _kept_decisions(desk, asked)


def _kept_decisions(desk: GraphDesk, asked: PageRequest) -> SeeOther:
    case, key = _case(desk, asked), asked.needed("evaluation")
    rows = _rows(document_case(desk, case, key))
    kept = dict(case.decisions.get(key, {}))
    for number, row in enumerate(rows):
        said, own = asked.get(f"decision-{number}"), asked.fields.get(f"own-{number}", "").replace("\r\n", "\n")
        one = row.proposal
        if said in [*CaseChoice]:
            choice = CaseChoice(said)
            own = own if choice is CaseChoice.EDIT else ""
            if choice is CaseChoice.EDIT and not own.strip():
                raise UsageError(
                    Words(ja="「直して採る」なのに、直した文がありません", en="no words are given for an edited one"),
                    where=one.section,
                    cure=Words(ja="前の頁に戻って文を書いてください", en="go back to the page before and write them"),
                )
            kept[one.section] = CaseDecision(decision=choice, own=own, before=one.before, after=one.after)
        elif said == "open":
            kept.pop(one.section, None)
    keep_case(desk, case.model_copy(update={"decisions": {**case.decisions, key: kept}}))
    return SeeOther(page_link("/amendments/case", case=case.number, evaluation=key, at="progress"))


def draft_file(desk: GraphDesk, asked: PageRequest) -> SavedFile:
    """Return the draft with what was decided."""
    case = _case(desk, asked)
    rows = [row for one in case_documents(desk, case, wait=True)[0] for row in one.rows]
    with TemporaryDirectory(prefix="konkyo-") as folder:
        path = Path(folder) / "draft.xlsx"
        decided_draft(case, rows, path)
        return SavedFile(f"変更箇所の案_{case.number}.xlsx", path.read_bytes())


def revise_page(desk: GraphDesk, asked: PageRequest) -> ShownPage:
    """Write a document with what was accepted of it, and show what was written and what is left."""
    case, key = _case(desk, asked), asked.needed("evaluation")
    mark = asked.get("mark") or ChangeMark.RED
    if mark not in [*ChangeMark]:
        raise UsageError(
            Words(ja=f"印「{mark}」は選べません", en=f"there is no mark “{mark}”"),
            cure=Words(ja=f"{'・'.join(ChangeMark)} のどれかです", en=f"one of {', '.join(ChangeMark)}"),
        )
    published = required_day(asked.get("published")) if asked.get("published") else None
    rows = _rows(document_case(desk, case, key))
    made = case_papers(desk, case, rows, key, mark=ChangeMark(mark), published=published)
    return ShownPage("revised.html.j2", {"case": case, "key": key, "made": made})


def paper_file(desk: GraphDesk, asked: PageRequest) -> SavedFile:
    """Return a file that was written for a case. Raises KonkyoError where there is none of that name."""
    name = asked.needed("name")
    path = next((one for one in _papers(desk, _case(desk, asked)) if one.name == name), None)
    if path is None:
        raise KonkyoError(
            Words(ja="そのファイルはありません", en="there is no such file"), where=name,
            cure=Words(ja="もう一度作ってください", en="make it again"),
        )  # fmt: skip
    return SavedFile(path.name, path.read_bytes())


def _rows(own: CaseDocument | None) -> Sequence[DraftRow]:
    return own.rows if own else ()


def _papers(desk: GraphDesk, case: AmendmentCase) -> Sequence[Path]:
    folder = papers_folder(desk, case.number)
    return sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []


def _case(desk: GraphDesk, asked: PageRequest) -> AmendmentCase:
    if asked.get("day"):
        return case_of_day(desk, asked.get("day"))
    return kept_case(desk, asked.needed("case"))
