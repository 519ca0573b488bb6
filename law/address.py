"""The address of a provision, spelled as in the evaluation record."""

from dataclasses import dataclass, replace

SUPPLEMENT = "附則"
"""The supplementary provisions. It begins the ``article`` of their addresses, and is all of it where they have none."""


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
        return (self.article or "").startswith(SUPPLEMENT)

    @property
    def whole(self) -> str:
        """The table whose row it is, else its law: what provisions are counted under."""
        return str(replace(self, row=None)) if self.table else self.law or ""

    def __str__(self) -> str:
        """Return the address as it is cited: 番号法第19条第8号, 番号法別表第二の85の2の項, 番号法附則第6条第2項."""
        said = [self.law or ""]
        for value, unit in ((self.article, "条"), (self.paragraph, "項")):
            said.append(_numbered(value, unit) if value else "")
        said.append(self.table or "")
        said.append(_numbered(self.item, "号") if self.item else "")
        return "".join(said) + (f"の{self.row}の項" if self.row else "")


def _numbered(value: str, unit: str) -> str:
    """Return 24の2 as 第24条の2, and 附則39 as 附則第39条."""
    supplement, number = ("附則", value.removeprefix("附則")) if value.startswith("附則") else ("", value)
    first, the, branch = number.partition("の")
    return f"{supplement}第{first}{unit}{the}{branch}" if number else supplement
