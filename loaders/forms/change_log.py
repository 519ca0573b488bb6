"""The rows of the table 変更箇所, also where a transcription dropped or joined cells."""

import re
from collections.abc import Sequence
from dataclasses import replace

from konkyo.loaders.cell_values import clean
from konkyo.loaders.forms.filled import ChangeRow, FilledForm
from konkyo.loaders.forms.log_columns import TIMINGS, columns
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.pages import Row
from konkyo.loaders.record import At, Note

_PLACE = re.compile(r"^(?:P|p|Ｐ)\s*\d[\d,、・‧･~～〜\-－\sPpＰ]*")  # 「P47・54・61」「P10 ～ P13」
_DATED = re.compile(
    r"\d+年|(?:\d+|元)[./-]\d+[./-]\d+|[〇一二三四五六七八九十元]年|^\d{4}(?:\d{4})?$|^\d{1,2}月\d{1,2}日$"
)
_PART = re.compile(r"[ivx]+(?![a-z])|[(（]?別添|表紙", re.I)  # 「Ⅱ 特定個人情報ファイルの概要」
_OVER = ("no", "date")  # may be merged over several rows
_SAME = ("同上", "〃", "同日")
_FEWEST_CELLS = 3  # with text, of a row without a date
_TIMED = re.compile(rf"^({'|'.join(TIMINGS)})(?:\s+(.*))?$", re.S)  # 「事前 証明書コンビニ交付サービス開始に伴う変更」

_TIMED_GLUED = re.compile(r"^(事[前後])(?=[一-鿿])(.*)$", re.S)  # where the kanji stood apart, and were joined


class ChangeLog:
    """Reads the rows of a change log into a filled form.

    ``head``: the meaning of each column, None outside the table. ``unread``: how many rows could not be read.
    """

    def __init__(self, filled: FilledForm) -> None:
        self.filled = filled
        self.head: tuple[str, ...] | None = None
        self.unread = 0

    def take(self, row: Row) -> None:
        """Read one row below the head; what cannot be read as a row of the table is counted."""
        if self.filled.changes and _goes_on(row, self.head or (), self.filled.changes):
            _append(self.filled.changes[-1], row, self.head or ())
            return
        dated = _dated(row, self.head or (), self.filled.changes)
        change = _parse(dated, self.head or ())
        if not change:
            self.unread += sum(bool(cell.text) for cell in row.cells) > 1
        elif self.filled.changes and _again_on_next_page(self.filled.changes[-1], change):
            self.filled.gaps.append(
                Note(
                    code="doubled-change",
                    ja="変更箇所の行が頁の変わり目で二度印刷されている（一度だけ数えた）",
                    en="a row of the change log is printed twice at a page turn (counted once)",
                    at=change.at,
                )
            )
        else:
            self.filled.changes.append(change if dated is row else replace(change, inferred={"date": _over(change.at)}))

    def begin_without_head(self, head: tuple[str, ...], row: Row) -> None:
        """Take the first row of a table whose head is not printed; ``head`` is what the row itself shows."""
        self.head = head
        self.filled.notes.append(
            Note(
                code="changes-without-head",
                ja="変更箇所の表に見出しの行がない（列の意味は、行の中の日付と提出時期の位置から定めた）",
                en="the table of the change log has no head; its columns are taken from where date and 提出時期 stand",
                at=_span(row),
            )
        )
        self.take(row)

    def gaps(self) -> list[Note]:
        """Return a note on the rows that could not be read, if there are any."""
        if not self.unread:
            return []
        return [
            Note(
                code="changes-unread",
                ja=f"変更箇所のうち {self.unread} 行は表の行として読めない",
                en=f"{self.unread} lines of the change log cannot be read as rows of its table",
            )
        ]


def _parse(row: Row, head: Sequence[str]) -> ChangeRow | None:
    """Return the cells of a row by column; None for a row that is no entry (the name of a section, a running title).

    Transcriptions drop empty cells and join neighbours. So a row is aligned by what its cells must hold: a number or
    date at first, 事前 or 事後 as 提出時期, and the texts before and after the change right before that.
    """
    # A date merged over several rows is the date of each of them.
    cells = [cell.text or cell.merged for cell in row.cells]
    while len(cells) > len(head) and not cells[-1].strip():
        cells.pop()
    if len(cells) < 2 or columns(row) or not _begins(cells, head[0]):
        return None
    found = {head[0]: cells[0], **_aligned(cells[1:], list(head[1:]))}
    return ChangeRow({name: text for name, text in found.items() if name and clean(text)}, _span(row))


def _dated(row: Row, head: Sequence[str], before: Sequence[ChangeRow]) -> Row:
    """Return ``row``, with the date of the row before it where it is the first row of a page and its date is blank.

    A date cell that is merged over rows of two pages is blank on the second page. That is assumed only in a log in
    which all rows have a date, and for a row that is an entry of its own.
    """
    if not before or "date" not in head or "item" not in head or len(row.cells) != len(head):
        return row
    place, item = head.index("date"), row.cells[head.index("item")].text
    blank = not (row.cells[place].text or row.cells[place].merged) and row.cells[0].at.page != before[-1].at.page
    entry = _begins_with_part(item) and sum(bool(clean(cell.text)) for cell in row.cells) > 1
    if not (blank and entry and all("date" in change.cells for change in before)):
        return row
    date = replace(row.cells[place], merged=before[-1].cells["date"])
    return Row((*row.cells[:place], date, *row.cells[place + 1 :]))


def _over(at: At) -> Note:
    return Note(
        code="date-of-row-before",
        ja="頁の初めの行の変更日が空で、前の行の変更日が頁をまたいで続くとみた",
        en="the first row of a page shows no date; that of the row before is taken to go on over the page's end",
        at=at,
    )


