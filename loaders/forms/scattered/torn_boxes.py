"""Checkboxes of a scattered sheet, also those torn in two: 「[ ○」 at one place, 「] 紙」 at another."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from konkyo.loaders.forms.form_options import OTHER, FieldOptions
from konkyo.loaders.forms.scattered.label_values import depth
from konkyo.loaders.forms.scattered.sheets import Token
from konkyo.loaders.pages import BoxMark

_BOX = re.compile(r"(?P<open>[\[［])?\s*(?P<mark>[○〇]?)\s*[\]］]\s*(?P<option>[^\[\]［］]+?)\s*(?=[\[［]|$)")
_LOOSE_OPEN = re.compile(r"[\[［]\s*(?P<mark>[○〇]?)\s*$")
_OTHER = re.compile(r"^その\s*他(?:$|\s*[(（]\s*(?P<detail>.*?)\s*(?P<close>[)）])?$)", re.S)
_CLOSING = re.compile(r"^.{0,60}[)）]$")
_EMPTY_BRACKETS = re.compile(r"\s*[(（]\s*[)）]$")
_SIGN = {True: "○", False: "", None: BoxMark.LOST.value}
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
    option = match["option"].strip()
    tick = True if match["mark"] else False if match["open"] else torn.tick(option)
    other = _OTHER.match(option)
    if other is None:
        return Ticked(_EMPTY_BRACKETS.sub("", option), tick, "")
    if other["close"]:
        return Ticked(OTHER, tick, other["detail"] or "")
    if closer is not None and other["detail"] is not None:
        detail = (other["detail"] + pieces[closer].rstrip("）) ")).strip()
        return Ticked(OTHER, tick, detail, closer)
    return Ticked(OTHER, None if tick else tick, other["detail"] or "")


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


def printed(boxes: Sequence[Ticked], options: FieldOptions) -> str:
    """Return boxes as one group of whole boxes, a line each, in the order of the form's ``options``."""

    def place(box: Ticked) -> int:
        return next((n for n, option in enumerate(options) if option.begins(box.option)), len(options.options))

    ranked = sorted(boxes, key=place)
    return "\n".join(f"[ {_SIGN[b.tick]} ] {b.option}{f'（{b.detail}）' if b.detail else ''}" for b in ranked)


def _spaced(text: str) -> str:
    return text.strip() + (" " if text.rstrip().endswith(("]", "[")) else "")
