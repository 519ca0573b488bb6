"""What is to be read with an answer: what was asked, what it rests on, what it may lack, and what it does not mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from konkyo.graph.refusals import TookTooLongError
from konkyo.graph.store import Store
from konkyo.i18n import Words
from konkyo.queries.answer_gaps import Gaps, gaps, gaps_in_short
from konkyo.queries.evaluation_names import name_in_full
from konkyo.queries.evaluations_asked import evaluations_asked, narrowed
from konkyo.queries.law_limits import limits_of_answer, limits_told
from konkyo.queries.lost_marks import LostMarks, lost_marks, lost_marks_in_short, lost_marks_said
from konkyo.queries.nearest_things import nearest_things
from konkyo.queries.other_way import other_way
from konkyo.queries.partly_read import PartlyRead, caveat, partly_read_of, read_in_part_in_short
from konkyo.queries.remarks import remarks

if TYPE_CHECKING:
    from konkyo.queries.answer import Answer

_NOT_LOOKED_UP = Words(
    ja="時間切れのため、この答えに欠けているかもしれない事（一部しか読めていない評価書など）は調べていません",
    en="Time was over before it was looked up what this answer may lack, such as evaluations that were read in part",
)
_NAMED = 20
"""How many evaluations are named; of the others, how many there are."""


_HEADINGS = {
    "question": Words(ja="問い", en="Question"),
    "parameters": Words(ja="条件", en="Parameters"),
    "day": Words(ja="問うた日", en="Asked on"),
    "store": Words(ja="データベース", en="Store"),
    "rows": Words(ja="行数", en="Rows"),
    "evaluations": Words(ja="問うた評価書", en="Evaluations asked"),
    "warnings": Words(ja="注意", en="To be read with it"),
    "gaps": Words(ja="原文に欠ける所・重なる所", en="Missing or doubled in the source"),
    "not_meant": Words(ja="この答えが意味しないこと", en="What it does not mean"),
}
"""What a file says beside the rows of an answer, by its key in JSON, in order."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One heading of what goes with an answer, and the texts below it. ``name`` is its key in JSON."""

    name: str
    heading: Words
    said: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Caveats:
    """What is to be read with one answer. ``evaluations`` are named as people name them, ``asked`` is how many."""

    asked: int
    evaluations: tuple[str, ...]
    nearest: tuple[Words, ...]
    lost: tuple[LostMarks, ...]
    partly: tuple[PartlyRead, ...]
    remarks: tuple[Words, ...]
    limits: tuple[Words, ...]
    gaps: tuple[Gaps, ...]

    def warnings(self) -> list[Words]:
        """Return what must not be overlooked, in the order of its weight; the gaps are apart, as they are many."""
        told = [*self.nearest, *lost_marks_said(self.lost)]
        return [*told, *([caveat(self.partly)] if self.partly else []), *self.remarks, *self.limits]

    def of_this_answer(self) -> list[Words]:
        """Return what is said of this answer alone: what comes nearest to it, and where it stopped."""
        return [*self.nearest, *self.remarks]

    def in_short(self) -> list[Words]:
        """Return a few words for each of the other warnings, and for the gaps: none is left out."""
        return [
            *([read_in_part_in_short(self.partly)] if self.partly else []),
            *lost_marks_in_short(self.lost),
            *([gaps_in_short(self.gaps)] if self.gaps else []),
            *self.limits[:1],
        ]


def caveats(store: Store, answer: "Answer", today: date) -> Caveats:
    """Return what is to be read with ``answer``, also where it has no row; ``today``: for questions without a day.

    Where that takes too long, it is what the answer says of itself, and that no more was looked up.
    """
    try:
        return _caveats(store, answer, today)
    except TookTooLongError:
        return Caveats(0, (), (), (), (), (*remarks(answer), _NOT_LOOKED_UP), (), ())


def _instead(store: Store, answer: "Answer", evaluations: list[str]) -> list[Words]:
    """Return what there is instead of rows."""
    asked = answer.question, answer.parameters
    return [*other_way(store, *asked), *nearest_things(store, *asked, evaluations)]


def _caveats(store: Store, answer: "Answer", today: date) -> Caveats:
    rows = evaluations_asked(store, answer.question, answer.parameters)
    keys = [str(row["key"]) for row in rows]
    about = None if answer.rows and not narrowed(answer.question, answer.parameters) else keys
    return Caveats(
        asked=len(keys),
        evaluations=tuple(map(name_in_full, rows[:_NAMED])),
        # A page beyond the last row, or one that time did not suffice for, is no empty answer.
        nearest=tuple(_instead(store, answer, keys)) if answer.total == 0 else (),
        lost=tuple(lost_marks(store, answer.question.marks, keys)),
        partly=tuple(partly_read_of(store, keys)),
        remarks=tuple(remarks(answer)),
        limits=tuple(limits_told(limits_of_answer(store, answer, today))),
        gaps=tuple(gaps(store, answer.rows, about)),
    )


def headed(told: Mapping[str, Sequence[Words]]) -> list[Entry]:
    """Return the entries of ``told`` in their order, by their names; none without a text."""
    return [Entry(name, heading, tuple(told[name])) for name, heading in _HEADINGS.items() if told.get(name)]


def entries(answer: "Answer", said: Caveats, place: str, on: date) -> list[Entry]:
    """Return all that a file with ``answer`` says beside its rows; ``place`` is the store, ``on`` the day of asking."""
    question = answer.question
    given = [each for each in question.parameters if answer.parameters.get(each.name) is not None]
    words = question.column_words
    left = said.asked - len(said.evaluations)
    evaluations = [Words.same(name) for name in said.evaluations]
    if left > 0:
        evaluations.append(Words(ja=f"ほか{left}件", en=f"{left} more"))
    gap_lines = [f"{gap.body or ''} {gap.document or ''}: {'; '.join(gap.said)}".strip() for gap in said.gaps]
    return headed(
        {
            "question": [question.ask, Words.same(question.id)],
            "parameters": [
                Words.same(f"{each.name}: {words.shown(each.name, answer.parameters[each.name])}") for each in given
            ],
            "day": [Words.same(on)],
            "store": [Words.same(place)],
            "rows": [Words.same(len(answer.rows))],
            "evaluations": evaluations,
            "warnings": said.warnings(),
            "gaps": list(map(Words.same, gap_lines)),
            "not_meant": [question.not_meant],
        }
    )
