"""The texts of all passages in memory, for a program that stays: a word that stands in thousands of them is found there
in some milliseconds, and by the full-text index of the engine in a second."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from konkyo.graph.identity import Key, key
from konkyo.graph.store import Own, ResultRow, Store
from konkyo.queries.evaluations import stored_evaluations
from konkyo.queries.searched_things import publisher_of

MOST_CHARACTERS = 60_000_000
"""Texts with more characters are not held. Those of 1,000 documents have 20 million, and take 60 MB."""
_TEXTS = Own("""UNWIND $keys AS key
MATCH (:Evaluation {key: key})-[:HAS]->(passage:Passage)
RETURN key AS evaluation, passage.folded AS folded, passage.section AS section, passage.line AS line,
       passage.change_row IS NOT NULL AS logged""")


@dataclass(frozen=True, slots=True)
class PassageTexts:
    """The passages of evaluations in force, in the order of hits; those of change logs are the last.

    ``text`` has the folded text of each on a line of its own, which begins at its number in ``starts``; the last of
    these is the length of all. ``places``: evaluation and section. ``logged``: the number of the first of a change log.
    """

    text: str
    starts: Sequence[int]
    places: Sequence[tuple[str, str]]
    logged: int

    def with_words(self, words: Sequence[str], *, logged: bool) -> list[int]:
        """Return the numbers of the passages, of change logs or of forms, in which all ``words``, folded, stand."""
        longest, *others = sorted(words, key=len, reverse=True)
        begin, end = (self.logged, len(self.places)) if logged else (0, self.logged)
        found, at = [], self.text.find(longest, self.starts[begin], self.starts[end])
        while at >= 0:
            number = bisect_right(self.starts, at) - 1
            first, past = self.starts[number], self.starts[number + 1]
            if all(self.text.find(word, first, past) >= 0 for word in others):
                found.append(number)
            at = self.text.find(longest, past, self.starts[end])
        return found

    def key(self, number: int) -> str:
        """Return the key of a passage."""
        evaluation, section = self.places[number]
        return key("Passage", Key(evaluation), section)


def in_order_of_hits(store: Store) -> list[str]:
    """Return the keys of the evaluations in force in the order in which what is found in them is shown."""
    bodies = publisher_of(store)
    covers = [
        ((bodies.get(row["key"]) or row["body"], row["document"], row["published"]), str(row["key"]))
        for row in stored_evaluations(store) if row["current"]
    ]  # fmt: skip
    covers.sort(key=lambda one: ([(value is None, value or "") for value in one[0]], one[1]))
    return [evaluation for _, evaluation in covers]


def text_rows(store: Store, evaluations: Sequence[str]) -> list[ResultRow]:
    """Return what ``passage_texts`` needs of each passage of these evaluations, in their order."""
    rows = store.read(_TEXTS, {"keys": list(evaluations)})
    number = {evaluation: at for at, evaluation in enumerate(evaluations)}
    return sorted(rows, key=lambda row: (number[row["evaluation"]], row["line"] or 0, row["section"]))


def passage_texts(rows: Iterable[ResultRow]) -> PassageTexts | None:
    """Return the texts of ``rows``, which ``text_rows`` returned of all evaluations; None where they are too many."""
    texts: tuple[list[str], list[str]] = ([], [])
    places: tuple[list[tuple[str, str]], list[tuple[str, str]]] = ([], [])
    same: dict[str, str] = {}
    size = 0
    for row in rows:
        # One string for all that are equal: thousands of fields have the same name.
        evaluation, section = (same.setdefault(word, word) for word in (row["evaluation"], row["section"]))
        texts[row["logged"]].append(row["folded"])
        places[row["logged"]].append((evaluation, section))
        size += len(row["folded"])
        if size > MOST_CHARACTERS:
            return None
    lines = [*texts[False], *texts[True]]
    starts = array("q", accumulate((len(line) + 1 for line in lines), initial=0))
    return PassageTexts("".join(f"{line}\n" for line in lines), starts, [*places[0], *places[1]], len(places[0]))
