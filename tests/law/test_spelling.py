"""Addresses as they are cited together."""

import pytest

from konkyo.law.address import Address
from konkyo.law.spelling import in_short

ACT, TABLE = "番号法", "別表第二"


@pytest.mark.parametrize(
    ("addresses", "told"),
    [
        (
            [Address(ACT, table=TABLE, row="101"), Address(ACT, table=TABLE, row="9"), Address(ACT, table=TABLE, row="85の2")],
            ["番号法別表第二の9、85の2、101の項"],
        ),
        (
            [Address(ACT, table=TABLE, row="1"), Address(ACT, "19", item="8"), Address(ACT, "9", "2"), Address(ACT, table=TABLE)],
            ["番号法第9条第2項", "番号法第19条第8号", "番号法別表第二", "番号法別表第二の1の項"],
        ),
        ([Address("甲法", "2", table="の表", row="1"), Address("甲法", "2", table="の表", row="1")], ["甲法第2条の表の1の項"]),
        ([], []),
    ],
)  # fmt: skip
def test_rows_of_one_table_stand_together(addresses: list[Address], told: list[str]) -> None:
    assert in_short(addresses) == told
