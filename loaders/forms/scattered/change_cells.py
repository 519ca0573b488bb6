"""The cells of one row of a change log whose columns are lost.

Two words with a column of their own hold a row together: the 変更区分 (変更・新規・削除) ends the item and begins the
texts, 事前 or 事後 ends the texts and begins the reason. Between them stand two cells. They are told apart where just
two pieces are printed there, or where one of them speaks of the other (「右記」 is written on the left, 「左記」 on the
right); otherwise both stay ILLEGIBLE. A log without 変更区分 must show just three pieces: item, before and after.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from konkyo.loaders.assemble.cell_values import clean
from konkyo.loaders.forms.filled import ChangeRow
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.forms.scattered.sheets import LooseLine, paragraphs
from konkyo.loaders.record import ILLEGIBLE, At, Note

_KINDS = ("変更", "新規", "削除", "追加", "修正")
_ONE_SIDED = ("新規", "削除", "追加")
"""Kinds that leave a side blank: two pieces may then be two paragraphs of the other."""

_PLACES = re.compile(r"[ⅠⅡⅢⅣⅤⅥ](?![^「（(]*[」）)]).*[ⅠⅡⅢⅣⅤⅥ]\s*[（(０-９\d別]|(\(\d\)|（[０-９]）).*\1.*\1")
_TIMED = re.compile(r"^(?:(?P<before>.*) )?(?P<timing>事前|事後)(?: (?P<reason>.*))?$")
_REASON = re.compile(r"重要な変更|義務|改正|修正|施行|指針|規則|形式的|任意|リスク|発生|事前|事後|公表")
_FURNITURE = re.compile(r"提出時期に係る説明|^\d+$", re.M)
_BY_LEFT = re.compile(r"^[(（]?右記[^()（）]*[)）]?$")
_BY_RIGHT = re.compile(r"^[(（]?左記")
_DASH = re.compile(r"^[-－ー―—‐]+$")


@dataclass(frozen=True, slots=True)
class ChangeLayout:
    """Which columns a log has besides the official ones: numbers of rows, 変更区分."""

    numbered: bool
    kinds: bool


@dataclass(slots=True)
class LooseEntry:
    """The lines of one row, with its number and date taken off. ``torn``: a page break or loss cuts through it."""

    at: At
    no: str | None = None
    date: str | None = None
    lines: list[LooseLine] = field(default_factory=list)
    torn: bool = False
    layout: ChangeLayout = field(default=ChangeLayout(numbered=True, kinds=True))


def kind_of(lines: Sequence[LooseLine]) -> tuple[int, int] | None:
    """Return (line, word) of the first word that is a 変更区分."""
    for number, line in enumerate(lines):
        for place, word in enumerate(line.text.split(" ")):
            if word in _KINDS:
                return number, place
    return None


def timed(lines: Sequence[LooseLine]) -> list[tuple[int, re.Match[str]]]:
    """Return the lines that hold 事前 or 事後 as a cell."""
    found = ((index, _TIMED.match(line.text)) for index, line in enumerate(lines))
    return [(index, match) for index, match in found if match]


def whole(entry: LooseEntry) -> bool:
    """Tell whether a row has come to its 提出時期."""
    return (kind_of(entry.lines) is not None or not entry.layout.kinds) and bool(timed(entry.lines))


def cells_of(entry: LooseEntry) -> tuple[ChangeRow, Note | None]:
    """Return the row with what is certain of its cells, ILLEGIBLE where a cell is lost, and a note that says so."""
    cells = {name: text for name, text in (("no", entry.no), ("date", entry.date)) if text}
    found = timed(entry.lines)
    at = entry.at.model_copy(update={"end": entry.lines[-1].at.end}) if entry.lines else entry.at
    kind = kind_of(entry.lines) if entry.layout.kinds else None
    texts: dict[str, str] = {"item": _item(entry.lines[: kind[0] + 1], kind[1])} if kind else {}
    if _PLACES.search(texts.get("item", "")):
        # Two places of the form in one item: the rows between them are lost.
        del texts["item"]
        entry.torn = True
    if not entry.torn and len(found) == 1 and (kind is None or found[0][0] >= kind[0]):
        row, match = found[0]
        texts["timing"] = match["timing"]
        reason = "\n".join(filter(None, [match["reason"], *(line.text for line in entry.lines[row + 1 :])]))
        if (_REASON.search(reason) and not _FURNITURE.search(reason)) or not clean(reason):
            texts["reason"] = reason
        if kind:
            sides = _between(entry.lines, kind, row, match["before"])
            texts |= dict(zip(("before", "after"), sides, strict=True)) if sides else {}
        elif not entry.layout.kinds:
            pieces = _pieces([], entry.lines[:row], match["before"])
            # A space joins the cells of one line, but may as well be typed inside a cell.
            if len(pieces) == 3 and not any(" " in piece for piece in pieces if "\n" not in piece):
                texts |= dict(zip(("item", "before", "after"), pieces, strict=True))
    unclear = [name for name in _NAMES if name not in texts]
    cells |= texts | dict.fromkeys(unclear, ILLEGIBLE)
    return ChangeRow({name: text for name, text in cells.items() if text}, at), _unclear(entry, unclear, at)


def _item(lines: Sequence[LooseLine], words: int) -> str:
    """Join the item's cells: a space between cells, none inside one; a column left blank (「－」) is no part of it."""
    last = LooseLine(" ".join(lines[-1].text.split(" ")[:words]), lines[-1].at, lines[-1].opens)
    parts = ["".join(line.text for line in part) for part in paragraphs([*lines[:-1], last])]
    return " ".join(word for part in parts for word in part.split(" ") if word and not _DASH.match(word))


