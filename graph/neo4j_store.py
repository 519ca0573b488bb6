"""The store in a Neo4j server. Several processes may write to it at the same time.

Every change is made under one lock, the ``KonkyoStore`` node, so that no process sees a document that another has
written in part. The node also records which konkyo and which schema made the store, and on which facts of law it
rests. It is not a fact of any document, and queries by label do not find it.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from types import TracebackType
from typing import Any, ClassVar, Self

from konkyo.graph import ddl, full_text, neo4j_guard, refusals, writing
from konkyo.graph.cypher_prefix import without_prefix
from konkyo.graph.document_facts import DocumentFacts
from konkyo.graph.neo4j_connection import Connection, Credentials
from konkyo.graph.neo4j_errors import nothing_built
from konkyo.graph.neo4j_mark import MARK, MARK_KEY, law_noted, made_by, made_of, version_numbers
from konkyo.graph.outdated import outdated
from konkyo.graph.store import STORED_EVALUATIONS, Own, ResultRow, RunStatement, StoreUnusableError
from konkyo.graph.unusable_store import NOT_FINISHED, other_version, unusable_store
from konkyo.i18n import KonkyoError, Words

_UNIQUE = f"CREATE CONSTRAINT konkyostore_key IF NOT EXISTS FOR (m:`{MARK}`) REQUIRE m.`key` IS UNIQUE"
_MARKED = f"MATCH (m:`{MARK}` {{key: '{MARK_KEY}'}}) RETURN properties(m) AS mark"
_CHANGED = "SET m.changes = coalesce(m.changes, 0) + 1"
_STAMP = (
    f"MATCH (m:`{MARK}` {{key: '{MARK_KEY}'}}) CALL () {{ MATCH (n) RETURN count(n) AS nodes }} "
    "CALL () { MATCH ()-[e]->() RETURN count(e) AS edges } RETURN m.changes AS changes, nodes, edges"
)
"""The mark, and the numbers of nodes and edges: other programs may write without our lock."""
_LOCK = (
    f"MATCH (m:`{MARK}` {{key: '{MARK_KEY}'}}) SET m.locked = true REMOVE m.locked {_CHANGED} RETURN count(m) AS marks"
)
_SET = f"MERGE (m:`{MARK}` {{key: '{MARK_KEY}'}}) SET m += $mark {_CHANGED}"
_TOGETHER = 20_000
"""How many nodes and edges one transaction writes, unless one document alone has more."""
_ROOM = 10_000
"""How many nodes or edges are deleted at once when a whole store is discarded."""


class Neo4jStore:
    """The facts of evaluations in one database of a Neo4j. With ``make``, an empty database is prepared.

    Raises StoreUnusableError if an older konkyo made the store or if it was not finished. Raises KonkyoError if there
    is no such server, if it cannot be used, if a newer konkyo made the store, or if the database has other data.
    """

    def __init__(self, address: str, credentials: Credentials, *, make: bool = True) -> None:
        self._connection = Connection(address, credentials)
        self._known: dict[str, str | None] = {}
        """Query → how it uses the graph ("r", "w", "rw" or "s"), for queries that were checked."""
        try:
            if make:
                self._connection.must_be_writable()
            mark = _marked(self._connection)
            if mark is None and not make:
                address = self._connection.address
                raise nothing_built(f"{address} {self._connection.database}", address)
            if mark is not None:
                _check_mark(self._connection, mark)
            if mark is None or mark.get("imported"):
                if not make:
                    raise _unusable(self._connection, Words(ja="取り込んだままで、索引がありません",
                                                            en="it was imported and has no indexes yet"))  # fmt: skip
                _prepare(self._connection, mark or {})
        except BaseException:
            self.close()
            raise

    def read(
        self, cypher: str, parameters: Mapping[str, Any] | None = None, *, most: int | None = None
    ) -> list[ResultRow]:
        """Answer a query that only reads, with its first ``most`` rows at most.

        Raises KonkyoError for a query that writes, reads files or is no Cypher.
        """
        if not isinstance(cypher, Own):
            cypher = without_prefix(cypher)
            self._guard(cypher, parameters or {}, write=False)
        return self._connection.ask(cypher, parameters or {}, most)

    def write(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[ResultRow]:
        """Run a query that may write, in one transaction. It can read no file and no address either."""
        cypher = without_prefix(cypher)
        altered = {"mark": {"altered": cypher}}
        if self._guard(cypher, parameters or {}, write=True) == "s":
            # Neo4j changes indexes only in a transaction that changes no data.
            self._connection.in_transaction(lambda run: run(_SET, altered))
            return self._connection.in_transaction(lambda run: run(cypher, parameters or {}))

        def work(run: RunStatement) -> list[ResultRow]:
            rows = run(cypher, parameters or {})
            run(_SET, altered)
            return rows

        return self._connection.in_transaction(work)

    @property
    def where(self) -> str:
        """The address of the server."""
        return self._connection.address

    @property
    def stamp(self) -> tuple[object, ...]:
        """How often a konkyo wrote to the store, and how many nodes and edges there are, whoever made them."""
        return tuple(tuple(row.values()) for row in self._connection.ask(_STAMP, {}))

    @property
    def altered(self) -> bool:
        """Whether ``write`` was used, so that the store may say what no document states."""
        return bool((_marked(self._connection) or {}).get("altered"))

    def outdated(self) -> list[str]:
        """Return the keys of the evaluations that rest on other facts of law than are held now; replace them."""
        return outdated(self.read, json.loads((_marked(self._connection) or {}).get("law") or "{}"))

    def prepare_search(self) -> None:
        """Do nothing: the full-text index was made with the others, and a reader might not be allowed to."""

    def note_law(self) -> None:
        """Note that all that is stored rests on the facts of law held now."""
        self._connection.in_transaction(lambda run: run(_SET, {"mark": {"law": law_noted()}}))

    def replace(self, documents: Iterable[DocumentFacts]) -> None:
        """Store each document wholly or not at all, in place of what its evaluation asserted before."""
        # Several in one transaction, because each transaction costs a round trip and a write to the journal.
        for group in writing.groups(documents, _TOGETHER):
            try:
                self._locked(partial(writing.replace, documents=group))
            except writing.UnjoinedError:
                # One of them has the fault; those before it are to be stored.
                for facts in group:
                    self._locked(partial(writing.replace, documents=[facts]))

    def remove(self, evaluations: Sequence[str]) -> None:
        """Remove what these evaluations assert and nobody else does, each wholly or not at all."""
        for evaluation in evaluations:
            self._locked(partial(writing.remove, evaluation=evaluation))

    def close(self) -> None:
        """Close the store; nothing written is lost. Closing it again does nothing."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _guard(self, cypher: str, parameters: Mapping[str, Any], *, write: bool) -> str | None:
        """Return the type of the statement. Raises KonkyoError if it would do something that is not allowed."""
        if cypher not in self._known:
            plan, kind = self._connection.plan(cypher, parameters)
            neo4j_guard.check_plan(plan)
            neo4j_guard.check_text(cypher)
            self._known[cypher] = kind
        if not write and self._known[cypher] != "r":
            raise refusals.would_change()
        return self._known[cypher]

    def _locked(self, change: Callable[[RunStatement], None]) -> None:
        """Make a change under the lock of the store."""

        def work(run: RunStatement) -> None:
            run(_LOCK, {})
            # Read only now, because before that another process could be discarding the store.
            if [made_of(row["mark"]) for row in run(_MARKED, {})] != [made_of(made_by())]:
                raise _unusable(self._connection, Words(ja="ほかの konkyo が作り直しています",
                                                        en="another konkyo is making it again"))  # fmt: skip
            change(run)

        self._connection.in_transaction(work)


