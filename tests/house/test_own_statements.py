"""konkyo's own statements are marked as its own: of any other text a Neo4j is asked for a plan, and Java parses it."""

import ast
from collections.abc import Iterator

import pytest
from repository import ROOT

PACKAGES = ("queries", "loaders", "viz", "papers", "explorer", "cli")


def unmarked(source: str) -> Iterator[int]:
    """Yield the lines in which a store is asked a text of the module that is not ``Own``."""
    tree = ast.parse(source)
    texts = {
        target.id
        for each in tree.body
        if isinstance(each, ast.Assign) and isinstance(each.value, ast.Constant | ast.JoinedStr | ast.BinOp)
        for target in each.targets
        if isinstance(target, ast.Name)
    }
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("store.read") and call.args:
            asked = call.args[0]
            if isinstance(asked, ast.Constant | ast.JoinedStr | ast.BinOp) or (
                isinstance(asked, ast.Name) and asked.id in texts
            ):
                yield call.lineno


def test_every_statement_of_a_package_is_marked() -> None:
    files = [file for name in PACKAGES for file in sorted((ROOT / name).rglob("*.py"))]
    found = [f"{file.relative_to(ROOT)}:{line}" for file in files for line in unmarked(file.read_text("utf-8"))]
    assert len(files) > 200
    assert found == []


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ('store.read("MATCH (n) RETURN n")', [1]),
        ('_ALL = "MATCH (n) RETURN n"\nself._store.read(_ALL, {})', [2]),
        ('store.read(f"MATCH (n:{label}) RETURN n")', [1]),
        ('_ALL = Own("MATCH (n) RETURN n")\nstore.read(_ALL)', []),
        ("store.read(query, given)", []),
    ],
)
def test_what_is_marked(source: str, lines: list[int]) -> None:
    assert list(unmarked(source)) == lines
