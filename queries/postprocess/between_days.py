"""The fields of an evaluation on two days, found by undoing the later entries of its change log."""

from collections.abc import Mapping
from typing import Any

from konkyo.graph.store import ResultRow
from konkyo.queries.postprocess.replay import bare_text, on_the_day


def work(rows: list[ResultRow], given: Mapping[str, Any]) -> list[ResultRow]:
    """Return a row for each field that changed after the day ``since`` and up to the day ``on``, or may have."""
    since, on = sorted((given["since"], given["on"]))
    return [row for each in rows if (row := _between({**each, "flows": []}, since, on)) is not None]


def _between(row: ResultRow, since: str, on: str) -> ResultRow | None:
    first, last = on_the_day(row, since), on_the_day(row, on)
    if first is None:
        return None
    later = last["entries"] if last else []
    # A row without a day counts on both days; it may be of one between.
    undated = {entry["ordinal"] for entry in row["entries"] if not entry["date"]}
    entries = [one for one in first["entries"] if one not in later or one in undated]
    if not entries:
        return None
    kept = {name: row[name] for name in ("section", "label", "file", "line")}
    texts = {"before": first["text"], "after": last["text"] if last else row["entries"][0]["after"]}
    lost = [one for one in first["not_located"] if one in entries]
    state = first["state"]
    if state == "replayed" or (state == "partly" and not lost):
        if bare_text(texts["before"] or "") == bare_text(texts["after"] or ""):
            return None
        state = "changed"
    return {"state": state, **kept, **texts, "entries": entries, "not_located": lost}
