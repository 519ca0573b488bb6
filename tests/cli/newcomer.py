"""The transcripts of docs/newcomer.md and newcomer.ja.md: their commands, and what each prints, shortened.

``python tests/cli/newcomer.py FOLDER`` prints the outputs anew from the folder into which the documents were built. How
many lines are shown at the head and at the foot of an output is as many as the page shows around its line «…».
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.cells import cell_len, set_cell_size

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = {"en": DOCS / "newcomer.md", "ja": DOCS / "newcomer.ja.md"}
LEFT_OUT = "…"
WIDEST = 32
"""Terminal columns beyond which a cell is cut: the page shows names and numbers, no sentences of the documents."""
UNSHOWN = ("Purpose", "用途")
"""The heading of the one cell that always holds such a sentence."""

_BLOCK = re.compile(r"```console\n\$ konkyo (?P<command>.+?)\n(?P<shown>.*?)```", re.S)
_CELL = re.compile(r"(?P<heading>  (?:\S+ )*\S+ {2,})(?P<value>.+)")
_GOES_ON = re.compile(r" {6,}")

Run = Callable[[list[str]], tuple[str, str]]
"""Runs konkyo with these arguments; returns what it says on stdout and on stderr."""


@dataclass(frozen=True)
class Step:
    """One command of the page, and what the page shows of its output."""

    command: str
    shown: str

    @property
    def arguments(self) -> list[str]:
        """What stands behind ``konkyo``."""
        return shlex.split(self.command, comments=True)


def steps(page: str) -> Iterator[Step]:
    """Every command of the page."""
    return (Step(*match.group("command", "shown")) for match in _BLOCK.finditer(page))


def printed(step: Step, out: str, err: str) -> str:
    """Return what the page shows of what konkyo said."""
    lines = [*_short(out), *_short(err)]
    before, left_out, after = step.shown.partition(f"\n{LEFT_OUT}\n")
    if left_out:
        head, foot = before.count("\n") + 1, after.count("\n")
        lines = [*lines[:head], LEFT_OUT, *(lines[-foot:] if foot else [])]
    return "".join(f"{line}\n" for line in lines)


def _short(said: str) -> Iterator[str]:
    """Yield the lines of an output, each cell on one of them and no wider than the page wants it."""
    in_cell = False
    for line in said.splitlines():
        cell = _CELL.fullmatch(line.rstrip())
        if in_cell and not cell and _GOES_ON.match(line):
            continue
        in_cell = cell is not None
        if cell and cell["heading"].strip() in UNSHOWN:
            continue
        yield cell["heading"] + _cut(cell["value"], WIDEST) if cell else _cut(line.rstrip(), 100)


def _cut(text: str, width: int) -> str:
    return text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + LEFT_OUT


def renewed(page: str, run: Run) -> str:
    """Return the page with what ``run`` says."""
    for step in steps(page):
        head = f"$ konkyo {step.command}\n"
        page = page.replace(f"{head}{step.shown}```", f"{head}{printed(step, *run(step.arguments))}```")
    return page


if __name__ == "__main__":
    for _code, _page in PAGES.items():

        def _run(arguments: list[str], code: str = _code) -> tuple[str, str]:
            environment = os.environ | {
                "KONKYO_HOME": sys.argv[1], "KONKYO_LANG": code, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"
            }  # fmt: skip
            ran = subprocess.run(
                [sys.executable, "-m", "konkyo.cli.main", *arguments],
                env=environment, capture_output=True, encoding="utf-8", check=True,
            )  # fmt: skip
            return ran.stdout, ran.stderr

        _page.write_text(renewed(_page.read_text(encoding="utf-8"), _run), encoding="utf-8")
