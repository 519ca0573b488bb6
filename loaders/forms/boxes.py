"""Groups of checkboxes: which options are ticked, unticked, or lost.

A box is printed in many ways: ``[ ○ ]``, ``[]``, a lone ``<input>``, a radio button, ``[<input>]``. What one of them
means is decided by what stands beside it in its group, then by the habit of the whole document:

- two kinds of print in one group: the stronger is ticked (checked > ○ > radio > unticked input > empty brackets);
- an input inside brackets beside really empty brackets ``[ ]``: something was printed there, so it is ticked;
- a radio beside a radio: the form has no radio buttons, a transcriber made them of ○; ticked if the document's other
  groups use it so;
- all printed alike and no ○ among them: the source lost the marks, every option is ILLEGIBLE — but empty brackets are
  "not ticked" in a document that shows elsewhere that it prints its ticks.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from konkyo.law.variants import unified
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.pages import BoxMark
from konkyo.loaders.record import ILLEGIBLE, Illegible

Tick = bool | Illegible

_INPUTS = "".join(BoxMark)
_SIGNS = "○〇◯⭕●◎✓✔レOo0Ｏ"
_DRAWN_ON, _DRAWN_OFF = "☑☒■✅", "☐□"
_BOX = re.compile(
    rf"(?P<open>[\[［])\s*(?P<inside>[{_SIGNS}{_INPUTS}]|[^\s\[\]［］](?=\s*[\]］])|)\s*(?P<close>[\]］])?"
    # 「[ ○ ] 紙」「[ 紙」
    rf"|(?P<bare>[{_INPUTS}{_DRAWN_ON}{_DRAWN_OFF}])\s*(?P<tail>[\]］])?"  # 「☐ 紙」
)


class Print(IntEnum):
    """How a box is printed, from the weakest sign of a tick to the strongest."""

    LOST = -1
    EMPTY = 0
    INPUT = 1
    RADIO = 2
    CIRCLE = 3
    CHECKED = 4


_PRINTS: dict[str, Print] = {
    BoxMark.BOX: Print.INPUT,
    BoxMark.BOX_ON: Print.CHECKED,
    BoxMark.RADIO: Print.RADIO,
    BoxMark.RADIO_ON: Print.CHECKED,
    BoxMark.LOST: Print.LOST,
    **dict.fromkeys(_DRAWN_ON, Print.CHECKED),
    **dict.fromkeys(_DRAWN_OFF, Print.INPUT),
    **dict.fromkeys(_SIGNS, Print.CIRCLE),
}


@dataclass(frozen=True, slots=True)
class Checkbox:
    """One box: its print, whether brackets stood around it, its option, the words in the option's own brackets."""

    printed: Print
    bracketed: bool
    option: str
    detail: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Habit:
    """How the document as a whole marks its boxes.

    ``radio_is_circle``: its radio buttons stand for ○, as a group shows in which weaker boxes stand beside them.
    ``empty_is_off``: empty brackets are its sign of "not ticked", seen in a group that has a tick as well; else a group
    of them may have lost its marks. ``odd_radios``: it has unselected radio buttons, so the first question matters.
    """

    radio_is_circle: bool = False
    empty_is_off: bool = False
    odd_radios: bool = False


def boxes(text: str, options: Sequence[str] = ()) -> list[Checkbox]:
    """Return the boxes of ``text`` in order; none where it cannot be told which box is of which option.

    ``options`` (the form's own) help where an option holds brackets.
    """
    found = list(_BOX.finditer(text))
    result = []
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        option, detail = _option(text[match.end() : end], options)
        if not option:
            # The marks stand after the options, or apart from them: which is whose is lost.
            return []
        bracketed = bool(match["open"]) and bool(match["close"])
        result.append(Checkbox(_print(match), bracketed, option, detail, match.start(), end))
    return _once(result)


def _print(match: re.Match[str]) -> Print:
    sign = match["inside"] or match["bare"] or ""
    # Any other sign in brackets is something that was printed there, like an input: its group tells what it means.
    return _PRINTS.get(sign, Print.INPUT) if sign else Print.EMPTY


def _option(text: str, options: Sequence[str]) -> tuple[str, str | None]:
    """Split 「その他（システムの直接操作）」 into option and detail; 「4情報(氏名…)」 is one option."""
    text = " ".join(text.split())
    for option in sorted(options, key=len, reverse=True):
        pattern = r"\s*".join(map(_either_width, option))
        if match := re.match(pattern, unified(text)):
            return text[: match.end()], _detail(text[match.end() :])
    match = re.match(r"[^(（]*", text)
    head = match[0] if match else ""
    return head.strip(), _detail(text[len(head) :])


def _either_width(char: str) -> str:
    return {"(": "[(（]", ")": "[)）]", "・": "[・･]"}.get(char, re.escape(char))


def _detail(text: str) -> str | None:
    """The words in brackets after an option, outermost brackets off; "" for empty brackets, None for none."""
    match = re.match(r"\s*[(（](.*)", text, re.S)
    if not match:
        return None
    inner = match[1].rstrip()
    # The closing bracket may be lost at a cell's end: 「その他（」.
    if inner.endswith((")", "）")) and _depth(inner) < 0:
        inner = inner[:-1]
    return inner.strip()


def _depth(text: str) -> int:
    return sum(c in "(（" for c in text) - sum(c in ")）" for c in text)


def _once(found: list[Checkbox]) -> list[Checkbox]:
    """A group printed twice (as a table and again as lines) counts once, if both printings agree."""
    first: dict[str, Checkbox] = {}
    for box in found:
        first.setdefault(fold_label(box.option), box)
    agree = all(first[fold_label(b.option)].printed == b.printed for b in found)
    return list(first.values()) if agree else found


def habit(groups: Iterable[list[Checkbox]]) -> Habit:
    """Learn from all groups of a document how it marks."""
    prints = [{box.printed for box in group} for group in groups]
    return Habit(
        radio_is_circle={Print.RADIO, Print.CHECKED} not in prints
        and any(Print.RADIO in seen and min(seen) < Print.RADIO for seen in prints),
        empty_is_off=any(Print.EMPTY in seen and max(seen) > Print.EMPTY for seen in prints),
        odd_radios=any(Print.RADIO in seen for seen in prints),
    )


def ticks(group: list[Checkbox], document: Habit) -> list[Tick]:
    """Return for each box of ``group`` whether it is ticked: True, False or "ILLEGIBLE"."""
    prints = {box.printed for box in group}
    has_empty_brackets = any(b.printed is Print.EMPTY and b.bracketed for b in group)
    return [_tick(box, prints, has_empty_brackets, document) for box in group]


def _tick(box: Checkbox, prints: set[Print], has_empty_brackets: bool, document: Habit) -> Tick:
    if box.printed in (Print.CHECKED, Print.CIRCLE):
        return True
    if box.printed is Print.LOST:
        return ILLEGIBLE
    if box.printed is Print.RADIO:
        return True if document.radio_is_circle else False if Print.CHECKED in prints else ILLEGIBLE
    if box.printed is Print.EMPTY:
        return False if document.empty_is_off or max(prints) > Print.EMPTY else ILLEGIBLE
    if has_empty_brackets:
        return True if box.bracketed else ILLEGIBLE
    return False if prints & {Print.CHECKED, Print.CIRCLE, Print.RADIO} else ILLEGIBLE
