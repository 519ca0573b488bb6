"""The facts of a record by the passages that say them: what a person sees at the right of the source."""

from collections.abc import Iterator
from dataclasses import dataclass

from konkyo.explorer.links import page_link
from konkyo.i18n import Words
from konkyo.law.address import Address
from konkyo.loaders.record import ILLEGIBLE, ChosenOption, Part, Record, Risk
from konkyo.queries.columns import COMMON

_OF = {
    "document": Words(ja="評価書", en="Document"),
    "office_work": Words(ja="事務", en="Work"),
    "systems": Words(ja="システム", en="System"),
    "files": Words(ja="ファイル", en="File"),
    "flows": Words(ja="流れ", en="Flow"),
    "risks": Words(ja="リスク", en="Risk"),
    "changes": Words(ja="変更箇所", en="Change"),
    "reviews": Words(ja="点検", en="Review"),
}
"""Part of the record → what it is about."""
_WORDS = {
    "title": Words(ja="評価書名", en="Title"),
    "evaluated": Words(ja="実施日", en="Evaluated"),
    "threshold": Words(ja="しきい値判断", en="Threshold"),
    "record_items": Words(ja="記録項目", en="Items"),
    "record_items_band": Words(ja="記録される項目", en="Number of items"),
    "held_since": Words(ja="保有開始日", en="Held since"),
    "use_started": Words(ja="使用開始日", en="Used since"),
    "frequency": Words(ja="頻度", en="Frequency"),
    "handlers_band": Words(ja="取扱者数", en="Handlers"),
    "risk": Words(ja="リスク", en="Risk"),
    "measure": Words(ja="措置の内容", en="Measures"),
    "rating": Words(ja="対策は十分か", en="Rating"),
    "date": Words(ja="変更日", en="Date"),
    "before": Words(ja="変更前の記載", en="Before"),
    "after": Words(ja="変更後の記載", en="After"),
    "timing": Words(ja="提出時期", en="Submission"),
    "reason": Words(ja="説明", en="Reason"),
    "no": Words(ja="番号", en="No."),
    "stamp": Words(ja="様式の印", en="Stamp"),
    "number": Words(ja="評価書番号", en="Number"),
}
"""Field → its heading, where no answer has one."""
_LONG = 120


@dataclass(frozen=True, slots=True)
class RecordFact:
    """One fact: what it is about, which field of it, what that says, and the characters of passages that say so.

    ``inferred``: why it is held though no mark says it. ``address``: the page about it, or "".
    """

    number: int
    about: str
    heading: str
    value: str
    spans: tuple[tuple[str, int, int], ...]
    inferred: Words | None = None
    address: str = ""

    @property
    def place(self) -> str:
        """Its place in the page."""
        return f"f-{self.number}"


def record_facts(record: Record) -> list[RecordFact]:
    """Return every fact of ``record`` that a passage says, in the order of the record; last the citations."""
    found: list[RecordFact] = []
    for of, about, part in _parts(record):
        for field in dict.fromkeys([*part.evidence, *part.pieces]):
            evidence = part.pieces.get(field) or (part.evidence[field],)
            note = part.inferred.get(field)
            value = _said(field, getattr(part, field, None) or _answers(part).get(field))
            named = f"{_OF[of]}: {about}" if about else str(_OF[of])
            found.append(RecordFact(
                len(found), named, str(_WORDS.get(field) or COMMON.heading(field)), value,
                tuple((one.passage, one.start, one.end) for one in evidence),
                Words(ja=note.ja, en=note.en) if note else None, _address(of, field, value),
            ))  # fmt: skip
    for citation in record.citations:
        steps = (citation.law, citation.article, citation.paragraph, citation.item, citation.table, citation.row)
        address = str(Address(*steps))
        why = next((note for note in citation.marked if citation.confidence == "inferred"), None)
        found.append(RecordFact(
            len(found), str(Words(ja="引用", en="Citation")), "", address,
            ((citation.section, citation.start, citation.end),),
            Words(ja=why.ja, en=why.en) if why else None, page_link("/provision", of=address, on=record.document.day),
        ))  # fmt: skip
    return found


def _parts(record: Record) -> Iterator[tuple[str, str, Part]]:
    yield "document", "", record.document
    yield "office_work", "", record.office_work
    yield from (("systems", one.name, one) for one in record.systems)
    yield from (("files", one.name, one) for one in record.files)
    yield from (("flows", f"{COMMON.shown('kind', one.kind)} {one.label}", one) for one in record.flows)
    yield from (("risks", one.risk or "", one) for one in record.risks)
    if isinstance(record.reviews, Part):
        yield "reviews", "", record.reviews
    yield from (("changes", one.no or "", one) for one in record.changes)


def _answers(part: Part) -> dict[str, str | None]:
    """Return the choices of a risk: the evidence of each stands under its own label."""
    return part.answers if isinstance(part, Risk) else {}


def _said(field: str, value: object) -> str:
    if value == ILLEGIBLE:
        return str(Words(ja="読めない", en="illegible"))
    if isinstance(value, dict):
        return str(Words(ja="、", en=", ")).join(f"{name}: {_said(field, one)}" for name, one in value.items())
    if isinstance(value, ChosenOption):
        return value.printed
    if isinstance(value, tuple):
        return str(Words(ja="、", en=", ")).join(_said(field, one) for one in value)
    said = COMMON.shown(field, value)
    return said if len(said) <= _LONG else f"{said[:_LONG]}…"


def _address(of: str, field: str, value: str) -> str:
    label = {("systems", "name"): "System", ("files", "name"): "File", ("flows", "counterparty"): ""}.get((of, field))
    return "" if label is None or not value else page_link("/thing", label=label, name=value)
