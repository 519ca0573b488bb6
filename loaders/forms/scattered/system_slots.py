"""The systems of Ⅰ-2 on scattered sheets: their names, and their connections as far as they are certain."""

import re
from collections.abc import Mapping, Sequence

from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.filled import Slot, slot_of
from konkyo.loaders.forms.form_options import FieldOptions
from konkyo.loaders.forms.labels import FormEntry
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.forms.scattered.label_values import value
from konkyo.loaders.forms.scattered.sheets import LooseLine, Token, span
from konkyo.loaders.forms.scattered.torn_boxes import Ticked, ticked, with_boxes
from konkyo.loaders.record import ILLEGIBLE, Note

_RANGE = re.compile(r"システム(\d+)[～~∼-]")
_RANGE_LENGTH = 5
"""The form prints 「システム6～10」「システム11～15」 … above every five systems from the sixth on."""


def system_texts(tokens: Sequence[Token]) -> tuple[list[Slot], set[int]]:
    """Return the names and functions of the systems on a sheet, and the indices of the tokens used.

    A label ①システムの名称 belongs to the heading right above it. Where one heading and one label are left over, they
    belong together. A label ②システムの機能 belongs to the name right above it.
    """
    heads = [t for t in tokens if t.head and t.head[0] == "system"]
    labels = [t for t in tokens if t.entry("system.name")]
    slots: list[Slot] = []
    used: set[int] = set()
    for head, label in _pairs(heads, labels):
        entry, lines = label.entry("system.name"), _name(tokens, label)
        if entry and lines and head.head:
            text = "\n".join(line.text for line in lines)
            slots.append(slot_of(entry, text, span(lines), block=head.head[1]))
            used |= {label.index} if label.inline else {label.index, label.index + 1}
            below = label.index + (1 if label.inline else 2)
            functions = tokens[below].entry("system.functions") if below < len(tokens) else None
            if functions and (lines := value(tokens, below)):
                text = "\n".join(line.text for line in lines)
                slots.append(slot_of(functions, text, span(lines), block=head.head[1]))
                used |= {below, *([whole] if (whole := tokens[below].whole) is not None else [below + 1])}
    return slots, used


def _pairs(heads: Sequence[Token], labels: Sequence[Token]) -> list[tuple[Token, Token]]:
    """Return the headings with their labels, in the sheet's order; none where their numbers differ."""
    if len(heads) != len(labels):
        return []
    below = {label.index: label for label in labels}
    pairs = {head.index: below[head.index + 1] for head in heads if head.index + 1 in below}
    left = [label for label in labels if label not in pairs.values()]
    open_heads = [head for head in heads if head.index not in pairs]
    if len(left) == len(open_heads) == 1:
        pairs[open_heads[0].index] = left[0]
    return [(head, pairs[head.index]) for head in heads if head.index in pairs]


def _name(tokens: Sequence[Token], label: Token) -> Sequence[LooseLine] | None:
    lines = value(tokens, label.index, {"system.functions"})
    # 「※…」 below the name of a system is a remark in its cell: whole sentences, which are told from a name.
    remark = next((i for i, line in enumerate(lines or ()) if line.text.startswith("※")), None)
    return lines if not lines or lines[-1].text.endswith("。") else lines[:remark]


def connections(sheets: Sequence[Sequence[Token]], edition: FormEdition) -> tuple[list[Slot], list[Note]]:
    """Return the boxes of ③他のシステムとの接続 that are certain, system by system, and a note on those that are not.

    A block may be cut by a page break, its ③ apart from its heading. If the document prints a heading and a ③ for every
    system from 1 on, the ③ belong to the systems in that order; else it is not known to which.
    """
    heads = [t.head[1] for tokens in sheets for t in tokens if t.head and t.head[0] == "system"]
    labelled = [(tokens, labels) for tokens in sheets if (labels := _labels(tokens))]
    total = sum(len(labels) for _, labels in labelled)
    if not total:
        return [], []
    if sorted(heads) != list(range(1, total + 1)) or _skips_range(sheets):
        return [], [_uncertain([str(number) for number in sorted(heads)])] if heads else []
    options = edition.options("system.connections")
    slots: list[Slot] = []
    lost: list[str] = []
    first = 1
    for tokens, labels in labelled:
        boxes = _agreeing(ticked(tokens, _beside(options)), len(labels), options)
        for system, (label, entry) in enumerate(labels, start=first):
            if boxes:
                slots.append(with_boxes(slot_of(entry, ILLEGIBLE, label.at, block=system), boxes, options))
            lost += _lost(system, boxes)
        first += len(labels)
    return slots, [_uncertain(lost)] if lost else []


def _lost(system: int, boxes: Sequence[Ticked]) -> list[str]:
    """Return how a note names a system with connections that are not certain; [] where all are."""
    unsure = [box.option for box in boxes if box.tick is None]
    if unsure:
        return [f"{system}（{'、'.join(unsure)}）"]
    return [] if boxes else [str(system)]


def _uncertain(lost: Sequence[str]) -> Note:
    return Note(
        code="scattered-connections",
        ja=f"他のシステムとの接続の印が確かでない: システム{'、システム'.join(lost)}",
        en=f"connections whose marks are not certain: systems {', '.join(lost)}",
    )


def _beside(options: FieldOptions) -> Mapping[str, str]:
    """Return option → option to its right: the form prints two on a line."""
    names = [option.spellings[-1] for option in options]
    return dict(zip(names[:-1:2], names[1::2], strict=False))


def _skips_range(sheets: Sequence[Sequence[Token]]) -> bool:
    """Tell whether a heading of a range is missing before another one (「システム6～10」): its page is lost."""
    starts = {
        int(found[1])
        for tokens in sheets
        for token in tokens
        if token.head and (found := _RANGE.match(fold_label(token.text)))
    }
    return any(start > _RANGE_LENGTH + 1 and start - _RANGE_LENGTH not in starts for start in starts)


def _labels(tokens: Sequence[Token]) -> list[tuple[Token, FormEntry]]:
    return [(token, entry) for token in tokens if (entry := token.entry("system.connections"))]


def _agreeing(boxes: Sequence[Ticked], times: int, options: FieldOptions) -> list[Ticked]:
    """Return each option once: as printed for all ``times`` systems of a sheet where they agree, else as lost."""
    found = []
    for option in options:
        group = [box for box in boxes if option.begins(box.option)]
        if not group:
            continue
        alike = len(group) == times and len({(box.tick, box.detail) for box in group}) == 1
        found.append(group[0] if alike else Ticked(group[0].option, None, ""))
    return found
