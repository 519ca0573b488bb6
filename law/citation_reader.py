"""The state of reading one text: the last named law and the last cited provision."""

import re
from dataclasses import dataclass, field, replace

from konkyo.law import citation as marked
from konkyo.law import grammar
from konkyo.law.address import Address
from konkyo.law.citation import CitationMark
from konkyo.law.defined_names import DocumentNames
from konkyo.law.fold import Folded
from konkyo.law.mentions import Mention
from konkyo.law.number_lists import Element, elements, steps
from konkyo.law.own_text import OwnText

# Two provisions farther apart than this are never one list.
_FAR = 400
# A text that cites more has ranges that no law has: their steps are not counted out any more.
_MOST_FOUND = 20_000
_ENACTED = re.compile("施行(?:令|規則)$")
_KINDS = {"法律": ("法", "法律"), "法": ("法", "法律"), "規則": ("則",), "条例": ("例",)}


@dataclass(frozen=True, slots=True)
class FoundCitation:
    """An address, and the span in the folded text that cites it."""

    address: Address
    start: int
    end: int
    marks: tuple[CitationMark, ...] = ()


@dataclass(frozen=True, slots=True)
class ReaderState:
    """What a later citation may refer to."""

    at: Address = field(default_factory=Address)
    """the last cited provision; its law is the last named law"""
    named: Mention | None = None
    """the last named law"""
    end: int = -1
    """the end of the last citation; -1 if none of this law was cited yet"""
    level: str = ""
    """its smallest unit: 条, 項, 号, 行 (a row) or 表 (a table without a row)"""
    last: Element | None = None
    """its last number"""
    marks: tuple[CitationMark, ...] = ()
    """marks of how its law was found"""


class CitationReader:
    """Base of the readers. ``found`` has the citations, ``bare`` the tables that are cited without a row."""

    def __init__(self, folded: Folded, named: list[Mention], context: DocumentNames, own: OwnText | None = None):
        self.folded, self.text, self.named, self.context, self.own = folded, folded.text, named, context, own
        self.found: list[FoundCitation] = []
        self.bare: list[FoundCitation] = []
        self.laws: list[str] = []
        self.state = ReaderState()

    def name(self, mention: Mention) -> None:
        """Set the last named law; what was cited before no longer counts."""
        self.laws.append(mention.law)
        self.state = ReaderState(at=Address(mention.law), named=mention, marks=mention.marks)

    def same_law(self, kind: str) -> tuple[str | None, tuple[CitationMark, ...]]:
        """Return the law that 同法 or the like means: the last named one of its kind, here or in earlier passages."""
        current = self.state.at.law
        if current and current not in self.laws and current.endswith(_KINDS.get(kind, ("令",))):
            # 主務省令第2条の表65の項（同令第67条）: that order was meant and not named.
            return current, self.state.marks
        # 「介護保険法施行令第38条、同法施行規則第24条」: where no law is named, that of the order is meant
        acts = [act for law in self.laws if (act := _ENACTED.sub("", law)) != law]
        for laws, marks in ((self.laws, ()), (acts, ()), (self.context.laws, (marked.LAW_FROM_EARLIER_PASSAGE,))):
            law = next((law for law in reversed(laws) if law.endswith(_KINDS.get(kind, ("令",)))), None)
            if law is not None:
                return law, marks
        return None, ()

    def direct(self, start: int) -> bool:
        """Return whether the last named law stands directly before ``start``."""
        named = self.state.named
        return named is not None and self.state.end < 0 and self.stands_between(grammar.DIRECT, named.end, start)

    def head(self, start: int) -> int:
        """Return the beginning of a citation whose number is at ``start``: its law, if that stands directly before."""
        return self.state.named.start if self.state.named and self.direct(start) else start

    def linked(self, start: int) -> bool:
        """Return whether the number at ``start`` continues the list or range of the last citation."""
        end = self.state.end
        return self.stands_between(grammar.LINK, end, start) or self.stands_between(grammar.RANGE_LINK, end, start)

    def unnamed_law(self, linked: bool) -> tuple[str | None, tuple[CitationMark, ...]]:
        """Return the law of a provision that no law stands directly before: of an ordinance's own text, itself."""
        if self.own and not linked:
            return self.own.law, (marked.TITLE_OF_TEXT,)
        return self.state.at.law, self.state.marks

    def stands_between(self, pattern: re.Pattern[str], start: int, end: int) -> bool:
        """Return whether all the text between two positions matches ``pattern``."""
        return 0 <= start <= end <= start + _FAR and pattern.fullmatch(self.text, start, end) is not None

    def belongs_elsewhere(self, start: int) -> bool:
        """Return whether the provision is one of something that is no law: 契約書第5条."""
        before = self.text[max(0, start - 2) : start]
        return not self.folded.spaced(start) and grammar.FOREIGN.search(before) is not None

    def carried(self, start: int) -> tuple[CitationMark, ...]:
        """Return the marks of a law that is named farther back. Within the same sentence that needs no mark."""
        named = self.state.named
        if named is None or "。" not in self.text[named.end : start]:
            return self.state.marks
        return tuple(dict.fromkeys((*self.state.marks, marked.LAW_FROM_BEFORE)))

    def plain(self, component: re.Match[str]) -> list[Element]:
        """Return the numbers of ``component``: 「1、2、85の2の項」 → 1, 2, 85の2."""
        listed = elements(self.folded, *component.span("list"))
        # 第61項の2: the branch of the last number follows the unit. A single number is quoted with its unit.
        branch, last = component["branch"] or "", listed[-1]
        end = component.end() if branch or len(listed) == 1 else last.end
        return [*listed[:-1], replace(last, number=last.number + branch, end=end)]

    def expanded(self, component: re.Match[str], level: str) -> list[Element]:
        """Return the numbers of ``component``; if it ends a range that the last citation began, with inner steps."""
        listed, last = self.plain(component), self.state.last
        if (
            last
            and self.state.level == level
            and self.stands_between(grammar.RANGE_LINK, self.state.end, component.start())
        ):
            if len(self.found) > _MOST_FOUND:
                return [replace(listed[0], marks=(*listed[0].marks, marked.RANGE_OPEN)), *listed[1:]]
            return steps(last, listed[0]) + listed[1:]
        return listed
