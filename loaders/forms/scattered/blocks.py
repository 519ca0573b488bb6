"""Numbered blocks (委託事項N, 提供先N, 移転先N) on a scattered sheet: which label belongs to which block.

On such a sheet the labels of two blocks are mixed, and a heading may stand before or after its labels. A stretch of the
sheet that holds each label of a block once for each heading is decided by these rules:

- Run: labels in the form's order right after a heading are labels of its block.
- One block: in a stretch with one heading all labels are its own.
- Pattern: with several headings, the same sequence of labels comes back for each. It is read forwards, each heading
  first; or, where the numbers of the headings fall, up the page, each heading last.
- Agreement: labels of one kind that all say the same say it of every block.
- Last one: a label that is left over belongs to the block that is left over.

A label that no rule decides is ILLEGIBLE.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest

from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.label_table import BLOCK_NAMES
from konkyo.loaders.forms.labels import FormEntry
from konkyo.loaders.forms.scattered.label_values import ANSWERED, answers
from konkyo.loaders.forms.scattered.sheets import Token

KINDS = tuple(BLOCK_NAMES)
"""Kinds of blocks that are flows: all but システムN."""

_MOST_ON_A_PAGE = 2
"""Blocks on one page of the form. A longer stretch has lost a label or a heading somewhere."""


@dataclass(slots=True)
class LooseBlock:
    """One block: its heading, and those labels of it that are sure, by meaning."""

    kind: str
    number: int
    head: Token
    labels: dict[str, Token] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A heading (sign "H") or a label (sign: its meaning) of one kind of block."""

    sign: str
    token: Token


@dataclass(frozen=True, slots=True)
class _KindOnSheet:
    """One kind of block on one sheet. ``order``: the meanings of its labels in the form's order."""

    kind: str
    tokens: Sequence[Token]
    edition: FormEdition
    order: tuple[str, ...]

    def headed(self, marks: Sequence[_Mark]) -> list[LooseBlock]:
        """Return the blocks whose headings are among ``marks``, as yet without labels."""
        tokens = [mark.token for mark in marks if mark.sign == "H"]
        return [LooseBlock(self.kind, token.head[1], token) for token in tokens if token.head]

    def said(self, label: Token, meaning: str) -> str:
        """Return what stands between a label and the next one, without white space; of a choice field its answer."""
        near = near_label(self.tokens, label)
        if meaning in ANSWERED:
            return "".join(answers(near, meaning, self.edition))
        words = [label.inline] if label.inline else [token.text for token in near[1:]]
        return "".join("".join(words).split())


def fields_of(kind: str, edition: FormEdition) -> list[FormEntry]:
    """Return the fields of one kind of block in the form's order."""
    return [entry for entry in edition.fields if entry.block == kind]


def kinds_on(tokens: Sequence[Token]) -> set[str]:
    """Return the kinds of blocks on a sheet, known by headings and by labels that only one kind has."""
    found = {token.head[0] for token in tokens if token.head and token.head[0] in KINDS}
    for token in tokens:
        own = {entry.block for entry in token.entries}
        if len(own) == 1 and own <= set(KINDS):
            found |= own
    return found


def balanced(tokens: Sequence[Token], kind: str, edition: FormEdition) -> bool:
    """Tell whether a sheet holds each label of a block once for each heading; true for a sheet without such blocks."""
    if kind not in kinds_on(tokens):
        return True
    return _balanced(list(_marks(tokens, kind)), [entry.meaning for entry in fields_of(kind, edition)])


def blocks(tokens: Sequence[Token], kind: str, edition: FormEdition, *, whole: bool) -> list[LooseBlock]:
    """Return the blocks of ``kind`` on one sheet, each with the labels that surely are its own.

    ``whole``: no block goes on from or to another sheet. Otherwise the end of one block and the beginning of the next
    may look like one block, and no label is sure.
    """
    sheet = _KindOnSheet(kind, tokens, edition, tuple(entry.meaning for entry in fields_of(kind, edition)))
    marks = list(_marks(tokens, kind))
    if not whole:
        return sheet.headed(marks)
    found: list[LooseBlock] = []
    stretches = _stretches(marks, sheet.order)
    even = [_balanced(stretch, sheet.order) for stretch in stretches]
    for place, stretch in enumerate(stretches):
        # A stretch may be balanced by chance where the rest after it is not.
        found += _decided(stretch, sheet, sure=all(even[place : place + 2]))
    return found