@dataclass(frozen=True, slots=True)
class Neo4jPlace:
    """The store in one database of a Neo4j, to which other people may load their documents."""

    address: str
    credentials: Credentials
    shared: ClassVar[bool] = True

    def open(self) -> Neo4jStore:
        """Open the store; make it if the database is empty."""
        return Neo4jStore(self.address, self.credentials)

    def evaluations(self) -> list[str]:
        """Return the keys of the evaluations stored, also where another version of konkyo made the store."""
        with closing(Connection(self.address, self.credentials)) as connection:
            return [row["key"] for row in connection.ask(STORED_EVALUATIONS, {})]

    def discard(self) -> None:
        """Delete the store. Raises KonkyoError if the database has other data.

        If it is interrupted, the store counts as not made completely.
        """
        with closing(Connection(self.address, self.credentials)) as connection:
            connection.must_be_writable()
            if _marked(connection) is not None:
                _empty(connection)


def _empty(connection: Connection) -> None:
    connection.in_transaction(lambda run: run(_SET, {"mark": dict.fromkeys(made_by())}))
    edges = [f"MATCH ()-[e:`{name}`]->() WITH e LIMIT {_ROOM} DELETE e" for name in ddl.EDGE_NAMES]
    nodes = [f"MATCH (n:`{label}`) WITH n LIMIT {_ROOM} DETACH DELETE n" for label in ddl.NODE_LABELS]
    for statement in (*edges, *nodes):
        some = f"{statement} RETURN count(*) AS gone"
        while connection.in_transaction(partial(_once, some))[0]["gone"]:
            pass
    for statement in (*ddl.removals(), full_text.REMOVED_IN_CYPHER):
        connection.in_transaction(partial(_once, statement))
    connection.in_transaction(lambda run: run(f"MATCH (m:`{MARK}`) DELETE m", {}))


