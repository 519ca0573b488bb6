"""The cover on a scattered sheet.

What a value looks like is what ``cover_kinds`` says of every cover. Where a value may stand differs: ``ordered.cover``
takes what stands beside a label, and on a scattered sheet that may be any text of the page, such as the first line of
the declaration. Here a title and a body must be the only paragraph that looks like one, and a number and a date stand
right below their label.
"""

import re
from collections.abc import Sequence

from konkyo.loaders.forms.cover_kinds import BODY, DATE, NUMBER, TITLE, looks_like
from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.filled import Slot, slot_of
from konkyo.loaders.forms.labels import FormEntry
from konkyo.loaders.forms.matching import fold_label, label_key
from konkyo.loaders.forms.scattered.label_values import residue
from konkyo.loaders.forms.scattered.sheets import Token

_FEWEST_LABELS = 4  # about half of the cover's: another page may name one of them
_LONGEST = 2  # lines
_DECLARED = re.compile(r"プライバシ.*宣言(?:する|します|いたします)。?$")
_RIGHT_BELOW = (NUMBER, DATE)


def cover(tokens: Sequence[Token], edition: FormEdition) -> tuple[list[Slot], set[int]]:
    """Return the slots of a cover and the indices of the tokens used; nothing for a sheet that is no cover."""
    labels = {entry.meaning: (token, entry) for token in tokens for entry in token.entries if entry.kind == "cover"}
    if len(labels) < _FEWEST_LABELS:
        return [], set()
    found = {meaning: token for meaning in (NUMBER, DATE, TITLE, BODY) if (token := _value(meaning, tokens, labels))}
    slots = [slot_of(labels[meaning][1], token.text, token.at) for meaning, token in found.items()]
    for meaning, (token, entry) in labels.items():
        # 「評価書番号 評価書名」 on one line is a label beside a label: their values stand elsewhere.
        beside = token.inline if label_key(token.inline) not in edition.by_label else ""
        if meaning not in found and beside and meaning != "document.approved":
            slots.append(slot_of(entry, beside, token.at))
    if "document.declaration" in labels and (declared := _declaration(tokens)):
        slots.append(slot_of(labels["document.declaration"][1], declared.text, declared.at))
        found["document.declaration"] = declared
    return slots, {token.index for token in found.values()}


def _declaration(tokens: Sequence[Token]) -> Token | None:
    """Return the one paragraph that declares: 「…プライバシー等の権利利益の保護に取り組んでいることを宣言する。」."""
    found = [token for token in tokens if token.plain and _DECLARED.search(fold_label(token.text))]
    return found[0] if len(found) == 1 else None


def _value(meaning: str, tokens: Sequence[Token], labels: dict[str, tuple[Token, FormEntry]]) -> Token | None:
    """Return the one token on the sheet that can be the value of a label; None for none or several."""
    if meaning not in labels:
        return None
    below = labels[meaning][0].index + 1
    near = tokens[below : below + 1] if meaning in _RIGHT_BELOW else tokens
    fitting = [token for token in near if _may_be_value(token) and looks_like(meaning, token.text)]
    return fitting[0] if len(fitting) == 1 else None


def _may_be_value(token: Token) -> bool:
    """Tell whether a token may be a value of the cover: short, no sentence, and not the title of the form."""
    text = token.text
    return (
        token.plain
        and not residue(text)
        and len(token.lines) <= _LONGEST
        and not text.rstrip().endswith("。")
        and not text.startswith("特定個人")
    )
