"""Which amendments came after an evaluation and changed what it cites."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from konkyo.graph.store import ResultRow
from konkyo.law.descent_line import Descent
from konkyo.law.timeline import Status, Timeline, law_in_time
from konkyo.queries.postprocess.law_on_day import address_in_row, whole_day


def work(rows: list[ResultRow], given: Mapping[str, Any]) -> list[ResultRow]:
    """Return a row for each evaluation and day of effect of a law on which something that it cites changed."""
    timeline = law_in_time()
    last = date.fromisoformat(given["on"]) if given["on"] else max(
        held.known_until for held in timeline.facts.laws.values()
    )  # fmt: skip
    found: dict[tuple[str, date, str], list[tuple[ResultRow, Descent]]] = defaultdict(list)
    for row in rows:
        for line in _lines(row, last, timeline):
            found[row["evaluation"], line.on, row["law"]].append((row, line))
    return [_answer(on, law, lines, timeline) for (_, on, law), lines in sorted(found.items(), key=lambda one: one[0])]


def _lines(row: ResultRow, last: date, timeline: Timeline) -> Iterator[Descent]:
    written = whole_day(row["written"])
    if written is None or written >= last:
        return
    cited = timeline.resolve(address_in_row(row), written)
    if cited.status is Status.VALID:
        yield from timeline.became(cited.address, written, last)


def _answer(on: date, law: str, lines: list[tuple[ResultRow, Descent]], timeline: Timeline) -> ResultRow:
    row = lines[0][0]
    cited = {each["provision"]: each["citations"] for each, _ in lines}
    return {
        "body": row["body"],
        "document": row["document"],
        "published": row["published"],
        "written": row["written"],
        "on": on.isoformat(),
        "law": law,
        "amended_by": list(dict(timeline.facts.laws[law].amendments).get(on, ())),
        "became": sorted({str(line.kind) for _, line in lines}),
        "provisions": list(cited),
        "citations": sum(cited.values()),
        "evaluation": row["evaluation"],
    }
