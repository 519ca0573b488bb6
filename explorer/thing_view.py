"""The page of one thing: what it is, in whose documents, where what it holds comes from and goes to."""

from typing import Any

from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.links import page_link, thing_link
from konkyo.explorer.page_request import PageRequest
from konkyo.explorer.replies import Reply, SeeOther, ShownPage
from konkyo.explorer.tables import shown_table
from konkyo.graph.schema import NODE_TYPES, node_properties
from konkyo.graph.store import Own, Store
from konkyo.i18n import KonkyoError, UsageError, Words, language
from konkyo.queries.answer import Answer, answer
from konkyo.queries.name_match import keys_of, stored_names
from konkyo.queries.portions import RowsWanted
from konkyo.queries.searched_things import TELLING, stated_of, with_first_place

_FLOWING = ("File", "System", "Information", "Department", "Party")
"""What one can go upstream and downstream from, by name."""
_LOOKED_FOR = (*_FLOWING, "Body", "Work", "RecordItem")
_KNOWN_AS = {
    "File": "特定個人情報ファイル", "System": "システム", "Information": "情報の種類", "Department": "部署",
    "Party": "相手", "Body": "評価実施機関", "Work": "事務", "RecordItem": "記録項目",
}  # fmt: skip
"""Label → its term in the glossary."""
_HIDDEN = frozenset({"key", "caption", "folded", "name"})
_SENTENCES = 20
"""How many flows each way are told; all are a click away."""
_PLACES = 50
"""How many documents are listed at once."""
_DIRECTIONS = {
    "upstream": Words(ja="どこから来るか", en="Where it comes from"),
    "downstream": Words(ja="どこへ行くか", en="Where it goes"),
}


def thing_page(desk: GraphDesk, asked: PageRequest) -> Reply:
    """Show one node by ``label`` and ``key``; by ``name`` only, what bears that name."""
    with desk.reading() as store:
        label, key = asked.get("label"), asked.get("key")
        if not key:
            fitting = _named(store, label, asked.needed("name"))
            if len(fitting) != 1:
                return SeeOther(page_link("/search", q=asked.get("name")))
            label, key = fitting[0]
        if label not in NODE_TYPES:
            raise UsageError(
                Words(ja=f"「{label}」という種類はありません", en=f"there is no kind “{label}”"),
                cure=Words(ja="名で探してください", en="search for its name"),
            )
        if label == "Evaluation":
            return SeeOther(thing_link(label, key))
        # The label is one of the schema's own names.
        rows = store.read(Own(f"MATCH (thing:`{label}`) WHERE thing.key = $key RETURN thing"), {"key": key})
        if not rows:
            raise KonkyoError(
                Words(ja="グラフにありません", en="it is not in the graph"),
                where=key,
                cure=Words(ja="名で探してください", en="search for its name"),
            )
        thing = rows[0]["thing"]
        if label == "Provision":
            return SeeOther(page_link("/provision", of=thing["address"], on=thing.get("valid_from")))
        return ShownPage("thing.html.j2", _values(store, label, thing, asked.number("after", 0)))


def _named(store: Store, label: str, name: str) -> list[tuple[str, str]]:
    labels = (label,) if label in NODE_TYPES else _LOOKED_FOR
    return [
        (one, key)
        for one in labels
        for key in keys_of(store, one, {known for known, others in stored_names(store, (one,)).items()
                                        if name in (known, *others)})
    ]  # fmt: skip


def _values(store: Store, label: str, thing: dict[str, Any], first: int) -> dict[str, Any]:
    about, ja = NODE_TYPES[label], language() == "ja"
    told = [
        (prop.ja if ja else prop.en, thing[prop.name])
        for prop in node_properties(label)
        if prop.name not in _HIDDEN and thing.get(prop.name) not in (None, "", [])
    ]
    name = str(thing.get("name") or thing.get("caption"))
    ways = _ways(store, name) if label in _FLOWING else []
    stating = stated_of(store, label, [thing["key"]]) if label in TELLING else []
    return {
        "label": label, "known_as": _KNOWN_AS.get(label), "about": about.ja if ja else about.en, "name": name,
        "told": told,
        "stating": len(stating), "first": first, "step": _PLACES, "key": thing["key"],
        "places": with_first_place(store, label, stating[first : first + _PLACES]),
        "documents": _published(store, thing["key"]) if label == "Body" else [], "ways": ways,
    }  # fmt: skip


def _ways(store: Store, name: str) -> list[tuple[str, Words, Answer]]:
    found = []
    for direction, words in _DIRECTIONS.items():
        answered = answer(store, direction, {"name": name}, RowsWanted(_SENTENCES))
        found.append((direction, words, answered))
    return found


def _published(store: Store, key: str) -> Any:
    rows = store.read(
        Own(
            "MATCH (body:Body)-[:PUBLISHES]->(evaluation:Evaluation) WHERE body.key = $key "
            "RETURN evaluation.title AS document, evaluation.published AS published, evaluation.form AS form, "
            "evaluation.key AS key ORDER BY document, published"
        ),
        {"key": key},
    )
    return shown_table(("document", "form", "published"), rows)
