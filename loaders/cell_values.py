"""The text of a cell, and values cut out of it that keep their place in it."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from konkyo.loaders.pages import BoxMark

_MARKS = re.compile(f"[{''.join(BoxMark)}]")
# White space is layout except between two Latin words: 「Japan Inc」.
_LAYOUT = re.compile(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])")
_NOTHING = re.compile(r"^[・○•◦\-ー－—―‐–]*$")
_NONE = re.compile(r"(?:特に|該当)?(?:なし|無し|無)[。.]?|該当(?:せず|しない)[。.]?")
_COUNT = re.compile(r"\(\s*([\d,]*)\s*\)\s*件|(\d[\d,]*)\s*件")  # 「（ 58 ）件」「( 1,008 )件」「3件」
SHOWN_MARKS = {BoxMark.BOX: "☐", BoxMark.BOX_ON: "☑", BoxMark.RADIO: "◯", BoxMark.RADIO_ON: "◉", BoxMark.LOST: "◌"}


@dataclass(frozen=True, slots=True)
class CellText:
    """Some characters of a cell, each with its offset in the cell's text: ``offsets[n]`` is where ``text[n]`` stands.

    Values are cut out of a cell as CellTexts, so that nobody has to search the cell for them again.
    """

    text: str
    offsets: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Self:
        """Return all of a cell's ``text``."""
        return cls(text, range(len(text)))

    @property
    def start(self) -> int:
        """The offset of the first character; there must be one."""
        return self.offsets[0]

    @property
    def end(self) -> int:
        """One past the offset of the last character; there must be one."""
        return self.offsets[-1] + 1

    def __add__(self, other: Self) -> Self:
        return type(self)(self.text + other.text, (*self.offsets, *other.offsets))

    def part(self, start: int, end: int | None = None) -> Self:
        """Return the characters from ``start`` to ``end`` of this text."""
        return type(self)(self.text[start:end], self.offsets[start:end])

    def split(self, separator: re.Pattern[str]) -> list[Self]:
        """Return the parts between the matches of ``separator``, empty ones too."""
        edges = [0, *(edge for match in separator.finditer(self.text) for edge in match.span()), len(self.text)]
        return [self.part(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]

    def lines(self) -> Iterator[Self]:
        """Yield the lines that are not blank, without white space around them."""
        start = 0
        for line in self.text.splitlines(keepends=True):
            if bare := line.strip():
                first = start + len(line) - len(line.lstrip())
                yield self.part(first, first + len(bare))
            start += len(line)

    def cleaned(self) -> Self | None:
        """Return the value as the record keeps it: no marks, no layout white space; None where nothing is left."""
        value = clean(self.text)
        if value is None:
            return None
        if (start := self.text.find(value)) >= 0:
            # Only marks and white space are left out, so the value stands there once and nowhere else.
            return self.part(start, start + len(value))
        kept, last = [], -1
        for character in value:
            last = self.text.index(character, last + 1)
            kept.append(self.offsets[last])
        return type(self)(value, kept)


def cut(text: str) -> CellText | None:
    """Return the value that a whole cell holds, or None for a blank one."""
    return CellText.of(text).cleaned()


def shown(text: str) -> str:
    """Return ``text`` with its marks as characters a person can see; every offset stays what it was."""
    return _MARKS.sub(lambda mark: SHOWN_MARKS[BoxMark(mark[0])], text)


def clean(text: str | None) -> str | None:
    """Return a value as the record keeps it: no marks, no layout white space; None where nothing is left."""
    if text is None:
        return None
    bare = _MARKS.sub("", text).strip()
    value = _LAYOUT.sub("", bare)
    return value if value and not _NOTHING.match(value) else None


def says_none(text: str) -> bool:
    """Tell whether a cell is blank or says that there is nothing: 「－」, 「なし」, 「該当なし」."""
    value = clean(text)
    return value is None or bool(_NONE.fullmatch(value))


def declared_counts(text: str) -> list[int | None]:
    """Return the numbers of all 「（ ）件」 of ``text`` in order, None where the brackets are empty."""
    found = _COUNT.findall(unicodedata.normalize("NFKC", text))
    numbers = [(bracketed or bare).replace(",", "") for bracketed, bare in found]
    return [int(number) if number else None for number in numbers]
