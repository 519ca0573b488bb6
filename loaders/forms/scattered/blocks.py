"""Numbered blocks (委託事項N, 提供先N, 移転先N) on a scattered sheet: which label belongs to which block.

On such a sheet the labels of two blocks are mixed and stand before or after their heading. What decides:

- a run: the labels ①②③… in the form's order right after a heading are its own;
- one block: a stretch with one heading and each label of the block once holds nothing else;
- a beat: with several headings, the same order of labels comes back once a heading — read forwards from the headings,
  or, where their numbers fall, backwards up the page, each heading last;
- agreement: labels that all say the same say it of every block of the stretch;
- the last one left over in a stretch that holds each label once a heading.

A label that none of these decides is left ILLEGIBLE.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest

from konkyo.loaders.forms.filled import Slot
from konkyo.loaders.forms.labels import BLOCKS, FIELDS, FormEntry
from konkyo.loaders.forms.scattered.label_values import ANSWERS, WAYS, Ticked, answers, printed, ticked, value
from konkyo.loaders.forms.scattered.sheets import Token, span
from konkyo.loaders.record import ILLEGIBLE, At, FormName, Note

KINDS = ("entrustment", "provision", "transfer")
_PARTY = {"entrustment": "entrustment.matter", "provision": "provision.party", "transfer": "transfer.party"}
_SECTION = {"entrustment": "II-4", "provision": "II-5", "transfer": "II-5"}
_BOXES = frozenset(f"{kind}.methods" for kind in KINDS)
_MOST_ON_A_PAGE = 2
"""Blocks of the form on one page; a longer stretch has lost a label or a heading somewhere."""

_LAW = re.compile(r"法|条|令|規則|要綱|告示|要領|同意|別紙|別表|参照")
_NEEDED = (
    "content",
    "party",
    "scope",
    "re_exists",
    "purpose",
    "information",
    "basis",
    "subjects",
    "methods",
    "frequency",
)


@dataclass(slots=True)
class Block:
    """One block: its heading, and its labels by meaning."""

    kind: str
    number: int
    head: Token
    labels: dict[str, Token] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A heading ("H") or a label of the kind, in the sheet's order."""

    sign: str
    token: Token


def fields_of(kind: str, form: FormName) -> list[FormEntry]:
    """Return the fields of one kind of block in the form's order."""
    return [entry for entry in FIELDS if entry.block == kind and form in entry.addresses]


def kinds_on(tokens: Sequence[Token]) -> set[str]:
    """Return the kinds of block that a sheet speaks of: by its headings, and by labels that only one kind has."""
    found = {token.head[0] for token in tokens if token.head and token.head[0] in KINDS}
    for token in tokens:
        own = {entry.block for entry in token.entries}
        if len(own) == 1 and own <= set(KINDS):
            found |= own
    return found


def even(tokens: Sequence[Token], kind: str, form: FormName) -> bool:
    """Tell whether a sheet holds each label of a block once for each heading: also one that has neither."""
    if kind not in kinds_on(tokens):
        return True
    return _balanced(list(_marks(tokens, kind)), [entry.meaning for entry in fields_of(kind, form)])


def blocks(tokens: Sequence[Token], kind: str, form: FormName, whole_sheet: bool) -> tuple[list[Block], list[Token]]:
    """Return the blocks of ``kind`` on one sheet with the labels that are surely theirs, and the labels of none.

    ``whole_sheet``: no block runs over from or to another sheet; else the end of one and the beginning of the next may
    look like one block.
    """
    order = [entry.meaning for entry in fields_of(kind, form)]
    marks = list(_marks(tokens, kind))
    if not whole_sheet:
        heads = [Block(kind, mark.token.head[1], mark.token) for mark in marks if mark.sign == "H" and mark.token.head]
        return heads, [mark.token for mark in marks if mark.sign != "H"]
    found: list[Block] = []
    stretches = _stretches(marks, order)
    whole = [_balanced(stretch, order) for stretch in stretches]
    for place, stretch in enumerate(stretches):
        # Before a rest that does not come out even, a stretch may have come out even by chance.
        sure = whole[place] and all(whole[place : place + 2])
        found += _decide(stretch, kind, order, tokens, sure)
    owned = {token.index for block in found for token in block.labels.values()}
    return found, [mark.token for mark in marks if mark.sign != "H" and mark.token.index not in owned]


