"""The lock files hold what pyproject.toml asks for, all of it and nothing else, and what is being tested."""

import re
import tomllib
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = {"app": "build", "dev": "dev"}


def lines(name: str) -> list[str]:
    """The entries of a lock file, each on one line with its hashes."""
    text = (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8")
    joined = re.sub(r"\s*\\\n\s*", " ", text)
    return [line for line in joined.splitlines() if line and not line.startswith("#")]


def required(name: str) -> list[Requirement]:
    """What a lock file installs on this machine."""
    found = [Requirement(line.split(" --hash")[0]) for line in lines(name)]
    return [each for each in found if each.marker is None or each.marker.evaluate()]


def locked(name: str) -> dict[str, str]:
    """Name → version of what a lock file installs on this machine."""
    return {canonicalize_name(each.name): str(each.specifier).removeprefix("==") for each in required(name)}


def asked_for(group: str) -> list[Requirement]:
    """What pyproject.toml asks for itself: the dependencies and one group."""
    wanted = [Requirement(text) for text in PROJECT["project"]["dependencies"]]
    for entry in PROJECT["dependency-groups"][group]:
        texts = PROJECT["dependency-groups"][entry["include-group"]] if isinstance(entry, dict) else [entry]
        wanted += [Requirement(text) for text in texts]
    return wanted


def with_extras(requirements: Iterable[Requirement]) -> set[tuple[str, str]]:
    """(name, "") of each requirement, and (name, extra) of each extra that it asks for."""
    return {(canonicalize_name(each.name), extra) for each in requirements for extra in {"", *each.extras}}


def with_what_they_need(roots: Iterable[Requirement]) -> set[tuple[str, str]]:
    """``roots`` and all that the installed packages say they need on this machine, with their extras."""
    found: set[tuple[str, str]] = set()
    todo = [(requirement, "") for requirement in roots]
    while todo:
        requirement, extra = todo.pop()
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": extra}):
            continue
        name = canonicalize_name(requirement.name)
        for wanted in {"", *requirement.extras}:
            if (name, wanted) not in found:
                found.add((name, wanted))
                todo += [(Requirement(text), wanted) for text in metadata.requires(name) or []]
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_every_entry_is_one_version_with_its_hashes(name: str) -> None:
    loose = [
        line for line in lines(name) if not re.match(r"[\w.\[\]-]+==[\w.]+( ; [^#]+?)?( --hash=sha256:\w{64})+$", line)
    ]
    assert loose == []


@pytest.mark.parametrize(("name", "group"), LOCKS.items())
def test_the_locked_versions_are_those_pyproject_allows(name: str, group: str) -> None:
    versions = locked(name)
    for requirement in asked_for(group):
        assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)]), requirement


@pytest.mark.parametrize(("name", "group"), LOCKS.items())
def test_nothing_is_missing_and_nothing_is_left_over(name: str, group: str) -> None:
    # Extras too: the pip of Python 3.11 finds no hash for coverage[toml] where the lock says coverage alone.
    assert with_extras(required(name)) == with_what_they_need(asked_for(group)), "run: python3 start.py lock"


def test_what_is_tested_is_what_is_locked() -> None:
    installed = {name: metadata.version(name) for name in locked("dev")}
    assert installed == locked("dev"), "run: python3 start.py test"


def test_tests_run_on_what_a_user_gets() -> None:
    assert locked("app").items() <= locked("dev").items()


def test_the_build_is_pinned_as_the_build_system_asks() -> None:
    assert set(PROJECT["build-system"]["requires"]) <= set(PROJECT["dependency-groups"]["build"])
