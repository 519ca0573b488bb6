"""How one body lays out and fills in the form: what differs between documents that say the same."""

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st


@dataclass(frozen=True, slots=True)
class Style:
    """The choices of one rendering. None of them may change what is read."""

    font: str
    size: int
    """of the type, in points"""
    columns: int
    """of the underlying grid (方眼紙)"""
    label: int
    """columns that a label takes"""
    ticked: str
    empty: str
    brackets: tuple[str, str]
    """around the words of an option"""
    square: tuple[str, str]
    """around a chosen answer"""
    list_head: str
    dates: str
    section: str
    """what follows the number of a section"""
    roman: bool
    """parts numbered Ⅰ, else I"""
    star: bool
    """labels marked ※"""
    nested: bool
    """sub-labels beside a label merged over them, else below it"""
    apart: bool
    """brackets, ○ and options in cells of their own (workbooks)"""
    split_sheets: bool
    """a sheet a part of the form, else one long one"""
    contents: bool
    """with 項目一覧"""
    ranges: bool
    """with headings such as 提供先2～5"""
    items: str
    merged_dates: bool
    """equal dates that follow each other in the change log as one merged cell"""
    real_dates: bool
    """dates and numbers as a workbook's own, shown by a number format"""
    broken: int
    """a line break after so many characters of a cell; 0 for none"""
    width: int
    """of a page's columns in per cent"""
    landscape: bool
    margin: int
    """spacing columns left of the form"""


def styles() -> st.SearchStrategy[Style]:
    """Draw a style."""

    def one(*values: Any) -> st.SearchStrategy[Any]:
        return st.sampled_from(values)

    return st.builds(
        Style,
        font=one("Noto Sans CJK JP", "Noto Serif CJK JP"),
        size=one(9, 10, 11),
        columns=one(20, 24, 30),
        label=one(4, 5, 6),
        ticked=one("[ ○ ]", "[○]", "[〇]", "［　○　］"),
        empty=one("[ ]", "[  ]", "［　　］", "[　]"),
        brackets=one("（）", "()").map(tuple),
        square=one("[]", "［］").map(tuple),
        list_head=one("＜選択肢＞", "<選択肢>", "〈選択肢〉"),
        dates=one("和暦", "全角", "西暦", "スラッシュ"),
        section=one(". ", "．", "．　"),
        roman=st.booleans(),
        star=st.booleans(),
        nested=st.booleans(),
        apart=st.booleans(),
        split_sheets=st.booleans(),
        contents=st.booleans(),
        ranges=st.booleans(),
        items=one("一行に一つ", "番号と名", "一文"),
        merged_dates=st.booleans(),
        real_dates=st.booleans(),
        broken=one(0, 0, 13, 24, 40),
        width=one(85, 100, 120),
        landscape=st.booleans(),
        margin=one(0, 0, 1),
    )
