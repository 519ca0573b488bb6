"""Citations of articles, paragraphs and items: 第9条第1項第2号, its lists and ranges, 同条, 前項."""

import re
from dataclasses import replace

from konkyo.law import citation as marked
from konkyo.law import grammar
from konkyo.law.address import SUPPLEMENT, Address
from konkyo.law.citation import CitationMark
from konkyo.law.citation_reader import CitationReader, FoundCitation
from konkyo.law.mentions import Mention

_LEVELS = {"条": 0, "項": 1, "号": 2}
_FIELDS = {"条": "article", "項": "paragraph", "号": "item"}


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
                return component.end()
            marks = self.carried(start)
        # 附則第3条若しくは第6条: both are articles of the 附則.
        supplement |= linked and at.in_supplement
        prefix = SUPPLEMENT if supplement else ""
        return self._cite(self.head(start), component, Address(at.law), marks, prefix, free=not direct)

    def smaller(self, start: int, component: re.Match[str]) -> int:
        """Read a paragraph or item without an article: it continues a list (第7号、第8号), or it is no citation."""
        at, unit = self.state.at, component["unit"][-1]
        deeper = _LEVELS[unit] - _LEVELS.get(self.state.level, len(_LEVELS))
        base = replace(at, item=None) if unit == "号" else Address(at.law, at.article)
        if at.article and deeper > 0 and self.stands_between(grammar.TITLE, self.state.end, start):
            # 第9条（利用範囲）第1項 is one provision.
            return self._cite(self.found.pop().start, component, base, self.state.marks)
        # 第20条（第8号に限る。）; but 第20条、第8号 is no list of one kind.
        limited = self.state.end == start - 1 and self.text[start - 1] == "("
        if at.article and (limited or (deeper <= 1 and self.linked(start))):
            return self._cite(start, component, base, self.state.marks)
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
        """Read 前条, 前項 or 前号: one less than the last cited number."""
        previous = grammar.PREVIOUS.match(self.text, start)
        if previous is None:
            return start + 1
        what, at = previous["what"], self.state.at
        number = getattr(at, _FIELDS[what])
        if number is None or not number.isdecimal() or int(number) < 2:
            return previous.end()
        before = _at(_up_to(at, what), what, str(int(number) - 1))
        return self._from(before, what, start, previous.end(), (*self.state.marks, marked.NEIGHBOUR))

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
        prefix: str = "",
        free: bool = False,
    ) -> int:
        """Cite every provision from ``component`` on; the span of the first one begins at ``head``.

        ``prefix`` is put before article numbers. ``free`` means that no law stands directly before the number; then
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
                number = prefix + element.number if unit == "条" else element.number
                address = _at(base, unit, number)
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
        self.found += cited
        self.state = replace(self.state, at=address, end=end, level=unit, last=listed[-1], marks=carried)
        return end


def _at(base: Address, unit: str, number: str) -> Address:
    """Return ``base`` with the number of one unit set."""
    match unit:
        case "条":
            return replace(base, article=number)
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
