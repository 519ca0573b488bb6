"""Warnings about days for which no text of a law is held: what an answer about such a day rests on, and what to do."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from konkyo.graph.store import Own, Store
from konkyo.i18n import Words
from konkyo.law.dates import first_possible_day
from konkyo.law.known_time import TimeLimit, time_limits
from konkyo.law.law_names import names
from konkyo.law.timeline import Timeline, law_in_time
from konkyo.queries.evaluations import evaluations_of_flows
from konkyo.queries.remembered import remembered_rows

if TYPE_CHECKING:
    from konkyo.queries.answer import Answer

_NAMED = 3
"""How many laws of one limit are named."""
_LAWS_CITED = Own("""UNWIND $evaluations AS key
MATCH (evaluation:Evaluation {key: key})-[:HAS]->(:Passage)-[:CITES]->(provision:Provision)
RETURN DISTINCT key AS evaluation, coalesce(evaluation.published, evaluation.written) AS written, provision.law AS law
ORDER BY evaluation, law""")
_BY_LAW_OF_A_DAY = ("amended", "law_on_day", "permits")
"""The postprocesses that look up what the law was on a day."""


def limits_told(limits: Sequence[TimeLimit]) -> Iterator[Words]:
    """Yield a warning for each group of laws with the same limits, and how newer texts are had."""
    yield from what_is_not_known(limits)
    if any(one.known_until for one in limits):
        yield Words(
            ja="新しい本文は konkyo law update で加えられます",
            en="newer texts can be added: konkyo law update",
        )


def what_is_not_known(limits: Sequence[TimeLimit]) -> Iterator[Words]:
    """Yield what is not known of each group of laws with the same limits."""

    def limit(one: TimeLimit) -> tuple[str, str]:
        return str(one.known_from or ""), str(one.known_until or "")

    for (begin, end), group in groupby(sorted(limits, key=limit), key=limit):
        laws = [one.law for one in group]
        if not begin and not end:
            yield _no_text(laws)
            continue
        ja = "、".join(laws[:_NAMED]) + ("など" if laws[_NAMED:] else "")
        en = ", ".join(laws[:_NAMED]) + (" and others" if laws[_NAMED:] else "")
        days_ja = [*([f"{begin} まで"] if begin else []), *([f"{end} 以後"] if end else [])]
        days_en = [*([f"up to {begin}"] if begin else []), *([f"from {end} on"] if end else [])]
        yield Words(
            ja=f"{ja}: {'と '.join(days_ja)}の変化は、本文が手もとにないので分かりません",
            en=f"{en}: what changed {' or '.join(days_en)} is not known, for want of texts",
        )


def _no_text(laws: Sequence[str]) -> Words:
    few, more = laws[:_NAMED], laws[_NAMED:]
    ja, en = "、".join(few) + ("など" if more else ""), ", ".join(few) + (" and others" if more else "")
    return Words(
        ja=f"{ja}（{len(laws)} 法令）: 本文が手もとにないので、どう変わったか分かりません"
        f"（konkyo law add {laws[0]}、すべてなら konkyo law update）",
        en=f"{en} ({len(laws)} laws): what changed is not known, for want of any text "
        f"(konkyo law add {laws[0]}, or konkyo law update for all)",
    )


def not_held(laws: Iterable[str | None], timeline: Timeline) -> list[str]:
    """Return those of ``laws`` that are national and of which no text is held, each once, in their order."""
    known = names().laws
    return [law for law in dict.fromkeys(laws) if law in known and law not in timeline.facts.laws and known[law].id]


def limits_on(day: date, laws: Iterable[str], timeline: Timeline) -> list[TimeLimit]:
    """Return what is not known of ``laws`` on ``day``; of those without any text nothing is said here."""
    held = timeline.facts.laws
    return time_limits((held[law] for law in dict.fromkeys(laws) if law in held), day, day)


def limits_of_answer(store: Store, answer: "Answer", today: date) -> list[TimeLimit]:
    """Return what is not known of the laws that ``answer`` tells of, on the days for which it does.

    That is the day asked about or, of an answer with the standing of citations, the day of each document.
    """
    asked, by_day = answer.parameters.get("on"), answer.question.postprocess in _BY_LAW_OF_A_DAY
    if answer.question.postprocess == "amended":
        asked = asked or today.isoformat()
    if by_day and asked and (day := first_possible_day(asked)):
        return limits_on(day, law_in_time().facts.laws, law_in_time())
    if not by_day and "status" not in answer.columns:
        return []
    found: dict[TimeLimit, None] = {}
    for row in remembered_rows(store, _LAWS_CITED, evaluations=_evaluations(store, answer)):
        if row["law"] and (day := first_possible_day(row["written"])):
            found |= dict.fromkeys(limits_on(day, [row["law"]], law_in_time()))
    return list(found)


def _evaluations(store: Store, answer: "Answer") -> list[str]:
    """Return the evaluations that the rows of an answer are of, by their keys."""
    document = answer.parameters.get("document")
    named = [document] if isinstance(document, str) else document or []
    found = {str(key) for key in (*named, *(row.get("evaluation") for row in answer.rows)) if key}
    return sorted(found or evaluations_of_flows(store, answer.rows))
