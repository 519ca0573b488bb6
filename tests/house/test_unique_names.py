"""One meaning for each name: no public class and no module has the name of another."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest
from repository import PACKAGES, ROOT

from konkyo.cli.main import COMMANDS


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


def class_names(root: Path = ROOT) -> dict[str, list[str]]:
    found = defaultdict(list)
    for path in modules():
        for node in ast.parse((root / path).read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(str(path))
    return found


@pytest.mark.parametrize("names", [module_names, class_names])
def test_no_name_means_two_things(names) -> None:
    found = names()
    assert len(found) > 50, "nothing was looked at"
    assert repeated(found) == {}


def test_a_second_meaning_is_seen() -> None:
    assert repeated({"Cell": ["a.py", "b.py"], "Row": ["a.py"]}) == {"Cell": ["a.py", "b.py"]}
