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
    marked = [name for name in LAYERS if item.get_closest_marker(name)]
    if marked:
        return marked[0]
    return _layer_of(item.function, *_fixtures(item)) if isinstance(item, pytest.Function) else "unit"


@cache
def _layer_of(*used: object) -> str:
    """Return the layer of a function and its fixtures. It is the same for each case of a table."""
    seen: set[object] = set()
    reached = {module for one in used for module in _modules(one, seen)}
    return next(
        name for name, (_, modules) in LAYERS.items() if not modules or any(_is_in(one, modules) for one in reached)
    )


def needs(item: pytest.Item) -> int:
    """Return the place of a test's layer in ``LAYERS``, whose first needs most."""
    return list(LAYERS).index(layer(item))


def _is_in(module: str, packages: tuple[str, ...]) -> bool:
    return any(module == one or module.startswith(f"{one}.") for one in packages)


def _fixtures(item: pytest.Function) -> Iterator[object]:
    for definitions in item._fixtureinfo.name2fixturedefs.values():
        for definition in definitions:
            yield definition.func


def _modules(used: object, seen: set[object]) -> Iterator[str]:
    """Yield the modules that a thing is of; of a test's own function or class also those that its code names."""
    if isinstance(used, ModuleType):
        yield used.__name__
        return
    if isinstance(used, str):
        yield from _named(used)
        return
    module = getattr(used, "__module__", None)
    if not isinstance(module, str) or not isinstance(getattr(used, "__qualname__", None), str) or used in seen:
        return
    seen.add(used)
    yield module
    home = getattr(sys.modules.get(module), "__file__", None)
    if home is None or not Path(home).is_relative_to(TESTS):
        return
    functions = vars(used).values() if isinstance(used, type) else [getattr(used, "__wrapped__", used)]
    for function in functions:
        if isinstance(function, FunctionType):
            for word in _words(function.__code__):
                yield word
                yield from _modules(function.__globals__.get(word), seen)


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
