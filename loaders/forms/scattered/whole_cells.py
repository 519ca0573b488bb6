"""Texts of several paragraphs that surely fill one cell, and the label that the cell belongs to.

Two things tell that the paragraphs behind a label are all of its cell:

- A cell that goes on over the end of a sheet is printed whole on both sheets, so the same paragraphs stand twice.
- On a sheet each text stands behind a label that a text fills, and each such label has one. Then nothing is out of
  place there: a text of another cell would leave its own label empty.

A third thing tells a label from afar: the paragraphs of a sheet that stand behind no label are as many as its labels
without text that no evaluation leaves blank. They are theirs, in the order of the form.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.labels import FormEntry
from konkyo.loaders.forms.matching import name_key
from konkyo.loaders.forms.scattered.label_values import residue
from konkyo.loaders.forms.scattered.owners import parts_on
from konkyo.loaders.forms.scattered.sheets import Token
from konkyo.loaders.record import REPEATED, At, Note

_FEWEST = 40
"""Characters of a text that two sheets do not hold by chance."""
_CHOSEN = frozenset(
    {"keeping.term", "file.main_items", "sharing.count", "entrust.count", "entrustment.re", "use.users"}
)
"""Fields that no text fills: what is chosen there, or what their other labels say."""
_NEVER_BLANK = (
    "work.outline",
    "system.functions",
    "reasons.need",
    "reasons.benefit",
    "file.scope",
    "file.need",
    "use.purpose",
    "use.manner",
    "keeping.place",
    "keeping.deletion",
)
"""Texts that no evaluation leaves blank, in the order of the form."""
_WRITTEN = frozenset({"file.names", "file.name", "other_bodies", "file.remarks", "risk.file", "risk.others"})
"""Headings of sections behind which a text is written."""


@dataclass(slots=True)
class _Group:
    """Paragraphs that stand one behind the other on a sheet: the tokens from ``first`` to before ``end``.

    ``label``: the token right before them, if a text may be written behind it. ``sure``: they are one cell, of that
    label. ``again``: they stand on the sheet before too.
    """

    first: int
    end: int
    label: int | None
    key: str
    sure: bool = False
    again: bool = False


def whole_cells(sheets: Sequence[Sequence[Token]], edition: FormEdition) -> list[list[Token]]:
    """Return the sheets with the paragraphs of one cell as one token, which its label knows (``Token.whole``)."""
    found = [list(_groups(tokens, edition)) for tokens in sheets]
    for (before, above), (after, below) in pairwise(zip(sheets, found, strict=True)):
        _see_repeated(before, above, after, below, edition.files_part)
    for tokens, groups in zip(sheets, found, strict=True):
        _see_settled(tokens, groups, edition)
        groups += list(_left_over(tokens, groups, edition))
    return [_joined(tokens, groups) for tokens, groups in zip(sheets, found, strict=True)]


def repeated(at: At) -> Note:
    """Return the note on a text that the sheet before holds too."""
    return Note(
        code=REPEATED,
        ja="頁をまたぐ欄の文が、次の頁にもう一度印刷されている",
        en="the text of a cell that goes on over the end of a page is printed again on the next one",
        at=at,
    )


def _groups(tokens: Sequence[Token], edition: FormEdition) -> Iterator[_Group]:
    first: int | None = None
    for place in range(len(tokens) + 1):
        is_text = place < len(tokens) and tokens[place].plain and not residue(tokens[place].text)
        if is_text and first is None:
            first = place
        elif not is_text and first is not None:
            label = first - 1 if first and _takes_text(tokens[first - 1], edition) else None
            yield _Group(first, place, label, name_key("".join(one.text for one in tokens[first:place])))
            first = None


def _takes_text(token: Token, edition: FormEdition) -> bool:
    """Tell whether a text may be written behind a label or the heading of a block that has none on its line."""
    if token.head:
        return token.head[0] in ("entrustment", "provision", "transfer") and not token.inline
    return not token.inline and any(_is_written(entry, edition) for entry in token.entries)


def _is_written(entry: FormEntry, edition: FormEdition) -> bool:
    if entry.kind == "field":
        return entry.meaning not in edition.option_lists and entry.meaning not in _CHOSEN
    return entry.meaning in _WRITTEN


def _see_repeated(
    before: Sequence[Token], above: Sequence[_Group], after: Sequence[Token], below: list[_Group], files_part: str
) -> None:
    """Mark the groups that two sheets both hold: one cell, which goes on over the end of the first."""
    if any(token.entry("file.name") for token in after) and files_part in parts_on(after):
        return  # its fields are those of another file
    for group in below:
        same = [other for other in above if other.key == group.key] if len(group.key) >= _FEWEST else []
        if len(same) != 1 or group.label is None or same[0].label is None:
            continue
        label = after[group.label]
        if label.entries == before[same[0].label].entries and not _is_of_block(after, label, files_part):
            group.sure = same[0].sure = group.again = True


def _is_of_block(tokens: Sequence[Token], label: Token, files_part: str) -> bool:
    """Tell whether a label may be one of a numbered block that begins on the sheet: blocks often say the same."""
    if label.head:
        return True
    above = next((token for token in reversed(tokens[: label.index]) if not token.plain), None)
    if above is not None and above.entry("system.name"):
        return True
    in_blocks = [entry.block for entry in label.entries if entry.block and entry.block != "system"]
    return bool(in_blocks) and (len(in_blocks) == len(label.entries) or files_part in parts_on(tokens))


def _see_settled(tokens: Sequence[Token], groups: Sequence[_Group], edition: FormEdition) -> None:
    """Mark the groups of a sheet on which each text has a label, and each label its text."""
    filled = {group.label for group in groups}
    if None in filled or any(_takes_text(token, edition) for token in tokens if token.index not in filled):
        return
    for group in groups:
        # The rest of a cell of the sheet before may stand behind all labels, or before the section that comes first.
        is_open = all(token.plain for token in tokens[group.end :]) or _is_first(group.end, tokens, edition)
        group.sure = group.sure or group.end - group.first == 1 or not is_open


def _left_over(tokens: Sequence[Token], groups: list[_Group], edition: FormEdition) -> Iterator[_Group]:
    """Yield the paragraphs behind no label, each with the label whose text it must be; none where that is not sure."""
    stray = [group for group in groups if group.label is None and not group.sure]
    filled = {group.label for group in groups}
    empty = [token for token in tokens if token.index not in filled and _takes_text(token, edition)]
    needed = [
        (_NEVER_BLANK.index(meant), token.index)
        for token in empty
        if (meant := next((e.meaning for e in token.entries if e.meaning in _NEVER_BLANK), None))
    ]
    if len(stray) != 1 or len({place for place, _ in needed}) != len(needed):
        return
    if stray[0].end - stray[0].first == len(needed):
        groups.remove(stray[0])
        for place, (_, label) in enumerate(sorted(needed), start=stray[0].first):
            yield _Group(place, place + 1, label, "", sure=True)


def _is_first(end: int, tokens: Sequence[Token], edition: FormEdition) -> bool:
    """Tell whether the label behind a group stands in a section before all others of the sheet."""
    order = [section.address.heading for section in edition.sections]
    places = [
        {order.index(entry.address.heading) for entry in token.entries if entry.address.heading in order}
        for token in tokens
    ]
    following = next(places[token.index] for token in tokens[end:] if not token.plain)
    others = {place for found in places for place in found} - following
    return bool(others) and max(following, default=len(order)) < min(others)


def _joined(tokens: Sequence[Token], groups: Sequence[_Group]) -> list[Token]:
    """Return ``tokens`` with each sure group as one token; their indices are those of the new list."""
    begins = {group.first: group for group in groups if group.sure}
    found: list[Token] = []
    new: dict[int, int] = {}
    place = 0
    while place < len(tokens):
        group, new[place] = begins.get(place), len(found)
        if group is None:
            found.append(replace(tokens[place], index=len(found)))
            place += 1
            continue
        lines = tuple(line for token in tokens[group.first : group.end] for line in token.lines)
        found.append(Token(len(found), lines, again=group.again))
        place = group.end
    for group in begins.values():
        if group.label is not None:
            label = new[group.label]
            found[label] = replace(found[label], whole=new[group.first])
    return found
