"""Where the things that words name are stated: one statement for each label, some edges of which tell who says it."""

from collections.abc import Collection, Mapping

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.i18n import KonkyoError

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

_STATED = """MATCH (thing:{label}) WHERE thing.key IN $keys
MATCH (thing)-[says:{types}]-()
MATCH (evaluation:Evaluation {{key: says.evaluation}}) WHERE evaluation.current
OPTIONAL MATCH (publisher:Body)-[:PUBLISHES]->(evaluation)
OPTIONAL MATCH (passage:Passage {{key: says.passage}})
WITH thing, evaluation, publisher, says, passage ORDER BY passage.line, passage.section, says.start
WITH thing, evaluation, publisher, count(says) AS places,
     collect({{section: passage.section, line: passage.line}})[0] AS first
RETURN thing.{name} AS name, thing.key AS key, coalesce(publisher.name, evaluation.body) AS body,
       evaluation.title AS document, evaluation.published AS published, evaluation.key AS evaluation,
       first.section AS section, first.line AS line, places
ORDER BY name, body, document, published, key, evaluation"""

_PASSAGES = """{found}MATCH (evaluation:Evaluation {{key: node.evaluation}}) WHERE evaluation.current
OPTIONAL MATCH (publisher:Body)-[:PUBLISHES]->(evaluation)
RETURN node.key AS key, node.text AS text, node.section AS section, node.label_text AS label, node.line AS line,
       node.change_row IS NOT NULL AS logged, coalesce(publisher.name, evaluation.body) AS body,
       evaluation.title AS document, evaluation.published AS published, evaluation.key AS evaluation
ORDER BY logged, body, document, published, line, section, key"""
_BY_INDEX = """CALL db.index.fulltext.queryNodes($index, $query) YIELD node
WITH node WHERE all(word IN $words WHERE node.folded CONTAINS word)
"""
_BY_READING = "MATCH (node:Passage) WHERE all(word IN $words WHERE node.folded CONTAINS word)\n"


def who_states(store: Store, label: str, keys: Collection[str]) -> list[ResultRow]:
    """Return a row for each thing and evaluation in force that says something of it: the first place, and how many."""
    if not keys:
        return []
    # Labels, types and names of properties come from our own tables: Cypher takes no parameter for them.
    name = "address" if label == "Provision" else "name"
    asked = _STATED.format(label=label, types=TELLING[label], name=name)
    return store.read(Own(asked), {"keys": sorted(keys)})


def passages_with(store: Store, words: list[str], index: str, query: str) -> list[ResultRow]:
    """Return the passages of evaluations in force in which all ``words``, folded, stand.

    ``query`` is what the full-text ``index`` is asked first; where it is empty, all passages are read.
    """
    if not query or not _indexed(store):
        return store.read(Own(_PASSAGES.format(found=_BY_READING)), {"words": words})
    return store.read(Own(_PASSAGES.format(found=_BY_INDEX)), {"words": words, "index": index, "query": query})


def _indexed(store: Store) -> bool:
    """Make the full-text index unless it is there; tell whether it is.

    It cannot be made while others read, nor in a folder that this user may only read.
    """
    try:
        store.prepare_search()
    except KonkyoError:
        return False
    return True
