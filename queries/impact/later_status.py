"""What a provision that a document cites is on a later day: the same, another number, or nothing any more."""

from datetime import date

from konkyo.graph.store import Store
from konkyo.i18n import Words
from konkyo.law.address import Address
from konkyo.law.descent.evidence_words import printed_day
from konkyo.law.descent_line import DescentKind
from konkyo.law.timeline import Timeline
from konkyo.queries.columns import VALUES
from konkyo.queries.evaluations import written_on
from konkyo.queries.impact.fates import Fate, Fates
from konkyo.queries.impact.scope import Scope
from konkyo.queries.law_limits import limits_on

_NOT_HELD = Words(ja="法令の版が未収録で不明", en="not known: no version of this law is held")
_NO_DAY = Words(ja="評価書の日付がなく不明", en="not known: the document bears no date")
_NO_SUCH = Words(ja="その番号の条項なし", en="no provision has this address")


class Standings:
    """What provisions are on the day ``on``, by what they were on the day of the document that cites them."""

    def __init__(self, store: Store, timeline: Timeline, on: date) -> None:
        self._days = written_on(store)
        self._fates = Fates(timeline, Scope(on))
        self.on = on
        self.limits = limits_on(on, timeline.facts.laws, timeline)

    def of(self, cited: Address, evaluation: str) -> Words:
        """Return in words what has become of the provision that the evaluation cites as ``cited``.

        An address is no identity: what 番号法第19条第7号 of 2020 means has been another number since.
        """
        if not self._fates.are_known_of(cited):
            return _NOT_HELD
        day = self._days[evaluation]
        if day is None:
            return _NO_DAY
        return _said(self._fates.since(cited, min(day, self.on)), cited)


def _said(fate: Fate, cited: Address) -> Words:
    if fate.valid_from is None and cited != Address(cited.law):
        return _NO_SUCH
    told = [_line(line.kind, line.to, printed_day(line)) for line in fate.lines]
    told += [_line("parts", line.to, printed_day(line)) for line in fate.parts]
    if not told:
        return Words(ja="同じ番号で存続", en="stands at the same address")
    return Words(ja="、".join(one.ja for one in told), en=", ".join(one.en for one in told))


def _line(kind: DescentKind | str, to: Address | None, on: str) -> Words:
    what = VALUES["kind", str(kind)]
    if to is None or kind == DescentKind.CHANGED:
        return Words(ja=f"{what.ja}（{on}）", en=f"{what.en} ({on})")
    return Words(ja=f"{to}（{what.ja}、{on}）", en=f"{to} ({what.en}, {on})")
