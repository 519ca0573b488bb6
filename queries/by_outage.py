"""A question about what stops when a system is down: body by body, for within a body a flow feeds another.

Its Cypher gets some of what stops as ``$stopped``: for each its ``flow`` (key), or the key of the ``work`` that runs on
the ``system`` (key); the ``evaluation`` (key) that says so; its ``effect``, the ``others`` of its methods, the keys of
the receivers that something of the body still reaches (``reached``), and its ``place``. Its rows are to be in the order
of the places.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import groupby
from typing import Any

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.queries.by_evaluation import evaluations_naming
from konkyo.queries.dominance import EFFECTS, FlowWithMethods, effects
from konkyo.queries.evaluations import stored_evaluations
from konkyo.queries.portions import in_portions, sizes
from konkyo.queries.question import Question
from konkyo.queries.remembered import remembered

_THROUGH = Own("""MATCH (system:System)<-[via:VIA]-(:Flow) WHERE system.name IN $names
RETURN DISTINCT via.evaluation AS evaluation""")
_RUNNING = Own("""MATCH (system:System)<-[runs:RUNS_ON]-(work:Work) WHERE system.name IN $names
WITH DISTINCT system, work, runs.evaluation AS stating
MATCH (evaluation:Evaluation {key: stating})
MATCH (evaluation)-[:ASSESSES]->(work)
RETURN stating, work.key AS work, system.key AS system
ORDER BY stating, work, system""")
_FLOWS = Own("""UNWIND $evaluations AS stating
MATCH (flow:Flow {evaluation: stating})
RETURN stating, flow.key AS key, flow.kind AS kind, flow.methods AS methods,
       [(flow)<-[:SENDS]-(sender) | [labels(sender)[0], sender.key]] AS senders,
       [(flow)-[:DELIVERS]->(receiver) | [labels(receiver)[0], receiver.key]] AS receivers,
       [(flow)-[via:VIA]->(through:System) | [through.name, via.method]] AS via""")
_DELIVERED = Own("""UNWIND $evaluations AS stating
MATCH (flow:Flow {evaluation: stating})
MATCH (flow)-[:DELIVERS]->(receiver)
RETURN stating, collect(DISTINCT receiver.key) AS receivers""")
_PAGE = 64
"""How much one statement tells of: mostly all that a page shows."""


class _Flows:
    """The flows of evaluations, and whom they reach, read when they are asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._stated: dict[str, list[FlowWithMethods]] = {}
        self._reached: dict[str, frozenset[str]] = {}

    def stated(self, evaluations: Collection[str]) -> list[FlowWithMethods]:
        """Return the flows that ``evaluations`` state, in the order of their keys."""
        missing = sorted(set(evaluations) - self._stated.keys())
        self._stated |= {key: [] for key in missing}
        for row in self._store.read(_FLOWS, {"evaluations": missing}) if missing else ():
            self._stated[row["stating"]].append(_flow(row))
        return sorted((flow for key in evaluations for flow in self._stated[key]), key=lambda flow: flow.key)

    def reached(self, evaluations: Collection[str]) -> set[str]:
        """Return the keys of all that the flows of ``evaluations`` reach."""
        missing = sorted(set(evaluations) - self._reached.keys())
        self._reached |= {key: frozenset() for key in missing}
        for row in self._store.read(_DELIVERED, {"evaluations": missing}) if missing else ():
            self._reached[row["stating"]] = frozenset(row["receivers"])
        return set().union(*(self._reached[key] for key in evaluations))


def portions(store: Store, asked: Question, given: Mapping[str, Any]) -> Iterator[list[ResultRow]]:
    """Return an iterator of what stops when the ``system`` is down, the bodies in the order of their names."""
    placed = enumerate(_alike(store, asked, given), 1)
    return in_portions(([row | {"place": place} for row in alike] for place, alike in placed), sizes(_PAGE, _PAGE))


