"""A record → what stands on the form, line by line: headings, labels with their values, tables. No layout yet.

Labels, their order and numerals come from the one table of the forms; what the record does not hold is filled with
words of no consequence, as on a real form.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from options import BOXES, CHOICES, NAMED, OTHER
from style import Style

from konkyo.loaders.forms.editions import edition_at
from konkyo.loaders.forms.label_table import BLOCKS
from konkyo.loaders.forms.labels import BASIC, FULL, FormEntry
from konkyo.loaders.record import File, Flow, Record


@dataclass(frozen=True, slots=True)
class Text:
    """A cell of words; ``date`` is set where it is a date, in ISO form, that a style prints in its own way."""

    text: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a list of options; ``count`` the (n)件 beside it, "" for empty brackets, None for none."""

    answer: str
    options: tuple[str, ...]
    count: str | None = None


@dataclass(frozen=True, slots=True)
class Boxes:
    """Options with boxes: name, ticked or not, and the words in its brackets (None: it has no brackets)."""

    options: tuple[tuple[str, bool, str | None], ...]
    counts: tuple[str, ...] = ()


Value = Text | Choice | Boxes


@dataclass(frozen=True, slots=True)
class Heading:
    """A line over the whole width; ``level`` 0 begins a part, and may begin a sheet."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Free:
    """A value over the whole width, without label."""

    value: Value


@dataclass(frozen=True, slots=True)
class Field:
    """A value beside its label, or beside a label within a label (再委託 | ④再委託の有無)."""

    labels: tuple[str, ...]
    value: Value


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts under a head, which may be missing; ``shares`` are the widths of the columns."""

    head: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    shares: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """The recorded items of one file."""

    names: tuple[str, ...]


Line = Heading | Free | Field | Table | Items

_WITHIN = {
    "file.need": "file.scope",
    "use.departments": "use.users",
    "use.handlers": "use.users",
    "use.matching": "use.manner",
    "use.statistics": "use.manner",
    "use.decisions": "use.manner",
    "entrustment.subjects": "entrustment.scope",
    "entrustment.persons": "entrustment.scope",
    "entrustment.need": "entrustment.scope",
    "entrustment.re_exists": "entrustment.re",
    "entrustment.re_permit": "entrustment.re",
    "entrustment.re_matter": "entrustment.re",
    "file.main_items": "file.items_band",
    "file.items_need": "file.items_band",
    "file.all_items": "file.items_band",
}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨"
_NUMBERED = frozenset(("entrustment.re_exists", "entrustment.re_permit", "entrustment.re_matter"))  # also within 再委託
_BLANK = frozenset(("use.users", "entrustment.re"))  # labels that only hold others
_RISKS = ("risk.measures", "risk.enough")
_FILLER = (
    "取扱いの手順を定め、年に一度見直す。",
    "操作の記録を保存し、権限のない者の閲覧を防ぐ措置を講じている。",
    "窓口では身分を証する書類で確かめ、郵送では写しの添付を求める。",
)
_ROMAN = {"I": "Ⅰ", "II": "Ⅱ", "III": "Ⅲ", "IV": "Ⅳ", "V": "Ⅴ", "VI": "Ⅵ"}
_RANGE_FIRST, _RANGE_LENGTH = 2, 4


