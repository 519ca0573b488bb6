"""The proposed text: passages with rewritten citations. Names that earlier passages define are known in later ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.law import Citation, DocumentNames, definitions
from konkyo.law.address import Address
from konkyo.law.citation import address
from konkyo.law.edits_beside import ChangesBeside
from konkyo.law.printed_passage import Edit
from konkyo.law.rewriting import Rewriting, rewrite
from konkyo.queries.impact.fates import Fate
from konkyo.queries.impact.scope import ADDRESS_STEPS
from konkyo.queries.impact.sentences import sentence, sentences_joined, wraps

_PASSAGES = """MATCH (evaluation:Evaluation {key: $evaluation})-[:HAS]->(passage:Passage)
RETURN passage.key AS key, passage.text AS text, evaluation.format AS format
ORDER BY passage.source_start, passage.key"""
_CITATIONS = """MATCH (passage:Passage)-[cites:CITES]->(provision:Provision) WHERE passage.key IN $passages
RETURN DISTINCT passage.key AS passage, cites.start AS start, cites.end AS end, cites.quote AS quote,
       provision.law AS law, provision.article AS article, provision.paragraph AS paragraph, provision.item AS item,
       provision.table AS table, provision.row AS row
ORDER BY passage, start, end"""
_SET_IN_LINES = "text"


@dataclass(frozen=True, slots=True)
class ImpactPassage:
    """A passage, its citations in order, what the passages before it define, and what joins its lines to sentences."""

    text: str
    cited: tuple[Citation, ...]
    context: DocumentNames
    joins: tuple[Edit, ...]

    @property
    def addresses(self) -> set[Address]:
        """What it cites."""
        return {address(one) for one in self.cited}

    def rewritten(self, fates: Mapping[Address, Fate]) -> Rewriting:
        """Return the passage with each citation replaced by what it became, and with the names of that day."""
        became = {at: new for at, fate in fates.items() if (new := fate.targets) is not None}
        beside = ChangesBeside(
            {at: fate.choices for at, fate in fates.items() if fate.choices},
            {str(at.law): fate.renaming for at, fate in fates.items() if fate.renaming},
            {at: fate.captions for at, fate in fates.items() if fate.captions},
        )
        return rewrite(self.text, self.cited, became, self.context, beside)

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the sentence that holds ``[start, end)``."""
        return sentence(self.text, start, end, self.joins)

    def sentences(self, start: int, end: int, edits: Sequence[Edit] = ()) -> str:
        """Return the sentences of ``[start, end)`` after ``edits``, each in one line."""
        return sentences_joined(self.text, start, end, self.joins, edits)


def cited_address(row: ResultRow) -> Address:
    """Return the address of a row that has a column for each of its steps."""
    return Address(*(row[step] for step in ADDRESS_STEPS))


def impact_passages(store: Store, evaluation: str, keys: Sequence[str]) -> dict[str, ImpactPassage]:
    """Return the passages ``keys`` of one evaluation."""
    cited: dict[str, list[Citation]] = {}
    for row in store.read(Own(_CITATIONS), {"passages": list(keys)}):
        steps = {step: row[step] for step in ADDRESS_STEPS}
        one = Citation(**steps, start=row["start"], end=row["end"], quote=row["quote"] or "")
        cited.setdefault(row["passage"], []).append(one)
    found: dict[str, ImpactPassage] = {}
    context = DocumentNames()
    for row in store.read(Own(_PASSAGES), {"evaluation": evaluation}):
        if row["key"] in cited:
            joins = tuple(wraps(row["text"])) if row["format"] == _SET_IN_LINES else ()
            found[row["key"]] = ImpactPassage(row["text"], tuple(cited[row["key"]]), context, joins)
            if len(found) == len(cited):
                break
        context = definitions(row["text"], context)
    return found
