"""The systems of I-2 on scattered sheets: their names, and what of their connections is certain."""

import re
from collections.abc import Sequence

from konkyo.loaders.forms.filled import Slot
from konkyo.loaders.forms.labels import FormEntry
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.forms.scattered.label_values import Ticked, printed, ticked, value
from konkyo.loaders.forms.scattered.sheets import LooseLine, Token, span
from konkyo.loaders.record import FormName, Note

_CONNECTIONS = (
    "情報提供ネットワークシステム",
    "庁内連携システム",
    "住民基本台帳ネットワークシステム",
    "既存住民基本台帳システム",
    "宛名システム",
    "税務システム",
    "その他",
)
_BESIDE = {
    "情報提供ネットワークシステム": "庁内連携システム",
    "住民基本台帳ネットワークシステム": "既存住民基本台帳システム",
    "宛名システム": "税務システム",
}
"""The form prints two options a line: which stands to the right of which."""

_RANGE = re.compile(r"システム(\d+)[～~∼-]")


def system_names(tokens: Sequence[Token], form: FormName) -> tuple[list[Slot], set[int]]:
    """Return the names of the systems on a sheet: of the heading right above, or of the one heading left over."""
    heads = [t for t in tokens if t.head and t.head[0] == "system"]
    labels = [t for t in tokens if "system.name" in {entry.meaning for entry in t.entries}]
    if len(heads) != len(labels):
        return [], set()
    pairs = {h.index: t for h in heads for t in labels if t.index == h.index + 1}
    left = [t for t in labels if t not in pairs.values()]
    open_heads = [h for h in heads if h.index not in pairs]
    if len(left) == len(open_heads) == 1:
        pairs[open_heads[0].index] = left[0]
    slots, used = [], set()
    for head in heads:
        label = pairs.get(head.index)
        lines = _name(tokens, label) if label else None
        if label and lines and head.head:
            entry = next(entry for entry in label.entries if entry.meaning == "system.name")
            slots.append(_slot(entry, form, lines, head.head[1]))
            used |= {label.index, label.index + 1} if not label.inline else {label.index}
    return slots, used


def _name(tokens: Sequence[Token], label: Token) -> Sequence[LooseLine] | None:
    lines = value(tokens, label.index, {"system.functions"})
    # 「※…」 under a system's name is a remark in its cell.
    remark = next((i for i, line in enumerate(lines or ()) if line.text.startswith("※")), None)
    return lines[:remark] if lines else None


def _slot(entry: FormEntry, form: FormName, lines: Sequence[LooseLine], block: int) -> Slot:
    text = "\n".join(line.text for line in lines)
    return Slot(entry.meaning, entry.addresses[form], entry.labels[0], text, span(lines), block=block)


def connections(sheets: Sequence[Sequence[Token]], form: FormName) -> tuple[list[Slot], list[Note]]:
    """Return the boxes of ③他のシステムとの接続 that are certain, system by system.

    A block may be torn by the page's end, its ③ apart from its heading. If the document prints a heading and a ③ for
    every system from 1 on, the ③s belong to them in that order; else nobody can tell whose they are.
    """
    heads = [t.head[1] for tokens in sheets for t in tokens if t.head and t.head[0] == "system"]
    labelled = [(tokens, labels) for tokens in sheets if (labels := _labels(tokens))]
    total = sum(len(labels) for _, labels in labelled)
    if not total:
        return [], []
    slots: list[Slot] = []
    lost: list[str] = []
    if sorted(heads) != list(range(1, total + 1)) or _skips_range(sheets):
        lost = [str(number) for number in sorted(heads)]
        labelled = []
    number = 1
    for tokens, labels in labelled:
        mine = range(number, number + len(labels))
        number += len(labels)
        boxes = _agreeing(ticked(tokens, _BESIDE), len(labels))
        for system, (label, entry) in zip(mine, labels, strict=True):
            if boxes:
                path = entry.addresses[form]
                slots.append(Slot(entry.meaning, path, entry.labels[0], printed(boxes), label.at, block=system))
        unsure = [box.option for box in boxes if box.tick is None]
        if unsure or not boxes:
            lost += [f"{system}（{'、'.join(unsure)}）" if unsure else str(system) for system in mine]
    notes = [
        Note(
            code="scattered-connections",
            ja=f"他のシステムとの接続の印が確かでない: システム{'、システム'.join(lost)}",
            en=f"connections whose marks are not certain: systems {', '.join(lost)}",
        )
    ]
    return slots, notes if lost else []


def _skips_range(sheets: Sequence[Sequence[Token]]) -> bool:
    """Tell whether the form's own headings 「システム6～10」「システム11～15」 … leave one out: its page is lost."""
    starts = {
        int(found[1])
        for tokens in sheets
        for token in tokens
        if token.head and (found := _RANGE.match(fold_label(token.text)))
    }
    return any(start > 6 and start - 5 not in starts for start in starts)


def _labels(tokens: Sequence[Token]) -> list[tuple[Token, FormEntry]]:
    return [(t, entry) for t in tokens for entry in t.entries if entry.meaning == "system.connections"]


def _agreeing(boxes: Sequence[Ticked], times: int) -> list[Ticked]:
    """Return the form's boxes once: ticked or not where all systems of a sheet say so alike, else lost."""
    found = []
    for name in _CONNECTIONS:
        group = [box for box in boxes if box.option.startswith(name)]
        if not group:
            continue
        alike = len(group) == times and len({(box.tick, box.detail) for box in group}) == 1
        found.append(group[0] if alike else Ticked(group[0].option, None, ""))
    return found
