"""Two editions of a document: which fields differ, and what the change log of the newer one declares of it."""

from typing import Any

import pytest

from konkyo.queries.postprocess.compared_editions import ComparedEdition, ComparedEntry, compared_fields
from konkyo.queries.postprocess.paired_fields import ComparedField

BASIS = "法令上の根拠"


def field(section: str, text: str, *, meaning: str | None = None, block: int | None = None) -> ComparedField:
    return ComparedField(
        section, BASIS, None, meaning or "number_use.basis", None, (None, "provision", block) if block else None,
        (section.split()[-1] if block else section,), text, 1,
    )  # fmt: skip


def entry(
    ordinal: int, before: str | None, after: str | None, *sections: str, date: str = "2024-05-27"
) -> ComparedEntry:
    return ComparedEntry(ordinal, date, "項目", before, after, sections, 9)


def told(old: ComparedEdition, new: ComparedEdition) -> list[tuple[Any, ...]]:
    return [(row["change"], row["declared"], row["section"], row["entry"]) for row in compared_fields(old, new)]


@pytest.mark.parametrize(
    ("before", "after", "entries", "expected"),
    [
        ("第7号", "第 7号\n", [], []),
        ("第7号", "第8号", [], [("changed", "undeclared", "I-4", [])]),
        ("第7号", "第8号", [entry(1, "第7号", "第8号", "I-4")], [("changed", "declared", "I-4", [1])]),
        # Two rows, one after the other.
        (
            "第7号", "第9号",
            [entry(1, "第7号", "第8号", "I-4", date="2021-09-01"), entry(2, "第8号", "第9号", "I-4")],
            [("changed", "declared", "I-4", [1, 2])],
        ),
        # The row tells the sentence, and more than that differs.
        ("法第7号。甲", "法第8号。乙", [entry(1, "第7号", "第8号", "I-4")], [("changed", "leads_there", "I-4", [1])]),
        ("表の1", "表の1、2", [entry(1, "－", "2を追加", "I-4")], [("changed", "leads_there", "I-4", [1])]),
        # The item names no one field; the words do.
        ("番号法第7号", "番号法第8号", [entry(1, "番号法第7号", "番号法第8号")], [("changed", "declared", "I-4", [1])]),
        ("甲", "甲", [entry(1, "番号法第7号", "番号法第8号")], [("entry", "unplaced", None, [1])]),
        ("第7号", "第7号", [entry(1, "第7号", "第8号", "I-4")], [("entry", "not_there", "I-4", [1])]),
        ("第8号", "第8号", [entry(1, "第7号", "第8号", "I-4")], [("entry", "no_difference", "I-4", [1])]),
    ],
)  # fmt: skip
def test_what_the_new_rows_declare(
    before: str, after: str, entries: list[ComparedEntry], expected: list[tuple[Any, ...]]
) -> None:
    old, new = ComparedEdition((field("I-4", before),), ()), ComparedEdition((field("I-4", after),), tuple(entries))
    assert told(old, new) == expected


def test_rows_that_the_older_log_has_declare_nothing_and_must_stay() -> None:
    kept, lost = entry(1, "第6号", "第7号", "I-4", date="2020-01-01"), entry(2, "甲", "乙", "I-4", date="2020-01-01")
    old = ComparedEdition((field("I-4", "第7号"),), (kept, lost))
    new = ComparedEdition((field("I-4", "第8号"),), (kept,))
    assert told(old, new) == [("changed", "undeclared", "I-4", []), ("entry", "row_gone", "I-4", [2])]


def provisions(*names: str, entries: tuple[ComparedEntry, ...] = ()) -> ComparedEdition:
    fields = []
    for number, name in enumerate(names, start=1):
        fields.append(field(f"提供先{number}", name, meaning="block.provision", block=number))
        fields.append(field(f"提供先{number} ①", f"{name}の根拠", meaning="provision.basis", block=number))
    return ComparedEdition(tuple(fields), entries)


def test_a_block_that_came_moves_the_others_on() -> None:
    old, new = provisions("甲", "乙", "丙"), provisions("甲", "丁", "乙", "丙")
    assert told(old, new) == [
        ("added", "undeclared", "提供先2", []), ("added", "undeclared", "提供先2 ①", [])
    ]  # fmt: skip
    assert [row[0] for row in told(new, old)] == ["removed", "removed"]
    # A row about the block is one about all of it.
    new = provisions("甲", "丁", "乙", "丙", entries=(entry(1, "－", "丁の追加", "提供先2"),))
    assert told(old, new) == [
        ("added", "leads_there", "提供先2", [1]), ("added", "leads_there", "提供先2 ①", [1])
    ]  # fmt: skip


def test_a_field_of_another_edition_of_the_form_is_found_by_its_meaning() -> None:
    old = ComparedEdition((field("I-5", "甲", meaning="number_use.basis"),), ())
    new = ComparedEdition(
        (field("I-5", "乙", meaning="network.basis"), field("I-6", "甲", meaning="number_use.basis")), ()
    )
    assert told(old, new) == [("added", "undeclared", "I-5", [])]
