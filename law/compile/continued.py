"""The facts of a law that is held, continued with what later texts say."""

from dataclasses import replace
from datetime import date

from konkyo.law.address import Address
from konkyo.law.facts_file import StatuteFacts
from konkyo.law.law_facts import LawFacts
from konkyo.law.statute_facts import AddressState
from konkyo.law.statute_head import StatuteHead


def facts_held(facts: LawFacts, law: str) -> StatuteFacts:
    """Return all that is held of a law."""
    states = {address: facts.states(address) for address in facts.addresses(law)}
    return StatuteFacts(facts.laws[law], states, facts.leaving(law))


def last_in_force(head: StatuteHead) -> date:
    """Return the day of the last text that was in force when the facts were taken: later facts continue from it."""
    return max((day for day in head.texts if day <= head.known_until), default=head.texts[0])


def continued(held: StatuteFacts, later: StatuteFacts) -> StatuteFacts:
    """Return ``held`` up to the day of its last text in force, and from then on what ``later`` says.

    ``later`` was derived from the text in force on that day and all later ones. What was enacted and not yet in force
    when ``held`` was taken is in ``later`` again, if it is still so.
    """
    on = last_in_force(held.head)
    states: dict[Address, list[AddressState]] = {
        address: [one for one in before if one.since <= on] for address, before in held.states.items()
    }
    for address, after in later.states.items():
        states.setdefault(address, []).extend(one for one in after if one.since > on)
    lines = [*(line for line in held.descent if line.on <= on), *(line for line in later.descent if line.on > on)]
    passes_to = {str(line.to.law) for line in lines if line.to and line.to.law != held.head.law}
    return StatuteFacts(
        replace(_head(held.head, later.head, on), passes_to=tuple(sorted(passes_to))),
        {address: known for address, known in states.items() if known},
        lines,
    )


def _head(held: StatuteHead, later: StatuteHead, on: date) -> StatuteHead:
    return replace(
        held,
        number=later.number or held.number,
        titles=tuple(dict.fromkeys((*later.titles, *held.titles))),
        texts=(*(day for day in held.texts if day <= on), *(day for day in later.texts if day > on)),
        amendments=(
            *(one for one in held.amendments if one[0] <= on),
            *(one for one in later.amendments if one[0] > on),
        ),
        listed=held.listed and later.listed,
        known_until=max(held.known_until, later.known_until),
        repealed=later.repealed or held.repealed,
        sources=tuple(sorted((dict(held.sources) | dict(later.sources)).items())),
    )
