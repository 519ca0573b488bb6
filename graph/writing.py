"""The steps by which a document goes into a store and out of it again, whichever the engine.

A store offers a ``Run`` inside one of its transactions; all steps of one document happen there or none does.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from graph import cypher, versions
from graph.ddl import EDGE_NAMES, OWNED_LABELS
from graph.facts import Facts, Node
from graph.schema import NODE_TYPES
from graph.store import Run
from i18n import KonkyoError, Words

BATCH = 1000
"""Rows a statement."""

Touched = dict[str, set[str]]
"""Label → keys of shared nodes."""

_Item = TypeVar("_Item")


def replace(run: Run, facts: Facts) -> None:
    """Write ``facts`` in place of what their evaluation asserted before; KonkyoError for an edge without its ends."""
    series = _series(run, facts.evaluation)
    touched = _forget(run, facts.evaluation)
    _write_nodes(run, facts.nodes)
    _write_edges(run, facts)
    _sweep(run, touched)
    for name in sorted({*series, *_series(run, facts.evaluation)}):
        versions.link(run, name)


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


def _write_nodes(run: Run, nodes: Iterable[Node]) -> None:
    by_label: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for node in nodes:
        by_label[node.label].append({"key": node.key, "properties": dict(node.properties)})
    for label, rows in sorted(by_label.items()):
        for batch in _batches(rows):
            run(cypher.merge_nodes(label), {"rows": batch})


def _write_edges(run: Run, facts: Facts) -> None:
    # By key, for facts may say a thing twice, and CREATE would write it twice.
    by_kind: dict[tuple[str, str, str], dict[str, dict[str, Any]]] = defaultdict(dict)
    for edge in facts.edges:
        new: dict[str, Any] = {"key": edge.key, "start": edge.start[1], "end": edge.end[1], "properties": {}}
        row = by_kind[edge.type, edge.start[0], edge.end[0]].setdefault(edge.key, new)
        row["properties"].update(edge.properties)
    for kind, rows in sorted(by_kind.items()):
        for batch in _batches(list(rows.values())):
            (answer,) = run(cypher.create_edges(*kind), {"rows": batch})
            if answer["written"] != len(batch):
                raise _without_ends(facts, kind, batch, len(batch) - answer["written"])


def _without_ends(
    facts: Facts, kind: tuple[str, str, str], rows: Sequence[Mapping[str, Any]], missing: int
) -> KonkyoError:
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
