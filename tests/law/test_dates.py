"""Dates as printed and as people write them."""

from datetime import date

import pytest

from konkyo.law.dates import day, iso_date


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
    ("written", "meant"),
    [
        ("2024-05-27", date(2024, 5, 27)),
        ("2024-5-27", date(2024, 5, 27)),
        ("2024/5/27", date(2024, 5, 27)),
        ("2024年5月27日", date(2024, 5, 27)),
        ("令和6年5月27日", date(2024, 5, 27)),
        ("令和６年５月２７日", date(2024, 5, 27)),
        ("令和六年五月二十七日", date(2024, 5, 27)),
        ("令和元年5月1日", date(2019, 5, 1)),
        ("2024-05", None),
        ("令和6年5月", None),
        ("2024-02-30", None),
        ("20240527", None),
        ("番号法第19条第8号", None),
        ("平成25年5月31日法律第27号", None),
        ("0000-01-01", None),
        ("", None),
    ],
)
def test_a_day_is_the_whole_of_what_is_written(written: str, meant: date | None) -> None:
    assert day(written) == meant
