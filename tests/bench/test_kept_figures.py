"""The figures of reading that are kept: gains and losses are told by field."""

import pytest
from kept_figures import Figures, report

KEPT = Figures(0.01, False, {"flows purpose": "aa bb", "files name": "cc"})


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (KEPT, ["a: 1.00% unread, 3 facts (was 1.00%; +0 and +0 facts)"]),
        (
            Figures(0.2, True, {"flows purpose": "aa dd ee", "files name": "cc"}),
            [
                "a: 20.00% unread, read in part, 4 facts (was 1.00%; +2 and -1 facts)",
                "    +2 flows purpose",
                "    -1 flows purpose",
            ],
        ),
        (
            Figures(0, False, {"files name": "cc"}),
            ["a: 0.00% unread, 1 facts (was 1.00%; +0 and -2 facts)", "    -2 flows purpose"],
        ),
    ],
)
def test_gains_and_losses(now: Figures, told: list[str]) -> None:
    assert report("a", now, KEPT) == told


def test_a_document_not_kept_before() -> None:
    assert report("a", KEPT, None) == ["a: 1.00% unread, 3 facts (not kept before)"]
