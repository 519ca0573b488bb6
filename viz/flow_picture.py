"""The flow map of one evaluation: sources left, files in the middle, recipients right, systems below."""

from collections.abc import Callable
from datetime import date

from konkyo.graph.store import Store
from konkyo.i18n import Words
from konkyo.law.timeline import law_in_time
from konkyo.queries.catalogue import question
from konkyo.queries.columns import UNNAMED, VALUES
from konkyo.queries.flow_map import FlowMap, MapCitation, MapCount, MapDocument, MapFlow, flow_map
from konkyo.queries.impact.later_status import Standings
from konkyo.queries.partly_read import why_in_part
from konkyo.queries.unnamed_ends import unnamed_end
from konkyo.viz.looks import ROW_LOOKS
from konkyo.viz.map_words import WORDS, law_of
from konkyo.viz.picture import (
    Box,
    BoxBelow,
    CoverFact,
    Link,
    MapRow,
    Picture,
    PictureSource,
    ShownCitation,
    ShownPassage,
    ShownValue,
    Side,
    TabBasis,
    TabNote,
    shown_day,
)

_LOOKS = {"Department": "department", "File": "file"}
# Not 別表: that is a table of a statute, and a counterparty that points to one names a kind of recipient.
_SELECTION = """MATCH (flow:Flow) WHERE flow.key IN {keys}
MATCH (flow)-[says]-(other)
RETURN flow, says, other"""
_NO_FLOWS = {
    "基礎項目評価書": Words(
        ja="基礎項目評価書の様式には、流れ（入手・委託・提供・移転）を書く欄がない。この評価書に欠けているのではない。",
        en="The form of a 基礎項目評価書 has no fields for flows (acquisition, entrustment, provision, transfer). "
        "This is no gap of the document.",
    ),
}

Now = Callable[[MapCitation], Words | None]


def document_picture(store: Store, evaluation: str, on: date | None = None) -> Picture:
    """Return the flow map of the Evaluation with the key ``evaluation``.

    For each cited provision it says what that is on the day ``on``, by default today. Raises KonkyoError where the
    store has no such evaluation.
    """
    answer = flow_map(store, evaluation)
    standings = Standings(store, law_in_time(), on or date.today())
    return flow_picture(answer, evaluation, lambda cited: standings.of(cited.cited, evaluation), law_of(standings))


def flow_picture(
    answer: FlowMap, evaluation: str = "", now: Now = lambda cited: None, law: Words | None = None
) -> Picture:
    """Return the picture of ``answer``. ``now`` says what a cited provision is today, ``law`` what “today” means."""
    document = answer.document
    asked = question("flow_map")
    rows = tuple(_row(flow, answer, now) for flow in answer.flows)
    return Picture(
        column_words=asked.column_words,
        heading=WORDS["heading"],
        title=document.title or WORDS["untitled"],
        lanes=(WORDS["from"], WORDS["middle"], WORDS["to"]),
        alt=WORDS["map_alt"],
        shown=WORDS["shown"],
        bundled=WORDS["bundle_count"],
        table=WORDS["table"],
        empty=_empty(document),
        not_meant=asked.not_meant,
        rows=rows,
        hubs=tuple(Box(file.key, file.name, "file") for file in answer.files),
        columns=(
            "kind",
            "label",
            "sender",
            "receiver",
            "information",
            "purpose",
            "methods",
            "legal_basis_text",
            "place",
        ),
        facts=(
            *("counterparty", "matter", "information", "purpose", "methods", "frequency", "subjects_band"),
            *("legal_basis_text", "via"),
        ),
        filters=("file", "department", "provision", "methods"),
        source=PictureSource(asked.id, asked.cypher, {"evaluation": evaluation}, _SELECTION),
        cover=_cover(document),
        remarks=_remarks(answer),
        gaps=document.gaps.words,
        below=_systems(answer),
        required={"legal_basis_text": ("provision", "transfer")},
        both_lanes=True,
        law=law,
        partly=_partly(document),
    )