class Contents:
    """Says what stands on the form for one record."""

    def __init__(self, record: Record, style: Style) -> None:
        self.record, self.form, self.style = record, record.document.form, style
        self.edition = edition_at(self.form, record.document.stamp or "")
        self.choices = CHOICES[self.form]
        self.filled = 0

    def lines(self) -> Iterator[Line]:
        """Yield all lines in the form's order."""
        yield from self._cover()
        if self.style.contents and self.form != BASIC:
            yield Heading("項目一覧", 0)
            yield from (Free(Text(self._part_name(part))) for part in self.edition.parts)
        for part in self.edition.parts:
            yield from self._part(part)

    # ---- cover ---------------------------------------------------------------------------------------------

    def _cover(self) -> Iterator[Line]:
        document = self.record.document
        yield Heading(f"特定個人情報保護評価書（{self.form}）", 0)
        row = (Text(document.number or ""), Text(document.title or ""))
        yield Table(("評価書番号", "評価書名"), (row,), (1, 4))
        yield Heading("個人のプライバシー等の権利利益の保護の宣言", 1)
        yield Free(Text(f"{document.body}は、特定個人情報ファイルの取扱いにあたり、適切な措置を講じることを宣言する。"))
        yield Field(("特記事項",), Text("－"))
        yield Heading("評価実施機関名", 1)
        yield Free(Text(document.body or ""))
        if self.form == FULL:
            yield Heading("個人情報保護委員会　承認日【行政機関等のみ】", 1)
            yield Free(Text(""))
        yield Heading("公表日", 1)
        yield Free(Text("", document.published or ""))
        if document.stamp:
            year, _, number = document.stamp.partition("様式")
            yield Heading(f"[{year}　様式{number}]", 2)

    # ---- parts and sections --------------------------------------------------------------------------------

    def _part_name(self, part: FormEntry) -> str:
        address = part.address.part
        if address.startswith("A"):
            return part.name if self.form == BASIC else f"（別添{address[1:]}）{part.name}"
        name = "関連情報" if self.form == BASIC and part.meaning == "part.basics" else part.name
        return f"{_ROMAN[address] if self.style.roman else address} {name}"

    def _part(self, part: FormEntry) -> Iterator[Line]:
        if part.meaning in ("part.files", "part.risks") and self.form != BASIC:
            for file in self.record.files:
                yield Heading(self._part_name(part), 0)
                yield from self._sections(part, file)
            return
        yield Heading(self._part_name(part), 0)
        if part.meaning == "part.items":
            for file in self.record.files:
                yield Free(Text(f"（{file.ordinal}）{file.name}"))
                yield Items(file.record_items)
        elif part.meaning == "part.outline":
            yield Free(Text(self._filler()))
        elif part.meaning == "part.result":
            yield self._field(self._entry("document.threshold"))
        elif part.meaning == "part.changes":
            yield from self._changes()
        else:
            yield from self._sections(part, None)

    def _sections(self, part: FormEntry, file: File | None) -> Iterator[Line]:
        for section in self.edition.sections:
            if section.address.part != part.address.part or section.meaning in ("section.rule9", "section.approval"):
                continue
            yield Heading(f"{section.numeral}{self.style.section}{section.name}", 1)
            yield from self._section(section, file)

    def _section(self, section: FormEntry, file: File | None) -> Iterator[Line]:
        special: dict[str, Callable[[], Iterator[Line]]] = {
            "section.systems": self._systems,
            "section.entrustment": lambda: self._entrustments(file),
            "section.sharing": lambda: self._sharing(file),
        }
        single = {
            "file.names": "\n".join(name.name for name in self.record.files),
            "file.name": file.name if file else "",
            "risk.file": file.name if file else "",
            "other_bodies": "－",
            "file.remarks": "－",
        }
        if section.meaning in special:
            yield from special[section.meaning]()
        elif section.meaning in single:
            yield Free(Text(single[section.meaning]))
        elif section.meaning.startswith("risk."):
            yield Free(Text("リスク：　目的外の入手が行われるリスク"))
            yield from (self._field(self._entry(meaning), file) for meaning in _RISKS)
        else:
            for entry in self.edition.fields:
                if entry.address.heading == section.address.heading:
                    yield from self._fields(entry, file)

    def _entry(self, meaning: str) -> FormEntry:
        return next(entry for entry in self.edition.fields if entry.meaning == meaning)

    def _label(self, entry: FormEntry) -> str:
        star = " ※" if self.style.star and entry.meaning in ("file.kind", "file.scope", "use.purpose") else ""
        numeral = entry.numeral
        if numeral not in _CIRCLED or (entry.meaning in _WITHIN and entry.meaning not in _NUMBERED):
            numeral = ""  # of a section, or of the label that this one stands in
        return f"{numeral}{entry.name}{star}"

    def _fields(self, entry: FormEntry, file: File | None, flow: Flow | None = None) -> Iterator[Field]:
        if not (self.style.nested and entry.meaning in _BLANK):
            yield self._field(entry, file, flow)

    def _field(self, entry: FormEntry, file: File | None = None, flow: Flow | None = None) -> Field:
        outer = _WITHIN.get(entry.meaning) if self.style.nested else None
        labels = (self._label(self._entry(outer)), self._label(entry)) if outer else (self._label(entry),)
        return Field(labels, self._value(entry.meaning, file, flow))

    # ---- blocks --------------------------------------------------------------------------------------------

    def _block_fields(self, kind: str, file: File, flow: Flow) -> Iterator[Line]:
        for entry in self.edition.fields:
            if entry.block == kind:
                yield from self._fields(entry, file, flow)

    def _systems(self) -> Iterator[Line]:
        for system in self.record.systems:
            yield from self._range("system", system.ordinal)
            yield Heading(f"システム{system.ordinal}", 2)
            boxes = tuple(
                (name, bool(ticked), "、".join(system.other_connections) if name == OTHER else None)
                for name, ticked in system.connections.items()
            )
            for meaning, value in (
                ("system.name", Text(system.name)),
                ("system.functions", Text(self._filler())),
                ("system.connections", Boxes(boxes)),
            ):
                yield Field((self._label(self._entry(meaning)),), value)

    def _entrustments(self, file: File | None) -> Iterator[Line]:
        assert file is not None
        flows = [flow for flow in self.record.flows if flow.file == file.name and flow.kind == "entrustment"]
        count = self.record.declared_counts[file.name].entrustment
        answer = self.choices["entrust.count"][not flows]
        said = "" if count is None else str(count)
        yield Field((self._label(self._entry("entrust.count")),), Choice(answer, self.choices["entrust.count"], said))
        for number, flow in enumerate(flows, start=1):
            yield from self._range("entrustment", number)
            yield Field((flow.label,), Text(flow.matter or ""))
            yield from self._block_fields("entrustment", file, flow)

    def _sharing(self, file: File | None) -> Iterator[Line]:
        assert file is not None
        counts = self.record.declared_counts[file.name]
        kinds = (("provision", "提供を行っている"), ("transfer", "移転を行っている"))
        found = {kind: [f for f in self.record.flows if f.file == file.name and f.kind == kind] for kind, _ in kinds}
        said = tuple("" if (n := getattr(counts, kind)) is None else str(n) for kind, _ in kinds)
        boxes = [(name, bool(found[kind]), None) for kind, name in kinds]
        boxes.append(("行っていない", not any(found.values()), None))
        yield Field((self._label(self._entry("sharing.count")),), Boxes(tuple(boxes), said))
        for kind, _ in kinds:
            for number, flow in enumerate(found[kind], start=1):
                yield from self._range(kind, number)
                yield Field((flow.label,), Text(flow.counterparty or ""))
                yield from self._block_fields(kind, file, flow)

    def _range(self, kind: str, number: int) -> Iterator[Line]:
        if self.style.ranges and number == _RANGE_FIRST:
            yield Heading(f"{BLOCKS[kind]}{number}～{number + _RANGE_LENGTH - 1}", 2)

    # ---- values --------------------------------------------------------------------------------------------

    def _value(self, meaning: str, file: File | None, flow: Flow | None) -> Value:
        document, work = self.record.document, self.record.office_work
        held: dict[str, str | None] = {
            "work.name": work.name,
            "work.subjects": work.subjects_band,
            "document.threshold": document.threshold,
            "file.all_items": "別添を参照。",
        }
        dates: dict[str, str | None] = {"document.evaluated": document.evaluated}
        if self.form == BASIC:
            names = [system.name for system in self.record.systems]
            held["system.name"] = "\n".join(f"{n}．{name}" for n, name in enumerate(names, start=1))
        if file:
            held |= {
                "file.kind": file.kind,
                "file.subjects": file.subjects_band,
                "file.items_band": file.record_items_band,
                "file.department": file.department,
            }
            dates |= {"file.held_since": file.held_since, "file.use_started": file.use_started}
            held |= self._use_of(file)
        if flow:
            held |= self._said_of(flow)
        if meaning in BOXES:
            return self._boxes(meaning, file, flow)
        if meaning in dates:
            return Text("", dates[meaning] or "")
        if meaning in self.choices:
            options = self.choices[meaning]
            return Choice((held[meaning] or "") if meaning in held else options[-1], options)
        return Text("" if meaning in _BLANK else (held[meaning] or "") if meaning in held else self._filler())

    def _use_of(self, file: File) -> dict[str, str | None]:
        used = next(flow for flow in self.record.flows if flow.file == file.name and flow.kind == "use")
        acquired = next(flow for flow in self.record.flows if flow.file == file.name and flow.kind == "acquisition")
        return {
            "use.departments": used.counterparty,
            "use.purpose": used.purpose,
            "use.handlers": used.handlers_band,
            "acquisition.frequency": acquired.frequency,
        }

    def _said_of(self, flow: Flow) -> dict[str, str | None]:
        if flow.kind == "entrustment":
            label = f"{flow.label} 再委託"
            again = next((f for f in self.record.flows if f.file == flow.file and f.label == label), None)
            return {
                "entrustment.content": flow.purpose,
                "entrustment.party": flow.counterparty,
                "entrustment.handlers": flow.handlers_band,
                "entrustment.scope": flow.information,
                "entrustment.subjects": flow.subjects_band,
                "entrustment.re_exists": self.choices["entrustment.re_exists"][again is None],
                "entrustment.re_matter": again.purpose if again else None,
            }
        return {
            f"{flow.kind}.basis": flow.legal_basis_text,
            f"{flow.kind}.purpose": flow.purpose,
            f"{flow.kind}.information": flow.information,
            f"{flow.kind}.subjects": flow.subjects_band,
            f"{flow.kind}.frequency": flow.frequency,
        }

    def _boxes(self, meaning: str, file: File | None, flow: Flow | None) -> Boxes:
        ticked: dict[str, str] = {}
        if meaning == "file.main_items":
            ticked = {BOXES[meaning][0]: "", OTHER: "資格関係情報"}
        elif meaning == "acquisition.sources":
            for source in self.record.flows:
                if file and source.file == file.name and source.source:
                    ticked[source.source.name] = source.source.detail or ""
        else:
            acquired = (f for f in self.record.flows if file and f.file == file.name and f.kind == "acquisition")
            for method in (flow or next(acquired)).methods or ():
                ticked[method.name] = method.detail or ""
        named = NAMED if meaning == "acquisition.sources" else {OTHER}
        return Boxes(
            tuple((name, name in ticked, ticked.get(name, "") if name in named else None) for name in BOXES[meaning])
        )

    def _filler(self) -> str:
        self.filled += 1
        return "".join(_FILLER[: 1 + self.filled % len(_FILLER)])

    def _changes(self) -> Iterator[Line]:
        head = ("変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明")
        rows = tuple(
            (
                Text("", change.date or ""),
                *(
                    Text(text or "")
                    for text in (change.item, change.before, change.after, change.timing, change.reason)
                ),
            )
            for change in self.record.changes
        )
        yield Table(head, rows, (3, 4, 6, 6, 2, 5))


def _cell(text: str | None) -> Text:
    return Text(text or "")
