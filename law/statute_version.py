"""The text of a law on a day, cut into the provisions that citations name."""

from dataclasses import dataclass, field, replace
from datetime import date

from konkyo.law.address import Address

ENACTMENT = "000000000000000"
"""Stands for the amending law where the version is the law as it was enacted."""

DELETED = "削除"
"""All that stands where a provision was taken out and its number kept."""


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line of a row: who may be given what by whom, for which work. 別表第一 and 別表 give the first two only."""

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
    """What one provision says by itself; its paragraphs, items and rows are provisions of their own.

    A subitem (イ, ロ, (1)) has no address in the record: its text is the end of its item's. An article of one
    paragraph is that paragraph: its items stand directly under it (第19条第8号), as statutes cite them.
    """

    address: Address
    caption: str | None = None
    """見出し, without brackets; articles (and paragraphs of articles that have several) only"""
    text: str = ""
    """white space removed; of a row, its cells joined by 「|」"""
    links: tuple[TableLine, ...] = ()

    @property
    def deleted(self) -> bool:
        """Tell whether only the number is left (第二十一の項　削除)."""
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
    revision_id: str
    amended_by: str
    """e-Gov's id of the law that made this version; zeros where it is the law itself"""
    provisions: tuple[ProvisionText, ...]
    """in the order of the text, a parent before its children; 附則 of amending laws are not among them"""
    number: str | None = None
    """law number as printed: 平成二十六年内閣府・総務省令第七号; None where the text does not say it"""
    _places: dict[Address, ProvisionText] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # A frozen dataclass with slots has no other way to keep what it works out once.
        object.__setattr__(self, "_places", {one.address: one for one in self.provisions})

    def at(self, address: Address) -> ProvisionText | None:
        """Return the provision at exactly this address, or None."""
        return self._places.get(address)

    def named(self, law: str) -> "Version":
        """Return the same text under another canonical name of its law."""
        provisions = (replace(one, address=replace(one.address, law=law)) for one in self.provisions)
        return replace(self, law=law, provisions=tuple(provisions))