def _alike(store: Store, asked: Question, given: Mapping[str, Any]) -> Iterator[Iterator[ResultRow]]:
    """Yield those of one effect and document together: only the Cypher knows their places in the document."""
    down = tuple(given["system"])
    named = evaluations_naming(store, asked, given)
    through, running = remembered(store, _through, down), remembered(store, _running, down)
    flows = remembered(store, _Flows)
    for bodies in _some_bodies(store, through | running.keys(), named):
        stating = [key for mine, _ in bodies for key in mine]
        flows.stated([key for key in stating if key in through])
        flows.reached([key for mine, all_of_it in bodies if through.intersection(mine) for key in all_of_it])
        for mine, all_of_it in bodies:
            stopped = _stopped(flows, [key for key in mine if key in through], all_of_it, down)
            stopped += [row for key in mine for row in running.get(key, ())]
            for _, alike in groupby(_ordered(stopped, mine), key=lambda row: (row["effect"], row["evaluation"])):
                yield alike


def _some_bodies(
    store: Store, naming: Collection[str], asked: Collection[str] | None
) -> Iterator[list[tuple[list[str], list[str]]]]:
    """Yield some bodies at a time: for each the evaluations in force that are ``naming`` the system, and all of it."""
    size, some = sizes(), []
    least = next(size)
    in_force = (row for row in stored_evaluations(store) if row["current"])
    for _, rows in groupby(in_force, key=lambda row: row["body"]):
        all_of_it = [str(row["key"]) for row in rows]
        if mine := [key for key in all_of_it if key in naming and (asked is None or key in asked)]:
            some.append((mine, all_of_it))
            if sum(len(mine) for mine, _ in some) >= least:
                yield some
                some, least = [], next(size)
    if some:
        yield some


def _stopped(flows: _Flows, stating: list[str], body: list[str], down: Collection[str]) -> list[ResultRow]:
    """Return what happens to the flows that ``stating`` of a body state; ``body``: all its evaluations."""
    found: list[ResultRow] = []
    by_evaluation = {key: flows.stated([key]) for key in stating}
    of_system = [flow for stated in by_evaluation.values() for flow in stated]
    happens = effects(of_system, down)
    stops = {key for key, effect in happens.items() if effect in ("stops", "starves")}
    reached = {key for flow in of_system if flow.key not in stops for _, key in flow.receivers}
    # What another evaluation of the body says does not lead through the system, so it goes on.
    reached |= flows.reached([key for key in body if key not in by_evaluation]) if stating else set()
    for evaluation, stated in by_evaluation.items():
        for flow in stated:
            if effect := happens.get(flow.key):
                others = flow.other_methods(down) if effect == "other_way" else []
                still = sorted({key for _, key in flow.receivers} & reached)
                found.append(_row(evaluation, effect, flow=flow.key, others=others, reached=still))
    return found


def _ordered(rows: list[ResultRow], evaluations: list[str]) -> list[ResultRow]:
    return sorted(rows, key=lambda row: (EFFECTS.index(row["effect"]), evaluations.index(row["evaluation"])))


def _row(evaluation: str, effect: str, **more: Any) -> ResultRow:
    told: ResultRow = {"flow": None, "work": None, "system": None, "others": [], "reached": []}
    return {"evaluation": evaluation, "effect": effect, **told, **more}


def _through(store: Store, names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(row["evaluation"] for row in store.read(_THROUGH, {"names": list(names)}))


def _running(store: Store, names: tuple[str, ...]) -> dict[str, list[ResultRow]]:
    found: dict[str, list[ResultRow]] = defaultdict(list)
    for row in store.read(_RUNNING, {"names": list(names)}):
        found[row["stating"]].append(_row(row["stating"], "runs_on", work=row["work"], system=row["system"]))
    return found


def _flow(row: ResultRow) -> FlowWithMethods:
    return FlowWithMethods(
        key=row["key"],
        acquisition=row["kind"] == "acquisition",
        methods=tuple(row["methods"] or ()),
        senders=_nodes(row["senders"]),
        receivers=_nodes(row["receivers"]),
        via=tuple((name, method) for name, method in row["via"]),
    )


def _nodes(ends: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted({(label, key) for label, key in ends}))
