"""The client of e-Gov's 法令API, version 2. Only this module of konkyo.law needs a network."""

import http.client
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

from konkyo.law import law_names
from konkyo.law.law_error import LawError
from konkyo.law.statutes import egov_xml
from konkyo.law.statutes.revision import Revision

BASE = "https://laws.e-gov.go.jp/api/2"
_LARGEST = 64 * 1024 * 1024
_UNENFORCED = "UnEnforced"


_ID = re.compile(r"[1-5][0-9]{2}[0-9A-Z]{12}")


def last_of_each_day(revisions: Iterable[Revision]) -> list[Revision]:
    """Return the last version of each day, which is the one that came into force; ``revisions`` are in order."""
    return list({one.valid_from: one for one in revisions}.values())


@dataclass(frozen=True, slots=True)
class EgovApi:
    """The API at ``base``; ``timeout`` in seconds, of each step of a request.

    A law is asked for by its e-Gov id or any of its names. All methods raise :class:`LawError`: ``unreachable``,
    ``refused`` (an answer that is an error), ``other_answer`` (not what the API is documented to answer), ``cut`` (an
    answer that ends too early), ``too_large``, and what the reader of XML raises.
    """

    base: str = BASE
    timeout: float = 30.0

    def listed(self, law: str, *, scheduled: bool = False) -> list[Revision]:
        """Return the versions of a law that have a day of effect, in order; there is at least one.

        Of several versions of one day only the last came into force. ``scheduled``: include those that are enacted but
        not yet in force. Raises ``unknown_law`` for a name that is not known.
        """
        where = f"{self.base}/law_revisions/{self._id(law)}"
        try:
            answer = json.loads(self._get(where))
        except ValueError as error:
            raise _other_answer(where) from error
        found = sorted(self._listed(answer, scheduled, where), key=lambda one: (one.valid_from, one.amended_by))
        if not found:
            raise _other_answer(where)
        return found

    def xml(self, revision: Revision) -> bytes:
        """Return the 法令XML of one version as it was sent. It has been parsed, so it is complete and of this law."""
        where = f"{self.base}/law_file/xml/{quote(revision.id)}"
        data = self._get(where)
        egov_xml.read_statute(data, revision, where)
        return data

    def _id(self, law: str) -> str:
        known = law_names.law(law)
        law_id = known.id if known else law if _ID.fullmatch(law) else None
        if law_id is None:
            raise LawError(
                "unknown_law",
                f"法令名の一覧に無い法令である: {law}",
                f"the table of laws does not know this law: {law}",
                where=self.base,
                cure_ja="e-Gov の法令ID（例 425AC0000000027）か正式な題名を渡してください。",
                cure_en="Give e-Gov's id of the law, as 425AC0000000027, or its title.",
            )
        return law_id

    @staticmethod
    def _listed(answer: Any, scheduled: bool, where: str) -> Iterator[Revision]:
        listed = answer.get("revisions") if isinstance(answer, dict) else None
        if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
            raise _other_answer(where)
        for one in listed:
            in_force = one.get("current_revision_status") != _UNENFORCED
            # A version whose day a cabinet order will set has no date yet.
            if one.get("amendment_enforcement_date") and (in_force or scheduled):
                yield Revision.parse(str(one.get("law_revision_id")), where)

    def _get(self, where: str) -> bytes:
        if not where.startswith(("http://", "https://")):
            raise _unreachable(where, "http(s)")
        try:
            with urlopen(Request(where, headers={"User-Agent": "konkyo"}), timeout=self.timeout) as answer:
                data: bytes = answer.read(_LARGEST + 1)
                # With a size, read() raises nothing if the answer breaks off; ``length`` is what is missing.
                if len(data) <= _LARGEST and answer.length:
                    raise _cut(where)
        except HTTPError as error:
            raise LawError(
                "refused",
                f"法令API が断った（HTTP {error.code}）",
                f"the API refused (HTTP {error.code})",
                where=where,
                cure_ja="法令名を確かめ、しばらくしてからもう一度試してください。",
                cure_en="Check the law's name; try again later.",
            ) from error
        except http.client.IncompleteRead as error:
            raise _cut(where) from error
        except (URLError, OSError, http.client.HTTPException) as error:
            raise _unreachable(where, str(getattr(error, "reason", error))) from error
        if len(data) > _LARGEST:
            raise LawError(
                "too_large",
                "応答が大きすぎる（64 MiB を超える）",
                "the answer is too large (more than 64 MiB)",
                where=where,
                cure_ja="API の場所を確かめてください。",
                cure_en="Check the address of the API.",
            )
        return data


def _other_answer(where: str) -> LawError:
    return LawError(
        "other_answer",
        "法令API の応答ではない",
        "this is no answer of the law API",
        where=where,
        cure_ja="API の場所（版 2）を確かめてください。",
        cure_en="Check the address of the API (version 2).",
    )


def _unreachable(where: str, why: str) -> LawError:
    return LawError(
        "unreachable",
        f"法令API につながらない（{why}）",
        f"the API cannot be reached ({why})",
        where=where,
        cure_ja="ネットワークを確かめるか、法令XMLのファイルを渡してください。",
        cure_en="Check the network, or give files of law XML.",
    )


def _cut(where: str) -> LawError:
    return LawError(
        "cut",
        "法令API の応答が途中で切れた",
        "the API's answer ends too early",
        where=where,
        cure_ja="もう一度試してください。",
        cure_en="Try again.",
    )
