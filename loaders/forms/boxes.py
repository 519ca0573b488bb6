"""Groups of checkboxes: which options are ticked, not ticked, or illegible.

A box is printed in many ways: ``[ ○ ]``, ``[]``, ``<input>`` alone, a radio button, ``[<input>]``. What a print means
depends on the other boxes of its group, then on the habit of the whole document:

- Two kinds of print in one group: the stronger one is ticked (checked > ○ > radio > input > empty brackets).
- An input inside brackets, beside empty brackets ``[ ]``: something was printed there, so it is ticked.
- A radio button: the form has none, so a transcriber replaced ○ by it. It is ticked where other groups of the document
  show that.
- All boxes alike, none with ○: the marks are lost, and every option is ILLEGIBLE. Only empty brackets mean "not ticked"
  in a document that prints ticks in other groups.
- 1 and 0 in one group: yes and no, and 0 is no in the whole document. Else a 0 is typed for ○.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from konkyo.loaders.forms.editions import BRACKETED_OPTIONS
from konkyo.loaders.forms.form_options import split_option
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.pages import BoxMark
from konkyo.loaders.record import ILLEGIBLE, Illegible

Tick = bool | Illegible

_INPUTS = "".join(BoxMark)
_SIGNS = "○〇◯⭕●◎✓✔レOoＯ0０"
_ZEROS, _ONES = "0０", "1１"
_DRAWN_ON, _DRAWN_OFF = "☑☒■✅✓✔", "☐□"
_BOX = re.compile(
    rf"(?P<open>[\[［])\s*(?P<inside>[{_SIGNS}{_INPUTS}]|[^\s\[\]［］](?=\s*[\]］])|)\s*(?P<close>[\]］])?"
    # 「[ ○ ] 紙」「[ 紙」
    rf"|(?P<bare>[{_INPUTS}{_DRAWN_ON}{_DRAWN_OFF}])\s*(?P<tail>[\]］])?"  # 「☐ 紙」
)
_OPENING = re.compile(r"[(（]")
_IN_BRACKETS = re.compile(r"\s*[(（]\s*(.*)", re.S)


class Print(IntEnum):
    """How a box is printed; the higher the value, the more it looks like a tick."""

    LOST = -1
    EMPTY = 0
    OFF = 1
    INPUT = 2
    RADIO = 3
    ZERO = 4
    CIRCLE = 5
    CHECKED = 6


_PRINTS: dict[str, Print] = {
    BoxMark.BOX: Print.INPUT,
    BoxMark.BOX_ON: Print.CHECKED,
    BoxMark.RADIO: Print.RADIO,
    BoxMark.RADIO_ON: Print.CHECKED,
    BoxMark.LOST: Print.LOST,
    **dict.fromkeys(_DRAWN_ON, Print.CHECKED),
    **dict.fromkeys(_DRAWN_OFF, Print.INPUT),
    **dict.fromkeys(_SIGNS, Print.CIRCLE),
    **dict.fromkeys(_ZEROS, Print.ZERO),
}
_YES_OR_NO = {**dict.fromkeys(_ONES, Print.CIRCLE), **dict.fromkeys(_ZEROS, Print.OFF)}


@dataclass(frozen=True, slots=True)
class Checkbox:
    """One box: its print, whether it has brackets around it, its option, and the words in the brackets of the option.

    ``detail`` is "" for empty brackets after the option and None for none. The spans are those of option and detail in
    the text of the group.
    """

    printed: Print
    bracketed: bool
    option: str
    detail: str | None
    option_span: tuple[int, int]
    detail_span: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Habit:
    """How a document marks its boxes.

    ``radio_is_circle``: radio buttons stand for ○; a group shows it in which weaker prints stand beside them.
    ``empty_is_off``: empty brackets mean "not ticked"; a group with a tick shows it. Else their marks may be lost.
    ``zero_is_off``: marks are 1 and 0; a group shows it in which both stand.
    ``odd_radios``: the document has unselected radio buttons, so ``radio_is_circle`` matters.
    """

    radio_is_circle: bool = False
    empty_is_off: bool = False
    zero_is_off: bool = False
    odd_radios: bool = False


def boxes(text: str) -> list[Checkbox]:
    """Return the boxes of ``text`` in order; none where it is not clear which box belongs to which option."""
    found = list(_BOX.finditer(text))
    signs = {match["inside"] for match in found}
    prints = {**_PRINTS, **_YES_OR_NO} if signs & set(_ONES) and signs & set(_ZEROS) else _PRINTS
    result = []
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        option = _option(text, match.end(), end)
        if option[0] == option[1]:
            # The marks stand after the options, or apart from them.
            return []
        bracketed = bool(match["open"]) and bool(match["close"])
        detail = _detail(text, option[1], end)
        words = _words(text, detail) if detail else None
        result.append(Checkbox(_print(match, prints), bracketed, _words(text, option), words, option, detail))
    return once(result)


def option_and_detail(printed: str) -> tuple[str, str | None]:
    """Split what is printed after a box into its option and the words in the brackets after it; None without brackets.

    「その他（システムの直接操作）」 is an option with a detail; 「4情報（氏名…）」 as a whole is an option of the form.
    """
    start, end = _option(printed, 0, len(printed))
    detail = _detail(printed, end, len(printed))
    return printed[start:end], printed[slice(*detail)] if detail else None


def _print(match: re.Match[str], prints: Mapping[str, Print]) -> Print:
    sign = match["inside"] or match["bare"] or ""
    # Another sign in brackets is treated like an input: the other boxes of its group show what it means.
    return prints.get(sign, Print.INPUT) if sign else Print.EMPTY


def _option(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the option that ``text[start:end]`` begins with."""
    printed = text[start:end].lstrip()
    start = end - len(printed)
    whole = split_option(printed, BRACKETED_OPTIONS)
    option = whole[0] if whole else _OPENING.split(printed, maxsplit=1)[0].rstrip()
    return start, start + len(option)


