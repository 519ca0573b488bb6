"""Where the things that words name are stated: one statement for each label, some edges of which tell who says it."""

from collections.abc import Collection, Mapping, Sequence

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.i18n import KonkyoError
from konkyo.queries.evaluations import stored_evaluations
from konkyo.queries.remembered import remembered

TELLING: Mapping[str, str] = {
    "Provision": "CITES",
    "Information": "CARRIES",
    "Party": "SENDS|DELIVERS",
    "File": "KEEPS",
    "System": "RUNS_ON|CONNECTS_TO|VIA",
    "Department": "SENDS|DELIVERS|HOLDS",
    "Work": "ASSESSES",
    "RecordItem": "RECORDS",
}
"""Label → the types of the edges by which a document says something of such a thing, in the order of the hits."""

_SAID = """MATCH (thing:{label}) WHERE thing.key IN $keys
MATCH (thing)-[says:{types}]-()
RETURN thing.{name} AS name, thing.key AS key, says.evaluation AS evaluation, count(says) AS places"""

_PLACED = """MATCH (thing:{label}) WHERE thing.key IN $keys
MATCH (thing)-[says:{types}]-() WHERE says.evaluation IN $evaluations
OPTIONAL MATCH (passage:Passage {{key: says.passage}})
WITH thing, says, passage ORDER BY passage.line, passage.section, says.start
RETURN thing.key AS key, says.evaluation AS evaluation,
       collect({{section: passage.section, line: passage.line}})[0] AS first"""

_BODIES = Own("""MATCH (publisher:Body)-[:PUBLISHES]->(evaluation:Evaluation)
RETURN evaluation.key AS evaluation, publisher.name AS body""")

_PASSAGES = """{found}MATCH (evaluation:Evaluation {{key: node.evaluation}}) WHERE evaluation.current
OPTIONAL MATCH (publisher:Body)-[:PUBLISHES]->(evaluation)
RETURN node.key AS key, node.text AS text, node.section AS section, node.label_text AS label, node.line AS line,
       node.change_row IS NOT NULL AS logged, coalesce(publisher.name, evaluation.body) AS body,
       evaluation.title AS document, evaluation.published AS published, evaluation.key AS evaluation
ORDER BY logged, body, document, published, line, section, key"""
_BY_INDEX = """CALL db.index.fulltext.queryNodes($index, $query) YIELD node
WITH node WHERE all(word IN $words WHERE node.folded CONTAINS word)
"""
_BY_KEY = "UNWIND $keys AS key MATCH (node:Passage {key: key})\n"
_BY_READING = "MATCH (node:Passage) WHERE all(word IN $words WHERE node.folded CONTAINS word)\n"


def stated_of(store: Store, label: str, keys: Collection[str]) -> list[ResultRow]:
    """Return a row for each thing and evaluation in force that says something of it, and in how many places."""
    if not keys:
        return []
    # Labels, types and names of properties come from our own tables: Cypher takes no parameter for them.
    name = "address" if label == "Provision" else "name"
    said = store.read(Own(_SAID.format(label=label, types=TELLING[label], name=name)), {"keys": sorted(keys)})
    known, bodies = {row["key"]: row for row in stored_evaluations(store) if row["current"]}, publisher_of(store)
    found = [
        {
            "name": row["name"], "key": row["key"], "body": bodies.get(row["evaluation"]) or of["body"],
            "document": of["document"], "published": of["published"], "evaluation": row["evaluation"],
            "places": row["places"],
        }
        for row in said if (of := known.get(row["evaluation"]))
    ]  # fmt: skip
    order = ("name", "body", "document", "published", "key", "evaluation")
    return sorted(found, key=lambda row: [(row[column] is None, row[column] or "") for column in order])


def with_first_place(store: Store, label: str, rows: Sequence[ResultRow]) -> list[ResultRow]:
    """Return ``rows`` of ``stated_of`` with the ``section`` and ``line`` of the first place of each."""
    if not rows:
        return []
    asked = Own(_PLACED.format(label=label, types=TELLING[label]))
    given = {name: sorted({row[of] for row in rows}) for name, of in (("keys", "key"), ("evaluations", "evaluation"))}
    first = {(row["key"], row["evaluation"]): row["first"] for row in store.read(asked, given)}
    return [row | first[row["key"], row["evaluation"]] for row in rows]


def publisher_of(store: Store) -> dict[str, str]:
    """Return the name of the body that publishes each evaluation."""
    return remembered(store, _bodies)


def _bodies(store: Store) -> dict[str, str]:
    return {row["evaluation"]: row["body"] for row in store.read(_BODIES)}


def passages_with(store: Store, words: list[str], index: str, query: str) -> list[ResultRow]:
    """Return the passages of evaluations in force in which all ``words``, folded, stand.

    ``query`` is what the full-text ``index`` is asked first; where it is empty, all passages are read.
    """
    if not query or not _indexed(store):
        return store.read(Own(_PASSAGES.format(found=_BY_READING)), {"words": words})
    return store.read(Own(_PASSAGES.format(found=_BY_INDEX)), {"words": words, "index": index, "query": query})


def passages_by_key(store: Store, keys: Sequence[str]) -> list[ResultRow]:
    """Return the rows of ``passages_with`` for the passages with these keys."""
    return store.read(Own(_PASSAGES.format(found=_BY_KEY)), {"keys": list(keys)}) if keys else []


def _indexed(store: Store) -> bool:
    """Make the full-text index unless it is there; tell whether it is.

    It cannot be made while others read, nor in a folder that this user may only read.
    """
    try:
        store.prepare_search()
    except KonkyoError:
        return False
    return True
