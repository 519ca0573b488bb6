"""The contents of a folder of dated texts: whole texts, and tables of what happened between them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path

from konkyo.law.fold import fold
from konkyo.law.mentions import LAW_NUMBER, by_number, plain_number
from konkyo.law.statutes.dated import DatedVersions, read_folder, text_files
from konkyo.law.statutes.history_tables import HistoryTables
from konkyo.law.statutes.revision import Revision

_REPEALS = re.compile(r"(?:は、|を)廃止する。?$")


@dataclass(frozen=True, slots=True)
class Sources:
    """The dated texts of one or more laws."""

    folder: Path
    texts: dict[str, DatedVersions]
    """by canonical name"""
    tables: HistoryTables
    ended: Mapping[str, date] = field(default_factory=dict)
    """law → day of its repeal, where that is known from elsewhere"""

    @classmethod
    def read(cls, folder: Path) -> "Sources":
        """Read a folder. Raises :class:`konkyo.law.law_error.LawError` if a text cannot be read."""
        texts = read_folder(folder)
        ids = {dated.versions[-1].law_id: law for law, dated in texts.items()}
        return cls(folder, texts, HistoryTables(folder, ids))

    def files(self, law: str) -> tuple[tuple[str, str], ...]:
        """Return name and SHA-256 of each file from which the facts of ``law`` are made."""
        law_id = self.texts[law].versions[-1].law_id
        read = [*(path for path in text_files(self.folder) if path.stem.upper().startswith(law_id)),
                *self.tables.files(law_id)]  # fmt: skip
        return tuple(sorted((path.name, sha256(path.read_bytes()).hexdigest()) for path in read))

    def repeals(self) -> dict[str, date]:
        """Return law → day of its repeal, for laws here that the 附則 of another one repeals, or ``ended``."""
        found = dict(self.ended)
        # The numbers of unlisted laws are in their texts.
        own = {fold(text.number).text: law for law, dated in self.texts.items() if (text := dated.versions[-1]).number}
        for dated in self.texts.values():
            first = dated.versions[0]
            if Revision.parse(first.revision_id).enacts:
                for one in first.provisions:
                    if one.address.in_supplement and _REPEALS.search(one.text):
                        numbers = (plain_number(number[0]) for number in LAW_NUMBER.finditer(fold(one.text).text))
                        laws = (own.get(number) or by_number(number) for number in numbers)
                        found |= {law: first.valid_from for law in laws if law in self.texts}
        return found
