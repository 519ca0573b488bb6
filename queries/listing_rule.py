"""The rule that a form states for a list of rows: 第三欄が「市町村長」の項のうち第四欄に「住民票関係情報」がある項."""

import re
from dataclasses import dataclass

from konkyo.i18n import Words
from konkyo.law.address import Address
from konkyo.law.network import NetworkLaw, bare, party_names

_RULE = re.compile(
    r"第[三3３]欄」?[^「」]{0,20}「(?P<provider>[^「」]{1,30})」[^「」]{0,30}「?第[四4４]欄」?[^「」]{0,20}"
    r"「(?P<kind>[^「」]{1,60})」[^「」]{0,20}(?:項|もの)"
)


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
