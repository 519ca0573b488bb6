"""A passage that is edited, with its citations and everything they refer to, and single edits of it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from konkyo.law import grammar
from konkyo.law.citation import Citation, address
from konkyo.law.defined_names import DocumentNames
from konkyo.law.edited_citation import Became, EditedCitation, levels_of
from konkyo.law.find import scan
from konkyo.law.spelling import UNITS, NumberStyle

_COMPONENT = re.compile(r"第?(?P<number>\d+(?:の\d+)*+)(?P<unit>条|の?項(?!番)|号)?(?P<branch>(?:の\d+)*)")


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the characters ``[start, end)`` of the passage by ``new``."""

    start: int
    end: int
    new: str


class PrintedPassage:
    """One passage as printed, with its citations."""

    def __init__(self, text: str, cited: Sequence[Citation], became: Became, context: DocumentNames) -> None:
        self.printed = text
        self.scan, _ = scan(text, context)
        self.text = self.scan.text
        """the folded text; all positions are in it"""
        starts = self.scan.folded.starts
        self.cited = [
            EditedCitation(at, bisect_left(starts, one.start), bisect_left(starts, one.end), became.get(at))
            for one in sorted(cited, key=lambda one: (one.start, one.end))
            if (at := address(one))
        ]
        for one in self.cited:
            one.table = self.table_in(one.start, one.end) if one.address.table else None
            one.components = self._components(one)

    def _components(self, one: EditedCitation) -> dict[str, re.Match[str]]:
        matches = list(_COMPONENT.finditer(self.text, one.table.end() if one.table else one.start, one.end))
        found: dict[str, re.Match[str]] = {}
        for level in reversed(levels_of(one.address)):
            number = one.address.number_at(level)
            unit = UNITS.get(level, "項")
            while matches:
                match = matches.pop()
                lone = match["unit"] is None and not found
                if match["number"] + match["branch"] == number and (lone or (match["unit"] or "").endswith(unit)):
                    found[level] = match
                    break
        return found

    def table_in(self, start: int, end: int) -> re.Match[str] | None:
        """Return the match of a table's name, without the number of a row that directly follows (別表16の項)."""
        own = grammar.OWN_TABLE.search(self.text, start, end)
        table = own or grammar.TABLE.search(self.text, start, end)
        if table and own is None and grammar.ROW_OF_ONE.match(self.text, table.start()):
            return re.compile("別表").match(self.text, table.start())
        return table

    def style(self, one: EditedCitation) -> NumberStyle:
        """Return the number style of a citation."""
        return NumberStyle.of("".join(self.print(*found.span("number")) for found in (one.components or {}).values()))

    def style_of_head(self, start: int, end: int) -> NumberStyle:
        """Return the number style for the name of a table or law: 別表第二 is written so also in texts with 第19条."""
        printed = NumberStyle.of(self.print(start, end))
        if printed is not NumberStyle.KANJI:
            return printed
        return next((self.style(one) for one in self.cited if one.components), printed)

    def print(self, start: int, end: int) -> str:
        """Return the printed characters of a span."""
        first, last = self.scan.folded.span(start, end)
        return self.printed[first:last]

    def edit(self, start: int, end: int, new: str, *, joined: bool = False) -> Edit:
        """Return the edit that writes ``new`` at a span; ``joined``: also in place of the white space before it."""
        folded = self.scan.folded
        if joined:
            return Edit(folded.span(start - 1, start)[1], folded.span(end - 1, end)[1], new)
        if start < end:
            return Edit(*folded.span(start, end), new)
        at = folded.span(start - 1, start)[1] if start else 0
        return Edit(at, at, new)
