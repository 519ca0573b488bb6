"""The bench of the questions: it asks every one, over few documents. How long they take is no test."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from konkyo.queries.catalogue import catalogue

pytestmark = pytest.mark.store
"""The program is run by its path, which tests/layers.py does not see."""
BENCH = Path(__file__).parents[2] / "bench" / "questions.py"


def test_every_question_is_asked_and_answered(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, str(BENCH), "short", "--documents", "8", "--work", str(tmp_path)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    lines = [json.loads(line) for line in (tmp_path / "questions.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {line["question"] for line in lines} == set(catalogue())
    assert [line for line in lines if line["failed"]] == []
    assert all(f"| {question} |" in run.stdout for question in catalogue())
