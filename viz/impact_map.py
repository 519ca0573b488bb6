"""The map of an impact: documents on the left, provisions before the change in the middle, after it on the right."""

from collections.abc import Sequence

from konkyo.i18n import Words
from konkyo.queries.catalogue import question
from konkyo.queries.columns import VALUES
from konkyo.queries.impact.scope import Scope
from konkyo.queries.impact.touches import NOT_MEANT, Impact, Touch
from konkyo.queries.law_limits import limits_told
from konkyo.viz.map_words import WORDS
from konkyo.viz.picture import (
    Box,
    CoverFact,
    Link,
    MapRow,
    Picture,
    PictureSource,
    ShownCitation,
    ShownPassage,
    TabNote,
    shown_values,
)

_LANES = (
    Words(ja="引く評価書", en="Citing documents"),
    Words(ja="前の条項（評価書の日）", en="Provision before (on the document's day)"),
    Words(ja="後の条項", en="Provision after"),
)
_GONE = Words(ja="（引き継ぐ条項なし）", en="(nothing in its place)")
_SELECTION = """MATCH (passage:Passage)-[cites:CITES]->(provision:Provision) WHERE passage.key IN {keys}
OPTIONAL MATCH (flow:Flow)-[based:BASED_ON]->(provision) WHERE based.passage = passage.key
RETURN passage, cites, provision, flow"""
_STAYS = ("unchanged", "unknown")
"""The kinds of touch that lead nowhere."""
_COLUMNS = (
    *("kind", "body", "document", "section", "label", "affected_flows", "quote", "provision", "to", "on", "concern"),
    *("instead", "place"),
)


def impact_picture(answers: Sequence[Impact], scopes: Sequence[Scope], asked: str) -> Picture:
    """Return the picture of ``answers``, one for each of ``scopes``. ``asked`` is what the person typed: its title."""
    touches = [touch for answer in answers for touch in answer.touches]
    query = question("impact")
    provisions = sorted({touch.provision for touch in touches})
    return Picture(
        heading=Words(ja="法令改正の影響", en="Impact of a change of the law"),
        title=asked,
        lanes=_LANES,
        alt=WORDS["impact_alt"],
        shown=WORDS["citations_shown"],
        bundled=WORDS["bundle_count"],
        table=WORDS["rows_table"],
        empty=Words(ja="及ぶ評価書はありません。", en="No document is touched."),
        not_meant=NOT_MEANT,
        rows=tuple(map(_row, touches)),
        hubs=tuple({touch.provision: _before(touch) for touch in touches}.values()),
        columns=_COLUMNS,
        facts=("affected_flows", "quote", "instead", "sentence", "proposed", "concern", "evidence"),
        filters=("body", "document", "provision", "concern"),
        source=PictureSource(query.id, query.cypher, {"provision": provisions}, _SELECTION),
        cover=tuple(_period(scope) for scope in scopes),
        remarks=(*_counts(touches), *limits_told(list(dict.fromkeys(one for each in answers for one in each.limits)))),
        repeated=True,
    )


def _period(scope: Scope) -> CoverFact:
    first = scope.first
    since = Words(ja=f"{first}", en=f"{first}") if first else Words(ja="各評価書の日", en="each document's date")
    period = Words(ja=f"{since.ja} から {scope.last} まで", en=f"{since.en} to {scope.last}")
    return CoverFact(Words(ja="この間の変化", en="What changed"), (period,))


def _counts(touches: Sequence[Touch]) -> tuple[Words, ...]:
    bodies = len({touch.body for touch in touches})
    documents = len({touch.evaluation for touch in touches})
    passages = len({touch.passage for touch in touches})
    flows = len({flow["key"] for touch in touches for flow in touch.affected_flows})
    return (
        Words(
            ja=f"機関 {bodies}・評価書 {documents}・欄 {passages}・流れ {flows}",
            en=f"bodies {bodies}, documents {documents}, passages {passages}, flows {flows}",
        ),
    )


def _before(touch: Touch) -> Box:
    return Box(touch.provision, touch.provision, "provision", touch.meant.whole or None)


def _after(touch: Touch) -> Box:
    """Return what stands in the place of the provision: another, the same under a new title of its law, or nothing."""
    if touch.to:
        return Box(touch.to, touch.to, "heir")
    if touch.kind == "title":
        name = Words(ja=f"{touch.provision}（法令の題名が変わった）", en=f"{touch.provision} (its law was renamed)")
        return Box(f"renamed {touch.provision}", name, "heir")
    return Box(f"gone {touch.provision}", _GONE, "gone")


def _row(touch: Touch) -> MapRow:
    document = " ".join(filter(None, (touch.body, touch.document, touch.published)))
    after = _after(touch)
    left = Link(
        touch.provision, "left", Box(touch.evaluation, document, "document"), touch.kind, TabNote((touch.section,))
    )
    heir = touch.became.whole if touch.became else None
    right = Link(touch.provision, "right", after, touch.kind, bundle=heir or after.name)
    columns = {name: getattr(touch, name, None) for name in (*_COLUMNS, "sentence", "proposed", "evidence")}
    columns["affected_flows"] = [str(flow["label"]) for flow in touch.affected_flows]
    evidence = (touch.evidence,) if touch.evidence else ()
    return MapRow(
        unit=f"{touch.passage} {touch.start} {touch.end} {touch.provision}",
        links=(left, *([right] if touch.kind not in _STAYS else [])),
        values={name: shown_values(name, value) for name, value in columns.items() if name not in ("kind", "evidence")}
        | {"evidence": evidence},
        key=touch.passage,
        cited=(ShownCitation(touch.provision, VALUES.get(("status", touch.status or ""), touch.status), _now(touch)),),
        passages=(ShownPassage(touch.section, touch.label, touch.sentence, touch.line),),
        line=touch.line,
    )


def _now(touch: Touch) -> Words | None:
    if touch.on is None:
        return None
    kind = VALUES["kind", touch.kind]
    to = touch.to or ""
    return Words(ja=f"{to}（{kind.ja}、{touch.on}）", en=f"{to} ({kind.en}, {touch.on})")
