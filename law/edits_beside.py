"""The edits of a passage for what changed besides addresses: titles, captions, and what a person has to choose."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from konkyo.law.address import Address
from konkyo.law.printed_passage import Edit, PrintedPassage
from konkyo.law.spelling import within
from konkyo.law.titles import Renaming

_BRACKET = re.compile(r"\((?P<said>[^()]+)\)")
_POINTS = re.compile(r"[、,・]")


@dataclass(frozen=True, slots=True)
class ChangesBeside:
    """What changed besides addresses."""

    choices: Mapping[Address, tuple[Address, ...]] = field(default_factory=dict)
    """old address → those among which a person must choose; the citation stays, and they are laid out behind it"""
    titles: Mapping[str, Renaming] = field(default_factory=dict)
    """law → its new title"""
    captions: Mapping[Address, tuple[str, str]] = field(default_factory=dict)
    """old address → its old and its new caption"""


def edits_beside(passage: PrintedPassage, beside: ChangesBeside) -> list[Edit]:
    """Return the edits of ``passage`` for all that is in ``beside``."""
    return [
        *_choices(passage, beside.choices),
        *_titles(passage, beside.titles),
        *_captions(passage, beside.captions),
    ]


def _choices(passage: PrintedPassage, choices: Mapping[Address, tuple[Address, ...]]) -> list[Edit]:
    """Return the edits that lay out behind a citation what it may be written as."""
    found = []
    for one in passage.cited:
        others = choices.get(one.address, ()) if one.targets is None else ()
        if others:
            style = passage.style(one)
            names = "又は".join(style.write(within(to) if to.law == one.address.law else str(to)) for to in others)
            found.append(passage.edit(one.end, one.end, f"【要確認：{names}】"))
    return found


def _titles(passage: PrintedPassage, titles: Mapping[str, Renaming]) -> list[Edit]:
    """Return the edits of the names of laws that have another title now."""
    return [
        passage.edit(one.start, one.end, new)
        for one in passage.scan.named
        if (renaming := titles.get(one.law))
        if (new := renaming.written(passage.print(one.start, one.end))) is not None
    ]


def _captions(passage: PrintedPassage, captions: Mapping[Address, tuple[str, str]]) -> list[Edit]:
    """Return the edits of captions that are printed in brackets behind a citation."""
    found = []
    for one in passage.cited:
        bracket = _BRACKET.match(passage.text, one.end)
        old, new = captions.get(one.address, ("", ""))
        if bracket and new and _plain(bracket["said"]) == _plain(old):
            printed = passage.print(*bracket.span("said"))
            found.append(passage.edit(*bracket.span("said"), _pointed_like(new, printed)))
    return found


def _plain(caption: str) -> str:
    return "".join(_POINTS.sub("", caption).split())


def _pointed_like(caption: str, printed: str) -> str:
    """Return a caption with the points that a document prints in it: 個人番号通知書、個人番号カード関連事務の委任."""
    points = _POINTS.findall(printed)
    return _POINTS.sub(lambda _: points.pop(0) if points else "、", caption) if points else caption
