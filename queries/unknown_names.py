"""Names in a Cypher text that the graph does not have: such a text is answered, only never with what was meant."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from konkyo.graph.schema import EDGE_TYPES, NODE_TYPES, edge_properties, node_properties
from konkyo.graph.syntax import NamesUsed, PatternPart, names_used
from konkyo.i18n import Words
from konkyo.queries.name_match import nearest

_KINDS = {"node": Words(ja="ラベル", en="label"), "edge": Words(ja="エッジの種類", en="edge type")}
_ANY = {"node": Words(ja="どのノードにも", en="no node has a"), "edge": Words(ja="どのエッジにも", en="no edge has a")}
_KNOWN = {
    "node": {label: {prop.name for prop in node_properties(label)} for label in NODE_TYPES},
    "edge": {name: {prop.name for prop in edge_properties(name)} for name in EDGE_TYPES},
}
"""Kind → label or edge type → the names of its properties."""


def unknown_names(cypher: str) -> list[Words]:
    """Return a hint for each label, edge type and property in ``cypher`` that the schema does not have.

    A property is looked for among those of the labels that its variable has in some pattern. What is no node or edge
    of a pattern, such as a map, has any property. Empty where the text is no Cypher.
    """
    used = names_used(cypher)
    if used is None:
        return []
    return list(dict.fromkeys([*_types(used.parts), *_properties(used)]))


def _types(parts: Iterable[PatternPart]) -> Iterator[Words]:
    for part in parts:
        known, kind = _KNOWN[part.kind], _KINDS[part.kind]
        for name in part.types:
            if name not in known:
                what = Words(ja=f"「{name}」という{kind.ja}はありません", en=f"there is no {kind.en} “{name}”")
                yield _hint(what, name, known)


def _properties(used: NamesUsed) -> Iterator[Words]:
    of_variable: dict[str, list[PatternPart]] = defaultdict(list)
    for part in used.parts:
        if part.variable is not None:
            of_variable[part.variable].append(part)
        yield from _without(part.properties, of_variable[part.variable] if part.variable else [part])
    for variable, name in used.properties:
        if variable in of_variable and variable not in used.aliases:
            yield from _without([name], of_variable[variable])


def _without(names: Iterable[str], parts: list[PatternPart]) -> Iterator[Words]:
    """Yield a hint for each of ``names`` that what ``parts`` match cannot have."""
    known = _KNOWN[parts[0].kind]
    named = {name for part in parts if not part.excludes for name in part.types if name in known}
    have = {prop for name in named or known for prop in known[name]}
    of = "/".join(sorted(named))
    whose = Words(ja=f"{of} に", en=f"{of} has no") if of else _ANY[parts[0].kind]
    for name in names:
        if name not in have:
            what = Words(ja=f"{whose.ja}「{name}」という属性はありません", en=f"{whose.en} property “{name}”")
            yield _hint(what, name, have)


def _hint(what: Words, name: str, known: Iterable[str]) -> Words:
    if near := nearest(name, known):
        return Words(ja=f"{what.ja}。もしかして: {'、'.join(near)}", en=f"{what.en}; did you mean: {', '.join(near)}")
    return Words(
        ja=f"{what.ja}。あるのは: {'、'.join(sorted(known))}", en=f"{what.en}; there are: {', '.join(sorted(known))}"
    )
