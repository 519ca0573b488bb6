"""Compare what ``konkyo revise`` writes with what officers wrote, in the cells of a workbook.

Run: python bench/revise_backtest.py [--keep] FOLDER, where FOLDER has the five real documents. Each row of their change
logs that follows from the law (``backtest``) gives the field that it names its words before the change, in a drawn
workbook of the same form; the workbook is dated before that change and revised to the day after it. Printed is what
became of each field. ``--keep`` writes it to bench/revise_backtest.json, which holds numbers of rows and outcomes only.
The exit code is 1 if a row is worse than kept, or if a field says otherwise what the officer wrote.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from backtest import NUMBERS, SPANS, TITLES, bare, citations_of

from konkyo.cli.one_document import store_of
from konkyo.law.printed_passage import Edit
from konkyo.law.timeline import law_in_time
from konkyo.loaders.facts.change_items import ChangeItem, change_items
from konkyo.loaders.forms.labels import CHANGE_LIST, FULL
from konkyo.loaders.forms.matching import label_key
from konkyo.loaders.pages import Pages
from konkyo.loaders.read_document import pages_of, read_file, read_pages
from konkyo.loaders.record import FormName, Passage, Record
from konkyo.papers.editable_workbook import EditableWorkbook
from konkyo.papers.follow_ups import perhaps_touched, touched_without_proposal
from konkyo.papers.item_words import edition_of, item_words
from konkyo.papers.ooxml_package import OoxmlPackage
from konkyo.papers.own_document import own_document
from konkyo.papers.passage_words import NotWrittenError, SentenceChange, edited, sentence_changes
from konkyo.papers.revised_document import AcceptedChange, revised
from konkyo.papers.run_edits import ChangeMark
from konkyo.papers.settled_changes import settled_changes
from konkyo.papers.submission import reason_table
from konkyo.queries.impact.scope import Scope
from konkyo.queries.impact.touches import touched_by

KEPT = Path(__file__).with_suffix(".json")
_FORMS = Path(__file__).resolve().parents[1] / "tests" / "forms"
_OTHERS = "provision.basis"
"""The field for a row whose own one no drawn workbook has."""


class RevisedVerdict(StrEnum):
    """What became of a field, from the best to the worst."""

    WRITTEN = "written as the officer wrote it"
    CITATIONS = "written with the same citations"
    PARTLY = "written in part, with the other provisions of the field named"
    PROPOSED = "left to a person, with the officer's text as the proposal"
    CITED = "left to a person, with the officer's citations in the proposal"
    HELD = "left to a person, with a proposal that holds the officer's citations"
    RULED = "left to a person, with another list and the rows that its own rule demands"
    LEFT = "left to a person, with another proposal"
    NAMED = "named as one to look at"
    UNTOUCHED = "nothing said"
    OTHERWISE = "written otherwise"


@dataclass(frozen=True, slots=True)
class LoggedRow:
    """A row of a real change log: its document and number, the form and the items that it names, and its texts."""

    document: str
    number: int
    form: FormName
    items: tuple[ChangeItem, ...]
    before: str
    after: str

    @property
    def key(self) -> str:
        """Its name in the file of what is kept."""
        return f"{self.document} {self.number}"


def logged_rows(seeds: Path) -> dict[str, list[LoggedRow]]:
    """Return span → the rows of all documents that follow from what changed in it."""
    found: dict[str, list[LoggedRow]] = defaultdict(list)
    for table in (NUMBERS, TITLES):
        for name, spans in table.items():
            record = read_file(next(seeds.glob(f"{name}_*")))
            texts = {passage.id: passage.text for passage in record.passages}
            # A change log alone is one of 様式4: its items have the numbers of that form.
            form = FULL if record.document.form == CHANGE_LIST else record.document.form
            for span, rows in spans.items():
                for number in rows:
                    change = record.changes[number - 1]
                    before, after = (
                        texts[side[0].section] for side in (change.before_citations, change.after_citations)
                    )
                    items = tuple(change_items(change.item or ""))
                    found[span].append(LoggedRow(name, number, form, items, before, after))
    return {span: [replace(row, after=_in_the_end(row, span, found)) for row in rows] for span, rows in found.items()}


def _in_the_end(row: LoggedRow, span: str, found: dict[str, list[LoggedRow]]) -> str:
    """Return what the field of ``row`` says after all rows of that day: one day may bring several."""
    same_day = [one for other, rows in found.items() if SPANS[other][1] == SPANS[span][1] for one in rows]
    after = row.after
    for one in same_day:
        if one is not row and one.document == row.document and bare(one.before) == bare(after):
            after = one.after
    return after


@cache
def _drawn(form: FormName, published: date) -> tuple[bytes, Pages, Record]:
    """Return a drawn workbook of ``form``, published on that day, and what is read of it."""
    from batches import drawn
    from render import render

    record, style = next(
        (record, style)
        for record, style in drawn(8)
        if record.document.form == form and any(flow.kind == "provision" for flow in record.flows)
    )
    document = record.document.model_copy(update={"published": published.isoformat()})
    changed = {"document": document, "changes": record.changes[:1]}
    data = render(record.model_copy(update=changed), replace(style, ranges=False, broken=0), "xlsx")
    pages = pages_of(data, ".xlsx")
    return data, pages, read_pages(pages)


def field_of(row: LoggedRow, record: Record) -> Passage:
    """Return the field that ``row`` names in ``record``; one for a legal basis where the record has none such."""
    for item in row.items:
        at, fitting = item.address, []
        for passage in record.passages:
            own, label = passage.address, label_key(passage.label)
            same = (own.part, own.section, own.numeral) == (at.part, at.section, at.numeral) and not own.change
            kind = own.block.kind if own.block else None
            if same and (at.block is None or kind == at.block.kind) and (not item.label or item.label.endswith(label)):
                fitting.append((len(label), passage))
        if fitting:
            # 「③対象となる本人の範囲その必要性」 is the field その必要性.
            return max(fitting, key=lambda one: one[0])[1]
    return next(passage for passage in record.passages if passage.meaning == _OTHERS)


def workbook_with(texts: dict[str, str], form: FormName, published: date) -> bytes:
    """Return a drawn workbook of ``form``, published on that day, whose fields say ``texts`` (by id of passage)."""
    data, pages, record = _drawn(form, published)
    document = EditableWorkbook(OoxmlPackage(data), pages)
    for passage in record.passages:
        if passage.id in texts:
            whole = SentenceChange(0, len(passage.text), (Edit(0, len(passage.text), texts[passage.id]),))
            document.plan(passage, [whole])
    document.write(ChangeMark.NONE)
    return document.data()


def outcomes(rows: Sequence[LoggedRow], first: date, last: date) -> Iterator[tuple[LoggedRow, RevisedVerdict]]:
    """Yield what became of each row after ``revise`` from ``first`` to ``last``; fields of one form in one workbook."""
    books: list[tuple[FormName, dict[str, LoggedRow]]] = []
    for row in rows:
        field = field_of(row, _drawn(row.form, first)[2]).id
        book = next((fields for form, fields in books if form == row.form and field not in fields), None)
        if book is None:
            book = {}
            books.append((row.form, book))
        book[field] = row
    for form, fields in books:
        yield from _of_workbook(form, fields, first, last)


def _of_workbook(
    form: FormName, fields: dict[str, LoggedRow], first: date, last: date
) -> Iterator[tuple[LoggedRow, RevisedVerdict]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "form.xlsx"
        path.write_bytes(workbook_with({field: row.before for field, row in fields.items()}, form, first))
        own = own_document(path)
        with store_of(path) as store:
            answer = touched_by(store, Scope(last), law_in_time())
    changes, left = settled_changes(own.record, answer, reason_table())
    named = {touch.section for touch in answer.touches}
    ruled = {one.section for one in answer.proposals if one.apart}
    revision = revised(own, changes)
    if revision.data is None:
        raise RuntimeError("a workbook can be revised")
    new = {one.id: one.text for one in read_pages(pages_of(revision.data, ".xlsx")).passages}
    offered = {one.change.section: one.change for one in (*left, *revision.left)}
    old = {passage.id: passage for passage in own.record.passages}
    edition = edition_of(own.record.document.form, own.record.passages)
    further = [*touched_without_proposal(own.record, answer), *perhaps_touched(own.record, first, last, law_in_time())]
    places = {one.place for one in further}
    for field, row in fields.items():
        if bare(old[field].text) != bare(row.before):
            raise RuntimeError(f"{row.key}: the field {field} does not read as it was filled")
        verdict = outcome(row, old[field].text, new[field], offered.get(field), ruled=field in ruled)
        if verdict is RevisedVerdict.PARTLY and " ".join(item_words(old[field], edition)) not in places:
            verdict = RevisedVerdict.OTHERWISE
        yield row, RevisedVerdict.NAMED if verdict is RevisedVerdict.UNTOUCHED and field in named else verdict


def outcome(row: LoggedRow, old: str, new: str, offered: AcceptedChange | None, *, ruled: bool) -> RevisedVerdict:
    """Return what became of a field that said ``old`` and says ``new``; ``offered``: what is left to a person.

    ``ruled``: the draft names the rows that the form's own rule for its list demands or excludes. What is PARTLY
    written has nothing that the officer did not write; whether the rest is named is not known here.
    """
    if bare(new) == bare(row.after):
        return RevisedVerdict.WRITTEN
    theirs = citations_of(row.after)
    if bare(new) != bare(old):
        written = citations_of(new)
        if written == theirs:
            return RevisedVerdict.CITATIONS
        return RevisedVerdict.PARTLY if written - citations_of(old) <= theirs else RevisedVerdict.OTHERWISE
    if offered is None:
        return RevisedVerdict.UNTOUCHED
    try:
        proposed = edited(old, sentence_changes(old, offered.before, offered.after))
    except NotWrittenError:
        return RevisedVerdict.RULED if ruled else RevisedVerdict.LEFT
    if bare(proposed) == bare(row.after):
        return RevisedVerdict.PROPOSED
    ours = citations_of(proposed)
    if ours == theirs:
        return RevisedVerdict.CITED
    if theirs <= ours:
        return RevisedVerdict.HELD
    return RevisedVerdict.RULED if ruled else RevisedVerdict.LEFT


def main() -> int:
    """Print the outcomes; return 1 if one is worse than kept or written otherwise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--keep", action="store_true")
    given = parser.parse_args()
    sys.path += [str(_FORMS)]
    found: dict[str, RevisedVerdict] = {}
    for span, rows in logged_rows(given.folder).items():
        for row, verdict in outcomes(rows, *SPANS[span]):
            found[row.key] = verdict
            print(f"{row.key}: {verdict}", flush=True)
    for verdict, count in Counter(found.values()).most_common():
        print(f"{count} {verdict}")
    order = list(RevisedVerdict)
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    if given.keep:
        KEPT.write_text(json.dumps(found, indent=0) + "\n", encoding="utf-8")
    worse = [
        key for key, one in found.items() if key in kept and order.index(one) > order.index(RevisedVerdict(kept[key]))
    ]
    return int(bool(worse) or RevisedVerdict.OTHERWISE in found.values())


if __name__ == "__main__":
    sys.exit(main())
