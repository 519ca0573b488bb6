"""The expected facts of the example documents: they stand in the documents, and fit the record's contract."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from konkyo.loaders.record import Record

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
EXPECTED = Path(__file__).parent / "expected"
NAMES = sorted(path.stem for path in EXPECTED.glob("*.json"))
NOT_PRINTED = {"form", "inherited", "published", "evaluated", "held_since", "use_started", "kind", "label", "date"}
"""Values the record words in its own way: ISO dates, kinds, fields, labels joined from a number and a heading."""


def squeezed(text: str) -> str:
    return re.sub(r"<[^>]+>|\s+", "", unicodedata.normalize("NFKC", text))


def expected(name: str) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((EXPECTED / f"{name}.json").read_text("utf-8"))
    return facts


def printed(facts: dict[str, Any]) -> Iterator[str]:
    """Every value that must stand in the document as it is."""
    parts = [facts["document"], facts["office_work"]]
    for part in [*parts, *facts["systems"], *facts["files"], *facts["flows"], *facts["changes"]]:
        for key, value in part.items():
            if key not in NOT_PRINTED:
                values = value if isinstance(value, list) else [value]
                yield from (text for text in values if isinstance(text, str) and text != "ILLEGIBLE")


def test_every_document_has_its_expected_facts() -> None:
    assert [path.stem for path in sorted(EXAMPLES.glob("*.txt"))] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_list_of_examples_names_it(name: str) -> None:
    assert f"`{name}.txt`" in (EXAMPLES.parent / "docs" / "examples.md").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_what_is_expected_is_printed(name: str) -> None:
    document = squeezed((EXAMPLES / f"{name}.txt").read_text("utf-8"))
    assert [text for text in printed(expected(name)) if squeezed(text) not in document] == []


@pytest.mark.parametrize("name", NAMES)
def test_expected_facts_use_only_the_fields_of_the_record(name: str) -> None:
    facts = expected(name)
    fields = Record.model_fields
    assert set(facts) <= set(fields)
    files = {file["name"] for file in facts["files"]}
    assert {flow["file"] for flow in facts["flows"]} <= files
    assert set(facts["declared_counts"]) <= files


@pytest.mark.parametrize("name", NAMES)
def test_counts_agree_except_where_the_readme_says(name: str) -> None:
    facts = expected(name)
    rows = Counter(
        (flow["file"], flow["kind"]) for flow in facts["flows"] if "別紙" not in (flow["counterparty"] or "")
    )
    wrong = {
        (file, kind, count, rows[file, kind])
        for file, counts in facts["declared_counts"].items()
        for kind, count in counts.items()
        if count is not None and count != rows[file, kind]
    }
    slips = {("住民基本台帳ファイル", "provision", 13, 12)} if name == "tomosaka_juki_2023" else set()
    assert wrong == slips
