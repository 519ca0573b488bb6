"""What the printed names of one document are called in the graph, and why.

Nothing is joined that is not certain: names that differ stay two, and a name that could mean several is kept
apart by the body that uses it. Printed words are never lost; each ``Name`` says which characters print it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from konkyo.i18n import Words
from konkyo.loaders.names import enumerations, heads
from konkyo.loaders.names.bodies import PREFECTURES
from konkyo.loaders.names.definitions import short_names
from konkyo.loaders.names.known import known_name
from konkyo.loaders.names.name import Name, SystemName
from konkyo.loaders.names.office_holders import office
from konkyo.loaders.names.text_pipeline import read_definitions, read_names

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
# 「青海市民病院」 is no 民病院 of 青海市, 「青海市役所」 no 役所.
_BEHIND_BODY = "民立営役議内外街場"
_DIVISION = re.compile(r"(.+?[部局](?!.*[部局]))")


class Naming:
    """The names of one document.

    ``body``: its body's name in the graph, or None where nobody knows; ``texts``: its passages, in which it defines
    short names; ``departments`` and ``systems``: the names it prints in the fields made for them.
    """

    def __init__(
        self, body: str | None, texts: Sequence[str], departments: Iterable[str] = (), systems: Iterable[str] = ()
    ) -> None:
        self.body = body
        self.definitions: Mapping[str, str] = short_names(one for text in texts for one in read_definitions(text))
        listed = [(name, text) for text in departments for name in read_names(text, "departments", {})]
        self._departments = {self._without_body(name, text).name for name, text in listed}
        self._systems = {self.system(name).name for name in systems}

    def parties(self, text: str) -> list[Name]:
        """Return who is named in ``text`` outside the body; nobody for 「別紙1を参照」 and 「未定」.

        The name of a person behind an office (「青海市長　山田 太郎」) is no part of it.
        """
        return [self._of_this_body(name) for name in read_names(office(text, glued=False), "parties", self.definitions)]

    def departments(self, text: str, own: str | None = None) -> list[Name]:
        """Return the departments named in ``text``; ``own`` is the name that 「自部署」 stands for, if known."""
        if heads.is_own_department(text):
            [(start, end)] = enumerations.one_piece(text)
            return [Name(own, start, end, (OWN_DEPARTMENT,))] if own else []
        names = read_names(text, "departments", self.definitions)
        return self._with_division([self._without_body(name, text) for name in names])

    def system(self, text: str) -> SystemName:
        """Return what the one system that ``text`` names is called: nothing, if the text is blank."""
        names = read_names(text, "system", self.definitions)
        return _system(names[0]) if names else SystemName("", 0, 0)

    def systems(self, text: str) -> list[SystemName]:
        """Return the systems that a method of handing over names; none for 紙 or 「システムの直接操作」."""
        found = [_system(name) for name in read_names(text, "systems", self.definitions)]
        return [
            system
            for system in found
            if not known_name(system.name, "medium")
            and (system.shared or system.name in self._systems or heads.is_system(system.name))
        ]

    def information(self, text: str) -> list[Name]:
        """Return the kinds of information named in ``text``; none where it only points elsewhere."""
        return read_names(text, "information", self.definitions)

    def is_outside(self, name: str) -> bool:
        """Whether ``name``, printed where departments stand, plainly is another body."""
        return enumerations.is_outside(name)

    def _of_this_body(self, name: Name) -> Name:
        """Return ``name`` with its body where it prints an organ of no place (市民課) or a word for many (機構)."""
        if self.body is None or name.by != "print":
            return name
        if name.name in enumerations.AMBIGUOUS:
            return replace(name, name=f"{name.name}({self.body})", why=(*name.why, WHOSE))
        placed = name.name.startswith(self.body) or re.match(PREFECTURES, name.name)
        if not heads.is_organ_of_no_place(name.name) or placed:
            return name
        return replace(name, name=f"{self.body}{name.name}", why=(*name.why, WHOSE))

    def _without_body(self, name: Name, text: str) -> Name:
        """Take the body's name off 「呉市 市民部市民窓口課」, not off 「呉市民病院」."""
        rest = name.name.removeprefix(self.body) if self.body else name.name
        if rest in ("", name.name):
            return name
        parted = re.match(rf"\s*{re.escape(self.body or '')}\s", text[name.start : name.end])
        if parted or (rest[0] not in _BEHIND_BODY and heads.is_department(rest)):
            return replace(name, name=rest, why=(*name.why, OWN_BODY))
        return name

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


def _system(name: Name) -> SystemName:
    return SystemName(name.name, name.start, name.end, name.why, name.by)
