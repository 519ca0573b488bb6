"""No ring of packages: what a package needs never needs it in turn, by whatever way, also between parent and child.

A package is a folder; what stands in its own modules is its own, what stands in folders below it is not.
"""

import ast
from collections.abc import Iterator, Mapping

import networkx
import pytest
from repository import PACKAGES, ROOT


def sources() -> dict[str, str]:
    """Dotted name → source of every module; a package by its own name."""
    files = [(path, path.relative_to(ROOT / "konkyo")) for path in (ROOT / "konkyo").glob("*.py")]
    files += [(path, path.relative_to(ROOT)) for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    found = {}
    for path, place in files:
        steps = ("konkyo", *place.with_suffix("").parts)
        found[".".join(steps[:-1] if steps[-1] == "__init__" else steps)] = path.read_text(encoding="utf-8")
    return found


def imported(module: str, source: str, packages: set[str], modules: Mapping[str, str]) -> Iterator[str]:
    """The modules that a module imports anywhere, also within a function."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            steps = module.split(".") if module in packages else module.split(".")[:-1]
            base = ".".join([*steps[: len(steps) - node.level + 1], *filter(None, [node.module])])
            start = base if node.level else node.module or ""
            for name in node.names:
                yield f"{start}.{name.name}" if f"{start}.{name.name}" in modules else start


def rings(modules: Mapping[str, str]) -> list[list[str]]:
    """The packages that need each other."""
    parents = {name.rpartition(".")[0] for name in modules}
    packages = {name for name in modules if name in parents}

    def package(name: str) -> str:
        return name if name in packages else name.rpartition(".")[0]

    graph = networkx.DiGraph()
    for module, source in modules.items():
        for name in imported(module, source, packages, modules):
            if name in modules and package(name) != package(module):
                graph.add_edge(package(module), package(name))
    return sorted(sorted(ring) for ring in networkx.strongly_connected_components(graph) if len(ring) > 1)


def test_no_packages_need_each_other() -> None:
    modules = sources()
    assert len(modules) > 200, "nothing was looked at"
    assert rings(modules) == []


@pytest.mark.parametrize(
    ("modules", "expected"),
    [
        ({"a": "", "a.b": "", "a.b.x": "from a.c import y", "a.c": "", "a.c.y": ""}, []),
        ({"a": "", "a.b": "", "a.b.x": "import a.c.y", "a.c": "", "a.c.y": "from a.b import x"}, [["a.b", "a.c"]]),
        (
            {"a": "", "a.top": "from a.b.x import f", "a.b": "", "a.b.x": "from a.leaf import g", "a.leaf": ""},
            [["a", "a.b"]],
        ),
        (
            {"a": "", "a.b": "", "a.b.x": "def f():\n    from ..c import y", "a.c": "", "a.c.y": "from a.b.x import f"},
            [["a.b", "a.c"]],
        ),
        ({"a": "", "a.b": "from a.b.x import f", "a.b.x": "from . import y", "a.b.y": ""}, []),
    ],
)
def test_a_ring_is_seen(modules: dict[str, str], expected: list[list[str]]) -> None:
    assert rings(modules) == expected
