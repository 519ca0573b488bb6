"""The layer of each test: what it needs of the machine. ``pytest -m unit`` runs those that need nothing.

A pytest plugin (tests/conftest.py names it). The layer is found from the code of a test, its helpers and its fixtures:
what they import, name, or hand to another process. A test that hides its needs may be marked by hand; a unit test that
starts Java fails.
"""

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest

TESTS = Path(__file__).resolve().parent

LAYERS = {
    "neo4j": ("a Neo4j", ("neo4j_server", "konkyo.graph.neo4j_server", "konkyo.graph.neo4j_store")),
    "pages": ("a browser", ("chromium", "playwright")),
    "office": ("LibreOffice", ("office",)),
    "corpus": (
        "many documents: the real ones beside the checkout, or synthetic ones",
        ("shared_documents", "synthesis"),
    ),
    "store": (
        "Java, for an embedded store or the command",
        (
            "konkyo.graph.embedded",
            "konkyo.graph.jvm",
            "konkyo.cli.main",
            "konkyo.loaders.build.pipeline",
            "konkyo.opening",
        ),
    ),
    "unit": ("nothing", ()),
}
"""Layer → what it needs, and the modules that show it. A test is in the first layer that fits."""
_PLACES = {name: place for place, name in enumerate(LAYERS)}
_LAYER = pytest.StashKey[str]()


def pytest_configure(config: pytest.Config) -> None:
    """Declare the markers."""
    for name, (needs, _) in LAYERS.items():
        config.addinivalue_line("markers", f"{name}: a test that needs {needs}")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test with its layer."""
    for item in items:
        item.add_marker(layer(item))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Let a unit test fail that starts Java: its code hid what it needs."""
    before = _java_runs()
    yield
    if layer(item) == "unit" and _java_runs() and not before:
        pytest.fail("this test starts Java, but nothing in its code shows so: mark it with pytest.mark.store")


def _java_runs() -> bool:
    return "jpype" in sys.modules and bool(sys.modules["jpype"].isJVMStarted())


def layer(item: pytest.Item) -> str:
    """Return the layer of a test: as it is marked, else the first whose modules its code reaches."""
    if _LAYER not in item.stash:
        marked = [name for name in LAYERS if item.get_closest_marker(name)]
        item.stash[_LAYER] = marked[0] if marked else _found(item)
    return item.stash[_LAYER]


def _found(item: pytest.Item) -> str:
    return _layer_of(item.function, *_fixtures(item)) if isinstance(item, pytest.Function) else "unit"


@cache
def _layer_of(*used: object) -> str:
    """Return the layer of a function and its fixtures. It is the same for each case of a table."""
    todo, seen, shown = list(filter(_has_place, used)), set[object](), {"unit"}
    while todo:
        one = todo.pop()
        if one not in seen:
            seen.add(one)
            layers, further = _reached(one)
            shown |= layers
            todo += further
    return min(shown, key=_PLACES.__getitem__)


def needs(item: pytest.Item) -> int:
    """Return the place of a test's layer in ``LAYERS``, whose first needs most."""
    return _PLACES[layer(item)]


def _fixtures(item: pytest.Function) -> Iterator[object]:
    for definitions in item._fixtureinfo.name2fixturedefs.values():
        for definition in definitions:
            yield definition.func


@cache
def _reached(used: object) -> tuple[frozenset[str], frozenset[object]]:
    """Return the layers of the modules that a thing is of, or its code names, and what else that uses.

    Only a test's own functions and classes are looked into. Many tests share them.
    """
    modules: set[str] = set()
    further: set[object] = set()
    if isinstance(used, ModuleType):
        modules.add(used.__name__)
    elif isinstance(used, str):
        modules.update(_named(used))
    else:
        modules.add(used.__module__)
        for function in _own_functions(used):
            words = set(_words(function.__code__))
            modules |= words
            further |= {value for word in words if _has_place(value := function.__globals__.get(word))}
    return frozenset(map(_layer_shown, modules)), frozenset(further)


def _has_place(used: object) -> bool:
    """Tell whether a thing is a module, a text, or of a module as functions and classes are."""
    return isinstance(used, ModuleType | str) or (
        isinstance(getattr(used, "__module__", None), str) and isinstance(getattr(used, "__qualname__", None), str)
    )


def _own_functions(used: Any) -> Iterator[FunctionType]:
    """Yield the function, or the methods of the class, if it is one of the tests' own."""
    if _is_own(used.__module__):
        for one in vars(used).values() if isinstance(used, type) else [getattr(used, "__wrapped__", used)]:
            if isinstance(one, FunctionType):
                yield one


@cache
def _is_own(module: str) -> bool:
    home = getattr(sys.modules.get(module), "__file__", None)
    return home is not None and Path(home).is_relative_to(TESTS)


@cache
def _layer_shown(module: str) -> str:
    """Return the layer that a module shows."""
    return next(
        (name for name, (_, signs) in LAYERS.items() if any(f"{module}.".startswith(f"{one}.") for one in signs)),
        "unit",
    )


def _words(code: CodeType) -> Iterator[str]:
    """Yield all that a piece of code names: variables, attributes, imports, and modules in its strings."""
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _words(constant)
        elif isinstance(constant, str):
            yield from _named(constant)


def _named(text: str) -> list[str]:
    """Return the modules that a text names, such as a program that a test has another process run."""
    return re.findall(r"konkyo(?:\.\w+)+", text)
