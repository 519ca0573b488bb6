"""Every text shown to a person exists in Japanese and in English."""

import ast
from collections.abc import Iterator

from repository import PACKAGES, ROOT

from konkyo.graph.schema import EDGES, NODES, edge_properties, node_properties

BILINGUAL = {"Words", "Note"}


def pairs() -> Iterator[tuple[str, ast.Call]]:
    """Every place in the code that makes a text in both languages."""
    sources = [
        ROOT / "start.py",
        *(path for package in ("konkyo", *PACKAGES) for path in (ROOT / package).rglob("*.py")),
    ]
    for source in sources:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in BILINGUAL:
                yield f"{source.relative_to(ROOT)}:{node.lineno}", node


def written(node: ast.expr) -> str | None:
    """The letters written in an expression, or None where it is made elsewhere."""
    letters = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return "".join(letters) if letters else None


def test_every_text_is_written_in_both_languages() -> None:
    found = list(pairs())
    assert len({place.partition(":")[0] for place, _ in found}) > 50
    for place, call in found:
        by_name = {keyword.arg: written(keyword.value) for keyword in call.keywords}
        given = dict(zip(("ja", "en"), map(written, call.args), strict=False)) | by_name
        assert {"ja", "en"} <= set(given) or None in given, f"{place}: both a Japanese and an English text are needed"
        assert (given.get("ja") == "") == (given.get("en") == ""), f"{place}: one of the two texts is empty"


def test_every_part_of_the_schema_is_described_in_both_languages() -> None:
    described = [*NODES, *EDGES]
    described += [prop for node in NODES for prop in node_properties(node.label)]
    described += [prop for edge in EDGES for prop in edge_properties(edge.type)]
    assert [part for part in described if not (part.ja.strip() and part.en.strip())] == []
