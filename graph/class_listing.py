"""A process that loads the classes of an ordinary question, for Java to list or to archive them.

Run as ``python -m konkyo.graph.class_listing FOLDER OPTION…``: a store is made in FOLDER and asked, by a Java with
these options besides its usual ones. With ``-Xshare:dump`` Java archives the classes and ends before a store is made.
"""

import sys
from pathlib import Path

from konkyo.graph import jvm
from konkyo.graph.embedded import EmbeddedStore

_STATEMENTS = (
    "MATCH (e:Evaluation {key: $key}) RETURN e.key AS key",
    "MATCH (e:Evaluation)-[h:HAS]->(f:Passage) WHERE $body IS NULL OR e.title CONTAINS $body "
    "OPTIONAL MATCH (f)-[c:CITES]->(p:Provision) "
    "WITH e, f, collect(DISTINCT p.key) AS provisions, count(c) AS number "
    "UNWIND CASE WHEN size(provisions) = 0 THEN [NULL] ELSE provisions END AS provision "
    "RETURN DISTINCT e.key AS evaluation, coalesce(f.key, '') AS passage, provision, number, "
    "[x IN labels(f) | x] AS kind ORDER BY evaluation, passage SKIP 0 LIMIT 10",
)
"""Statements of the kinds that the questions of the catalogue use; in an empty store they load the same classes."""


def main(folder: Path, options: tuple[str, ...]) -> None:
    """Open an empty store in ``folder`` and ask in it, in a Java with ``options``."""
    jvm.start_java(options)
    with EmbeddedStore(folder / "store") as store:
        for statement in _STATEMENTS:
            store.read(statement, {"key": "", "body": None})


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(sys.argv[2:]))
