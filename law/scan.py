"""Scans a folded text for citations; each is read in the context of what was named before it."""

from konkyo.law import citation as marked
from konkyo.law import grammar
from konkyo.law.article_citations import ArticleReader
from konkyo.law.citation_reader import ReaderState
from konkyo.law.defined_names import DocumentNames
from konkyo.law.fold import Folded
from konkyo.law.law_names import enactment
from konkyo.law.mentions import Mention
from konkyo.law.table_citations import TRANSMISSION_ORDER, TableReader

_ORDERS = {"別表第一": "番号法別表第一主務省令", "別表第二": "番号法別表第二主務省令"}


class Scan(ArticleReader, TableReader):
    """One scan of one text. Making the object does the scan."""

    def __init__(self, folded: Folded, named: list[Mention], context: DocumentNames):
        super().__init__(folded, named, context)
        self._outer: list[ReaderState] = []
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
        self._outer.append(self.state)
        return start + 1

    def _close(self, start: int) -> int:
        # What is named in brackets counts only inside them, unless no law was named before.
        if self._outer and (outer := self._outer.pop()).at.law is not None:
            self.state = outer
        return start + 1

    def _pointer(self, start: int) -> int:
        component = grammar.COMPONENT.match(self.text, start)
        if component is None:
            return start + 1
        unit = component["unit"] or ""
        if unit.endswith("条"):
            return self.article(start, component, supplement=False)
        at = self.state.at
        counts_rows = at.row or unit == "の項" or (at.law == TRANSMISSION_ORDER and self.direct(start))
        if unit.endswith("項") and counts_rows:
            return self.row(start, component)
        return self.smaller(start, component) if unit else component.end()

    def _supplement(self, start: int) -> int:
        component = grammar.COMPONENT.match(self.text, start + len("附則"))
        if component is None or not (component["unit"] or "").endswith("条"):
            return start + len("附則")
        return self.article(start, component, supplement=True)

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
        if order and (law := _ORDERS.get(self.state.at.table or "")):
            self.name(Mention(start, end, law, (marked.ORDER_BY_TABLE,)))
        return end
