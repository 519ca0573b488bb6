"""What is read agrees with what people wrote: gold facts of real documents, and what the examples were made to say."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from konkyo.loaders.read_document import read_file
from konkyo.loaders.record import Record

CHECKOUT = Path(__file__).resolve().parents[2]
EXPECTED = CHECKOUT / "tests" / "examples" / "expected"


@pytest.fixture(scope="session")
def score(seeds: Path) -> ModuleType:
    """The scorer that lies beside the real documents."""
    spec = importlib.util.spec_from_file_location("score", seeds.parent / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measures(score: ModuleType, expected: Path, document: Path) -> dict[str, tuple[float, list[str]]]:
    facts = json.loads(read_file(document).model_dump_json())
    tallies = score.score(json.loads(expected.read_text(encoding="utf-8")), facts)
    return {tally.name: (tally.f1, tally.notes) for tally in tallies if tally.f1 is not None}


@pytest.mark.parametrize("number", ["002", "003"])
def test_real_documents_are_read_as_people_read_them(number: str, score: ModuleType, seeds: Path, gold: Path) -> None:
    [document] = seeds.glob(f"{number}_*")
    for name, (f1, notes) in measures(score, gold / f"{number}.json", document).items():
        assert f1 >= 0.99, (name, notes)
        assert not [note for note in notes if note.startswith("asserted")], name


@pytest.mark.parametrize("expected", sorted(EXPECTED.glob("*.json")), ids=lambda path: path.stem)
def test_examples_say_what_they_were_written_to_say(expected: Path, score: ModuleType) -> None:
    document = CHECKOUT / "examples" / f"{expected.stem}.txt"
    for name, (f1, notes) in measures(score, expected, document).items():
        assert f1 == 1, (name, notes)


@pytest.mark.parametrize("number", ["000", "002", "003", "004"])
def test_reading_is_pure(number: str, seeds: Path, seed_records: dict[str, Record]) -> None:
    # Another process read it before.
    [document] = seeds.glob(f"{number}_*")
    assert read_file(document) == seed_records[number]
