"""What the draft says of each proposal beside its texts: 項目, 提出時期, what a person must judge, who relies on it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.loaders.forms.label_table import BLOCKS
from konkyo.loaders.record import AnnexAddress, At, FormBlock, Passage, PassageAddress
from konkyo.papers.item_words import edition_of, item_words
from konkyo.papers.submission import ReasonTable, Submission, submission
from konkyo.queries.impact.touches import Impact, Proposal

_PASSAGES = Own("""UNWIND $passages AS key
MATCH (passage:Passage {key: key})
MATCH (evaluation:Evaluation {key: passage.evaluation})
RETURN evaluation.key AS evaluation, evaluation.form AS form, evaluation.sha256 AS sha256,
       passage.section AS section, passage.part AS part, passage.file_number AS file_number,
       passage.section_number AS section_number, passage.block_kind AS block_kind, passage.block AS block,
       passage.numeral AS numeral, passage.annex_table AS annex_table, passage.annex_row AS annex_row,
       passage.label_text AS label, passage.meaning AS meaning, passage.file AS file, passage.text AS text,
       passage.source_start AS start
ORDER BY evaluation, start, section""")


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One proposal with what the draft says of it. ``sha256`` is that of the document it was made from."""

    proposal: Proposal
    sha256: str
    item: tuple[str, ...]
    submission: Submission
    relies: tuple[str, ...]


def draft_rows(store: Store, answers: Sequence[Impact], reasons: ReasonTable) -> list[DraftRow]:
    """Return a row for each passage with a proposal, in the order of the form; of several the last proposal."""
    proposals = {(one.evaluation, one.section): one for answer in answers for one in answer.proposals}
    touches = [touch for answer in answers for touch in answer.touches]
    relies: dict[tuple[str, str], list[str]] = defaultdict(list)
    for touch in touches:
        relies[touch.evaluation, touch.section] += map(_flow, touch.affected_flows)
    keys = sorted({touch.passage for touch in touches if (touch.evaluation, touch.section) in proposals})
    of: dict[str, list[ResultRow]] = defaultdict(list)
    for row in store.read(_PASSAGES, {"passages": keys}):
        of[row["evaluation"]].append(row)
    found: list[DraftRow] = []
    for evaluation, rows in of.items():
        passages = {row["section"]: _passage(row) for row in rows}
        edition = edition_of(rows[0]["form"], passages.values())
        for section, passage in passages.items():
            one = proposals[evaluation, section]
            said = submission(passage, edition, one.on, settled=one.settled, reasons=reasons)
            flows = tuple(dict.fromkeys(relies[evaluation, section]))
            found.append(DraftRow(one, rows[0]["sha256"], item_words(passage, edition), said, flows))
    return found


def _flow(flow: dict[str, Any]) -> str:
    information = flow.get("information") or []
    named = "、".join(information) if isinstance(information, list) else str(information)
    return f"{flow['label']}（{named}）" if named else str(flow["label"])


def _passage(row: ResultRow) -> Passage:
    address = PassageAddress(
        part=row["part"],
        file=row["file_number"],
        section=row["section_number"],
        block=FormBlock(kind=row["block_kind"], number=row["block"]) if row["block_kind"] in BLOCKS else None,
        numeral=row["numeral"],
        annex=AnnexAddress(table=row["annex_table"], row=row["annex_row"]) if row["annex_table"] else None,
    )
    nowhere = At(line=1, start=0, end=0)
    return Passage(
        id=row["section"], address=address, label=row["label"], meaning=row["meaning"], file=row["file"],
        text=row["text"], at=nowhere,
    )  # fmt: skip


def by_document(rows: Iterable[DraftRow]) -> list[list[DraftRow]]:
    """Return the rows of each evaluation together."""
    found: dict[str, list[DraftRow]] = {}
    for row in rows:
        found.setdefault(row.proposal.evaluation, []).append(row)
    return list(found.values())
