"""The rule of a list of rows, stated (第三欄が「市町村長」、第四欄に「住民票関係情報」がある項) or seen in its rows."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from konkyo.i18n import Words
from konkyo.law.address import Address
from konkyo.law.network import NetworkLaw, bare, may_provide, party_names
from konkyo.law.statute_facts import Permit

_RULE = re.compile(
    r"第[三3３]欄」?[^「」]{0,20}「(?P<provider>[^「」]{1,30})」[^「」]{0,30}「?第[四4４]欄」?[^「」]{0,20}"
    r"「(?P<kind>[^「」]{1,60})」[^「」]{0,20}(?:項|もの)"
)
_A_RULE = 10
"""So many rows that let a body provide the same kind of information are no accident."""


@dataclass(frozen=True, slots=True)
class ListingRule:
    """A rule as printed at ``[start, end)`` of a text."""

    provider: str
    kind: str
    start: int
    end: int

    @property
    def said(self) -> Words:
        """What it asks of a row."""
        return Words(ja=f"「{self.provider}」「{self.kind}」", en=f"「{self.provider}」 and 「{self.kind}」")

    def rows(self, of: Address, law: NetworkLaw) -> tuple[frozenset[Address], frozenset[Address]]:
        """Return the rows of a table that the rule demands, and all that it allows.

        A row in which the provider is one of several may be listed, and need not be.
        """
        provider, kind = bare(self.provider), bare(self.kind)
        permits = [(row, permit) for row in law.rows(of) for permit in law.permits(row)]
        named = [(row, permit.provider or "") for row, permit in permits if kind in map(bare, permit.information)]
        demanded = frozenset(row for row, by in named if bare(by) == provider)
        return demanded, frozenset(row for row, by in named if provider in party_names(by))


def listing_rules(text: str) -> list[ListingRule]:
    """Return the rules that a text states, in order."""
    # Every white space is one blank, so that all characters stay in their places.
    flat = re.sub(r"\s", " ", text)
    return [ListingRule(found["provider"], found["kind"], *found.span()) for found in _RULE.finditer(flat)]


def common_kind(rows: Collection[Address], body: str, law: NetworkLaw) -> str | None:
    """Return the one kind of information that all ``rows`` let ``body`` provide: what a list without a rule is about.

    None where the rows are few, or have no kind or several in common.
    """
    if len(rows) < _A_RULE:
        return None
    common = frozenset.intersection(*(frozenset(kinds_provided(body, law.permits(row))) for row in rows))
    return next(iter(common)) if len(common) == 1 else None


def kinds_provided(body: str, permits: Iterable[Permit]) -> list[str]:
    """Return the kinds of information that ``permits`` let ``body`` provide, each once, in their order."""
    own = (permit for permit in permits if permit.provider and may_provide(body, permit.provider))
    return list(dict.fromkeys(kind for permit in own for kind in permit.information))
