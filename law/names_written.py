"""The names that a rewritten passage gives to the laws to which its citations move: in full once, and short after that.

In 番号法第19条第8号 別表第二, the provision after which the order is named is there already: what is written is
番号法第19条第8号に基づく利用特定個人情報の提供に関する命令第2条の表.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from konkyo.law.address import Address
from konkyo.law.citation import address
from konkyo.law.edited_citation import EditedCitation
from konkyo.law.find import find
from konkyo.law.spelling import printed_name

GOES_ON = "に基づく"
"""How a name begins that goes on from the provision before it."""
_UNDER = re.compile(rf"(?P<provision>.+?[条項号])(?P<rest>{GOES_ON}(?P<short>.+))")
_GAP = re.compile(r"[\s、,]*")


@dataclass
class NamesWritten:
    """What a passage has named so far, from its beginning."""

    text: str
    cited: Sequence[EditedCitation]
    absorbed: set[Address] = field(default_factory=set)
    """the provisions that are cited no more on their own, because a name that was written goes on from them"""
    _written: set[str] = field(default_factory=set)

    def at(self, law: str, start: int) -> tuple[int, str]:
        """Return where the name of ``law`` begins that is written at ``start``, and the name.

        It begins earlier where the text before it is the beginning of the name. Ask in the order of the text.
        """
        full = printed_name(law)
        under = _UNDER.fullmatch(full)
        if under is None:
            return start, full
        if law in self._written:
            return start, under["short"]
        self._written.add(law)
        provision = address(find(under["provision"])[0])
        before = [one for one in self.cited if one.end <= start and one.result == provision]
        if not before:
            return start, full
        if _GAP.fullmatch(self.text, before[-1].end, start):
            self.absorbed.add(provision)
            return before[-1].end, under["rest"]
        return start, under["short"]
