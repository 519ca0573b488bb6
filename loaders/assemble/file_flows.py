"""The flows of one file: where its information comes from, who uses it, to whom it is entrusted, provided, moved."""

import re
from dataclasses import dataclass

from konkyo.loaders.assemble.passages import locate
from konkyo.loaders.assemble.slots import Slots, SlotValues
from konkyo.loaders.assemble.ticked import Option, chosen, is_the_person, options, said_of_the_person
from konkyo.loaders.cell_values import clean, says_none
from konkyo.loaders.forms.boxes import Habit
from konkyo.loaders.forms.choices import choice
from konkyo.loaders.forms.filled import AnnexRow, Slot
from konkyo.loaders.forms.labels import BLOCKS
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.record import ILLEGIBLE, At, Evidence, Flow, FlowKind, Illegible, Note, RecordCitation

_THAT_ARE_SET = re.compile(r"であって.*定めるもの$", re.S)
_BRACKET = re.compile(r"(?P<open>[(（])|(?P<close>[)）])|(?P<between>、|又は|及び|並びに)|$")
_KIND = re.compile(r"(?:情報|事項)$")
_NAMED = re.compile(r"[(（][^()（）]*「([^「」]+)」という。?[)）]$")


def _kinds_of_information(text: str) -> list[str]:
    """Return the kinds that a statute's words name: 「地方税関係情報又は住民票関係情報であって…定めるもの」.

    A kind named there (「…に関する情報（以下「地方税関係情報」という。）」) goes by its name. [] where none is named.
    """
    listed = _THAT_ARE_SET.sub("", text)
    found: list[str] = []
    start = depth = 0
    for sign in _BRACKET.finditer(listed):
        depth += bool(sign["open"]) - bool(sign["close"])
        part = listed[start : sign.start()]
        if depth or sign["open"] or sign["close"]:
            continue
        name = _NAMED.search(part)
        # 「身体障害者手帳、…に関する情報」 is one kind: its first words do not end in 情報.
        if name or _KIND.search(part):
            found.append(name[1] if name else part)
            start = sign.end()
    return list(dict.fromkeys(found)) if start == len(listed) else []


def _pointed_to(party: Slot | None, lists: set[str]) -> str | None:
    """Return which of these 別紙 a recipient's cell points to: 「…における提供先については、別紙1を参照」."""
    text = fold_label(party.text) if party else ""
    return next((name for name in sorted(lists) if re.search(rf"{name}(?!\d)", text)), None)


