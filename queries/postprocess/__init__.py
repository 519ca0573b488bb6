"""What is done in Python with the rows of a question's query: graph algorithms, and the law of a day.

A module is named in the header of the question (``// postprocess: centrality``). Its ``work`` takes the rows of the
query and
the parameters as the query has them, and returns the rows of the answer. It asks the store nothing: table, count and
picture all come from the one query.
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
