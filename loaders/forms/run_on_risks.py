"""The labels of the part about risks in a row in which labels run on: they come again with each risk.

The order of the form tells which may follow. In 様式2 each risk is one question, which begins with the risk's title.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.labels import BASIC, FormEntry, LabelAddress
from konkyo.loaders.forms.risk_order import risk_places
from konkyo.loaders.forms.risk_titles import RISK_RATING, form_title, risk_field, risk_title

_ALIKE = {"（": "[（(]", "）": "[）)]", "、": "[、,，]"}
_NEVER = r"(?!)"


class RunOnRisks:
    """The place in the part about risks up to which its labels were met."""

    def __init__(self, edition: FormEdition) -> None:
        self._edition = edition
        self._places = risk_places(edition)
        self._place = -1

    def may_follow(self, entry: FormEntry, section: LabelAddress) -> bool | None:
        """Tell whether a label may follow in ``section``; None for a label that is none of a risk."""
        if not any(place.label is entry for place in self._places):
            return None
        return self._next(entry, section) is not None

    def enter(self, entry: FormEntry, section: LabelAddress) -> None:
        """Enter a label that was met in ``section``."""
        place = self._next(entry, section)
        self._place = self._place if place is None else place

    def see(self, title: str, section: LabelAddress) -> None:
        """Enter the title of a risk; the fields of one that is not the form's are those of any of its section."""
        name = form_title(risk_title(title).text.text, section, self._edition)
        known = (n for n, place in enumerate(self._places) if place.section == section and place.title)
        self._place = next((n for n in known if (one := self._places[n].title) and one.name == name), -1)

    def _next(self, entry: FormEntry, section: LabelAddress) -> int | None:
        later = range(self._place + 1, len(self._places))
        return next((n for n in later if self._places[n].section == section and self._places[n].label is entry), None)


def risk_questions(text: str, edition: FormEdition) -> Iterator[tuple[int, int, FormEntry]]:
    """Yield where the questions of 様式2 stand in ``text``: 「目的外の入手が行われるリスクへの対策は十分か」."""
    if edition.form == BASIC and "リスク" in text and (asked := risk_field(RISK_RATING, edition)):
        for found in _questions(edition).finditer(text):
            yield *found.span(), asked


def risk_headings(text: str, edition: FormEdition) -> Iterator[re.Match[str]]:
    """Yield the titles of risks with their heading in ``text``: 「リスク1： …が行われるリスク」."""
    return _headings(edition).finditer(text) if "リスク" in text else iter(())


@lru_cache(maxsize=16)
def _questions(edition: FormEdition) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{_titles(edition)})\s?へ\s?の\s?対\s?策\s?は\s?十\s?分\s?か(?!\S)")


@lru_cache(maxsize=16)
def _headings(edition: FormEdition) -> re.Pattern[str]:
    """Return a pattern of any title without spaces, and of the form's own ones with their kanji apart."""
    return re.compile(
        rf"(?<!\S)リスク\s?[\d０-９]{{0,2}}\s?[：:]\s?(?:{_titles(edition)}|\S{{2,60}}?リスク)(?!\S)"
        if edition.risks
        else _NEVER
    )


def _titles(edition: FormEdition) -> str:
    return "|".join(
        r"\s?".join(_ALIKE.get(letter, re.escape(letter)) for letter in entry.name) for entry in edition.risks
    )
