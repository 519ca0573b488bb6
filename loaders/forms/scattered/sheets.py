"""Pages of a text that has lost its reading order: paragraphs as they were extracted, and the labels found in them.

Little can be relied on in such a text. The lines of one printed cell stay together as a paragraph, between blank lines.
Cells that stand side by side on one line are joined by one ASCII space. A page stays a page. The order of the
paragraphs tells nothing, unless the order of the form confirms it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from konkyo.loaders.forms.block_headings import block_heading, is_block_range
from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.labels import FormEntry
from konkyo.loaders.forms.matching import fold_label, label_key
from konkyo.loaders.pages import Pages
from konkyo.loaders.record import At

_LABEL_LINES = 4  # over which a label is broken at most: 「委託先から他者への提供に関する / …」
_PAGE_NUMBER = re.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class LooseLine:
    """One line. ``opens``: a blank line or the top of the page stands before it."""

    text: str
    at: At
    opens: bool


@dataclass(frozen=True, slots=True)
class LooseSheet:
    """One page of the source, without its page number."""

    number: int
    lines: tuple[LooseLine, ...]

    def paragraphs(self) -> list[list[LooseLine]]:
        """Return the lines, split at blank lines."""
        return paragraphs(self.lines)


@dataclass(frozen=True, slots=True)
class Token:
    """A label, the heading of a block, or plain lines of one paragraph on a sheet.

    ``index`` is its place among the tokens of the sheet; ``entries`` what a label may mean, () for other tokens;
    ``head`` the kind and number of a heading, ("", 0) for one of a range; ``inline`` what follows on the line of a
    label or heading. ``whole``: the index of the token that surely is all the text of a label; ``again``: the sheet
    before holds this text too (both are told by ``whole_cells``).
    """

    index: int
    lines: tuple[LooseLine, ...]
    entries: tuple[FormEntry, ...] = ()
    head: tuple[str, int] | None = None
    inline: str = ""
    whole: int | None = None
    again: bool = False

    @property
    def plain(self) -> bool:
        """Whether the token is neither label nor heading."""
        return not self.entries and self.head is None

    def entry(self, meaning: str) -> FormEntry | None:
        """Return the entry ``meaning`` if the label may mean it, else None."""
        return next((entry for entry in self.entries if entry.meaning == meaning), None)

    @property
    def text(self) -> str:
        """Its lines as printed."""
        return "\n".join(line.text for line in self.lines)

    @property
    def at(self) -> At:
        """The span of its lines."""
        return span(self.lines)


def sheets(pages: Pages) -> list[LooseSheet]:
    """Return the sheets of ``pages``, without page numbers: a number alone on the last line of a page."""
    found = []
    for page in pages.pages:
        lines: list[LooseLine] = []
        last = -1
        for row in page.rows:
            text = " ".join(cell.text.strip() for cell in row.cells if cell.text.strip())
            if not text:
                continue
            first, end = row.cells[0].at, row.cells[-1].at
            at = At(line=first.line, start=first.start, end=end.end, page=first.page)
            lines.append(LooseLine(text, at, opens=first.line > last + 1))
            last = first.line
        if lines and lines[-1].opens and _PAGE_NUMBER.fullmatch(lines[-1].text):
            lines.pop()
        if lines:
            found.append(LooseSheet(page.number, tuple(lines)))
    return found


def paragraphs(lines: Iterable[LooseLine]) -> list[list[LooseLine]]:
    """Split ``lines`` at blank lines."""
    found: list[list[LooseLine]] = []
    for line in lines:
        if line.opens or not found:
            found.append([])
        found[-1].append(line)
    return found


def span(lines: Iterable[LooseLine]) -> At:
    """Return the span from the first to the last of ``lines`` (at least one)."""
    ats = [line.at for line in lines]
    return At(line=ats[0].line, start=ats[0].start, end=ats[-1].end, page=ats[0].page)


def tokens(sheet: LooseSheet, edition: FormEdition) -> list[Token]:
    """Return the labels, headings and plain paragraphs of a sheet, in its order."""
    table = edition.by_label
    found: list[Token] = []
    for paragraph in sheet.paragraphs():
        rest, plain = paragraph, list[LooseLine]()
        while rest:
            token = _label(rest, table, len(found) + bool(plain))
            if token is None:
                plain.append(rest[0])
                rest = rest[1:]
                continue
            if plain:
                found.append(Token(len(found), tuple(plain)))
                plain = []
            found.append(token)
            rest = rest[len(token.lines) :]
        if plain:
            found.append(Token(len(found), tuple(plain)))
    return found


def _label(lines: list[LooseLine], table: dict[str, tuple[FormEntry, ...]], index: int) -> Token | None:
    """Return the label or heading that ``lines`` begin with; None where they begin with plain text."""
    first = lines[0].text
    heading = block_heading(first)
    if heading:
        return Token(index, (lines[0],), head=heading[:2], inline=heading[2])
    if is_block_range(first):
        return Token(index, (lines[0],), head=("", 0))
    for count in range(min(_LABEL_LINES, len(lines)), 0, -1):
        meant = table.get(label_key("".join(line.text for line in lines[:count])))
        if meant:
            return Token(index, tuple(lines[:count]), meant)
    return _inline_label(lines[0], table, index)


def _inline_label(line: LooseLine, table: dict[str, tuple[FormEntry, ...]], index: int) -> Token | None:
    """Return the label of a line that holds a label and its value: 「⑥事務担当部署 窓口課　各出張所」."""
    for cut in re.finditer(r" ", line.text[:80]):
        # 「③使用目的 ※ …」: ※ belongs to the label.
        head, rest = line.text[: cut.start()], re.sub(r"^※\s+", "", line.text[cut.end() :].strip())
        meant = table.get(label_key(head)) if len(fold_label(head)) > 2 else None
        if meant and label_key(rest) != label_key("※"):
            return Token(index, (line,), meant, inline=rest)
    return None
