"""What the provisions that flows rest on say on a given day."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from konkyo.graph.store import ResultRow
from konkyo.law.address import Address
from konkyo.law.timeline import Status, Timeline, law_in_time

_KEPT = (
    *("file", "kind", "label", "counterparty", "information", "provision", "status"),
    *("section", "line", "quote", "flow"),
)


def work(rows: list[ResultRow], given: Mapping[str, Any]) -> list[ResultRow]:
    """Return a row for each provision, with its facts on the day ``on``, or for each part of a split one."""
    timeline = law_in_time()
    return [answer for row in rows for answer in _answers(row, given["on"], timeline)]


def _answers(row: ResultRow, asked: str | None, timeline: Timeline) -> Iterator[ResultRow]:
    written, on = whole_day(row["written"]), whole_day(asked or row["written"])
    kept = {name: row[name] for name in _KEPT}
    if on is None:
        yield {**kept, "on": None, **_facts(None, None, timeline)}
        return
    for standing, address, became in _then(address_in_row(row), written or on, on, timeline):
        there = address if standing is Status.VALID else None
        told = {"standing": str(standing), "address_then": str(there) if there else None, "became": became}
        yield {**kept, "on": on.isoformat(), **_facts(there, on, timeline), **told}


Then = tuple[Status, Address | None, str | None]
"""A standing, an address, and by what kind of change it came to be so; None where nothing changed."""


def _then(cited: Address, written: date, on: date, timeline: Timeline) -> list[Then]:
    """Return the standing and the address on the day ``on`` of what ``cited`` meant on the day ``written``."""
    meant = timeline.resolve(cited, written)
    if meant.status is not Status.VALID or on <= written:
        now = timeline.resolve(cited, on)
        return [(now.status, now.address, None)]
    lines = timeline.became(meant.address, written, on)
    if not lines:
        return [(Status.VALID, meant.address, None)]
    return [(Status.VALID if line.to else Status.STALE, line.to, str(line.kind)) for line in lines]


def _facts(address: Address | None, on: date | None, timeline: Timeline) -> ResultRow:
    nothing: ResultRow = {"standing": None, "address_then": None, "became": None, "caption": None, "requester": [],
                    "provider": [], "names": []}  # fmt: skip
    if address is None or on is None:
        return nothing
    permits = timeline.permits(address, on)
    found = timeline.resolve(address, on).provision
    return {
        **nothing,
        "caption": found.caption if found else None,
        "requester": list(dict.fromkeys(permit.requester for permit in permits)),
        "provider": list(dict.fromkeys(permit.provider for permit in permits if permit.provider)),
        "names": list(dict.fromkeys(name for permit in permits for name in permit.information)),
    }


def address_in_row(row: ResultRow) -> Address:
    """Return the address whose steps are columns of ``row``."""
    return Address(row["law"], row["article"], row["paragraph"], row["item"], row["table_name"], row["row_number"])


def whole_day(printed: str | None) -> date | None:
    """Return a date printed in full; None for a month, a year, or what no calendar has."""
    try:
        return date.fromisoformat(printed or "")
    except ValueError:
        return None
