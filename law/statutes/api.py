"""The client of e-Gov's 法令API, version 2, for machines that have a network. Nothing else in konkyo needs one."""

import http.client
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

from konkyo.law import law_names
from konkyo.law.law_error import LawError
from konkyo.law.statute_version import Version
from konkyo.law.statutes import egov_xml
from konkyo.law.statutes.dated import Dated
from konkyo.law.statutes.revision import Revision, unknown_law

BASE = "https://laws.e-gov.go.jp/api/2"
_LARGEST = 64 * 1024 * 1024
_UNENFORCED = "UnEnforced"


@dataclass(frozen=True, slots=True)
class Api:
    """The API at ``base``; ``timeout`` in seconds, of each step of a request.

    All methods raise :class:`LawError`: ``unreachable``, ``refused`` (an answer that is an error), ``other_answer``
    (not what the API is documented to answer), ``cut`` (an answer that ends too early), ``too_large``, and what the
    reader of XML raises.
    """

    base: str = BASE
    timeout: float = 30.0

    def revisions(self, law: str, *, scheduled: bool = False) -> list[Revision]:
        """Return the versions of a law, by any of its names, that have a day of effect, in order.

        Of those of one day only the last is given. ``scheduled``: also those that are enacted and not yet in force.
        Raises ``unknown_law`` for a name that is not known.
        """
        known = law_names.law(law)
        if known is None or known.id is None:
            raise unknown_law(law, self.base)
        where = f"{self.base}/law_revisions/{known.id}"
        try:
            answer = json.loads(self._get(where))
        except ValueError as error:
            raise _other_answer(where) from error
        last = {}
        for revision in sorted(
            self._listed(answer, scheduled, where), key=lambda one: (one.valid_from, one.amended_by)
        ):
            last[revision.valid_from] = revision
        return list(last.values())

    def text(self, revision: Revision) -> Version:
        """Return the text of one version."""
        where = f"{self.base}/law_file/xml/{quote(revision.id)}"
        return egov_xml.read(self._get(where), revision, where)

    def dated(self, law: str, *, scheduled: bool = False) -> Dated:
        """Return all versions of a law the API holds; one request each."""
        found = self.revisions(law, scheduled=scheduled)
        if not found:
            raise _other_answer(f"{self.base}/law_revisions")
        return Dated.of(self.text(revision) for revision in found)

    @staticmethod
    def _listed(answer: Any, scheduled: bool, where: str) -> Iterator[Revision]:
        listed = answer.get("revisions") if isinstance(answer, dict) else None
        if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
            raise _other_answer(where)
        for one in listed:
            in_force = one.get("current_revision_status") != _UNENFORCED
            # A version whose day is left to an ordinance has no date yet.
            if one.get("amendment_enforcement_date") and (in_force or scheduled):
                yield Revision.parse(str(one.get("law_revision_id")), where)

    def _get(self, where: str) -> bytes:
        if not where.startswith(("http://", "https://")):
            raise _unreachable(where, "http(s)")
        try:
            with urlopen(Request(where, headers={"User-Agent": "konkyo"}), timeout=self.timeout) as answer:
                data: bytes = answer.read(_LARGEST + 1)
                # Read by size, an answer that breaks off raises nothing; what is left to come tells.
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
