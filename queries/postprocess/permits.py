"""Compare what the table of the law lets a body provide with what its evaluation declares.

The rows are those of :mod:`konkyo.law`: no document cites most of them, and the graph has only what is cited.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from konkyo.graph.store import ResultRow
from konkyo.i18n import UsageError, Words
from konkyo.law.address import Address
from konkyo.law.network import TABLES, NetworkLaw, bare, may_provide, party_names, vocabulary
from konkyo.law.timeline import law_in_time
from konkyo.queries.postprocess.law_on_day import whole_day

_COMMON = Words(
    ja="提供する情報の名が表の言葉でないので、根拠に挙げた項に共通する情報とした",
    en="what is handed over is not named in the table's words; taken from what the rows cited have in common",
)


def work(rows: list[ResultRow], given: Mapping[str, Any]) -> list[ResultRow]:
    """Return a row for each line of the table of the day that the evaluation does not declare.

    Raises UsageError where neither the evaluation nor the person gives a day.
    """
    day = whole_day(given["on"] or (rows[0]["written"] if rows else None))
    if not rows or day is None:
        raise UsageError(
            Words(ja="この評価書の日（年月日）が分かりません", en="the day of this evaluation is not known"),
            cure=Words(ja="--param on=2024-06-01 のように日を指定してください", en="name a day: --param on=2024-06-01"),
        )
    law = NetworkLaw(law_in_time(), day)
    declared = {_address(row) for row in rows if row["basis"]}
    mentioned = {_address(row) for row in rows if row["row_number"]}
    unnumbered = [(row["label"], party_names(row["receiver"])) for row in rows if row["receiver"]]
    wanted, inferred = _wanted(rows, given["information"], declared, law)
    cover = {name: rows[0][name] for name in ("body", "document", "published")}
    said = {"ja": [_COMMON.ja], "en": [_COMMON.en]} if inferred else None
    told = {**cover, "on": day.isoformat(), "inferred": said}
    return [
        {**answer, "declared_to": _to(answer["requester"], unnumbered), **told}
        for answer in _permitted(law, rows[0]["body"] or "", wanted, declared, mentioned)
    ]


def _wanted(
    rows: list[ResultRow], asked: str | None, declared: set[Address], law: NetworkLaw
) -> tuple[frozenset[str], bool]:
    """Return the kinds of information asked about, and whether they had to be inferred."""
    if asked is not None:
        return frozenset([bare(asked)]), False
    carried = {bare(row["carried"]) for row in rows if row["carried"]} & vocabulary(law.timeline)[1]
    if carried:
        return frozenset(carried), False
    body = rows[0]["body"] or ""
    of_rows = [
        {bare(kind) for permit in permits if _may(body, permit.provider) for kind in permit.information}
        for row in declared
        if (permits := law.permits(row))
    ]
    return frozenset.intersection(*map(frozenset, of_rows)) if of_rows else frozenset(), True


def _permitted(
    law: NetworkLaw, body: str, wanted: frozenset[str], declared: set[Address], mentioned: set[Address]
) -> Iterator[ResultRow]:
    for of in TABLES:
        for row in law.rows(of):
            if row in declared:
                continue
            for permit in law.permits(row):
                names = [kind for kind in permit.information if bare(kind) in wanted]
                if names and _may(body, permit.provider):
                    yield {"provision": str(row), "requester": permit.requester, "provider": permit.provider,
                           "names": names, "listed": row in mentioned}  # fmt: skip


def _to(requester: str, unnumbered: list[tuple[str, frozenset[str]]]) -> list[str]:
    wanted = party_names(requester)
    return list(dict.fromkeys(label for label, receivers in unnumbered if receivers & wanted))


def _may(body: str, provider: str | None) -> bool:
    return provider is not None and may_provide(body, provider) is True


def _address(row: ResultRow) -> Address:
    return Address(row["law"], table=row["table_name"], row=row["row_number"])
