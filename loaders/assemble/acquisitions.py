"""Where the information of a file comes from: one flow for each ticked 入手元."""

from dataclasses import replace

from konkyo.loaders.assemble.checked_options import (
    CheckedOption,
    checked_options,
    is_the_person,
    said_of_the_person,
)
from konkyo.loaders.assemble.flow_fields import FlowFields
from konkyo.loaders.assemble.passages import evidence
from konkyo.loaders.cell_values import says_none
from konkyo.loaders.forms.filled import Slot
from konkyo.loaders.record import ILLEGIBLE, At, Flow, Note


def acquisitions(fields: FlowFields) -> list[Flow]:
    """Return one flow for each ticked 入手元; the form asks for methods and frequency once for the file."""
    slot = fields.slot("acquisition.sources")
    if slot is None:
        return []
    group = checked_options(slot, fields.habit)
    if not group and not says_none(slot.text):
        fields.notes.append(_illegible(fields.name, slot))
    common = fields.reader()
    methods = fields.methods(common, "acquisition.methods", None)
    frequency = common.value("frequency", fields.slot("acquisition.frequency"))
    passage = fields.slots.book.of(slot)
    flows = []
    for printed in group:
        option = _told(printed, fields)
        if option.tick is not True:
            _note_lost(option, slot.at, fields)
            continue
        chosen = option.chosen()
        flows.append(
            Flow(
                file=fields.name,
                kind="acquisition",
                label=chosen.printed if option.is_other else chosen.name,
                source=chosen,
                counterparty=option.said.text,
                methods=methods,
                frequency=frequency,
                at=slot.at,
                evidence={**common.evidence, "counterparty": evidence(passage, option.said)},
                pieces=common.pieces,
                inferred={"label": option.inferred} if option.inferred else {},
            )
        )
    return flows


def _told(option: CheckedOption, fields: FlowFields) -> CheckedOption:
    """Return ``option`` as ticked if its mark is lost but the text says that information comes from the person."""
    if option.tick != ILLEGIBLE or not is_the_person(option):
        return option
    said = said_of_the_person(fields.slots.book, fields.name)
    if said is None:
        return option
    name = option.name.text
    note = Note(
        code="said-elsewhere",
        ja=f"「{name}」の印は失われているが、{said[0]} に「{said[1]}」とあるので選ばれたと読んだ",
        en=f"the mark of 「{name}」 is lost, but {said[0]} says 「{said[1]}」, so it is read as chosen",
    )
    return replace(option, tick=True, inferred=note)


def _note_lost(option: CheckedOption, at: At, fields: FlowFields) -> None:
    if option.tick == ILLEGIBLE and option.detail is None:
        name = option.name.text
        fields.notes.append(
            Note(
                code="illegible-box",
                ja=f"{fields.name} の入手元「{name}」の印が失われている",
                en=f"whether 「{name}」 is a source of {fields.name} is lost",
                at=at,
            )
        )


def _illegible(file: str, slot: Slot) -> Note:
    return Note(
        code="illegible-box",
        ja=f"{file} の入手元の印がどの選択肢のものか分からない",
        en=f"which sources of {file} are ticked cannot be read",
        at=slot.at,
    )