def _marks(tokens: Sequence[Token], kind: str) -> Iterator[_Mark]:
    alone = len(kinds_on(tokens)) == 1
    for token in tokens:
        if token.head and token.head[0] == kind:
            yield _Mark("H", token)
            continue
        own = {entry.meaning for entry in token.entries if entry.block == kind}
        # 「法令上の根拠」 is a label of both 提供先 and 移転先: of one of them only on a sheet that has no other.
        if len(own) == 1 and (alone or {entry.block for entry in token.entries} == {kind}):
            yield _Mark(own.pop(), token)


def _stretches(marks: Sequence[_Mark], order: list[str]) -> list[list[_Mark]]:
    """Cut into the shortest stretches that hold each label of a block once a heading."""
    found: list[list[_Mark]] = [[]]
    run = -1  # place in ``order`` of the run that a heading began, to its last label so far
    for mark, coming in zip_longest(marks, marks[1:]):
        found[-1].append(mark)
        run = 0 if mark.sign == "H" else run + 1 if run >= 0 and [mark.sign] == order[run : run + 1] else -1
        goes_on = coming is not None and run >= 0 and [coming.sign] == order[run : run + 1]
        if not goes_on and _balanced(found[-1], order):
            # A stretch never ends between a heading and the labels that run on from it.
            found.append([])
    return [stretch for stretch in found if stretch]


def _balanced(marks: Sequence[_Mark], order: Sequence[str]) -> bool:
    signs = [mark.sign for mark in marks]
    heads = signs.count("H")
    return heads > 0 and all(signs.count(meaning) == heads for meaning in order)


def _decide(marks: list[_Mark], kind: str, order: Sequence[str], tokens: Sequence[Token], sure: bool) -> list[Block]:
    heads = [mark.token for mark in marks if mark.sign == "H"]
    found = [Block(kind, head.head[1], head) for head in heads if head.head]
    _runs(found, marks, order)
    if not sure or len(found) > _MOST_ON_A_PAGE:
        return found
    labels = [mark for mark in marks if mark.sign != "H"]
    if len(found) == 1:
        if not _split_by_page(marks, order):
            found[0].labels = {mark.sign: mark.token for mark in labels}
        return found
    _beat(found, marks, order)
    for meaning in order:
        same = [mark.token for mark in labels if mark.sign == meaning]
        if len({_said(tokens, token, meaning) for token in same}) == 1:
            for block, token in zip(found, same, strict=True):
                block.labels.setdefault(meaning, token)
        taken = {block.labels[meaning].index for block in found if meaning in block.labels}
        left = [token for token in same if token.index not in taken]
        open_blocks = [block for block in found if meaning not in block.labels]
        if len(left) == len(open_blocks) == 1:
            open_blocks[0].labels[meaning] = left[0]
    return found


def _runs(found: Sequence[Block], marks: Sequence[_Mark], order: Sequence[str]) -> None:
    signs = [mark.sign for mark in marks]
    if not found or signs[0] != "H":
        # A label stands before the first heading: headings may follow their labels, so runs prove nothing.
        return
    by_index = {block.head.index: block for block in found}
    for place, mark in enumerate(marks[:-1]):
        block = by_index.get(mark.token.index)
        if block is None or not _adjacent(mark, marks[place + 1], order[0]):
            continue
        for meaning, follower in zip(order, marks[place + 1 :], strict=False):
            if follower.sign != meaning:
                break
            block.labels[meaning] = follower.token


def _adjacent(head: _Mark, label: _Mark, first: str) -> bool:
    return label.sign == first and label.token.index - head.token.index <= (1 if head.token.inline else 2)


def _split_by_page(marks: Sequence[_Mark], order: Sequence[str]) -> bool:
    """Tell whether the stretch reads like the end of one block, then a heading and the beginning of the next."""
    place = [mark.sign for mark in marks].index("H")
    before = [mark.sign for mark in marks[:place]]
    after = [mark.sign for mark in marks[place + 1 :]]
    return bool(before) and before == list(order[-len(before) :]) and after == list(order[: len(after)])


def _beat(found: Sequence[Block], marks: Sequence[_Mark], order: Sequence[str]) -> None:
    """Give each block the labels of its beat; a block's last row stands next to another's heading and is left out."""
    for left_out in ((), (order[-1],)):
        kept = [mark for mark in marks if mark.sign not in left_out]
        length, rest = divmod(len(kept), len(found))
        signs = [mark.sign for mark in kept]
        if rest or signs != signs[:length] * len(found):
            continue
        forwards = signs[0] == "H"
        falling = all(one.number > two.number for one, two in pairwise(found))
        head = signs.index("H")
        behind = signs[head + 1 : length]
        if not forwards and not falling:
            continue
        # Up the page each heading comes last, with the label beside it at most. Where more of the block follows it,
        # the labels before it may be of this block or of the next: only those behind are sure.
        from_head = 0 if forwards or len(behind) <= 1 else head
        if from_head and behind != list(order[: len(behind)]):
            continue
        for number, block in enumerate(found):
            for mark in kept[number * length + from_head : (number + 1) * length]:
                if mark.sign != "H":
                    block.labels[mark.sign] = mark.token
        return


