"""The flow chart of 別添1 「事務の内容」 on sheets without order: all that stands on its sheets is of it."""

import re
from collections.abc import Sequence

from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.filled import Slot, slot_of
from konkyo.loaders.forms.labels import FormEntry
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.forms.scattered.sheets import Token, span

_REMARKS = "file.remarks"
"""What a label 「（備考）」 means elsewhere in the form."""
_HEADING = re.compile(r"\(?別[添紙]\d{0,2}\)?事務の(?:内容|流れ)")


def outline_slots(tokens: Sequence[Token], edition: FormEdition) -> list[Slot]:
    """Return the slot of a sheet whose only labels are 「(別添1)事務の内容」 and 「(備考)」; [] for any other."""
    entry = next((entry for entry in edition.parts if entry.meaning == "part.outline"), None)
    texts = [token for token in tokens if token.plain]
    if entry is None or not texts or not all(token.plain or _is_of_it(token, entry) for token in tokens):
        return []
    if not any(_HEADING.fullmatch(fold_label(line.text)) for token in tokens for line in token.lines):
        return []
    text = "\n".join(token.text for token in texts)
    return [slot_of(entry, text, span([line for token in texts for line in token.lines]))]


def _is_of_it(token: Token, entry: FormEntry) -> bool:
    return bool(token.entry(entry.meaning) or token.entry(_REMARKS))
