"""The page of a provision: its life with numbers and captions, what it permits, and who relies on it."""

from datetime import date
from itertools import groupby

from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.page_request import PageRequest
from konkyo.explorer.replies import ShownPage
from konkyo.graph.store import Own
from konkyo.i18n import KonkyoError, UsageError, Words
from konkyo.law.address import Address
from konkyo.law.provision_history import ProvisionHistory, provision_history
from konkyo.law.provision_life import PermitPeriod, permit_periods
from konkyo.law.timeline import Timeline
from konkyo.queries.impact.relying_citations import relying_citations
from konkyo.queries.impact.scope import provisions, required_day
from konkyo.queries.law_words import LAW_WORDS

_PLACES = 300
_LAWS = Own("""MATCH (provision:Provision) WHERE provision.law = $law
RETURN DISTINCT provision.address AS address ORDER BY address""")


def provision_page(desk: GraphDesk, asked: PageRequest) -> ShownPage:
    """Show the provision that had the address ``of`` on the day ``on``, which is today unless told."""
    cited = one_provision(asked.needed("of"))
    on = required_day(asked.get("on")) if asked.get("on") else date.today()
    held = desk.timeline.facts.laws.get(cited.law or "")
    history = provision_history(desk.timeline, cited, on) if held else None
    with desk.reading() as store:
        relying = relying_citations(store, history) if history else []
        within = [] if history else [row["address"] for row in store.read(_LAWS, {"law": cited.law})]
    documents = [(rows[0], rows) for _, of in groupby(relying, key=lambda row: row["evaluation"]) if (rows := list(of))]
    values = {
        "cited": cited, "on": on, "today": date.today(), "held": held, "history": history, "law_words": LAW_WORDS,
        "permits": _permits(desk.timeline, history) if history else [], "documents": documents,
        "passages": len({row["passage"] for row in relying}), "most": _PLACES, "within": within,
        "status": desk.timeline.resolve(cited, on).status if held else None,
    }  # fmt: skip
    return ShownPage("provision.html.j2", values)


def one_provision(said: str) -> Address:
    """Return the provision that ``said`` names. Raises UsageError where it names several, KonkyoError where none."""
    found = provisions([said])
    if len(found) > 1:
        raise UsageError(
            Words(ja=f"「{said}」は条項を二つ以上引いています", en=f"“{said}” cites more than one provision"),
            cure=Words(ja="一つだけ書いてください", en="name one only"),
        )
    return found[0]


def life_of(timeline: Timeline, cited: Address, on: date) -> ProvisionHistory:
    """Return the history of a provision. Raises KonkyoError where no text of its law is held, or none has it."""
    history = provision_history(timeline, cited, on) if cited.law in timeline.facts.laws else None
    if history is None:
        raise KonkyoError(
            Words(ja=f"{cited} の移り変わりは分かりません", en=f"no law held tells the life of {cited}"),
            cure=Words(ja="番号を確かめるか、konkyo law add で法令を加えてください",
                       en="check its number, or add its law: konkyo law add"),
        )  # fmt: skip
    return history


def _permits(timeline: Timeline, history: ProvisionHistory) -> list[tuple[Address, list[PermitPeriod]]]:
    found = [(one.address, list(permit_periods(timeline, one))) for one in history.provisions]
    return [(address, periods) for address, periods in found if periods]
