"""The flow map of one evaluation as one HTML page: the map, the words behind it, and the same rows as a table."""

from typing import Any

from pydantic import BaseModel

from graph.store import Store
from i18n import LANGUAGES
from i18n import language as reader_language
from queries.flow_map import FlowMap, flow_map
from viz.kinds import KINDS
from viz.network import absent, network
from viz.page import page
from viz.words import WORDS


def render(store: Store, evaluation: str, language: str | None = None) -> str:
    """Return the HTML page of the flow map of the Evaluation with the key ``evaluation``.

    The page holds both languages; ``language`` ("ja" or "en", by default the reader's own) is the one it opens in.
    Raises KonkyoError where the store has no such evaluation.
    """
    return flow_page(flow_map(store, evaluation), language or reader_language())


def flow_page(answer: FlowMap, language: str) -> str:
    """Return the HTML page of ``answer``, opening in ``language`` ("ja" or "en")."""
    named = " ".join(part for part in (answer.document.body, answer.document.title) if part)
    heading = WORDS["heading"].in_(language)
    return page(
        "template.html.j2",
        style="map.css",
        scripts=("texts.js", "layout.js", "drawing.js", "panel.js", "reader.js"),
        data=_data(answer, language),
        language=language,
        title=f"{named} | {heading}" if named else heading,
    )


def _data(answer: FlowMap, language: str) -> dict[str, Any]:
    drawing = network(answer)
    return {
        "document": answer.document.model_dump(exclude_none=True),
        "counts": [count.model_dump(exclude_none=True) for count in answer.counts()],
        "connections": [joined.model_dump(exclude_none=True) for joined in answer.connections],
        **_flows(answer),
        "network": {"nodes": drawing.nodes, "edges": drawing.edges, "options": drawing.options},
        "kinds": {
            kind.name: {"sign": kind.sign, "colour": kind.colour, "dashes": kind.dashes} for kind in KINDS.values()
        },
        "words": {
            code: {
                **{key: words.in_(code) for key, words in WORDS.items()},
                **{f"kind_{kind.name}": kind.words.in_(code) for kind in KINDS.values()},
            }
            for code in LANGUAGES
        },
        "language": language,
    }


def _flows(answer: FlowMap) -> dict[str, Any]:
    """Flows and passages with ordinals for their keys and for every text, so that the page holds each text once."""
    passages = list({passage.key: passage for flow in answer.flows for passage in flow.passages}.values())
    passage_at = {passage.key: n for n, passage in enumerate(passages)}
    flow_at = {key: n for n, key in enumerate(dict.fromkeys(flow.flow for flow in answer.flows))}
    keys = {f"{end}_{part}" for end in ("sender", "receiver") for part in ("key", "label")}
    unseen = {"flow", "annex", "passages", "via", "citations", *keys}
    texts: dict[str, int] = {}

    def pooled(value: Any) -> Any:
        match value:
            case str():
                return texts.setdefault(value, len(texts))
            case list():
                return [pooled(one) for one in value]
            case _:
                return value

    def row(part: BaseModel, exclude: set[str]) -> dict[str, Any]:
        """The texts of ``part`` stand under "texts", its numbers beside them."""
        shown = part.model_dump(mode="json", exclude_defaults=True, exclude=exclude)
        numbers = {name: value for name, value in shown.items() if isinstance(value, int)}
        return {"texts": {name: pooled(value) for name, value in shown.items() if name not in numbers}, **numbers}

    flows = [
        {
            **row(flow, unseen),
            "flow": flow_at[flow.flow],
            "absent": absent(flow),
            "via": pooled([system.name for system in flow.via]),
            "passages": [passage_at[passage.key] for passage in flow.passages],
            "citations": [
                {**row(citation, {"passage", "quote"}), "passage": passage_at.get(citation.passage or "")}
                for citation in flow.citations
            ],
        }
        for flow in answer.flows
    ]
    return {"flows": flows, "passages": [row(passage, {"key"}) for passage in passages], "texts": list(texts)}
