"""別紙 that list further 提供先 or 移転先 in a table."""

import re
from collections.abc import Sequence
from dataclasses import replace

from konkyo.loaders.forms.annex_columns import annex_column
from konkyo.loaders.forms.filled import AnnexHead, AnnexRow, FilledForm
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.pages import Cell, Row
from konkyo.loaders.record import At, Note

_TITLE = re.compile(r"^[(（]?別紙(\d{0,2})[)）]?")
_LISTS = re.compile(r"提供先|移転先|情報照会者|提供に関する命令")
_REFERENCE = re.compile(r"(?:参照|記載|とおり|通り)[。)）]*$")
_HISTORY = re.compile(r"変更前|変更箇所|旧")  # 「(別紙3) 変更前の提供先一覧」 lists what was before
_ROW_NUMBER = re.compile(r"\d{1,4}(?:の\d+)*")
_LONGEST_LABEL = 12  # characters; a longer line above the table is no label of the form
_OF_TABLE = re.compile(
    r".{0,8}(?:第[\d一二三四五六七八九十]+条|別表)"
)  # 「第二条の表に定める事務」: a title's second line


def title(cells: Sequence[Cell]) -> bool:
    """Tell whether a row is the title of a 別紙 of recipients: 「(別紙1) 提供先一覧」, not 「別紙1を参照」."""
    text = fold_label(cells[0].text)
    return (
        len(cells) == 1
        and len(text) < 120
        and bool(_TITLE.match(text))
        and bool(_LISTS.search(text))
        and not _REFERENCE.search(text)
        and not _HISTORY.search(text)
    )


def title_over_lines(cells: Sequence[Cell], following: Sequence[Cell]) -> list[Cell] | None:
    """Return the title of a 別紙 that a row prints, or that it and the row below print together; None for none."""
    if title(cells):
        return list(cells)
    first = fold_label(cells[0].text)
    if len(cells) == len(following) == 1 and _TITLE.match(first) and not _REFERENCE.search(first):
        whole = [replace(cells[0], text=cells[0].text + following[0].text)]
        return whole if title(whole) else None
    return None


class AnnexTable:
    """Reads the table of one 別紙."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        text = fold_label(cells[0].text)
        match = _TITLE.match(text)
        self.name = f"別紙{match[1] if match else ''}"
        self.kind = "transfer" if "移転先" in text else "provision"
        self.head: tuple[str, ...] | None = None
        self._title = AnnexHead(cells[0].text, cells[0].at)
        self._in_head = False  # the row above was one of the head, which may take two
        self._begun: Row | None = None  # the first line of a row that a line end within a cell cut in two

    def take(self, row: Row, filled: FilledForm, following: Sequence[Cell] = ()) -> bool:
        """Read a row into ``filled``; return False for a row below the table, where it ends.

        ``following``: the cells of the next row.
        """
        if _is_head(row.cells):
            self._see_head(row)
            return True
        self._in_head = False
        if self.head is None:
            return self._goes_on(row, following)
        if self._is_cut(row, following):
            self._begun = row
            return True
        if self._begun:
            row, self._begun = _whole_row(self._begun, row), None
        cells = [cell.text or cell.merged for cell in row.cells]
        if sum(bool(text) for text in cells) < 2:
            return False
        found = {name: text for name, text in zip(self.head, cells, strict=False) if name and text}
        first, last = row.cells[0].at, row.cells[-1].at
        at = At(line=first.line, start=first.start, end=last.end, page=first.page)
        no = fold_label(found.pop("no", "" if "no" in self.head else str(len(filled.annex) + 1)))
        entry = AnnexRow(self.name, self.kind, no, found, at, self._title)
        if not _ROW_NUMBER.fullmatch(no):
            self._note(filled, "annex-row", at, "項番のない行があり、読めない", "a row without number cannot be read")
        elif any((r.annex, r.no, r.cells) == (entry.annex, entry.no, entry.cells) for r in filled.annex):
            self._note(filled, "doubled", at, f"項番{no} が二度印刷されている", f"項番{no} is printed twice")
        else:
            filled.annex.append(entry)
        return True

    def _is_cut(self, row: Row, following: Sequence[Cell]) -> bool:
        """Tell whether ``row`` breaks off within a cell that the row below it goes on with.

        「2 | 総務大臣 | 住民基本台帳法別表第一の5の項」 above 「及び6の項 | 恩給の支給 | 本人確認情報」
        """
        head = self.head or ()
        cells = [cell.text for cell in row.cells if cell.text]
        return (
            head[:1] == ("no",)
            and 1 < len(cells) == len(row.cells) < len(head)
            and len(cells) + len(following) - 1 == len(head)
            and bool(_ROW_NUMBER.fullmatch(fold_label(cells[0])))
            and not _ROW_NUMBER.fullmatch(fold_label(following[0].text))
        )

    def _goes_on(self, row: Row, following: Sequence[Cell]) -> bool:
        """Enter a line between the title and the head of the table: the rest of the title, or words about the table."""
        words = [cell for cell in row.cells if cell.text]
        if len(words) != 1:
            return False
        text = words[0].text
        if not (len(text) > _LONGEST_LABEL or _OF_TABLE.match(fold_label(text)) or _is_head(following)):
            return False
        at = self._title.at.model_copy(update={"end": words[0].at.end})
        self._title = replace(self._title, text=f"{self._title.text}\n{words[0].text}", at=at)
        return True

    def _see_head(self, row: Row) -> None:
        """Enter a row of the head, which may take two: 「別表第二 | 情報照会者 | 」, 「項番 | 照会者 | 事務」."""
        names = tuple(annex_column(cell.text) for cell in row.cells)
        above = self.head or ()
        if self._in_head and len(above) == len(names):
            names = tuple(own or other for own, other in zip(names, above, strict=True))
        self.head, self._in_head = names, True
        self._see_numbers(row)

    def _see_numbers(self, head: Row) -> None:
        """Enter the head of the column with the numbers: 「別表第二の項」 tells whose rows they are."""
        of_table = next((c for c, name in zip(head.cells, self.head or (), strict=True) if name == "no"), None)
        if of_table is None:
            self._title = replace(self._title, numbered=False)
        elif "表" in of_table.text:
            at = self._title.at.model_copy(update={"end": of_table.at.end})
            self._title = replace(self._title, text=f"{self._title.text}\n{of_table.text}", at=at)

    def _note(self, filled: FilledForm, code: str, at: At, ja: str, en: str) -> None:
        filled.gaps.append(Note(code=code, ja=f"{self.name}：{ja}", en=f"{self.name}: {en}", at=at))


def _whole_row(begun: Row, rest: Row) -> Row:
    upper, (lower, *others) = begun.cells[-1], [cell for cell in rest.cells if cell.text]
    at = upper.at.model_copy(update={"end": lower.at.end})
    return Row((*begun.cells[:-1], replace(upper, text=f"{upper.text}\n{lower.text}", at=at), *others))


def _is_head(cells: Sequence[Cell]) -> bool:
    return len({annex_column(cell.text) for cell in cells} - {"no", ""}) >= 2
