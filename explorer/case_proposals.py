"""What an amendment proposes: for one document at once, for all of them beside the pages."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from konkyo.explorer.amendment_case import AmendmentCase, what_if_file
from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.later import found_so_far
from konkyo.graph.store import Store
from konkyo.law.known_time import TimeLimit
from konkyo.law.timeline import Timeline
from konkyo.papers.draft_places import DraftRow, draft_rows
from konkyo.papers.submission import reason_table
from konkyo.queries.evaluations import stored_evaluations
from konkyo.queries.impact.amendment_file import stated
from konkyo.queries.impact.scope import DAY, Scope, scopes
from konkyo.queries.impact.touches import Touch, touched_by
from konkyo.queries.remembered import remembered

_AT_ONCE = 8
"""How many documents are looked at before pages have their turn."""
_PATIENCE = 0.15
"""Seconds that a page waits for all of many documents."""


@dataclass(frozen=True, slots=True)
class CaseDocument:
    """A document that an amendment touches: its proposals in their order, and what is to be looked at without one."""

    evaluation: str
    body: str | None
    document: str | None
    rows: tuple[DraftRow, ...]
    looked_at: tuple[Touch, ...]

    def decided(self, case: AmendmentCase) -> int:
        """Return of how many proposals it is decided in ``case``."""
        return sum(case.decided(row) is not None for row in self.rows)


def case_limits(desk: GraphDesk, case: AmendmentCase) -> list[TimeLimit]:
    """Return the laws of which no text is held for a part of the days that a case is about."""
    with desk.reading() as store:
        return remembered(store, _limits, desk.timeline, *_about(desk, case))


def document_case(desk: GraphDesk, case: AmendmentCase, key: str) -> CaseDocument | None:
    """Return what a case proposes for one document; None where it does not touch it."""
    with desk.reading() as store:
        found = remembered(store, _touched, desk.timeline, *_about(desk, case), (key,))
    return found[0] if found else None


def case_documents(desk: GraphDesk, case: AmendmentCase, *, wait: bool = False) -> tuple[list[CaseDocument], bool]:
    """Return the documents known by now to be touched, in their order, and whether these are all of them.

    ``wait``: until they are; so does everybody where there are few documents.
    """
    with desk.reading() as store:
        few = len(stored_evaluations(store)) <= _AT_ONCE
    patience = None if wait or few else _PATIENCE
    portions, whole = found_so_far(desk, _all_touched, *_about(desk, case), patience=patience)
    return [one for portion in portions for one in portion], whole


def _about(desk: GraphDesk, case: AmendmentCase) -> tuple[str, Path | None]:
    return case.number, what_if_file(desk, case.number) if case.name else None


def _all_touched(desk: GraphDesk, number: str, path: Path | None) -> Iterator[list[CaseDocument]]:
    with desk.reading() as store:
        keys = [str(row["key"]) for row in stored_evaluations(store) if row["current"]]
    for first in range(0, len(keys), _AT_ONCE):
        with desk.reading_after_others() as store:
            found = _touched(store, desk.timeline, number, path, keys[first : first + _AT_ONCE])
        yield found


def _touched(
    store: Store, timeline: Timeline, number: str, path: Path | None, keys: Collection[str]
) -> list[CaseDocument]:
    answers = [touched_by(store, scope, timeline, keys) for scope in _scopes(timeline, number, path)]
    rows = draft_rows(store, answers, reason_table())
    proposed = {(row.proposal.evaluation, row.proposal.section) for row in rows}
    found = []
    touches: dict[str, list[Touch]] = {}
    for answer in answers:
        for touch in answer.touches:
            touches.setdefault(touch.evaluation, []).append(touch)
    for evaluation, here in touches.items():
        looked_at = tuple(one for one in here if one.concern != "none" and (evaluation, one.section) not in proposed)
        own = tuple(row for row in rows if row.proposal.evaluation == evaluation)
        if own or looked_at:
            found.append(CaseDocument(evaluation, here[0].body, here[0].document, own, looked_at))
    return found


def _limits(store: Store, timeline: Timeline, number: str, path: Path | None) -> list[TimeLimit]:
    return [one for scope in _scopes(timeline, number, path) for one in touched_by(store, scope, timeline, ()).limits]


def _scopes(timeline: Timeline, number: str, path: Path | None) -> list[Scope]:
    if path is None:
        return scopes([number], timeline)
    lines = stated(path, timeline)
    days: list[date] = [line.on for line in lines]
    return [Scope(max(days), min(days) - DAY, stated=lines)]
