"""Rewrites the citations of a passage to new addresses, in its own style: 第十九条第七号 → 第十九条第八号.

Lists are rewritten in place and keep their delimiters. A citation without a single new address is marked in the text.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from konkyo.law.address import Address
from konkyo.law.citation import Citation, address
from konkyo.law.defined_names import DocumentNames
from konkyo.law.edited_citation import Became
from konkyo.law.edits import GONE, EditedPassage
from konkyo.law.edits_beside import ChangesBeside, edits_beside
from konkyo.law.find import read_passage
from konkyo.law.printed_passage import Edit


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A proposed passage. ``faithful``: reading it gives exactly the new addresses, and no mark asks for a decision."""

    text: str
    edits: tuple[Edit, ...]
    faithful: bool


def rewrite(
    text: str,
    cited: Sequence[Citation],
    became: Became,
    context: DocumentNames | None = None,
    beside: ChangesBeside | None = None,
) -> Rewriting:
    """Return ``text`` with every citation of an address in ``became`` rewritten to its new address.

    ``cited`` are the citations of the text; ``context`` is that of the passages before
    (:func:`konkyo.law.read_passage`); ``beside`` is what changed besides addresses.
    """
    context, beside = context or DocumentNames(), beside or ChangesBeside()
    passage = EditedPassage(text, cited, became, context)
    edits = _apart([*passage.edits(), *edits_beside(passage, beside)])
    new = piece(text, edits, 0, len(text))
    if GONE in new or any(address(one) in beside.choices for one in cited):
        return Rewriting(new, edits, faithful=False)
    wanted, read = _meant(text, cited, became, context), _read(new, context)
    return Rewriting(new, edits, read in (wanted, wanted - passage.absorbed))


def piece(text: str, edits: Iterable[Edit], start: int, end: int) -> str:
    """Return the edited text for the characters ``[start, end)`` of ``text``."""
    written, position = [], start
    for edit in edits:
        if start <= edit.start and edit.end <= end:
            written += [text[position : edit.start], edit.new]
            position = edit.end
    return "".join([*written, text[position:end]])


def _apart(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return edits in order, without those that overlap an earlier one."""
    kept: list[Edit] = []
    for edit in sorted(set(edits), key=lambda one: (one.start, -one.end)):
        if not kept or kept[-1].end <= edit.start:
            kept.append(edit)
    return tuple(kept)


def _read(text: str, context: DocumentNames) -> set[Address]:
    """Return what a text cites."""
    return {_plain(address(one)) for one in read_passage(text, context).citations}


def _meant(text: str, cited: Sequence[Citation], became: Became, context: DocumentNames) -> set[Address]:
    """Return what the old text cites, with every address replaced by its new ones."""
    given = {address(one) for one in cited}
    at = {(one.start, one.end): address(one) for one in cited}
    wanted = set()
    for one in read_passage(text, context).citations:
        # The text may say 第1項 of an article that has only one paragraph.
        meant = address(one) if address(one) in given else at.get((one.start, one.end), address(one))
        # None where it is gone, several where it was split.
        wanted |= {_plain(to) for to in became.get(meant, (address(one),))}
    return wanted


def _plain(one: Address) -> Address:
    return replace(one, paragraph=None) if one.paragraph == "1" else one
