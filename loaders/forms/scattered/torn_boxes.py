"""Checkboxes of a scattered sheet, also those torn in two: 「[ ○」 at one place, 「] 紙」 at another."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from konkyo.loaders.forms.boxes import Checkbox, Print, depth, once, option_and_detail
from konkyo.loaders.forms.filled import Slot
from konkyo.loaders.forms.form_options import OTHER, FieldOptions
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.forms.scattered.sheets import Token
from konkyo.loaders.pages import BoxMark

_BOX = re.compile(r"(?P<open>[\[［])?\s*(?P<mark>[○〇]?)\s*[\]］]\s*(?P<option>[^\[\]［］]+?)\s*(?=[\[［]|$)")
_LOOSE_OPEN = re.compile(r"[\[［]\s*(?P<mark>[○〇]?)\s*$")
_CLOSING = re.compile(r"^.{0,60}[)）]$")
_CLOSED = (")", "）")
_PRINTED = {True: ("○", Print.CIRCLE), False: ("", Print.EMPTY), None: (BoxMark.LOST.value, Print.LOST)}
_NOTHING_BESIDE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Ticked:
    """One box: its option, whether it is ticked (None: its halves are torn apart), and the words in its brackets.

    ``closer``: index of the token in which the brackets of a その他 close, where that is another token, else None.
    """

    option: str
    tick: bool | None
    detail: str
    closer: int | None = None


def ticked(tokens: Iterable[Token], beside: Mapping[str, str] = _NOTHING_BESIDE) -> list[Ticked]:
    """Return the boxes that are printed on these tokens.

    A torn box is unticked if no torn-off opening half has a ○. ``beside``: option → the option that the form prints on
    its right. So 「[ ] 宛名システム [ ○」 holds the opening half of 税務システム.
    """
    pieces = {t.index: "".join(_spaced(line.text) for line in t.lines).strip() for t in tokens if t.plain}
    torn = _OpeningHalves(pieces.values(), beside)
    closer = _closer(pieces)
    return [_box(match, torn, pieces, closer) for piece in pieces.values() for match in _BOX.finditer(piece)]


def _closer(pieces: Mapping[int, str]) -> int | None:
    """Return the index of the one piece that closes the one bracket left open in a piece with boxes; else None."""
    openers = [index for index, piece in pieces.items() if "]" in piece and depth(piece) > 0]
    closers = [
        index for index, piece in pieces.items() if "]" not in piece and _CLOSING.search(piece) and depth(piece) < 0
    ]
    return closers[0] if len(openers) == len(closers) == 1 else None


def _box(match: re.Match[str], torn: "_OpeningHalves", pieces: Mapping[int, str], closer: int | None) -> Ticked:
    printed = match["option"].strip()
    tick = True if match["mark"] else False if match["open"] else torn.tick(printed)
    option, detail = option_and_detail(printed)
    if fold_label(option) != OTHER:
        return Ticked(option, tick, detail or "")
    if detail is not None and printed.endswith(_CLOSED) and depth(printed) <= 0:
        return Ticked(OTHER, tick, detail)
    if closer is not None and detail is not None:
        return Ticked(OTHER, tick, (detail + pieces[closer].rstrip("）) ")).strip(), closer)
    return Ticked(OTHER, None if tick else tick, detail or "")


class _OpeningHalves:
    """The opening halves of torn boxes: those that stand beside an option, and those that stand alone."""

    def __init__(self, pieces: Iterable[str], beside: Mapping[str, str]) -> None:
        pieces = list(pieces)
        self._opened: dict[str, list[bool]] = {}
        self._alone: list[bool] = []
        for piece in pieces:
            half = _LOOSE_OPEN.search(piece)
            if half is None:
                continue
            before = piece[: half.start()].rpartition("]")[2].strip()
            mate = next((right for left, right in beside.items() if before.startswith(left)), None)
            (self._opened.setdefault(mate, []) if mate else self._alone).append(bool(half["mark"]))
        self._closed = [m["option"].strip() for p in pieces for m in _BOX.finditer(p) if not (m["open"] or m["mark"])]
        # A ○ without any bracket may belong to any torn box.
        self._stray = any(piece in ("○", "〇") for piece in pieces)

    def tick(self, option: str) -> bool | None:
        """Tell whether the torn box of ``option`` is ticked; None if both are possible."""
        mate = next((name for name in self._opened if option.startswith(name)), None)
        may_be = set(self._opened[mate]) if mate else set()
        if mate is None or len(self._opened[mate]) < sum(other.startswith(mate) for other in self._closed):
            may_be |= set(self._alone)
        if len(may_be) != 1 or (self._stray and may_be == {False}):
            return None
        return may_be.pop()


def with_boxes(slot: Slot, boxes: Sequence[Ticked], options: FieldOptions) -> Slot:
    """Return ``slot`` with these boxes as its group, and as its text: whole ones, a line each, in the form's order.

    Without any boxes the slot stays as it is.
    """

    def place(box: Ticked) -> int:
        return next((n for n, option in enumerate(options) if option.begins(box.option)), len(options.options))

    lines, group, start = list[str](), list[Checkbox](), 0
    for box in sorted(boxes, key=place):
        sign, mark = _PRINTED[box.tick]
        line = f"[ {sign} ] {box.option}"
        end = start + len(line)
        detail = (end + 1, end + 1 + len(box.detail)) if box.detail else None
        group.append(Checkbox(mark, True, box.option, box.detail or None, (end - len(box.option), end), detail))
        lines.append(f"{line}（{box.detail}）" if box.detail else line)
        start += len(lines[-1]) + 1
    return replace(slot, text="\n".join(lines), group=tuple(once(group))) if group else slot


def _spaced(text: str) -> str:
    return text.strip() + (" " if text.rstrip().endswith(("]", "[")) else "")
