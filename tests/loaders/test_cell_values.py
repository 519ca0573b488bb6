"""Values cut out of a cell keep the place of each of their characters."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konkyo.loaders.cell_values import SHOWN_MARKS, CellText, clean, cut

CELLS = st.text(alphabet=[*"甲乙AB 1(（、・－\n\t　", *SHOWN_MARKS])


@given(CELLS)
def test_a_cut_value_is_the_cleaned_cell_and_knows_where_it_stands(cell: str) -> None:
    found = cut(cell)
    assert (found and found.text) == clean(cell)
    if found:
        assert [cell[offset] for offset in found.offsets] == list(found.text)
        assert list(found.offsets) == sorted(set(found.offsets))
        assert cell[found.start : found.end].strip() == cell[found.start : found.end]


@given(CELLS)
def test_lines_and_parts_stand_where_they_say(cell: str) -> None:
    whole = CellText.of(cell)
    pieces = [*whole.lines(), *whole.split(re.compile("、"))]
    for piece in pieces:
        assert "".join(cell[offset] for offset in piece.offsets) == piece.text
    assert [line.text for line in whole.lines()] == [line.strip() for line in cell.splitlines() if line.strip()]
    assert [part.text for part in whole.split(re.compile("、"))] == cell.split("、")


@pytest.mark.parametrize(
    ("cell", "printed"),
    [
        ("  呉市 市民部\n市民課 ", "呉市 市民部\n市民課"),
        ("\ue001 紙 \ue000", "紙"),
    ],
)
def test_a_value_spans_what_is_printed_between_its_ends(cell: str, printed: str) -> None:
    found = cut(cell)
    assert found
    assert cell[found.start : found.end] == printed
