"""The rows that a form lists for 情報連携: against the rule the form states for them, and against section II."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from konkyo.i18n import Words
from konkyo.law.address import Address
from konkyo.law.network import NETWORK_SYSTEM, TABLES, NetworkLaw, table
from konkyo.law.timeline import Timeline
from konkyo.queries.checks.evaluation_view import CitedProvision, EvaluationView
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity
from konkyo.queries.listing_rule import common_kind, listing_rules

_ROLE = re.compile(r"情報(?P<role>提供|照会)(?:の根拠|に(?:かか|係)る|を(?:行う|受ける))")
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Listed:
    """Rows of one table that one field lists in one role."""

    cited: tuple[CitedProvision, ...]
    of: Address

    @property
    def rows(self) -> frozenset[Address]:
        """The rows."""
        return frozenset(one.address for one in self.cited)


def lists(document: EvaluationView, timeline: Timeline) -> Iterator[Finding]:
    """Yield the rows that are missing from the lists, and those that should not be there."""
    for listed in _listed(document, "提供"):
        if document.day:
            law = NetworkLaw(timeline, document.day)
            yield from _against_rule(document, listed, law)
            yield from _against_common_kind(document, listed, law)
        yield from _against_flows(document, listed)


def listed_rows(document: EvaluationView, wanted: str) -> frozenset[Address]:
    """Return all rows that the field on 情報連携 lists in one role (提供 or 照会)."""
    return frozenset(row for listed in _listed(document, wanted) for row in listed.rows)


def _listed(document: EvaluationView, wanted: str) -> Iterator[Listed]:
    """Yield the rows that the field on 情報連携 lists in one role (提供 or 照会), table by table."""
    section = document.network_section
    if section is None:
        return
    here = [one for one in document.citations if one.section == section and role(document, one) == wanted]
    for of in TABLES:
        chosen = [one for one in here if table(one.address) == of]
        if chosen:
            yield Listed(tuple(chosen), of)


def role(document: EvaluationView, cited: CitedProvision) -> str | None:
    """Return 提供 or 照会: what the text named last before a citation. None where it names neither."""
    before = document.text(cited.section)[: cited.first]
    return next((found["role"] for found in reversed(list(_ROLE.finditer(before)))), None)


def _against_rule(document: EvaluationView, listed: Listed, law: NetworkLaw) -> Iterator[Finding]:
    """Compare a list with what its own heading says it holds: 第三欄が「…」の項のうち第四欄に「…」が含まれる項."""
    first = listed.cited[0]
    text = document.text(first.section)
    rules = [rule for rule in listing_rules(text) if rule.end <= first.first]
    if not rules or any(not law.permits(one.address) and one.status == "valid" for one in listed.cited):
        return
    rule = rules[-1]
    printed, said = text[rule.start : rule.end], rule.said
    heirs = _heirs(document, listed, law)
    tables = {of for row in heirs if (of := table(row)) in TABLES}
    if len(tables) != 1:
        return
    [of] = tables
    required, allowed = rule.rows(of, law)
    missing = [row for row in law.rows(of) if row in required - heirs]
    if missing:
        # A list of a table that is gone is held against the table that its rows are in now.
        now = "" if of == listed.of else f" {of}"
        yield Finding(
            Severity.ERROR if of == listed.of else Severity.WARNING,
            "rule_lacks",
            Words(
                ja=f"{said.ja}の項という一覧に、{law.day} の表{now}でそれに当たる項が漏れている: {_numbers(missing)}",
                en=f"the list of rows with {said.en} lacks rows of that kind in the table of {law.day}{now}: "
                f"{_numbers(missing)}",
            ),
            Words(ja="その項による提供の有無を確かめて、一覧に加える", en="see whether they apply, and add them"),
            FindingEvidence(first.section, first.line, printed),
        )
    for one in listed.cited:
        if one.status == "valid" and one.address not in allowed:
            yield Finding(
                Severity.ERROR,
                "rule_exceeds",
                Words(
                    ja=f"{one.address} は、一覧の見出しの{said.ja}に当たらない（{law.day} の表）",
                    en=f"{one.address} is no row with {said.en}, as the heading of the list says (table of {law.day})",
                ),
                Words(ja="項の番号を確かめる", en="check the number of the row"),
                one.evidence,
            )


def _heirs(document: EvaluationView, listed: Listed, law: NetworkLaw) -> frozenset[Address]:
    """Return what the rows listed are on the day by whose law the document is judged, be it in another table."""
    own = document.own_day
    if own is None or own >= law.day:
        return listed.rows
    became = {row: law.timeline.became(row, own, law.day) for row in listed.rows}
    return frozenset(
        to for row, lines in became.items() for to in ([line.to for line in lines] if lines else [row]) if to
    )


def _against_common_kind(document: EvaluationView, listed: Listed, law: NetworkLaw) -> Iterator[Finding]:
    """Compare a list without a stated rule with the one kind of information that all its rows let this body provide.

    That kind is taken to be what the list is about; so what is missing is a note, no error.
    """
    if listing_rules(document.text(listed.cited[0].section)):
        return
    kind = common_kind(listed.rows, (document.body or "").strip(), law)
    if kind is None:
        return
    rows = (row for row in law.rows(listed.of) if row not in listed.rows)
    missing = [row for row in rows if kind in document.provided(law.permits(row))]
    if missing:
        yield Finding(
            Severity.NOTE,
            "rule_lacks",
            Words(
                ja=f"一覧の項はどれも「{kind}」を提供できる項だが、{law.day} の表でそれに当たるのに一覧にない項がある: "
                f"{_numbers(missing)}",
                en=f"all rows listed let it provide 「{kind}」; rows of the table of {law.day} that do so too are not "
                f"in the list: {_numbers(missing)}",
            ),
            Words(ja="その項による提供の有無を確かめる", en="see whether they apply"),
            listed.cited[0].evidence,
        )


def _against_flows(document: EvaluationView, listed: Listed) -> Iterator[Finding]:
    """Compare a list with the rows that the 提供先 of section II cite, where all of those were read."""
    flows = [one for one in document.handovers if one.kind == "provision"]
    stated: dict[Address, FindingEvidence] = {}
    for flow in flows:
        for basis in flow.bases:
            if table(basis.address) == listed.of:
                stated.setdefault(basis.address, basis.evidence)
    if not stated:
        return
    for row, at in stated.items():
        if row not in listed.rows:
            yield Finding(
                Severity.WARNING,
                "not_listed",
                Words(
                    ja=f"{row} は提供先の根拠だが、情報連携の根拠（{listed.cited[0].section}）の一覧にない",
                    en=f"a provision rests on {row}, which the list of {listed.cited[0].section} does not have",
                ),
                Words(ja="どちらが正しいか確かめる", en="see which is right"),
                at,
            )
    unused = [one for one in listed.cited if one.address not in stated]
    if unused and not _incomplete(document):
        first = unused[0]
        rows = list(dict.fromkeys(one.address for one in unused))
        yield Finding(
            Severity.WARNING,
            "not_handed_over",
            Words(
                ja=f"情報連携の根拠に挙げた項のうち {len(rows)} は、どの提供先の根拠にもない: {_numbers(rows)}",
                en=f"{len(rows)} of the rows listed for 情報連携 are the basis of no provision: {_numbers(rows)}",
            ),
            Words(ja="提供先を書き足すか、一覧を改める", en="add the provisions, or mend the list"),
            first.evidence,
        )


def _incomplete(document: EvaluationView) -> bool:
    """Tell whether flows are known to be missing: fewer than declared, or rows in an annex that was not read."""
    if any(one.kind == "provision" and (one.declared or 0) > one.found for one in document.counts):
        return True
    return any(
        NETWORK_SYSTEM in one.systems
        and not any(table(basis.address) in TABLES for basis in one.bases)
        and not any(other.file == one.file and other.in_annex for other in document.handovers)
        for one in document.handovers
    )


def _numbers(rows: list[Address]) -> str:
    numbers = "、".join(row.row or "" for row in rows[:_SHOWN])
    return numbers + ("…" if len(rows) > _SHOWN else "")
