"""A question that is asked about some evaluations after the others: its first rows need not wait for the last.

Its Cypher gets the keys of some as ``$evaluations``; its rows are to be in the order of body, title and date.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from konkyo.graph.store import Own, Store
from konkyo.queries.evaluations import evaluations_of_bodies, stored_evaluations
from konkyo.queries.portions import FIRST, in_portions, sizes
from konkyo.queries.question import Parameter, Question
from konkyo.queries.remembered import remembered_rows

_ALONE = "MATCH (node:{label}) WHERE node.name IN $names"
_NAMED = {
    "Law": "MATCH (node:Provision) WHERE node.law IN $names",
    "Provision": """MATCH (named:Provision) WHERE named.address IN $names
WITH DISTINCT named.law AS law, named.article AS article, named.paragraph AS paragraph, named.item AS item,
     named.table AS table_name, named.row AS row_number
MATCH (node:Provision)
WHERE node.law = law AND (article IS NULL OR node.article = article)
  AND (paragraph IS NULL OR node.paragraph = paragraph) AND (item IS NULL OR node.item = item)
  AND (table_name IS NULL OR node.table = table_name) AND (row_number IS NULL OR node.row = row_number)""",
} | {label: _ALONE.format(label=label) for label in ("Party", "Department", "System", "Information", "File", "Work")}
"""Label → what has one of ``$names``, or is a part of such a law or provision."""
_OF_LAWS = ("CITES", "BASED_ON")
"""Edges by which an evaluation says something of a provision; others say what the law says."""
_FEW = 16
"""The largest first portion of a question that is about few evaluations, such as those of a body."""


def portions(store: Store, asked: Question, given: Mapping[str, Any]) -> Iterator[list[str]]:
    """Yield the keys of the evaluations that ``asked`` is about with the parameters ``given``, some at a time.

    They are those in force, or the one that was asked for; of a body, if one was; and where a party, department or the
    like was named, only those that say something of it.
    """
    document = given.get("document")
    keys = {
        row["key"]
        for row in stored_evaluations(store)
        if (row["current"] if document is None else row["key"] == document)
    }
    naming = evaluations_naming(store, asked, given)
    keys = keys if naming is None else keys & naming
    # Few are asked about in two portions: each is a statement of its own to send.
    first = len(keys) // 2 if FIRST < len(keys) // 2 <= _FEW else FIRST
    rows = (row for row in stored_evaluations(store) if row["key"] in keys)
    # Those alike in what orders them stay together.
    alike = groupby(rows, key=lambda row: (row["body"], row["document"], row["published"]))
    yield from in_portions(([str(row["key"]) for row in group] for _, group in alike), sizes(first))


def evaluations_naming(store: Store, asked: Question, given: Mapping[str, Any]) -> set[str] | None:
    """Return the keys of the evaluations of the body, party and the like that was ``given``; None where none was."""
    found: set[str] | None = None
    for parameter in asked.parameters:
        if parameter.type == "name" and given.get(parameter.name) is not None:
            naming = _naming(store, parameter, tuple(given[parameter.name]), asked.tied_by)
            found = naming if found is None else found if naming is None else found & naming
    return found


def _naming(store: Store, parameter: Parameter, names: tuple[str, ...], tied_by: tuple[str, ...]) -> set[str] | None:
    if not set(parameter.labels) <= _NAMED.keys() | {"Body"}:
        return None
    return set().union(*(_saying(store, label, names, tied_by) for label in parameter.labels))


def _saying(store: Store, label: str, names: tuple[str, ...], tied_by: tuple[str, ...]) -> set[str]:
    """Return the keys of the evaluations that say something of what has one of these names."""
    if label == "Body":
        return evaluations_of_bodies(store, names)
    # An evaluation may say anything of its files.
    types = "|".join(() if label == "File" else tied_by or (_OF_LAWS if label in ("Law", "Provision") else ()))
    says = f"says:{types}" if types else "says"
    asked = Own(f"{_NAMED[label]} MATCH (node)-[{says}]-() RETURN DISTINCT says.evaluation AS evaluation")
    return {row["evaluation"] for row in remembered_rows(store, asked, names=names)}