def _marks(tokens: Sequence[Token], kind: str) -> Iterator[_Mark]:
    alone = len(kinds_on(tokens)) == 1
    for token in tokens:
        if token.head and token.head[0] == kind:
            yield _Mark("H", token)
            continue
        own = {entry.meaning for entry in token.entries if entry.block == kind}
        # 「法令上の根拠」 is a label of 提供先 and of 移転先; it is sure only on a sheet with one kind of block.
        if len(own) == 1 and (alone or {entry.block for entry in token.entries} == {kind}):
            yield _Mark(own.pop(), token)


def _stretches(marks: Sequence[_Mark], order: tuple[str, ...]) -> list[list[_Mark]]:
    """Split into the shortest stretches that hold each label of a block once for each heading."""
    found: list[list[_Mark]] = [[]]
    run = -1  # how many labels the run after a heading has so far; -1 outside a run
    for mark, coming in zip_longest(marks, marks[1:]):
        found[-1].append(mark)
        run = 0 if mark.sign == "H" else run + 1 if run >= 0 and (mark.sign,) == order[run : run + 1] else -1
        goes_on = coming is not None and run >= 0 and (coming.sign,) == order[run : run + 1]
        if not goes_on and _balanced(found[-1], order):
            # A stretch does not end between a heading and the run of labels after it.
            found.append([])
    return [stretch for stretch in found if stretch]


def _balanced(marks: Sequence[_Mark], order: Sequence[str]) -> bool:
    signs = [mark.sign for mark in marks]
    heads = signs.count("H")
    return heads > 0 and all(signs.count(meaning) == heads for meaning in order)


def _decided(marks: list[_Mark], sheet: _KindOnSheet, *, sure: bool) -> list[LooseBlock]:
    """Return the blocks of one stretch with their labels. ``sure``: the stretch is balanced, so all rules hold."""
    found, order = sheet.headed(marks), sheet.order
    _runs(found, marks, order)
    if not sure or len(found) > _MOST_ON_A_PAGE:
        return found
    if len(found) == 1:
        if not _split_by_page(marks, order):
            found[0].labels = {mark.sign: mark.token for mark in marks if mark.sign != "H"}
        return found
    _pattern(found, marks, order)
    for meaning in order:
        same = [mark.token for mark in marks if mark.sign == meaning]
        _agreement(found, same, meaning, sheet)
        _last_one(found, same, meaning)
    return found


def _agreement(found: Sequence[LooseBlock], same: Sequence[Token], meaning: str, sheet: _KindOnSheet) -> None:
    if len({sheet.said(token, meaning) for token in same}) == 1:
        for block, token in zip(found, same, strict=True):
            block.labels.setdefault(meaning, token)


def _last_one(found: Sequence[LooseBlock], same: Sequence[Token], meaning: str) -> None:
    taken = {block.labels[meaning].index for block in found if meaning in block.labels}
    left = [token for token in same if token.index not in taken]
    open_blocks = [block for block in found if meaning not in block.labels]
    if len(left) == len(open_blocks) == 1:
        open_blocks[0].labels[meaning] = left[0]


def _runs(found: Sequence[LooseBlock], marks: Sequence[_Mark], order: Sequence[str]) -> None:
    signs = [mark.sign for mark in marks]
    if not found or signs[0] != "H":
        # A label stands before the first heading, so headings may follow their labels.
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
    """Tell whether the stretch may be the end of one block, then a heading and the beginning of the next block."""
    place = [mark.sign for mark in marks].index("H")
    before = [mark.sign for mark in marks[:place]]
    after = [mark.sign for mark in marks[place + 1 :]]
    return bool(before) and before == list(order[-len(before) :]) and after == list(order[: len(after)])


def _pattern(found: Sequence[LooseBlock], marks: Sequence[_Mark], order: Sequence[str]) -> None:
    """Give each block the labels of its turn in a sequence that comes back for each heading.

    The last label of a block is left out where it spoils the sequence: it stands beside the heading of another block.
    """
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
        # Up the page a heading comes last, with at most one label behind it. Where more labels follow it, those before
        # it may belong to this block or to the next one; only those behind it are sure.
        from_head = 0 if forwards or len(behind) <= 1 else head
        if from_head and behind != list(order[: len(behind)]):
            continue
        for number, block in enumerate(found):
            for mark in kept[number * length + from_head : (number + 1) * length]:
                if mark.sign != "H":
                    block.labels[mark.sign] = mark.token
        return


def near_label(tokens: Sequence[Token], label: Token) -> Sequence[Token]:
    """Return a label and what stands between it and the next label."""
    end = next((token.index for token in tokens[label.index + 1 :] if not token.plain), len(tokens))
    return tokens[label.index : end]
