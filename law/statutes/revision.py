"""The id of one version of a law at e-Gov: 425AC0000000027_20210901_503AC0000000037."""

import re
from dataclasses import dataclass
from datetime import date

from konkyo.law.fold import fold
from konkyo.law.law_error import LawError
from konkyo.law.law_names import names
from konkyo.law.statute_version import ENACTMENT

_ID = re.compile(r"(?P<law>\w{15})_(?P<on>\d{8})_(?P<by>\w{15})")


@dataclass(frozen=True, slots=True)
class Revision:
    """One version of a law: the id of the law, the day of effect, and the id of the law that made it."""

    law_id: str
    valid_from: date
    amended_by: str

    @classmethod
    def parse(cls, revision_id: str, where: str = "") -> "Revision":
        """Parse a revision id. Letters become upper case (older files have 426M6000000a007).

        Raises :class:`LawError` (``no_revision``) for any other text.
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
        """Whether this is the law as enacted."""
        return self.amended_by == ENACTMENT


def law_of_text(revision: Revision, title: str, number: str | None, where: str) -> str:
    """Return the canonical name of the law that a text is of.

    ``number`` is the law number in the text, or None. A law that is in no table of names is named by its title, and by
    title and number if another law has that title. Raises :class:`LawError` (``other_law``) if the number and the
    revision id are those of different laws.
    """
    table = names()
    by_id = table.by_id.get(revision.law_id)
    folded = fold(number).text if number else None
    by_number = table.numbers.get(folded) if folded else by_id
    # For some laws the tables have a number but no id.
    listed = by_number is not None and table.laws[by_number].id is not None
    if by_number != by_id and (by_id or listed):
        raise other_law(f"{title}（{number}）", revision, where)
    return by_number or (f"{title}（{folded or revision.law_id}）" if title in table.laws else title)


def other_law(said: str, revision: Revision, where: str) -> LawError:
    """Return the error for a text of the law ``said`` whose revision id is that of another law."""
    return LawError(
        "other_law",
        f"本文は {said} だが、改正履歴 ID は {revision.law_id} である",
        f"the text is of {said}, but the revision id says {revision.law_id}",
        where=where,
        cure_ja="ファイル名か本文を確かめてください。",
        cure_en="Check the file's name, or its content.",
    )
