"""A 別紙 that copies 第2条の表: 項番 | 情報照会者 | 事務 | 情報提供者 | 特定個人情報, its columns lost.

What is left are paragraphs. A row begins with a number higher than the last one. Its cells are known by their words: 事務
and 特定個人情報 end in 「…で定めるもの」, the latter names 情報, and 情報提供者 stands between the two. Of a row that looks
otherwise only what is certain is read.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from konkyo.loaders.forms.filled import AnnexHead, AnnexRow
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.forms.scattered.sheets import LooseLine, LooseSheet, paragraphs, span
from konkyo.loaders.record import ILLEGIBLE, Note

_HEAD = re.compile(r"項番情報照会者事務情報提供者(?:利用)?特定個人情報")
_TITLE = re.compile(r"^別紙(\d{1,2})[「『（(\s]")
_NUMBER = re.compile(r"^(\d{1,3})(?: (\S.*))?$")
_AFFAIR = re.compile(r"事務.*(?:定めるもの|事務)$")
_KINDS = re.compile(r"情報.*(?:定めるもの|情報)$")
_PROVIDER = re.compile(r"(?:長|知事|大臣|等|者|組合|連合会?|協会|機構|事業団|委員会|機関|会)$")
_ARTICLE = re.compile(
    r"第(?P<hundreds>[一二三四五六七八九]?百)?(?P<tens>[二三四五六七八九]?十)?(?P<ones>[一二三四五六七八九])?条で定めるもの$"
)
_ROW_END = re.compile(r"(?:もの|情報)$")
_LONGEST_PROVIDER = 60
_COLUMNS = {"counterparty": "情報照会者", "purpose": "事務", "provider": "情報提供者", "information": "特定個人情報"}
_CELLS = len(_COLUMNS)


@dataclass(slots=True)
class _Row:
    no: int
    lines: list[LooseLine] = field(default_factory=list)


def statute_rows(sheets: Sequence[LooseSheet]) -> tuple[list[AnnexRow], list[Note], list[LooseSheet]]:
    """Return the rows of the copied tables, notes on what was odd in them, and the sheets without these tables."""
    rows: list[AnnexRow] = []
    rest: list[LooseSheet] = []
    heads: dict[str, AnnexHead] = {}
    for sheet in sheets:
        start = next((i for i, line in enumerate(sheet.lines) if _HEAD.search(fold_label(line.text))), None)
        if start is None:
            rest.append(sheet)
            continue
        annex, title, table, after = _cut(sheet.lines[start:])
        if title:
            head = AnnexHead("\n".join(line.text.strip() for line in title), span(title))
            heads.setdefault(annex, head)
        rows += [replace(_cells(row, annex), head=heads.get(annex)) for row in _rows(table)]
        rest += [LooseSheet(sheet.number, part) for part in (sheet.lines[:start], after) if part]
    rows = _agreeing(rows)
    return rows, [note for row in rows if (note := _lost(row))], rest


def _cut(
    lines: Sequence[LooseLine],
) -> tuple[str, list[LooseLine], list[LooseLine], tuple[LooseLine, ...]]:
    """Split a sheet, from the head of its table on: name and title of the 別紙, lines of the table, lines after it."""
    annex, titles, table, in_title = "別紙", list[LooseLine](), list[LooseLine](), False
    for index, line in enumerate(lines):
        key = fold_label(line.text)
        title = _TITLE.match(key)
        if title:
            annex, in_title, titles = f"別紙{title[1]}", True, [line]
        elif in_title and not line.opens:
            titles.append(line)
        elif _HEAD.search(key):
            in_title = False
        elif re.match(r"^(?:\d{1,2}[.．].*提供・移転|[(（]別紙\d|移転先\d|提供先\d)", key):
            return annex, titles, table, tuple(lines[index:])
        else:
            in_title = False
            table.append(line)
    return annex, titles, table, ()


def _rows(lines: Iterable[LooseLine]) -> list[_Row]:
    rows: list[_Row] = []
    previous = ""
    for line in lines:
        number = _NUMBER.match(line.text.strip())
        begins = number and (line.opens or _ROW_END.search(previous)) and (not rows or int(number[1]) > rows[-1].no)
        if begins and number:
            rows.append(_Row(int(number[1])))
            if number[2]:
                rows[-1].lines.append(LooseLine(number[2], line.at, opens=True))
        elif rows:
            rows[-1].lines.append(line)
        previous = line.text.strip()
    return [row for row in rows if row.lines]


def _cells(row: _Row, annex: str) -> AnnexRow:
    parts = paragraphs(row.lines)
    texts = ["\n".join(line.text.strip() for line in part) for part in parts]
    flat = ["".join(text.split()) for text in texts]
    cells: dict[str, str] = {}
    provider = _provider(flat)
    if provider is not None and len(flat) - provider == 2 and _KINDS.search(flat[-1]):
        cells["information"] = texts[-1]
        cells["provider"] = texts[provider]
        if provider == _CELLS - 2 and _AFFAIR.search(flat[1]) and not _AFFAIR.search(flat[0]):
            cells["counterparty"], cells["purpose"] = texts[0], texts[1]
    cells |= dict.fromkeys((name for name in _COLUMNS if name not in cells), ILLEGIBLE)
    return AnnexRow(annex, "provision", str(row.no), cells, span(row.lines))


def _agreeing(rows: list[AnnexRow]) -> list[AnnexRow]:
    """Return the rows, with ILLEGIBLE cells where a row was put together from parts of two rows.

    The 事務 and the 特定個人情報 of a row name the same article, and articles and row numbers go up together.
    """
    steps = [article - int(row.no) for row in rows if (article := _article(row, "purpose"))]
    usual = max(set(steps), key=steps.count) if steps else 0
    kept = steps.count(usual) * 5 >= len(steps) * 4
    found = []
    for row in rows:
        affair, kinds = _article(row, "purpose"), _article(row, "information")
        astray = (affair and kinds and affair != kinds) or (
            kept and any(article and article - int(row.no) != usual for article in (affair, kinds))
        )
        found.append(replace(row, cells=dict.fromkeys(_COLUMNS, ILLEGIBLE)) if astray else row)
    return found


def _article(row: AnnexRow, column: str) -> int | None:
    """Return the number of the article that ends a cell: 168 for 「…第百六十八条で定めるもの」."""
    match = _ARTICLE.search("".join(row.cells.get(column, "").split()))
    if not match:
        return None
    hundreds, tens, ones = (match[name] for name in ("hundreds", "tens", "ones"))

    def times(unit: str | None) -> int:
        return 0 if not unit else "一二三四五六七八九".find(unit[0]) + 1 or 1

    return times(hundreds) * 100 + times(tens) * 10 + (times(ones) if ones else 0)


def _lost(row: AnnexRow) -> Note | None:
    names = [label for name, label in _COLUMNS.items() if row.cells[name] == ILLEGIBLE]
    if not names:
        return None
    return Note(
        code="scattered-row",
        ja=f"{row.annex} 項番{row.no}: 欄の境が失われ、{'、'.join(names)}を確かに読めない",
        en=f"{row.annex} row {row.no}: the borders of its cells are lost; not certain: {', '.join(names)}",
        at=row.at,
    )


def _provider(flat: Sequence[str]) -> int | None:
    """Return the place of the paragraph that may be the 情報提供者: the last but one, if it is short and names an office."""
    place = len(flat) - 2
    if place < 1 or len(flat[place]) > _LONGEST_PROVIDER or not _PROVIDER.search(flat[place]):
        return None
    return place
