"""The day by whose law a document without 公表日 is judged."""

from pathlib import Path
from typing import Any

import pytest
from records import Paper

from konkyo.loaders.assemble.written_day import with_written_day
from konkyo.loaders.build.record_upgrade import record_from_json
from konkyo.loaders.facts import facts
from konkyo.loaders.read_document import read_file
from konkyo.loaders.record import DocumentEdition

ORDER = {"law": "利用特定個人情報提供命令", "table": "第2条の表", "row": "13"}


def undated(**document: Any) -> Paper:
    paper = Paper()
    paper.document |= {"published": None, **document}
    return paper


def edition(name: str) -> DocumentEdition:
    return DocumentEdition(name=name, told_by="stamp")


def test_a_published_document_has_no_other_day() -> None:
    paper = undated(published="2023-04-01", evaluated="2022-01-01")
    assert with_written_day(paper.record()).document.written is None


@pytest.mark.parametrize(
    ("document", "changed", "law", "day", "because"),
    [
        ({}, (), None, None, None),
        ({"evaluated": "2022-05-16"}, (), None, "2022-05-16", "評価実施日"),
        ({"evaluated": "2022-05-16"}, ("2021-04-01", "2023-06"), None, "2023-06-01", "最後の変更日"),
        ({"evaluated": "2022-05-16", "edition": edition("令和6年10月")}, ("2023-06",), None, "2024-10-01", "様式の版"),
        ({"evaluated": "2022-05-16"}, (), ORDER, "2024-05-27", "引いている法令"),
        # Of this law older texts are missing: its first text is not its first day.
        ({"evaluated": "2015-05-16"}, (), {"law": "番号法", "article": "9"}, "2015-05-16", "評価実施日"),
        ({"evaluated": "2022-02"}, (), None, "2022-02-01", "評価実施日"),
    ],
)
def test_the_latest_clue_tells_the_day(
    document: dict[str, Any], changed: tuple[str, ...], law: dict[str, str] | None, day: str | None, because: str | None
) -> None:
    paper = undated(**document)
    for date in changed:
        paper.change("I-1", date=date)
    if law:
        paper.parts["citations"].append(paper.citation("I-5", "何条", **law))
    found = with_written_day(paper.record()).document
    assert found.written == day
    assert found.day == day
    if because:
        why = found.inferred["written"]
        assert because in why.ja
        assert why.ja != why.en


def test_the_undated_real_document_has_a_day_in_record_and_graph(seeds: Path) -> None:
    # It copies rows of the order in the words that they have since that day.
    [path] = seeds.glob("001_*")
    record = read_file(path)
    assert (record.document.published, record.document.written) == (None, "2025-04-01")
    made = facts(record)
    [evaluation] = [node for node in made.nodes if node.label == "Evaluation"]
    assert evaluation.properties["written"] == "2025-04-01"
    assert evaluation.properties["written_ja"] == [record.document.inferred["written"].ja]
    cites = [edge.properties["status"] for edge in made.edges if edge.type == "CITES" and "side" not in edge.properties]
    assert len(cites) > 400
    assert "undated" not in cites


def test_a_record_kept_by_an_older_konkyo_gets_its_day() -> None:
    paper = undated(evaluated="2022-05-16")
    kept = paper.record().model_dump_json(exclude={"document": {"written"}})
    assert record_from_json(kept.encode()).document.written == "2022-05-16"
