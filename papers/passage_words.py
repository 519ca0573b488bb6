"""Where the words of a passage stand in its document, and which of them an accepted change replaces."""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from konkyo.i18n import Words
from konkyo.law.printed_passage import Edit
from konkyo.loaders.characters import printable

_TOKEN = re.compile(r"[0-9]+|[０-９]+|[〇一二三四五六七八九十百千]+|[A-Za-z]+|.", re.S)
_TOO_NEAR = 3  # characters: changes with fewer between them are one


class NotWrittenError(Exception):
    """A change that cannot be written into the document; ``why`` is for the officer."""

    def __init__(self, why: Words) -> None:
        super().__init__(why)
        self.why = why


NOT_FOUND = Words(
    ja="変更前の文が、その欄に見当たらない（空白は問わない）",
    en="the sentence before the change is not found in its field (white space aside)",
)
_OTHER_LINES = Words(
    ja="変更後の行数が変更前と違う。一文を一行に書く",
    en="the wording has other lines than the text before it: write one sentence a line",
)
_TWICE = Words(
    ja="同じ文がその欄に何度もあり、どれのことか決められない",
    en="the same sentence stands several times in the field, and which one is meant cannot be told",
)
_OVER = Words(ja="変わる語が二つのセルにまたがっている", en="the words to change run over two cells")


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """One sentence that changes: it is ``text[start:end]`` of its passage; ``edits`` are offsets in the passage."""

    start: int
    end: int
    edits: tuple[Edit, ...]


def spaceless(text: str) -> tuple[str, list[int]]:
    """Return ``text`` without white space and what prints nothing, and where each character stood."""
    kept = [at for at, one in enumerate(text) if not one.isspace() and printable(one)]
    return "".join(text[at] for at in kept), kept


def sentence_changes(text: str, before: str, after: str) -> list[SentenceChange]:
    """Return the sentences of a passage that change. Raises NotWrittenError where ``before`` is not found in it.

    ``before`` are whole sentences of ``text`` in order, a line each, and ``after`` what each becomes. Where the lines
    are not as many, ``before`` must stand in the passage as a whole.
    """
    olds, news = before.split("\n"), after.split("\n")
    if len(olds) != len(news):
        olds, news = [before], [after]
    bare, at = spaceless(text)
    found, cursor = [], 0
    for old, new in zip(olds, news, strict=True):
        wanted = spaceless(old)[0]
        if not wanted:
            raise NotWrittenError(NOT_FOUND)
        places, same = _places(bare, wanted), [line for line in olds if spaceless(line)[0] == wanted]
        # 「番号法第9条」 as a line of its own is meant, where it is also part of other sentences.
        alone = [place for place in places if _stands_alone(text, at, place, place + len(wanted))]
        places = alone if len(alone) == len(same) else places
        place = next((one for one in places if one >= cursor), -1)
        if place < 0:
            raise NotWrittenError(_OTHER_LINES if "\n" in old else NOT_FOUND)
        if len(places) != len(same):
            raise NotWrittenError(_TWICE)
        cursor = place + len(wanted)
        start, end = at[place], at[cursor - 1] + 1
        edits = tuple(Edit(start + edit.start, start + edit.end, edit.new) for edit in word_edits(text[start:end], new))
        if edits:
            found.append(SentenceChange(start, end, edits))
    return found


def _stands_alone(text: str, at: Sequence[int], start: int, end: int) -> bool:
    """Tell whether the characters ``[start, end)`` of those at ``at`` begin and end where sentences do."""
    begins = start == 0 or text[at[start - 1]] == "。" or "\n" in text[at[start - 1] : at[start]]
    return begins and (end == len(at) or text[at[end - 1]] == "。" or "\n" in text[at[end - 1] : at[end]])


def word_edits(old: str, new: str) -> list[Edit]:
    """Return what turns ``old`` into ``new``, in whole numbers and words; white space alone is no change."""
    tokens, becomes = _tokens(old), _tokens(new)
    matcher = difflib.SequenceMatcher(a=[t for t, _ in tokens], b=[t for t, _ in becomes], autojunk=False)
    edits: list[Edit] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        start = tokens[a][1] if a < len(tokens) else len(old)
        end = tokens[b - 1][1] + len(tokens[b - 1][0]) if b > a else start
        said = new[becomes[c][1] : becomes[d - 1][1] + len(becomes[d - 1][0])] if d > c else ""
        if edits and start - edits[-1].end < _TOO_NEAR:
            last = edits.pop()
            start, said = last.start, last.new + old[last.end : start] + said
        edits.append(Edit(start, end, said))
    return edits


def _tokens(text: str) -> list[tuple[str, int]]:
    return [(match[0], match.start()) for match in _TOKEN.finditer(text) if not match[0].isspace()]


def edited(text: str, changes: Sequence[SentenceChange]) -> str:
    """Return the text of a passage after ``changes``."""
    edges = [0, *(edge for change in changes for edit in change.edits for edge in (edit.start, edit.end)), len(text)]
    pieces = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    news = [edit.new for change in changes for edit in change.edits]
    return "".join(piece + new for piece, new in zip(pieces, [*news, ""], strict=True))


def placed_edits(text: str, change: SentenceChange, source: str) -> Iterator[Edit]:
    """Yield the edits of a sentence of the passage ``text`` as edits of ``source``, the cells in which it stands.

    Raises NotWrittenError where the sentence is not as often in one as in the other.
    """
    bare, at = spaceless(text)
    ours, places = spaceless(source)
    first = at.index(change.start)
    sentence = bare[first : at.index(change.end - 1) + 1]
    in_passage, in_source = _places(bare, sentence), _places(ours, sentence)
    if len(in_passage) != len(in_source) or first not in in_passage:
        raise NotWrittenError(_TWICE if in_source else NOT_FOUND)
    shift = in_source[in_passage.index(first)] - first
    for edit in change.edits:
        inside = [place for place, offset in enumerate(at) if edit.start <= offset < edit.end]
        if inside:
            yield Edit(places[inside[0] + shift], places[inside[-1] + shift] + 1, edit.new)
        else:
            follows = sum(offset < edit.start for offset in at) + shift
            here = places[follows - 1] + 1 if follows else 0
            yield Edit(here, here, edit.new)


def _places(text: str, wanted: str) -> list[int]:
    found = [text.find(wanted)]
    while found[-1] >= 0:
        found.append(text.find(wanted, found[-1] + len(wanted)))
    return found[:-1]


def within_one(edit: Edit, edges: Sequence[int]) -> int:
    """Return in which of the cells between ``edges`` the whole of ``edit`` lies. Raises NotWrittenError for two."""
    for number, (start, end) in enumerate(pairwise(edges)):
        if start <= edit.start and edit.end <= end and start < end:
            return number
    raise NotWrittenError(_OVER)
