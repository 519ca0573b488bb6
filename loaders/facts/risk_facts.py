"""The risks of an evaluation with their ratings, and the incidents that it declares."""

from konkyo.graph import identity
from konkyo.graph.document_facts import Value
from konkyo.loaders.facts.body_nodes import file_node
from konkyo.loaders.facts.fact_collector import FactCollector, NodeRef, position
from konkyo.loaders.names import standard_spelling
from konkyo.loaders.record import ILLEGIBLE, Evidence, Incident, Part, Reviews, Risk

_THREE_YEARS, _ONE_YEAR = 3, 1


def reviewed(reviews: Reviews | None) -> dict[str, Value | None]:
    """Return the properties of an Evaluation that say how its measures are reviewed."""
    if reviews is None:
        return {}
    return {
        "self_inspection": _answer(reviews.self_inspection),
        "audits": None if reviews.audit == ILLEGIBLE else list(reviews.audit) or None,
        "audit_rating": reviews.audit_rating,
        "training": reviews.training,
    }


def add_risks(collector: FactCollector) -> None:
    """Add each risk and each answer about incidents, with the passages that state it and the file that it is about."""
    for risk in collector.record.risks:
        _add(_risk_node(risk, collector), risk, risk.file, collector)
    reviews = collector.record.reviews
    for incident in reviews.incidents if reviews else ():
        _add(_incident_node(incident, collector), incident, incident.file, collector)
    if reviews and reviews.accident_within_a_year is not None:
        of_year = Part(at=reviews.at, evidence=_only("accident_within_a_year", reviews))
        key = identity.key("Incident", collector.evaluation[1], None, _ONE_YEAR)
        node = collector.add_owned_node(
            "Incident", key, years=_ONE_YEAR, happened=_answer(reviews.accident_within_a_year), **position(reviews.at)
        )
        _add(node, of_year, None, collector)


def _risk_node(risk: Risk, collector: FactCollector) -> NodeRef:
    name, illegible = risk.form_title or risk.risk, risk.rating == ILLEGIBLE
    return collector.add_owned_node(
        "Risk", identity.key("Risk", collector.evaluation[1], risk.file, risk.section, risk.risk),
        name=name, as_printed=risk.risk if risk.risk != name else None, file=_known(risk.file), section=risk.section,
        number=risk.number, measure=risk.measure, rating=_known(risk.rating), rating_illegible=illegible or None,
        asked=list(risk.answers) or None, answers=[answer or "" for answer in risk.answers.values()] or None,
        priority=risk.is_priority or None, **position(risk.at),
    )  # fmt: skip


def _incident_node(incident: Incident, collector: FactCollector) -> NodeRef:
    return collector.add_owned_node(
        "Incident", identity.key("Incident", collector.evaluation[1], incident.file, _THREE_YEARS),
        years=_THREE_YEARS, happened=_answer(incident.within_three_years), what=incident.what, remedy=incident.cure,
        file=_known(incident.file), **position(incident.at),
    )  # fmt: skip


def _add(node: NodeRef, part: Part, file: str | None, collector: FactCollector) -> None:
    """Add whose ``node`` is, which passages state it, and which file it is about."""
    said = [*collector.spans.every(part)]
    pieces = (collector.spans.at(piece) for pieces in part.pieces.values() for piece in pieces)
    stated = dict.fromkeys(span for span in (*said, *pieces) if span)
    first = next(iter(stated), None)
    collector.add_edge("HAS", collector.evaluation, node, first)
    for span in stated:
        collector.add_edge("STATED_IN", node, collector.passage(span.passage.id), span)
    if known := _known(file):
        name, spelled = standard_spelling(known)
        collector.add_edge("CONCERNS", node, file_node(known, collector), first, why=spelled, name=name)


def _only(field: str, part: Part) -> dict[str, Evidence]:
    return {field: part.evidence[field]} if field in part.evidence else {}


def _known(text: str | None) -> str | None:
    return None if text == ILLEGIBLE else text


def _answer(said: bool | str | None) -> str | None:
    """Return yes, no or illegible; an option of the form as it is."""
    if isinstance(said, bool):
        return "yes" if said else "no"
    return "illegible" if said == ILLEGIBLE else said
