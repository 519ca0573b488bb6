"""Printed values as the record keeps them."""

import pytest

from konkyo.loaders.cell_values import clean, declared_counts


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("呉市 市民部\n市民窓口課", "呉市市民部市民窓口課"),
        ("　財務部　市民税課 ", "財務部市民税課"),
        ("ABC Systems 2", "ABC Systems 2"),
        ("株式会社 ABC 東京支社", "株式会社ABC東京支社"),
        ("－", None),
        ("―", None),
        ("・", None),
        (" \n", None),
        (None, None),
        ("特になし", "特になし"),
    ],
)
def test_layout_is_removed_and_nothing_is_nothing(printed: str | None, kept: str | None) -> None:
    assert clean(printed) == kept


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("[○] 提供を行っている （ 58 ） 件 [ ] 移転を行っている （　） 件", [58, None]),
        ("委託する (3) 件", [3]),
        ("（２０）件", [20]),
        ("３件", [3]),
        ("( 1,008 ) 件", [1008]),
        ("委託する", []),
    ],
)
def test_declared_counts(printed: str, numbers: list[int | None]) -> None:
    assert declared_counts(printed) == numbers
