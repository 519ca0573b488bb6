"""Records kept by an older konkyo → records of this version.

In version 1 the address of a passage and the number of a flow stood only within printed texts (「II(2)-5 提供先3 ①」,
「別紙2 項番4」, 「その他（電話）」), and nothing said where the elements of a list are printed. Here those texts are
parsed, and the passage of a list is read again.
"""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from konkyo.law.citation import rule_of
from konkyo.loaders.annex_pointers import with_annex_fields
from konkyo.loaders.assemble.checked_options import CheckedOption, marked_options, names_in_brackets
from konkyo.loaders.assemble.logged_systems import unmarked_connections
from konkyo.loaders.assemble.passages import evidence
from konkyo.loaders.assemble.statute_kinds import kinds_of_information
from konkyo.loaders.assemble.written_day import with_written_day
from konkyo.loaders.cell_values import SHOWN_MARKS, CellText, cut
from konkyo.loaders.forms.boxes import option_and_detail
from konkyo.loaders.forms.editions import FormEdition, edition_at
from konkyo.loaders.forms.label_table import BLOCK_NAMES, BLOCKS
from konkyo.loaders.forms.labels import FormEntry, named
from konkyo.loaders.forms.matching import label_key
from konkyo.loaders.record import COVER, RECORD_VERSION, Passage, PassageAddress, Record

Json = dict[str, Any]

_KINDS = {heading: kind for kind, heading in BLOCKS.items()}
_BLOCK = rf"(?P<heading>{'|'.join(_KINDS)})(?P<number>\d+)"
_CELL = re.compile(
    rf"(?P<part>[IVA]+\d?)(?:\((?P<file>\d+)\))?(?:-(?P<section>\d+))?(?: {_BLOCK})?(?:[ -](?P<numeral>[①-⑳]))?(?: .*)?"
)
_IN_ANNEX = re.compile(r"(?P<table>別紙\d*) 項番(?P<row>\S+)(?: .*)?")
_IN_CHANGES = re.compile(r"変更箇所 (\d+) .*")
_ON_PAGE = re.compile(r"頁(\d+)(?: .*)?")
_FLOW = re.compile(rf"{_BLOCK}(?: 再委託)?")
_OUTSIDE_FIELDS = {"様式": "document.stamp", "全ての記録項目": "part.items"}
"""Label of a passage that stands in no section → what it means."""
_MARKS = {ord(shown): mark for mark, shown in SHOWN_MARKS.items()}


class _Versioned(BaseModel):
    """What a record of any version says about its version."""

    record_version: int = RECORD_VERSION


def record_version(content: bytes) -> int:
    """Return the version of the record in ``content``. Raises ValidationError if it is no JSON object."""
    return _Versioned.model_validate_json(content).record_version


def record_from_json(content: bytes) -> Record:
    """Return the record in ``content``, upgraded if it is of version 1. Raises ValidationError if it is no record."""
    try:
        return _completed(Record.model_validate_json(content))
    except ValidationError:
        if record_version(content) != 1:
            raise
        try:
            upgraded = upgrade(json.loads(content))
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):
            upgraded = None
        if upgraded is None:
            raise
    return _completed(Record.model_validate(upgraded))


def _completed(record: Record) -> Record:
    """Return ``record`` with what records did not say when it was kept: annexes pointed to, meanings, the day."""
    flows = tuple(map(with_annex_fields, record.flows))
    return with_written_day(_with_meanings(record.model_copy(update={"flows": flows})))


def _with_meanings(record: Record) -> Record:
    if any(passage.meaning for passage in record.passages):
        return record
    document = record.document
    edition = edition_at(document.form, document.edition.name if document.edition else document.stamp or "")
    passages = (one.model_copy(update={"meaning": _meaning(one, edition)}) for one in record.passages)
    return record.model_copy(update={"passages": tuple(passages)})


def _meaning(passage: Passage, edition: FormEdition) -> str | None:
    """Return what a label means by its words and its address; None where it may mean several things."""
    address, block = passage.address, passage.address.block
    if address.part is None:
        return None
    if block and block.kind in BLOCK_NAMES and not address.numeral and passage.label.startswith(BLOCKS[block.kind]):
        return named(block.kind, BLOCK_NAMES[block.kind])
    if passage.label in _OUTSIDE_FIELDS and not address.section:
        return _OUTSIDE_FIELDS[passage.label]
    known = edition.by_label.get(label_key(passage.label), ())
    found = [entry for entry in known if address.part == COVER or _may_stand(entry, address)]
    # 「Ⅲ しきい値判断結果」 is a part with a field of the same words.
    meanings = {entry.meaning for entry in found if entry.kind != "part"} or {entry.meaning for entry in found}
    return meanings.pop() if len(meanings) == 1 else None


def _may_stand(entry: FormEntry, address: PassageAddress) -> bool:
    """Tell whether a label may stand at ``address``: one that recurs in its part has no section of its own."""
    at = entry.address
    return (
        at.part == address.part
        and at.section in ("", address.section or "")
        and at.numeral in ("", address.numeral or "")
        and (address.block is None or entry.block == address.block.kind)
    )


def upgrade(record: Json) -> Json:
    """Return a record of version 1 as one of version 2, both as JSON objects.

    Raises ValueError or another error of a wrong structure where it is no record of version 1.
    """
    passages = [{**passage, "address": passage_address(passage["id"])} for passage in record["passages"]]
    texts = {passage["id"]: Passage.model_validate(passage) for passage in passages}
    return {
        **record,
        "passages": passages,
        "systems": [_system(system, texts) for system in record["systems"]],
        "files": [_file(file, texts) for file in record["files"]],
        "flows": [_flow(flow, texts) for flow in record["flows"]],
        "citations": _told(record["citations"]),
        "changes": [
            {**change, **{side: _told(change[side]) for side in ("before_citations", "after_citations")}}
            for change in record["changes"]
        ],
        "record_version": 2,
    }