def _prepare(connection: Connection, mark: Mapping[str, Any]) -> None:
    """Make the constraints and indexes, then the mark, which shows that they exist. Two may do so at the same time."""
    for statement in (_UNIQUE, *ddl.schema_statements(), *ddl.lookups(), full_text.MADE_IN_CYPHER):
        connection.in_transaction(partial(_once, statement))
    connection.in_transaction(lambda run: run("CALL db.awaitIndexes(300)", {}))
    law = {"law": mark["law"]} if "law" in mark else {}
    # A store that ``neo4j-admin`` imported (``konkyo.graph.neo4j_import``) has a mark already: it names the facts of
    # law, and says that constraints and indexes are missing.
    connection.in_transaction(lambda run: run(_SET, {"mark": {**made_by(), **law, "imported": None}}))


def _once(statement: str, run: RunStatement) -> list[ResultRow]:
    return run(statement, {})


def _marked(connection: Connection) -> dict[str, Any] | None:
    """Return the mark of the store, None for an empty database. Raises KonkyoError if the database has other data."""
    # In this order, because another konkyo marks the store before it fills it.
    holds = connection.ask("MATCH (n) RETURN 1 AS one LIMIT 1", {})
    marks = connection.ask(_MARKED, {})
    if marks:
        return dict(marks[0]["mark"])
    if not holds:
        return None
    raise KonkyoError(
        Words(ja="このデータベースには konkyo のものでないデータが入っています",
              en="This database holds data that is not konkyo's"),
        where=f"{connection.address} {connection.database}",
        cure=Words(
            ja="空のデータベースを使ってください（別の Neo4j を起動するか、NEO4J_DATABASE で選びます）",
            en="Use an empty one: start another Neo4j, or choose with NEO4J_DATABASE",
        ),
    )  # fmt: skip


def _check_mark(connection: Connection, mark: Mapping[str, Any]) -> None:
    found = made_of(mark)
    if found == made_of(made_by()):
        return
    if found["schema"] is None:
        raise _unusable(connection, NOT_FINISHED)
    if version_numbers(mark.get("konkyo")) > version_numbers(version("konkyo")):
        raise KonkyoError(
            Words(ja="より新しい konkyo が作ったデータベースです", en="A newer konkyo made this database"),
            where=f"{connection.address} {connection.database}",
            why=Words(
                ja=f"作ったのは {mark['konkyo']}、これは {version('konkyo')} です",
                en=f"{mark['konkyo']} made it; this is {version('konkyo')}",
            ),
            cure=Words(ja="konkyo を新しくしてください。何も変えていません", en="Update konkyo; nothing was changed"),
        )
    raise _unusable(connection, other_version(found, made_of(made_by())))


def _unusable(connection: Connection, why: Words) -> StoreUnusableError:
    return unusable_store(f"{connection.address} {connection.database}", why, "konkyo build")
