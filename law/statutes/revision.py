"""One version of a law as e-Gov names it: 425AC0000000027_20210901_503AC0000000037."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from konkyo.law.law_error import LawError
from konkyo.law.law_names import names

ENACTMENT = "000000000000000"
"""Stands for the amending law where the version is the law as it was enacted."""

_ID = re.compile(r"(?P<law>\w{15})_(?P<on>\d{8})_(?P<by>\w{15})")


@dataclass(frozen=True, slots=True)
class Revision:
    """A version's name: the law's id, the day it takes effect, and the id of the law that made it."""

    law_id: str
    valid_from: date
    amended_by: str

    @classmethod
    def parse(cls, revision_id: str, where: str = "") -> "Revision":
        """Read a revision id. Letters become upper case (older files have 426M6000000a007).

        Raises :class:`LawError` (``no_revision``) if it is none.
        """
        found = _ID.fullmatch(revision_id)
        try:
            on = date.fromisoformat(found["on"]) if found else None
        except ValueError:
            on = None
        if found is None or on is None:
            raise LawError(
                "no_revision",
                f"「{revision_id}」は e-Gov の改正履歴 ID（法令ID_施行日_改正法令ID）ではない",
                f"{revision_id!r} is no e-Gov revision id (law id, day of effect, id of the amending law)",
                where=where,
                cure_ja="ファイル名を 425AC0000000027_20210901_503AC0000000037.xml のようにしてください。",
                cure_en="Name the file like 425AC0000000027_20210901_503AC0000000037.xml.",
            )
        return cls(found["law"].upper(), on, found["by"].upper())

    @property
    def id(self) -> str:
        """The revision id."""
        return f"{self.law_id}_{self.valid_from:%Y%m%d}_{self.amended_by}"

    @property
    def enacts(self) -> bool:
        """Tell whether this is the law as enacted: before it there was none."""
        return self.amended_by == ENACTMENT


@cache
def _named() -> dict[str, str]:
    return {law.id.upper(): name for name, law in names().laws.items() if law.id}


def name_of(law_id: str, where: str = "") -> str:
    """Return the canonical name of a law's id. Raises :class:`LawError` (``unknown_law``)."""
    name = _named().get(law_id)
    if name is None:
        raise unknown_law(law_id, where)
    return name


def unknown_law(law: str, where: str) -> LawError:
    """Return the error for a law that the table of names lacks."""
    return LawError(
        "unknown_law",
        f"法令名の一覧に無い法令である: {law}",
        f"the table of laws does not know this law: {law}",
        where=where,
        cure_ja="e-Gov にある法令の本文か確かめてください。",
        cure_en="Check that this is the text of a law that e-Gov publishes.",
    )
