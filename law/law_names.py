"""The names of laws: titles, abbreviations, numbers, and the spellings that 評価書 use for 番号法 and its orders.

Names are compared folded (see :mod:`konkyo.law.fold`). The canonical name of a law is its official title; 番号法
and the orders in ``data/orders.csv`` have short names. ``data/abbreviations.csv`` has what officers write for a law
besides the abbreviations of e-Gov, ``data/notices.csv`` the notices (告示) that are cited by a title.
"""

import csv
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from konkyo.law.added_folder import AddedFolder, held_now
from konkyo.law.fold import fold
from konkyo.law.statute_head import unlisted_heads

_LONGEST = 450
"""The title of every law in force is shorter than this."""

ACT = "番号法"
"""行政手続における特定の個人を識別するための番号の利用等に関する法律."""

TRANSMISSION_ORDER = "利用特定個人情報提供命令"
"""番号法第十九条第八号に基づく利用特定個人情報の提供に関する命令."""

ACT_SPELLINGS = (
    "行政手続における特定の個人を識別するための番号の利用等に関する法律",
    "行政手続きにおける特定の個人を識別するための番号の利用等に関する法律",
    "行政手続における特定の個人を識別するための番号の利用に関する法律",
    "行政手続における特定の個人を識別する番号の利用等に関する法律",
    "特定の個人を識別するための番号の利用等に関する法律",
    "番号法",
    "番号利用法",
    "行政手続番号法",
    "行政手続番号利用法",
    "マイナンバー法",
    "個人番号法",
)
"""番号法 as documents write it: with き, without 行政手続における or 等, and its short names."""


@dataclass(frozen=True, slots=True)
class Law:
    """One law. ``id`` is its e-Gov id, ``number`` its folded law number; None if not known."""

    name: str
    id: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """All known spellings."""

    laws: dict[str, Law]
    """canonical name → law"""
    spellings: dict[str, str]
    """folded spelling → canonical name"""
    numbers: dict[str, str]
    """folded law number → canonical name"""
    tails: tuple[tuple[str, str], ...]
    """folded tails that follow 番号法 in the names of its orders, and the order's canonical name"""
    orders: frozenset[str]
    """canonical names of the orders of ``orders.csv``; they have no 別表 of their own"""
    by_id: dict[str, str]
    """e-Gov id, in upper case → canonical name"""
    reversed: tuple[str, ...]
    """the spellings reversed and sorted, to find the names that end at a position"""

    def ending(self, text: str, end: int) -> str | None:
        """Return the longest spelling that ends at ``end`` in the folded ``text``; None if there is none."""
        before = text[max(0, end - _LONGEST) : end][::-1]
        while len(before) > 1:
            at = bisect_right(self.reversed, before)
            if at == 0:
                return None
            candidate = self.reversed[at - 1]
            if before.startswith(candidate):
                return candidate[::-1]
            before = before[: _shared(before, candidate)]
        return None


