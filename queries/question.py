"""What konkyo can be asked: a question, its parameters, and the groups that questions are listed by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from konkyo.graph.store import Own
from konkyo.i18n import KonkyoError, Words
from konkyo.queries.arrow_rule import ArrowRule
from konkyo.queries.columns import COMMON, ColumnWords

OWN = "own"
GROUPS = {
    "lineage": Words(ja="どこから来て、どこへ行くか", en="Where information comes from and goes to"),
    "law": Words(ja="どの条項に基づくか", en="On which provisions"),
    "systems": Words(ja="どのシステムを通るか", en="Through which systems"),
    "handling": Words(ja="だれが、何を扱うか", en="Who handles what"),
    "risks": Words(ja="リスクと対策", en="Risks and the measures against them"),
    "documents": Words(ja="評価書とその版", en="The evaluations and their versions"),
    OWN: Words(ja="自分の問い", en="Your own questions"),
}
"""What a question is about, in the order in which they are listed."""
NOT_SAID = Words(
    ja="何を意味しないかは、この問いの作者が書いていない。", en="Its author does not say what the answer does not mean."
)


class QuestionFileError(KonkyoError):
    """A file that is no question: it names the file and the line, and what to write there."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question asks of the person.

    ``type`` is "string", "boolean", "date", "document", "integer" (``bounds``: the least and the most), "name" (of
    ``labels``) or "value" (``of``: a label or edge type, and a property of it). ``many``: a list of names.
    """

    name: str
    type: str
    words: Words
    example: str
    optional: bool = False
    labels: tuple[str, ...] = ()
    bounds: tuple[int, int] = (0, 0)
    of: tuple[str, str] = ("", "")
    many: bool = False

    @property
    def type_in_full(self) -> str:
        """The type as the header of the question's file writes it, without the mark of what is optional."""
        if self.type == "integer":
            return f"{self.type}:{self.bounds[0]}-{self.bounds[1]}"
        if self.type == "value":
            return f"{self.type}:{'.'.join(self.of)}"
        return f"{self.type}{'s' if self.many else ''}:{'/'.join(self.labels)}" if self.labels else self.type


@dataclass(frozen=True, slots=True)
class Question:
    """One question: how it is asked, what it needs, what its answer does not mean, its Cypher and its columns.

    ``columns`` are those of the answer; those of the query differ from them where ``postprocess`` names what is done
    with its rows. ``pictures`` say how the rows are drawn; none, where they are not.

    ``walk``: konkyo walks over the flows, "forwards" or "backwards" from ``name``, or "between" ``origin`` and
    ``goal``, and gives the Cypher what it found as ``$found``.

    ``by``: konkyo asks about some things after the others. "evaluation": in the order of body, title and date, with
    their keys as ``$evaluations``; ``tied_by`` are the types of the edges that tie what a parameter names to an
    evaluation, none for all. "thing": ``konkyo.queries.by_thing``. "connection": ``konkyo.queries.by_connection``.
    "day": ``konkyo.queries.by_day``. "outage": ``konkyo.queries.by_outage``.
    "state": it is asked once, and its rows are kept as long as nothing is written to the store.

    ``marks``: kinds of marks it asks about (``konkyo.queries.lost_marks``); how many are lost is told beside its rows.
    ``kept``: columns that a terminal leaves out last, those worth most at the end; none for the usual ones.
    """

    id: str
    group: str
    ask: Words
    parameters: tuple[Parameter, ...]
    not_meant: Words
    cypher: str
    query_columns: tuple[str, ...]
    columns: tuple[str, ...]
    postprocess: str | None = None
    pictures: tuple[ArrowRule, ...] = ()
    column_words: ColumnWords = field(default=COMMON, compare=False)
    walk: str | None = None
    by: str | None = None
    tied_by: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()

    def left_to_narrow(self, bound: Mapping[str, Any]) -> list[Parameter]:
        """Return the parameters that are not among those ``bound`` and would make it ask for less."""
        return [
            each
            for each in self.parameters
            if each.optional and bound.get(each.name) is None and each.type != "boolean"
        ]

    @property
    def ours(self) -> bool:
        """Whether konkyo brings it along, and no person wrote it himself."""
        return isinstance(self.cypher, Own)
