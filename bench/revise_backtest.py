"""Compare what ``konkyo revise`` writes with what officers wrote, in the cells of a workbook.

Run: python bench/revise_backtest.py [--keep] FOLDER, where FOLDER has the five real documents. Each row of their change
logs that follows from the law (``backtest``) gives one field of a drawn workbook its words before the change; the
workbook is dated before that change and revised to the day after it. Printed is what became of each field. ``--keep``
writes it to bench/revise_backtest.json, which holds numbers of rows and outcomes only. The exit code is 1 if a row is
worse than kept, or if a field says otherwise what the officer wrote.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from backtest import NUMBERS, SPANS, TITLES, bare, citations_of

from konkyo.cli.one_document import store_of
from konkyo.law.timeline import law_in_time
from konkyo.loaders.read_document import pages_of, read_file, read_pages
from konkyo.loaders.record import DeclaredCounts, Passage, Record
from konkyo.papers.own_document import own_document
from konkyo.papers.revised_document import revised
from konkyo.papers.settled_changes import settled_changes
from konkyo.papers.submission import reason_table
from konkyo.queries.impact.scope import Scope
from konkyo.queries.impact.touches import touched_by

KEPT = Path(__file__).with_suffix(".json")
_FORMS = Path(__file__).resolve().parents[1] / "tests" / "forms"


class RevisedVerdict(StrEnum):
    """What became of a field, from the best to the worst."""

    WRITTEN = "written as the officer wrote it"
    CITATIONS = "written with the same citations"
    PROPOSED = "left to a person, with the officer's text as the proposal"
    LEFT = "left to a person, with another proposal"
    NAMED = "named as one to look at"
    UNTOUCHED = "nothing said"
    OTHERWISE = "written otherwise"


@dataclass(frozen=True, slots=True)
class LoggedRow:
    """A row of a real change log: its document and number, and its texts."""

    document: str
    number: int
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
            for span, rows in spans.items():
                for number in rows:
                    change = record.changes[number - 1]
                    before, after = (
                        texts[side[0].section] for side in (change.before_citations, change.after_citations)
                    )
                    found[span].append(LoggedRow(name, number, before, after))
    return found


def workbook_with(texts: Sequence[str], published: date) -> bytes:
    """Return a drawn workbook, published on that day, with a 提供先 for each of ``texts``, its 法令上の根拠."""
    from batches import drawn
    from render import render

    record, style = next((r, s) for r, s in drawn(8) if any(flow.kind == "provision" for flow in r.flows))
    one = next(flow for flow in record.flows if flow.kind == "provision")
    flows = [
        one.model_copy(
            update={"label": f"提供先{number}", "block": number, "legal_basis_text": text, "legal_basis": ()}
        )
        for number, text in enumerate(texts, start=1)
    ]
    others = [flow for flow in record.flows if flow.kind != "provision" and flow.file == one.file]
    files = tuple(file.model_copy(update={"ordinal": 1}) for file in record.files if file.name == one.file)
    changed = {
        "document": record.document.model_copy(update={"published": published.isoformat()}),
        "files": files, "flows": (*others, *flows), "declared_counts": {one.file: DeclaredCounts()},
        "changes": record.changes[:1],
    }  # fmt: skip
    return render(record.model_copy(update=changed), replace(style, ranges=False, broken=0), "xlsx")


def outcomes(rows: Sequence[LoggedRow], first: date, last: date) -> Iterator[tuple[LoggedRow, RevisedVerdict]]:
    """Yield what became of each row after ``revise`` from ``first`` to ``last``."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "form.xlsx"
        path.write_bytes(workbook_with([row.before for row in rows], first))
        own = own_document(path)
        with store_of(path) as store:
            answer = touched_by(store, Scope(last), law_in_time())
    changes, left = settled_changes(own.record, answer, reason_table())
    named = {touch.section for touch in answer.touches}
    revision = revised(own, changes)
    if revision.data is None:
        raise RuntimeError("a workbook can be revised")
    new = _bases(read_pages(pages_of(revision.data, ".xlsx")))
    offered = {one.change.section: one.change.after for one in (*left, *revision.left)}
    for number, (row, passage) in enumerate(zip(rows, _bases(own.record), strict=True)):
        verdict = _outcome(row, passage, new[number].text, offered.get(passage.id))
        yield row, RevisedVerdict.NAMED if verdict is RevisedVerdict.UNTOUCHED and passage.id in named else verdict


def _bases(record: Record) -> list[Passage]:
    return [one for one in record.passages if one.meaning == "provision.basis"]


def _outcome(row: LoggedRow, passage: Passage, new: str, offered: str | None) -> RevisedVerdict:
    if bare(new) == bare(row.after):
        return RevisedVerdict.WRITTEN
    if bare(new) != bare(passage.text):
        same = citations_of(new) == citations_of(row.after)
        return RevisedVerdict.CITATIONS if same else RevisedVerdict.OTHERWISE
    if offered is None:
        return RevisedVerdict.UNTOUCHED
    return RevisedVerdict.PROPOSED if bare(offered) in bare(row.after) else RevisedVerdict.LEFT


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
