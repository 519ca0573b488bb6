"""The map of a comparison of two evaluations: what only one states on its side, what both state on both sides."""

from dataclasses import replace

from konkyo.graph.store import Own, Store
from konkyo.i18n import Words
from konkyo.queries.answer import Answer
from konkyo.queries.partly_read import partly_read
from konkyo.viz.map_texts import MAP_TEXTS
from konkyo.viz.map_words import WORDS
from konkyo.viz.picture import Box, Link, Picture, Side, shown_values
from konkyo.viz.question_map import links_picture

_NAMES = """MATCH (evaluation:Evaluation) WHERE evaluation.key IN $keys
RETURN evaluation.key AS key, evaluation.body AS body, evaluation.title AS document"""
_KINDS = {"first": "in_first", "second": "in_second", "both": "in_both"}
_SIDES: dict[str, tuple[Side, ...]] = {"first": ("left",), "second": ("right",), "both": ("left", "right")}


def comparison_picture(store: Store, answer: Answer) -> Picture:
    """Return the picture of an answer to ``side_by_side``: the aspects in the middle, either evaluation on its side."""
    keys = [answer.parameters["document"], answer.parameters["other"]]
    names = {row["key"]: f"{row['body'] or ''} {row['document'] or ''}".strip() for row in _named(store, keys)}
    first, second = (Words(ja=names[key], en=names[key]) for key in keys)
    words = answer.question.column_words
    hubs: dict[str, Box] = {}
    links: dict[int, list[Link]] = {}
    for number, row in enumerate(answer.rows):
        aspect = row["aspect"]
        (name,) = shown_values("aspect", aspect, words)
        hubs.setdefault(aspect, Box(aspect, name, "aspect"))
        end = Box(f"{aspect} {row['name']}", row["name"], "thing")
        links[number] = [
            Link(aspect, side, end, _KINDS[row["found_in"]], directed=False) for side in _SIDES[row["found_in"]]
        ]
    texts = replace(MAP_TEXTS["side_by_side"], lanes=(first, WORDS["compared"], second))
    partly = [one for key in keys for one in partly_read(store, answer.rows, key)]
    return links_picture(
        answer, texts, hubs.values(), links, title=f"{names[keys[0]]} ／ {names[keys[1]]}", partly=partly
    )


def _named(store: Store, keys: list[str]) -> list[dict[str, str | None]]:
    return store.read(Own(_NAMES), {"keys": keys})
