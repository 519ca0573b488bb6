"""The rows of the change log (変更箇所) of one evaluation, each with the fields that it leads to."""

from collections import defaultdict
from dataclasses import dataclass

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.queries.checks.finding import FindingEvidence
from konkyo.queries.postprocess.replay import bare_text

_CHANGES = Own("""MATCH (:Evaluation {key: $document})-[:HAS]->(change:Change)
RETURN change.ordinal AS ordinal, change.no AS no, change.date AS day, change.item AS item,
       change.before AS before, change.after AS after
ORDER BY ordinal""")
_LEADS_TO = Own("""MATCH (:Evaluation {key: $document})-[:HAS]->(change:Change)-[:CHANGES]->(passage:Passage)
RETURN DISTINCT change.ordinal AS ordinal, passage.section AS section
ORDER BY ordinal, section""")
_PRINTED = Own("""MATCH (:Evaluation {key: $document})-[:HAS]->(passage:Passage)
WHERE passage.change_row IS NOT NULL
RETURN passage.change_row AS ordinal, passage.section AS section, passage.line AS line, passage.text AS text
ORDER BY ordinal, line, section""")


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """One row of the change log. ``no`` is the number it prints, ``day`` ISO, ``sections`` the fields it leads to."""

    ordinal: int
    no: str | None
    day: str | None
    item: str | None
    before: str | None
    after: str | None
    sections: tuple[str, ...]
    cells: tuple[FindingEvidence, ...]
    """what it prints, cell by cell"""

    @property
    def evidence(self) -> FindingEvidence:
        """The cell that says what changed, else the first."""
        nowhere = FindingEvidence(None, None, None)
        items = (cell for cell in self.cells if bare_text(cell.quote or "") == self.item)
        return next(items, next(iter(self.cells), nowhere))


def logged_changes(store: Store, evaluation: str) -> tuple[LoggedChange, ...]:
    """Return the rows of the change log of the evaluation with this key, in their order."""
    asked = {"document": evaluation}
    sections: dict[int, list[str]] = defaultdict(list)
    cells: dict[int, list[FindingEvidence]] = defaultdict(list)
    for row in store.read(_LEADS_TO, asked):
        sections[row["ordinal"]].append(row["section"])
    for row in store.read(_PRINTED, asked):
        cells[row["ordinal"]].append(_cell(row))
    return tuple(
        LoggedChange(**row, sections=tuple(sections[row["ordinal"]]), cells=tuple(cells[row["ordinal"]]))
        for row in store.read(_CHANGES, asked)
    )


def _cell(row: ResultRow) -> FindingEvidence:
    return FindingEvidence(row["section"], row["line"], row["text"])
