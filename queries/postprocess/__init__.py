"""What is done in Python with the rows of a question's query: graph algorithms, and the law of a day.

The header of a question names a module (``// postprocess: centrality``). Its ``work`` takes the rows of the query and
the parameters that the query got, and returns the rows of the answer. It does not ask the store: the table, the count
and the picture come from the same single query.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from konkyo.graph.store import ResultRow

Work = Callable[[list[ResultRow], Mapping[str, Any]], list[ResultRow]]


def work(name: str) -> Work:
    """Return what the module ``name`` of this package does."""
    found: Work = import_module(f"konkyo.queries.postprocess.{name}").work
    return found