@dataclass(slots=True)
class FileFlows:
    """Reads the flows of one file; notes collect what was odd."""

    slots: Slots
    habit: Habit
    ordinal: int
    name: str
    notes: list[Note]

    def read(self, annex: list[AnnexRow]) -> list[Flow]:
        """Return all flows in the form's order; ``annex`` are the 別紙 rows that belong to this file."""
        return [
            *self.acquisitions(),
            *self.use(),
            *self.entrustments(),
            *self.shared("provision", annex),
            *self.annexed(annex, "provision"),
            *self.shared("transfer", annex),
            *self.annexed(annex, "transfer"),
        ]

    def _slot(self, meaning: str, block: int | None = None) -> Slot | None:
        return self.slots.first(meaning, self.ordinal, block)

    # ---- acquisition ---------------------------------------------------------------------------------------

    def acquisitions(self) -> list[Flow]:
        """One flow a ticked 入手元; the form asks methods and frequency once for the file."""
        slot = self._slot("acquisition.sources")
        group = options(slot, self.habit)
        if slot is None:
            return []
        if not group and not says_none(slot.text):
            self.notes.append(
                Note(
                    code="illegible-box",
                    ja=f"{self.name} の入手元の印がどの選択肢のものか分からない",
                    en=f"which sources of {self.name} are ticked cannot be read",
                    at=slot.at,
                )
            )
        common = SlotValues(self.slots)
        methods = self._methods(common, "acquisition.methods", None)
        frequency = common.value("frequency", self._slot("acquisition.frequency"))
        passage = self.slots.book.of(slot)
        flows = []
        for option in group:
            held = self._held(option)
            if held.tick is not True:
                self._note_lost(held, slot.at)
                continue
            other = fold_label(held.name) == "その他"
            counterparty = held.detail or held.name
            flows.append(
                Flow(
                    file=self.name,
                    kind="acquisition",
                    label=held.printed if other else held.name,
                    counterparty=counterparty,
                    methods=methods,
                    frequency=frequency,
                    at=slot.at,
                    evidence={**common.evidence, "counterparty": locate(counterparty, passage)},
                    inferred={"label": held.inferred} if held.inferred else {},
                )
            )
        return flows

    def _held(self, option: Option) -> Option:
        if option.tick != ILLEGIBLE or not is_the_person(option.name):
            return option
        said = said_of_the_person(self.slots.book, self.name)
        if said is None:
            return option
        note = Note(
            code="said-elsewhere",
            ja=f"「{option.name}」の印は失われているが、{said[0]} に「{said[1]}」とあるので選ばれたと読んだ",
            en=f"the mark of 「{option.name}」 is lost, but {said[0]} says 「{said[1]}」, so it is read as chosen",
        )
        return Option(option.name, option.detail, True, note)

    def _note_lost(self, option: Option, at: At) -> None:
        if option.tick == ILLEGIBLE and option.detail is None:
            self.notes.append(
                Note(
                    code="illegible-box",
                    ja=f"{self.name} の入手元「{option.name}」の印が失われている",
                    en=f"whether 「{option.name}」 is a source of {self.name} is lost",
                    at=at,
                )
            )

    def _methods(self, reading: SlotValues, meaning: str, block: int | None) -> tuple[str, ...] | Illegible | None:
        slot = self._slot(meaning, block)
        group = options(slot, self.habit)
        # Words without boxes that can be read: the options are printed, their marks are lost.
        found = ILLEGIBLE if slot and not group and not says_none(slot.text) else chosen(group)
        if slot and found is not None:
            reading.value("methods", slot, lambda text: text, printed=False)
        return found

    # ---- use and entrustment -------------------------------------------------------------------------------

    def use(self) -> list[Flow]:
        """The one flow to the departments that use the file."""
        slot = self._slot("use.departments")
        reading = SlotValues(self.slots)
        departments = reading.value("counterparty", slot)
        purpose = reading.value("purpose", self._slot("use.purpose"))
        handlers = reading.value("handlers_band", self._slot("use.handlers"), choice)
        stated = slot or self._slot("use.purpose")
        if stated is None or (departments is None and purpose is None):
            return []
        return [
            Flow(
                file=self.name,
                kind="use",
                label="使用",
                counterparty=departments,
                purpose=purpose,
                handlers_band=handlers,
                at=stated.at,
                evidence=reading.evidence,
            )
        ]

    def entrustments(self) -> list[Flow]:
        """委託事項1 … and, where the contractor may pass it on, its 再委託."""
        flows = []
        for number in self.slots.blocks(
            ("entrustment.matter", "entrustment.content", "entrustment.party"), self.ordinal
        ):
            flows += self._entrustment(number)
        return flows

    def _entrustment(self, number: int) -> list[Flow]:
        reading = SlotValues(self.slots)
        slot = self._slot("entrustment.matter", number) or self._slot("entrustment.content", number)
        matter = reading.value("matter", self._slot("entrustment.matter", number))
        content = reading.value("purpose", self._slot("entrustment.content", number))
        party = reading.value("counterparty", self._slot("entrustment.party", number))
        scope = reading.value("information", self._slot("entrustment.scope", number), choice)
        band = reading.value("subjects_band", self._slot("entrustment.subjects", number), choice)
        handlers = reading.value("handlers_band", self._slot("entrustment.handlers", number), choice)
        methods = self._methods(reading, "entrustment.methods", number)
        label = f"{BLOCKS['entrustment']}{number}"
        at = slot.at if slot else self._slot("entrustment.party", number).at  # type: ignore[union-attr]
        flows = [
            Flow(
                file=self.name,
                kind="entrustment",
                label=label,
                counterparty=party,
                information=scope,
                purpose=content,
                methods=methods,
                subjects_band=band,
                matter=matter,
                handlers_band=handlers,
                at=at,
                evidence=reading.evidence,
            )
        ]
        again = self._slot("entrustment.re_exists", number)
        if again and fold_label(choice(again.text) or "") == "再委託する":
            passed = SlotValues(self.slots)
            purpose = passed.value("purpose", self._slot("entrustment.re_matter", number))
            passed.value("label", again, choice)
            flows.append(
                Flow(
                    file=self.name,
                    kind="subentrustment",
                    label=f"{label} 再委託",
                    counterparty=None,
                    purpose=purpose,
                    at=again.at,
                    evidence=passed.evidence,
                )
            )
        return flows

    # ---- provision and transfer ----------------------------------------------------------------------------

    def shared(self, kind: FlowKind, annex: list[AnnexRow]) -> list[Flow]:
        """提供先1 … or 移転先1 … of the form itself; one that only points to a 別紙 that was read names it."""
        wanted = tuple(f"{kind}.{name}" for name in ("party", "basis", "purpose", "information"))
        lists = {row.annex for row in annex if row.kind == kind}
        return [self._shared(kind, number, lists) for number in self.slots.blocks(wanted, self.ordinal)]

    def _shared(self, kind: FlowKind, number: int, lists: set[str]) -> Flow:
        reading = SlotValues(self.slots)

        def value(field: str, name: str) -> str | None:
            return reading.value(field, self._slot(f"{kind}.{name}", number))

        first = next(
            s for name in ("party", "basis", "purpose", "information") if (s := self._slot(f"{kind}.{name}", number))
        )
        return Flow(
            file=self.name,
            kind=kind,
            label=f"{BLOCKS[kind]}{number}",
            counterparty=value("counterparty", "party"),
            information=value("information", "information"),
            purpose=value("purpose", "purpose"),
            methods=self._methods(reading, f"{kind}.methods", number),
            frequency=value("frequency", "frequency"),
            subjects_band=reading.value("subjects_band", self._slot(f"{kind}.subjects", number), choice),
            legal_basis_text=value("legal_basis_text", "basis"),
            legal_basis=tuple(self.slots.book.of_slots(self.slots.all(f"{kind}.basis", self.ordinal, number)[:1])),
            annex=_pointed_to(self._slot(f"{kind}.party", number), lists),
            at=first.at,
            evidence=reading.evidence,
        )

    def annexed(self, rows: list[AnnexRow], kind: FlowKind) -> list[Flow]:
        """The rows of a 別紙 that this file's section II-5 points to."""
        return [self._annexed(row, kind) for row in rows if row.kind == kind]

    def _annexed(self, row: AnnexRow, kind: FlowKind) -> Flow:
        evidence = {}
        values: dict[str, str | None] = {}
        fields = {
            "counterparty": "counterparty",
            "purpose": "purpose",
            "information": "information",
            "frequency": "frequency",
            "basis": "legal_basis_text",
        }
        for column, field in fields.items():
            value = clean(row.cells.get(column))
            passage = self.slots.book.of_cell(row, column)
            kinds = _kinds_of_information(value or "") if field == "information" else []
            values[field] = "、".join(kinds) or value
            if passage and value:
                whole = Evidence(passage=passage.id, start=0, end=len(passage.text))
                evidence[field] = whole if kinds else locate(value, passage)
        basis = self.slots.book.of_cell(row, "basis")
        citations: tuple[RecordCitation, ...] = self.slots.book.citations[basis.id] if basis else ()
        methods = clean(row.cells.get("methods"))
        return Flow(
            file=self.name,
            kind=kind,
            label=f"{row.annex} 項番{row.no}",
            legal_basis=citations,
            methods=(methods,) if methods else None,
            at=row.at,
            evidence=evidence,
            **values,  # type: ignore[arg-type]
        )
