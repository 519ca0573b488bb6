"""Naming for one document: what its printed names are called in the graph, and why.

Nothing is joined that is not certain: names that differ stay two, and a name that could mean several is kept
apart by the body that uses it. Printed words are never lost; each ``Name`` says which characters print it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from konkyo.i18n import Words
from konkyo.loaders.names import enumerations, heads
from konkyo.loaders.names.bodies import PREFECTURES
from konkyo.loaders.names.definitions import definitions, undefined
from konkyo.loaders.names.known import find
from konkyo.loaders.names.name import Name, SystemName
from konkyo.loaders.names.standard_spelling import standard_key, standard_spelling

WHOSE = Words(
    ja="どの団体のものか書かれていないので、この評価実施機関のものとした",
    en="it does not say whose it is; held to be this body's own",
)
OWN_BODY = Words(ja="評価実施機関の名を除いた", en="name of the body left out")
OWN_DEPARTMENT = Words(
    ja="「自部署」を、このファイルの事務担当部署とした", en="「自部署」 read as the department in charge of the file"
)
SAME_DIVISION = Words(
    ja="前の部署の部を補った（この文書にその名がある）",
    en="division of the department before it supplied (the document prints that name elsewhere)",
)
WITHOUT_NOTE = Words(ja="名に添えた注や定義を除いた", en="note or definition beside the name left out")
_BEHIND_BODY = "民立営役議内外街場"
_POINTER = re.compile(r"[(（][^()（）]*別紙[^()（）]*[)）]?\s*$")
_DIVISION = re.compile(r"(.+?[部局](?!.*[部局]))")
_OUTSIDE = re.compile(
    r"他の?(?:市町村|市区町村|自治体|団体|都道府県).*|.*(?:大臣|長官|知事|市町村長|機構|会社)等?|.*株式会社.*"
)
_AMBIGUOUS = {
    "機構",
    "連合会",
    "基金",
    "協会",
    "組合",
    "センター",
    "公社",
    "事業団",
    "財団",
    "法人",
    "委員会",
    "会社",
    "受託者",
    "委託先",
}


class Naming:
    """The names of one document.

    ``body``: its body's name in the graph, or None where nobody knows; ``texts``: its passages, in which it defines
    short names; ``departments`` and ``systems``: the names it prints in the fields made for them.
    """

    def __init__(
        self, body: str | None, texts: Sequence[str], departments: Iterable[str] = (), systems: Iterable[str] = ()
    ) -> None:
        self.body = body
        self.definitions: Mapping[str, str] = definitions(texts)
        self._departments = {self._without_body(*standard_spelling(d))[0] for text in departments for d in _each(text)}
        self._systems = {self.system(name).name for name in systems}

    def parties(self, text: str) -> list[Name]:
        """Return who is named in ``text`` outside the body; nobody for 「別紙1を参照」 and 「未定」."""
        return self._named(text, lambda part: enumerations.parties(part, self._is_certain), self._party)

    def departments(self, text: str, own: str | None = None) -> list[Name]:
        """Return the departments named in ``text``; ``own`` is the name that 「自部署」 stands for, if known."""
        if heads.is_own_department(text):
            return [Name(own, *_whole(text), (OWN_DEPARTMENT,))] if own else []
        names = self._named(text, lambda part: enumerations.departments(part, self.is_outside), self._department)
        return self._with_division(names)

    def system(self, text: str) -> SystemName:
        """Return what the one system that ``text`` names is called."""
        bare = undefined(text)
        name, why = standard_spelling(bare)
        if bare.strip() != text.strip():
            why = (WITHOUT_NOTE, *why)
        name, why = self._defined(name, why)
        if row := find(name, "system"):
            joined = (*why, row.why) if row.name != name else why
            return SystemName(row.name, *_whole(text), joined, shared=True)
        return SystemName(name, *_whole(text), why)

    def systems(self, text: str) -> list[SystemName]:
        """Return the systems that a method of handing over names; none for 紙 or 「システムの直接操作」."""
        found = []
        for start, end in enumerations.anything(text):
            system = self.system(text[start:end])
            if find(system.name, "medium"):
                continue
            if system.shared or system.name in self._systems or heads.is_system(system.name):
                found.append(replace(system, start=start, end=end))
        return found

    def information(self, text: str) -> list[Name]:
        """Return the kinds of information named in ``text``; none where it only points elsewhere."""
        return self._named(text, enumerations.information, standard_spelling)

    def is_outside(self, name: str) -> bool:
        """Whether ``name``, printed where departments stand, plainly is another body."""
        return find(name, "party") is not None or bool(_OUTSIDE.fullmatch(name)) or name in _AMBIGUOUS

    def _named(
        self,
        text: str,
        cut: Callable[[str], list[tuple[int, int]]],
        call: Callable[[str], tuple[str, tuple[Words, ...]]],
    ) -> list[Name]:
        bare = _POINTER.sub("", text)
        pointed = bare != text and heads.holds_clause(bare)  # 「…の表に定める情報照会者（別紙２参照）」
        if pointed or heads.is_reference(bare) or heads.is_nobody(bare):
            return []
        noted = (WITHOUT_NOTE,) if bare != text else ()
        named = []
        for start, end in cut(bare):
            name, why = call(bare[start:end])
            if not heads.is_nobody(name):
                named.append(Name(name, start, end, (*noted, *why)))
        return named

    def _is_certain(self, name: str) -> bool:
        return name in self.definitions or self._without_short_name(name) != name

    def _party(self, text: str) -> tuple[str, tuple[Words, ...]]:
        bare = self._without_short_name(undefined(text))
        name, why = standard_spelling(bare)
        if bare.strip() != text.strip():
            why = (WITHOUT_NOTE, *why)
        short = name
        name, why = self._defined(name, why)
        if row := find(name, "party"):
            return row.name, (*why, row.why) if row.name != name else why
        if self.body and short == name and (name in _AMBIGUOUS or self._is_of_this_body(name)):
            return f"{self.body}{name}" if name not in _AMBIGUOUS else f"{name}({self.body})", (*why, WHOSE)
        return name, why

    def _is_of_this_body(self, name: str) -> bool:
        placed = name.startswith(self.body or "") or re.match(PREFECTURES, name)
        return heads.is_organ_of_no_place(name) and not placed

    def _department(self, text: str) -> tuple[str, tuple[Words, ...]]:
        return self._without_body(*standard_spelling(undefined(text)), spaced=text)

    def _without_body(self, name: str, why: tuple[Words, ...], spaced: str = "") -> tuple[str, tuple[Words, ...]]:
        """Take the body's name off 「呉市 市民部市民窓口課」, not off 「呉市民病院」."""
        rest = name.removeprefix(self.body) if self.body else name
        if rest in ("", name):
            return name, why
        parted = re.match(rf"\s*{re.escape(self.body or '')}\s", spaced)
        if parted or (rest[0] not in _BEHIND_BODY and heads.is_department(rest)):
            return rest, (*why, OWN_BODY)
        return name, why

    def _defined(self, name: str, why: tuple[Words, ...]) -> tuple[str, tuple[Words, ...]]:
        full = self.definitions.get(name)
        return (full, (*why, _by_definition(name, full))) if full else (name, why)

    def _without_short_name(self, text: str) -> str:
        # Spaces are stripped afterwards: patterns for them would take the square of their number.
        found = re.fullmatch(r"(.+?)[(（]([^()（）]+)[)）]", text.strip(), re.S)
        if found and self.definitions.get(standard_key(found[2].strip())) == standard_key(full := found[1].strip()):
            return full
        return text

    def _with_division(self, names: list[Name]) -> list[Name]:
        """Complete 「福祉保健部 障害者福祉課、保健予防課」 where the document prints 福祉保健部保健予防課 elsewhere."""
        division, completed = "", []
        for name in names:
            full = division + name.name
            if found := _DIVISION.match(name.name):
                division = found[1]
            elif division and full in self._departments:
                name = replace(name, name=full, why=(*name.why, SAME_DIVISION))
            completed.append(name)
        return completed


def _each(text: str) -> Iterable[str]:
    return (text[start:end] for start, end in enumerations.departments(text))


def _whole(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip()), len(text.rstrip())


def _by_definition(short: str, full: str) -> Words:
    return Words(
        ja=f"この文書が「{full}」を「以下「{short}」という」と定める",
        en=f"the document defines 「{short}」 as 「{full}」",
    )
