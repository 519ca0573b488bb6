"""Check citations against the law of the document's day: is a provision there, and is it the one that is meant?"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from difflib import SequenceMatcher

from konkyo.i18n import Words
from konkyo.law.address import Address
from konkyo.law.descent_line import Descent, DescentKind
from konkyo.law.network import TABLES, NetworkLaw, bare, table
from konkyo.law.timeline import Provision, Resolution, Status, TextBasis, Timeline
from konkyo.queries.checks.evaluation_view import NETWORK_SYSTEM, CitedProvision, EvaluationView
from konkyo.queries.checks.finding import Finding, Severity

_DAY = timedelta(days=1)
_FORMER = re.compile(r"(?:改正前|旧|従前|廃止前)の?\s*$")
_CAPTION = re.compile(r"\s*[(（]([^()（）]{3,80})[)）]")
_SAME, _OTHER = 0.9, 0.5
"""Captions this much alike are one, and this little are two; between them nothing is said."""
_KINDS = {
    DescentKind.RENUMBERED: Words(ja="番号が変わった", en="renumbered"),
    DescentKind.MOVED: Words(ja="移った", en="moved"),
    DescentKind.SPLIT: Words(ja="分かれた", en="split"),
    DescentKind.MERGED: Words(ja="合わさった", en="merged"),
}


def addresses(document: EvaluationView, timeline: Timeline) -> Iterator[Finding]:
    """Yield what is wrong with single citations. A document without a date cannot be checked."""
    day = document.day
    if day is None:
        return
    law = NetworkLaw(timeline, day)
    seen: set[tuple[str, Address]] = set()
    for cited in document.citations:
        if (cited.section, cited.address) in seen or _is_former(document, cited):
            continue
        seen.add((cited.section, cited.address))
        found = timeline.resolve(cited.address, day)
        match found.status:
            case Status.STALE:
                yield from _stale(cited, found, timeline)
            case Status.UNKNOWN if found.basis is TextBasis.KNOWN:
                whole = timeline.resolve(Address(cited.address.law), day)
                yield from (
                    _stale(cited, whole, timeline)
                    if whole.status is Status.STALE
                    else [_unknown(cited, timeline, found)]
                )
            case Status.FUTURE if found.basis is TextBasis.KNOWN and found.provision:
                yield _future(cited, found.provision, day.isoformat())
            case Status.VALID if found.provision:
                yield from _moved(document, cited, found.provision, law)
                yield from _captioned(document, cited, found.provision, law)


def _is_former(document: EvaluationView, cited: CitedProvision) -> bool:
    """Tell whether the text says that the law before an amendment is meant."""
    return bool(_FORMER.search(document.text(cited.section)[: cited.first]))


def _stale(cited: CitedProvision, found: Resolution, timeline: Timeline) -> Iterator[Finding]:
    if found.basis in (TextBasis.BEFORE_FIRST_TEXT, TextBasis.BETWEEN_TEXTS):
        return
    last = found.provision
    ended = last.valid_to if last else None
    gone = (
        Words(ja=f"は {ended} から、その番号では効力がない", en=f"has not stood at that address since {ended}")
        if ended
        else Words(ja="は、それより前に削除されている", en="had been deleted before")
    )
    lines = timeline.became(last.address, ended - _DAY, max(ended, found.on)) if last and ended else []
    unsure = found.basis is TextBasis.AFTER_LAST_TEXT
    yield Finding(
        Severity.WARNING if unsure else Severity.ERROR,
        "stale",
        Words(
            ja=f"{found.address} {gone.ja}（文書の日 {found.on}{'、手元の最後の本文による' if unsure else ''}）",
            en=f"{found.address} {gone.en} (the document's day: {found.on}"
            f"{'; by the last text held' if unsure else ''})",
        ),
        _instead(lines),
        cited.evidence,
    )


def _instead(lines: list[Descent]) -> Words:
    heirs = [line for line in lines if line.to is not None and line.kind in _KINDS]
    if not heirs:
        return Words(
            ja="引き継いだ条項は見つかっていない。今の根拠を確かめる",
            en="no heir was found: look up what it rests on now",
        )
    ja = "、".join(f"{line.to}（{_KINDS[line.kind].ja}、本文の近さ {line.score:g}）" for line in heirs)
    en = ", ".join(f"{line.to} ({_KINDS[line.kind].en}, likeness {line.score:g})" for line in heirs)
    return Words(
        ja=f"本文を比べると、今は {ja}。書き換えを検討する", en=f"by its text it is now {en}: consider citing that"
    )


def _unknown(cited: CitedProvision, timeline: Timeline, found: Resolution) -> Finding:
    one = found.address
    swapped = replace(one, paragraph=None, item=one.paragraph) if one.paragraph and not one.item else None
    meant = swapped if swapped and timeline.resolve(swapped, found.on).status is Status.VALID else None
    return Finding(
        Severity.ERROR,
        "unknown",
        Words(ja=f"{one} という条項は、どの日の本文にもない", en=f"no text of any day has {one}"),
        Words(ja=f"{meant} の誤りではないか確かめる", en=f"is {meant} meant?")
        if meant
        else Words(ja="番号を確かめる", en="check the number"),
        cited.evidence,
    )


def _future(cited: CitedProvision, first: Provision, day: str) -> Finding:
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


def _moved(document: EvaluationView, cited: CitedProvision, stands: Provision, law: NetworkLaw) -> Iterator[Finding]:
    """Yield citations whose address exists, but holds another provision than the text around them means.

    情報連携 rests on one item of article 19 that has moved. Its old number is meant where the field asks for just that,
    where a flow goes by the system, and where rows of the table of 情報連携 are cited together with it.
    """
    items = law.items()
    if not cited.address.item or stands.begins_before or cited.address in items:
        return
    before = law.timeline.became(cited.address, stands.valid_from - _DAY, law.day)
    now = next((line.to for line in before if line.to in items), None)
    if now is None or not _speaks_of_network(document, cited, items):
        return
    yield Finding(
        Severity.ERROR,
        "moved",
        Words(
            ja=f"{stands.address} は {stands.valid_from} から別の規定である。"
            f"情報提供ネットワークシステムによる提供は {now} に移った",
            en=f"{stands.address} has been another norm since {stands.valid_from}; "
            f"handing over by 情報提供ネットワークシステム is now {now}",
        ),
        Words(ja=f"{now} と書く", en=f"write {now}"),
        cited.evidence,
    )


def _speaks_of_network(document: EvaluationView, cited: CitedProvision, items: tuple[Address, ...]) -> bool:
    here = [one for one in document.citations if one.section == cited.section]
    if any(one.address in items for one in here):
        return False
    by_system = (one for one in document.handovers if NETWORK_SYSTEM in one.systems)
    fields = {document.network_section, *(basis.evidence.section for one in by_system for basis in one.bases)}
    return cited.section in fields or any(table(one.address) in TABLES for one in here)


def _captioned(
    document: EvaluationView, cited: CitedProvision, stands: Provision, law: NetworkLaw
) -> Iterator[Finding]:
    """Yield an article whose caption, as the document prints it in brackets, is that of another article."""
    printed = _CAPTION.match(document.text(cited.section), cited.last)
    if (
        printed is None
        or stands.caption is None
        or stands.address != Address(stands.address.law, stands.address.article)
    ):
        return
    said = printed[1]
    if _alike(said, stands.caption) > _OTHER:
        return
    bearing = [
        one
        for one in law.timeline.standing(stands.address.law or "", law.day)
        if one == Address(one.law, one.article)
        and (there := law.timeline.resolve(one, law.day).provision)
        and there.caption
        and _alike(said, there.caption) >= _SAME
    ]
    if len(bearing) != 1:
        return
    yield Finding(
        Severity.WARNING,
        "caption",
        Words(
            ja=f"{stands.address} の見出しは「{stands.caption}」で、「{said}」は {bearing[0]} の見出しである",
            en=f"the caption of {stands.address} is 「{stands.caption}」; 「{said}」 is that of {bearing[0]}",
        ),
        Words(ja=f"{bearing[0]} の誤りではないか確かめる", en=f"is {bearing[0]} meant?"),
        replace(cited.evidence, quote=cited.quote + printed[0]),
    )


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, bare(one), bare(other), autojunk=False).ratio()
