"""What an answer says where a flow has no party by name: why there is none, or what the form prints instead.

An end of a flow is a thing of the graph only if the form names it. A form may also point to a 別紙 (「別紙1のとおり」),
which the document has or lacks, print something that no one can read, or not ask for a name at all.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.queries.columns import ANNEX_ABSENT, ANNEX_LISTED, ENDS, NOT_ASKED, UNNAMED
from konkyo.queries.question import Question

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from konkyo.graph.identity import NodeId

_FLOWS = Own("""UNWIND $flows AS asked
MATCH (flow:Flow {key: asked})
RETURN flow.key AS key, flow.kind AS kind, flow.counterparty AS printed, flow.refers_to_annex AS listed,
       coalesce(flow.annex_fields, []) AS pointing""")


def unnamed_end(kind: str, printed: str | None, listed: str | None, pointing: Sequence[str]) -> str | None:
    """Return the reason (a key of ``UNNAMED``), or else what the form prints for the end, which may be ILLEGIBLE.

    ``listed`` is the 別紙 whose rows are flows of their own, ``pointing`` are the fields that point to any. None where
    the form says nothing.
    """
    if listed is not None:
        return ANNEX_LISTED
    if "counterparty" in pointing:
        return ANNEX_ABSENT
    return NOT_ASKED if kind == "subentrustment" else printed


def caption_unnamed_ends(graph: "MultiDiGraph[NodeId]") -> None:
    """Let captions of flows in ``graph`` say, in both languages, that a 別紙 stands where the party would.

    What the form prints (``counterparty``) stays as it is; a flow to which the document gives a party has its caption.
    """
    for node, data in graph.nodes(data=True):
        if data["label"] != "Flow":
            continue
        arrows = (*graph.out_edges(node, data="type"), *graph.in_edges(node, data="type"))
        other = "SENDS" if data["kind"] == "acquisition" else "DELIVERS"
        if any(kind == other for _, _, kind in arrows):
            continue
        listed, pointing = data.get("refers_to_annex"), data.get("annex_fields") or ()
        why = UNNAMED.get(unnamed_end(data["kind"], data.get("counterparty"), listed, pointing) or "")
        if why is not None:
            data["caption"] = f"{data['label_text']} {why.ja} ({why.en})"


def with_unnamed_ends(store: Store, asked: Question, rows: list[ResultRow]) -> list[ResultRow]:
    """Return ``rows`` with a text in each blank cell that should name an end of the row's flow, where there is one.

    These are the ends of the arrows that draw the answer. The columns with what a thing is and its key stay blank.
    """
    drawn = {column for rule in asked.pictures for column in (rule.sender, rule.receiver)}
    ends = [column for column in ENDS if column in drawn]
    flows = {row["flow"] for row in rows if row.get("flow") and any(row[end] is None for end in ends)}
    if not flows:
        return rows
    found = store.read(_FLOWS, {"flows": sorted(flows)})
    said = {row["key"]: unnamed_end(row["kind"], row["printed"], row["listed"], row["pointing"]) for row in found}
    return [
        row | {end: said[row["flow"]] for end in ends if row[end] is None} if row.get("flow") in said else row
        for row in rows
    ]
