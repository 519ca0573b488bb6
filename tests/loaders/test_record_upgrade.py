"""Records of version 1 are read as what reading the document gives today."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from konkyo.loaders.build.record_store import RecordStore
from konkyo.loaders.build.record_upgrade import passage_address, record_from_json
from konkyo.loaders.facts import facts
from konkyo.loaders.read_document import read_file
from konkyo.loaders.record import RECORD_VERSION, ChosenOption, Record
from konkyo.loaders.record_base import Model

KEPT = Path(__file__).parent / "record_v1.json"
"""Parts of the record that konkyo made of an example while records were of version 1."""
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tomosaka_juki_2023.txt"


@pytest.fixture(scope="module")
def upgraded() -> Record:
    return record_from_json(KEPT.read_bytes())


@pytest.fixture(scope="module")
def today() -> Record:
    return read_file(EXAMPLE)


PARTS: dict[str, Callable[[Any], object]] = {
    "passages": lambda passage: passage.id,
    "systems": lambda system: system.ordinal,
    "files": lambda file: file.ordinal,
    "flows": lambda flow: (flow.file, flow.kind, flow.label),
    "changes": lambda change: change.at.start,
}


@pytest.mark.parametrize("parts", PARTS)
def test_each_part_is_the_one_that_is_read_today(upgraded: Record, today: Record, parts: str) -> None:
    name = PARTS[parts]
    read = {name(part): part for part in getattr(today, parts)}
    kept = getattr(upgraded, parts)
    assert kept
    for part in kept:
        # The data has a reason that the example does not: a system says for each option why it is read as ticked.
        wanted = read[name(part)]
        if parts == "systems":
            part = part.model_copy(update={"connections_inferred": {}})
        # Records of version 1 do not take over what a row of a 別紙 leaves to the block that points to it.
        inherited = set(wanted.inherited) if parts == "flows" else set()
        assert said_besides(part, inherited) == said_besides(wanted, inherited)


def said_besides(part: Model, fields: set[str]) -> dict[str, object]:
    """What ``part`` says, without these fields and what shows them in the text."""
    said = part.model_dump(exclude={*fields, "inherited"})
    for shown in ("evidence", "pieces", "inferred"):
        said[shown] = {name: at for name, at in said.get(shown, {}).items() if name not in fields}
    return said


def test_what_stood_in_strings_is_in_fields(upgraded: Record) -> None:
    flows = {flow.label: flow for flow in upgraded.flows}
    assert upgraded.record_version == RECORD_VERSION
    assert flows["その他（自部署）"].source == ChosenOption(name="その他", detail="自部署")
    assert (flows["委託事項1"].block, flows["委託事項1 再委託"].block, flows["使用"].block) == (1, 1, None)
    assert flows["提供先1"].refers_to_annex == "別紙1"
    assert flows["提供先1"].annex is None
    row = flows["別紙1 項番2"].annex
    assert row
    assert (row.table, row.row) == ("別紙1", "2")
    assert [note.code for note in upgraded.systems[0].connections_inferred.values()] == ["filled-brackets"]


def test_an_old_record_makes_facts(upgraded: Record) -> None:
    kinds = {edge.type for edge in facts(upgraded).edges}
    assert {"SENDS", "DELIVERS", "CARRIES", "VIA", "BASED_ON", "CONNECTS_TO", "RECORDS", "STATED_IN"} <= kinds


def test_a_folder_of_old_records_is_read(tmp_path: Path, upgraded: Record) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "old.json").write_bytes(KEPT.read_bytes())
    assert RecordStore(tmp_path).load("old.json") == upgraded


@pytest.mark.parametrize("path", sorted(EXAMPLE.parent.glob("*.txt")), ids=lambda path: path.stem)
def test_a_record_that_does_not_say_what_labels_mean_gets_it(path: Path) -> None:
    record = read_file(path)
    kept = record.model_dump(mode="json")
    for passage in kept["passages"]:
        del passage["meaning"]
    assert sum(passage.meaning is not None for passage in record.passages) > 1
    assert record_from_json(json.dumps(kept).encode()) == record


@pytest.mark.parametrize("damage", [{"passages": None}, {"flows": [{}]}, {"systems": [[]]}, {"document": None}])
def test_a_damaged_old_record_is_refused(damage: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        record_from_json(json.dumps({**json.loads(KEPT.read_bytes()), **damage}).encode())


@pytest.mark.parametrize(
    ("printed", "address"),
    [
        ("表紙 評価書番号", {"part": "表紙"}),
        ("I-5-②", {"part": "I", "section": "5", "numeral": "②"}),
        ("II(2)-5 提供先3 ①", {"part": "II", "file": 2, "section": "5", "numeral": "①"}),
        ("IV リスクへの対策は十分か (2)", {"part": "IV"}),
        ("A2", {"part": "A2"}),
        ("別紙2 項番85の2 相手", {"annex": {"table": "別紙2", "row": "85の2"}}),
        ("変更箇所 12 変更前の記載", {"change": 12}),
        ("頁3 欄不明 (2)", {"page": 3}),
    ],
)
def test_the_address_in_an_old_id_is_read(printed: str, address: dict[str, Any]) -> None:
    found = {field: value for field, value in passage_address(printed).items() if value is not None}
    block = found.pop("block", None)
    assert found == address
    assert block == ({"kind": "provision", "number": 3} if "提供先3" in printed else None)


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(ValueError, match="no address"):
        passage_address("どこか")
