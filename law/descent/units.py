"""The tree of a text: each provision with its children, prepared for comparison."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from konkyo.law.address import SUPPLEMENT, Address
from konkyo.law.descent.likeness import Bag, bag
from konkyo.law.descent.normalize import comparable_work, mask_references
from konkyo.law.statute_version import ProvisionText
from konkyo.law.table_cells import information_kinds, party_name

_WEIGHTS = {"caption": 0.2, "text": 0.8, "requester": 0.25, "work": 0.55, "permits": 0.2}
"""How much each field counts. A row is identified mostly by its work; the permits change most often."""
_BEYOND_WORK = 0.15
"""The likeness of two rows exceeds that of their works by at most this: many rows have the same parties."""


@dataclass(eq=False)
class Unit:
    """A provision with its children. ``provision`` is None if the available text has only the children."""

    address: Address
    provision: ProvisionText | None = None
    children: list["Unit"] = field(default_factory=list)
    parent: "Unit | None" = None
    stands_for_article: bool = False
    """whether this is the only paragraph of an article, which has the article's address"""

    @property
    def deleted(self) -> bool:
        """Whether only its number is left (削除)."""
        return self.provision is not None and self.provision.deleted

    @property
    def paragraphs(self) -> list["Unit"]:
        """Its numbered paragraphs; empty for an article of one paragraph."""
        return [child for child in self.children if child.address.paragraph and not child.address.item]

    @cached_property
    def permits(self) -> frozenset[tuple[str, str]]:
        """Of a row: its pairs (provider, kind of information), normalized."""
        links = self.provision.links if self.provision else ()
        return frozenset(
            (party_name(mask_references(one.provider)), kind)
            for one in links
            if one.provider
            for kind in information_kinds(mask_references(one.information or ""))
        )

    @cached_property
    def own(self) -> Mapping[str, str]:
        """Its own fields, normalized: caption and text; for a row requester and work, and its permits if it has any."""
        if self.provision is None:
            return {}
        if self.provision.links:
            said = {
                "requester": "|".join(
                    dict.fromkeys(party_name(mask_references(one.requester)) for one in self.provision.links)
                ),
                "work": "|".join(dict.fromkeys(comparable_work(one.work) for one in self.provision.links)),
            }
            return said | ({"permits": "|".join(map("|".join, sorted(self.permits)))} if self.permits else {})
        return {"caption": mask_references(self.provision.caption or ""), "text": mask_references(self.provision.text)}

    @cached_property
    def whole(self) -> Mapping[str, str]:
        """Its fields with the text of all its children, normalized."""
        under = [part for child in self.children for part in child.whole.values() if part]
        text = "|".join([*filter(None, [self.own.get("text")]), *under])
        return {**self.own, "text": text} if under else self.own

    @cached_property
    def signature(self) -> tuple[str, ...]:
        """Equal for two units with equal content, children included, apart from references; () for no content."""
        return tuple(self.whole.values()) if any(self.whole.values()) else ()

    @cached_property
    def bags(self) -> Mapping[str, Bag]:
        """``whole``, prepared for measuring likeness."""
        return {name: bag(said) for name, said in self.whole.items()}

    def like(self, other: "Unit") -> float:
        """Return the likeness of two units with their children, 0 to 1. It is 0 for units with different fields."""
        return likeness(self.bags, other.bags) if self.bags.keys() == other.bags.keys() else 0.0

    def own_like(self, other: "Unit") -> float:
        """Return the likeness of two units without their children, 0 to 1."""
        one, two = ({name: bag(said) for name, said in unit.own.items()} for unit in (self, other))
        return likeness(one, two)


def likeness(one: Mapping[str, Bag], two: Mapping[str, Bag]) -> float:
    """Return the weighted mean likeness of the fields that at least one of the two has."""
    none = bag("")
    pairs = [(name, one.get(name, none), two.get(name, none)) for name in {**one, **two}]
    said = [(_WEIGHTS[name], a, b) for name, a, b in pairs if a.size or b.size]
    total = sum(weight for weight, _, _ in said)
    mean = sum(weight * a.like(b) for weight, a, b in said) / total if total else 1.0
    return min(mean, one["work"].like(two["work"]) + _BEYOND_WORK) if "work" in one and "work" in two else mean


def above(address: Address) -> Address | None:
    """Return the address of the parent; None if the parent is the law itself."""
    at = address
    if at.row is not None:
        over = Address(at.law, at.article, at.paragraph, at.item, at.table)
    elif at.item is not None:
        over = Address(at.law, at.article, at.paragraph, None, at.table)
    elif at.paragraph is not None:
        over = Address(at.law, at.article, None, None, at.table)
    else:
        return None
    return over if over != Address(at.law) else None


ARTICLES = "articles"

Division = tuple[str | None, str]
"""A law and one of its divisions: its articles, the articles of its 附則, or the name of a table."""


def division(address: Address) -> Division:
    """Return the division that an address belongs to."""
    return address.law, address.table or (SUPPLEMENT if address.in_supplement else ARTICLES)


def number(address: Address) -> str | None:
    """Return the last component of an address: a number, or the name of a table."""
    return address.row or address.item or address.paragraph or address.article or address.table


def roots(provisions: Iterable[ProvisionText]) -> list[Unit]:
    """Return the articles and tables of a text in order, with their children.

    A parent that is not in the text is a unit without a provision: for some days only the items of an article are
    known.
    """
    units: dict[Address, Unit] = {}
    found: list[Unit] = []

    def unit(address: Address) -> Unit:
        if address not in units:
            made = units[address] = Unit(address)
            over = above(address)
            if over is None:
                found.append(made)
            else:
                made.parent = unit(over)
                made.parent.children.append(made)
        return units[address]

    for provision in provisions:
        unit(provision.address).provision = provision
    return found
