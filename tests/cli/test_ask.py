"""What ``konkyo ask`` tells beside the rows of an answer."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from konkyo.queries.catalogue import GROUPS, catalogue


def test_the_list_goes_by_groups_and_has_every_question(konkyo) -> None:
    ran = konkyo("ask", "--list", "--lang", "en")
    lines = ran.out.splitlines()
    places = [lines.index(about.en) for about in GROUPS.values()]
    assert places == sorted(places)
    assert {line.strip() for line in lines if line.startswith("  ") and line[2] != " "} == set(catalogue())


def test_values_of_a_parameter_are_told_one_a_line(konkyo, built: Path) -> None:
    ran = konkyo("ask", "contractors", "--values", "body", "--from", built)
    assert (ran.code, set(ran.out.splitlines())) == (0, {"倉敷市", "呉市", "墨田区", "花巻市", "川口市"})
    assert "紙" in konkyo("ask", "flows_by_medium", "--values", "medium", "--from", built).out.splitlines()


def test_values_of_a_parameter_that_there_is_not(konkyo, built: Path) -> None:
    ran = konkyo("ask", "contractors", "--values", "bodi", "--from", built)
    assert (ran.code, ran.out) == (2, "")
    assert "body" in ran.err


def test_the_count_is_that_of_the_rows(konkyo, built: Path) -> None:
    question = ("ask", "contractors", "-p", "body=花巻市", "--from", built)
    assert konkyo(*question, "--count").out == "3\n"
    assert len(json.loads(konkyo(*question, "-f", "json").out)) == 3


def test_what_a_question_takes_is_explained(konkyo) -> None:
    ran = konkyo("ask", "as_of", "--explain")
    assert "--param on=2022-04-01" in ran.out
    assert "konkyo ask as_of --values document" in ran.out


@pytest.mark.parametrize(
    ("begun", "offered"),
    [
        ("ask flows_w", ["flows_without_basis"]),
        ("ask contractors -p bo", ["body="]),
        ("ask contractors -p body=花", ["body=花巻市"]),
        ("ask nothing -p bo", []),
    ],
)
def test_the_shell_completes_questions_parameters_and_values(built: Path, begun: str, offered: list[str]) -> None:
    words = f"konkyo {begun}"
    told = {"_KONKYO_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
    ran = subprocess.run(
        [sys.executable, "-m", "konkyo.cli.main"], env=os.environ | told | {"KONKYO_HOME": str(built)},
        capture_output=True, encoding="utf-8", cwd=Path(__file__).resolve().parents[2], check=False,
    )  # fmt: skip
    assert [word for word in ran.stdout.splitlines() if word] == offered, ran.stderr
