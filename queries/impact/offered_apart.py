"""What a proposal offers beside its text: rows that the form's own rule for its list demands or excludes."""

from collections.abc import Mapping

from konkyo.i18n import Words
from konkyo.law.address import Address
from konkyo.law.network import TABLES, NetworkLaw, table
from konkyo.law.numerals import parts
from konkyo.queries.impact.fates import Fate
from konkyo.queries.listing_rule import listing_rules


def ruled_rows(
    text: str, fates: Mapping[Address, Fate], law: NetworkLaw
) -> tuple[tuple[Address, ...], tuple[Address, ...]]:
    """Return the rows that a rule in ``text`` demands and the proposal lacks, and those of it that the rule excludes.

    ``fates`` are those of all that the text cites. A text with no rule, or with several, gives none.
    """
    rules = listing_rules(text)
    rows = {to for at, fate in fates.items() for to in ((at,) if fate.targets is None else fate.targets) if to.row}
    tables = {of for row in rows if (of := table(row)) in TABLES}
    if len(rules) != 1 or len(tables) != 1:
        return (), ()
    demanded, allowed = rules[0].rows(tables.pop(), law)
    return _in_order(demanded - rows), _in_order(rows - allowed)


def offered_apart(text: str, fates: Mapping[Address, Fate], law: NetworkLaw) -> tuple[Words, ...]:
    """Return in words what :func:`ruled_rows` finds."""
    lacking, excluded = ruled_rows(text, fates, law)
    found = []
    if lacking:
        found.append(
            Words(
                ja=f"一覧の見出しに当たる項がほかにある（{law.day} の表）。加えるか確かめること: {_numbers(lacking)}",
                en=f"other rows of {law.day} are what the heading of the list asks for; see whether to add them: "
                f"{_numbers(lacking)}",
            )
        )
    if excluded:
        found.append(
            Words(
                ja=f"一覧の見出しに当たらない項がある（{law.day} の表）。除くか確かめること: {_numbers(excluded)}",
                en=f"rows that are no longer what the heading of the list asks for ({law.day}); see whether to drop "
                f"them: {_numbers(excluded)}",
            )
        )
    return tuple(found)


def _in_order(rows: frozenset[Address] | set[Address]) -> tuple[Address, ...]:
    return tuple(sorted(rows, key=lambda one: parts(one.row or "")))


def _numbers(rows: tuple[Address, ...]) -> str:
    return "、".join(row.row or "" for row in rows)
