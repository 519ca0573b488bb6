"""Captions that a document prints in brackets behind an article, against the captions of the day."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from konkyo.i18n import Words
from konkyo.law.address import Address
from konkyo.law.network import bare
from konkyo.law.timeline import Provision, Status, TextBasis, Timeline
from konkyo.queries.checks.evaluation_view import CitedProvision, EvaluationView
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity, elsewhere
from konkyo.queries.checks.text_likeness import text_likeness

_CAPTION = re.compile(r"\s*[(（]([^()（）]{3,80})[)）]")
_SAME, _OTHER = 0.9, 0.5
"""Captions this much alike are one, and this little are two."""
_MISQUOTED = 0.8
"""So much alike, brackets behind an item are a misquoted caption; others say other things: （情報提供の根拠）."""
_TOLD = (TextBasis.KNOWN, TextBasis.AFTER_LAST_TEXT)
_NO_DIFFERENCE = re.compile("[、・,，]")
"""「通知書・カード」 and 「通知書、カード」 are the same caption; 「提供制限」 lacks a word of 「提供の制限」."""


def captions(document: EvaluationView, timeline: Timeline) -> Iterator[Finding]:
    """Yield articles that bear another caption than the one printed behind them, each article and wording once."""
    found: dict[tuple[Address, str], Finding] = {}
    for cited in document.citations if document.day else ():
        for key, one in _captioned(document, cited, timeline):
            first = found.setdefault(key, one)
            found[key] = replace(first, also=elsewhere(first.evidence, (*first.also, one.evidence)))
    yield from found.values()


def _captioned(
    document: EvaluationView, cited: CitedProvision, timeline: Timeline
) -> Iterator[tuple[tuple[Address, str], Finding]]:
    printed = _CAPTION.match(document.text(cited.section), cited.last)
    if printed is None or document.day is None:
        return
    # Behind an item or a paragraph, as in 「第19条第8号（特定個人情報の提供の制限）」, stands its article's caption.
    article = Address(cited.address.law, cited.address.article)
    found = timeline.resolve(article, document.day) if article.article else None
    stands = found.provision if found and found.status is Status.VALID and found.basis in _TOLD else None
    if stands is None or not stands.caption or not _stands(cited, timeline, document.day):
        return
    said = "".join(printed[1].split())
    if _plain(said) == _plain(stands.caption):
        return
    if cited.address != article and _OTHER < _alike(said, stands.caption) < _MISQUOTED:
        return
    at = replace(cited.evidence, quote=cited.quote + printed[0])
    if one := _finding(said, stands, stands.caption, at, document, timeline):
        yield (stands.address, _plain(said)), one


def _stands(cited: CitedProvision, timeline: Timeline, day: date) -> bool:
    """Tell whether the number cited exists; where it does not, the number is what is wrong."""
    return timeline.resolve(cited.address, day).status is Status.VALID


def _finding(
    said: str, stands: Provision, caption: str, at: FindingEvidence, document: EvaluationView, timeline: Timeline
) -> Finding | None:
    likeness = _alike(said, caption)
    bearing = _bearing(said, stands, document, timeline) if likeness <= _OTHER else []
    former = [
        state.caption
        for state in timeline.facts.states(stands.address)
        if state.caption and _alike(said, state.caption) >= _SAME > _alike(caption, state.caption)
    ]
    if len(bearing) == 1:
        words = Words(
            ja=f"{stands.address} の見出しは「{caption}」で、「{said}」は {bearing[0]} の見出しである",
            en=f"the caption of {stands.address} is 「{caption}」; 「{said}」 is that of {bearing[0]}",
        )
        cure = Words(ja=f"{bearing[0]} の誤りではないか確かめる", en=f"is {bearing[0]} meant?")
        return Finding(Severity.WARNING, "caption", words, cure, at)
    if former:
        words = Words(
            ja=f"「{said}」は {stands.address} の前の見出しで、今は「{caption}」である",
            en=f"「{said}」 is the former caption of {stands.address}, which now is 「{caption}」",
        )
    elif likeness > _OTHER:
        words = Words(
            ja=f"{stands.address} の見出しは「{caption}」で、「{said}」ではない",
            en=f"the caption of {stands.address} is 「{caption}」, not 「{said}」",
        )
    else:
        return None
    return Finding(Severity.NOTE, "caption", words, Words(ja=f"「{caption}」と書く", en=f"write 「{caption}」"), at)


def _bearing(said: str, stands: Provision, document: EvaluationView, timeline: Timeline) -> list[Address]:
    """Return the other articles of the law that bear this caption on the day."""
    if document.day is None:
        return []
    return [
        one
        for one in timeline.standing(stands.address.law or "", document.day)
        if one == Address(one.law, one.article)
        and (there := timeline.resolve(one, document.day).provision)
        and there.caption
        and _alike(said, there.caption) >= _SAME
    ]


def _plain(caption: str) -> str:
    return _NO_DIFFERENCE.sub("", bare(caption))


def _alike(one: str, other: str) -> float:
    return text_likeness(bare(one), bare(other))
