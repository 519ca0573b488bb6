"""What two records of one document must agree in, whatever format each was read from."""

from typing import Any

from loaders.record import Record

_PLACES = frozenset(("at", "evidence", "section", "start", "end", "quote"))
"""Where a thing stands differs by format; so does the white space in the words that cite."""

_OF_ONE_SOURCE = frozenset(("source", "passages", "notes", "gaps", "citations", "inferred", "marked"))
"""What speaks of the source itself. ``citations`` are those of all passages, also of words of no consequence."""


def facts(record: Record) -> dict[str, Any]:
    """Return what ``record`` says, without where and how it was found."""
    found: dict[str, Any] = _without(record.model_dump(mode="json"))
    return found


def differences(one: Record, other: Record) -> list[str]:
    """Return each value in which two records differ, as "path: one ≠ other"."""
    return list(_differences("", facts(one), facts(other)))


def _without(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _without(v) for k, v in value.items() if k not in _PLACES | _OF_ONE_SOURCE}
    return [_without(v) for v in value] if isinstance(value, list) else value


def _differences(path: str, one: Any, other: Any) -> Any:
    if isinstance(one, dict) and isinstance(other, dict):
        for key in one.keys() | other.keys():
            yield from _differences(f"{path}.{key}", one.get(key), other.get(key))
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, (a, b) in enumerate(zip(one, other, strict=True)):
            yield from _differences(f"{path}[{number}]", a, b)
    elif one != other:
        yield f"{path.lstrip('.')}: {one!r} ≠ {other!r}"
