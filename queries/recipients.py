"""Who receives what, and on which provision."""

from dataclasses import dataclass

from konkyo.graph.store import Store
from konkyo.queries.answer import answer


@dataclass(frozen=True, slots=True)
class Receipt:
    """One recipient of one flow on one provision that the document names for it, or None where it names none.

    ``status`` is the standing of the citation at the document's date, ``quote`` the characters that cite it, and
    ``inferred`` says in the reader's language what of this is held though no mark says it.
    """

    recipient: str | None
    kind: str
    label: str
    file: str
    information: str | None
    purpose: str | None
    provision: str | None
    status: str | None
    body: str | None
    document: str | None
    published: str | None
    section: str | None
    line: int | None
    quote: str | None
    inferred: str | None
    recipient_label: str | None
    recipient_key: str | None
    flow: str


def recipients(
    store: Store,
    *,
    provision: str | None = None,
    body: str | None = None,
    information: str | None = None,
    recipient: str | None = None,
) -> list[Receipt]:
    """Return who receives what; each name that is given narrows the answer. Raises KonkyoError for an unknown name."""
    given = {"provision": provision, "body": body, "information": information, "recipient": recipient}
    return [Receipt(**row) for row in answer(store, "recipients", given).rows]