def _goes_on(row: Row, head: Sequence[str], before: Sequence[ChangeRow]) -> bool:
    """Tell whether a row is the rest of the last row ``before`` it, which a page break cut.

    Every entry has an item, so a row without item is the rest of one. Where the item itself was cut, its rest has no
    date and no 提出時期; and either its other cells are blank, or it does not begin with a part of the form (「Ⅱ …」)
    although all other items do. A number or date merged over both rows belongs to the first.
    """
    if len(row.cells) != len(head) or "item" not in head:
        return False
    said = {name: cell.text for name, cell in zip(head, row.cells, strict=True) if clean(cell.text)}
    said |= {name: cell.merged for name, cell in zip(head, row.cells, strict=True) if cell.merged and name not in _OVER}
    if "timing" in said and _is_half(before[-1].cells.get("timing", ""), said["timing"]):
        said.pop("timing")
    if "item" not in said:
        return bool(said) and said.keys() <= {"before", "after", "reason"}
    if head.count("item") > 1 or row.cells[0].at.page == before[-1].at.page or _begins_with_part(said["item"]):
        return False
    alike = all(_begins_with_part(change.cells.get("item", "")) for change in before)
    return said.keys() == {"item"} or (alike and said.keys() <= {"item", "before", "after", "reason"})


def _begins_with_part(item: str) -> bool:
    return bool(_PART.match(fold_label(item)))


def _is_half(above: str, below: str) -> bool:
    """Tell whether two texts are a 提出時期 only together: 「事」「前」."""
    return bool(_TIMED.match(above + below)) and not _TIMED.match(below)


def _append(change: ChangeRow, row: Row, head: Sequence[str]) -> None:
    for name, cell in zip(head, row.cells, strict=True):
        if clean(cell.text):
            between = "" if name == "timing" else "\n"
            change.cells[name] = between.join(filter(None, (change.cells.get(name), cell.text)))


def _begins(cells: list[str], first: str) -> bool:
    """Tell whether a row begins as an entry does: with its number; or with its date, 同上, or a blank below a date."""
    text = fold_label(cells[0])
    if first == "no":
        return bool(re.fullmatch(r"\d{1,4}", text))
    if not text:
        return sum(bool(cell.strip()) for cell in cells) >= _FEWEST_CELLS
    return says_same(text) or bool(_DATED.search(text))


def says_same(text: str) -> bool:
    """Tell whether the cell of a date means the date above it: 「同上」, 「〃」."""
    return fold_label(text) in _SAME


def _aligned(cells: list[str], head: list[str]) -> dict[str, str]:
    """Return column → text of the cells after the first one, as far as it is certain."""
    found: dict[str, str] = {}
    if "place" in head:
        cells, head = _take_place(cells, found), [name for name in head if name != "place"]
    elif len(cells) == len(head):
        return _below_heads(cells, head)
    elif head.count("item") != 1 or "page" in head:
        # Cells were dropped, and with several item columns nothing shows which.
        return {"either": "\n".join(filter(None, cells))}
    timed = next((n for n, text in enumerate(cells) if n and _TIMED.match(text.strip())), None)
    texts, rest = (cells[:timed], cells[timed:]) if timed else (cells[:3], cells[3:])
    found.update(_texts(texts))
    for text in rest:
        match = _TIMED.match(text.strip()) or _TIMED_GLUED.match(text.strip())
        if match and "timing" not in found:
            found["timing"], text = match[1], match[2] or ""
        if clean(text):
            found["reason"] = text
    return found


def _below_heads(cells: list[str], head: list[str]) -> dict[str, str]:
    """Return column → text where no cell was dropped. 項目① to 項目④ together are the item."""
    found: dict[str, str] = {}
    for column, text in zip(head, cells, strict=True):
        name = "place" if column == "page" else column
        if clean(text):  # 「－」 in 項目④ says that the item has no fourth level
            found[name] = f"{found[name]} {text}" if name in found else text
    return found


def _texts(cells: list[str]) -> dict[str, str]:
    """Return item, before and after from the cells before 提出時期."""
    if len(cells) == 2:
        item, *before = [part for part in cells[0].splitlines() if part.strip()] or [""]
        if before:
            # 「Ⅵ-1-①実施日 / 令和1年11月7日 | 令和4年1月13日」: item and before are two paragraphs of one cell.
            return {"item": item, "before": "\n".join(before), "after": cells[1]}
        # One of the two texts is lost, and nothing shows which.
        return {"item": item, "either": cells[1]}
    names = ("item", "before", "after")
    return dict(zip(names, [*cells[:2], "\n".join(cells[2:])], strict=False)) if cells else {}


def _take_place(cells: list[str], found: dict[str, str]) -> list[str]:
    """Take the page off the item: 「P4 I 基本情報-2. …」 in one cell, or 「P9 | I 基本情報-6. …」 in two."""
    match = _PLACE.match(cells[0].strip()) if cells else None
    if not match:
        return cells
    found["place"] = match[0].strip()
    rest = cells[0].strip()[match.end() :]
    return [rest, *cells[1:]] if rest.strip() else cells[1:]


def _span(row: Row) -> At:
    first, last = row.cells[0].at, row.cells[-1].at
    return At(line=first.line, start=first.start, end=last.end, page=first.page)


def _again_on_next_page(one: ChangeRow, other: ChangeRow) -> bool:
    """Tell whether a row repeats the last one of the page before. What one page prints twice is two rows."""
    return same(one, other) and (one.at.page is None or one.at.page != other.at.page)


def same(one: ChangeRow, other: ChangeRow) -> bool:
    """Tell whether two rows have the same texts: the last row of a page is often printed again on the next."""
    return {k: fold_label(v) for k, v in one.cells.items()} == {k: fold_label(v) for k, v in other.cells.items()}
