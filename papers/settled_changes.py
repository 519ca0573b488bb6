"""The proposals that are written without an officer's decision: only numbers change, and they are read as meant."""

from collections.abc import Sequence

from konkyo.i18n import Words
from konkyo.loaders.record import Record
from konkyo.papers.item_words import edition_of
from konkyo.papers.revised_document import AcceptedChange, LeftChange
from konkyo.papers.submission import ReasonTable, submission
from konkyo.queries.impact.touches import Proposal

_NOT_SETTLED = Words(
    ja="番号のほかにも変わるので、人が決める（konkyo impact --draft）",
    en="more than numbers changes, so a person decides (konkyo impact --draft)",
)


def settled_changes(
    record: Record, proposals: Sequence[Proposal], reasons: ReasonTable
) -> tuple[list[AcceptedChange], list[LeftChange]]:
    """Return the settled proposals of a document as changes, and the others, which are left to a person."""
    passages = {passage.id: passage for passage in record.passages}
    edition = edition_of(record.document.form, record.passages)
    settled: list[AcceptedChange] = []
    left: list[LeftChange] = []
    for one in proposals:
        if one.section not in passages:
            continue
        said = submission(passages[one.section], edition, one.on, settled=one.settled, reasons=reasons)
        change = AcceptedChange(one.section, one.before, one.after, said.timing, said.reason)
        if one.settled:
            settled.append(change)
        else:
            left.append(LeftChange(change, _NOT_SETTLED))
    return settled, left
