"""Values of a graph where there are no lists, and none may be a formula: the cells of a CSV file."""

import json
from typing import Any

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""Characters that begin a formula in a spreadsheet; full-width ones do in Japanese versions."""


def scalar(value: Any) -> str | int | float | bool:
    """Return ``value``; a list as its JSON text."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def safe_cell(value: Any) -> str:
    """Return ``value`` as the text of a CSV cell that no spreadsheet reads as a formula."""
    text = "" if value is None else str(scalar(value))
    return f"'{text}" if text.startswith(_FORMULA) else text
