"""The check of a revised document before it is written: read again, it must say what it said but for the changes.

What a passage says may only have changed where a change was accepted, and what the record tells otherwise only where
such a passage says it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from konkyo.law.dates import day, era_date
from konkyo.loaders.record import Change, Record
from konkyo.papers.change_log_rows import LogRow
from konkyo.papers.passage_words import spaceless

_PLACES = ("at", "start", "end", "evidence", "pieces", "inferred", "rule", "confidence", "marked")
_FOLLOWING = ("written",)  # the day of a document without one is inferred from its log and from what it cites
_LOG_FIELDS = ("no", "date", "item", "before", "after", "timing", "reason")


def unexpected(old: Record, new: Record, texts: Mapping[str, str], rows: Sequence[LogRow]) -> list[str]:
    """Return where ``new`` differs from ``old`` otherwise than it should; [] where all is as it should be.

    ``texts``: id of a passage → its new text. ``rows``: what was added to the change log.
    """
    found = list(_passages(old, new, texts))
    found += _log(old.changes, new.changes, rows)
    found += _differing(_facts(old, texts), _facts(new, texts), "")
    return found


def _passages(old: Record, new: Record, texts: Mapping[str, str]) -> Iterator[str]:
    wanted = {one.id: texts.get(one.id, one.text) for one in old.passages if not one.address.change}
    read = {one.id: one.text for one in new.passages if not one.address.change}
    for name in dict.fromkeys((*wanted, *read)):
        if not _same(wanted.get(name, ""), read.get(name, "")):
            yield name


def _same(wanted: str, read: str) -> bool:
    """Tell whether a field says what it should; a day that a workbook holds as a number is shown in its own format."""
    if spaceless(wanted)[0] == spaceless(read)[0]:
        return True
    meant = day(wanted)
    return meant is not None and meant == day(read)


def _log(old: Sequence[Change], new: Sequence[Change], rows: Sequence[LogRow]) -> Iterator[str]:
    wanted = [_told(change) for change in old]
    for row in rows:
        on = era_date(row.on) if row.on else ""
        told = ("", on, " ".join(row.item), row.before, row.after, row.timing, row.reason)
        wanted.append(tuple(spaceless(text)[0] for text in told))
    read = [_told(change) for change in new]
    for number in range(max(len(wanted), len(read))):
        one, other = wanted[number : number + 1], read[number : number + 1]
        if number >= len(old):
            # The number of a new row is given by the table.
            one, other = [row[1:] for row in one], [row[1:] for row in other]
        if one != other:
            yield f"変更箇所 {number + 1}"


def _told(change: Change) -> tuple[str, ...]:
    values = change.model_dump(include=set(_LOG_FIELDS))
    return tuple(spaceless(_shown(name, values[name]))[0] for name in _LOG_FIELDS)


def _shown(name: str, value: str | None) -> str:
    if name == "date" and value and value.count("-") == 2:
        return era_date(date.fromisoformat(value))
    return value or ""


def _facts(record: Record, changed: Collection[str]) -> dict[str, Any]:
    """Return what the record tells, without its places and without what passages in ``changed`` say."""
    told = record.model_dump(exclude={"passages", "changes", "notes", "source", "account"})
    told["unread"] = [spaceless(piece.text)[0] for piece in record.account.unread] if record.account else []
    cleaned = _without(told, changed)
    assert isinstance(cleaned, dict)
    return cleaned


def _without(value: Any, changed: Collection[str]) -> Any:
    if isinstance(value, list | tuple):
        return [
            _without(one, changed) for one in value if not (isinstance(one, dict) and one.get("section") in changed)
        ]
    if not isinstance(value, dict):
        return value
    said_by = {name: {one["passage"]} for name, one in (value.get("evidence") or {}).items()}
    for name, ones in (value.get("pieces") or {}).items():
        said_by.setdefault(name, set()).update(one["passage"] for one in ones)
    kept = {
        name: one
        for name, one in value.items()
        if name not in (*_PLACES, *_FOLLOWING) and not said_by.get(name, set()) & {*changed}
    }
    return {name: _without(one, changed) for name, one in kept.items()}


def _differing(old: Any, new: Any, where: str) -> Iterator[str]:
    """Yield the places in which two plain values differ."""
    if isinstance(old, dict) and isinstance(new, dict):
        for name in dict.fromkeys((*old, *new)):
            yield from _differing(old.get(name), new.get(name), f"{where}.{name}" if where else str(name))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for number, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _differing(one, other, f"{where}[{number}]")
    elif old != new:
        yield where
