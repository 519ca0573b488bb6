"""The client of e-Gov's 法令API, version 2. Only this module of konkyo.law needs a network."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

from konkyo.law import law_names
from konkyo.law.fold import fold
from konkyo.law.law_error import LawError
from konkyo.law.statute_version import NOT_FIXED
from konkyo.law.statutes import egov_xml
from konkyo.law.statutes.law_listing import LawListing, ListedVersion, in_order, listed_version
from konkyo.law.statutes.polite_get import PoliteGet
from konkyo.law.statutes.revision import Revision

BASE = "https://laws.e-gov.go.jp/api/2"
_ID = re.compile(r"[1-5][0-9]{2}[0-9A-Z]{12}")
_REPEAL = "Repeal"
"""The status of an entry of the list that is no version of the law, but its repeal."""
_TEXT = urlencode(
    # Compressed, unlike law_file. The 附則 of amending laws, which konkyo does not read, are half of a text and more.
    {"response_format": "xml", "law_full_text_format": "xml", "omit_amendment_suppl_provision": "true"}
)


@dataclass(frozen=True, slots=True)
class EgovApi:
    """The API at ``base``, as a :class:`konkyo.law.statutes.law_listing.LawSource`.

    A law is asked for by its e-Gov id or any of its names. All methods raise :class:`LawError`: what
    :class:`PoliteGet` raises, ``other_answer`` (not what the API is documented to answer), ``other_law`` (the answer is
    about another law), and what the reader of XML raises.
    """

    base: str = BASE
    get: PoliteGet = field(default_factory=PoliteGet)
    today: date = field(default_factory=date.today)
    """the day on which it is asked: lists are complete on it"""

    @property
    def where(self) -> str:
        """The address."""
        return self.base

    def find(self, name: str) -> str:
        """Return the e-Gov id of the law with this name or id; the API is asked for names that no table has.

        Raises ``unknown_law`` where the API has none either, or several.
        """
        known = law_names.law(name)
        if known and known.id:
            return known.id
        return name.upper() if _ID.fullmatch(name.upper()) else self._asked_by_title(name)

    def has(self, law_id: str) -> bool:
        """Return True: the API may be asked for any law."""
        return True

    def listing(self, law_id: str) -> LawListing:
        """Return the versions of a law, with those that are enacted but not yet in force."""
        where = f"{self.base}/law_revisions/{quote(law_id)}"
        answer = self._json(where)
        listed = answer.get("revisions") if isinstance(answer, dict) else None
        if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
            raise _other_answer(where)
        said = answer["law_info"].get("law_id") if isinstance(answer.get("law_info"), dict) else None
        if str(said).upper() != law_id.upper():
            raise _about_other_law(where, law_id, str(said))
        entries = [one for one in listed if one.get("current_revision_status") != _REPEAL]
        versions = in_order(_version(one, law_id, where) for one in entries)
        if not versions:
            raise _other_answer(where)
        return LawListing(law_id.upper(), versions, self.today, _repealed(listed, where))

    def text(self, version: ListedVersion) -> bytes:
        """Return the 法令XML of one version as it was sent. It has been parsed, so it is complete and of this law."""
        where = f"{self.base}/law_data/{quote(version.name)}"
        data = self.get(f"{where}?{_TEXT}")
        egov_xml.read_statute(data, version.revision, where)
        return data

    def _asked_by_title(self, name: str) -> str:
        where = f"{self.base}/laws?{urlencode({'law_title': name, 'limit': 100})}"
        answer = self._json(where)
        found = answer.get("laws") if isinstance(answer, dict) else None
        if not isinstance(found, list):
            raise _other_answer(where)
        titles = dict(_titles(found))
        folded = fold(name).text
        exact = [law_id for law_id, names in titles.items() if folded in map(_folded, names)]
        if len(exact or titles) == 1:
            return next(iter(exact or titles))
        near = "、".join(names[0] for names in list(titles.values())[:5])
        ja, en = (f"（近い題名: {near}）", f" (titles near it: {near})") if near else ("", "")
        raise LawError(
            "unknown_law",
            f"「{name}」という法令を一つに決められない" if titles else f"「{name}」という法令は e-Gov に無い",
            f"“{name}” is not the name of one law" if titles else f"e-Gov has no law named “{name}”",
            where=self.base,
            cure_ja=f"題名か e-Gov の法令ID（例 425AC0000000027）を書いてください{ja}。",
            cure_en=f"Give its title or e-Gov's id of it, as 425AC0000000027{en}.",
        )

    def _json(self, where: str) -> Any:
        try:
            return json.loads(self.get(where))
        except ValueError as error:
            raise _other_answer(where) from error


def _version(entry: dict[str, Any], law_id: str, where: str) -> ListedVersion:
    """Return the version that an entry of the list is about.

    Its day is not fixed if there is only a day that e-Gov supposes, or the one by which it says so.
    """
    revision = Revision.parse(str(entry.get("law_revision_id")), where)
    if revision.law_id != law_id.upper():
        raise _about_other_law(where, law_id, revision.law_id)
    on = _day(entry.get("amendment_enforcement_date"), where)
    if on not in (None, NOT_FIXED) and on != revision.valid_from:
        raise _other_answer(where, f"{revision.id}: {on}")
    return listed_version(revision, fixed=on not in (None, NOT_FIXED), updated=str(entry.get("updated") or ""))


def _repealed(entries: list[dict[str, Any]], where: str) -> date | None:
    """Return the day on which the law was repealed or lost its force; None if it did not."""
    days = (
        _day(one.get("repeal_date") or one.get("amendment_enforcement_date"), where)
        for one in entries
        if one.get("current_revision_status") == _REPEAL
    )
    return min((day for day in days if day), default=None)


def _titles(found: list[Any]) -> Iterator[tuple[str, list[str]]]:
    """Yield id and names of each law in an answer to a search by title."""
    for one in found:
        law, version = (one.get(name) or {} for name in ("law_info", "revision_info"))
        if law.get("law_id") and version.get("law_title"):
            yield law["law_id"], [version["law_title"], *(version.get("abbrev") or "").split(",")]


def _folded(name: str) -> str:
    return fold(name).text


def _day(written: object, where: str) -> date | None:
    try:
        return date.fromisoformat(str(written)) if written else None
    except ValueError as error:
        raise _other_answer(where, str(written)) from error


def _other_answer(where: str, why: str = "") -> LawError:
    return LawError(
        "other_answer",
        "法令API の応答ではない" + (f"（{why}）" if why else ""),
        "this is no answer of the law API" + (f" ({why})" if why else ""),
        where=where,
        cure_ja="API の場所（版 2）を確かめてください。",
        cure_en="Check the address of the API (version 2).",
    )


def _about_other_law(where: str, asked: str, said: str) -> LawError:
    return LawError(
        "other_law",
        f"{asked} を尋ねたのに、応答は {said} のものである",
        f"the answer is about {said}, but {asked} was asked for",
        where=where,
        cure_ja="API の場所と法令IDを確かめ、しばらくしてからもう一度試してください。",
        cure_en="Check the address of the API and the id of the law; try again later.",
    )
