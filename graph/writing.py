"""The steps by which a document goes into a store and out of it again, whichever the engine.

A store offers a ``Run`` inside one of its transactions; all steps of one document happen there or none does.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from graph import cypher, versions
from graph.ddl import EDGE_NAMES, OWNED_LABELS
from graph.facts import Facts
from graph.schema import NODE_TYPES
from graph.store import Row, Run
from i18n import KonkyoError, Words

BATCH = 1000
"""Rows a statement."""

Touched = dict[str, set[str]]
"""Label → keys of shared nodes."""

Kind = tuple[str, str, str]
"""Type of an edge, label of its start, label of its end."""

_Item = TypeVar("_Item")


def replace(run: Run, facts: Facts) -> None:
    """Write ``facts`` in place of what their evaluation asserted before; KonkyoError for an edge without its ends."""
    series = _series(run, facts.evaluation)
    # What an evaluation asserts is stored with its node or not at all: where that is not, there is nothing to forget.
    touched = _forget(run, facts.evaluation) if series else {}
    for label, rows in sorted(node_rows(facts).items()):
        for batch in _batches(rows):
            run(cypher.merge_nodes(label), {"rows": batch})
    for kind, rows in sorted(edge_rows(facts).items()):
        for batch in _batches(rows):
            (answer,) = run(cypher.create_edges(*kind), {"rows": batch})
            if answer["written"] != len(batch):
                raise without_ends(facts, kind, batch, len(batch) - answer["written"])
    _sweep(run, touched)
    for name in sorted({*series, *_series(run, facts.evaluation)}):
        versions.link(run, name)


def node_rows(facts: Facts) -> dict[str, list[Row]]:
    """Return label → {key, properties} of its nodes, each once."""
    by_label: dict[str, dict[str, Row]] = defaultdict(dict)
    for node in facts.nodes:
        row = by_label[node.label].setdefault(node.key, {"key": node.key, "properties": {}})
        row["properties"].update(node.properties)
    return {label: list(rows.values()) for label, rows in by_label.items()}


def edge_rows(facts: Facts) -> dict[Kind, list[Row]]:
    """Return (type, label of the start, label of the end) → {key, start, end, properties} of its edges, each once."""
    # By key, for facts may say a thing twice, and CREATE would write it twice.
    by_kind: dict[Kind, dict[str, Row]] = defaultdict(dict)
    for edge in facts.edges:
        new: Row = {"key": edge.key, "start": edge.start[1], "end": edge.end[1], "properties": {}}
        row = by_kind[edge.type, edge.start[0], edge.end[0]].setdefault(edge.key, new)
        row["properties"].update(edge.properties)
    return {kind: list(rows.values()) for kind, rows in by_kind.items()}


def remove(run: Run, evaluation: str) -> None:
    """Remove what ``evaluation`` asserts and nobody else does; one that is not stored is no error."""
    series = _series(run, evaluation)
    _sweep(run, _forget(run, evaluation))
    for name in series:
        versions.link(run, name)


def _series(run: Run, evaluation: str) -> list[str]:
    rows = run("MATCH (e:Evaluation {key: $evaluation}) RETURN e.series AS series", {"evaluation": evaluation})
    return [row["series"] for row in rows]


def _forget(run: Run, evaluation: str) -> Touched:
    """Delete all that ``evaluation`` asserts; return the shared nodes it held."""
    touched: Touched = defaultdict(set)
    parameters = {"evaluation": evaluation}
    for name in EDGE_NAMES:
        for row in run(cypher.ends_of(name), parameters):
            for end in ("start", "end"):
                if not NODE_TYPES[row[f"{end}_label"]].owned:
                    touched[row[f"{end}_label"]].add(row[end])
        run(cypher.delete_edges(name), parameters)
    for label in (*OWNED_LABELS, "Evaluation"):
        run(cypher.delete_owned(label), parameters)
    return touched


def _sweep(run: Run, touched: Touched) -> None:
    for label, keys in sorted(touched.items()):
        for batch in _batches(sorted(keys)):
            run(cypher.delete_unheld(label), {"keys": batch})


def without_ends(facts: Facts, kind: Kind, rows: Sequence[Mapping[str, Any]], missing: int) -> KonkyoError:
    """Return what to say where ``missing`` of the edges ``rows`` find no node to join."""
    name, *labels = kind
    made = {(node.label, node.key) for node in facts.nodes}
    ends = {end for row in rows for end in zip(labels, (row["start"], row["end"]), strict=True)}
    absent = sorted(f"{label} {key}" for label, key in ends - made)
    return KonkyoError(
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


def _batches(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    for first in range(0, len(items), BATCH):
        yield items[first : first + BATCH]
