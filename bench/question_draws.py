"""Draw what the stored questions are asked about, for ``questions.py``: with a fixed seed, from what the store offers.

Values are drawn together: those that narrow a question from the rows that it has without them, so that each draw but
the last of a question has rows wherever any can be found. The last one is drawn without a look, for people also ask
what finds nothing.
"""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence

from konkyo.graph.store import ResultRow, Store
from konkyo.i18n import KonkyoError
from konkyo.law.timeline import law_in_time
from konkyo.queries.answer import answer
from konkyo.queries.binding import values
from konkyo.queries.portions import RowsWanted
from konkyo.queries.question import Parameter, Question

DATES = ("2019-06-01", "2022-04-01", "2024-06-01")
LOOKED_AT = RowsWanted(200)
"""The rows among which the values of the other parameters are looked for."""
TRIES = 24
"""How often values are drawn anew where the question has no row with them."""

Given = dict[str, str]


class Draws:
    """What ``asked`` is asked about in ``store``: no draw twice."""

    def __init__(self, store: Store, asked: Question) -> None:
        self._store, self._asked = store, asked
        self._chance = random.Random(asked.id)
        self._choices = {each.name: list(self._values(each)) for each in asked.parameters}
        self._found_none = False

    def __call__(self, count: int) -> list[Given]:
        """Return up to ``count`` draws: of a walk, every second one through what bodies share, as far as it goes."""
        drawn: list[Given] = []
        for number in range(count):
            # With one draw only there is none without a look.
            if number and number == count - 1:
                given = self._without_look()
            elif self._asked.walk and number % 2:
                given, _ = self._required({"through_shared": "yes"})
            else:
                given = self._narrowed(*self._required({}), narrowing=number > 0)
            if given not in drawn:
                drawn.append(given)
        return drawn

    def _required(self, fixed: Given) -> tuple[Given, list[ResultRow]]:
        """Return ``fixed`` and the required parameters, and the first rows: none only where none was found."""
        needed = [each for each in self._asked.parameters if not each.optional and self._choices[each.name]]
        given, rows = fixed, list[ResultRow]()
        # Where nothing was found before, another look is enough.
        for _ in range(1 if self._found_none else TRIES):
            given = fixed | {each.name: self._chance.choice(self._choices[each.name]) for each in needed}
            if self._asked.walk == "between":
                given["goal"] = self._goal(given)
            rows = self._rows(given)
            if rows or not needed:
                break
        self._found_none = not rows
        return given, rows

    def _goal(self, given: Given) -> str:
        """Return something that information gets to from ``origin``: nearly all pairs of things are not connected."""
        walk = {"name": given["origin"]} | {name: given[name] for name in ("through_shared",) if name in given}
        reached = sorted({str(row["receiver"]) for row in answer(self._store, "downstream", walk, LOOKED_AT).rows})
        return self._chance.choice(reached) if reached else given["goal"]

    def _narrowed(self, given: Given, rows: list[ResultRow], *, narrowing: bool) -> Given:
        """Return ``given`` with a random choice of the optional parameters, each with a value that leaves rows."""
        for each in self._asked.parameters:
            if not narrowing or not each.optional or each.name in given or self._chance.random() < 0.5:
                continue
            told = _texts(rows)
            offered = self._choices[each.name]
            offered = [value for value in offered if value in told] or offered
            for value in self._chance.sample(offered, min(TRIES, len(offered))):
                if narrower := self._rows(given | {each.name: value}):
                    given, rows = given | {each.name: value}, narrower
                    break
        return given

    def _without_look(self) -> Given:
        return {
            each.name: self._chance.choice(self._choices[each.name])
            for each in self._asked.parameters
            if self._choices[each.name] and (not each.optional or self._chance.random() < 0.5)
        }

    def _values(self, parameter: Parameter) -> Iterable[str]:
        match parameter.type:
            case "boolean":
                return ("yes", "no")
            case "date":
                return DATES
            case "string":
                return (parameter.example,)
        offered = values(self._store, self._asked, parameter.name)
        if parameter.many:
            return ("、".join(self._chance.sample(offered, 2)) for _ in offered) if len(offered) > 1 else ()
        return offered

    def _rows(self, given: Given) -> list[ResultRow]:
        try:
            return answer(self._store, self._asked, given, LOOKED_AT).rows
        except KonkyoError:
            return []


def _texts(rows: Sequence[Mapping[str, object]]) -> set[str]:
    """Return all texts in the cells of ``rows``."""
    cells = (cell for row in rows for cell in row.values())
    return {str(one) for cell in cells for one in (cell if isinstance(cell, list) else [cell])}


def impact_draws(store: Store, count: int) -> Iterator[Given]:
    """Yield what ``konkyo.impact`` is asked: a provision that documents cite and, every second time, a day.

    The day is one on which a law that is held changed.
    """
    chance = random.Random("konkyo.impact")
    cited, days = values(store, "relying", "provision"), sorted({line.on for line in law_in_time().facts.descent})
    for number in range(count):
        yield {"day": chance.choice(days).isoformat()} if number % 2 else {"provision": chance.choice(cited)}
