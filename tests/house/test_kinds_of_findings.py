"""Each kind of finding of ``konkyo check`` has a test with cases that have it and cases that only look so."""

import ast
from collections import defaultdict
from collections.abc import Iterator

from repository import ROOT

from konkyo.queries.columns import VALUES

KINDS = {value for column, value in VALUES if column == "check"}


def _cases() -> Iterator[tuple[str, list[ast.expr]]]:
    """Yield each kind of which a test is marked to have both, with what its cases expect: their last column."""
    for source in sorted((ROOT / "tests" / "queries").glob("test_*.py")):
        for test in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(test, ast.FunctionDef):
                marks = {mark.func.attr: mark.args for mark in test.decorator_list
                         if isinstance(mark, ast.Call) and isinstance(mark.func, ast.Attribute)}  # fmt: skip
                for kind in marks.get("look_alike", ()):
                    yield ast.literal_eval(kind), [case.elts[-1] for case in marks["parametrize"][1].elts]


def _nothing(expected: ast.expr) -> bool:
    """Tell whether a case expects no finding: [], (), None, 0, False."""
    return ast.unparse(expected) in {"[]", "()", "None", "0", "False"}


def test_each_kind_has_cases_that_have_it_and_cases_that_look_alike() -> None:
    expected: dict[str, list[bool]] = defaultdict(list)
    for kind, cases in _cases():
        expected[kind] += map(_nothing, cases)
    assert set(expected) == KINDS
    assert {kind for kind, nothing in expected.items() if len(set(nothing)) != 2} == set()


def test_every_kind_that_a_check_tells_has_a_name_for_people() -> None:
    told = set()
    for source in (ROOT / "queries" / "checks").glob("*.py"):
        for call in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if (
                isinstance(call, ast.Call)
                and ast.unparse(call.func) in ("Finding", "Finding.at")
                and len(call.args) > 1
            ):
                told |= {part.value for part in ast.walk(call.args[1]) if isinstance(part, ast.Constant)}
    assert len(told) > 15
    assert told <= KINDS
