"""Texts made to run long: each is read in time that grows with its length, or this file would not end."""

import pytest

from konkyo.law import find

MANY = 30_000


@pytest.mark.parametrize(
    "text",
    [
        "、".join(map(str, range(MANY))),
        "第" + "、".join(["一"] * MANY),
        "(" * MANY,
        "番号法" + "(" * MANY + "第9条",
        "番号法" * MANY,
        "法" * MANY,
        "条例" * MANY,
        "平成" * MANY,
        "別表" * MANY,
        "同条" * MANY,
        "1の" * MANY,
        "漢" * MANY + "第1条",
        "以下「" * MANY,
        "番号法第9条" + "(a)" * MANY + "、第16条",
        "番号法第9条" + " ・" * MANY + "、第16条",
        "平成1年" * MANY,
        "あ、" * MANY + "条例",
        "番号法別表第二の" + "1、" * MANY,
        "青空市税条例第1条" * (MANY // 10),
        "青空市税条例（以下「税条例」という。）" * (MANY // 10),
        "番号法別表第二の主務省令に" * (MANY // 10),
    ],
    ids=lambda text: text[:12],
)
def test_long_text_is_read(text: str) -> None:
    assert all(text[one.start : one.end] == one.quote for one in find(text))


def test_a_long_list_is_read_whole() -> None:
    rows = [str(row) for row in range(1, MANY)]
    assert [one.row for one in find(f"番号法別表第二の{'、'.join(rows)}の項")] == rows
