"""Which stored evaluation a person means (words of its title, body, number or date, or its key), and its day."""

from collections.abc import Iterable
from datetime import date

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.i18n import KonkyoError, Words
from konkyo.law.dates import first_possible_day
from konkyo.queries.evaluation_names import name_in_full
from konkyo.queries.name_match import normalise
from konkyo.queries.remembered import remembered_rows

SHOWN = 10

_ALL = Own("""MATCH (evaluation:Evaluation)
RETURN evaluation.key AS key, evaluation.body AS body, evaluation.title AS document, evaluation.form AS form,
       evaluation.published AS published, evaluation.written AS written, evaluation.written_ja AS written_ja,
       evaluation.written_en AS written_en, evaluation.current AS current, evaluation.edition AS edition,
       evaluation.later_editions AS later_editions, evaluation.labels_added AS labels_added
ORDER BY body, document, published, key""")
_OF_BODIES = Own(
    "MATCH (body:Body)-[:PUBLISHES]->(evaluation:Evaluation) WHERE body.name IN $names "
    "RETURN DISTINCT evaluation.key AS evaluation"
)
_OF_FLOWS = Own("UNWIND $flows AS key MATCH (flow:Flow {key: key}) RETURN DISTINCT flow.evaluation AS evaluation")


def stored_evaluations(store: Store) -> list[ResultRow]:
    """Return a row for every stored evaluation: key, body, document, form and its editions, published, written and why,
    current."""
    return remembered_rows(store, _ALL)


def evaluations_of_bodies(store: Store, names: Iterable[str]) -> set[str]:
    """Return the keys of the evaluations that the bodies with these names publish."""
    return {row["evaluation"] for row in remembered_rows(store, _OF_BODIES, names=sorted(names))}


def evaluations_of_flows(store: Store, rows: Iterable[ResultRow]) -> set[str]:
    """Return the keys of the evaluations that state the flows which ``rows`` name in a column ``flow``."""
    flows = sorted({row["flow"] for row in rows if isinstance(row.get("flow"), str)})
    return {row["evaluation"] for row in store.read(_OF_FLOWS, {"flows": flows})} if flows else set()


def written_on(store: Store) -> dict[str, date | None]:
    """Return a day for each stored evaluation by its key: its date or, where it has none, the day inferred.

    Of a date printed as a month or a year it is the first day; None where nothing tells a day.
    """
    return {row["key"]: first_possible_day(row["published"] or row["written"]) for row in stored_evaluations(store)}


def find_evaluation(store: Store, words: str) -> str:
    """Return the key of the one evaluation in whose key all ``words``, parted by spaces, occur.

    Where several versions fit, the one that no other replaces is meant. No words mean the only evaluation there is.
    Raises KonkyoError, with a list of what there is, where none or several fit.
    """
    rows = stored_evaluations(store)
    if any(row["key"] == words for row in rows):
        return words
    fitting = _fitting(rows, words)
    current = [row for row in fitting if row["current"]]
    for choice in (fitting, current):
        if len(choice) == 1:
            return str(choice[0]["key"])
    raise _undecided(words, rows, fitting)


def _fitting(rows: list[ResultRow], words: str) -> list[ResultRow]:
    wanted = [normalise(word) for word in words.split()]
    return [row for row in rows if _words_in(row, wanted) == len(wanted)]


def _to_type(row: ResultRow, rows: list[ResultRow]) -> str:
    """Return the words by which ``row`` alone is meant, in quotes: body, title and day, else its key."""
    words = name_in_full(row)
    return f'"{words if len(_fitting(rows, words)) == 1 else row["key"]}"'


def evaluations_named(store: Store, words: str) -> set[str]:
    """Return the keys of all evaluations in whose key all ``words`` occur; raises KonkyoError where there are none."""
    rows = stored_evaluations(store)
    if fitting := _fitting(rows, words):
        return {str(row["key"]) for row in fitting}
    raise _undecided(words, rows, [])


def evaluation_named(store: Store, key: str) -> str:
    """Return what people call the evaluation with ``key``: body, title and date; ``key`` where it has none of them."""
    row = next((row for row in stored_evaluations(store) if row["key"] == key), {})
    return name_in_full(row) or key


def _said(row: ResultRow) -> str:
    return normalise("".join(str(row[name]) for name in ("key", "body", "document", "published") if row[name]))


def _undecided(words: str, rows: list[ResultRow], fitting: list[ResultRow]) -> KonkyoError:
    """Return the error for ``words`` that fit several of ``rows`` or none, with a few to choose from."""
    if not rows:
        return KonkyoError(
            Words(ja="評価書がまだ一つも収めてありません", en="no evaluation is stored yet"),
            cure=Words(ja="konkyo build で文書を読み込んでください", en="load documents with: konkyo build"),
        )
    count = len(fitting)
    if not words.strip():
        what = Words(ja=f"どの評価書か決まりません（{count}件あります）", en=f"which evaluation? there are {count}")
    elif fitting:
        what = Words(ja=f"「{words}」に当たる評価書が{count}件あります", en=f"“{words}” fits {count} evaluations")
    else:
        what = Words(ja=f"「{words}」に当たる評価書はありません", en=f"no evaluation fits “{words}”")
    # Only those that are shown: whether words mean one alone takes a look at all there are.
    offered = fitting or _nearest(rows, words)
    listed = "".join(f"\n      {_to_type(row, rows)}" for row in offered[:SHOWN])
    left = len(offered) - SHOWN
    ja, en = (
        (f"\n      ほか{left}件（すべて: konkyo documents）", f"\n      {left} more (all: konkyo documents)")
        if left > 0
        else ("", "")
    )
    return KonkyoError(
        what,
        cure=Words(
            ja=f"次のどれかを、引用符ごと書いてください:{listed}{ja}",
            en=f"write one of these, quotes included:{listed}{en}",
        ),
    )


def _nearest(rows: list[ResultRow], words: str) -> list[ResultRow]:
    """Return ``rows``, first those in which the most of ``words`` occur."""
    wanted = [normalise(word) for word in words.split()]
    return sorted(rows, key=lambda row: -_words_in(row, wanted))


def _words_in(row: ResultRow, wanted: list[str]) -> int:
    """Return how many of the words ``wanted``, as ``normalise`` returns them, occur in what ``row`` is called."""
    said = _said(row)
    return sum(word in said for word in wanted)
