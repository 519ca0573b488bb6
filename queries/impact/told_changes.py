"""What has become of one citation, in the fields of a touch: kind, concern, new address, day and evidence."""

from collections.abc import Iterator
from dataclasses import dataclass

from konkyo.graph.store import ResultRow
from konkyo.i18n import Words
from konkyo.law.address import Address
from konkyo.law.descent.evidence_words import descent_evidence
from konkyo.law.descent_line import Descent
from konkyo.law.rewriting import Rewriting
from konkyo.law.statute_version import NOT_FIXED
from konkyo.queries.impact.fates import Concern, Fate, Fates, Relied, concern
from konkyo.queries.impact.proposed_text import ImpactPassage

UNCHANGED, UNKNOWN = "unchanged", "unknown"
_PARTS, _TITLE = "parts", "title"
_MUNICIPAL, _MAYOR = ("市長", "区長", "町長", "村長"), "市町村長"
"""The endings of the names of bodies that are municipalities, and what the tables of the law call their heads."""


@dataclass(frozen=True, slots=True)
class ToldChange:
    """One thing that a citation has become, in the fields of a touch."""

    kind: str
    concern: str
    became: Address | None = None
    on: str | None = None
    score: float | None = None
    evidence: Words | None = None


@dataclass(frozen=True, slots=True)
class CitationConcerns:
    """What is to be looked at of one citation, in a passage that says ``said`` and lists rows for ``listed`` kinds."""

    fates: Fates
    row: ResultRow
    said: str
    listed: frozenset[str]

    def of(self, line: Descent) -> Concern:
        """Return what is to be looked at, of one line of descent."""
        named = {name for flow in self.row["affected_flows"] for name in flow["information"]}
        named |= {kind for _, kind in (*line.lost, *line.gained) if kind in self.said}
        municipal = str(self.row["body"] or "").endswith(_MUNICIPAL)
        relied = Relied(self.listed | named, _MAYOR if municipal else None)
        fates = self.fates
        return concern(line, relied, fates.permitted(line), fates.of_row(line), fates.fills_row(line))


def told_changes(fate: Fate, concerns: CitationConcerns, old_title: bool) -> Iterator[ToldChange]:
    """Yield what has become of a citation: each line of descent, and the new title of its law where it has the old."""
    for line in (*fate.lines, *fate.parts):
        ja, en = descent_evidence(line)
        in_parts = line in fate.parts
        yield ToldChange(
            _PARTS if in_parts else str(line.kind),
            str(Concern.PARTS if in_parts else concerns.of(line)),
            line.to,
            None if line.on == NOT_FIXED else line.on.isoformat(),
            line.score,
            Words(ja=ja, en=en),
        )
    if fate.renaming and old_title:
        new = fate.renaming.new
        evidence = Words(ja=f"題名が「{new.title}」となった", en=f"the title of the law is “{new.title}” now")
        yield ToldChange(_TITLE, str(Concern.NAME), None, new.since.isoformat(), None, evidence)
    elif not fate.lines and not fate.parts and not fate.renaming:
        yield _nothing_told(fate, concerns.fates)


def _nothing_told(fate: Fate, fates: Fates) -> ToldChange:
    """Return that nothing happened, as far as that is known, or may be known of this number."""
    law = fate.meant.law
    if law not in fates.timeline.facts.laws:
        evidence = Words(
            ja=f"{law} の本文が手もとにないので分からない（konkyo law add {law}）",
            en=f"not known, for want of texts of {law} (konkyo law add {law})",
        )
        return ToldChange(UNKNOWN, str(Concern.UNDECIDABLE), evidence=evidence)
    if fate.valid_from is None:
        evidence = Words(
            ja=f"評価書の日に {fate.meant} という条項はない", en=f"on the document's day there was no {fate.meant}"
        )
        return ToldChange(UNKNOWN, str(Concern.UNDECIDABLE), evidence=evidence)
    before = fates.before(fate)
    if not before:
        return ToldChange(UNCHANGED, str(Concern.NONE))
    heirs = "、".join(str(line.to) for line in before if line.to)
    became = (
        Words(ja=f"{heirs} になった", en=f"became {heirs}") if heirs else Words(ja="廃止された", en="was abolished")
    )
    evidence = Words(
        ja=f"{fate.valid_from} より前は別の条項がこの番号で、それは{became.ja}。古い番号が残っていないか確かめる",
        en=f"before {fate.valid_from} another provision had this number, and {became.en}; see whether the number is an "
        "old one that was left",
    )
    return ToldChange(UNCHANGED, str(Concern.FORMER), evidence=evidence)


def has_old_title(passage: ImpactPassage, fate: Fate, rewriting: Rewriting, span: tuple[int, int]) -> bool:
    """Tell whether a citation names its law by an old title, which the proposal replaces."""
    return fate.renaming is not None and any(
        fate.renaming.written(passage.text[edit.start : edit.end]) is not None
        for edit in rewriting.edits
        if edit.start < span[1] and span[0] < edit.end
    )
