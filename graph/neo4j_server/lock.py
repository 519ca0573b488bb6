"""Make the lock file of the Java artifacts of a line of Neo4j, after a change of its version in ``artifacts.py``:

``python -m konkyo.graph.neo4j_server.lock 5.26 > artifacts.lock && mv artifacts.lock graph/neo4j_server/``
"""

import hashlib
import sys
from collections.abc import Iterator

from konkyo.graph.neo4j_server.artifacts import BROWSER, SERVER_LINES, ServerLine


def lines(line: ServerLine) -> Iterator[str]:
    """Resolve the artifacts and their dependencies, download them, and yield the lines of the file."""
    import jgo

    yield f"# Neo4j {line.version}. Made by: python -m konkyo.graph.neo4j_server.lock {line.name}"
    for each in [*jgo.resolve(line.product), *jgo.resolve(BROWSER)]:
        coordinate = ":".join(filter(None, (each.groupId, each.artifactId, each.classifier, each.version)))
        yield f"{coordinate} {hashlib.sha256(each.resolve().read_bytes()).hexdigest()}"


if __name__ == "__main__":
    for row in lines(SERVER_LINES[sys.argv[1]]):
        print(row)
