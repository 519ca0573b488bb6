"""Citations of articles, paragraphs and items: 第9条第1項第2号, its lists and ranges, 同条, 前項."""

import re
from dataclasses import replace

from konkyo.law import citation as marked
from konkyo.law import grammar
from konkyo.law.address import Address, ArticleNumber
from konkyo.law.citation import CitationMark
from konkyo.law.citation_reader import CitationReader, FoundCitation
from konkyo.law.law_names import ACT, TRANSMISSION_ORDER
from konkyo.law.mentions import Mention
from konkyo.law.numerals import neighbours

_LEVELS = {"条": 0, "項": 1, "号": 2}
_FIELDS = {"条": "article", "項": "paragraph", "号": "item"}
_ITEMS_ONLY = (ACT, "19")
"""An article that has no paragraphs."""


class ArticleReader(CitationReader):
    """Reads citations in 条, 項 and 号."""

    def article(self, start: int, component: re.Match[str], supplement: bool) -> int:
        """Read a citation that begins with an article at ``start``; return the position after it."""
        at, marks = self.state.at, self.state.marks
        direct, linked = self.direct(start), self.linked(start)
        if not direct and not linked:
            plain = (
                not supplement and self.text[start] != "第" and self.text[start - 1 : start] not in set("([【「:、・")
            )
            if plain or self.belongs_elsewhere(start):
                return self._passed(component)
            if grammar.DEFINED_IN_ROW.match(self.text, start) and grammar.DEFINES_IN_ROW.match(
                self.text, self._passed(component)
            ):
                return self._of_copied_row(start, component)
            marks = self.carried(start)
            if self.own and not linked:
                law, marks = self.unnamed_law(linked)
                at = Address(law)
        # 附則第3条若しくは第6条: both are articles of the 附則.
        supplement |= linked and at.in_supplement
        return self._cite(self.head(start), component, Address(at.law), marks, supplement, free=not direct)

    def supplement_paragraph(self, start: int, component: re.Match[str]) -> int:
        """Read 附則第2項, of supplementary provisions without articles."""
        law, marks = self.state.at.law, self.state.marks
        if not self.direct(start):
            law, marks = self.unnamed_law(self.linked(start))
        return self._cite(self.head(start), component, Address(law, str(ArticleNumber(in_supplement=True))), marks)

    def _passed(self, component: re.Match[str]) -> int:
        """Return the position after an article and all smaller units directly behind it."""
        end = component.end()
        while following := self._following(end, component["unit"][-1]):
            end, component = following.end(), following
        return end

    def _of_copied_row(self, start: int, component: re.Match[str]) -> int:
        """Read 「…であって第五十五条の二で定めるもの」: in a copy of 第2条の表 an article of that order.

        A law that the row names is never meant. Where nothing tells that the row is of that table, no law is.
        """
        order = TRANSMISSION_ORDER
        if self.own:
            law, marks = self.unnamed_law(linked=False)
        else:
            known = order in (*self.laws, *self.context.laws, self.state.at.law)
            law, marks = (order if known else None), (marked.ROW_OF_ORDER,)
        before = self.state
        end = self._cite(start, component, Address(law), marks)
        self.state = before
        return end

    def smaller(self, start: int, component: re.Match[str]) -> int:
        """Read a paragraph or item without an article: it continues a list (第7号、第8号), or it is no citation."""
        at, unit = self.state.at, component["unit"][-1]
        deeper = _LEVELS[unit] - _LEVELS.get(self.state.level, len(_LEVELS))
        base = replace(at, item=None) if unit == "号" else Address(at.law, at.article)
        if at.article and deeper > 0 and self.stands_between(grammar.BRACKETED, self.state.end, start):
            # 第9条（利用範囲）第1項 is one provision.
            return self._cite(self.found.pop().start, component, base, self.state.marks)
        # 第20条（第8号に限る。）; but 第20条、第8号 is no list of one kind.
        limit = grammar.LIMITED.match(self.text, self.state.end, start) if self.state.end >= 0 else None
        limited = limit is not None
        if at.article and (limited or (deeper <= 1 and self.linked(start))):
            former = (marked.FORMER_LAW,) if limit and "旧" in limit[0] else ()
            return self._cite(start, component, base, (*self.state.marks, *former))
        if self.own and not self.belongs_elsewhere(start) and self.text[start] == "第":
            here = self.own.at(start)
            base = replace(here, item=None) if unit == "号" else Address(here.law, here.article)
            return self._cite(start, component, base, (marked.TITLE_OF_TEXT,)) if here.article else component.end()
        return component.end()

    def same_place(self, what: str, start: int, end: int) -> int:
        """Read 同条第2項 or 同項; in 同条第17条 the text must mean 同法."""
        article = grammar.COMPONENT.match(self.text, end)
        if what == "条" and article and (article["unit"] or "").endswith("条"):
            law, marks = self.same_law("法")
            if law is not None:
                self.name(Mention(start, end, law, (*marks, marked.SAME_ARTICLE_FOR_LAW)))
            return end
        at = self.state.at
        if getattr(at, _FIELDS[what]) is None:
            return end
        return self._from(_up_to(at, what), what, start, end, self.state.marks)

    def previous(self, start: int) -> int:
        """Read 前条, 次項, 前二項 or 前各号: the neighbours of the last number; in an own text, of its place."""
        previous = grammar.PREVIOUS.match(self.text, start)
        if previous is None:
            return start + 1
        what, end = previous["what"], previous.end()
        at = self.own.at(start) if self.own else self.state.at
        numbers = neighbours(at.number_at(_FIELDS[what]), previous["to"], previous["many"])
        marks = (*((marked.TITLE_OF_TEXT,) if self.own else self.state.marks), marked.NEIGHBOUR)
        places = [_at(_up_to(at, what), what, number, at.in_supplement) for number in numbers]
        if len(places) == 1:
            return self._from(places[0], what, start, end, marks)
        self.found += [FoundCitation(place, start, end, marks) for place in places]
        if places:
            self.state = replace(self.state, at=places[-1], end=end, level=what, last=None)
        return end

    def _from(self, base: Address, what: str, start: int, end: int, marks: tuple[CitationMark, ...]) -> int:
        """Cite ``base``, or the smaller provision that directly follows."""
        following = self._following(end, what)
        if following is not None:
            return self._cite(start, following, base, marks)
        self.found.append(FoundCitation(base, start, end, marks))
        self.state = replace(self.state, at=base, end=end, level=what, last=None)
        return end

    def _following(self, end: int, unit: str) -> re.Match[str] | None:
        following = grammar.FOLLOWING.match(self.text, end)
        if following is None or following["unit"] == "の項" or _LEVELS[following["unit"][-1]] <= _LEVELS[unit]:
            return None
        return following

    def _cite(
        self,
        head: int,
        component: re.Match[str],
        base: Address,
        marks: tuple[CitationMark, ...],
        in_supplement: bool = False,
        free: bool = False,
    ) -> int:
        """Cite every provision from ``component`` on; the span of the first one begins at ``head``.

        ``in_supplement``: of the 附則. ``free`` means that no law stands directly before the number; then
        「第五十五条において同じ」 is no citation.
        """
        cited: list[FoundCitation] = []
        address, carried = base, marks
        while True:
            unit = component["unit"][-1]
            listed = self.expanded(component, unit) if not cited else self.plain(component)
            if cited:
                # 第9条第1項 cites the paragraph, not the article too.
                head = cited.pop().start
            for index, element in enumerate(listed):
                address = _at(base, unit, element.number, in_supplement)
                first = head if index == 0 and not element.stepped else element.start
                cited.append(FoundCitation(address, first, element.end, (*marks, *element.marks)))
            following = self._following(component.end(), unit)
            if following is None:
                break
            if self.text[component.start("list")] == "第" and self.text[following.start("list")] != "第":
                marks = (*marks, marked.LACKS_DAI)
            base, component = address, following
        end = component.end()
        if every := grammar.EVERY.match(self.text, end):
            end = every.end()
            cited[-1] = replace(cited[-1], end=end)
        if free and grammar.SCOPE.match(self.text, end):
            return end
        if (
            unit == "項"
            and (address.law, address.article) == _ITEMS_ONLY
            and self.folded.one_sign(component.start("list"))
        ):
            cited = [_as_item(one) for one in cited]
            address, unit = cited[-1].address, "号"
        self.found += cited
        self.state = replace(self.state, at=address, end=end, level=unit, last=listed[-1], marks=carried)
        return end


def _as_item(one: FoundCitation) -> FoundCitation:
    """Return 番号法第19条⑧ as its item 8: a circled number is a paragraph elsewhere."""
    address = replace(one.address, paragraph=None, item=one.address.paragraph)
    return replace(one, address=address, marks=(*one.marks, marked.ITEM_BY_ARTICLE))


def _at(base: Address, unit: str, number: str, in_supplement: bool) -> Address:
    """Return ``base`` with the number of one unit set; an article is one of the 附則 if ``in_supplement``."""
    match unit:
        case "条":
            return replace(base, article=str(ArticleNumber(number, in_supplement)))
        case "項":
            return replace(base, paragraph=number)
        case _:
            return replace(base, item=number)


def _up_to(at: Address, unit: str) -> Address:
    """Return an address without what is smaller than ``unit``: 第9条第1項第2号 up to 項 is 第9条第1項."""
    match unit:
        case "条":
            return Address(at.law, at.article)
        case "項":
            return replace(at, item=None)
        case _:
            return at
