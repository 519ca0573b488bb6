"""Ask one question of the catalogue over a store."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

from konkyo.graph.deadline import Deadline
from konkyo.graph.refusals import TookTooLongError
from konkyo.graph.store import ResultRow, Store
from konkyo.i18n import KonkyoError, Words
from konkyo.queries.arrow_rule import Arrow, arrows
from konkyo.queries.binding import Given, bind
from konkyo.queries.catalogue import question
from konkyo.queries.caveats import Caveats, caveats
from konkyo.queries.joined_information import with_joined_names
from konkyo.queries.portions import Gathered, RowsWanted, gathered
from konkyo.queries.postprocess import work
from konkyo.queries.question import Question
from konkyo.queries.question_header import BY
from konkyo.queries.remembered import one_state, remembered
from konkyo.queries.unnamed_ends import with_unnamed_ends
from konkyo.queries.walk_answer import QuestionWalk, Stop

if TYPE_CHECKING:
    import pandas
    import polars

ALL = RowsWanted()

Portions = Callable[[Store, Question, Mapping[str, Any]], Iterator[list[Any]]]
"""What a question is asked about, some at a time."""

BOTH_LANGUAGES = ("inferred", "said")
"""Columns of konkyo's own words: {ja: texts, en: texts} in a row of the store, one text in the answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of one answer to ``question``, and the parameters its Cypher was given.

    ``more``: there are rows after these, which were not asked for. ``total``: the number of all rows, None where it
    was not found out; ``after``: how many of the first were left out. ``complete``: false where time was over before
    all rows were there. Of a walk, ``stops`` are the
    shared parties from which it did not go on, and ``things`` the number of all its flows or ways, None if unknown.
    ``caveats`` are what is to be read with it; ``answer_bound`` gives none. ``reasons`` say for each row in both
    languages what ``inferred`` says in the reader's, for pages that can be switched; none of rows from elsewhere.
    """

    question: Question
    parameters: dict[str, Any]
    rows: list[ResultRow]
    more: bool = False
    total: int | None = None
    complete: bool = True
    stops: tuple[Stop, ...] = ()
    things: int | None = None
    caveats: Caveats | None = None
    reasons: tuple[Words | None, ...] = ()
    after: int = 0

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of every row, in order."""
        return self.question.columns

    def arrows(self) -> list[Arrow]:
        """Return the arrows by which the rows are drawn, in the order of the rows."""
        return list(arrows(self.question.pictures, self.rows))

    def to_pandas(self) -> "pandas.DataFrame":
        """Return the rows as a pandas frame. Raises KonkyoError where pandas is not installed."""
        try:
            import pandas
        except ImportError as error:
            raise _not_installed("pandas") from error
        return pandas.DataFrame(self.rows, columns=list(self.columns))

    def to_polars(self) -> "polars.DataFrame":
        """Return the rows as a polars frame. Raises KonkyoError where polars is not installed."""
        try:
            import polars
        except ImportError as error:
            raise _not_installed("polars") from error
        return polars.DataFrame(self.rows, schema=list(self.columns), orient="row", infer_schema_length=None)


def _not_installed(library: str) -> KonkyoError:
    return KonkyoError(
        Words(ja=f"{library} が入っていません", en=f"{library} is not installed"),
        cure=Words(ja=f"pip install {library} を実行してください", en=f"run: pip install {library}"),
    )


def answer(
    store: Store, asked: str | Question, parameters: Given, wanted: RowsWanted = ALL, unnamed: Sequence[str] = ()
) -> Answer:
    """Answer a question, given as the id of one of ours or as ``catalogue.question`` returns it, with the rows wanted.

    ``unnamed``: values without the names of their parameters, see ``bind``. Raises UsageError for an unknown question
    or parameter or a value it cannot have, and KonkyoError for a name that is not stored.
    """
    meant = question(asked) if isinstance(asked, str) else asked
    with one_state(store):
        found = _answered(store, meant, bind(store, meant, parameters, unnamed), wanted)
        joined = with_joined_names(store, meant, found.parameters, found.rows)
        found = _worded(replace(found, rows=with_unnamed_ends(store, meant, joined)))
        return replace(found, caveats=caveats(store, found, date.today()))


