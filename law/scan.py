"""Scans a folded text for citations; each is read in the context of what was named before it."""

import re
from dataclasses import replace

from konkyo.law import citation as marked
from konkyo.law import grammar
from konkyo.law.address import Address, ArticleNumber
from konkyo.law.article_citations import ArticleReader
from konkyo.law.citation_reader import FoundCitation, ReaderState
from konkyo.law.defined_names import DocumentNames
from konkyo.law.fold import Folded
from konkyo.law.law_names import ACT, TRANSMISSION_ORDER, enactment
from konkyo.law.law_names import law as law_named
from konkyo.law.mentions import Mention, by_number, plain_number
from konkyo.law.notice_citations import NoticeReader
from konkyo.law.own_text import OwnText
from konkyo.law.table_citations import TableReader

_ORDERS = {
    "別表第一": "番号法別表第一主務省令",
    "別表": "番号法別表第一主務省令",
    "別表第二": "番号法別表第二主務省令",
    "第2条の表": TRANSMISSION_ORDER,
}
_ORDERS_BY_ITEM = {"7": "番号法別表第二主務省令", "8": TRANSMISSION_ORDER}


class Scan(ArticleReader, TableReader, NoticeReader):
    """One scan of one text. Making the object does the scan."""

    def __init__(self, folded: Folded, named: list[Mention], context: DocumentNames, own: OwnText | None = None):
        super().__init__(folded, named, context, own)
        self._outer: list[tuple[ReaderState, int]] = []
        # Matched group of grammar.ANCHOR → the method that reads from there and returns the next position.
        read = {
            "open": self._open,
            "close": self._close,
            "pointer": self._pointer,
            "supplement": self._supplement,
            "same": self._same,
            "previous": self.previous,
            "ministerial": self._ministerial,
            "own_table": self.own_table,
            "table": self.table,
        }
        upcoming = iter([*named, None])
        mention, anchor = next(upcoming), grammar.ANCHOR.search(self.text)
        while mention is not None or anchor is not None:
            if mention is not None and (anchor is None or mention.start <= anchor.start()):
                self.name(mention)
                position, mention = mention.end, next(upcoming)
            elif anchor is not None:
                position = read[str(anchor.lastgroup)](anchor.start())
            # Search each part of the text only once, however many names it has.
            if anchor is not None and anchor.start() < position:
                anchor = grammar.ANCHOR.search(self.text, position)

    def _open(self, start: int) -> int:
        self._outer.append((self.state, len(self.laws)))
        return start + 1

    def _close(self, start: int) -> int:
        # What is named in brackets counts only inside them, unless no law was named before.
        if self._outer:
            outer, named = self._outer.pop()
            if outer.at.law is not None:
                self.state = outer
                # 介護保険法第129条（地方自治法…を除く。）…同法第131条: 同法 is 介護保険法.
                self.laws = [*self.laws[named:], *self.laws[:named]]
        return start + 1

    def _pointer(self, start: int) -> int:
        if self.own and (head := self.own.heads.get(start)):
            # 「第3条　市長は、…」 at the head of its own text is no citation.
            self.state = ReaderState(at=Address(self.own.law), marks=(marked.TITLE_OF_TEXT,))
            return head
        special = self.residence_status(start) or self.notice(start)
        if special:
            return special
        component = grammar.COMPONENT.match(self.text, start)
        if component is None:
            return start + 1
        unit = component["unit"] or ""
        if not unit:
            return self._without_unit(start, component)
        if unit.endswith("条"):
            return self.article(start, component, supplement=False)
        at = self.state.at
        counts_rows = at.row or unit == "の項" or (at.law == TRANSMISSION_ORDER and self.direct(start))
        if unit.endswith("項") and counts_rows:
            return self.row(start, component)
        return self.smaller(start, component)

    def _without_unit(self, start: int, component: re.Match[str]) -> int:
        """Read numbers without a unit: 【情報照会】項番48、49 of a table; 第76条、76の3 by its branch."""
        state = self.state
        counted = grammar.COUNTED.match(self.text, component.end())
        if state.at.table and not counted and self.stands_between(grammar.SIDES, state.end, start):
            return self.row(start, component)
        if state.level == "条" and grammar.BRANCHED.fullmatch(component[0]) and self.linked(start):
            article = ArticleNumber(component[0].removeprefix("第"), state.at.in_supplement)
            at = Address(state.at.law, str(article))
            self.found.append(FoundCitation(at, start, component.end(), state.marks))
            self.state = replace(state, at=at, end=component.end(), last=None)
        return component.end()

    def _supplement(self, start: int) -> int:
        if amending := grammar.SUPPLEMENT_OF.match(self.text, start):
            law = by_number(amending["number"]) or amending["number"]
            self.name(Mention(self.head(start), amending.end(), law))
            start = amending.end() - len("附則")
        elif law := self._amending_by_number(start):
            self.name(Mention(self.head(start), start, law))
        component = grammar.COMPONENT.match(self.text, start + len("附則"))
        unit = (component["unit"] or "") if component else ""
        if component and unit == "項":
            return self.supplement_paragraph(start, component)
        if component is None or not unit.endswith("条"):
            return start + len("附則")
        return self.article(start, component, supplement=True)

    def _amending_by_number(self, start: int) -> str | None:
        """Return the law whose number stands between another law's name and 附則 at ``start``; None if none does."""
        named = self.state.named
        own = law_named(named.law) if named and self.direct(start) else None
        between = grammar.NUMBER_BETWEEN.fullmatch(self.text, named.end, start) if named and own else None
        if between is None or own is None or own.number in (None, plain_number(between["number"])):
            return None
        return by_number(between["number"]) or plain_number(between["number"])

    def _same(self, start: int) -> int:
        same = grammar.SAME.match(self.text, start)
        if same is None:
            return start + 1
        what, end = same["what"], same.end()
        if what in ("条", "項", "号"):
            return self.same_place(what, start, end)
        if what == "表":
            table = self.state.at
            return self.rows_of(table, start, end, self.state.marks) if table.table else end
        law, marks = self.same_law(what)
        if law is not None:
            law = enactment(law, same["enactment"]) if same["enactment"] else law
            self.name(Mention(start, end, law, marks))
        return end

    def _ministerial(self, start: int) -> int:
        order = grammar.MINISTERIAL.match(self.text, start)
        end = self.text.index("令", start) + 1
        at = self.state.at
        law = _ORDERS.get(at.table or "")
        if at.law == ACT and at.article == "19":
            law = _ORDERS_BY_ITEM.get(at.item or "")
        if order and law:
            self.name(Mention(start, end, law, (marked.ORDER_BY_TABLE,)))
        return end
