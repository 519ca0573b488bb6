"""Lines of a terminal: what stays together, in prose and in the cells of a table."""

import io
import re

import pytest

from konkyo.cli.line_breaks import broken_lines
from konkyo.cli.output import console, print_table


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("別表第二の39、40、42の項", 14, ["別表第二の39、", "40、42の項"]),
        ("別表第二の85の2、87の項", 14, ["別表第二の", "85の2、87の項"]),
        ("番号法第19条第8号に基づく", 10, ["番号法", "第19条", "第8号に基", "づく"]),
        ("文字の割合は4.8%です", 14, ["文字の割合は", "4.8%です"]),
        ("only from parties", 10, ["only from", "parties"]),
        ("  字下げはそのまま", 10, ["  字下げは", "そのまま"]),
        ("", 10, [""]),
        ("一\n\n二", 10, ["一", "", "二"]),
    ],
)
def test_numbers_and_stops_stay_together(text: str, width: int, lines: list[str]) -> None:
    assert list(broken_lines(text, width)) == lines


def test_a_cell_and_a_sentence_are_broken_alike() -> None:
    written = io.StringIO()
    to = console(written, width=40)
    print_table(("name", "text"), [{"name": "呉市", "text": "別表第二の13、37、39、40、42、48の項を用いる"}], to)
    to.print("この項は別表第二の13、37、39、40、42、48の項です")
    # 1 is the number of the row.
    parts = [word for line in written.getvalue().splitlines() for word in line.split()]
    assert not [word for word in parts if word[0] in "、。"]
    assert {int(number) for part in parts for number in re.findall("[0-9]+", part)} == {1, 13, 37, 39, 40, 42, 48}