def _told(citations: list[Json]) -> list[Json]:
    """Return citations that say by which of their marks they are inferred."""
    rules = [rule_of(note["code"] for note in citation["marked"]) for citation in citations]
    return [
        {**citation, "confidence": "inferred" if rule else "sure", "rule": rule}
        for citation, rule in zip(citations, rules, strict=True)
    ]


def passage_address(printed: str) -> Json:
    """Return the address in the id of a passage of version 1. Raises ValueError where there is none."""
    if printed.startswith(f"{COVER} "):
        return {"part": COVER}
    if row := _IN_ANNEX.fullmatch(printed):
        return {"annex": row.groupdict()}
    if change := _IN_CHANGES.fullmatch(printed):
        return {"change": int(change[1])}
    if page := _ON_PAGE.fullmatch(printed):
        return {"page": int(page[1])}
    cell = _CELL.fullmatch(printed)
    if cell is None:
        raise ValueError(f"no address of a passage: {printed!r}")
    return {
        "part": cell["part"],
        "file": int(cell["file"]) if cell["file"] else None,
        "section": cell["section"],
        "block": {"kind": _KINDS[cell["heading"]], "number": int(cell["number"])} if cell["heading"] else None,
        "numeral": cell["numeral"],
    }


def _system(system: Json, passages: dict[str, Passage]) -> Json:
    said, inferred = dict(system["evidence"]), system["inferred"]
    options, others = system["connections"], system["other_connections"]
    passage = _passage(said.get("connections"), passages)
    printed, in_brackets = _connections(passage)
    names = {name.text: name for name in printed}
    if others and "connections" in said:
        said["other_connections"] = said["connections"]
    return {
        **system,
        "evidence": said,
        "inferred": {field: note for field, note in inferred.items() if not field.startswith("connections.")},
        "connections_inferred": {
            option: inferred[f"connections.{option}"] for option in options if f"connections.{option}" in inferred
        },
        "pieces": {
            **_pieces("connections", passage, [names.get(option) for option in options]),
            **_pieces("other_connections", passage, in_brackets, others),
        },
    }


def _connections(passage: Passage | None) -> tuple[list[CellText], tuple[CellText, ...]]:
    """Return the options of a list of connections, and the names in the brackets of その他."""
    options = _options(passage)
    if passage and not options:
        unmarked = unmarked_connections(passage.text)
        return unmarked.options, unmarked.others
    other = next((option.detail for option in options if option.is_other), None)
    return [option.name for option in options], names_in_brackets(other)


def _file(file: Json, passages: dict[str, Passage]) -> Json:
    passage = _passage(file["evidence"].get("record_items"), passages)
    lines = CellText.of(passage.text).lines() if passage else []
    return {**file, "pieces": _pieces("record_items", passage, lines, file["record_items"])}


def _flow(flow: Json, passages: dict[str, Passage]) -> Json:
    block, annex = _FLOW.fullmatch(flow["label"]), _IN_ANNEX.fullmatch(flow["label"])
    methods, said = flow["methods"], flow["evidence"]
    pieces: Json = {}
    if isinstance(methods, list):
        passage = _passage(said.get("methods"), passages)
        printed = {option.chosen().printed: option.said for option in _options(passage)}
        pieces |= _pieces("methods", passage, [printed.get(method) for method in methods])
        methods = [{"name": method} if annex else _option(method) for method in methods]
    if annex and flow["information"]:
        passage = _passage(said.get("information"), passages)
        pieces |= _pieces("information", passage, _kinds(flow["information"], passage))
    return {
        **flow,
        "block": int(block["number"]) if block else None,
        "annex": annex.groupdict() if annex else None,
        "refers_to_annex": flow["annex"],
        "source": _source(flow) if flow["kind"] == "acquisition" else None,
        "methods": methods,
        "legal_basis": _told(flow["legal_basis"]),
        "pieces": pieces,
    }


def _option(printed: str) -> Json:
    """Take 「その他（電話）」 apart as the form's options are."""
    name, detail = option_and_detail(printed)
    return {"name": name, "detail": detail or None}


def _source(flow: Json) -> Json:
    option = _option(flow["label"])
    if option["detail"] is None and flow["counterparty"] != option["name"]:
        option["detail"] = flow["counterparty"]
    return option


def _kinds(information: str, passage: Passage | None) -> list[CellText]:
    """Return the kinds that ``information`` joins, as the cell prints them; [] where it is the cell as printed."""
    value = cut(passage.text) if passage else None
    kinds = kinds_of_information(value) if value else []
    return kinds if "、".join(kind.text for kind in kinds) == information else []


def _passage(said: Json | None, passages: dict[str, Passage]) -> Passage | None:
    return passages[said["passage"]] if said else None


def _options(passage: Passage | None) -> list[CheckedOption]:
    """Return the options printed in a passage, whatever their marks mean."""
    return marked_options(passage.text.translate(_MARKS)) if passage else []


def _pieces(
    field: str, passage: Passage | None, printed: Iterable[CellText | None], values: Sequence[str] | None = None
) -> Json:
    """Return where the elements of ``field`` are printed; {} if one is not, or they are not the ``values`` recorded."""
    found = list(printed)
    known = [piece for piece in found if piece]
    if passage is None or not known or len(known) < len(found):
        return {}
    if values is not None and [piece.text for piece in known] != list(values):
        return {}
    return {field: [evidence(passage, piece).model_dump() for piece in known]}