def _detail(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of the words in the brackets after an option; None without brackets."""
    match = _IN_BRACKETS.match(text, start, end)
    if not match:
        return None
    inner = match[1].rstrip()
    # The closing bracket may be lost at the end of a cell: 「その他（」.
    if inner.endswith((")", "）")) and depth(inner) < 0:
        inner = inner[:-1].rstrip()
    return match.start(1), match.start(1) + len(inner)


def _words(text: str, span: tuple[int, int]) -> str:
    return " ".join(text[slice(*span)].split())


def depth(text: str) -> int:
    """Return how many round brackets of ``text`` are open at its end; negative for closing ones without an opening."""
    return sum(c in "(（" for c in text) - sum(c in ")）" for c in text)


def once(found: list[Checkbox]) -> list[Checkbox]:
    """Return a group that is printed twice (as a table and again as lines) once, if both agree."""
    first: dict[str, Checkbox] = {}
    for box in found:
        first.setdefault(fold_label(box.option), box)
    agree = all(first[fold_label(b.option)].printed == b.printed for b in found)
    return list(first.values()) if agree else found


def habit(groups: Iterable[Sequence[Checkbox]]) -> Habit:
    """Return how a document marks its boxes, learnt from all its groups."""
    prints = [{box.printed for box in group} for group in groups]
    return Habit(
        radio_is_circle={Print.RADIO, Print.CHECKED} not in prints
        and any(Print.RADIO in seen and min(seen) < Print.RADIO for seen in prints),
        empty_is_off=any(Print.EMPTY in seen and max(seen) > Print.EMPTY for seen in prints),
        zero_is_off=any(Print.OFF in seen for seen in prints),
        odd_radios=any(Print.RADIO in seen for seen in prints),
    )


def ticks(group: Sequence[Checkbox], document: Habit) -> list[Tick]:
    """Return for each box of ``group`` whether it is ticked: True, False or "ILLEGIBLE"."""
    prints = {box.printed for box in group}
    has_empty_brackets = any(b.printed is Print.EMPTY and b.bracketed for b in group)
    return [_tick(box, prints, has_empty_brackets, document) for box in group]


def _tick(box: Checkbox, prints: set[Print], has_empty_brackets: bool, document: Habit) -> Tick:
    if box.printed in (Print.CHECKED, Print.CIRCLE):
        return True
    if box.printed in (Print.OFF, Print.ZERO):
        return box.printed is Print.ZERO and not document.zero_is_off
    if box.printed is Print.LOST:
        return ILLEGIBLE
    if box.printed is Print.RADIO:
        return True if document.radio_is_circle else False if Print.CHECKED in prints else ILLEGIBLE
    if box.printed is Print.EMPTY:
        return False if document.empty_is_off or max(prints) > Print.EMPTY else ILLEGIBLE
    if has_empty_brackets:
        return True if box.bracketed else ILLEGIBLE
    return False if max(prints) >= Print.RADIO else ILLEGIBLE
