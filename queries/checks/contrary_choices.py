"""Options chosen that do not go with what stands beside them: 「実施しない」 and a legal basis, and the like."""

import re
from collections.abc import Iterator

from konkyo.i18n import Words
from konkyo.law.network import NETWORK_SYSTEM
from konkyo.queries.checks.evaluation_view import EvaluationView, Field
from konkyo.queries.checks.filled_words import bracketed_option, options_printed
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity
from konkyo.queries.postprocess.replay import says_nothing

_CHOICES = ("network.exists", "entrust.count", "entrustment.re_exists")
_HANDED = {"provision": "提供", "transfer": "移転"}
_TICK = r"[\[［]\s*([○〇◯●レ✓✔]?)\s*[\]］]\s*"


def contrary_choices(document: EvaluationView) -> Iterator[Finding]:
    """Yield each choice that the fields beside it contradict, and those that the form does not offer."""
    yield from _network(document)
    for field in document.meaning("entrust.count"):
        if _chosen(field) == "委託しない" and (
            named := _of_file(document, field, "entrustment.party", "entrustment.matter")
        ):
            yield _contrary(field, "委託しない", named[0])
    yield from _subentrusted(document)
    for field in document.meaning("sharing.count"):
        yield from _sharing(document, field)
    for meaning in _CHOICES:
        for field in document.meaning(meaning):
            yield from _not_offered(field)


def _chosen(field: Field) -> str:
    chosen = bracketed_option(field.text)
    return "".join(chosen[0].split()) if chosen else ""


def _network(document: EvaluationView) -> Iterator[Finding]:
    for field in document.meaning("network.exists"):
        chosen = _chosen(field)
        bases = document.meaning("network.basis")
        given = [basis for basis in bases if not says_nothing(basis.text)]
        cited = {one.section for one in document.citations}
        if chosen == "実施する" and not given:
            said = Words(
                ja="情報連携を「実施する」とあるが、②法令上の根拠が空欄である",
                en="「実施する」 is chosen, and the legal basis is blank",
            )
            cure = Words(ja="法令上の根拠を書く", en="write the legal basis")
            yield _at(field, chosen, said, cure, document.of_blanks)
        elif chosen in ("実施しない", "未定"):
            if chosen == "実施しない" and (basis := next((one for one in given if one.section in cited), None)):
                yield _contrary(field, chosen, basis)
            used = next((one for one in document.handovers if NETWORK_SYSTEM in one.systems), None)
            if used:
                said = Words(
                    ja=f"情報連携を「{chosen}」とあるが、{used.label} は{NETWORK_SYSTEM}で提供・移転する",
                    en=f"「{chosen}」 is chosen, and {used.label} is handed over by 情報提供ネットワークシステム",
                )
                yield _at(field, chosen, said, _EITHER)


def _subentrusted(document: EvaluationView) -> Iterator[Finding]:
    for field in document.meaning("entrustment.re_exists"):
        chosen = _chosen(field)
        matter = _beside(document, field, "entrustment.re_matter")
        permit = _beside(document, field, "entrustment.re_permit")
        if chosen == "再委託しない" and matter is not None:
            yield _contrary(field, chosen, matter)
        elif chosen == "再委託する" and (matter is None or permit is None):
            blank = "・".join(
                name for name, one in (("再委託の許諾方法", permit), ("再委託事項", matter)) if one is None
            )
            said = Words(
                ja=f"「再委託する」とあるが、{blank}が空欄である",
                en=f"「再委託する」 is chosen, and {blank} is blank",
            )
            cure = Words(ja=f"{blank}を書く", en=f"fill in {blank}")
            yield _at(field, chosen, said, cure, document.of_blanks)


def _sharing(document: EvaluationView, field: Field) -> Iterator[Finding]:
    ticked = {name: _ticked(field, f"{name}を行っている") for name in _HANDED.values()}
    none = _ticked(field, "行っていない")
    for kind, name in _HANDED.items():
        described = [one for one in document.handovers if (one.file, one.kind) == (field.file, kind)]
        if described and ticked[name] is False:
            said = Words(
                ja=f"「{name}を行っている」に印がないが、{described[0].label} が書かれている",
                en=f"「{name}を行っている」 is not ticked, and {described[0].label} is described",
            )
            yield _at(field, f"{name}を行っている", said, _EITHER)
    if none and any(ticked.values()):
        said = Words(
            ja="「行っている」と「行っていない」の両方に印がある",
            en="both 「行っている」 and 「行っていない」 are ticked",
        )
        yield _at(field, "行っていない", said, _EITHER)


def _ticked(field: Field, option: str) -> bool | None:
    """Tell whether the box before an option is ticked; None where the form prints no box before it."""
    found = re.search(_TICK + re.escape(option), field.text)
    return bool(found[1]) if found else None


def _not_offered(field: Field) -> Iterator[Finding]:
    chosen, offered = _chosen(field), options_printed(field.text)
    if chosen and len(offered) > 1 and chosen not in offered:
        said = Words(
            ja=f"「{chosen}」は選択肢にない（{'、'.join(sorted(offered))}）",
            en=f"「{chosen}」 is none of the options ({', '.join(sorted(offered))})",
        )
        yield _at(field, chosen, said, Words(ja="選択肢から選ぶ", en="choose one of the options"))


def _of_file(document: EvaluationView, field: Field, *meanings: str) -> list[Field]:
    every = [one for meaning in meanings for one in document.meaning(meaning)]
    return [one for one in every if one.file == field.file and not says_nothing(one.text)]


def _beside(document: EvaluationView, field: Field, meaning: str) -> Field | None:
    """Return the field of this meaning in the same block, if something is written in it."""
    return next((one for one in _of_file(document, field, meaning) if one.block == field.block), None)


_EITHER = Words(ja="どちらが正しいかを確かめて直す", en="find out which is right, and correct the other")


def _contrary(field: Field, chosen: str, other: Field) -> Finding:
    said = Words(
        ja=f"「{chosen}」とあるが、{other.section} {other.label} が書かれている",
        en=f"「{chosen}」 is chosen, and {other.section} {other.label} is filled in",
    )
    also = (other.found(0, len(other.text)),)
    return Finding(Severity.WARNING, "choice", said, _EITHER, _place(field, chosen), also)


def _at(field: Field, words: str, said: Words, cure: Words, severity: Severity = Severity.WARNING) -> Finding:
    return Finding(severity, "choice", said, cure, _place(field, words))


def _place(field: Field, words: str) -> FindingEvidence:
    first = max(field.text.find(words), 0)
    return field.found(first, first + len(words))
