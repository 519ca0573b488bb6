"""The edits of a passage that change the addresses of its citations."""

import re
from collections.abc import Iterable, Sequence

from konkyo.law.address import Address
from konkyo.law.citation import Citation
from konkyo.law.defined_names import DocumentNames
from konkyo.law.dropped_members import dropped_spans
from konkyo.law.edited_citation import Became, EditedCitation, Numbering, levels_of, new_numbers
from konkyo.law.law_names import ACT
from konkyo.law.names_written import GOES_ON, NamesWritten
from konkyo.law.numerals import numbers_between, with_unit
from konkyo.law.printed_passage import Edit, PrintedPassage
from konkyo.law.spelling import UNITS, NumberStyle, printed_name, within

GONE = "【要確認：廃止】"
"""What is written behind a citation of a provision that is gone, where it cannot be dropped from a list."""
_LAW_NUMBER = re.compile(r"\([^()]*\d号[^()]{0,3}\)")


class EditedPassage(PrintedPassage):
    """One passage with its citations and everything they refer to."""

    def __init__(self, text: str, cited: Sequence[Citation], became: Became, context: DocumentNames) -> None:
        super().__init__(text, cited, became, context)
        self.moved = self._moved_parts()
        self.names = NamesWritten(self.text, self.cited)

    def edits(self) -> list[Edit]:
        """Return all edits. If two overlap, the caller keeps the one that begins first, or the longer one."""
        if all(one.targets is None for one in self.cited):
            return []
        found, ranged = self._ranges()
        for gone, start, end in dropped_spans(self.text, [one for one in self.cited if id(one) not in ranged]):
            ranged.add(id(gone))
            found.append(self.edit(start, end, ""))
        headed = set()
        for part, head in self._heads():
            headed.add(part)
            found.append(head)
        before: EditedCitation | None = None
        for one in self.cited:
            if id(one) not in ranged and one.targets is not None:
                found += self._settle(one, before)
                if one.numbering in self.moved and one.numbering not in headed:
                    # The law is named in another passage; this one has 同令, or no name.
                    headed.add(one.numbering)
                    start, name = self.names.at(str(one.result.law), one.start)
                    found.append(self.edit(start, self._inside(one), name, joined=name.startswith(GOES_ON)))
            before = one
        return found

    def _settle(self, one: EditedCitation, before: EditedCitation | None) -> list[Edit]:
        """Return the edits of a citation that is not an inner step of a range."""
        if not one.targets:
            return [self.edit(one.end, one.end, GONE)]
        found = self._numbers(one, one.targets[0], before)
        if len(one.targets) > 1:
            style = self.style(one)
            number = (one.components or {}).get("row")
            # 1、27の項 has one unit for all; 27の項 alone is written 48の項、49の項.
            own = (
                number is not None
                and number["unit"]
                and not (before and before.address.row and before.end == one.start)
            )
            alone = own and not self._follows_number(one)
            written = [f"{to.row}の項" if alone and to.row else to.row or within(to) for to in one.targets[1:]]
            at = one.end if alone or number is None or not number["unit"] else number.start("unit")
            found.append(self.edit(at, at, "".join("、" + style.write(text) for text in written)))
        return found

    def _follows_number(self, one: EditedCitation) -> bool:
        """Return whether a number without a unit stands before this one: its unit is that of both."""
        before = [other for other in self.cited if other.end <= one.start and other.numbering == one.numbering]
        number = (before[-1].components or {}).get("row") if before else None
        return number is not None and not number["unit"]

    @property
    def absorbed(self) -> set[Address]:
        """The provisions that the rewritten passage cites as the beginning of a name only; known after ``edits``."""
        return self.names.absorbed

    def _numbers(self, one: EditedCitation, to: Address, before: EditedCitation | None) -> list[Edit]:
        components = one.components or {}
        levels = levels_of(one.address)
        inherited = [level for level in levels if level not in components]
        leaning = before is not None and all(
            getattr(before.address, level) == getattr(one.address, level) for level in inherited
        )
        over = before.result if before is not None and leaning else one.address
        fits = (
            levels == levels_of(to)
            and (not levels or levels[-1] in components)
            and all(getattr(over, level) == getattr(to, level) for level in inherited)
            and (to.law, to.table) == self.moved.get(one.numbering, one.numbering)
            and one.address.in_supplement == to.in_supplement
        )
        if not fits:
            return [self._whole(one, to)]
        return [
            self.edit(found.start("number"), found.end(), self._number(found, to.number_at(level)))
            for level, found in components.items()
            if getattr(one.address, level) != getattr(to, level)
        ]

    def _whole(self, one: EditedCitation, to: Address) -> Edit:
        """Return the edit that writes the whole address."""
        written = self.style(one).write(within(to))
        if to.law != one.address.law:
            start, name = self.names.at(str(to.law), one.start)
            new = self.style(one).write(name) + written
            return self.edit(start, one.end, new, joined=new.startswith(GOES_ON))
        start = self._inside(one)
        return self.edit(start, one.end, self._law_of_lone_table(str(to.law), to.table, start) + written)

    def _law_of_lone_table(self, law: str, table: str | None, start: int) -> str:
        """Return the name of the law if the new table is just 別表 and no law is named before, else "".

        （別表第一の19の項） needs no law: 別表第一 is understood as that of 番号法. 別表 could be that of any law.
        """
        named = any(mention.law == law and mention.end <= start for mention in self.scan.named)
        return printed_name(law) if table == "別表" and not named else ""

    @staticmethod
    def _inside(one: EditedCitation) -> int:
        """Return the beginning of the citation without the name of its law."""
        inside = [found.start() for found in (one.table, *(one.components or {}).values()) if found is not None]
        return min(inside, default=one.start)

    def _number(self, found: re.Match[str], number: str) -> str:
        """Return a new number with its unit in the printed style: 35条 → 23条の2, 三十五の項 → 二十三の二の項."""
        unit = self.print(*found.span("unit")) if found["unit"] else ""
        if unit and not found["unit"].endswith("項"):
            number = with_unit(number, unit, prefix="")
        else:
            number += unit
        return NumberStyle.of(self.print(*found.span("number"))).write(number)

    def _ranges(self) -> tuple[list[Edit], set[int]]:
        """Return the edits of ranges whose new numbers are no range, and the ids of the citations they cover."""
        found: list[Edit] = []
        done: set[int] = set()
        for last in self.cited:
            steps = self._between_ends(last)
            if not steps:
                continue
            done |= {id(one) for one in steps}
            first = next((one for one in self.cited if steps[0].start < one.end < last.end), None)
            if first is None:
                continue
            members = (first, *steps, last)
            if all(one.targets is None for one in members) or self._still_a_range(members):
                continue
            done |= {id(first), id(last)}
            found.append(self.edit(steps[0].start, last.end, self._as_list(members)))
        return found, done

    def _between_ends(self, last: EditedCitation) -> list[EditedCitation]:
        """Return what the range that ends with ``last`` implies: the second and third of 第1号から第4号."""
        return [
            one
            for one in self.cited
            if one.end == last.end
            and one.start < last.start
            and one is not last
            and one.numbering == last.numbering
            and one.table is None
        ]

    @staticmethod
    def _still_a_range(members: Sequence[EditedCitation]) -> bool:
        numbers = new_numbers(members)
        settled = all(one.targets is None or len(one.targets) == 1 for one in members)
        return settled and numbers[1:-1] == numbers_between(numbers[0], numbers[-1])

    def _as_list(self, members: Sequence[EditedCitation]) -> str:
        level = levels_of(members[-1].address)[-1]
        style = self.style(members[-1])
        texts = []
        for number, one in zip(new_numbers(members), members, strict=True):
            text = style.write(f"第{number}{UNITS[level]}" if level in UNITS else number)
            if one.targets != ():
                texts.append(text)
        return "、".join(texts) or GONE

    def _moved_parts(self) -> dict[Numbering, Numbering]:
        """Return old part → new part, for tables and laws of which all citations here move to one and the same part."""
        to: dict[Numbering, set[Numbering]] = {}
        for one in self.cited:
            if one.targets is None:
                to.setdefault(one.numbering, set()).add(one.numbering)
            for target in one.targets or ():
                to.setdefault(one.numbering, set()).add((target.law, target.table))
        return {
            part: new
            for part, news in to.items()
            if len(news) == 1 and (new := next(iter(news))) != part and (part[1] is None) == (new[1] is None)
        }

    def _heads(self) -> Iterable[tuple[Numbering, Edit]]:
        """Yield the edits of the names of moved laws and tables."""
        spans = [(one.start, one.numbering, one.table) for one in self.cited if one.table is not None]
        spans += [
            (bare.start, (bare.address.law or ACT, bare.address.table), table)
            for bare in self.scan.bare
            if (table := self.table_in(bare.start, bare.end)) is not None
        ]
        taken = set()
        for start, part, table in sorted(spans, key=lambda span: span[0]):
            if start in taken:
                continue
            taken.add(start)
            if (new := self.moved.get(part)) is None:
                continue
            style = self.style_of_head(table.start(), table.end())
            name = style.write(str(new[1]))
            if new[0] != part[0]:
                begin, law = self.names.at(str(new[0]), start)
                joined = start and self.text[start - 1] in "条項号" and not self.scan.folded.spaced(start)
                name = ("、" if joined and not law.startswith(GOES_ON) else "") + style.write(law) + name
                start = begin
            else:
                start = table.start()
                name = self._law_of_lone_table(str(new[0]), new[1], start) + name
            yield part, self.edit(start, table.end(), name, joined=name.startswith(GOES_ON))
        for mention in self.scan.named:
            part = (mention.law, None)
            if (new := self.moved.get(part)) is None or mention.start in taken or new[0] == mention.law:
                continue
            number = _LAW_NUMBER.match(self.text, mention.end)
            style = self.style_of_head(mention.start, mention.end)
            start, name = self.names.at(str(new[0]), mention.start)
            end = number.end() if number else mention.end
            yield part, self.edit(start, end, style.write(name), joined=name.startswith(GOES_ON))
