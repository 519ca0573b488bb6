"""The names of a cell that lists several."""

import re

from konkyo.loaders.cell_values import CellText

_ENUMERATOR = re.compile(r"(?:^|\s+|(?<=[)）]))(?:[(（]?[\d０-９]{1,2}[)）.．、](?![\d０-９])|[⑴-⒇①-⑳]|[・･○●■])\s*")
_BETWEEN = re.compile(r"[、，,](?![^(（]*[)）])")
_BLANK = re.compile(r"\s+")
_WHOLE = re.compile(
    r"(?:システム|サーバー?(?:・ソフトウェア)?|基盤|ネット(?:ワーク)?|端末|サービス|アプリ(?:ケーション)?|ファイル|台帳)(?:等|群)?(?:[(（].*[)）])?$"
)  # how the name of a system or a file ends


def names_in(text: str) -> list[CellText]:
    """Return the names of a cell that lists several: 「1.A 2.B」「⑴A ⑵B」「・A ・B」, a line each, A、B.

    At blanks only where each piece ends as such a name does: 「中間サーバー　各業務システム」.
    """
    parts = [part for line in _entries(text) for part in line.split(_ENUMERATOR)]
    found = [name for part in parts if (name := part.cleaned())]
    names = [name for name in found if not name.text.endswith("。") and not name.text.startswith("※")]
    if len(names) == 1:
        names = [name for part in names[0].split(_BETWEEN) if (name := part.cleaned())]
    if len(names) == 1 and len(found) == 1:
        return [name for part in parts for name in side_by_side(part)]
    return names


def side_by_side(part: CellText) -> list[CellText]:
    """Return the names of ``part`` between blanks if each ends as a name does; else the one name that it is."""
    apart = [name for piece in part.split(_BLANK) if (name := piece.cleaned())]
    whole = part.cleaned()
    return apart if all(_WHOLE.search(name.text) for name in apart) else [whole] if whole else []


def _entries(text: str) -> list[CellText]:
    """Return the lines of a cell. Where its names are numbered, a line without a number continues the one before."""
    entries: list[CellText] = []
    for line in CellText.of(text).lines():
        begins = _ENUMERATOR.match(line.text) or line.text.startswith("※") or line.text.endswith("。")
        if entries and not begins and _ENUMERATOR.match(entries[0].text):
            entries[-1] += line
        else:
            entries.append(line)
    return entries
