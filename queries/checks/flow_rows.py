"""Flows by 情報提供ネットワークシステム against the rows of the table that they cite."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from konkyo.i18n import Words
from konkyo.law.network import NETWORK_SYSTEM, TABLES, NetworkLaw, bare, may_provide, party_names, table, vocabulary
from konkyo.law.statute_facts import Permit
from konkyo.law.timeline import Timeline
from konkyo.queries.checks.evaluation_view import EvaluationView, FlowBasis, Handover
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity
from konkyo.queries.checks.text_likeness import text_likeness

_ALIKE = 0.8
"""Two names of information this much alike may be one, as statutes of different years write it."""
_LIKE_THEIRS = "関係情報"
"""How the tables end the names of kinds of information."""


def flow_rows(document: EvaluationView, timeline: Timeline) -> Iterator[Finding]:
    """Yield flows that name no row, and flows that the rows they name do not permit as they are described."""
    yield from _annexes_absent(document)
    day = document.day
    for flow in document.handovers:
        if flow.kind != "provision":
            continue
        cited = [basis for basis in flow.bases if table(basis.address) in TABLES]
        if NETWORK_SYSTEM in flow.systems and not cited and not flow.points_to_annex:
            yield from _without_row(flow, NetworkLaw(timeline, day) if day else None)
        if day and cited:
            yield from _against_rows(flow, cited, document, NetworkLaw(timeline, day))
    if day:
        yield from _other_names(document, NetworkLaw(timeline, day))


def _other_names(document: EvaluationView, law: NetworkLaw) -> Iterator[Finding]:
    """Yield kinds of information whose names the tables never had, though they are built like theirs (…関係情報)."""
    flows: dict[str, list[Handover]] = defaultdict(list)
    provided: list[frozenset[str]] = []
    words = vocabulary(law.timeline)[1]
    for flow in document.handovers:
        permits = [permit for basis in flow.bases for permit in law.permits(basis.address)]
        for kind in flow.kinds if permits and flow.kind == "provision" else ():
            if bare(kind).endswith(_LIKE_THEIRS) and not _has(permits, kind) and bare(kind) not in words:
                flows[kind].append(flow)
                provided.append(frozenset(document.provided(permits)))
    if not flows:
        return
    count = sum(map(len, flows.values()))
    names = "、".join(f"「{kind}」" for kind in flows)
    meant = "、".join(sorted(frozenset.intersection(*provided))) or "―"
    places = [flow.evidence for those in flows.values() for flow in those]
    yield Finding.at(
        Severity.NOTE,
        "information",
        Words(
            ja=f"{names}という情報（{count} の提供）は表にない。根拠の項に共通して掲げられているのは: {meant}",
            en=f"the table has no {names} ({count} provisions); what the rows cited list in common: {meant}",
        ),
        Words(ja="表の第四欄の名で書く", en="use the name that the table has"),
        places,
    )


def _has(permits: Iterable[Permit], kind: str) -> bool:
    return any(bare(kind) in bare(one) or bare(one) in bare(kind) for permit in permits for one in permit.information)


def _annexes_absent(document: EvaluationView) -> Iterator[Finding]:
    """Yield for each file what stands in a 別紙 that is not at hand, with the numbers declared."""
    for file in dict.fromkeys(flow.file for flow in document.handovers):
        absent = [flow for flow in document.handovers if flow.file == file and _elsewhere(flow, document)]
        if not absent:
            continue
        declared = {count.kind: count.declared for count in document.counts if count.file == file}
        named = [
            f"{flow.label}（{declared[flow.kind]}件）" if declared.get(flow.kind) else flow.label for flow in absent
        ]
        places = [flow.evidence for flow in absent]
        yield Finding.at(
            Severity.NOTE,
            "annex_absent",
            Words(
                ja=f"{file} {'、'.join(named)}: 別紙にあるとされるが、その別紙が文書にないので調べられない",
                en=f"{file} {', '.join(named)}: said to stand in an annex (別紙) that is not at hand",
            ),
            Words(ja="別紙を加えて読み直す", en="read the document again with its annex"),
            places,
        )


def _elsewhere(flow: Handover, document: EvaluationView) -> bool:
    """Tell whether the rest of a flow stands in a 別紙 of which nothing was read: no row, and no block after it."""
    same = [one for one in document.handovers if (one.file, one.kind) == (flow.file, flow.kind)]
    read = any(one.in_annex or (one.block or 0) > (flow.block or 0) for one in same)
    return flow.points_to_annex and not flow.in_annex and not read


def _without_row(flow: Handover, law: NetworkLaw | None) -> Iterator[Finding]:
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
    by_kind = {kind: [permit for permit in permits if _lists(permit.information, kind)] for kind in flow.kinds}
    for kind, listed in by_kind.items():
        if not listed and bare(kind) in vocabulary(law.timeline)[1]:
            yield _information(where, kind, named, permits, at)
    foreign = {kind: listed for kind, listed in by_kind.items() if listed and _cannot(document, listed)}
    if foreign:
        yield _provider(where, named, foreign, "、".join(document.provided(permits)), document, at)


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
        or text_likeness(wanted, there) >= _ALIKE
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
    where: str,
    named: str,
    foreign: Mapping[str, list[Permit]],
    own: str,
    document: EvaluationView,
    at: FindingEvidence,
) -> Finding:
    providers = "、".join(dict.fromkeys(permit.provider or "" for listed in foreign.values() for permit in listed))
    kinds = "、".join(foreign)
    mend = (
        Words(ja=f"（その項で提供できるのは: {own}）", en=f" (it may provide: {own})") if own else Words(ja="", en="")
    )
    return Finding(
        Severity.WARNING,
        "provider",
        Words(
            ja=f"{where}: {named} で「{kinds}」を提供するのは「{providers}」であり、{document.body}ではない",
            en=f"{where}: by {named} it is 「{providers}」 who provides 「{kinds}」, not {document.body}",
        ),
        Words(
            ja=f"提供する情報か項の番号を確かめる{mend.ja}",
            en=f"check the information, or the number of the row{mend.en}",
        ),
        at,
    )


def _kinds(permits: list[Permit]) -> str:
    return "、".join(dict.fromkeys(kind for permit in permits for kind in permit.information))
