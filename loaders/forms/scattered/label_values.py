"""What a label of a scattered sheet says: the text that surely belongs to it, and answers in brackets."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from konkyo.loaders.forms.boxes import depth
from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.filled import Slot
from konkyo.loaders.forms.labels import FormEntry
from konkyo.loaders.forms.scattered.sheets import LooseLine, Token

_RESIDUE = re.compile(
    r"^[\[\]［］]|[\[［]\s*[○〇]?\s*$|^[○〇](?:$|\s*\])|^[(（]?\s*[)）]$|^[(（]$|^[(（]\s*\d*\s*[)）]\s*件"
    r"|^\d{1,2}[)）]|^[<＜〈]\s*選択肢"
)
_ANSWER = re.compile(r"[\[［]\s*([^\[\]［］\n○〇][^\[\]［］\n]*?)\s*(?:[\]］]|$)", re.M)
_LONG = 300  # characters
_BRACKETS = ("[", "]", "［", "］")

ANSWERED = frozenset(
    {
        "work.subjects",
        "file.kind",
        "file.subjects",
        "file.items_band",
        "entrust.count",
        "entrustment.scope",
        "entrustment.subjects",
        "entrustment.re_exists",
        "provision.subjects",
        "transfer.subjects",
    }
)
"""Choice fields whose options name what they are about: such an answer in brackets is recognised wherever it stands."""


def residue(text: str) -> bool:
    """Tell whether ``text`` is a piece of boxes, brackets or a list of options, not a text that fills a cell.

    A bracket that is closed and never opened is a slip in a long text.
    """
    return (depth(text) < 0 and len(text) < _LONG) or is_answer(text)


def is_answer(text: str) -> bool:
    """Tell whether each line of ``text`` is a piece of boxes, brackets or a list of options."""
    return all(_RESIDUE.search(line.strip()) for line in text.splitlines())


def value(tokens: Sequence[Token], index: int, after: Iterable[str] = ()) -> tuple[LooseLine, ...] | None:
    """Return the lines that surely are the value of the label at ``index``; () if it is blank; None if that is lost.

    The value stands on the line of the label, or right below it without a blank line between, or in a paragraph that is
    enclosed by the label and the next label of the form (one of the meanings ``after``), or is known to be its whole
    text. What the sheet before holds too is read there.
    """
    token, rest = tokens[index], tokens[index + 1 :]
    if token.whole is not None:
        text = tokens[token.whole]
        return None if text.again else text.lines
    below = rest[0] if rest and rest[0].plain and not rest[0].lines[0].opens and not residue(rest[0].text) else None
    if token.inline:
        return None if below else (LooseLine(token.inline, token.lines[-1].at, opens=True),)
    if below is None:
        return _enclosed(tokens, index, set(after))
    if any(line.text.lstrip().startswith(_BRACKETS) for line in below.lines):
        return None
    # A further paragraph may be the rest of the value, or the value of another label.
    return None if len(rest) > 1 and _is_text(rest[1]) else below.lines


def _is_text(token: Token) -> bool:
    return token.plain and not residue(token.text)


def _enclosed(tokens: Sequence[Token], index: int, after: set[str]) -> tuple[LooseLine, ...] | None:
    """Return the one paragraph between a label and the next label of the form; () where nothing stands between.

    Two paragraphs there are not both of the label. Nor is one of them surely its value where more paragraphs stand
    above the label than the label before it can have: on such a sheet values may stand above their labels.
    """
    rest = tokens[index + 1 :]
    closing = next((place for place, other in enumerate(rest) if not other.plain), None)
    if closing is None or not after & {entry.meaning for entry in rest[closing].entries}:
        return None
    if closing == 0:
        return ()
    return rest[0].lines if closing == 1 and _is_text(rest[0]) and not _left_over(tokens, index) else None


def _left_over(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether more paragraphs stand right above a label than the label above them can have as its value."""
    texts, before = 0, None
    for token in reversed(tokens[:index]):
        if not token.plain:
            before = token
            break
        texts += not residue(token.text)
    full = before is None or before.inline or any(map(_holds_no_text, before.entries))
    return texts > (not full)


def _holds_no_text(entry: FormEntry) -> bool:
    return entry.meaning in ANSWERED or entry.subject in ("section", "part")


_OPEN, _CLOSE = "[ ", " ]"


def answers(tokens: Iterable[Token], meaning: str, edition: FormEdition) -> list[str]:
    """Return the answers in brackets that are options of the field ``meaning``, without the brackets."""
    options = edition.options(meaning)
    return [
        match[1].strip()
        for token in tokens
        for match in _ANSWER.finditer(token.inline if token.entries else token.text)
        if options.named(match[1])
    ]


def answered(slot: Slot, option: str, *beside: str) -> Slot:
    """Return ``slot`` with the chosen ``option``: in brackets as the form prints it, with the lines ``beside`` it."""
    text = "\n".join([f"{_OPEN}{option}{_CLOSE}", *beside])
    return replace(slot, text=text, option=(len(_OPEN), len(_OPEN) + len(option)))
