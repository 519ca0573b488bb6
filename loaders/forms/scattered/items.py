"""The recorded items of a 別添 whose lines are lost: 「１　世帯番号　２　氏名 …」, by their running numbers."""

import re
from collections.abc import Sequence

from loaders.forms.filled import Slot
from loaders.forms.matching import fold, label_key
from loaders.forms.scattered.sheets import Line, Token, span
from loaders.record import FormName, Note

_HEADING = re.compile(r"^[(（]\s*([\d０-９]{1,2})\s*[)）]\s*(\S{2,40})$")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_STRAY = re.compile(r"(?:^|\s)\d{1,4}(?:[.．)）]|\s|$)")
_LONGEST = 60


def items(tokens: Sequence[Token], form: FormName, names: Sequence[Slot]) -> tuple[list[Slot], list[Note], set[int]]:
    """Return one "items" slot a file for a sheet that is the 別添 of recorded items, notes, and the tokens used."""
    entry = next((e for t in tokens for e in t.entries if e.meaning == "part.items"), None)
    if entry is None or len([t for t in tokens if t.entries]) > 1:
        # 項目一覧 names the 別添 among all other parts.
        return [], [], set()
    slots: list[Slot] = []
    notes: list[Note] = []
    for heading, lines in _parts([line for token in tokens if token.plain for line in token.lines]):
        file = _file(heading, names)
        found = numbered("\n".join(line.text for line in lines))
        if file is None or not found:
            notes.append(
                Note(
                    code="scattered-items",
                    ja=f"記録項目（{heading.text}）を確かに読めない",
                    at=heading.at,
                    en=f"the recorded items under {heading.text} cannot be read with certainty",
                )
            )
            continue
        slots.append(Slot("items", entry.addresses[form], "全ての記録項目", "\n".join(found), span(lines), file))
    return slots, notes, {token.index for token in tokens if token.plain} if slots else set()


def _parts(lines: Sequence[Line]) -> list[tuple[Line, list[Line]]]:
    parts: list[tuple[Line, list[Line]]] = []
    for line in lines:
        if _HEADING.match(line.text.strip()):
            parts.append((line, []))
        elif parts:
            parts[-1][1].append(line)
    return [(heading, found) for heading, found in parts if found]


def _file(heading: Line, names: Sequence[Slot]) -> int | None:
    """Return the file that a heading names by number and name: 「（３）宛名」 for 「（３）宛名ファイル」."""
    match = _HEADING.match(heading.text.strip())
    if match is None:
        return None
    number, name = int(fold(match[1])), label_key(match[2])
    fits = [s.file for s in names if s.file == number and (name in label_key(s.text) or label_key(s.text) in name)]
    return fits[0] if len(fits) == 1 else None


def numbered(text: str) -> list[str]:
    """Return the names behind the running numbers 1, 2, 3 …; [] if the numbers do not run through the text.

    >>> numbered("１　氏名　２　生年\\n月日　３　３０の４５区分")
    ['氏名', '生年月日', '３０の４５区分']
    """
    flat = text.translate(_DIGITS)
    starts: list[re.Match[str]] = []
    while True:
        number = len(starts) + 1
        found = re.compile(rf"(?:(?<=\s)|^){number}(?:[.．)）]|(?=\s))\s*").search(
            flat, starts[-1].end() if starts else 0
        )
        if found is None:
            break
        starts.append(found)
    if not starts or flat[: starts[0].start()].strip():
        return []
    ends = [*(match.start() for match in starts[1:]), len(flat)]
    names = [
        text[match.end() : end].replace("\n", "").strip(" 　、，,") for match, end in zip(starts, ends, strict=True)
    ]
    # A number left inside a name: the numbers do not run on (columns were mixed, or a part is lost).
    sure = all(0 < len(name) <= _LONGEST and not _STRAY.search(name.translate(_DIGITS)) for name in names)
    return names if sure else []
