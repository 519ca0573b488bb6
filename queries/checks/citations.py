"""Check citations against the law of the day: is a provision there, and is it the one that is meant?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from konkyo.i18n import Words
from konkyo.law.address import Address
from konkyo.law.descent_line import Descent, DescentKind
from konkyo.law.network import NETWORK_SYSTEM, TABLES, NetworkLaw, table
from konkyo.law.timeline import Provision, Resolution, Status, TextBasis, Timeline
from konkyo.queries.checks.evaluation_view import CitedProvision, EvaluationView
from konkyo.queries.checks.finding import Finding, Severity, elsewhere
from konkyo.queries.checks.former_titles import FORMER
from konkyo.queries.checks.joined_numbers import joined_numbers

_DAY = timedelta(days=1)
_SHOWN = 20
_KINDS = {
    DescentKind.RENUMBERED: Words(ja="番号が変わった", en="renumbered"),
    DescentKind.MOVED: Words(ja="移った", en="moved"),
    DescentKind.SPLIT: Words(ja="分かれた", en="split"),
    DescentKind.MERGED: Words(ja="合わさった", en="merged"),
}

_BY = {
    TextBasis.AFTER_LAST_TEXT: Words(ja="、手元の最後の本文による", en="; by the last text held"),
    TextBasis.BEFORE_FIRST_TEXT: Words(ja="、手元の最初の本文による", en="; by the first text held"),
    TextBasis.BETWEEN_TEXTS: Words(ja="、二つの本文の間の日による", en="; the day is between two texts"),
}
"""By which text it was judged, where there is none of that very day."""


@dataclass(frozen=True, slots=True)
class _Outdated:
    """A citation whose number no longer means the norm that is meant. ``heirs``: what that norm is on the day."""

    cited: CitedProvision
    address: Address
    ended: date | None
    basis: TextBasis
    heirs: tuple[Descent, ...]
    stands: Provision | None = None
    """the other norm that has the number now"""


def addresses(document: EvaluationView, timeline: Timeline) -> Iterator[Finding]:
    """Yield what is wrong with the numbers cited. Numbers of one table or law that ended together are one finding."""
    day = document.day
    if day is None:
        return
    law = NetworkLaw(timeline, day)
    outdated: list[_Outdated] = []
    seen: dict[Address, Finding] = {}
    for cited in document.citations:
        if _is_former(document, cited):
            continue
        found = timeline.resolve(cited.address, day)
        if found.status is Status.STALE:
            outdated += _stale(cited, found, timeline)
        elif found.status is Status.VALID and found.provision:
            outdated += _moved(document, cited, found, law)
        elif found.status is Status.UNKNOWN and (whole := timeline.resolve(Address(cited.address.law), day)).status is (
            Status.STALE
        ):
            outdated += _stale(cited, whole, timeline)
        elif one := _absent(cited, found, timeline):
            first = seen.setdefault(cited.address, one)
            seen[cited.address] = replace(first, also=elsewhere(first.evidence, (*first.also, cited.evidence)))
    yield from _grouped(outdated, day)
    yield from seen.values()


def _is_former(document: EvaluationView, cited: CitedProvision) -> bool:
    """Tell whether the text says that the law before an amendment is meant."""
    return bool(FORMER.search(document.text(cited.section)[: cited.first]))


def _stale(cited: CitedProvision, found: Resolution, timeline: Timeline) -> Iterator[_Outdated]:
    if found.basis is TextBasis.BETWEEN_TEXTS:
        return
    last = found.provision
    ended = last.valid_to if last else None
    lines = timeline.became(last.address, ended - _DAY, max(ended, found.on)) if last and ended else []
    yield _Outdated(cited, found.address, ended, found.basis, _heirs(lines))


def _moved(document: EvaluationView, cited: CitedProvision, found: Resolution, law: NetworkLaw) -> Iterator[_Outdated]:
    """Yield a citation whose number exists, but is that of another norm than the one meant."""
    stands = found.provision
    if stands is None:
        return
    own = document.own_day
    if own and own < law.day:
        meant = law.timeline.resolve(cited.address, own)
        if meant.status is Status.VALID and meant.basis is TextBasis.KNOWN:
            lines = law.timeline.became(meant.address, own, law.day)
            if any(line.to != meant.address for line in lines):
                yield _Outdated(cited, meant.address, stands.valid_from, found.basis, _heirs(lines), stands)
                return
    if now := _network_item(document, cited, stands, law):
        yield _Outdated(cited, stands.address, stands.valid_from, TextBasis.KNOWN, (now,), stands)


def _network_item(
    document: EvaluationView, cited: CitedProvision, stands: Provision, law: NetworkLaw
) -> Descent | None:
    """Return what an item of article 19 became that the text around it means by an older number.

    情報連携 rests on one item of article 19 that has moved. Its old number is meant where the field asks for just that,
    where a flow goes by the system, and where rows of the table of 情報連携 are cited together with it.
    """
    items = law.items()
    if not cited.address.item or stands.begins_before or cited.address in items:
        return None
    before = law.timeline.became(cited.address, stands.valid_from - _DAY, law.day)
    now = next((line for line in before if line.to in items), None)
    return now if now and _speaks_of_network(document, cited, items) else None


def _speaks_of_network(document: EvaluationView, cited: CitedProvision, items: tuple[Address, ...]) -> bool:
    here = [one for one in document.citations if one.section == cited.section]
    if any(one.address in items for one in here):
        return False
    by_system = (one for one in document.handovers if NETWORK_SYSTEM in one.systems)
    fields = {document.network_section, *(basis.evidence.section for one in by_system for basis in one.bases)}
    return cited.section in fields or any(table(one.address) in TABLES for one in here)


def _heirs(lines: Iterable[Descent]) -> tuple[Descent, ...]:
    return tuple(line for line in lines if line.to is not None and line.kind in _KINDS)


def _grouped(outdated: Iterable[_Outdated], day: date) -> Iterator[Finding]:
    groups: dict[tuple[object, ...], list[_Outdated]] = defaultdict(list)
    for one in outdated:
        # A number that another norm has now is told by itself: what stands there differs from number to number.
        own = one.address if one.stands else None
        groups[one.address.law, one.address.table, one.ended, one.basis, own].append(one)
    for group in groups.values():
        yield _finding(group, day)


def _finding(group: list[_Outdated], day: date) -> Finding:
    first = group[0]
    heirs = {one.address: one.heirs for one in group}
    named = joined_numbers(heirs)
    by = _BY.get(first.basis, Words(ja="", en=""))
    if first.stands:
        said = Words(
            ja=f"{named} は {first.ended} から別の規定である。引いている規定は別の番号に移った（{day} の法令{by.ja}）",
            en=f"{named} has been another norm since {first.ended}; what is cited has another number now "
            f"(law of {day}{by.en})",
        )
    elif first.ended:
        said = Words(
            ja=f"{named} は {first.ended} から、その番号では効力がない（{day} の法令{by.ja}）",
            en=f"{named} has not stood at that address since {first.ended} (law of {day}{by.en})",
        )
    else:
        said = Words(
            ja=f"{named} は、削除されている（{day} の法令{by.ja}）",
            en=f"{named} is deleted (law of {day}{by.en})",
        )
    return Finding.at(
        Severity.WARNING if first.basis in _BY and not first.ended else Severity.ERROR,
        "moved" if first.stands else "stale",
        said,
        _instead(heirs),
        [one.cited.evidence for one in group],
    )


def _instead(heirs: dict[Address, tuple[Descent, ...]]) -> Words:
    known = {old: lines for old, lines in heirs.items() if lines}
    if not known:
        return Words(
            ja="引き継いだ条項は見つかっていない。今の根拠を確かめる",
            en="no heir was found: look up what it rests on now",
        )
    if len(heirs) == 1:
        [lines] = known.values()
        ja = "、".join(f"{line.to}（{_KINDS[line.kind].ja}、本文の近さ {line.score:g}）" for line in lines)
        en = ", ".join(f"{line.to} ({_KINDS[line.kind].en}, likeness {line.score:g})" for line in lines)
        return Words(ja=f"今は {ja}。{lines[0].to} と書くことを検討する", en=f"it is now {en}: consider citing that")
    shown = list(heirs.items())[:_SHOWN]
    more = len(heirs) - len(shown)
    pairs = [
        (_short(old), "・".join(joined_numbers([line.to]) for line in lines if line.to) or "―") for old, lines in shown
    ]
    listed = "、".join(f"{old}→{new}" for old, new in pairs) + ("…" if more else "")
    return Words(ja=f"今の番号に改める: {listed}", en=f"write the numbers of today: {listed}")


def _short(address: Address) -> str:
    return address.row or str(replace(address, law=None))


def _absent(cited: CitedProvision, found: Resolution, timeline: Timeline) -> Finding | None:
    if found.status is Status.UNKNOWN and found.basis in (TextBasis.KNOWN, TextBasis.AFTER_LAST_TEXT):
        return _unknown(cited, timeline, found)
    if found.status is Status.FUTURE and found.basis is TextBasis.KNOWN and found.provision:
        return _future(cited, found.provision, found.on)
    return None


def _unknown(cited: CitedProvision, timeline: Timeline, found: Resolution) -> Finding:
    one = found.address
    swapped = replace(one, paragraph=None, item=one.paragraph) if one.paragraph and not one.item else None
    meant = swapped if swapped and timeline.resolve(swapped, found.on).status is Status.VALID else None
    sure = found.basis is TextBasis.KNOWN
    return Finding(
        Severity.ERROR if sure else Severity.WARNING,
        "unknown",
        Words(
            ja=f"{one} という条項は、{'どの日の' if sure else '手元のどの'}本文にもない",
            en=f"no text {'of any day' if sure else 'at hand'} has {one}",
        ),
        Words(ja=f"{meant} の誤りではないか確かめる", en=f"is {meant} meant?")
        if meant
        else Words(ja="番号を確かめる", en="check the number"),
        cited.evidence,
    )


def _future(cited: CitedProvision, first: Provision, day: date) -> Finding:
    return Finding(
        Severity.WARNING,
        "future",
        Words(
            ja=f"{first.address} は {first.valid_from} にできた。文書の日（{day}）にはまだない",
            en=f"{first.address} came to be on {first.valid_from}; on the document's day ({day}) there was none",
        ),
        Words(ja="施行前に引くつもりかどうか確かめる", en="check that it is meant to be cited before it takes effect"),
        cited.evidence,
    )
