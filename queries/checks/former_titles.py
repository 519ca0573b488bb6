"""Titles of laws that they no longer have on the day: 別表第一主務省令 is called otherwise since 2024-05-27."""

import re
from collections.abc import Iterator
from datetime import date

from konkyo.i18n import Words
from konkyo.law.fold import fold
from konkyo.law.law_names import ACT_SPELLINGS
from konkyo.law.titles import DatedTitle, Renaming, renamed_laws, renaming
from konkyo.queries.checks.evaluation_view import EvaluationView
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity

FORMER = re.compile(r"(?:改正前|旧|従前|廃止前)の?\s*$")
"""What stands before a law or a number that is meant as it was before an amendment."""
_ACTS = "|".join(sorted((re.escape(fold(act).text) for act in ACT_SPELLINGS), key=len, reverse=True))


def former_titles(document: EvaluationView) -> Iterator[Finding]:
    """Yield the laws that the document calls by a title, in full or short, that they do not have on its day."""
    for law in renamed_laws() if document.day else ():
        renamed = renaming(law, date.min, document.day) if document.day else None
        places = _places(document, renamed) if renamed else []
        if document.day and renamed and places:
            yield _finding(law, renamed, places, document.day)


def former_short_names(law: str, day: date | None) -> frozenset[str]:
    """Return the short names, folded, that a law had before ``day`` and no longer has then."""
    renamed = renaming(law, date.min, day) if day else None
    return _shorts(renamed) if renamed else frozenset()


def _shorts(renamed: Renaming) -> frozenset[str]:
    return frozenset(fold(one.short).text for one in renamed.old) - {fold(renamed.new.short).text}


def _places(document: EvaluationView, renamed: Renaming) -> list[FindingEvidence]:
    tails = "|".join(re.escape(fold(one.title).text) for one in renamed.old)
    shorts = "|".join(map(re.escape, _shorts(renamed)))
    pattern = re.compile(f"(?:{_ACTS})(?:{tails})" + (f"|{shorts}" if shorts else ""))
    found = []
    for field in document.readable:
        text = fold(field.text)
        for printed in pattern.finditer(text.text):
            if not FORMER.search(text.text[: printed.start()]):
                found.append(field.found(*text.span(*printed.span())))
    return found


def _finding(law: str, renamed: Renaming, places: list[FindingEvidence], day: date) -> Finding:
    printed = places[0].printed
    ended = _ended(renamed, printed)
    since = _since(ended)
    sure = ended.between is None or day >= ended.between[1]
    now = renamed.written(printed) or renamed.new.short
    return Finding.at(
        Severity.WARNING if sure else Severity.NOTE,
        "title",
        Words(
            ja=f"「{printed}」は {law} の前の題名による名である（{since.ja}から「{now}」）",
            en=f"「{printed}」 is a name by the former title of {law} ({since.en}: 「{now}」)",
        ),
        Words(ja=f"「{now}」と書く", en=f"write 「{now}」"),
        places,
    )


def _ended(renamed: Renaming, printed: str) -> DatedTitle:
    """Return the title that took the place of the one printed, in full or short."""
    rest = re.sub(f"^(?:{_ACTS})", "", fold(printed).text)
    series = (*renamed.old, renamed.new)
    last = max(place for place, one in enumerate(renamed.old) if rest in (fold(one.title).text, fold(one.short).text))
    return series[last + 1]


def _since(new: DatedTitle) -> Words:
    if new.between is None:
        return Words(ja=f"{new.since} ", en=f"since {new.since}")
    first, last = new.between
    return Words(ja=f"{first} と {last} の間のどの日か", en=f"since some day from {first} to {last}")
