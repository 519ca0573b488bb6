"""Citations → Provision nodes, what they are part of and what they became, and who cites them.

A Provision is an address together with the first day on which its norm stood there. Where no day is known to choose
by (no such address, no text of the law, no date of the document) the node is the address alone.
"""

import re
from dataclasses import fields, replace
from datetime import date, timedelta

from konkyo.graph import identity
from konkyo.i18n import Words
from konkyo.law import law as law_named
from konkyo.law.address import Address
from konkyo.law.descent import DescentKind
from konkyo.law.timeline import Provision, Status, law_in_time
from konkyo.loaders.facts.citation_status import Days, Standing, days, standing
from konkyo.loaders.facts.ledger import End, Ledger
from konkyo.loaders.facts.permissions import lifetime
from konkyo.loaders.facts.places import PassageSpan
from konkyo.loaders.names import Naming
from konkyo.loaders.names.bodies import PREFECTURES
from konkyo.loaders.record import Evidence, Record, RecordCitation

BY_TEXTS = Words(ja="二つの日の法令の本文を比べた結果", en="found by comparing the texts of the law of two days")
_ORDINANCE = re.compile(r"(?:.*(?:条例|条例施行規則|規程|要綱)|(?!.*法).*規則)(?:[(（].*[)）])?")
_STEPS = tuple(part.name for part in fields(Address) if part.name != "law")


def citations(record: Record, naming: Naming, ledger: Ledger) -> None:
    """Enter every citation outside the change log, also those that only a flow's basis holds."""
    on = days(record.document.published)
    for citation in (*record.citations, *(basis for flow in record.flows for basis in flow.legal_basis)):
        cite(ledger.passage(citation.section), citation, on, naming, ledger)


def cite(by: End, citation: RecordCitation, on: Days, naming: Naming, ledger: Ledger, side: str | None = None) -> None:
    """Enter that the passage or change ``by`` cites a provision; a law that nobody could name is left out, counted."""
    cited = provision_node(citation, on, naming, ledger)
    if cited is None:
        ledger.leave_out("CITES")
        return
    node, found = cited
    ledger.edge(
        "CITES", by, node, place_of(citation, ledger), why=citation.marked, as_written=citation.quote,
        status=found.status, status_basis=found.basis, side=side,
    )  # fmt: skip


def place_of(citation: RecordCitation, ledger: Ledger) -> PassageSpan | None:
    """Return the characters that cite."""
    return ledger.places.at(Evidence(passage=citation.section, start=citation.start, end=citation.end))


def provision_node(citation: RecordCitation, on: Days, naming: Naming, ledger: Ledger) -> tuple[End, Standing] | None:
    """Enter the provision that ``citation`` means on ``on``, all it is part of, and what it became.

    Return its node and its standing; None where the law is unknown.
    """
    place = place_of(citation, ledger)
    if not citation.law or place is None:
        return None
    found = standing(citation, on)
    entered = _Entry(naming, ledger, place)
    node = entered.node(found.address, found.provision)
    entered.parts(node, found.address, found.provision)
    if found.provision:
        lifetime(node, found.provision, ledger)
        entered.descendants(node, found.provision)
    return node, found


class _Entry:
    """Enters the provisions that one citation brings with it."""

    def __init__(self, naming: Naming, ledger: Ledger, place: PassageSpan) -> None:
        self.naming, self.ledger, self.place = naming, ledger, place

    def node(self, address: Address, stood: Provision | None) -> End:
        """Enter one provision: that which ``stood`` at ``address``, or the address alone."""
        path = str(replace(address, law=None))
        law = self.law(address.law or "")
        since, until = (stood.valid_from, stood.valid_to) if stood else (None, None)
        return self.ledger.node(
            "Provision", identity.key("Provision", law[1], path, _iso(since)),
            law=address.law, address=str(address), valid_from=_iso(since), valid_to=_iso(until),
            **{step: getattr(address, step) for step in _STEPS},
        )  # fmt: skip

    def parts(self, node: End, address: Address, stood: Provision | None) -> None:
        """Enter what the provision is part of, as it was on the first day of it, up to its law."""
        if not self.ledger.is_new("PART_OF", node):
            return
        whole = _whole(address)
        if whole is None:
            self.ledger.edge("PART_OF", node, self.law(address.law or ""), self.place)
            return
        over = law_in_time().resolve(whole, stood.valid_from) if stood else None
        above = over.provision if over and over.status is Status.VALID else None
        place = above.address if above else whole
        end = self.node(place, above)
        self.ledger.edge("PART_OF", node, end, self.place)
        self.parts(end, place, above)

    def descendants(self, node: End, stood: Provision) -> None:
        """Enter what the provision became when it left its address, and what that became, up to the present."""
        if stood.valid_to is None or not self.ledger.is_new("BECAME", node):
            return
        law = law_in_time()
        for line in law.became(stood.address, stood.valid_to - timedelta(days=1), stood.valid_to):
            # What the texts leave undecided, and an end without a successor, is no fact about two provisions.
            if line.to is None or line.kind is DescentKind.UNDECIDABLE:
                continue
            found = law.resolve(line.to, stood.valid_to)
            if found.provision is not None and found.status is Status.VALID:
                heir = self.node(found.provision.address, found.provision)
                self.ledger.derived(
                    "BECAME", node, heir, BY_TEXTS, kind=str(line.kind), on=line.on.isoformat(), score=line.score
                )
                lifetime(heir, found.provision, self.ledger)
                self.descendants(heir, found.provision)

    def law(self, name: str) -> End:
        """Enter the law: a statute by its id; an ordinance as the citing body's own, unless it names a prefecture."""
        if statute := law_named(name):
            return self.ledger.node("Law", identity.key_of_body(None, statute.id or name), name=name, law_id=statute.id)
        if not _ORDINANCE.fullmatch(name):
            return self.ledger.node("Law", identity.key_of_body(None, name), name=name)
        prefecture = re.match(PREFECTURES, name)
        body = prefecture[0] if prefecture else self.naming.body
        return self.ledger.node(
            "Law", identity.key_of_body(body or self.ledger.evaluation[1], name), name=name, body=body
        )


def _whole(address: Address) -> Address | None:
    """Return the address this one is part of; None for one that is part of the law itself."""
    given = [step for step in _STEPS if getattr(address, step)]
    return replace(address, **{given[-1]: None}) if len(given) > 1 else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
