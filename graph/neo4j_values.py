"""Values of the Neo4j driver as plain ones, as the embedded store gives them (``konkyo.graph.store.ResultRow``)."""

from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time


def plain_value(value: Any) -> Any:
    """Return ``value`` without the driver's types."""
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, dict):
        return {name: plain_value(item) for name, item in value.items()}
    if isinstance(value, Path):
        ends = [*value.relationships, None]
        return [plain_value(item) for pair in zip(value.nodes, ends, strict=True) for item in pair if item is not None]
    if isinstance(value, Node):
        return {"_labels": sorted(value.labels), **plain_value(dict(value))}
    if isinstance(value, Relationship):
        return {"_type": value.type, **plain_value(dict(value))}
    if isinstance(value, Point):
        # A point is a tuple too.
        names = ("x", "y", "z")[: len(value)]
        return {**dict(zip(names, value, strict=True)), "srid": value.srid}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain_value(item) for item in value]
    if isinstance(value, (Date, DateTime, Time, Duration)):
        return _iso(value)
    return str(value)


def _iso(value: Date | DateTime | Time | Duration) -> str:
    """Return ISO text, with a fraction of a second only if it is not zero."""
    if isinstance(value, (DateTime, Time)) and not value.nanosecond:
        return value.to_native().isoformat()
    return value.iso_format()
