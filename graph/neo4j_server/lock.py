"""Make the lock file of Neo4j's Java artifacts, after a change of their versions in ``artifacts.py``:

``python -m konkyo.graph.neo4j_server.lock > artifacts.lock && mv artifacts.lock graph/neo4j_server/``
"""

import hashlib
from collections.abc import Iterator

from konkyo.graph.neo4j_server.artifacts import BROWSER, PRODUCT, VERSION


def lines() -> Iterator[str]:
    """Resolve the artifacts and their dependencies, download them, and yield the lines of the file."""
    import jgo

    yield f"# Neo4j {VERSION}. Made by: python -m konkyo.graph.neo4j_server.lock"
    for each in [*jgo.resolve(PRODUCT), *jgo.resolve(BROWSER)]:
        coordinate = ":".join(filter(None, (each.groupId, each.artifactId, each.classifier, each.version)))
        yield f"{coordinate} {hashlib.sha256(each.resolve().read_bytes()).hexdigest()}"


if __name__ == "__main__":
    for line in lines():
        print(line)
