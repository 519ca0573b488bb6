"""What a document could not be held against, because no text of a law tells of its day."""

from collections.abc import Iterator
from datetime import date

from konkyo.i18n import Words
from konkyo.law.timeline import TextBasis, Timeline
from konkyo.queries.checks.evaluation_view import CitedProvision, EvaluationView
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity
from konkyo.queries.checks.joined_numbers import joined_numbers
from konkyo.queries.law_limits import limits_on, not_held, what_is_not_known

_SHOWN = 8
_UPDATE = Words(
    ja="konkyo law update で本文を加えるか、その日の本文で確かめる",
    en="add texts with konkyo law update, or see the text of that day",
)


def known_law(document: EvaluationView, timeline: Timeline) -> Iterator[Finding]:
    """Yield the laws of which the texts do not reach to the day, and the provisions that changed on no certain day."""
    day = document.day
    if day is None:
        return
    laws = dict.fromkeys(cited.address.law for cited in document.citations if cited.address.law)
    if limits := limits_on(day, laws, timeline):
        told = list(what_is_not_known(limits))
        said = Words(
            ja=f"{day} の法令に照らしたが、{'。'.join(one.ja for one in told)}",
            en=f"held against the law of {day}, but {'; '.join(one.en for one in told)}",
        )
        yield Finding(Severity.NOTE, "law_limit", said, _UPDATE, FindingEvidence(None, None, None))
    yield from _between(document, timeline, day)
    yield from _not_held(document, timeline)


def _between(document: EvaluationView, timeline: Timeline, day: date) -> Iterator[Finding]:
    """Yield for each two days the provisions that came, went or changed places on some day between them."""
    found: dict[tuple[date, date], list[CitedProvision]] = {}
    for cited in document.citations:
        answer = timeline.resolve(cited.address, day)
        if answer.basis is TextBasis.BETWEEN_TEXTS and answer.between:
            found.setdefault(answer.between, []).append(cited)
    for (first, last), those in found.items():
        named = joined_numbers(one.address for one in those)
        said = Words(
            ja=f"{named} は {first} から {last} までのどの日かに変わっており、{day} にどうであったかは分からない",
            en=f"{named} changed on some day from {first} to {last}; what stood there on {day} is not known",
        )
        places = [one.evidence for one in those]
        yield Finding.at(Severity.NOTE, "law_limit", said, _UPDATE, places)


def _not_held(document: EvaluationView, timeline: Timeline) -> Iterator[Finding]:
    """Yield the national laws that are cited and of which no text is held."""
    laws = not_held((cited.address.law for cited in document.citations), timeline)
    if not laws:
        return
    those = [cited for cited in document.citations if cited.address.law in laws]
    shown = "、".join(laws[:_SHOWN]) + ("…" if laws[_SHOWN:] else "")
    said = Words(
        ja=f"{len(those)} の引用は、本文が手もとにない法令のものなので、照らしていない（{len(laws)} 法令: {shown}）",
        en=f"{len(those)} citations are not checked, as no text of their laws is held ({len(laws)}: {shown})",
    )
    places = [one.evidence for one in those]
    command = f"konkyo law add {laws[0]}"
    cure = Words(
        ja=f"本文を加える: {command}（すべて一度に加えるには konkyo law update）",
        en=f"add the texts: {command} (all of them at once: konkyo law update)",
    )
    yield Finding.at(Severity.NOTE, "law_limit", said, cure, places)
