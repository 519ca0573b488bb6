"""The program that reads broken files: the same seed gives the same file, and no bad end passes for a good one."""

import os
import re
import time

import fuzz
import pytest

from konkyo.loaders.pages import Pages

SEEDS = range(1, 40)
SOME = range(1, 14)
"""Among these are a text of citations, a file that is refused, and files of the formats that are made most."""


def test_the_same_seed_gives_the_same_input_and_another_one_another() -> None:
    inputs = [fuzz.made(seed, None) for seed in SEEDS]
    fuzz.originals.cache_clear()
    assert inputs == [fuzz.made(seed, None) for seed in SEEDS]
    assert len(set(inputs)) == len(inputs)
    assert {suffix for suffix, _ in inputs} == {"", ".txt", ".html", ".xlsx", ".docx", ".pdf"}


@pytest.mark.parametrize("fault", [RecursionError, ValueError, MemoryError])
def test_what_is_neither_record_nor_error_is_told(monkeypatch: pytest.MonkeyPatch, fault: type[Exception]) -> None:
    def stumble(pages: Pages) -> None:
        raise fault("on purpose")

    monkeypatch.setattr(fuzz, "read_pages", stumble)
    ends = [fuzz.outcome(seed, None) for seed in SOME]
    expected = "memory" if fault is MemoryError else "crash"
    assert {one.how for one in ends} == {"citations", "error", expected}
    assert all(re.search("on purpose", one.told) for one in ends if one.how == "crash")


def test_what_takes_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def work(pages: Pages) -> None:
        while True:
            time.process_time()

    monkeypatch.setattr(fuzz, "read_pages", work)
    monkeypatch.setattr(fuzz, "SECONDS", 0.05)
    assert fuzz.outcome(2, None).how == "held"


def test_a_process_that_is_gone_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "read_pages", lambda pages: os._exit(1))
    assert "died" in {one.how for one in fuzz.outcomes(2, 3, None, 1)}
