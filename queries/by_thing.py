"""A question about the parties and systems that several bodies name: those that most of them name come first.

Its Cypher gets some of them as ``$things``: for each its ``label`` and ``key``. Its rows are to be in the order of the
number of bodies, falling, and of the name.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.i18n import UsageError, Words
from konkyo.queries.portions import in_portions, sizes
from konkyo.queries.question import Question
from konkyo.queries.remembered import remembered

_FIRST = 1
"""How many things the first portion holds: a thing that most bodies name has hundreds of rows."""

_NAMED = Own("""CALL () {
  MATCH (thing:Party)-[says:SENDS]->(:Flow) RETURN thing, collect(DISTINCT says.evaluation) AS said
  UNION ALL
  MATCH (thing:Party)<-[says:DELIVERS]-(:Flow) RETURN thing, collect(DISTINCT says.evaluation) AS said
  UNION ALL
  MATCH (thing:System)<-[says:VIA]-(:Flow) RETURN thing, collect(DISTINCT says.evaluation) AS said
  UNION ALL
  MATCH (thing:System)<-[says:CONNECTS_TO]-(:System) RETURN thing, collect(DISTINCT says.evaluation) AS said
  UNION ALL
  MATCH (thing:System)<-[says:RUNS_ON]-(:Work) RETURN thing, collect(DISTINCT says.evaluation) AS said
}
RETURN labels(thing)[0] AS label, thing.key AS key, thing.name AS name, said""")
_PUBLISHING = Own(
    "MATCH (body:Body)-[:PUBLISHES]->(evaluation:Evaluation) WHERE evaluation.current "
    "RETURN evaluation.key AS evaluation, collect(DISTINCT body.name) AS bodies"
)


def portions(store: Store, _asked: Question, given: Mapping[str, Any]) -> Iterator[list[ResultRow]]:
    """Yield the things that several bodies name, some at a time; of the bodies ``given``, if they are.

    Raises UsageError where only one is given, which has nothing in common with itself.
    """
    bodies = None if given.get("bodies") is None else frozenset(given["bodies"])
    if bodies is not None and len(bodies) < 2:
        raise _only_one(*bodies)
    counted = [
        (-len(by if bodies is None else by & bodies), name, label, key)
        for (label, key, name), by in remembered(store, _named).items()
    ]
    placed = sorted(each for each in counted if each[0] < -1)
    # Those alike in what orders them stay together.
    alike = ([{"label": label, "key": key} for _, _, label, key in group] for _, group in groupby(placed, _order))
    yield from in_portions(alike, sizes(_FIRST))


def _order(place: tuple[int, str, str, str]) -> tuple[int, str]:
    return place[:2]


def _only_one(body: str) -> UsageError:
    return UsageError(
        Words(
            ja=f"共通するものを調べるには、機関の名が二つ以上要ります。「{body}」だけです",
            en=f"what bodies have in common takes the names of two or more; “{body}” is one",
        ),
        cure=Words(
            ja="「呉市、墨田区」のように続けて書くか、省いてすべての機関について問うてください",
            en="write several, such as 呉市、墨田区, or leave it out to ask of all bodies",
        ),
    )


def _named(store: Store) -> dict[tuple[str, str, str], frozenset[str]]:
    """Return who names each thing: (label, key, name) → the names of the bodies."""
    publishing = {row["evaluation"]: row["bodies"] for row in store.read(_PUBLISHING)}
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in store.read(_NAMED):
        found[row["label"], row["key"], row["name"]].update(*(publishing.get(said, ()) for said in row["said"]))
    return {thing: frozenset(bodies) for thing, bodies in found.items()}
