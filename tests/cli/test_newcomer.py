"""The commands of docs/newcomer.md print what the page shows of them."""

from pathlib import Path

import newcomer
import pytest

STEPS = list(newcomer.steps(newcomer.PAGE.read_text(encoding="utf-8")))


def test_every_command_of_the_page_is_found() -> None:
    assert len(STEPS) == newcomer.PAGE.read_text(encoding="utf-8").count("```console") >= 8


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.command)
def test_a_command_prints_what_is_shown(
    konkyo, built: Path, monkeypatch: pytest.MonkeyPatch, step: newcomer.Step
) -> None:
    monkeypatch.setenv("KONKYO_HOME", str(built))
    ran = konkyo(*step.arguments)
    hint = "if the new output is right: python tests/cli/newcomer.py FOLDER"
    assert (ran.code, newcomer.printed(step, ran.out, ran.err)) == (0, step.shown), hint
