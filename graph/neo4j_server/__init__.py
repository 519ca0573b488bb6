"""Neo4j Community on this machine without Docker: downloaded by its Maven coordinates, run by the installed Java.

``start`` leaves a server running in the background. ``temporary`` gives one that ends with the block, or with this
process, however that ends. Neo4j is under the GPL, version 3: it is downloaded and run beside konkyo, and never shipped
with it.
"""

from konkyo.graph.neo4j_server.artifacts import SERVER_LINES, VERSION
from konkyo.graph.neo4j_server.server import USER, Server, running_server, start, stop, temporary

__all__ = ["SERVER_LINES", "USER", "VERSION", "Server", "running_server", "start", "stop", "temporary"]
