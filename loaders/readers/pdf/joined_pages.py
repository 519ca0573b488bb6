"""The rows of the pages of a PDF: without page furniture, with tables and cells joined over page breaks."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from konkyo.loaders.pages import Page, Row
from konkyo.loaders.readers.grid import CellSequence, GridBox, table_rows
from konkyo.loaders.readers.pdf.ruled import Area
from konkyo.loaders.readers.pdf.sheet import PdfCell, PdfSheet, PdfTable
from konkyo.loaders.readers.pdf.text_layout import goes_on
from konkyo.loaders.readers.pdf.text_lines import TextLine

_MARGIN = 0.12  # of a page's height, at its head and foot: furniture stands there
_FEWEST_PAGES = 3  # with the same line, which then is furniture
_MOST_NUMBERS = 3  # that are compared in one line
_NEARLY_FULL = 4.0  # characters that fit into a full line at most
_DEEPEST = 3.0  # lines that fit below the text of a cell that a page break cut, at most
_SAME = 4.0  # points between positions on two pages that count as equal
_FEWEST_COLUMNS = 3  # of a table with a head; two cells are a label and its value
_NUMERAL = re.compile(r"[①-⑳]")  # before a label; 「③提供する情報」 is a head only beside 「④…」
_CHOICE = re.compile(r"\d{1,2}\s*[)）]")
_BOX = re.compile(r"[\[［]\s*\S?\s*[\]］]|[☐☑☒]")
_NUMBER = re.compile(
    r"[-－ー―‐–—]?\s*(?:[pP](?:age)?\.?\s*)?(\d{1,4})\s*(?:[-－ー―‐–—]|[/／]\s*\d{1,4}\s*)?(?:ページ|頁)?"
)


def rows(sheets: Sequence[PdfSheet]) -> tuple[tuple[Page, ...], int]:
    """Return the pages with their rows, and the number of characters in their cells."""
    _drop_furniture(sheets)
    _join(sheets)
    sequence = CellSequence()
    found: dict[int, list[Row]] = defaultdict(list)
    for sheet in sheets:
        for part in sheet.parts:
            for page, cells in _printed_rows(part, sheet.number):
                line = len(found[page]) + 1
                found[page].append(Row(tuple(sequence.cell(t, line, page, merged) for t, merged in cells)))
    pages = tuple(Page(number, tuple(found[number])) for number in sorted(found))
    return pages, sequence.characters


def _printed_rows(part: PdfTable | TextLine, page: int) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """Yield the rows of a table or the one of a line, each with its page and the text and merged text of its cells."""
    if isinstance(part, TextLine):
        yield page, [(text, "") for text in part.cells]
        return
    boxes = [
        GridBox(c.area.row, c.area.column, c.text, c.area.rows, c.area.columns, "" if c.text else c.elsewhere)
        for c in part.cells
    ]
    starts = part.starts or [(0, page)]
    for row, cells in table_rows(boxes):
        yield next(number for first, number in reversed(starts) if first <= row), cells


def _drop_furniture(sheets: Sequence[PdfSheet]) -> None:
    """Remove page numbers and the lines that recur at the head or foot of pages, and boxes with a recurring word.

    The first of the recurring head lines stays: it may be the title of what follows.
    """
    _drop_boxes(sheets)
    recurring: Counter[tuple[str, int]] = Counter()
    for sheet in sheets:
        recurring.update({key for text in _marginal(sheet) for key in _keys(text, sheet.number)})
    seen: set[str] = set()
    for sheet in sheets:
        for text in _marginal(sheet):
            line = re.sub(r"[\d\s]", "", "".join(text.cells))
            again = bool(line) and max(recurring[key] for key in _keys(text, sheet.number)) >= _FEWEST_PAGES
            at_foot = text.top > sheet.height / 2
            numbered = _page_number(text) is not None and _counts_up(text, sheet, sheets)
            if numbered or (again and (at_foot or line in seen)):
                sheet.parts.remove(text)
            elif again:
                seen.add(line)


def _drop_boxes(sheets: Sequence[PdfSheet]) -> None:
    """Remove boxes of one cell at the head of pages that say the same on all but for numbers: 「資料１－２」."""
    boxes = [(sheet, part, _boxed(part, sheet)) for sheet in sheets for part in sheet.parts]
    recurring = Counter(word for _, _, word in boxes if word)
    for sheet, part, word in boxes:
        if word and recurring[word] >= _FEWEST_PAGES:
            sheet.parts.remove(part)


def _boxed(part: PdfTable | TextLine, sheet: PdfSheet) -> str:
    """Return the words without digits of a box of one cell in the margin of a page; "" for anything else."""
    if not isinstance(part, PdfTable) or len(part.cells) != 1:
        return ""
    area = part.cells[0].area
    in_margin = area.bottom < sheet.height * _MARGIN or area.top > sheet.height * (1 - _MARGIN)
    return re.sub(r"[\d\s]", "", part.cells[0].text) if in_margin else ""


def _marginal(sheet: PdfSheet) -> list[TextLine]:
    """Return the lines at the head and foot of a page, outside its tables."""
    tops = [part.top for part in sheet.parts if isinstance(part, PdfTable)]
    first, last = min(tops, default=sheet.height), max(tops, default=0)
    lines = [part for part in sheet.parts if isinstance(part, TextLine) and part.base]
    head = [t for t in lines if t.base < min(sheet.height * _MARGIN, first)]
    return head + [t for t in lines if t.base > max(sheet.height * (1 - _MARGIN), last)]


def _keys(text: TextLine, page: int) -> Iterator[tuple[str, int]]:
    """Yield the keys that a recurring line shares with the same line on other pages: its words and its height.

    Each number in it may be the same on all pages, or count them. Two heights are tried, as it may be shifted a little.
    """
    words = re.split(r"(\d{1,4})", "".join("".join(text.cells).split()))[: 2 * _MOST_NUMBERS + 1]
    place = int(text.base // _SAME)
    for counting in itertools.product((False, True), repeat=len(words) // 2):
        numbers = (f"+{int(n) - page}" if one else n for n, one in zip(words[1::2], counting, strict=True))
        line = "".join(part for pair in itertools.zip_longest(words[::2], numbers, fillvalue="") for part in pair)
        yield from ((line, place), (line, place + 1))


def _page_number(text: TextLine) -> int | None:
    found = _NUMBER.fullmatch(" ".join(text.cells).strip())
    return int(found[1]) if found else None


def _counts_up(text: TextLine, sheet: PdfSheet, sheets: Sequence[PdfSheet]) -> bool:
    """Tell whether a number counts the pages: it is that of the page, or rises with the pages around it."""
    number = _page_number(text)
    if number == sheet.number:
        return True
    shift = (number or 0) - sheet.number
    others = sum(
        any(_page_number(t) == other.number + shift and abs(t.base - text.base) < _SAME for t in _marginal(other))
        for other in sheets
        if abs(other.number - sheet.number) in (1, 2)
    )
    return others > 0


def _join(sheets: Sequence[PdfSheet]) -> None:
    """Join tables that go over a page break, and the cells that it cut."""
    last: PdfTable | None = None
    for before, after in itertools.pairwise(sheets):
        # A page that is filled by the table has no parts left.
        last = last if last and not before.parts else _last_table(before)
        if last is None:
            continue
        first = after.parts[0] if after.parts else None
        if not isinstance(first, PdfTable) or not _goes_on(last, first):
            last = None
            continue
        if not last.starts:
            last.starts.append((0, before.number))
        _append(last, first, after.number)
        after.parts.pop(0)


def _last_table(sheet: PdfSheet) -> PdfTable | None:
    part = sheet.parts[-1] if sheet.parts else None
    return part if isinstance(part, PdfTable) else None


def _goes_on(last: PdfTable, first: PdfTable) -> bool:
    """Tell whether a table at the top of a page is the rest of the last one: same columns, or a row that was cut."""
    if len(last.xs) == len(first.xs) and all(map(_near, last.xs, first.xs)):
        return True
    ending, beginning = _ending(last), [cell for cell in first.cells if cell.area.row == 0]
    # What is joined already may have had other columns further up.
    same = len(ending) == len(beginning) and all(any(_continues(a, b) for a in ending) for b in beginning)
    opened = any(_continues(a, b) for a in ending if a.area.below for b in beginning)
    return same or opened or _is_cut(ending, beginning)


def _ending(table: PdfTable) -> list[PdfCell]:
    return [cell for cell in table.cells if cell.area.row + cell.area.rows == table.rows]


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME


def _continues(above: PdfCell, below: PdfCell) -> bool:
    return _near(above.area.x0, below.area.x0) and _near(above.area.x1, below.area.x1)


def _append(last: PdfTable, first: PdfTable, page: int) -> None:
    """Append the rows of ``first`` to ``last``."""
    head = _repeated_head(last, first)
    xs = _merged(last.xs, first.xs)
    for cell in last.cells:
        cell.area = _placed(cell.area, xs, 0)
    end = last.rows
    ending = _ending(last)
    beginning = [c for c in first.cells if c.area.row == head]
    if _is_cut(ending, beginning):
        opened = ending
    else:
        opened = [cell for cell in ending if cell.area.below or _is_held(cell, beginning)]
    for cell in first.cells:
        if cell.area.row < head:
            continue
        area = _placed(cell.area, xs, end - head)
        above = next((c for c in opened if area.row == end and _continues(c, cell)), None)
        if above is None:
            last.cells.append(replace(cell, area=area))
            continue
        above.text, above.room, above.depth = _text_over(above, cell), cell.room, cell.depth
        a = above.area
        above.area = Area(
            a.row, a.column, a.rows + area.rows, a.columns, a.x0, a.x1, a.top, area.bottom, a.above, area.below
        )
    last.rows = end + first.rows - head
    last.xs = xs
    last.starts.append((end, page))


def _is_cut(ending: list[PdfCell], beginning: list[PdfCell]) -> bool:
    """Tell whether a page break cut a row and both halves have ruled lines.

    The first text goes on in the middle of a line; the others may go on: with options or boxes, or after a full line.
    """
    below = sorted((cell for cell in beginning if cell.text), key=lambda cell: cell.area.column)
    above = [next((a for a in ending if a.text and _continues(a, b)), None) for b in below]
    halves = [(a, b) for a, b in zip(above, below, strict=True) if a is not None]
    if not halves or len(halves) < len(below):
        return False
    if halves[0][0].depth > _DEEPEST:
        return False  # more lines fit below it: nothing was cut there
    if any(_is_unclosed(a.text) and b.text[0] in "]］" for a, b in halves):
        return True
    (first, rest), *others = halves
    return goes_on(first.text, first.room, rest.text) and all(_may_go_on(a, b) for a, b in others)


def _is_unclosed(text: str) -> bool:
    """Tell whether an answer is left open at the end of a page: 「[ 1万人以上10万人未満」."""
    return max(text.rfind("["), text.rfind("［")) > max(text.rfind("]"), text.rfind("］"))


def _is_held(above: PdfCell, beginning: Sequence[PdfCell]) -> bool:
    """Tell whether a text merged over rows goes on on the next page, where an empty cell over several rows stands.

    It is a label left of all text, or one column of many: the date behind the numbers of the rows of a change log.
    """
    texts = [cell.area.column for cell in beginning if cell.text]
    blanks = [cell for cell in beginning if not cell.text and cell.area.rows > 1]
    alone = len(texts) >= _FEWEST_COLUMNS and len(blanks) == 1
    return bool(above.text) and any(
        _continues(above, cell) and (alone or cell.area.column < min(texts, default=0)) for cell in blanks
    )


def _may_go_on(above: PdfCell, below: PdfCell) -> bool:
    choices = "選択肢" in above.text and _CHOICE.match(below.text)
    choices = choices or (_BOX.search(above.text) and _BOX.match(below.text))
    return bool(choices) or above.room < _NEARLY_FULL


def _text_over(above: PdfCell, below: PdfCell) -> str:
    """Join the two halves of a cell."""
    if above.text and below.text and goes_on(above.text, above.room, below.text):
        return above.text + below.text
    return "\n".join(filter(None, (above.text, below.text)))


def _repeated_head(last: PdfTable, first: PdfTable) -> int:
    """Return how many rows at the top of ``first`` repeat the head of ``last``."""
    ours, theirs = _row_texts(last), _row_texts(first)
    head = 0
    while head < min(len(ours), len(theirs)) - 1 and _is_head(ours[head]) and ours[head] == theirs[head]:
        head += 1
    return head


def _is_head(texts: list[str]) -> bool:
    """Tell whether a row may be the head of a table: names of several columns, not a label and its value or choices."""
    answers = any(_BOX.search(text) or "選択肢" in text for text in texts)
    return len(texts) >= _FEWEST_COLUMNS and not answers and sum(map(bool, map(_NUMERAL.match, texts))) != 1


def _row_texts(table: PdfTable) -> list[list[str]]:
    found: list[list[str]] = [[] for _ in range(table.rows)]
    for cell in sorted(table.cells, key=lambda cell: cell.area.column):
        if cell.text:
            found[cell.area.row].append(cell.text)
    return found


def _merged(one: list[float], other: list[float]) -> list[float]:
    return sorted([*one, *(x for x in other if not any(_near(x, y) for y in one))])


def _placed(area: Area, xs: list[float], rows: int) -> Area:
    start = min(range(len(xs)), key=lambda n: abs(xs[n] - area.x0))
    end = min(range(len(xs)), key=lambda n: abs(xs[n] - area.x1))
    return Area(
        area.row + rows, start, area.rows, max(end - start, 1),
        area.x0, area.x1, area.top, area.bottom, area.above, area.below,
    )  # fmt: skip
