"""The names that a text prints, each as the document and ``known.toml`` let it be called.

What a body's own name changes about them is added by :mod:`konkyo.loaders.names.naming`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from konkyo.i18n import Words
from konkyo.loaders.annex_pointers import without_pointer
from konkyo.loaders.names import enumerations, heads
from konkyo.loaders.names.definitions import without_definition
from konkyo.loaders.names.known import KnownKind, known_name, known_names
from konkyo.loaders.names.name import Name, NamedBy
from konkyo.loaders.names.standard_spelling import standard_key, standard_spelling

Content = Literal["parties", "departments", "information", "systems", "system"]
"""What a whole text lists: names of one kind, or (system) just one name."""

NameLabel = Literal["PARTY", "DEPARTMENT", "INFORMATION", "SYSTEM"]

NAME_LABELS: dict[Content, NameLabel] = {
    "parties": "PARTY",
    "departments": "DEPARTMENT",
    "information": "INFORMATION",
    "systems": "SYSTEM",
    "system": "SYSTEM",
}

WITHOUT_NOTE = Words(ja="名に添えた注や定義を除いた", en="note or definition beside the name left out")
_KINDS: dict[NameLabel, KnownKind] = {"PARTY": "party", "SYSTEM": "system"}
_WITH_SHORT_NAME = re.compile(r"(.+?)[(（]([^()（）]+)[)）]", re.S)
_WORD = r"\u3400-\u9fff々ァ-ヴーA-Za-zＡ-Ｚａ-ｚ0-9０-９"
_NO_WORD_BEHIND = rf"(?:(?![{_WORD}])|(?=及び|並びに|又は|若しくは|等))"


def listed_names(text: str, content: Content, short_names: Mapping[str, str]) -> list[Name]:
    """Return the names that the whole of ``text`` lists; none for 「別紙1を参照」 and 「未定」.

    ``short_names`` are those that the document defines. A list is cut only where it is certain.
    """
    bare = text
    if NAME_LABELS[content] != "SYSTEM":
        bare = without_pointer(text)
        pointed = bare != text and heads.holds_clause(bare)  # 「…の表に定める情報照会者（別紙２参照）」
        if pointed or heads.is_reference(bare) or heads.is_nobody(bare):
            return []
    names = [_called(bare, piece, NAME_LABELS[content], short_names) for piece in _pieces(bare, content, short_names)]
    if bare != text:
        names = [replace(name, why=(WITHOUT_NOTE, *name.why)) for name in names]
    return [name for name in names if NAME_LABELS[content] == "SYSTEM" or not heads.is_nobody(name.name)]


def mentioned(text: str, short_names: Mapping[str, str]) -> list[tuple[NameLabel, Name]]:
    """Return the parties and systems that ``text`` names among other words: those of the table and of ``short_names``.

    A name within a longer word (「機構」 in 「機構改革課」) is none.
    """
    found: list[tuple[NameLabel, Name]] = []
    for mention in _mentions(tuple(short_names)).finditer(text):
        full = short_names.get(standard_key(mention[0]), mention[0])
        label: NameLabel = "SYSTEM" if known_name(full, "system") or heads.is_system(full) else "PARTY"
        found.append((label, _called(text, mention.span(), label, short_names)))
    return found


def _pieces(text: str, content: Content, short_names: Mapping[str, str]) -> list[enumerations.NamePiece]:
    if content == "parties":
        return enumerations.parties(text, lambda name: _is_defined(name, short_names))
    cuts: dict[Content, Callable[[str], list[enumerations.NamePiece]]] = {
        "departments": enumerations.departments,
        "information": enumerations.information,
        "systems": enumerations.anything,
        "system": enumerations.one_piece,
    }
    return cuts[content](text)


def _called(text: str, piece: enumerations.NamePiece, label: NameLabel, short_names: Mapping[str, str]) -> Name:
    printed = text[slice(*piece)]
    bare = printed if label == "INFORMATION" else without_definition(printed)
    if label == "PARTY":
        bare = _without_short_name(bare, short_names)
    name, why = standard_spelling(bare)
    if (kind := _KINDS.get(label)) is None:
        return Name(name, *piece, why)
    by: NamedBy = "print"
    if bare.strip() != printed.strip():
        why = (WITHOUT_NOTE, *why)
    if full := short_names.get(name):
        name, why, by = full, (*why, _by_definition(name, full)), "definition"
    if row := known_name(name, kind):
        name, why, by = row.name, (*why, row.why) if row.name != name else why, "table"
    return Name(name, *piece, why, by)


def _is_defined(name: str, short_names: Mapping[str, str]) -> bool:
    return name in short_names or _without_short_name(name, short_names) != name


def _without_short_name(text: str, short_names: Mapping[str, str]) -> str:
    # Spaces are stripped afterwards: patterns for them would take the square of their number.
    found = _WITH_SHORT_NAME.fullmatch(text.strip())
    if found and short_names.get(standard_key(found[2].strip())) == standard_key(full := found[1].strip()):
        return full
    return text


@lru_cache(maxsize=64)
def _mentions(short_names: tuple[str, ...]) -> re.Pattern[str]:
    known = {name for row in known_names() if row.kind != "medium" for name in (row.name, *row.aliases)}
    names = "|".join(map(re.escape, sorted({*known, *short_names}, key=lambda name: (-len(name), name))))
    return re.compile(rf"(?<![{_WORD}])(?:{names}){_NO_WORD_BEHIND}")


def _by_definition(short: str, full: str) -> Words:
    return Words(
        ja=f"この文書が「{full}」を「以下「{short}」という」と定める",
        en=f"the document defines 「{short}」 as 「{full}」",
    )
