"""The steps that write documents into a store and remove them, for any engine.

A store passes a ``RunStatement`` of one transaction, so that all steps of a document are done or none.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from konkyo.graph import versions, write_statements
from konkyo.graph.batches import batches
from konkyo.graph.ddl import EDGE_NAMES, OWNED_LABELS
from konkyo.graph.document_facts import DocumentFacts
from konkyo.graph.schema import NODE_TYPES, VERSIONED
from konkyo.graph.schema_types import FOLDED
from konkyo.graph.store import ResultRow, RunStatement
from konkyo.i18n import KonkyoError, Words
from konkyo.law.variants import normalised

BATCH = 1000
"""How many rows one statement has."""

Touched = dict[str, set[str]]
"""Label → keys of shared nodes."""

EdgeKind = tuple[str, str, str]
"""Type of an edge, label of its start, label of its end."""

LONGEST_CAPTION = 60
_Name = TypeVar("_Name", str, EdgeKind)


class UnjoinedError(KonkyoError):
    """The facts have an edge whose nodes are not stored."""


def replace(run: RunStatement, documents: Sequence[DocumentFacts]) -> None:
    """Write ``documents``, of different evaluations, each in place of what its evaluation asserted before.

    Raises UnjoinedError for an edge whose nodes are not stored; the caller must then roll the transaction back.
    """
    # An evaluation whose node is not stored has nothing else stored, so there is nothing to delete.
    before = _series(run, documents)
    touched = _forget(run, sorted(before)) if before else {}
    for label, rows in sorted(_together(map(node_rows, documents)).items()):
        for batch in batches(_once_each(rows), BATCH):
            run(write_statements.merge_nodes(label), {"rows": batch})
    for kind, rows in sorted(_together(map(edge_rows, documents)).items()):
        for batch in batches(rows, BATCH):
            (answer,) = run(write_statements.create_edges(*kind), {"rows": batch})
            if answer["written"] != len(batch):
                raise without_ends(documents[0], kind, batch, len(batch) - answer["written"])
    _sweep(run, touched)
    for name in sorted({*before.values(), *_series(run, documents).values()}):
        versions.link(run, name)


def groups(documents: Iterable[DocumentFacts], rows: int) -> Iterator[list[DocumentFacts]]:
    """Yield ``documents`` in groups to be written together, of about ``rows`` rows, each evaluation once a group."""
    group: dict[str, DocumentFacts] = {}
    waiting = 0
    for facts in documents:
        if group and (waiting >= rows or facts.evaluation in group):
            yield list(group.values())
            group, waiting = {}, 0
        group[facts.evaluation] = facts
        waiting += len(facts.nodes) + len(facts.edges)
    if group:
        yield list(group.values())


def node_rows(facts: DocumentFacts) -> dict[str, list[ResultRow]]:
    """Return label → {key, properties} of its nodes, each once, with what the store adds: ``caption``, ``current``,
    ``folded``.

    ``current`` is that of a document that no newer one replaces: ``versions.link`` corrects it.
    """
    by_label: dict[str, dict[str, ResultRow]] = defaultdict(dict)
    for node in facts.nodes:
        row = by_label[node.label].setdefault(node.key, {"key": node.key, "properties": {}})
        row["properties"].update(node.properties)
    for label, rows in by_label.items():
        for row in rows.values():
            row["properties"]["caption"] = caption(label, row["properties"])
            if label in VERSIONED:
                row["properties"]["current"] = True
            if FOLDED in NODE_TYPES[label].properties:
                row["properties"][FOLDED.name] = normalised(str(row["properties"]["text"]))
    return {label: list(rows.values()) for label, rows in by_label.items()}


def caption(label: str, properties: Mapping[str, object]) -> str:
    """Return the short text that shows a node with ``label`` and these properties: empty where it has none to show."""
    parts = (
        next((str(properties[name]) for name in names if properties.get(name)), None)
        for names in NODE_TYPES[label].caption
    )
    text = " ".join(" ".join(part.split()) for part in parts if part)
    return text if len(text) <= LONGEST_CAPTION else text[: LONGEST_CAPTION - 1] + "…"


def edge_rows(facts: DocumentFacts) -> dict[EdgeKind, list[ResultRow]]:
    """Return (type, label of the start, label of the end) → {key, start, end, properties} of its edges, each once."""
    # By key, because facts may contain an edge twice, and CREATE would write it twice.
    by_kind: dict[EdgeKind, dict[str, ResultRow]] = defaultdict(dict)
    for edge in facts.edges:
        new: ResultRow = {"key": edge.key, "start": edge.start[1], "end": edge.end[1], "properties": {}}
        row = by_kind[edge.type, edge.start[0], edge.end[0]].setdefault(edge.key, new)
        row["properties"].update(edge.properties)
    return {kind: list(rows.values()) for kind, rows in by_kind.items()}


def remove(run: RunStatement, evaluation: str) -> None:
    """Remove what only ``evaluation`` asserts. It is no error if it is not stored."""
    rows = run(_SERIES, {"evaluations": [evaluation]})
    _sweep(run, _forget(run, [evaluation]))
    for row in rows:
        versions.link(run, row["series"])


_SERIES = "UNWIND $evaluations AS key MATCH (e:Evaluation {key: key}) RETURN e.key AS key, e.series AS series"


def _series(run: RunStatement, documents: Sequence[DocumentFacts]) -> dict[str, str]:
    rows = run(_SERIES, {"evaluations": [facts.evaluation for facts in documents]})
    return {row["key"]: row["series"] for row in rows}


def _forget(run: RunStatement, evaluations: Sequence[str]) -> Touched:
    """Delete all that ``evaluations`` assert; return the shared nodes they held."""
    touched: Touched = defaultdict(set)
    parameters = {"evaluations": evaluations}
    for name in EDGE_NAMES:
        for row in run(write_statements.ends_of(name), parameters):
            for end in ("start", "end"):
                if not NODE_TYPES[row[f"{end}_label"]].owned:
                    touched[row[f"{end}_label"]].add(row[end])
        run(write_statements.delete_edges(name), parameters)
    for label in (*OWNED_LABELS, "Evaluation"):
        run(write_statements.delete_owned(label), parameters)
    return touched


def _sweep(run: RunStatement, touched: Touched) -> None:
    for label, keys in sorted(touched.items()):
        for batch in batches(sorted(keys), BATCH):
            run(write_statements.delete_unheld(label), {"keys": batch})


def without_ends(
    facts: DocumentFacts, kind: EdgeKind, rows: Sequence[Mapping[str, Any]], missing: int
) -> UnjoinedError:
    """Return the error for ``missing`` edges among ``rows``, whose nodes are not in the store."""
    name, *labels = kind
    made = {(node.label, node.key) for node in facts.nodes}
    ends = {end for row in rows for end in zip(labels, (row["start"], row["end"]), strict=True)}
    absent = sorted(f"{label} {key}" for label, key in ends - made)
    return UnjoinedError(
        Words(
            ja=f"{missing} 本の {name} に、つなぐノードがありません", en=f"{missing} {name} edges lack a node to join"
        ),
        where=facts.evaluation,
        why=Words(ja="事実にないノード: " + "、".join(absent[:5]), en="not among the facts: " + ", ".join(absent[:5])),
        cure=Words(
            ja="この文書は保存していません。原文を添えて不具合として知らせてください",
            en="The document was not stored. Please report this as a defect, with the source",
        ),
    )


def _together(each: Iterable[Mapping[_Name, list[ResultRow]]]) -> dict[_Name, list[ResultRow]]:
    found: dict[_Name, list[ResultRow]] = defaultdict(list)
    for one in each:
        for name, rows in one.items():
            found[name] += rows
    return found


def _once_each(rows: list[ResultRow]) -> list[ResultRow]:
    """Return ``rows`` of nodes with one row for each key; later values of a property replace earlier ones."""
    found: dict[str, ResultRow] = {}
    for row in rows:
        found.setdefault(row["key"], {"key": row["key"], "properties": {}})["properties"].update(row["properties"])
    return list(found.values())
