"""The findings of konkyo check for the terminal: by document, the most severe first, each with place and cure."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from konkyo.i18n import Words
from konkyo.queries.checks.finding import Finding, FindingEvidence
from konkyo.queries.columns import COMMON

if TYPE_CHECKING:
    from rich.console import Console

_QUOTED = 60
"""A longer quote is cut: the field holds it all."""
_PLACES = 5
_INDENT = (0, 0, 0, 4)
"""Padding of the text under a place: top, right, bottom, left."""


def print_findings(
    found: Sequence[Finding], to: "Console | None" = None, places: Callable[[FindingEvidence], str] | None = None
) -> None:
    """Print ``found``, which is sorted by severity within each document, to stdout or to the console ``to``.

    ``places`` says where something stands; without it, its field and line are told.
    """
    from rich.padding import Padding

    from konkyo.cli.output import console

    to = to or console()
    for name, of_document in groupby(found, key=_document):
        to.rule(name, align="left")
        number = 0
        for severity, alike in groupby(of_document, key=lambda one: one.severity):
            those = list(alike)
            to.print(f"■ {COMMON.shown('severity', str(severity))} ({len(those)})", style="bold")
            for one in those:
                number += 1
                to.print(f"{number:>3} {COMMON.shown('check', one.check)}  {_quoted(one.evidence, places)}{_also(one)}")
                to.print(Padding(str(one.said), _INDENT))
                to.print(Padding(f"→ {one.cure}", _INDENT))


def _document(one: Finding) -> str:
    return " ".join(filter(None, (one.body, one.document, one.published))) or "―"


def _quoted(at: FindingEvidence, places: Callable[[FindingEvidence], str] | None) -> str:
    if at.section is None:
        return ""
    quote = " ".join((at.quote or "").split())
    shown = quote[:_QUOTED] + "…" if len(quote) > _QUOTED else quote
    line = Words(ja=f"（{at.line} 行）", en=f" (line {at.line})") if at.line else ""
    return f"{places(at) if places else f'{at.section}{line}'} 「{shown}」"


def _also(one: Finding) -> str:
    sections = [section for place in one.also if (section := place.section)]
    if not sections:
        return ""
    more = len(sections) - _PLACES
    shown = ", ".join(sections[:_PLACES]) + (f" +{more}" if more > 0 else "")
    return str(Words(ja=f"（ほか {shown}）", en=f" (also {shown})"))