def _partly(document: MapDocument) -> Words | None:
    """Return that the document was read in part only, or None."""
    if not document.read_in_part:
        return None
    why = why_in_part(document.unread_share or 0, document.unfilled)
    return Words(ja=WORDS["partly"].ja.format(why=why.ja), en=WORDS["partly"].en.format(why=why.en))


def _empty(document: MapDocument) -> Words:
    """Return what the page shows instead of a map where there are no flows."""
    if document.changes and document.form == "変更箇所一覧":
        only = WORDS["only_changes"]
        return Words(ja=only.ja.format(n=document.changes), en=only.en.format(n=document.changes))
    return _NO_FLOWS.get(document.form, WORDS["no_flows"])


def _cover(document: MapDocument) -> tuple[CoverFact, ...]:
    """Return the facts of the cover. Where it prints no body, the body is the one inferred, with the reason."""
    bodies = [CoverFact(WORDS["body"], (document.body,))] if document.body else [
        CoverFact(WORDS["body"], (body.name,), body.inferred.words) for body in document.publishers
    ]  # fmt: skip
    others = (
        CoverFact(WORDS["number"], (document.number,) if document.number else ()),
        CoverFact(WORDS["form"], (document.form,)),
        CoverFact(WORDS["published"], shown_day(document.published)),
    )
    return (*bodies, *(fact for fact in others if fact.values))


def _remarks(answer: FlowMap) -> tuple[Words, ...]:
    """Return for each file how many flows its form declares, and how many were read where that differs."""
    counts = answer.counts()
    files = list(dict.fromkeys(count.file for count in counts))

    def remark(file: str, code: str) -> str:
        of_file = [count for count in counts if count.file == file]
        differing = [count for count in of_file if count.declared != count.found]
        declared = _listed(of_file, code, lambda count: count.declared)
        found = _listed(differing, code, lambda count: count.found)
        tail = WORDS["counts_differ"].in_(code).format(found=found) if differing else WORDS["counts_agree"].in_(code)
        head = f"{file} " if len(files) > 1 else ""
        return f"{head}{WORDS['counts'].in_(code)}{WORDS['colon'].in_(code)}{declared}{tail}"

    return tuple(Words(ja=remark(file, "ja"), en=remark(file, "en")) for file in files)


def _listed(counts: list[MapCount], code: str, number: Callable[[MapCount], int | None]) -> str:
    blank = WORDS["count_blank"].in_(code)
    words = {count.kind: ROW_LOOKS[count.kind].words.in_(code) for count in counts}
    texts = (f"{words[count.kind]} {blank if (n := number(count)) is None else n}" for count in counts)
    return WORDS["between"].in_(code).join(texts)


def _systems(answer: FlowMap) -> tuple[BoxBelow, ...]:
    own = {system.key: Box(system.key, system.name, "system") for system in answer.systems}
    others = {one.key: Box(one.key, one.name, "connected") for one in answer.connections}
    pairs = [(one.system, one.key) for one in answer.connections]
    return tuple(
        BoxBelow(
            box,
            tuple(n for n, flow in enumerate(answer.flows) if any(system.key == key for system in flow.via)),
            tuple(dict.fromkeys([b for a, b in pairs if a == key] + [a for a, b in pairs if b == key])),
        )
        for key, box in {**own, **{key: box for key, box in others.items() if key not in own}}.items()
    )


def _row(flow: MapFlow, answer: FlowMap, now: Now) -> MapRow:
    return MapRow(
        unit=flow.flow,
        links=(_link(flow, answer),),
        values=_values(flow),
        key=flow.flow,
        cited=tuple(_cited(one, flow, now) for one in flow.citations),
        passages=tuple(ShownPassage(one.section, one.label, one.text, one.line, one.page) for one in flow.passages),
        inferred=_inferred(flow),
        line=flow.line,
        page=flow.page,
    )


def _inferred(flow: MapFlow) -> tuple[Words, ...]:
    """Return the reasons for which the flow or its ends were inferred, each once."""
    said = (flow.inferred, *flow.sender_inferred, *flow.receiver_inferred)
    return tuple(dict.fromkeys(words for one in said for words in one.words))


