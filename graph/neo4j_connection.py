"""One connection to a Neo4j, as its manual advises: one driver, managed transactions, the database always named."""

import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from itertools import islice
from typing import Any, TypeVar
from urllib.parse import urlsplit

from neo4j import GraphDatabase, ManagedTransaction, Query, Record, Result, RoutingControl, unit_of_work

from konkyo.graph.neo4j_errors import OLDEST, read_only, told, too_old
from konkyo.graph.neo4j_guard import Plan
from konkyo.graph.neo4j_values import plain_value
from konkyo.graph.settings import timeout
from konkyo.graph.store import ResultRow, RunStatement
from konkyo.i18n import UsageError, Words

# The driver also logs what it raises; otherwise it would be printed twice.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")

_LONG = 600
"""Seconds that storing one document may take; most of it would be waiting for another konkyo."""
_PATIENCE = 30.0
"""Seconds for which transient errors, such as those of a restarting server, are retried."""
_AGENT = re.compile(r"Neo4j/(\d+)\.(\d+)[\w.+-]*")
"""How a Neo4j names itself. A server that only speaks its protocol says “Neo4j/5.26.0 compatible”."""

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class Credentials:
    """User, password and database; ``database`` None is the user's home database."""

    username: str
    password: str = field(repr=False)
    database: str | None = None


class Connection:
    """A connection to a Neo4j of a supported version. Raises KonkyoError if there is none."""

    def __init__(self, address: str, credentials: Credentials) -> None:
        self.address = checked(address)
        self._timeout = timeout()
        with told(address):
            self._driver = GraphDatabase.driver(
                address,
                auth=(credentials.username, credentials.password),
                user_agent=f"konkyo/{version('konkyo')}",
                connection_timeout=10,
                connection_acquisition_timeout=_PATIENCE,
                max_transaction_retry_time=_PATIENCE,
                # Notifications about our own statements are for our tests (tests/conformance).
                notifications_min_severity="OFF",
                telemetry_disabled=True,
            )
        try:
            with told(address):
                agent = self._driver.get_server_info().agent
                found = _AGENT.fullmatch(agent)
                if found is None or (int(found[1]), int(found[2])) < OLDEST:
                    raise too_old(address, agent)
                # The name of the home database is asked for once, and then sent with every statement.
                home = self._driver.execute_query("CALL db.info() YIELD name", database_=credentials.database)
                self.database = str(home.records[0]["name"])
        except BaseException:
            self.close()
            raise

    def ask(self, cypher: str, parameters: Mapping[str, Any], most: int | None = None) -> list[ResultRow]:
        """Run a query in READ access mode: it cannot write, and a cluster can choose which server answers.

        Of its rows the first ``most`` are returned.
        """

        def rows(result: Result) -> list[ResultRow]:
            return [_row(record) for record in islice(result, most)]

        with told(self.address):
            return self._driver.execute_query(
                Query(cypher, timeout=self._timeout),
                dict(parameters),
                routing_=RoutingControl.READ,
                database_=self.database,
                result_transformer_=rows,
            )

    def plan(self, cypher: str, parameters: Mapping[str, Any]) -> tuple[Plan | None, str | None]:
        """Return the server's plan of a statement and its type ("r", "w", "rw" or "s") without running it."""
        with told(self.address):
            summary = self._driver.execute_query(
                Query(f"EXPLAIN {cypher}", timeout=self._timeout),
                dict(parameters),
                routing_=RoutingControl.READ,
                database_=self.database,
            ).summary
        return summary.plan, summary.query_type

    def in_transaction(self, work: Callable[[RunStatement], _Answer], *, seconds: int = _LONG) -> _Answer:
        """Run ``work`` in one transaction; after a transient error it is run again from its start."""

        @unit_of_work(timeout=seconds)
        def managed(transaction: ManagedTransaction) -> _Answer:
            def run(cypher: str, parameters: Mapping[str, Any]) -> list[ResultRow]:
                return [_row(record) for record in transaction.run(cypher, dict(parameters))]

            return work(run)

        bookmarks = self._driver.execute_query_bookmark_manager
        with told(self.address), self._driver.session(database=self.database, bookmark_manager=bookmarks) as session:
            return session.execute_write(managed)

    def must_be_writable(self) -> None:
        """Raise KonkyoError if the database is read-only. A failing write would be retried by the driver for long."""
        rows = self.ask("SHOW DATABASE $name YIELD access RETURN DISTINCT access", {"name": self.database})
        if rows == [{"access": "read-only"}]:
            raise read_only(self.address)

    def close(self) -> None:
        """Close the connection. Closing it again does nothing."""
        self._driver.close()


def _row(record: Record) -> ResultRow:
    return {name: plain_value(value) for name, value in dict(record).items()}


def checked(address: str) -> str:
    """Return ``address`` if it is one of a Neo4j. Raises UsageError for any other, or if it contains a password."""
    cure = Words(
        ja="neo4j://ホスト:7687 のように書いてください（bolt:// や、暗号化する neo4j+s:// も使えます）",
        en="Write it like neo4j://host:7687 (also bolt://, or neo4j+s:// for encryption)",
    )
    try:
        parts = urlsplit(address)
        named = parts.username is None and parts.password is None
        usable = parts.scheme in SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        named, usable = "@" not in address, False
    if not named:
        # Without the address, because it may contain the password.
        raise UsageError(
            Words(
                ja="Neo4j の宛先に利用者名やパスワードは書けません",
                en="The address of a Neo4j may not hold a user name or password",
            ),
            why=Words(
                ja="コマンドの履歴や、ほかの利用者に見える所に残ります",
                en="they would stay in the shell's history and be seen by other users of the machine",
            ),
            cure=Words(
                ja="環境変数 NEO4J_USERNAME と NEO4J_PASSWORD に入れ、宛先からは除いてください。"
                "もう書いてしまったパスワードは変えてください",
                en="Put them into the variables NEO4J_USERNAME and NEO4J_PASSWORD and take them out of the address; "
                "change a password that was written there",
            ),
        )
    if not usable:
        raise UsageError(
            Words(ja=f"Neo4j の宛先ではありません: {address}", en=f"This is no address of a Neo4j: {address}"),
            cure=cure,
        )
    return address
