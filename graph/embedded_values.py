"""The values of the embedded engine as plain Python: see ``konkyo.graph.store.ResultRow``."""

from datetime import date
from typing import Any

import jpype  # type: ignore[import-untyped]
from arcadedb_embedded.type_conversion import convert_java_to_python


def python_value(value: Any) -> Any:
    """Return ``value`` without the engine's types."""
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, dict):
        return {name: python_value(item) for name, item in value.items()}
    if isinstance(value, (list, tuple, set)):
        return [python_value(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, jpype.JClass("com.arcadedb.query.opencypher.traversal.TraversalPath")):
        return [python_value(item) for item in value.toAlternatingList()]
    if isinstance(value, jpype.JClass("com.arcadedb.graph.Vertex")):
        return {"_labels": [str(value.getTypeName())], **_properties(value)}
    if isinstance(value, jpype.JClass("com.arcadedb.graph.Edge")):
        return {"_type": str(value.getTypeName()), **_properties(value)}
    return str(value)


def _properties(record: Any) -> dict[str, Any]:
    named = {str(name): python_value(convert_java_to_python(record.get(name))) for name in record.getPropertyNames()}
    return dict(sorted(named.items()))