def answer_bound(store: Store, asked: Question, bound: dict[str, Any], wanted: RowsWanted = ALL) -> Answer:
    """Answer ``asked`` with parameters as ``bind`` returns them.

    Raises TookTooLongError, naming the parameters that narrow the question, where time was over before a row was there.
    """
    with one_state(store):
        return _worded(_answered(store, asked, bound, wanted))


def _answered(store: Store, asked: Question, bound: dict[str, Any], wanted: RowsWanted) -> Answer:
    """Return the answer with rows as the store has them: konkyo's own words in both languages."""
    deadline = Deadline()
    try:
        walk = QuestionWalk(store, asked, bound, deadline) if asked.walk else None
        if walk is None and asked.by is None:
            found = _cut(_rows(store, asked, bound), wanted)
        elif asked.by == "state":
            found = _cut(_kept_rows(store, asked, bound), wanted)
        else:
            given = parameters_of_statements(store, asked, bound, walk, wanted)
            found = gathered((_rows(store, asked, each) for each in given), wanted, deadline)
    except TookTooLongError as error:
        raise _narrower(asked, bound, error) from error
    whole = Answer(asked, bound, found.rows, found.more, found.total, found.complete, after=wanted.after)
    if walk is None:
        return whole
    complete = found.complete and (walk.complete or found.more)
    total = found.total if complete else None
    return replace(whole, complete=complete, total=total, stops=walk.stops(), things=walk.things)


def parameters_of_statements(
    store: Store, asked: Question, bound: dict[str, Any], walk: QuestionWalk | None, wanted: RowsWanted
) -> Iterator[dict[str, Any]]:
    """Yield the parameters of each statement that answers ``asked``, with what konkyo adds to those ``bound``."""
    if walk is not None:
        yield from ({**bound, "found": found} for found in walk.portions(wanted))
    elif asked.by is not None and BY[asked.by]:
        yield from ({**bound, BY[asked.by]: some} for some in _portions(asked.by)(store, asked, bound))
    else:
        yield bound


def _portions(by: str) -> Portions:
    # Imported on demand: two of these modules need networkx, which takes as long to load as a short question.
    found: Portions = import_module(f"konkyo.queries.by_{by}").portions
    return found


def _rows(store: Store, asked: Question, given: Mapping[str, Any]) -> list[ResultRow]:
    rows = store.read(asked.cypher, given)
    if asked.postprocess:
        return [{column: row[column] for column in asked.columns} for row in work(asked.postprocess)(rows, given)]
    return rows


def _kept_rows(store: Store, asked: Question, bound: Mapping[str, Any]) -> list[ResultRow]:
    given = tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in bound.items())
    return remembered(store, _rows_of, asked, given)


def _rows_of(store: Store, asked: Question, given: tuple[tuple[str, Any], ...]) -> list[ResultRow]:
    return _rows(store, asked, {name: list(value) if isinstance(value, tuple) else value for name, value in given})


def _cut(rows: list[ResultRow], wanted: RowsWanted) -> Gathered:
    return Gathered(
        rows[wanted.after : wanted.last],
        total=len(rows),
        more=wanted.last is not None and len(rows) > wanted.last,
        complete=True,
    )


def _narrower(asked: Question, bound: Mapping[str, Any], error: TookTooLongError) -> TookTooLongError:
    left = asked.left_to_narrow(bound)
    if not left:
        return error
    ja = "、".join(f"{each.name}（{each.words.ja}）" for each in left)
    en = ", ".join(f"{each.name} ({each.words.en})" for each in left)
    cure = Words(ja=f"{asked.id} を条件で絞ってください: {ja}", en=f"narrow {asked.id} by a parameter: {en}")
    return TookTooLongError(error.what, cure=cure)


def _worded(answer: Answer) -> Answer:
    """Return ``answer`` with the texts of both languages replaced by those of the reader's."""
    rows = [
        {column: _mine(value) if column in BOTH_LANGUAGES else value for column, value in row.items()}
        for row in answer.rows
    ]
    return replace(answer, rows=rows, reasons=tuple(_reason(row.get("inferred")) for row in answer.rows))


def _reason(said: Mapping[str, list[str] | None] | None) -> Words | None:
    with_each = {code: "; ".join(dict.fromkeys((said or {}).get(code) or [])) for code in ("ja", "en")}
    return Words(**with_each) if any(with_each.values()) else None


def _mine(said: Mapping[str, list[str] | None] | None) -> str | None:
    reason = _reason(said)
    return str(reason) if reason else None
