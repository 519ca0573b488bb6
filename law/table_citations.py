"""Citations of tables and rows: 別表第二の85の2の項, 第2条の表, (1, 2, 120の項), 項番68."""

import re
from dataclasses import replace

from konkyo.law import citation as marked
from konkyo.law import grammar
from konkyo.law.address import Address
from konkyo.law.citation import CitationMark
from konkyo.law.citation_reader import CitationReader, FoundCitation
from konkyo.law.law_names import ACT, TRANSMISSION_ORDER, names
from konkyo.law.numerals import to_kanji

ROW = "行"
_MOST_TABLES = 100


class TableReader(CitationReader):
    """Reads citations of tables and of their rows."""

    def own_table(self, start: int) -> int:
        """Read 第二条の表, a table in an article."""
        own = grammar.OWN_TABLE.match(self.text, start)
        if own is None:
            return start + 1
        custom = TRANSMISSION_ORDER if own["article"] == "2" else None
        return self._named_table(f"第{own['article']}条の表", custom, start, own.end())

    def table(self, start: int) -> int:
        """Read 別表第二; 別表1項番16; 別表16の項, which is row 16 of the only 別表."""
        table = grammar.TABLE.match(self.text, start)
        if table is None:
            return start + 1
        number, end = table["number"], table.end()
        if number and grammar.ROW_OF_ONE.match(self.text, start):
            number, end = None, table.start("number")
        # 評価書 cite 別表第一 and 第二 of 番号法 without its name, and its 別表 after its orders, which have none.
        known = number in ("1", "2") or self.state.at.law in names().orders
        known |= grammar.WITH_ORDER.match(self.text, start) is not None
        # 「移転先は別表1のとおり」 means a table of the document itself.
        own = not table["prefix"] and not self.direct(start) and not self.linked(start)
        own |= grammar.OWN_ANNEX.match(self.text, end) is not None
        custom = ACT if known else None
        more = grammar.MORE_ROWS.match(self.text, end) if number and not own else None
        if more is None or self._law_of_table(start, custom)[0] is None:
            return self._named_table(_name(number), custom, start, end, bare=not own)
        return self._tables(number, more, custom, start)

    def _tables(self, number: str, more: re.Match[str], custom: str | None, start: int) -> int:
        """Cite several tables of one law: 別表第1から第6まで, 別表第一及び第二."""
        law, marks = self._law_of_table(start, custom)
        head, last = self.head(start), int(more["number"])
        numbers = range(int(number), min(last, int(number) + _MOST_TABLES) + 1) if more["to"] else (int(number), last)
        tables = [Address(law, table=_name(str(one))) for one in numbers]
        if not tables:
            return more.end()
        first_ends = self.text.index(number, start) + len(number)
        self.bare.append(FoundCitation(tables[0], head, first_ends, marks))
        self.bare += [FoundCitation(table, head, more.end(), marks) for table in tables[1:-1]]
        self.bare.append(FoundCitation(tables[-1], more.start("number"), more.end("number"), marks))
        self.state = replace(self.state, at=tables[-1], end=more.end(), level="表", last=None, marks=marks)
        return more.end()

    def _named_table(self, name: str, custom: str | None, start: int, end: int, bare: bool = True) -> int:
        law, marks = self._law_of_table(start, custom)
        if law is None:
            return end
        return self.rows_of(Address(law, table=name), self.head(start), end, marks, bare)

    def _law_of_table(self, start: int, custom: str | None) -> tuple[str | None, tuple[CitationMark, ...]]:
        """Return the law of a table with its marks; ``custom`` is the law that 評価書 mean if they name none."""
        law = self.state.at.law
        if self.direct(start):
            return law, self.state.marks
        # 番号法 has no 第2条の表, and its orders have no 別表, even if they are named directly before.
        linked = self.linked(start) and law not in names().orders | {ACT}
        if self.own and not self.linked(start):
            return self.unnamed_law(linked=False)
        if self.text[max(0, start - 2) : start] == "条例" and not self.folded.spaced(start):
            return None, ()  # 「条例別表第1」 of an ordinance that nothing names
        if law is not None and (custom is None or law == custom or linked):
            return law, self.state.marks if self.linked(start) else self.carried(start)
        if law is None and custom == ACT and self.linked(start):
            self._name_cited(custom)
        if custom in self.laws:
            return custom, (marked.LAW_FROM_BEFORE,)
        return custom, (marked.LAW_BY_CUSTOM,)

    def _name_cited(self, law: str) -> None:
        """Give the provision directly before a table of ``law`` that law: 「第19条第8号別表第2の1」 names none."""
        last = self.found[-1]
        if last.address.law is None and last.end == self.state.end:
            named = replace(last.address, law=law)
            self.found[-1] = replace(last, address=named, marks=(*last.marks, marked.LAW_BY_CUSTOM))

    def rows_of(self, table: Address, head: int, end: int, marks: tuple[CitationMark, ...], bare: bool = True) -> int:
        """Cite the rows after the name of a table; without rows, cite the table itself if ``bare``."""
        rows = grammar.ROWS.match(self.text, end)
        if rows and self._are_rows(rows, table.law, bare):
            # The tables of 番号法 count in 項; those of other laws may count in 号 (住民基本台帳法別表第五第8号).
            if (rows["unit"] or "").endswith("号") and table.law == ACT:
                marks = (*marks, marked.ROW_AS_ITEM)
            if self.text[end : rows.start("list")] == "-":
                marks = (*marks, marked.ROW_BEHIND_HYPHEN)
            self.state = replace(self.state, end=-1, last=None, marks=marks)
            return self._cite_rows(head, rows, table, marks)
        if bare:
            self.bare.append(FoundCitation(table, head, end, marks))
        self.state = replace(self.state, at=table, end=end, level="表", last=None, marks=marks)
        return end

    def _are_rows(self, rows: re.Match[str], law: str | None, named: bool) -> bool:
        """Return whether the numbers after the name of a table are rows, even without 項."""
        before = self.text[rows.start() : rows.start("list")]
        after = self.text[rows.end() : rows.end() + 1]
        if rows["unit"] or "項番" in before or rows["list"][0] in "Nn№":
            return True
        if before == "-":
            return law == ACT and named  # 「別表１－１６」
        if before == "の" and law in (ACT, TRANSMISSION_ORDER):
            return re.match(r"[^\d年月日人件欄表つ点種部の以]|$", after) is not None
        enclosed = before[-1:] in ("(", "【", "[") and after in (")", "】", "]")
        of_network = before[-1:] == "【" and law in (ACT, TRANSMISSION_ORDER)  # 「第2条の表【27】」
        return enclosed and (of_network or re.search(r"[、,・~]", rows["list"]) is not None)

    def row(self, start: int, component: re.Match[str]) -> int:
        """Cite rows of a table that is named elsewhere: (1, 2, 85の2の項); 27の項（別表第二）; 提供命令1の項."""
        at, marks, end = self.state.at, self.state.marks, component.end()
        if at.table is not None:
            return self._cite_rows(start, component, replace(at, row=None), marks)
        if table := self._table_behind(end):
            return self._cite_rows(self.head(start), component, table, marks)
        if at.law == TRANSMISSION_ORDER:
            table = Address(at.law, table="第2条の表")
            return self._cite_rows(self.head(start), component, table, (*marks, marked.TABLE_BY_LAW))
        return end

    def _table_behind(self, end: int) -> Address | None:
        """Return the table in 27の項（番号法別表第二）."""
        opened = end + 1 if self.text[end : end + 1] in ("(", "「") else end
        follower = next((one for one in self.named if one.start == opened), None)
        table = grammar.TABLE.match(self.text, follower.end if follower else opened)
        if table is None:
            return None
        return Address(follower.law if follower else self.state.at.law or ACT, table=_name(table["number"]))

    def _cite_rows(self, head: int, rows: re.Match[str], table: Address, marks: tuple[CitationMark, ...]) -> int:
        listed = self.expanded(rows, ROW)
        for index, element in enumerate(listed):
            first = head if index == 0 and not element.stepped else element.start
            address = replace(table, row=element.number)
            self.found.append(FoundCitation(address, first, element.end, (*marks, *element.marks)))
        at = replace(table, row=listed[-1].number)
        self.state = replace(self.state, at=at, end=rows.end(), level=ROW, last=listed[-1])
        return rows.end()


def _name(number: str | None) -> str:
    return f"別表第{to_kanji(int(number))}" if number and 0 < int(number) < 1000 else "別表"
