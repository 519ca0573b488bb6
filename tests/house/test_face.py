"""``import konkyo``: a small face that costs nothing until it is used, and says what the commands say."""

import ast
import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

import konkyo
from konkyo.cli import library_page
from konkyo.cli import main as entry
from konkyo.cli.app import app

ROOT = Path(__file__).resolve().parents[2]

LOADED = """
import sys
before = set(sys.modules)
import konkyo
print(*{name.partition(".")[0] for name in set(sys.modules) - before} - sys.stdlib_module_names)
"""


@pytest.mark.store
def test_its_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = doctest.testmod(konkyo, extraglobs={"konkyo": konkyo})
    assert ran.attempted > 10
    assert ran.failed == 0


def test_importing_it_needs_the_standard_library_only() -> None:
    # Without site-packages: start.py says its words before anything is installed.
    ran = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.append({str(ROOT)!r})\n{LOADED}"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ran.stdout.split(), ran.stderr) == (["konkyo"], "")


def test_what_it_offers_is_there_and_each_function_has_its_command() -> None:
    offered = [name for name in konkyo.__all__ if callable(getattr(konkyo, name)) and name.islower()]
    assert sorted(offered) == sorted(one.function for one in library_page.COUNTERPARTS)
    assert all(hasattr(konkyo, name) for name in konkyo.__all__)


@pytest.mark.parametrize("one", library_page.COUNTERPARTS, ids=lambda one: one.function)
def test_a_command_beside_a_function_exists(one: library_page.Counterpart) -> None:
    entry.application()
    command = group = typer.main.get_command(app)
    for word in one.command.split()[1:]:
        if word.isalpha() and word.islower():
            command = command.commands[word]
    takers = [command, group] if command is not group else [group, *group.commands.values()]
    known = {option for taker in takers for parameter in taker.params for option in parameter.opts}
    assert {word for word in one.command.split() if word.startswith("-")} <= known


def test_every_signature_on_its_page_is_one() -> None:
    signatures = re.findall(r"(?m)^konkyo\.(\w+\(.*)$", library_page.markdown())
    assert len(signatures) == len(library_page.COUNTERPARTS)
    for signature in signatures:
        ast.parse(f"def {signature}: ...")
