"""Options whose names go on in the row below: 「[ ○ ] 地方公共団体・地方独立行」 above 「政法人」.

Where the words of an option have cells of their own, a name too long for its cell stands in two, and no ruled line says
that they are one. On a page, the second line may then stand nearer to the box of the next option, or of the one beside
it. Only the options of the form show it.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.pages import BoxMark, Row

_BOX = re.compile(rf"([\[［]\s*\S?\s*[\]］]|[☐☑☒■□{''.join(BoxMark)}])")
_DETAIL = re.compile(r"\s[(（]\s")
_TWO_BOXES = 5  # parts of a text: what stands before, between and behind them, and the boxes
_FEWEST = 4  # characters that tell which option begins with them


def options_rejoined(rows: Iterable[Row], edition: FormEdition) -> list[Row]:
    """Return ``rows`` with the rest of each option behind its beginning."""
    names = {
        fold_label(spelling) for field in edition.option_lists.values() for one in field for spelling in one.spellings
    }
    found: list[Row] = []
    for printed in rows:
        row = Row(tuple(replace(cell, text=_retied(cell.text, names)) for cell in printed.cells))
        rest = row.only_text
        above = found[-1].cells if found and rest else ()
        place = next((place for place, cell in enumerate(above) if _is_torn(cell.text, rest, names)), None)
        if place is None:
            found.append(row)
        else:
            whole = replace(above[place], text=above[place].text + rest)
            found[-1] = Row((*above[:place], whole, *above[place + 1 :]))
    return found


def _is_torn(above: str, rest: str, names: set[str]) -> bool:
    """Return whether the two texts form one option only when they are joined."""
    first, second = fold_label(above), fold_label(rest)
    return bool(first and second) and first + second in names and not {first, second} & names


def _retied(text: str, names: set[str]) -> str:
    """Return the text of a group of boxes, the rest of an option moved to it from behind a box beside its own."""
    parts = _BOX.split(text)
    if len(parts) < _TWO_BOXES:
        return text
    for place in range(2, len(parts), 2):
        head, detail = _with_detail(parts[place])
        own = fold_label(head)
        wanted = [name[len(own) :] for name in names if len(own) >= _FEWEST and name.startswith(own)]
        if not wanted or own in names:
            continue
        for beside in (place + 2, place - 2):
            moved = _moved(parts[beside], wanted, names) if 2 <= beside < len(parts) else None
            if moved:
                rest, left = moved
                parts[place] = f"{head.rstrip()}{rest}{detail.rstrip()}\n"
                parts[beside] = left
                break
    return "".join(parts)


def _with_detail(text: str) -> tuple[str, str]:
    """Split 「地方公共団体・地方独立行 （ 他市町村 ）」 into the option and its brackets to be filled in."""
    found = _DETAIL.search(text)
    return (text[: found.start()], text[found.start() :]) if found else (text, "")


def _moved(text: str, wanted: list[str], names: set[str]) -> tuple[str, str] | None:
    """Return the one of the ``wanted`` texts before or behind an option in ``text``, and ``text`` without it."""
    for cut in range(1, len(text)):
        before, behind = text[:cut], text[cut:]
        if fold_label(before) in wanted and any(fold_label(behind).startswith(name) for name in names):
            return before.strip(), f" {behind.lstrip()}"
        if fold_label(behind) in wanted and fold_label(before) in names:
            return behind.strip(), f"{before.rstrip()}\n"
    return None
