"""Expands lists and ranges to one element for each number."""

from dataclasses import dataclass, replace
from itertools import pairwise

from konkyo.law.citation import HYPHEN_AS_BRANCH, NUMBER_BROKEN, RANGE_OPEN, CitationMark
from konkyo.law.fold import Folded
from konkyo.law.grammar import ELEMENT, RANGE_LINK
from konkyo.law.numerals import numbers_between, open_ended, parts


@dataclass(frozen=True, slots=True)
class Element:
    """One number of a list with its span in the folded text; an inner step of a range has the span of the range."""

    number: str
    start: int
    end: int
    marks: tuple[CitationMark, ...] = ()
    stepped: bool = False


def elements(folded: Folded, start: int, end: int) -> list[Element]:
    """Expand the list of numbers at ``[start, end)`` of the folded text: 「1～3、85の2」 → 1, 2, 3, 85の2."""
    found: list[Element] = []
    joins: list[str] = []
    for match in ELEMENT.finditer(folded.text, start, end):
        found.append(
            Element(match["number"], match.start("prefix") if match["prefix"] else match.start("number"), match.end())
        )
        joins.append(match["join"] or "")
    found, joins = _mended(found, joins, folded.text[start] == "第")
    expanded = found[:1]
    for join, element in zip(joins[1:], found[1:], strict=True):
        if join == "-" and parts(expanded[-1].number) > parts(element.number):
            expanded[-1] = _branch(expanded[-1], element)
        elif RANGE_LINK.fullmatch(join):
            expanded += steps(expanded[-1], element)
        else:
            expanded.append(element)
    return expanded


def steps(first: Element, last: Element) -> list[Element]:
    """Return the elements of a range after the first one: the inner steps and the last one."""
    marks = (RANGE_OPEN,) if open_ended(first.number, last.number) else ()
    inner = numbers_between(first.number, last.number)
    inside = [Element(number, first.start, last.end, marks, stepped=True) for number in inner]
    return [*inside, replace(last, marks=(*last.marks, *marks))]


def _branch(number: Element, branch: Element) -> Element:
    """Return 85の2 for 85-2, which cannot be a range."""
    marks = (*number.marks, HYPHEN_AS_BRANCH)
    return Element(f"{number.number}の{branch.number}", number.start, branch.end, marks)


def _mended(found: list[Element], joins: list[str], prefixed: bool) -> tuple[list[Element], list[str]]:
    """Join digits that a line break separated, if the order of the list shows it: 「118, 1 20の項」."""
    if " " not in joins:
        return found, joins
    listed = any(join.strip() for join in joins)
    kept, kept_joins = found[:1], joins[:1]
    for index in range(1, len(found)):
        element, last = found[index], kept[-1]
        whole = last.number + element.number
        before = kept[-2].number if len(kept) > 1 else "0"
        after = found[index + 1].number if index + 1 < len(found) else "9999"
        apart = _ascending(before, last.number, element.number, after)
        together = _ascending(before, whole, after)
        if joins[index] == " " and (together and not apart if listed else prefixed):
            kept[-1] = Element(whole, last.start, element.end, (NUMBER_BROKEN,))
        else:
            kept.append(element)
            kept_joins.append(joins[index])
    return kept, kept_joins


def _ascending(*numbers: str) -> bool:
    keys = [parts(number) for number in numbers]
    return all(low < high for low, high in pairwise(keys))
