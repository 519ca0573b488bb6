"""The edits of a passage that change the addresses of its citations."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from konkyo.law import grammar
from konkyo.law.address import SUPPLEMENT, Address
from konkyo.law.citation import Citation, address
from konkyo.law.defined_names import DocumentNames
from konkyo.law.edited_citation import EditedCitation, Numbering, levels_of, new_numbers
from konkyo.law.find import scan
from konkyo.law.law_names import ACT
from konkyo.law.numerals import numbers_between
from konkyo.law.spelling import UNITS, NumberStyle, printed_name, within

_COMPONENT = re.compile(r"第?(?P<number>\d+(?:の\d+)*+)(?P<unit>条|の?項(?!番)|号)?(?P<branch>(?:の\d+)*)")
_LAW_NUMBER = re.compile(r"\([^()]*\d号[^()]{0,3}\)")

Became = Mapping[Address, tuple[Address, ...]]
"""Old address → new addresses: one; several if it was split; none if there is no new one."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the characters ``[start, end)`` of the passage by ``new``."""

    start: int
    end: int
    new: str


class EditedPassage:
    """One passage with its citations and everything they refer to."""

    def __init__(self, text: str, cited: Sequence[Citation], became: Became, context: DocumentNames) -> None:
        self.printed = text
        self.scan, _ = scan(text, context)
        self.text = self.scan.text
        starts = self.scan.folded.starts
        self.cited = [
            EditedCitation(at, bisect_left(starts, one.start), bisect_left(starts, one.end), became.get(at))
            for one in sorted(cited, key=lambda one: (one.start, one.end))
            if (at := address(one))
        ]
        for one in self.cited:
            one.table = self._table_in(one.start, one.end) if one.address.table else None
            one.components = self._components(one)
        self.moved = self._moved_parts()

    def edits(self) -> list[Edit]:
        """Return all edits. If two overlap, the caller keeps the one that begins first, or the longer one."""
        if all(one.targets is None for one in self.cited):
            return []
        found, ranged = self._ranges()
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
                    found.append(self._edit(one.start, self._inside(one), printed_name(str(one.result.law))))
            before = one
        return found

    def _settle(self, one: EditedCitation, before: EditedCitation | None) -> list[Edit]:
        """Return the edits of a citation that is not an inner step of a range."""
        if not one.targets:
            return [self._edit(one.end, one.end, self._mark(one))]
        found = self._numbers(one, one.targets[0], before)
        if len(one.targets) > 1:
            style = self._style(one)
            others = "".join("、" + style.write(to.row or within(to)) for to in one.targets[1:])
            found.append(self._edit(one.end, one.end, others + self._mark(one)))
        return found

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
            self._edit(found.start("number"), found.end(), self._number(found, getattr(to, level)))
            for level, found in components.items()
            if getattr(one.address, level) != getattr(to, level)
        ]

    def _whole(self, one: EditedCitation, to: Address) -> Edit:
        """Return the edit that writes the whole address."""
        written = self._style(one).write(within(to))
        if to.law != one.address.law:
            return self._edit(one.start, one.end, self._style(one).write(printed_name(str(to.law))) + written)
        start = self._inside(one)
        return self._edit(start, one.end, self._law_of_lone_table(str(to.law), to.table, start) + written)

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
        number = number.removeprefix(SUPPLEMENT)
        unit = self._print(*found.span("unit")) if found["unit"] else ""
        if unit and not found["unit"].endswith("項"):
            main, branch, rest = number.partition("の")
            number = main + unit + branch + rest
        else:
            number += unit
        return NumberStyle.of(self._print(*found.span("number"))).write(number)

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
            found.append(self._edit(steps[0].start, last.end, self._as_list(members)))
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
        style = self._style(members[-1])
        texts = []
        for number, one in zip(new_numbers(members), members, strict=True):
            text = style.write(f"第{number}{UNITS[level]}" if level in UNITS else number)
            texts.append(text if one.targets is None or len(one.targets) == 1 else text + self._mark(one))
        return "、".join(texts)

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
            if (table := self._table_in(bare.start, bare.end)) is not None
        ]
        taken = set()
        for start, part, table in spans:
            taken.add(start)
            if (new := self.moved.get(part)) is None:
                continue
            style = self._style_of_head(table.start(), table.end())
            name = style.write(str(new[1]))
            if new[0] != part[0]:
                joined = start and self.text[start - 1] in "条項号" and not self.scan.folded.spaced(start)
                name = ("、" if joined else "") + style.write(printed_name(str(new[0]))) + name
            else:
                start = table.start()
                name = self._law_of_lone_table(str(new[0]), new[1], start) + name
            yield part, self._edit(start, table.end(), name)
        for mention in self.scan.named:
            part = (mention.law, None)
            if (new := self.moved.get(part)) is None or mention.start in taken or new[0] == mention.law:
                continue
            number = _LAW_NUMBER.match(self.text, mention.end)
            style = self._style_of_head(mention.start, mention.end)
            yield (
                part,
                self._edit(
                    mention.start, number.end() if number else mention.end, style.write(printed_name(str(new[0])))
                ),
            )

    def _components(self, one: EditedCitation) -> dict[str, re.Match[str]]:
        matches = list(_COMPONENT.finditer(self.text, one.table.end() if one.table else one.start, one.end))
        found: dict[str, re.Match[str]] = {}
        for level in reversed(levels_of(one.address)):
            number = getattr(one.address, level).removeprefix(SUPPLEMENT)
            unit = UNITS.get(level, "項")
            while matches:
                match = matches.pop()
                lone = match["unit"] is None and not found
                if match["number"] + match["branch"] == number and (lone or (match["unit"] or "").endswith(unit)):
                    found[level] = match
                    break
        return found

    def _table_in(self, start: int, end: int) -> re.Match[str] | None:
        """Return the match of a table's name, without the number of a row that directly follows (別表16の項)."""
        own = grammar.OWN_TABLE.search(self.text, start, end)
        table = own or grammar.TABLE.search(self.text, start, end)
        if table and own is None and grammar.ROW_OF_ONE.match(self.text, table.start()):
            return re.compile("別表").match(self.text, table.start())
        return table

    def _style(self, one: EditedCitation) -> NumberStyle:
        return NumberStyle.of("".join(self._print(*found.span("number")) for found in (one.components or {}).values()))

    def _style_of_head(self, start: int, end: int) -> NumberStyle:
        """Return the number style for the name of a table or law: 別表第二 is written so also in texts with 第19条."""
        printed = NumberStyle.of(self._print(start, end))
        if printed is not NumberStyle.KANJI:
            return printed
        return next((self._style(one) for one in self.cited if one.components), printed)

    def _mark(self, one: EditedCitation) -> str:
        return f"【要確認：旧{within(one.address)}】"

    def _print(self, start: int, end: int) -> str:
        first, last = self.scan.folded.span(start, end)
        return self.printed[first:last]

    def _edit(self, start: int, end: int, new: str) -> Edit:
        folded = self.scan.folded
        if start < end:
            return Edit(*folded.span(start, end), new)
        at = folded.span(start - 1, start)[1] if start else 0
        return Edit(at, at, new)
