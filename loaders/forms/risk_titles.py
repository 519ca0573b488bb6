"""The titles of risks: 「リスク１：　目的外の入手が行われるリスク」.

様式2 prints a title as the beginning of its question: 「目的外の入手が行われるリスクへの対策は十分か」. 様式4 prints
those of the 委託 without 「リスク」 before them, several in a row, with one rating for all of them.
"""

import difflib
import re
from dataclasses import dataclass

from konkyo.loaders.cell_values import CellText
from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.labels import FormEntry, LabelAddress
from konkyo.loaders.forms.matching import label_key

RISK_TITLE, RISK_RATING = "risk.title", "risk.enough"
_HEADING = re.compile(r"\s*リスク\s*(?P<number>\d{0,2})\s*[:：]\s*(?=\S)")
_QUESTION = re.compile(r"\s*へ\s*の\s*対\s*策\s*は\s*十\s*分\s*か\s*$")
_LIKE = 0.8  # 「事務に必要なない情報との紐付け」 for 「事務に必要のない情報との紐付け」


@dataclass(frozen=True, slots=True)
class RiskTitle:
    """A printed title. ``number``: 2 of 「リスク２：」; ``begins``: its print shows that a risk begins with it."""

    text: CellText
    number: int | None
    begins: bool


def risk_title(printed: str) -> RiskTitle:
    """Return the title that the cell ``printed`` holds, without 「リスク２：」 before and the question behind it."""
    heading, question = _HEADING.match(printed), _QUESTION.search(printed)
    text = CellText.of(printed).part(heading.end() if heading else 0, question.start() if question else None)
    number = int(heading["number"]) if heading and heading["number"] else None
    return RiskTitle(text.cleaned() or text, number, bool(heading or question))


def is_headed(text: str) -> bool:
    """Tell whether ``text`` is a title behind its heading: 「リスク２：　…」, whatever risk it names."""
    return bool(_HEADING.match(text))


def is_of_the_form(text: str, edition: FormEdition) -> bool:
    """Tell whether ``text`` is the title of a risk of the form, with or without its heading."""
    key = label_key(risk_title(text).text.text)
    return any(key in entry.labels for entry in edition.risks)


def question_end(text: str, edition: FormEdition) -> int | None:
    """Return where the question 「…リスクへの対策は十分か」 ends with which ``text`` begins; None where it has none."""
    asked = risk_field(RISK_RATING, edition)
    for cut in (*(found.start() for found in re.finditer(r"\s", text.rstrip())), len(text)):
        key = label_key(text[:cut])
        if asked and key not in asked.labels and key.endswith(asked.labels):
            return cut
    return None


def risk_field(meaning: str, edition: FormEdition) -> FormEntry | None:
    """Return the label ``meaning`` of an edition; None where it has none."""
    return next((entry for entry in edition.fields if entry.meaning == meaning), None)


def form_title(printed: str, section: LabelAddress, edition: FormEdition) -> str | None:
    """Return the form's own wording of a title that a document prints in ``section``; None for a risk of its own."""
    key = label_key(printed)
    here = {entry.labels[0]: entry.name for entry in edition.risks if entry.address == section}
    close = difflib.get_close_matches(key, here, n=1, cutoff=_LIKE)
    return here[close[0]] if close else None
