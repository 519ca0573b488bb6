"""In which order the versions of one 評価書 replace each other."""

import pytest

from konkyo.graph.versions import replacements


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ({}, []),
        ({"a": "2020-01-01"}, []),
        ({"a": "2020-01-01", "b": "2021-01-01"}, [("b", "a")]),
        ({"c": "2022", "a": "2020-01-01", "b": "2021-03"}, [("b", "a"), ("c", "b")]),
        # The same day, or a month that holds the day: no order is known.
        ({"a": "2020-01-01", "b": "2020-01-01"}, []),
        ({"a": "2020-01-15", "b": "2020-01"}, []),
        ({"a": "2020-01-15", "b": "2020-01", "c": "2021"}, [("c", "a"), ("c", "b")]),
        ({"a": "2019", "b": "2020-01-15", "c": "2020-01"}, [("b", "a"), ("c", "a")]),
    ],
)
def test_replacements(published: dict[str, str], expected: list[tuple[str, str]]) -> None:
    assert replacements(published) == expected
