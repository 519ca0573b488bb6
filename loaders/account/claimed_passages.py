"""Where in the source the characters of each passage of a record stand."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from konkyo.loaders.account.folded_source import FoldedSource, folded_text
from konkyo.loaders.account.kinds import CharacterKind

_BLANKS = re.compile(r"\s+")
_RUNS = {kind: re.compile(re.escape(bytes((kind,))) + b"+") for kind in CharacterKind}
_SHORTEST_BLOCK = 2  # characters; single ones match by chance
_MOST_COMPARED = 4_000_000  # pairs of characters; a longer comparison costs more than it finds

Extent = tuple[int, int, int]
"""The first folded character to look at, one past the last, and where to look first."""


class Claims:
    """The kind of each folded character of a source."""

    def __init__(self, source: FoldedSource) -> None:
        self._folded = source.folded
        self.kinds = bytearray(len(source.folded))

    def claim(self, text: str, kinds: bytes, within: Extent) -> str:
        """Give the characters of ``text`` their ``kinds`` (one a folded character) where they stand in ``within``.

        Return the pieces of ``text`` that do not stand there, folded and with spaces between them.
        """
        first, end, hint = within
        folded = folded_text(text)
        if self._take(folded, kinds, (first, end, hint)) is not None:
            return ""
        lost: list[str] = []
        done, place = 0, first
        for piece in filter(None, map(folded_text, _BLANKS.split(text))):
            its = kinds[done : done + len(piece)]
            found = self._take(piece, its, (first, end, place))
            if found is not None:
                place = found + len(piece)
            elif rest := self._blocks(piece, its, first, end):
                lost.append(rest)
            done += len(piece)
        return " ".join(lost)

    def _take(self, wanted: str, kinds: bytes, within: Extent) -> int | None:
        """Claim ``wanted`` as a whole and return its place, best one after the hint; None if it does not stand there.

        Characters that another passage holds too keep their kind: the title of a list of changes names the work.
        """
        first, end, hint = within
        for start in (hint, first):
            place = self._folded.find(wanted, start, end)
            while place >= 0:
                if not any(self.kinds[place : place + len(wanted)]):
                    self.kinds[place : place + len(wanted)] = kinds
                    return place
                place = self._folded.find(wanted, place + 1, end)
        place = self._folded.find(wanted, first, end)
        if place < 0:
            return None
        # Of a date merged over rows only 「12」 may stand in this one, and be found in 「提供先12」 before that is.
        for run, stop in list(self.runs(CharacterKind.OPEN, place, place + len(wanted))):
            self.kinds[run:stop] = kinds[run - place : stop - place]
        return place

    def _blocks(self, piece: str, kinds: bytes, first: int, end: int) -> str:
        """Claim the parts of ``piece`` that stand between ``first`` and ``end``; return the rest of it."""
        left = bytearray(b"\x01" * len(piece))
        if len(piece) * (end - first) > _MOST_COMPARED:
            return piece
        for low, high in list(self.runs(CharacterKind.OPEN, first, end)):
            compared = SequenceMatcher(None, piece, self._folded[low:high], autojunk=False)
            for block in compared.get_matching_blocks():
                if block.size >= _SHORTEST_BLOCK:
                    span = slice(block.a, block.a + block.size)
                    self.kinds[low + block.b : low + block.b + block.size] = kinds[span]
                    left[span] = bytes(block.size)
        return "".join(character for character, kept in zip(piece, left, strict=True) if kept)

    def runs(self, kind: CharacterKind, first: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the runs of characters of ``kind`` between ``first`` and ``end``."""
        for run in _RUNS[kind].finditer(self.kinds, first, end):
            yield run.span()

    def give(self, kind: CharacterKind, first: int, end: int) -> None:
        """Give ``kind`` to all open characters between ``first`` and ``end``."""
        self.kinds[first:end] = self.kinds[first:end].replace(bytes((CharacterKind.OPEN,)), bytes((kind,)))
