"""Names as people write them: full or half width, with or without spaces, sometimes only a part."""

import difflib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from konkyo.graph.schema import NODE_TYPES, edge_properties, node_properties
from konkyo.graph.store import Own, Store
from konkyo.i18n import KonkyoError, Words, name_list
from konkyo.law.variants import normalised
from konkyo.queries.everyday_words import terms_for
from konkyo.queries.remembered import remembered

SUGGESTIONS = 5


@lru_cache(maxsize=100_000)
def normalise(name: str) -> str:
    """Return what two spellings of one name have in common; names are asked for again and again."""
    return normalised(name)


def parted_names(text: str) -> tuple[str, ...]:
    """Return the names in ``text``, as people part them: by commas, Japanese ones too."""
    return tuple(filter(None, (name.strip() for name in re.split("[,，、]", text))))


def nearest(name: str, known: Iterable[str]) -> list[str]:
    """Return at most five of the ``known`` names that hold ``name`` or look like it, the likeliest first.

    Of an everyday word, those that hold what official forms write for it.
    """
    wanted = normalise(name)
    spelled = {normalise(each): each for each in known}
    sought = {wanted, *map(normalise, terms_for(name))}
    holding = sorted(
        (each for each in spelled if any(word in each for word in sought)), key=lambda each: (len(each), each)
    )
    alike = difflib.get_close_matches(wanted, spelled, n=SUGGESTIONS, cutoff=0.5)
    return [spelled[each] for each in dict.fromkeys([*holding, *alike])][:SUGGESTIONS]


def did_you_mean(near: Sequence[str]) -> Words:
    """Return the names that come ``near``, for a place before another sentence; empty where none does."""
    return (
        Words(ja=f"もしかして: {'、'.join(near)}。", en=f"did you mean: {', '.join(near)}? ")
        if near
        else Words.same("")
    )


