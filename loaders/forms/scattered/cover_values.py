"""The cover on a scattered sheet: its values are known by what they look like, for they stand apart from the labels."""

import re
from collections.abc import Sequence

from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.filled import Slot, slot_of
from konkyo.loaders.forms.labels import FormEntry
from konkyo.loaders.forms.matching import fold_label, label_key
from konkyo.loaders.forms.scattered.label_values import residue
from konkyo.loaders.forms.scattered.sheets import Token

DATE = re.compile(
    r"(?:平成|令和|[平令HRＨＲ])\s?(?:元|[\d０-９]{1,2})"
    r"(?:\s?年\s?[\d０-９]{1,2}\s?月\s?[\d０-９]{1,2}\s?日|(?:[./．／-][\d０-９]{1,2}){2})"
)
_NUMBER = re.compile(r"\d{1,6}")
_BODY = re.compile(
    r"(?:[都道府県市区町村]長?|知事|大臣|長官|機構|組合|連合会?|連合長|協会|事業団|委員会|独立行政法人.+|国立.+法人.+)$"
)
_TITLE = re.compile(r"(?:事務|業務|に関すること|評価書)(?:[\s　]*(?:基礎|重点|全)項目評価書)?(?:[（(]案[)）])?$")
_FEWEST_LABELS = 4  # about half of the cover's: another page may name one of them
_LONGEST = 2  # lines


def cover(tokens: Sequence[Token], edition: FormEdition) -> tuple[list[Slot], set[int]]:
    """Return the slots of a cover and the indices of the tokens used; nothing for a sheet that is no cover."""
    labels = {entry.meaning: (token, entry) for token in tokens for entry in token.entries if entry.kind == "cover"}
    if len(labels) < _FEWEST_LABELS:
        return [], set()
    found = {meaning: token for meaning, token in _values(tokens, labels).items() if meaning in labels}
    slots = [slot_of(labels[meaning][1], token.text, token.at) for meaning, token in found.items()]
    for meaning, (token, entry) in labels.items():
        # 「評価書番号 評価書名」 on one line is a label beside a label: their values stand elsewhere.
        beside = token.inline if label_key(token.inline) not in edition.by_label else ""
        if meaning not in found and beside and meaning != "document.approved":
            slots.append(slot_of(entry, beside, token.at))
    return slots, {token.index for token in found.values()}


def _values(tokens: Sequence[Token], labels: dict[str, tuple[Token, FormEntry]]) -> dict[str, Token]:
    """Return meaning → the one token on the sheet that can be its value."""
    beside = labels["document.number"][0].index + 1 if "document.number" in labels else -1
    short = [token for token in tokens if _may_be_value(token)]
    candidates = {
        "document.number": [t for t in short if t.index == beside and _NUMBER.fullmatch(fold_label(t.text))],
        "document.published": [t for t in short if DATE.fullmatch(fold_label(t.text)) and _is_published(tokens, t)],
        "document.title": [t for t in short if _is_title(t)],
        "document.body": [t for t in short if _BODY.search(fold_label(t.text)) and not _is_title(t)],
    }
    return {meaning: found[0] for meaning, found in candidates.items() if len(found) == 1}


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


def _is_title(token: Token) -> bool:
    return bool(_TITLE.search(token.text.strip()))


def _is_published(tokens: Sequence[Token], date: Token) -> bool:
    """Tell whether a date stands right below 公表日."""
    return date.index > 0 and tokens[date.index - 1].entry("document.published") is not None
