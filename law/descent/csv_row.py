"""Lines of descent as rows of a table, as ``konkyo law descent`` prints them."""

from dataclasses import fields

from konkyo.law.address import Address
from konkyo.law.descent_line import Descent

_PARTS = tuple(one.name for one in fields(Address))
DESCENT_COLUMNS = (*_PARTS, "kind", *(f"to_{part}" for part in _PARTS), "on", "score", "earliest", "latest")
"""What became of what. The first address is empty where a provision is new, the second where it is gone.

``earliest`` and ``latest`` are the first and the last possible day, where the texts do not show the day ``on``.
"""


def row(line: Descent) -> dict[str, str]:
    """Return ``line`` by the names of ``DESCENT_COLUMNS``; "" for what an address lacks."""
    ends = {"": line.address or Address(), "to_": line.to or Address()}
    address = {prefix + part: getattr(end, part) or "" for prefix, end in ends.items() for part in _PARTS}
    bounds = dict(zip(("earliest", "latest"), map(str, line.between or ("", "")), strict=True))
    found = {**address, "kind": line.kind.value, "on": line.on.isoformat(), "score": f"{line.score:g}", **bounds}
    return {column: found[column] for column in DESCENT_COLUMNS}
