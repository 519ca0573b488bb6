"""Both READMEs say what is so: the commands and options they name exist, and the output they show is what one gets."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path

import pytest
import typer.main

from konkyo.cli import main as entry
from konkyo.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = {"README.md": "en", "README.ja.md": "ja"}
GLOBAL = {"--store", "--lang", "--debug", "--version", "--help"}

pages = pytest.mark.parametrize("page", LANGUAGES)


def text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def commands(page: str) -> Iterator[list[str]]:
    """Every ``konkyo …`` that a page tells people to type, as words."""
    for line in re.findall(r"(?m)(?:`|^\$? ?)konkyo ([a-z][^`#\n]*)", text(page)):
        yield line.split()


def examples(page: str) -> Iterator[tuple[list[str], str]]:
    """Every command that a page shows together with its output."""
    for block in re.findall(r"(?s)```console\n(.*?)```", text(page)):
        for shown in re.split(r"(?m)^\$ konkyo ", block)[1:]:
            command, _, output = shown.partition("\n")
            yield command.split(), output.rstrip()


@cache
def options() -> dict[str, set[str]]:
    """Command → the options it takes."""
    entry.application()
    group = typer.main.get_command(app)
    return {name: {word for each in command.params for word in each.opts} for name, command in group.commands.items()}


@pages
def test_what_it_tells_people_to_type_exists(page: str) -> None:
    typed = list(commands(page))
    assert {words[0] for words in typed} == set(options())
    for command, *rest in typed:
        unknown = {word for word in rest if word.startswith("-")} - options()[command] - GLOBAL
        assert not unknown, f"konkyo {command} has no {unknown}"


@pages
def test_every_option_it_names_is_one(page: str) -> None:
    known = GLOBAL.union(*options().values())
    assert set(re.findall(r"`(--[a-z]+)", text(page))) <= known


@pages
def test_it_tells_every_exit_code(page: str) -> None:
    codes = {entry.ALL_RIGHT, entry.SOME_FAILED, entry.USAGE, entry.NOTHING_DONE, entry.FAULT, entry.INTERRUPTED}
    told = re.search(r"(?s)\*\*(?:Exit codes|終了コード):\*\*(.*?)\n\n", text(page))
    assert told
    assert {int(number) for number in re.findall(r"\d+", told[1])} == codes


@pages
def test_its_start_is_that_of_start_py(page: str) -> None:
    usage = subprocess.run([sys.executable, ROOT / "start.py"], capture_output=True, text=True, encoding="utf-8").stderr
    named = set(re.findall(r"python3 start\.py (\w+)", text(page)))
    assert {"demo", "test"} <= named <= set(re.findall(r"python3 start\.py (\w+)", usage))


def test_both_tell_the_same_commands() -> None:
    there, here = (sorted(words[0] for words in commands(page)) for page in LANGUAGES)
    assert there == here


@pages
def test_the_output_it_shows_is_what_one_gets(page: str, fictional: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"HOME": str(fictional), "LANG": LANGUAGES[page], "STORE": ""}.items():
        monkeypatch.setenv(f"KONKYO_{name}", value)
    monkeypatch.setenv("COLUMNS", "100")
    shown = list(examples(page))
    assert shown
    for words, output in shown:
        with StringIO() as said, redirect_stdout(said), redirect_stderr(said):
            entry.main(words)
            assert [line.rstrip() for line in said.getvalue().rstrip().splitlines()] == output.splitlines()


def first_commands(page: str) -> list[list[str]]:
    block = next(block for block in re.findall(r"(?s)```sh\n(.*?)```", text(page)) if "konkyo build" in block)
    return [shlex.split(line, comments=True) for line in block.splitlines() if line.startswith("konkyo ")]


def test_the_first_commands_work_as_they_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines, others = map(first_commands, LANGUAGES)
    assert len(lines) > 5
    assert lines == others
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KONKYO_HOME", raising=False)
    for name, value in {"LANG": "ja", "STORE": ""}.items():
        monkeypatch.setenv(f"KONKYO_{name}", value)
    for _, *words in lines:
        assert (entry.main(words), capsys.readouterr().out != "") == (0, True), words