def _shared(one: str, other: str) -> int:
    """Return the length of the common prefix of two strings."""
    for count, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return count
    return min(len(one), len(other))


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (files("konkyo.law") / "data" / name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def names() -> Names:
    """Return the names of the tables, and of the laws held that the tables lack. They are read once.

    Raises :class:`LawError` where the folder of added facts cannot be read (see :mod:`konkyo.law.statute_head`).
    """
    return _names(*held_now())


@cache
def ambiguous_names() -> frozenset[str]:
    """Return the abbreviations that usually mean one law, though they could mean another one: 支援法."""
    return frozenset(row["abbreviation"] for row in _rows("abbreviations.csv") if row["ambiguous"])


@cache
def notices() -> frozenset[str]:
    """Return the names of the notices (告示) that are cited by a title."""
    return frozenset(row["title"] for row in _rows("notices.csv"))


def added_spellings() -> tuple[str, ...]:
    """Return the folded spellings of the laws held that the tables lack, in order: what they add to :func:`names`."""
    found = (spelling for head in unlisted_heads(_listed()) for spelling in (*head.titles, head.number) if spelling)
    return tuple(sorted({fold(spelling).text for spelling in found}))


@cache
def _listed() -> frozenset[str]:
    """The ids of the laws in the tables."""
    return frozenset(row["id"].upper() for table in ("orders.csv", "laws.csv") for row in _rows(table))


@cache
def _names(added: AddedFolder | None, times: int) -> Names:
    """Return the names of the tables, and of the laws held that these lack, which come after them."""
    table, heads = _tabled(), unlisted_heads(_listed())
    if not heads:
        return table
    laws = table.laws | {head.law: Law(head.law, head.law_id, head.number) for head in heads}
    spellings, numbers = dict(table.spellings), dict(table.numbers)
    for spelling, name in _folded([(title, head.law) for head in heads for title in head.titles]).items():
        spellings.setdefault(spelling, name)
    for head in heads:
        if head.number:
            numbers.setdefault(head.number, head.law)
    return _with_indexes(laws, spellings, numbers, table.tails, table.orders)


@cache
def _tabled() -> Names:
    """Return the names of the tables alone: they take long to fold, and no law that is added changes them."""
    laws: dict[str, Law] = {}
    numbers: dict[str, str] = {}
    spelt: list[tuple[str, str]] = []
    tails: dict[str, str] = {}
    canonical_of: dict[str, str] = {}
    for row in _rows("orders.csv"):
        if row["id"]:
            laws[row["law"]] = Law(row["law"], row["id"], row["number"])
            canonical_of[row["id"]] = row["law"]
            spelt.append((row["law"], row["law"]))
        if row["number"]:
            numbers[row["number"]] = row["law"]
        if row["act"]:
            tails[fold(row["tail"]).text] = row["law"]
            spelt += [(act + row["tail"], row["law"]) for act in ACT_SPELLINGS]
        else:
            spelt.append((row["tail"], row["law"]))
    for row in (*_rows("laws.csv"), *_rows("notices.csv")):
        name = canonical_of.get(row["id"]) or (ACT if row["title"] == ACT_SPELLINGS[0] else row["title"])
        laws.setdefault(name, Law(name, row["id"] or None, row["number"]))
        numbers.setdefault(row["number"], name)
        for spelling in (row["title"], *filter(None, row["abbreviations"].split(";"))):
            spelt += [(variant, name) for variant in _variants(spelling)]
    spelt += [(row["abbreviation"], row["law"]) for row in _rows("abbreviations.csv")]
    orders = frozenset(canonical_of.values())
    return _with_indexes(laws, _folded(spelt), numbers, tuple(tails.items()), orders)


def _with_indexes(
    laws: dict[str, Law],
    spellings: dict[str, str],
    numbers: dict[str, str],
    tails: tuple[tuple[str, str], ...],
    orders: frozenset[str],
) -> Names:
    by_id = {law.id.upper(): name for name, law in laws.items() if law.id}
    backwards = tuple(sorted(spelling[::-1] for spelling in spellings))
    return Names(laws, spellings, numbers, tails, orders, by_id, backwards)


def _folded(spelt: list[tuple[str, str]]) -> dict[str, str]:
    """Return folded spelling → name; of two names with one spelling the first."""
    folded = fold("\n".join(spelling for spelling, _ in spelt).replace("\n", "\x00")).text.split("\x00")
    spellings: dict[str, str] = {}
    for spelling, (_, name) in zip(folded, spelt, strict=True):
        spellings.setdefault(spelling, name)
    return spellings


def _variants(spelling: str) -> Iterator[str]:
    """Yield a name and, where it contains 番号法's title, the name with each spelling of that."""
    if spelling.startswith(ACT_SPELLINGS[0]):
        for act in ACT_SPELLINGS:
            yield act + spelling.removeprefix(ACT_SPELLINGS[0])
    else:
        yield spelling


def law(name: str) -> Law | None:
    """Return the law of a name in any known spelling, or None: ``law("住基法").name == "住民基本台帳法"``."""
    table = names()
    canonical = table.spellings.get(fold(name).text) or table.numbers.get(fold(name).text)
    return table.laws.get(canonical) if canonical else None


def title_of(law_id: str) -> str | None:
    """Return the title of the law in force with this e-Gov id; None for others, for example most amending laws."""
    return _titles().get(law_id)


@cache
def _titles() -> dict[str, str]:
    return {row["id"]: row["title"] for row in _rows("laws.csv")}


def listed_numbers() -> list[tuple[str, str]]:
    """Return the e-Gov id and the law number of each law in force."""
    return [(row["id"], row["number"]) for row in _rows("laws.csv")]


@cache
def order_titles() -> tuple[str, ...]:
    """Return the titles of the orders of ``orders.csv``, former ones and shortened ones too, as they are printed."""
    return tuple(ACT_SPELLINGS[0] + row["tail"] for row in _rows("orders.csv") if row["act"])


def printed_title(law: str) -> str:
    """Return the name of a law as the titles of other laws contain it; for 番号法 that is its full title."""
    return ACT_SPELLINGS[0] if law == ACT else law


def enactment(law: str, kind: str) -> str:
    """Return the canonical name of a law's 施行令 or 施行規則; for 番号法 they contain its full title."""
    title = printed_title(law) + kind
    return names().spellings.get(title, title)