def _cited(one: MapCitation, flow: MapFlow, now: Now) -> ShownCitation:
    keys = [passage.key for passage in flow.passages]
    passage = keys.index(one.passage) if one.passage in keys else None
    then = VALUES.get(("status", one.status or ""), one.status)
    return ShownCitation(one.address, then, now(one), passage, one.start or 0, one.end or 0)


def _values(flow: MapFlow) -> dict[str, tuple[ShownValue, ...]]:
    ends = [(flow.sender_label, flow.sender), (flow.receiver_label, flow.receiver)]
    sender, receiver = ((name or _unnamed(flow),) for _, name in ends)
    single = {
        "label": flow.label, "file": flow.file, "information": flow.information, "purpose": flow.purpose,
        "matter": flow.matter, "frequency": flow.frequency, "subjects_band": flow.subjects_band,
        "legal_basis_text": flow.legal_basis_text,
        "counterparty": None if flow.counterparty in (flow.sender, flow.receiver) else flow.counterparty,
    }  # fmt: skip
    return {
        **{column: (value,) for column, value in single.items() if value},
        "sender": sender,
        "receiver": receiver,
        "methods": ("ILLEGIBLE",) if flow.methods_illegible else flow.methods or (),
        "via": tuple(system.name for system in flow.via),
        "department": tuple(name for label, name in ends if label == "Department" and name),
        "provision": tuple(dict.fromkeys(one.address for one in flow.citations)),
    }


def _unnamed(flow: MapFlow) -> ShownValue:
    """Return the text for an end of a flow that is no thing of the graph."""
    said = unnamed_end(flow.kind, flow.counterparty, flow.refers_to_annex, flow.annex_fields)
    return UNNAMED.get(said, said) if said else WORDS["unnamed"]


def _note(flow: MapFlow) -> TabNote:
    """Return what is handed over and on which provisions: the rows of tables where it cites any, else the articles."""
    what = flow.information or flow.matter
    rows = [TabBasis(one.table, one.row) for one in flow.citations if one.table and one.row]
    articles = [TabBasis(one.address) for one in flow.citations]
    return TabNote((what,) if what and what != "ILLEGIBLE" else (), tuple(dict.fromkeys(rows or articles)))


def _bundle(flow: MapFlow) -> ShownValue | None:
    """Return the way by which a flow is provided or transferred, with the annex that lists it; None for other kinds."""
    if flow.kind not in ("provision", "transfer"):
        return None
    ways = [system.name for system in flow.via] or list(flow.methods or ())
    annex = flow.annex_table or (WORDS["annex"] if flow.refers_to_annex else None)
    unread, absent = WORDS["way_illegible"], WORDS["way_absent"]
    way = unread if flow.methods_illegible else "・".join(dict.fromkeys(ways)) or absent

    def said(code: str) -> str:
        # The annex comes first: a text that is cut must not lose what tells it from others.
        return " ".join(one.in_(code) if isinstance(one, Words) else one for one in (annex, way) if one is not None)

    return Words(ja=said("ja"), en=said("en")) if isinstance(way, Words) or isinstance(annex, Words) else said("ja")


def _link(flow: MapFlow, answer: FlowMap) -> Link:
    files = {file.key for file in answer.files}
    stated_for = next((file.key for file in answer.files if file.name == flow.file), "")
    within = None
    side: Side = "right"
    label, key, name = flow.receiver_label, flow.receiver_key, flow.receiver
    if flow.receiver_key in files:
        side, hub = "left", str(flow.receiver_key)
        label, key, name = flow.sender_label, flow.sender_key, flow.sender
    elif flow.sender_key in files:
        hub = str(flow.sender_key)
    else:
        # A flow that begins at a party (a sub-entrustment begins at the contractor) is drawn from that party's box.
        hub, within = stated_for, f"{flow.sender_label} {flow.sender_key}"
    if key is not None:
        end = Box(f"{label} {key}", name or "", _LOOKS.get(label or "", "party"))
        return Link(hub, side, end, flow.kind, _note(flow), within, bundle=_bundle(flow))
    # Two flows without a name may have different parties: each has its own box.
    unnamed = Box(f"unnamed {flow.flow}", _unnamed(flow), "unnamed")
    return Link(hub, side, unnamed, flow.kind, _note(flow), within, bundle=_bundle(flow))
