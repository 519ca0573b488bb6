"""Names of evaluations in a few words: the title tells apart those of one body."""

import pytest

from konkyo.queries.evaluation_names import names_in_short


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ([("甲市長", "住民税"), ("乙市長", "国保")], ["甲市長", "乙市長"]),
        ([("甲市長", "住民税"), ("甲市長", "国保")], ["甲市長 住民税", "甲市長 国保"]),
        ([(None, "国保"), (None, None)], ["国保", "?"]),
    ],
)
def test_a_body_with_several_is_named_with_the_title(named: list, expected: list[str]) -> None:
    assert names_in_short(named) == expected
