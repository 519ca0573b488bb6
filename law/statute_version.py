"""The text of a law on a day, split into the provisions that citations name."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from konkyo.law.address import Address

ENACTMENT = "000000000000000"
"""The id of the amending law in versions that are the law as enacted."""

NOT_FIXED = date(2117, 12, 31)
"""The day of effect of a version that is enacted while its day is not fixed yet: e-Gov writes 令和99年12月31日."""


def fixed_day(on: date | None) -> date | None:
    """Return a day; None if it is not fixed, or None."""
    return None if on == NOT_FIXED else on


DELETED = "削除"
"""The text of a provision that was removed while its number was kept."""

UNREAD_TEXT = "?"
"""The text of an article that is known to have existed, but of which no text is available."""


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line of a row: who may receive what from whom, for which work. 別表第一 and 別表 have the first two only."""

    requester: str
    """情報照会者, or who may use the 個人番号"""
    work: str
    """事務"""
    provider: str | None = None
    """情報提供者"""
    information: str | None = None
    """特定個人情報, 利用特定個人情報"""


@dataclass(frozen=True, slots=True)
class ProvisionText:
    """The own text of one provision; its paragraphs, items and rows are separate provisions.

    Subitems (イ, ロ, (1)) have no address; their text is at the end of the text of their item. An article of one
    paragraph is that paragraph: its items are directly under the article (第19条第8号), as statutes cite them.
    """

    address: Address
    caption: str | None = None
    """見出し without brackets; only of articles, and of paragraphs of articles that have several"""
    text: str = ""
    """without white space; for a row, its cells joined by 「|」"""
    links: tuple[TableLine, ...] = ()

    @property
    def deleted(self) -> bool:
        """Whether only the number is left (第二十一の項　削除)."""
        return self.text == DELETED


@dataclass(frozen=True, slots=True)
class Version:
    """The text of a law from one day on."""

    law: str
    """canonical name"""
    law_id: str
    """e-Gov's id, whose letters are upper case: 426M6000000A007"""
    title: str
    valid_from: date
    """``NOT_FIXED`` if it is enacted and no day is fixed"""
    revision_id: str
    amended_by: str
    """e-Gov's id of the law that made this version; ``ENACTMENT`` for the law as enacted"""
    provisions: tuple[ProvisionText, ...]
    """in the order of the text, parents before children, without the 附則 of amending laws"""
    number: str | None = None
    """law number as printed: 平成二十六年内閣府・総務省令第七号; None if the text does not have it"""
    fills: Mapping[Address, Address] = field(default_factory=dict, compare=False)
    """of an order: article or paragraph → the row of a table that it implements"""
    _places: dict[Address, ProvisionText] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # The only way to set a computed field of a frozen dataclass.
        object.__setattr__(self, "_places", {one.address: one for one in self.provisions})

    def at(self, address: Address) -> ProvisionText | None:
        """Return the provision at exactly this address, or None."""
        return self._places.get(address)

    def named(self, law: str) -> "Version":
        """Return the same text under another canonical name of its law."""
        provisions = (replace(one, address=replace(one.address, law=law)) for one in self.provisions)
        return replace(self, law=law, provisions=tuple(provisions))
