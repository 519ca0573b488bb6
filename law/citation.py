"""The results of the library: citations, and marks that say how a citation was understood."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from konkyo.law.address import Address


@dataclass(frozen=True, slots=True)
class CitationMark:
    """A remark on how a citation was understood, in both languages. ``code`` is stable, for counting and filtering.

    ``inferred`` tells whether the provision is inferred by this rule; otherwise the mark is only a remark on what is
    printed.
    """

    code: str
    ja: str
    en: str
    inferred: bool = True


@dataclass(frozen=True, slots=True)
class Citation:
    """One single provision as a text cites it; ``text[start:end] == quote``.

    Numbers are written as in :class:`konkyo.law.address.Address`. ``law`` is the canonical name (see
    :mod:`konkyo.law.law_names`) or, for a law that is not known, the name as printed.

    The span of a single citation, or of the first one of a list, begins with the name of the law (or table) if that
    stands directly before it, and ends with the last number and unit. Each further element of a list has its own span
    (「85の2」, 「第二号」). The inner steps of a range have the span of the range.
    """

    law: str | None
    article: str | None = None
    paragraph: str | None = None
    item: str | None = None
    table: str | None = None
    row: str | None = None
    start: int = 0
    end: int = 0
    quote: str = ""
    marks: tuple[CitationMark, ...] = ()

    @property
    def rule(self) -> str | None:
        """The code of the rule by which the provision is inferred; None if the text itself says which one it is."""
        return rule_of(mark.code for mark in self.marks)

    @property
    def confidence(self) -> Literal["sure", "inferred"]:
        """Whether the text itself says which provision is meant."""
        return "inferred" if self.rule else "sure"


def address(cited: Citation) -> Address:
    """Return the address of a citation."""
    return Address(cited.law, cited.article, cited.paragraph, cited.item, cited.table, cited.row)


NAME_MISSPELT = CitationMark(
    "name_misspelt", "法令名の誤記を正しい名称に読み替えた", "a misprint in the name of the law is read as meant"
)
NAME_LACKS_LAW = CitationMark(
    "name_lacks_law", "法令名の「法」が抜けている", "the word 法 is missing in the name of the law"
)
LACKS_DAI = CitationMark(
    "lacks_dai", "「第」が抜けている", "the prefix 第 is missing from one number of the citation", inferred=False
)
SAME_ARTICLE_FOR_LAW = CitationMark(
    "same_article_for_law", "「同条」を「同法」の誤記として読んだ", "同条 (same article) is read as 同法 (same law)"
)
ROW_AS_ITEM = CitationMark("row_as_item", "表の「項」が「号」と書かれている", "a row (項) of a table is written 号")
LAW_FROM_BEFORE = CitationMark(
    "law_from_before", "法令名は同じ欄の前の記載による", "the law is the one named earlier in the same passage"
)
LAW_FROM_EARLIER_PASSAGE = CitationMark(
    "law_from_earlier_passage",
    "「同法」等の指す法令は前の欄の記載による",
    "the law is the one named last in an earlier passage",
)
LAW_BY_CUSTOM = CitationMark(
    "law_by_custom",
    "法令名がなく、評価書の慣例により補った",
    "no law is named; the one that 評価書 cite so by custom is meant",
)
ORDER_BY_TABLE = CitationMark(
    "order_by_table",
    "「主務省令」を直前の別表のものと解した",
    "主務省令 is taken to be the order under the table cited before it",
)
TABLE_BY_LAW = CitationMark(
    "table_by_law",
    "表の名がなく、提供命令第2条の表と解した",
    "no table is named; the row is taken to be one of 第2条の表",
)
NEIGHBOUR = CitationMark(
    "neighbour", "「前条」等を番号から求めた", "前条 and the like are worked out from the number before"
)
RANGE_OPEN = CitationMark(
    "range_open",
    "範囲の途中の番号が確定できない、又は多すぎるため、両端だけを挙げた",
    "the inner steps of the range cannot be known, or are too many; only its ends are given",
    inferred=False,
)
HYPHEN_AS_BRANCH = CitationMark(
    "hyphen_as_branch", "「85-2」のような表記を枝番（85の2）として読んだ", "85-2 is read as the 枝番 85の2"
)
NUMBER_BROKEN = CitationMark(
    "number_broken", "行の切れ目で分かれた数字をつないだ", "digits parted by a line end are joined"
)
FORMER_LAW = CitationMark(
    "former_law", "改正前の法令の規定である", "the provision of the law before an amendment is meant", inferred=False
)
AMBIGUOUS_NAME = CitationMark(
    "ambiguous_name",
    "略称は、評価書で普通に指す法令と解した",
    "the abbreviation is taken to mean the law that it usually means; others could be called so",
)
NAME_VARIES = CitationMark(
    "name_varies",
    "前に出た条例名とわずかに異なり、同じ条例と解した",
    "the name differs a little from that of an ordinance named before, and is taken to mean the same",
)
ROW_BEHIND_HYPHEN = CitationMark(
    "row_behind_hyphen",
    "「別表1-16」のような表記を別表第一の16の項として読んだ",
    "別表1-16 is read as row 16 of 別表第一",
)
ITEM_BY_ARTICLE = CitationMark(
    "item_by_article",
    "番号法第19条には号だけがあるので、丸数字を号として読んだ",
    "第19条 of 番号法 has items only, so the circled number is read as an item",
)
STATUS_BY_CUSTOM = CitationMark(
    "status_by_custom",
    "「30条45規定区分」を住民基本台帳法第30条の45に規定する区分と解した",
    "30条45規定区分 is taken to mean the status of 住民基本台帳法第30条の45",
)
ROW_OF_ORDER = CitationMark(
    "row_of_order",
    "「第…条で定めるもの」を、提供命令第2条の表の写しとして、同命令の条と解した",
    "第…条で定めるもの is in a copy of 第2条の表, so that article is one of the order itself",
)
TITLE_OF_TEXT = CitationMark(
    "title_of_text",
    "条例・規則の本文なので、法令名のない条項はその条例・規則のものと解した",
    "the text is that of an ordinance or rule, so provisions without the name of a law are its own",
)

_MARKS = tuple(value for value in globals().values() if isinstance(value, CitationMark))
_INFERRING = frozenset(mark.code for mark in _MARKS if mark.inferred)


def rule_of(codes: Iterable[str]) -> str | None:
    """Return the first of these codes of marks by which a provision is inferred; None if there is none."""
    return next((code for code in codes if code in _INFERRING), None)
