"""What a reading of one text keeps in mind: the law named last, the provision cited last, what brackets enclose."""

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

# Farther apart than this, two provisions are not one list whatever stands between them.
_FAR = 400
_KINDS = {"法律": ("法", "法律"), "法": ("法", "法律"), "規則": ("則",), "条例": ("例",)}


@dataclass(frozen=True, slots=True)
class FoundCitation:
    """An address and the folded span that cites it."""

    address: Address
    start: int
    end: int
    marks: tuple[CitationMark, ...] = ()


@dataclass(frozen=True, slots=True)
class ReaderState:
    """What a later provision may lean on."""

    at: Address = field(default_factory=Address)
    """the provision cited last; its law is the law named last"""
    named: Mention | None = None
    """the law named last"""
    end: int = -1
    """where the provision cited last ends; -1 before any of this law"""
    level: str = ""
    """its smallest unit: 条, 項, 号, 行 for a row, 表 for a table without a row"""
    last: Element | None = None
    """its number"""
    marks: tuple[CitationMark, ...] = ()
    """how its law was found"""


class Reader:
    """The state of one pass. ``found`` holds the citations, ``bare`` the tables cited without a row."""

    def __init__(self, folded: Folded, named: list[Mention], context: DocumentNames):
        self.folded, self.text, self.named, self.context = folded, folded.text, named, context
        self.found: list[FoundCitation] = []
        self.bare: list[FoundCitation] = []
        self.laws: list[str] = []
        self.state = ReaderState()

    def name(self, mention: Mention) -> None:
        """Take note of a law: what follows leans on it alone."""
        self.laws.append(mention.law)
        self.state = ReaderState(at=Address(mention.law), named=mention, marks=mention.marks)

    def same_law(self, kind: str) -> tuple[str | None, tuple[CitationMark, ...]]:
        """同法: the law of that kind named last here, or in an earlier passage where none is named here."""
        for laws, marks in ((self.laws, ()), (self.context.laws, (marked.LAW_FROM_EARLIER_PASSAGE,))):
            law = next((law for law in reversed(laws) if law.endswith(_KINDS.get(kind, ("令",)))), None)
            if law is not None:
                return law, marks
        return None, ()

    def direct(self, start: int) -> bool:
        """Tell whether the law named last stands directly before ``start``."""
        named = self.state.named
        return named is not None and self.state.end < 0 and self.stands_between(grammar.DIRECT, named.end, start)

    def head(self, start: int) -> int:
        """Return where a citation whose number stands at ``start`` begins: with its law, if that stands before it."""
        return self.state.named.start if self.state.named and self.direct(start) else start

    def linked(self, start: int) -> bool:
        """Tell whether ``start`` goes on with the list or range of the provision cited last."""
        end = self.state.end
        return self.stands_between(grammar.LINK, end, start) or self.stands_between(grammar.RANGE_LINK, end, start)

    def stands_between(self, pattern: re.Pattern[str], start: int, end: int) -> bool:
        """Tell whether ``pattern`` is all that stands between two places."""
        return 0 <= start <= end <= start + _FAR and pattern.fullmatch(self.text, start, end) is not None

    def belongs_elsewhere(self, start: int) -> bool:
        """契約書第5条: a provision of something that is no law."""
        before = self.text[max(0, start - 2) : start]
        return not self.folded.spaced(start) and grammar.FOREIGN.search(before) is not None

    def carried(self, start: int) -> tuple[CitationMark, ...]:
        """Return the marks of a law named farther back; it goes without saying only within its own sentence."""
        named = self.state.named
        if named is None or "。" not in self.text[named.end : start]:
            return self.state.marks
        return tuple(dict.fromkeys((*self.state.marks, marked.LAW_FROM_BEFORE)))

    def plain(self, component: re.Match[str]) -> list[Element]:
        """Return the numbers of ``component``: 「1、2、85の2の項」 → 1, 2, 85の2."""
        listed = elements(self.folded, *component.span("list"))
        # 第61項の2: the last number has its 枝番 behind the unit. A lone number is quoted with its unit.
        branch, last = component["branch"] or "", listed[-1]
        end = component.end() if branch or len(listed) == 1 else last.end
        return [*listed[:-1], replace(last, number=last.number + branch, end=end)]

    def expanded(self, component: re.Match[str], level: str) -> list[Element]:
        """Return the numbers of ``component`` and, where it ends a range begun by the one cited last, its steps."""
        listed, last = self.plain(component), self.state.last
        if (
            last
            and self.state.level == level
            and self.stands_between(grammar.RANGE_LINK, self.state.end, component.start())
        ):
            return steps(last, listed[0]) + listed[1:]
        return listed