def _said(tokens: Sequence[Token], label: Token, meaning: str) -> str:
    """What stands on a label's line, or between it and the next label; spaces aside. Of a choice field its answer."""
    near = _near(tokens, label)
    if meaning in ANSWERS:
        return "".join(answers(near, meaning))
    words = [label.inline] if label.inline else [token.text for token in near[1:]]
    return "".join("".join(words).split())


def _near(tokens: Sequence[Token], label: Token) -> Sequence[Token]:
    """Return the label and what stands between it and the next label."""
    end = next((token.index for token in tokens[label.index + 1 :] if not token.plain), len(tokens))
    return tokens[label.index : end]


# ---- slots ---------------------------------------------------------------------------------------------------


def block_slots(
    tokens: Sequence[Token], kind: str, form: FormName, file: int, whole_sheet: bool
) -> tuple[list[Slot], list[Note], set[int]]:
    """Return the slots of the blocks of ``kind`` on a sheet, notes on what was lost, and the tokens used up."""
    found, _ = blocks(tokens, kind, form, whole_sheet)
    entries = fields_of(kind, form)
    methods = _methods(tokens, len(found)) if whole_sheet else None
    slots: list[Slot] = []
    notes: list[Note] = []
    used: set[int] = set()
    for block in found:
        slots.append(_party(tokens, block, file))
        used.add(block.head.index)
        lost = []
        for place, entry in enumerate(entries):
            after = [e.meaning for e in entries[place + 1 : place + 2]]
            text, at = _text(tokens, block, entry, after, methods)
            if text is None and entry.meaning.split(".")[1] in _NEEDED:
                text = ILLEGIBLE
                lost.append(entry.labels[0])
            if text:
                slots.append(Slot(entry.meaning, entry.addresses[form], entry.labels[0], text, at, file, block.number))
                if entry.meaning in block.labels:
                    used.add(block.labels[entry.meaning].index)
        if lost:
            notes.append(_lost(block, lost))
    return slots, notes, used


def _party(tokens: Sequence[Token], block: Block, file: int) -> Slot:
    lines = value(tokens, block.head.index) or ()
    text = "\n".join(line.text for line in lines) or ILLEGIBLE
    heading = BLOCKS[block.kind]
    at = span(lines) if lines else block.head.at
    return Slot(_PARTY[block.kind], _SECTION[block.kind], heading, text, at, file, block.number)


def _text(
    tokens: Sequence[Token], block: Block, entry: FormEntry, after: Sequence[str], methods: str | None
) -> tuple[str | None, At]:
    """Return the text of one field, "" for a blank one and None for a lost one, and where it stands."""
    label = block.labels.get(entry.meaning)
    at = label.at if label else block.head.at
    if entry.meaning in _BOXES:
        return methods, at
    if label is None:
        return None, at
    if entry.meaning in ANSWERS:
        said = set(answers(_near(tokens, label), entry.meaning))
        return (said.pop() if len(said) == 1 else None), at
    lines = value(tokens, label.index, after)
    if lines is None or (lines and entry.meaning.endswith(".basis") and not any(_LAW.search(x.text) for x in lines)):
        return None, at
    return "\n".join(line.text for line in lines), span(lines) if lines else at


def _methods(tokens: Sequence[Token], heads: int) -> str | None:
    """Return the boxes of the sheet as one group, where every block's group is printed and ticked alike."""
    groups: dict[str, list[Ticked]] = {}
    for box in ticked(tokens):
        groups.setdefault("".join(box.option.split()), []).append(box)
    ways = {name: group for name, group in groups.items() if name.startswith(WAYS)}
    if not ways or any(len(group) != heads or len({(b.tick, b.detail) for b in group}) > 1 for group in ways.values()):
        return None
    first = [group[0] for group in ways.values()]
    if any(box.tick is None for box in first) or not any(box.tick for box in first):
        return None
    return printed(first)


def _lost(block: Block, labels: Sequence[str]) -> Note:
    name = f"{BLOCKS[block.kind]}{block.number}"
    return Note(
        code="scattered-block",
        ja=f"{name}: 読み順が失われ、確かに読めない: {'、'.join(labels)}",
        en=f"{name}: the reading order is lost; not certain: {', '.join(labels)}",
        at=block.head.at,
    )
