"""The bench of the questions: it asks every one, over few documents. How long they take is no test."""

import json
from pathlib import Path

import pytest
import questions

from konkyo.queries.catalogue import catalogue


def test_every_question_is_asked_and_answered(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = tmp_path / "questions.jsonl"
    questions.main(
        ["measure", "--store", str(built), "--documents", "5", "--draws", "1", "--asks", "1", "--figures", str(figures)]
    )
    lines = [json.loads(line) for line in figures.read_text(encoding="utf-8").splitlines()]
    assert {line["question"] for line in lines} == set(catalogue())
    assert [line for line in lines if line["failed"]] == []
    told = capsys.readouterr().out
    assert all(f"| {question} |" in told for question in catalogue())
