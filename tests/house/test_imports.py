"""A module has one name: konkyo.law, never law, though a checkout's root on the path would let that pass."""

import re

import pytest
from repository import PACKAGES, ROOT, files, text

BARE = re.compile(
    rf"(?:^|[>.`'\"(])\s*(?:from|import|python3? -m)\s+(?:{'|'.join(PACKAGES)})(?:\.[\w.]+)?(?:\s|$|`|\.)"
)


def bare(line: str) -> bool:
    """Tell whether a line of code, or one quoted in a text, imports or runs a module by its bare name."""
    return bool(BARE.search(line))


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ("import graph", True),
        ("from law import find", True),
        ("    from queries.answer import answer", True),
        (">>> from queries import notebook", True),
        ("run `python -m law.compile.names_index`", True),
        ("import graph.store as store", True),
        ("from konkyo.law import find", False),
        ("import konkyo.graph", False),
        ("from lawyers import one", False),
        ("what comes from law alone", False),
        ("-m konkyo.law.compile", False),
    ],
)
def test_what_counts_as_bare(line: str, refused: bool) -> None:
    assert bare(line) is refused


def test_nothing_imports_by_a_bare_name() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in files()
        if path.suffix in (".py", ".md", ".toml") and path.name != "test_imports.py"
        for number, line in enumerate((text(path) or "").splitlines(), 1)
        if bare(line)
    ]
    assert found == []
