"""The tree of a dated text: each provision with all that stands under it, ready to be compared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from konkyo.law.address import Address
from konkyo.law.descent.likeness import Bag
from konkyo.law.descent.normalize import masked, work
from konkyo.law.statute_version import ProvisionText
from konkyo.law.table_cells import kinds, party

_WEIGHTS = {"caption": 0.2, "text": 0.8, "requester": 0.25, "work": 0.55, "permits": 0.2}
"""A row is what it is by its work; what is handed over for it changes most."""
_BEYOND_WORK = 0.15
"""Two rows are never much more alike than their works: many have the same requester and the same providers."""


@dataclass(eq=False)
class Unit:
    """A provision and what stands under it. ``provision`` is None where the text at hand holds only its children."""

    address: Address
    provision: ProvisionText | None = None
    children: list["Unit"] = field(default_factory=list)
    parent: "Unit | None" = None
    stands_for_article: bool = False
    """The one paragraph of an article, which has the article's address."""

    @property
    def deleted(self) -> bool:
        """Tell whether nothing but the number is left."""
        return self.provision is not None and self.provision.deleted

    @property
    def paragraphs(self) -> list["Unit"]:
        """Its numbered paragraphs; none where it is an article of one paragraph."""
        return [child for child in self.children if child.address.paragraph and not child.address.item]

    @cached_property
    def permits(self) -> frozenset[tuple[str, str]]:
        """Of a row: (provider, kind of information), comparable."""
        links = self.provision.links if self.provision else ()
        return frozenset(
            (party(masked(one.provider)), kind)
            for one in links
            if one.provider
            for kind in kinds(masked(one.information or ""))
        )

    @cached_property
    def own(self) -> Mapping[str, str]:
        """What it says by itself, comparable: caption and text, or requester and work (and permits) of a row."""
        if self.provision is None:
            return {}
        if self.provision.links:
            said = {
                "requester": "|".join(dict.fromkeys(party(masked(one.requester)) for one in self.provision.links)),
                "work": "|".join(dict.fromkeys(work(one.work) for one in self.provision.links)),
            }
            return said | ({"permits": "|".join(map("|".join, sorted(self.permits)))} if self.permits else {})
        return {"caption": masked(self.provision.caption or ""), "text": masked(self.provision.text)}

    @cached_property
    def whole(self) -> Mapping[str, str]:
        """What it and all under it say, comparable."""
        under = [part for child in self.children for part in child.whole.values() if part]
        text = "|".join([*filter(None, [self.own.get("text")]), *under])
        return {**self.own, "text": text} if under else self.own

    @cached_property
    def signature(self) -> tuple[str, ...]:
        """Equal where two say the same with all that stands under them, references aside; () where nothing is said."""
        return tuple(self.whole.values()) if any(self.whole.values()) else ()

    @cached_property
    def bags(self) -> Mapping[str, Bag]:
        """``whole``, ready to be measured."""
        return {name: Bag(said) for name, said in self.whole.items()}

    def like(self, other: "Unit") -> float:
        """Return how alike the two are, 0 to 1, with all that stands under them. Those of two sorts are not alike."""
        return likeness(self.bags, other.bags) if self.bags.keys() == other.bags.keys() else 0.0

    def own_like(self, other: "Unit") -> float:
        """Return how alike the two are, 0 to 1, without what stands under them."""
        one, two = ({name: Bag(said) for name, said in unit.own.items()} for unit in (self, other))
        return likeness(one, two)


def likeness(one: Mapping[str, Bag], two: Mapping[str, Bag]) -> float:
    """Return the weighted likeness of what two say, leaving aside what neither says."""
    none = Bag()
    pairs = [(name, one.get(name, none), two.get(name, none)) for name in {**one, **two}]
    said = [(_WEIGHTS[name], a, b) for name, a, b in pairs if a.size or b.size]
    total = sum(weight for weight, _, _ in said)
    mean = sum(weight * a.like(b) for weight, a, b in said) / total if total else 1.0
    return min(mean, one["work"].like(two["work"]) + _BEYOND_WORK) if "work" in one and "work" in two else mean


def above(address: Address) -> Address | None:
    """Return the address this one stands under; None for one that stands under nothing but the law."""
    for part in ("row", "item", "paragraph"):
        if getattr(address, part) is not None:
            over = replace(address, **{part: None})
            return over if over != Address(address.law) else None
    return None


ARTICLES, SUPPLEMENT = "articles", "附則"

Part = tuple[str | None, str]
"""A law, and a division of it: its articles, those of its 附則, or a table by its name."""


def part(address: Address) -> Part:
    """Return the division of its law that an address lies in."""
    supplement = (address.article or "").startswith(SUPPLEMENT)
    return address.law, address.table or (SUPPLEMENT if supplement else ARTICLES)


def number(address: Address) -> str | None:
    """Return the last part of an address: its own number, or the name of a table."""
    return address.row or address.item or address.paragraph or address.article or address.table


def roots(provisions: Iterable[ProvisionText]) -> list[Unit]:
    """Return the articles and tables of a text in order, with what stands under them.

    A parent that the text at hand does not hold (only the items of one article are known for that day) is a unit
    without a provision.
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
