"""Printed values as the record keeps them."""

import pytest

from loaders.values import clean, counts, iso_date


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
    ("printed", "iso"),
    [
        ("平成27年3月10日", "2015-03-10"),
        ("平成 27 年 3 月", "2015-03"),
        ("平成２７年１０月１日", "2015-10-01"),
        ("令和元年5月1日", "2019-05-01"),
        ("令和1年5月24日", "2019-05-24"),
        ("令和６年", "2024"),
        ("平成二十年三月三十一日", "2008-03-31"),
        ("昭和四十二年七月二十五日", "1967-07-25"),
        ("令和2年2月28日（金）から令和2年3月30日（月）まで", "2020-02-28"),
        ("2015年4月1日", "2015-04-01"),
        ("平成30年5月32日", None),
        ("平成30年13月1日", None),
        ("令和4年2月29日", None),
        ("令和6年2月29日", "2024-02-29"),
        ("未定", None),
        (None, None),
    ],
)
def test_dates(printed: str | None, iso: str | None) -> None:
    assert iso_date(printed) == iso


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
    assert counts(printed) == numbers
