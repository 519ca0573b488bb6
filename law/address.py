"""The address of a provision, spelled as in the evaluation record."""

from dataclasses import dataclass, replace
from typing import Self

from konkyo.law.numerals import with_unit

SUPPLEMENT = "附則"


@dataclass(frozen=True, slots=True)
class ArticleNumber:
    """The number of an article: 24の2, or 附則39 of the supplementary provisions; these may have no articles (附則)."""

    number: str = ""
    in_supplement: bool = False

    @classmethod
    def of(cls, article: str | None) -> Self:
        """Return the number that the ``article`` of an address says; an empty one for None."""
        said = article or ""
        return cls(said.removeprefix(SUPPLEMENT), said.startswith(SUPPLEMENT))

    def __str__(self) -> str:
        """Return what the ``article`` of an address says."""
        return SUPPLEMENT * self.in_supplement + self.number

    @property
    def cited(self) -> str:
        """The number as it is cited: 第24条の2, 附則第39条."""
        return SUPPLEMENT * self.in_supplement + (with_unit(self.number, "条") if self.number else "")


@dataclass(frozen=True, slots=True)
class Address:
    """An address. It does not identify a norm: on another day another norm may have it.

    ``law`` is a canonical name (see :mod:`konkyo.law.law_names`). Numbers have half-width arabic digits; branch numbers
    keep の (24の2). An article of the supplementary provisions is 附則39; a table is 別表, 別表第一, 第2条の表 ….
    """

    law: str | None = None
    article: str | None = None
    paragraph: str | None = None
    item: str | None = None
    table: str | None = None
    row: str | None = None

    @property
    def in_supplement(self) -> bool:
        """Whether it is in the supplementary provisions."""
        return ArticleNumber.of(self.article).in_supplement

    def number_at(self, level: str) -> str:
        """Return the number at one of its levels, without 附則 for an article; "" where it has none."""
        return ArticleNumber.of(self.article).number if level == "article" else getattr(self, level) or ""

    @property
    def whole(self) -> str:
        """The table whose row it is, else its law: what provisions are counted under."""
        return str(replace(self, row=None)) if self.table else self.law or ""

    def __str__(self) -> str:
        """Return the address as it is cited: 番号法第19条第8号, 番号法別表第二の85の2の項, 番号法附則第6条第2項."""
        said = [self.law or "", ArticleNumber.of(self.article).cited]
        said.append(with_unit(self.paragraph, "項") if self.paragraph else "")
        said.append(self.table or "")
        said.append(with_unit(self.item, "号") if self.item else "")
        return "".join(said) + (f"の{self.row}の項" if self.row else "")
