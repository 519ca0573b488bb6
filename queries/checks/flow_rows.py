"""Flows by 情報提供ネットワークシステム against the rows of the table that they cite."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from konkyo.i18n import Words
from konkyo.law.network import TABLES, NetworkLaw, bare, may_provide, party_names, table, vocabulary
from konkyo.law.statute_facts import Permit
from konkyo.law.timeline import Timeline
from konkyo.queries.checks.evaluation_view import NETWORK_SYSTEM, EvaluationView, FlowBasis, Handover
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity

_ALIKE = 0.8
"""Two names of information this much alike may be one, as statutes of different years write it."""


def flow_rows(document: EvaluationView, timeline: Timeline) -> Iterator[Finding]:
    """Yield flows that name no row, and flows that the rows they name do not permit as they are described."""
    day = document.day
    for flow in document.handovers:
        if flow.kind != "provision":
            continue
        cited = [basis for basis in flow.bases if table(basis.address) in TABLES]
        if NETWORK_SYSTEM in flow.systems and not cited:
            yield from _without_row(flow, document, NetworkLaw(timeline, day) if day else None)
        if day and cited:
            yield from _against_rows(flow, cited, document, NetworkLaw(timeline, day))


def _without_row(flow: Handover, document: EvaluationView, law: NetworkLaw | None) -> Iterator[Finding]:
    if flow.points_to_annex:
        if not any(other.file == flow.file and other.in_annex for other in document.handovers):
            yield Finding(
                Severity.NOTE,
                "annex_absent",
                Words(
                    ja=f"{flow.file} {flow.label}: 根拠の項は別紙にあるとされ、その別紙が文書にないので調べられない",
                    en=f"{flow.file} {flow.label}: its rows are said to stand in an annex (別紙) not at hand",
                ),
                Words(ja="別紙を加えて読み直す", en="read the document again with its annex"),
                flow.evidence,
            )
        return
    # What an ordinance adds to 情報連携 has no row in a table of the law; undated, it cannot be told apart.
    by_ordinance = law.items()[1:] if law else ()
    other_item = [one for one in flow.bases if one.address.article == "19" and one.address.item]
    if flow.basis_text is None or (
        other_item and (law is None or any(one.address in by_ordinance for one in other_item))
    ):
        return
    yield Finding(
        Severity.WARNING,
        "no_row",
        Words(
            ja=f"{flow.file} {flow.label}: {NETWORK_SYSTEM}による提供なのに、根拠の表の項が書かれていない",
            en=f"{flow.file} {flow.label}: handed over by {NETWORK_SYSTEM}, but no row of a table is named for it",
        ),
        Words(ja="根拠となる表の項を書く", en="name the row it rests on"),
        flow.evidence,
    )


def _against_rows(
    flow: Handover, cited: list[FlowBasis], document: EvaluationView, law: NetworkLaw
) -> Iterator[Finding]:
    permits = [permit for basis in cited for permit in law.permits(basis.address)]
    if not permits or any(not law.permits(basis.address) for basis in cited):
        return
    named = "、".join(dict.fromkeys(str(basis.address) for basis in cited))
    where = f"{flow.file} {flow.label}"
    at = cited[0].evidence
    requesters = "、".join(dict.fromkeys(permit.requester for permit in permits))
    if _other_requester(flow, permits, law.timeline):
        yield Finding(
            Severity.WARNING,
            "requester",
            Words(
                ja=f"{where}: 提供先は「{flow.counterparty}」だが、{named} の情報照会者は「{requesters}」",
                en=f"{where}: the recipient is 「{flow.counterparty}」, but {named} names 「{requesters}」",
            ),
            Words(ja="提供先か項の番号を確かめる", en="check the recipient, or the number of the row"),
            at,
        )
        return
    for kind in flow.kinds:
        listed = [permit for permit in permits if _lists(permit.information, kind)]
        if not listed and bare(kind) in vocabulary(law.timeline)[1]:
            yield _information(where, kind, named, permits, at)
        elif listed and _cannot(document, listed):
            yield _provider(where, kind, named, listed, document, at)


def _other_requester(flow: Handover, permits: Iterable[Permit], timeline: Timeline) -> bool:
    """Tell whether the recipient is one that the law calls a requester in some row, but not in these."""
    said = party_names(flow.counterparty or "")
    named = {name for permit in permits for name in party_names(permit.requester)}
    if not said or not said <= vocabulary(timeline)[0]:
        return False
    return not any(one in other or other in one for one in said for other in named)


def _lists(information: tuple[str, ...], kind: str) -> bool:
    wanted = bare(kind)
    return any(
        wanted in (there := bare(one)) or there in wanted
        or SequenceMatcher(None, wanted, there, autojunk=False).ratio() >= _ALIKE
        for one in information
    )  # fmt: skip


def _cannot(document: EvaluationView, listed: list[Permit]) -> bool:
    body = (document.body or "").strip()
    return all(permit.provider and may_provide(body, permit.provider) is False for permit in listed)


def _information(where: str, kind: str, named: str, permits: list[Permit], at: FindingEvidence) -> Finding:
    return Finding(
        Severity.WARNING,
        "information",
        Words(
            ja=f"{where}: 「{kind}」は {named} に掲げられていない",
            en=f"{where}: {named} does not list 「{kind}」",
        ),
        Words(
            ja=f"提供する情報か項の番号を確かめる（その項の情報: {_kinds(permits)}）",
            en=f"check the information, or the number of the row (it lists: {_kinds(permits)})",
        ),
        at,
    )


def _provider(
    where: str, kind: str, named: str, listed: list[Permit], document: EvaluationView, at: FindingEvidence
) -> Finding:
    providers = "、".join(dict.fromkeys(permit.provider or "" for permit in listed))
    return Finding(
        Severity.WARNING,
        "provider",
        Words(
            ja=f"{where}: {named} で「{kind}」を提供するのは「{providers}」であり、{document.body}ではない",
            en=f"{where}: by {named} it is 「{providers}」 who provides 「{kind}」, not {document.body}",
        ),
        Words(ja="提供する情報か項の番号を確かめる", en="check the information, or the number of the row"),
        at,
    )


def _kinds(permits: list[Permit]) -> str:
    return "、".join(dict.fromkeys(kind for permit in permits for kind in permit.information))
