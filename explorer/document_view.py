"""The page of one document: its source with every fact marked, the facts beside it, and what is known of it."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.document_tabs import account_tab, changes_tab, flows_tab, risks_tab, versions_tab
from konkyo.explorer.kept_findings import findings_of
from konkyo.explorer.links import passage_anchor
from konkyo.explorer.marks import MarkedSource, SourceMark
from konkyo.explorer.page_request import PageRequest
from konkyo.explorer.record_facts import RecordFact, record_facts
from konkyo.explorer.replies import ShownPage, WholePage
from konkyo.explorer.source_lines import SourceText, source_text
from konkyo.graph.store import ResultRow, Store
from konkyo.i18n import KonkyoError, Words, language
from konkyo.loaders.build.record_store import RecordStore, file_name
from konkyo.loaders.record import Passage, Record
from konkyo.queries.checks.finding import Finding
from konkyo.queries.evaluations import find_evaluation, stored_evaluations
from konkyo.viz.flow_picture import document_picture
from konkyo.viz.map_page import map_page

TABS = {
    "text": Words(ja="原文と事実", en="Source and facts"),
    "map": Words(ja="図", en="Map"),
    "flows": Words(ja="流れ", en="Flows"),
    "risks": Words(ja="リスク", en="Risks"),
    "changes": Words(ja="変化", en="Changes"),
    "versions": Words(ja="版", en="Versions"),
    "account": Words(ja="読めた割合", en="Account"),
}
_LINES = 120
"""How many lines of the source are shown at once."""


@dataclass(frozen=True, slots=True)
class PassageBeside:
    """One passage at the right: its label, what is wrong in it, and its facts."""

    passage: Passage
    anchor: str
    facts: tuple[RecordFact, ...]
    findings: tuple[Finding, ...]


def document_page(desk: GraphDesk, asked: PageRequest) -> ShownPage:
    """Show one tab of a document. It is told by ``key``, or by words of its title, body and date."""
    with desk.reading() as store:
        key = _key(store, asked)
        (row,) = [one for one in stored_evaluations(store) if one["key"] == key]
    tab = asked.get("tab") if asked.get("tab") in TABS else "text"
    values = {"row": row, "key": key, "tab": tab, "tabs": TABS, "checked": True} | _TAB[tab](desk, asked, row)
    return ShownPage(f"document_{tab}.html.j2", values, again=None if values["checked"] else 2)


def document_map(desk: GraphDesk, asked: PageRequest) -> WholePage:
    """Return the map of a document."""
    with desk.reading() as store:
        return WholePage(map_page(document_picture(store, asked.needed("key"), None), language()))


def _key(store: Store, asked: PageRequest) -> str:
    if key := asked.get("key"):
        return find_evaluation(store, key)
    named = {"document": asked.get("title"), "body": asked.get("body"), "published": asked.get("published")}
    fitting = [
        row
        for row in stored_evaluations(store)
        if all((row[name] or "") == said for name, said in named.items() if said)
    ]
    if len(fitting) == 1:
        return str(fitting[0]["key"])
    return find_evaluation(store, " ".join(filter(None, named.values())))


def record_of(desk: GraphDesk, key: str) -> Record:
    """Return the record of a document. Raises KonkyoError where the folder has none."""
    name = file_name(key)
    path = desk.folder / "records" / name
    if not path.is_file():
        raise KonkyoError(
            Words(ja="この評価書の記録がこのフォルダーにありません", en="this folder has no record of this evaluation"),
            where=key,
            cure=Words(
                ja="記録のあるフォルダーで konkyo open を実行してください",
                en="run konkyo open on the folder that has its record",
            ),
        )
    return _record(desk.folder, name, path.stat().st_mtime_ns)


@lru_cache(maxsize=32)
def _record(folder: Path, name: str, written: int) -> Record:
    return RecordStore(folder).load(name)


def _text_tab(desk: GraphDesk, asked: PageRequest, row: ResultRow) -> dict[str, Any]:
    key = str(row["key"])
    found = findings_of(desk, key)
    record = record_of(desk, key)
    text = source_text(record, desk.records.sources().get(file_name(key), []))
    passages = {passage.id: passage for passage in record.passages}
    wanted = passages.get(asked.get("section"))
    first = _first_line(text, wanted, asked)
    shown = MarkedSource(text.lines[first : first + _LINES])
    facts = _by_passage(record)
    wrong: dict[str, list[Finding]] = defaultdict(list)
    for finding in found or ():
        if finding.evidence.section:
            wrong[finding.evidence.section].append(finding)
    beside = []
    for passage in record.passages:
        if not shown.holds(passage):
            continue
        own, anchor = facts.get(passage.id, []), passage_anchor(passage.id)
        spans = [span for fact in own for span in _spans(fact, passage.id)]
        spans += [span for finding in wrong[passage.id] if (span := _finding_span(finding, passage, anchor))]
        shown.mark_passage(passage, anchor, spans)
        beside.append(PassageBeside(passage, anchor, tuple(own), tuple(wrong[passage.id])))
    unread = record.account.unread if record.account else ()
    for number, piece in enumerate(unread):
        if shown.start <= piece.at.start < shown.end:
            shown.mark_unread(piece, f"u-{number}")
    here = [(number, piece) for number, piece in enumerate(unread) if shown.start <= piece.at.start < shown.end]
    return {
        "shown": shown, "beside": beside, "unread": here, "whole": text.whole, "first": first, "step": _LINES,
        "count": len(text.lines), "wanted": wanted.id if wanted else "", "parts": _parts(record),
        "checked": found is not None,
    }  # fmt: skip


def _parts(record: Record) -> list[tuple[str, str]]:
    """Return each part and section of the form that the document has, with its first passage, in their order."""
    found: dict[str, str] = {}
    for passage in sorted(record.passages, key=lambda one: one.at.start):
        address = passage.address
        name = address.annex.table if address.annex else "-".join(filter(None, (address.part, address.section)))
        if name:
            found.setdefault(name, passage.id)
    return list(found.items())


def _first_line(text: SourceText, wanted: Passage | None, asked: PageRequest) -> int:
    line = text.at(wanted.at.start) if wanted else asked.number("line", 0)
    return max(0, min(line, len(text.lines) - 1)) // _LINES * _LINES


def _by_passage(record: Record) -> Mapping[str, list[RecordFact]]:
    found: dict[str, list[RecordFact]] = defaultdict(list)
    for fact in record_facts(record):
        for section in dict.fromkeys(section for section, _, _ in fact.spans):
            found[section].append(fact)
    return found


def _spans(fact: RecordFact, section: str) -> list[tuple[int, int, SourceMark]]:
    look = "fact inferred" if fact.inferred else "fact"
    found = []
    for number, (whose, start, end) in enumerate(fact.spans):
        place = f"s-{fact.number}" if number == 0 else ""
        if whose == section:
            found.append((start, end, SourceMark(0, 0, look, fact.place, place)))
    return found


def _finding_span(finding: Finding, passage: Passage, anchor: str) -> tuple[int, int, SourceMark] | None:
    quote = finding.evidence.quote
    at = passage.text.find(quote) if quote else -1
    if at < 0:
        return None
    return at, at + len(quote or ""), SourceMark(0, 0, f"finding {finding.severity}", anchor)


_Tab = Callable[[GraphDesk, PageRequest, ResultRow], dict[str, Any]]


def _on_record(made: Callable[[GraphDesk, PageRequest, ResultRow, Record], dict[str, Any]]) -> _Tab:
    return lambda desk, asked, row: made(desk, asked, row, record_of(desk, str(row["key"])))


_TAB: dict[str, _Tab] = {
    "text": _text_tab,
    "map": lambda desk, asked, row: {},
    "flows": lambda desk, asked, row: flows_tab(desk, row),
    "risks": _on_record(risks_tab),
    "changes": _on_record(changes_tab),
    "versions": lambda desk, asked, row: versions_tab(desk, row),
    "account": _on_record(account_tab),
}
