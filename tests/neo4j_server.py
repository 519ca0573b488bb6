"""The one real Neo4j of a test run: $NEO4J_URI, else a container, else started with this machine's Java.

A pytest plugin (tests/conftest.py names it). The summary of the run says which way was taken, and the server's version.
"""

import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from neo4j import Driver, GraphDatabase

from konkyo.graph.neo4j_server import SERVER_LINES, USER, Server, start, stop
from konkyo.graph.neo4j_server.artifacts import ServerLine
from konkyo.graph.neo4j_server.launch import SAFE

if TYPE_CHECKING:
    from testcontainers.community.neo4j import Neo4jContainer

DATABASE = "neo4j"
LINES = [SERVER_LINES[name] for name in os.environ.get("KONKYO_NEO4J_LINE", "5.26").split(",")]
"""The lines of versions to test with: 5.26, or 2026, or "5.26,2026" for one after the other."""


@dataclass(frozen=True)
class Neo4j:
    """Where the server is. Its database is ``DATABASE``, for Community has one.

    ``started``: the server as konkyo started it, if it did.
    """

    uri: str
    user: str
    password: str
    way: str
    started: Server | None = None

    @property
    def auth(self) -> tuple[str, str]:
        """User and password, as the driver takes them."""
        return self.user, self.password

    def driver(self) -> Driver:
        """A driver of its own, to be closed by the caller."""
        return GraphDatabase.driver(self.uri, auth=self.auth)


_TOLD = pytest.StashKey[str]()
_BY_WORKER = "neo4j"


@pytest.fixture(scope="session", params=LINES if len(LINES) > 1 else None, ids=lambda line: line.name)
def neo4j_server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4j]:
    """The server, for a whole test run. Take ``empty_neo4j`` unless the test leaves its contents alone."""
    pytestconfig = request.config
    with ExitStack() as stack:
        server = _server(stack, tmp_path_factory.mktemp("neo4j"), getattr(request, "param", LINES[0]))
        with server.driver() as driver:
            if driver.execute_query("MATCH (n) RETURN count(n) AS n", database_=DATABASE).records[0]["n"]:
                pytest.fail(f"{server.uri} holds data, and the tests empty it: give $NEO4J_URI an empty Neo4j")
            components = driver.execute_query("CALL dbms.components()", database_=DATABASE).records[0]
        said = f"{components['name']} {components['versions'][0]} ({components['edition']}), {server.way}"
        said = "; ".join(filter(None, (pytestconfig.stash.get(_TOLD, None), said)))
        pytestconfig.stash[_TOLD] = said
        if hasattr(pytestconfig, "workeroutput"):
            pytestconfig.workeroutput[_BY_WORKER] = said
        yield server


@pytest.fixture(scope="session")
def neo4j_driver(neo4j_server: Neo4j) -> Iterator[Driver]:
    """One driver for the whole run, as its makers advise."""
    with neo4j_server.driver() as driver:
        yield driver


@pytest.fixture
def empty_neo4j(neo4j_server: Neo4j, neo4j_driver: Driver) -> Iterator[Neo4j]:
    """The server with an empty database; what constraints and indexes it has, stay."""
    empty(neo4j_driver)
    yield neo4j_server
    empty(neo4j_driver)


def empty(driver: Driver) -> None:
    """Remove all nodes and edges, in transactions that a small heap can hold."""
    with driver.session(database=DATABASE) as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take over what the process that had the server said of it."""
    if said := getattr(node, "workeroutput", {}).get(_BY_WORKER):
        node.config.stash[_TOLD] = said


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say which server was tested with."""
    if told := config.stash.get(_TOLD, None):
        terminalreporter.write_line(f"Neo4j of the tests: {told}")


def started(stack: ExitStack, parent: Path, line: ServerLine = LINES[0]) -> Server:
    """A server with its browser, in a folder with a blank and Japanese in its name; it ends with ``stack``."""
    folder = parent / "根拠 の Neo4j"
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        http = int(trial.getsockname()[1])
    stack.callback(stop, folder, at_once=True)
    return start(folder, http=http, tied=True, line=line)


def _server(stack: ExitStack, parent: Path, line: ServerLine) -> Neo4j:
    """The server, which ends with ``stack`` unless it was there before."""
    if uri := os.environ.get("NEO4J_URI"):
        user, password = os.environ.get("NEO4J_USERNAME", USER), os.environ.get("NEO4J_PASSWORD", "")
        return Neo4j(uri, user, password, "named by NEO4J_URI")
    # Takes a second, so not for tests that need no server.
    from docker.errors import DockerException
    from testcontainers.core.docker_client import DockerClient
    from testcontainers.core.exceptions import ContainerConnectException, ContainerStartException

    try:
        DockerClient().client.ping()
        container = stack.enter_context(_container(line))
        return Neo4j(container.get_connection_url(), USER, container.password, "in a container")
    except (DockerException, ContainerStartException, ContainerConnectException, TimeoutError) as error:
        why_not = str(error).splitlines()[0]
    server = started(stack, parent, line)
    way = f"started with this machine's Java (no container: {why_not})"
    return Neo4j(server.uri, USER, server.password, way, server)


def _container(line: ServerLine) -> "Neo4jContainer":
    from testcontainers.community.neo4j import Neo4jContainer

    container = Neo4jContainer(f"neo4j:{line.version}-community", password=secrets.token_hex(16))
    for name, value in SAFE.items():
        # As the image spells settings: a dot as "_", and "_" as "__".
        container.with_env(f"NEO4J_{name.replace('_', '__').replace('.', '_')}", value)
    return container