def stored_names(store: Store, labels: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Return every name of the nodes with one of these labels, each with its other names, in the order of the names.

    A provision's name is its address. A party that only the law names is left out: no question finds anything of it.
    """
    return remembered(store, _names, *labels)


def _names(store: Store, *labels: str) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for label in labels:
        for name, aliases, _ in remembered(store, _nodes, label):
            names.setdefault(name, []).extend(aliases)
    return dict(sorted(names.items()))


def keys_of(store: Store, label: str, names: Collection[str]) -> list[str]:
    """Return the keys of the nodes with ``label`` that have one of ``names``, as ``stored_names`` returns them."""
    keys = remembered(store, _keys_by_name, label)
    return sorted(key for name in set(names) for key in keys.get(name, ()))


def _keys_by_name(store: Store, label: str) -> dict[str, list[str]]:
    keys: dict[str, list[str]] = {}
    for name, _, key in remembered(store, _nodes, label):
        keys.setdefault(name, []).append(key)
    return keys


def names_of(store: Store, label: str) -> dict[str, str]:
    """Return the name of each node with ``label`` by its key."""
    return {key: name for name, _, key in remembered(store, _nodes, label)}


def _nodes(store: Store, label: str) -> list[tuple[str, list[str], str]]:
    """Return (name, other names, key) of each node with ``label`` that has a name and that a document names."""
    aliases = "node.aliases" if any(prop.name == "aliases" for prop in NODE_TYPES[label].properties) else "null"
    # Labels and properties come from graph/schema.py, never from a person: Cypher takes no parameter for them.
    found = f"MATCH (node:{label}){_NAMED.get(label, '')}"
    asked = f"{found} RETURN node.{_name_of(label)} AS name, {aliases} AS aliases, node.key AS key"
    return [(row["name"], row["aliases"] or [], row["key"]) for row in store.read(Own(asked)) if row["name"]]


def stored_values(store: Store, of: str, prop: str) -> dict[str, list[str]]:
    """Return each value of a property of a label or edge type, in order, as ``stored_names`` returns names.

    Of a list of values, each one. The options of a form are there, stored or not.
    """
    properties, pattern = (
        (node_properties(of), f"(each:{of})") if of in NODE_TYPES else (edge_properties(of), f"()-[each:{of}]->()")
    )
    declared = next(one for one in properties if one.name == prop)
    many = declared.type == "strings"
    value = f"UNWIND each.{prop} AS value" if many else f"WITH each.{prop} AS value"
    # All names come from graph/schema.py, never from a person.
    asked = f"MATCH {pattern} WHERE each.{prop} IS NOT NULL {value} RETURN DISTINCT value AS value ORDER BY value"
    stored = [row["value"] for row in store.read(Own(asked))]
    spelled = {normalise(option): list(others) for option, others in declared.options.items()}
    known = {value: spelled.get(normalise(value), []) for value in stored}
    there = set(map(normalise, stored))
    known |= {option: list(others) for option, others in declared.options.items() if normalise(option) not in there}
    return dict(sorted(known.items()))


def is_option(of: str, prop: str) -> bool:
    """Tell whether the values of a property are options of a form, which are asked for whole."""
    properties = node_properties(of) if of in NODE_TYPES else edge_properties(of)
    return any(one.name == prop and one.options for one in properties)


_NAMED = {"Party": " WHERE EXISTS { MATCH (node)-[:SENDS|DELIVERS]-(:Flow) }"}
"""Label → which of its nodes a document names, where the law may be the only one that does."""


def _name_of(label: str) -> str:
    return {"Provision": "address", "Evaluation": "title"}.get(label, "name")


def match(name: str, known: Mapping[str, Iterable[str]], what: Words, lists: str, *, whole: bool = False) -> list[str]:
    """Return the ``known`` names that ``name`` means: its spellings, or else those of the one name that contains it,
    or that stands for all that do.

    ``known`` gives the other names of each; ``lists`` is a command that lists them all. ``whole``: no name is meant
    that only contains it, as 「電子記録媒体（フラッシュメモリを除く。）」 contains what it excludes.

    Raises KonkyoError, saying what names come near, where it means none or several.
    """
    spellings: dict[str, list[str]] = {}
    for each in known:
        spellings.setdefault(normalise(each), []).append(each)
    others: dict[str, list[str]] = {}
    for each, aliases in known.items():
        # What is one thing's own name is no other's.
        for alias in {normalise(alias) for alias in aliases} - spellings.keys():
            others.setdefault(alias, []).append(each)
    spellings |= others
    wanted = normalise(name)
    if wanted in spellings:
        return spellings[wanted]
    holding = {tuple(names) for each, names in spellings.items() if wanted and wanted in each and not whole}
    # One name that holds it may stand for all the others: a company for its branches.
    for names in holding:
        if set(names) >= {each for held in holding for each in held}:
            return list(names)
    shown = nearest(name, known)
    if holding:
        left = len(holding) - len(shown)
        ja, en = (f" ほか{left}件", f" and {left} more") if left > 0 else ("", "")
        raise KonkyoError(
            Words(
                ja=f"{what.ja}「{name}」に当たる名が{len(holding)}件あります",
                en=f"{what.en}: “{name}” fits {len(holding)} names",
            ),
            cure=Words(
                ja=f"どれか一つを書いてください: {name_list(shown).ja}{ja}（すべて: {lists}）",
                en=f"write one of them: {name_list(shown).en}{en} (all names: {lists})",
            ),
        )
    raise KonkyoError(
        Words(ja=f"{what.ja}「{name}」は見つかりません", en=f"{what.en}: nothing is named “{name}”"),
        cure=Words(
            ja=f"もしかして: {name_list(shown).ja}（すべて: {lists}）",
            en=f"did you mean: {name_list(shown).en} (all names: {lists})",
        )
        if shown
        else Words(ja=f"どんな名があるかは: {lists}", en=f"see what names there are with: {lists}"),
    )
