"""The fields of an evaluation as they were on a day, found by undoing the later entries of its change log."""

from collections.abc import Mapping
from typing import Any

from konkyo.graph.store import ResultRow

_NOTHING = {
    "",
    "空白",
    "(空白)",
    "なし",
    "記載なし",
    "(記載なし)",
    "追記",
    "新規",
    "新設",
    "削除",
    "(削除)",
    *"-－—–―ー−",
}
"""What a log writes in place of a text where there was none, or is none any more."""


def work(rows: list[ResultRow], given: Mapping[str, Any]) -> list[ResultRow]:
    """Return a row for each field as it was on the day ``on``, and for each later entry whose field is not certain."""
    return [row for each in rows if (row := on_the_day(each, given["on"])) is not None]


def on_the_day(row: ResultRow, on: str) -> ResultRow | None:
    """Return one of the rows of the query as it was on the day ``on``; None for an entry that changed no field then."""
    entries = sorted({entry["ordinal"]: entry for entry in row["entries"]}.values(), key=lambda one: one["ordinal"])
    later = [entry for entry in entries if entry["date"] and entry["date"] > on[: len(entry["date"])]]
    unsure = [entry for entry in entries if entry not in later and _may_be_later(entry["date"], on)]
    answer = {name: row[name] for name in ("section", "label", "file", "line")}
    answer["flows"] = list(dict.fromkeys(flow["label"] for flow in sorted(row["flows"], key=_place)))
    answer["entries"] = [entry["ordinal"] for entry in (*later, *unsure)]
    if row["section"] is None:
        if not answer["entries"]:
            return None
        entry = row["entries"][0]
        return {"state": "unplaced" if later else "undated", **answer, "text": entry["before"], "now": entry["after"],
                "not_located": answer["entries"]}  # fmt: skip
    text, not_located = row["text"], []
    for entry in sorted(later, key=lambda one: (one["date"], one["ordinal"]), reverse=True):
        undone = undo(text, entry["before"], entry["after"])
        if undone is None:
            not_located.append(entry["ordinal"])
        else:
            text = undone
    return {"state": _state(later, unsure, not_located), **answer, "text": text,
            "now": row["text"] if text != row["text"] else None, "not_located": not_located}  # fmt: skip


def _place(flow: ResultRow) -> tuple[bool, int, str]:
    """Return where a flow stands in the document; what has no place stands last."""
    return flow["start"] is None, flow["start"] or 0, flow["label"]


def _may_be_later(date: str | None, on: str) -> bool:
    """Tell whether an entry that is not certainly later may be: it has no day, or only the month or year of ``on``."""
    return date is None or (len(date) < len(on) and on.startswith(date))


def _state(later: list[ResultRow], unsure: list[ResultRow], not_located: list[int]) -> str:
    if unsure:
        return "undated"
    if not later:
        return "unchanged"
    if not not_located:
        return "replayed"
    return "not_located" if len(not_located) == len(later) else "partly"


def undo(text: str, before: str | None, after: str | None) -> str | None:
    """Return ``text`` with ``after`` put back to ``before``; None where it does not occur exactly once.

    White space is not compared: logs and fields break their lines differently.
    """
    bare, places = _bare(text)
    wanted = _bare(after or "")[0]
    first = bare.find(wanted)
    if not wanted or first < 0 or bare.find(wanted, first + 1) >= 0:
        return None
    put = "" if says_nothing(before) else before or ""
    return text[: places[first]] + put + text[places[first + len(wanted) - 1] + 1 :]


def says_nothing(text: str | None) -> bool:
    """Tell whether a log writes ``text`` where there was none, or there is none any more."""
    return bare_text(text or "") in _NOTHING


def bare_text(text: str) -> str:
    """Return ``text`` without white space."""
    return "".join(text.split())


def _bare(text: str) -> tuple[str, list[int]]:
    kept = [(place, character) for place, character in enumerate(text) if not character.isspace()]
    return "".join(character for _, character in kept), [place for place, _ in kept]
