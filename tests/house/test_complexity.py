"""No function has more paths through it than a person can follow.

Ruff's C901 counts branches and loops of statements. Here comprehensions, conditional expressions and each ``and`` or
``or`` count too, as they do for radon, whose grade D begins above the same limit.
"""

import ast
from collections.abc import Iterator

import pytest
from repository import PACKAGES, ROOT

MOST = 20


def complexity(function: ast.AST) -> int:
    """Return one more than the number of decisions in ``function``."""
    return 1 + sum(map(_decisions, ast.walk(function)))


def _decisions(node: ast.AST) -> int:
    match node:
        case ast.If() | ast.IfExp():
            return 1
        case ast.For() | ast.While():
            return 1 + bool(node.orelse)
        case ast.Try():
            return len(node.handlers) + bool(node.orelse)
        case ast.BoolOp():
            return len(node.values) - 1
        case ast.comprehension():
            return 1 + len(node.ifs)
        case ast.Match():
            return len(node.cases) - 1
        case _:
            return 0


def functions() -> Iterator[tuple[str, ast.AST]]:
    """Yield the name of every function and method outside the tests, with its code."""
    for folder in (*PACKAGES, "konkyo", "bench"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    yield f"{path.relative_to(ROOT).as_posix()} {node.name}", node


def test_no_function_is_too_complex() -> None:
    assert {name for name, function in functions() if complexity(function) > MOST} == set()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("return 1", 1),
        ("return 1 if a and b or c else 2", 4),
        ("for x in a:\n  if x: break\nelse: pass", 4),
        ("try: pass\nexcept A: pass\nexcept B: pass", 3),
        ("return [x for row in a for x in row if x if not y]", 5),
        ("match a:\n  case 1: pass\n  case _: pass", 2),
        ("def inner():\n  if a: pass", 2),
    ],
)
def test_what_is_counted(body: str, expected: int) -> None:
    code = "def function():\n" + "\n".join(f"  {line}" for line in body.splitlines())
    assert complexity(ast.parse(code)) == expected
