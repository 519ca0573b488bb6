"""What a record that was drawn and one that was read must agree in, whatever the format and layout between them."""

from konkyo.loaders.build import duplicates
from konkyo.loaders.record import Change, Flow, Record, RecordCitation


def differences(drawn: Record, read: Record) -> list[str]:
    """Return every fact in which two records differ.

    Left out, beside what tells where and how a thing was found: the passage that each citation stands in, and what the
    renderer fills with words of no consequence, that is the risks and the citations of all passages together.
    """
    return duplicates.differences(_told(drawn), _told(read))


def _told(record: Record) -> Record:
    return record.model_copy(
        update={
            # Printed nowhere: the day is inferred from all the rest, the stamp and the passages included.
            "document": record.document.model_copy(update={"written": None}),
            "citations": (),
            "risks": (),
            "reviews": None,
            "flows": tuple(map(_flow, record.flows)),
            "changes": tuple(map(_change, record.changes)),
        }
    )


def _flow(flow: Flow) -> Flow:
    return flow.model_copy(update={"legal_basis": _unplaced(flow.legal_basis)})


def _change(change: Change) -> Change:
    before, after = _unplaced(change.before_citations), _unplaced(change.after_citations)
    return change.model_copy(update={"before_citations": before, "after_citations": after})


def _unplaced(citations: tuple[RecordCitation, ...]) -> tuple[RecordCitation, ...]:
    # How sure the reading of a citation is belongs to how it was found.
    found = {"section": "", "confidence": None, "rule": None}
    return tuple(citation.model_copy(update=found) for citation in citations)
