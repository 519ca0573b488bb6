"""One meaning for each name: no public class, type alias, constant, function or module has the name of another."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from repository import PACKAGES, ROOT

from konkyo.cli.main import COMMANDS

PORTS = {
    "main": "what a program runs",
    "markdown": "makes a page of docs/ from what the page describes",
    "portions": "yields what a question is asked about, some at a time",
    "read_statute": "reads one format of statutes",
    "register": "declares a command and its options",
    "work": "what a module of postprocess/ does with the rows of its question",
}
"""The names of functions that several modules define because the same callers call them in the same way."""
CONSTANT_PORTS = {"SUBCOMMANDS": "the commands of a group of commands, which the entry lists"}
"""The same for constants."""
NOTEBOOK = Path("konkyo/notebook.py")
TYPE_NAME = re.compile(r"[A-Z]\w*[a-z]\w*")


def modules() -> list[Path]:
    own = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return [path.relative_to(ROOT) for path in [*sorted((ROOT / "konkyo").glob("*.py")), *own]]


def repeated(names: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: places for name, places in names.items() if len(places) > 1}


def module_names() -> dict[str, list[str]]:
    """A package counts by the name of its folder. A command's module is called as the command is, and stands apart."""
    found = defaultdict(list)
    for path in modules():
        if path.parts[0] == "cli" and path.stem in COMMANDS:
            found[f"cli.{path.stem}"].append(str(path))
        else:
            found[path.parent.name if path.stem == "__init__" else path.stem].append(str(path))
    return found


@cache
def parsed() -> tuple[tuple[Path, ast.Module], ...]:
    return tuple((path, ast.parse((ROOT / path).read_text(encoding="utf-8"))) for path in modules())


def assigned(module: ast.Module) -> Iterator[tuple[str, ast.expr | None]]:
    """Yield the names that ``module`` gives to values, with the values."""
    for node in module.body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                for name in target.elts if isinstance(target, ast.Tuple) else [target]:
                    if isinstance(name, ast.Name):
                        yield name.id, node.value


def type_names() -> dict[str, list[str]]:
    """Classes and type aliases: an alias is written as a class is (``EdgeKind``), a constant is not (``EDGES``)."""
    found = defaultdict(list)
    for path, module in parsed():
        classes = [node.name for node in module.body if isinstance(node, ast.ClassDef)]
        for name in [*classes, *(name for name, _ in assigned(module) if TYPE_NAME.fullmatch(name))]:
            if not name.startswith("_"):
                found[name].append(str(path))
    return found


def all_constants() -> dict[str, list[str]]:
    """Values that a module gives a name, also one that it takes from another module to give it again."""
    found = defaultdict(list)
    for path, module in parsed():
        for name, _ in assigned(module):
            if not name.startswith("_") and not TYPE_NAME.fullmatch(name):
                found[name].append(str(path))
    return found


def constant_names() -> dict[str, list[str]]:
    return {name: places for name, places in all_constants().items() if name not in CONSTANT_PORTS}


def all_functions() -> dict[str, list[str]]:
    """Functions by name. What a command runs is called as the command is, a question in a notebook as the question is:
    they stand apart, as the modules of commands do.
    """
    found = defaultdict(list)
    for path, module in parsed():
        apart = {path.stem} if path.parts[0] == "cli" and path.stem in COMMANDS else set()
        apart |= {each for name, value in assigned(module) if name == "SUBCOMMANDS" for each in ast.literal_eval(value)}
        for node in module.body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
                own = node.name in apart or path == NOTEBOOK
                found[f"{path.stem}.{node.name}" if own else node.name].append(str(path))
    return found


def function_names() -> dict[str, list[str]]:
    return {name: places for name, places in all_functions().items() if name not in PORTS}


@pytest.mark.parametrize("names", [module_names, type_names, constant_names, function_names])
def test_no_name_means_two_things(names) -> None:
    found = names()
    assert len(found) > 50, "nothing was looked at"
    assert repeated(found) == {}


@pytest.mark.parametrize("name", PORTS)
def test_several_modules_define_each_port(name) -> None:
    assert len(all_functions()[name]) > 1


@pytest.mark.parametrize("name", CONSTANT_PORTS)
def test_several_modules_define_each_port_that_is_a_constant(name) -> None:
    assert len(all_constants()[name]) > 1


def test_names_of_one_line_are_all_seen() -> None:
    module = ast.parse("FIRST, SECOND = 1, 2\nTHIRD: int = 3\nx.FOURTH = 4\nFIFTH = SIXTH = 5")
    assert [name for name, _ in assigned(module)] == ["FIRST", "SECOND", "THIRD", "FIFTH", "SIXTH"]


def test_a_second_meaning_is_seen() -> None:
    assert repeated({"Cell": ["a.py", "b.py"], "Row": ["a.py"]}) == {"Cell": ["a.py", "b.py"]}
