"""Citations by other signs than 条, 項 and 号: 告示第334号第6-7, and 「法30条45規定区分」 among recorded items."""

from konkyo.law import citation as marked
from konkyo.law import grammar
from konkyo.law.address import Address
from konkyo.law.citation_reader import CitationReader, FoundCitation
from konkyo.law.law_names import notices

_RESIDENCE_STATUS = Address("住民基本台帳法", "30の45")


class NoticeReader(CitationReader):
    """Reads the provisions of notices (告示), and the one provision that is cited by the name of a recorded item."""

    def notice(self, start: int) -> int | None:
        """Read 第6-7 behind the name of a notice; None if it does not stand there.

        A notice counts without units: its first number is read as an article, the second as a paragraph.
        """
        named = self.state.named
        if named is None or self.state.end >= 0 or not (named.law in notices() or "告示第" in named.law):
            return None
        opened = start - 1 if self.text[start - 1 : start] == "(" else start
        place = grammar.NOTICE_PLACE.match(self.text, opened)
        if place is None or not self.stands_between(grammar.DIRECT, named.end, opened):
            return None
        first, end = named.start, start
        while place:
            end = place.end()
            at = Address(named.law, place["article"], place["paragraph"], place["item"])
            self.found.append(FoundCitation(at, first, end, self.state.marks))
            more = grammar.MORE_OF_NOTICE.match(self.text, end)
            first = more.end() if more else end
            place = grammar.NOTICE_PLACE.match(self.text, first) if more else None
        return end

    def residence_status(self, start: int) -> int | None:
        """Read 30条45規定区分, where no law stands directly before it; None if it does not stand there."""
        status = grammar.STATUS.match(self.text, start)
        if status is None:
            return None
        named = self.state.named
        if named and self.direct(start) and named.law == _RESIDENCE_STATUS.law and status["branch"]:
            return None
        # 「法30条45規定区分」: 法 is part of the name of the item.
        before = start - 1 if self.text[start - 1 : start] == "法" else start
        self.found.append(FoundCitation(_RESIDENCE_STATUS, before, status.end(), (marked.STATUS_BY_CUSTOM,)))
        return status.end()
