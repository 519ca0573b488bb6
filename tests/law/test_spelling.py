"""Addresses as they are cited together."""

import pytest

from konkyo.law.address import Address
from konkyo.law.spelling import in_short


def row(number: str) -> Address:
    return Address("番号法", table="別表第二", row=number)


WHOLE = Address("番号法", table="別表第二")
OTHER = Address("甲法", "2", table="の表", row="1")


@pytest.mark.parametrize(
    ("addresses", "told"),
    [
        (
            [row("101"), row("9"), row("85の2")],
            ["番号法別表第二の9、85の2、101の項"],
        ),
        (
            [row("1"), Address("番号法", "19", item="8"), Address("番号法", "9", "2"), WHOLE],
            ["番号法第9条第2項", "番号法第19条第8号", "番号法別表第二", "番号法別表第二の1の項"],
        ),
        ([OTHER, OTHER], ["甲法第2条の表の1の項"]),
        ([], []),
    ],
)  # fmt: skip
def test_rows_of_one_table_stand_together(addresses: list[Address], told: list[str]) -> None:
    assert in_short(addresses) == told
