"""Lists of record items whose line ends are lost: the lines that they were.

- the name of a file, and that of a group, between items: 「… 続柄 (2) 本人確認情報ファイル 1. …」, 「… 住所 <給付> …」
- the last name of a row of a table with the number of the next row: 「35 | 年税額 3 個人番号」
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from konkyo.loaders.forms.filled import Slot
from konkyo.loaders.pages import Cell, Row
from konkyo.loaders.record import Note

_FILE = re.compile(
    r"(?:(?<=\s)|^)(?:[(（]?[\d０-９]{1,2}[)）.．]\s*|[①-⑳・○■◆●]\s*)?[^\s、，,]{1,40}?(?:ファイル|台帳)\d{0,2}(?=\s)"
)
_GROUP = re.compile(r"(?:(?<=\s)|^)[<＜〈《【][^<>＜＞〈〉《》【】]{1,40}[>＞〉》】](?=\s|$)")
_NEXT_ROW = re.compile(r"(\S.*?)\s+([\d０-９]{1,4})(?:\s+(\S.*))?", re.S)
_NUMBER = re.compile(r"[\d０-９]{1,4}(?=\s|$)")
_GLUED = re.compile(r"[^ぁ-んァ-ヶ()（）]{17,}|.{40,}")
_FEWEST_CELLS = 3


def item_lines(rows: Sequence[Row], is_file: Callable[[str], bool]) -> Iterator[Row]:
    """Yield ``rows`` as they stood in lines. ``is_file`` tells whether a text is the heading of a file's list."""
    for row in (part for printed in rows for part in _table_rows(printed)):
        cells = [cell for cell in row.cells if cell.text]
        yield Row((replace(cells[0], text=_parted(cells[0].text, is_file)),)) if len(cells) == 1 else row


def _parted(text: str, is_file: Callable[[str], bool]) -> str:
    """Return a text with the names of files and groups within it on lines of their own."""
    spans = [match.span() for match in _FILE.finditer(text) if is_file(match[0])]
    spans += [match.span() for match in _GROUP.finditer(text)]
    edges = sorted({edge for span in spans for edge in span})
    pieces = (text[start:end].strip(" \t　") for start, end in zip([0, *edges], [*edges, len(text)], strict=True))
    return "\n".join(piece for piece in pieces if piece) if edges else text


def _table_rows(row: Row) -> Iterator[Row]:
    """Yield the rows that a row was in which a number counts on from the first, or from the last, of the row before."""
    if sum(bool(cell.text) for cell in row.cells) < _FEWEST_CELLS:
        yield row
        return
    taken: list[Cell] = []
    numbers: list[int] = []
    for cell in row.cells:
        begins = _NEXT_ROW.fullmatch(cell.text)
        number = _NUMBER.match(cell.text)
        following = (numbers[0] + 1, numbers[-1] + 1) if numbers else (1,)
        if begins and not number and int(begins[2]) in following:
            yield Row((*taken, replace(cell, text=begins[1])))
            taken = [replace(cell, text=" ".join(filter(None, begins.groups()[1:])))]
            numbers = [int(begins[2])]
            continue
        if number:
            numbers.append(int(number[0]))
        taken.append(cell)
    yield Row(tuple(taken))


def is_glued(names: Slot, rows: Sequence[Row]) -> bool:
    """Tell whether a whole word of ``rows`` is a name too long for one: 「所得区分総所得金額等賦課年度…」."""
    words = {word for row in rows for cell in row.cells for word in cell.text.split()}
    return any(name in words and _GLUED.fullmatch(name) for name in names.text.splitlines())


def glued_list(slot: Slot) -> Note:
    """Return the note that the names of a list of record items cannot be told apart."""
    return Note(
        code="items-glued",
        ja="漢字の間に空白が入っているので、空白で区切られた記録項目の名を分けられない",
        en="the kanji stand apart, so names of record items that are separated by spaces cannot be told apart",
        at=slot.at,
    )
