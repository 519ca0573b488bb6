"""The cells of one row of a change log that has lost its columns.

Two columns hold single words, which show where the others are: 変更区分 (変更, 新規, 削除) stands between the item
and the two texts, 提出時期 (事前, 事後) between the texts and the reason. The two texts are told apart if just two
pieces stand there, or if one refers to the other: 「右記」 is written in the left cell, 「左記」 in the right one.
Otherwise both are ILLEGIBLE. In a log without 変更区分 just three pieces must stand before 提出時期: item, before and
after.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from konkyo.loaders.cell_values import clean
from konkyo.loaders.forms.editions import options_of
from konkyo.loaders.forms.filled import ChangeRow
from konkyo.loaders.forms.labels import CHANGE_LIST
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.forms.scattered.sheets import LooseLine, paragraphs
from konkyo.loaders.record import ILLEGIBLE, At, Note

_KINDS = options_of(CHANGE_LIST, "change.kind")
_ONE_SIDED = ("新規", "削除", "追加")
"""Values of 変更区分 with which one of the two texts is blank; two pieces may then be paragraphs of one text."""

_PLACES = re.compile(r"[ⅠⅡⅢⅣⅤⅥ](?![^「（(]*[」）)]).*[ⅠⅡⅢⅣⅤⅥ]\s*[（(０-９\d別]|(\(\d\)|（[０-９]）).*\1.*\1")
_TIMINGS = "|".join(options_of(CHANGE_LIST, "change.timing"))
_TIMED = re.compile(rf"^(?:(?P<before>.*) )?(?P<timing>{_TIMINGS})(?: (?P<reason>.*))?$")
_REASON = re.compile(r"重要な変更|義務|改正|修正|施行|指針|規則|形式的|任意|リスク|発生|事前|事後|公表")
_FURNITURE = re.compile(r"提出時期に係る説明|^\d+$", re.M)
_BY_LEFT = re.compile(r"^[(（]?右記[^()（）]*[)）]?$")
_BY_RIGHT = re.compile(r"^[(（]?左記")
_DASH = re.compile(r"^[-－ー―—‐]+$")


@dataclass(frozen=True, slots=True)
class ChangeLayout:
    """Which columns a log has besides the official ones: a number, 変更区分."""

    numbered: bool
    kinds: bool


@dataclass(slots=True)
class LooseEntry:
    """The lines of one row without its number and date. ``torn``: it goes over a page break, or part of it is lost."""

    at: At
    no: str | None = None
    date: str | None = None
    lines: list[LooseLine] = field(default_factory=list)
    torn: bool = False
    layout: ChangeLayout = field(default=ChangeLayout(numbered=True, kinds=True))


def kind_of(lines: Sequence[LooseLine]) -> tuple[int, int] | None:
    """Return the place (line, word) of the first word that is a 変更区分; None for none."""
    for number, line in enumerate(lines):
        for place, word in enumerate(line.text.split(" ")):
            if word in _KINDS:
                return number, place
    return None


def timed(lines: Sequence[LooseLine]) -> list[tuple[int, re.Match[str]]]:
    """Return the lines with a cell 事前 or 事後: index and match."""
    found = ((index, _TIMED.match(line.text)) for index, line in enumerate(lines))
    return [(index, match) for index, match in found if match]


def whole(entry: LooseEntry) -> bool:
    """Tell whether a row has its 提出時期, and its 変更区分 where the log has that column."""
    return (kind_of(entry.lines) is not None or not entry.layout.kinds) and bool(timed(entry.lines))


def change_row(entry: LooseEntry) -> tuple[ChangeRow, Note | None]:
    """Return the row, with ILLEGIBLE in cells that are not certain, and a note that names those cells."""
    at = entry.at.model_copy(update={"end": entry.lines[-1].at.end}) if entry.lines else entry.at
    kind = kind_of(entry.lines) if entry.layout.kinds else None
    texts: dict[str, str] = {"item": _item(entry.lines[: kind[0] + 1], kind[1])} if kind else {}
    torn = entry.torn
    if _PLACES.search(texts.get("item", "")):
        # Two places of the form in one item: the rows between them are lost.
        del texts["item"]
        torn = True
    found = timed(entry.lines)
    if not torn and len(found) == 1 and (kind is None or found[0][0] >= kind[0]):
        texts |= _around_timing(entry, kind, *found[0])
    unclear = [name for name in _NAMES if name not in texts]
    cells = {"no": entry.no or "", "date": entry.date or ""} | texts | dict.fromkeys(unclear, ILLEGIBLE)
    return ChangeRow({name: text for name, text in cells.items() if text}, at), _unclear(entry, unclear, at)


def _around_timing(entry: LooseEntry, kind: tuple[int, int] | None, row: int, match: re.Match[str]) -> dict[str, str]:
    """Return 提出時期, which line ``row`` holds, and those cells before and after it that are certain."""
    texts = {"timing": match["timing"]}
    reason = "\n".join(filter(None, [match["reason"], *(line.text for line in entry.lines[row + 1 :])]))
    if (_REASON.search(reason) and not _FURNITURE.search(reason)) or not clean(reason):
        texts["reason"] = reason
    if kind:
        sides = _between(entry.lines, kind, row, match["before"])
        texts |= dict(zip(("before", "after"), sides, strict=True)) if sides else {}
    elif not entry.layout.kinds:
        pieces = _pieces([], entry.lines[:row], match["before"])
        # A space joins the cells of one line, but it may also be typed inside a cell.
        if len(pieces) == 3 and not any(" " in piece for piece in pieces if "\n" not in piece):
            texts |= dict(zip(("item", "before", "after"), pieces, strict=True))
    return texts


def _item(lines: Sequence[LooseLine], words: int) -> str:
    """Return the cells of the item, joined by spaces. A blank column (「－」) is left out."""
    last = LooseLine(" ".join(lines[-1].text.split(" ")[:words]), lines[-1].at, lines[-1].opens)
    parts = ["".join(line.text for line in part) for part in paragraphs([*lines[:-1], last])]
    return " ".join(word for part in parts for word in part.split(" ") if word and not _DASH.match(word))


def _between(
    lines: Sequence[LooseLine], kind: tuple[int, int], row: int, before_timing: str | None
) -> tuple[str, str] | None:
    """Return the texts (before, after), "" for a blank one; None where they cannot be told apart."""
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
    """Return the texts of cells: ``words`` of one line, the paragraphs below them, and what stands before 提出時期."""
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
