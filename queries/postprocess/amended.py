"""Which amendments came after an evaluation and changed what it cites."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from konkyo.graph.store import ResultRow
from konkyo.law.descent_line import Descent
from konkyo.law.spelling import in_short
from konkyo.law.timeline import Status, Timeline, law_in_time
from konkyo.queries.postprocess.law_on_day import address_in_row, whole_day


def work(rows: list[ResultRow], given: Mapping[str, Any]) -> list[ResultRow]:
    """Return a row for each evaluation and day of effect of a law on which something that it cites changed."""
    timeline = law_in_time()
    last = date.fromisoformat(given["on"]) if given["on"] else max(
        held.known_until for held in timeline.facts.laws.values()
    )  # fmt: skip
    answers: list[ResultRow] = []
    for row in rows:
        found: dict[tuple[date, str], list[tuple[ResultRow, Descent]]] = defaultdict(list)
        for cited in sorted(row["cited"], key=lambda one: str(one["provision"]["provision"])):
            for line in _lines(cited["provision"], whole_day(row["written"]), last, timeline):
                found[line.on, cited["provision"]["law"]].append((cited, line))
        answers += [_answer(row, on, law, found[on, law], timeline) for on, law in sorted(found)]
    return answers


def _lines(provision: ResultRow, written: date | None, last: date, timeline: Timeline) -> Iterator[Descent]:
    if written is None or written >= last:
        return
    cited = timeline.resolve(address_in_row(provision), written)
    if cited.status is Status.VALID:
        yield from timeline.became(cited.address, written, last)


def _answer(
    row: ResultRow, on: date, law: str, lines: list[tuple[ResultRow, Descent]], timeline: Timeline
) -> ResultRow:
    cited = {each["provision"]["provision"]: each["citations"] for each, _ in lines}
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
        "in_short": in_short(address_in_row(each["provision"]) for each, _ in lines),
        "citations": sum(cited.values()),
        "evaluation": row["evaluation"],
    }
