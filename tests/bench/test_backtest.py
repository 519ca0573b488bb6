"""The backtest: what is proposed is not further from what officers wrote than it was."""

import json
from collections import Counter
from pathlib import Path

import pytest
from backtest import KEPT, TITLES, Backtested, BacktestVerdict, backtested, worse


@pytest.fixture(scope="module")
def found(seeds: Path) -> list[Backtested]:
    return list(backtested(seeds))


def test_no_row_is_worse_than_kept(found: list[Backtested]) -> None:
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    assert kept.keys() == {one.key for one in found}
    assert worse(found, kept) == []


def test_nothing_is_wrong_without_a_mark(found: list[Backtested]) -> None:
    assert [one for one in found if one.verdict is BacktestVerdict.WRONG] == []


def test_titles_and_numbers_are_those_of_the_officers(found: list[Backtested]) -> None:
    titled = {f"{name} {row}" for name, spans in TITLES.items() for rows in spans.values() for row in rows}
    titles = Counter(one.verdict for one in found if one.key in titled)
    numbers = Counter(one.verdict for one in found if one.key not in titled)
    assert titles[BacktestVerdict.NAME] + titles[BacktestVerdict.TEXT] == titles.total() == 13
    held = (BacktestVerdict.TEXT, BacktestVerdict.CITATIONS, BacktestVerdict.CHOICE)
    assert numbers.total() == 20
    assert sum(numbers[verdict] for verdict in held) >= 17


def test_a_loss_is_told() -> None:
    found = [Backtested("a", 1, BacktestVerdict.NONE), Backtested("a", 2, BacktestVerdict.TEXT)]
    assert worse(found, {"a 1": "same text", "a 2": "same text"}) == found[:1]