def _between(
    lines: Sequence[LooseLine], kind: tuple[int, int], row: int, before_timing: str | None
) -> tuple[str, str] | None:
    """Return (before, after), "" for a blank cell, or None where the two cannot be told apart."""
    head, (first, place) = lines[kind[0]].text.split(" "), kind
    word = head[place]
    if first == row:
        pieces = [piece for piece in (before_timing or "").split(" ")[place + 1 :] if piece]
    else:
        pieces = _pieces(head[place + 1 :], lines[first + 1 : row], before_timing)
    if len(pieces) > 1 and _BY_LEFT.match(fold_label(pieces[0])):
        return pieces[0], "\n".join(pieces[1:])
    turn = next((index for index, piece in enumerate(pieces) if _BY_RIGHT.match(fold_label(piece))), 0)
    if turn:
        return "\n".join(pieces[:turn]), "\n".join(pieces[turn:])
    if len(pieces) == 2 and (word not in _ONE_SIDED or any(map(_DASH.match, pieces))):
        return pieces[0], pieces[1]
    if len(pieces) == 1 and word in _ONE_SIDED:
        return (pieces[0], "") if word == "削除" else ("", pieces[0])
    return None


def _pieces(words: Sequence[str], lines: Sequence[LooseLine], before_timing: str | None) -> list[str]:
    """Return the cells' texts: ``words`` printed side by side, the paragraphs after them, what stands before 事後."""
    body = [replace(line, opens=line.opens or index == 0) for index, line in enumerate(lines)]
    return [
        *words,
        *("\n".join(line.text for line in part) for part in paragraphs(body)),
        *([before_timing] if before_timing else []),
    ]


_NAMES = {"item": "項目", "before": "変更前", "after": "変更後", "timing": "提出時期", "reason": "説明"}


def _unclear(entry: LooseEntry, unclear: Sequence[str], at: At) -> Note | None:
    if not unclear:
        return None
    names = "、".join(_NAMES[name] for name in unclear)
    return Note(
        code="scattered-change",
        ja=f"変更箇所 項番{entry.no or '（なし）'}: 欄の境が失われ、確かに読めない: {names}",
        en=f"change {entry.no or '(unnumbered)'}: the borders of its cells are lost; not certain: {', '.join(unclear)}",
        at=at,
    )
