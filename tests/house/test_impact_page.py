"""docs/impact.md and impact.ja.md hold the figures that the program makes from the real documents."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.store import STORE
from konkyo.loaders.record import Record

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def program() -> ModuleType:
    spec = importlib.util.spec_from_file_location("impact_comparison", ROOT / "bench" / "impact_comparison.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # A dataclass looks its module up by name.
    import sys

    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def made(program: ModuleType, seeds: Path, built: Path) -> dict[str, str]:
    with EmbeddedStore(built / STORE) as store:
        pages: dict[str, str] = program.markdown(seeds, store)
    return pages


def test_the_pages_are_current(program: ModuleType, made: dict[str, str]) -> None:
    kept = {code: (ROOT / "docs" / page).read_text(encoding="utf-8") for code, page in program.PAGES.items()}
    assert kept == made, "run: python bench/impact_comparison.py ../shared/seeds docs"


@pytest.mark.parametrize(("name", "place"), [("004", 4), ("004", 9), ("001", 124), ("001", 127), ("000", 80)])
def test_the_proposals_of_2021_are_what_the_bodies_wrote(
    program: ModuleType, seed_records: dict[str, Record], name: str, place: int
) -> None:
    one = program.compared(seed_records[name], place, program.FIRST)
    assert (one.same_text, one.same_addresses, one.rewriting.faithful) == (True, True, True)


def test_the_pages_hold_no_sentence_of_the_documents(made: dict[str, str], seed_records: dict[str, Record]) -> None:
    plain = "".join("".join(made.values()).split())
    assert len(seed_records) == 5
    for record in seed_records.values():
        for passage in record.passages:
            for sentence in passage.text.split("。"):
                bare = "".join(sentence.split())
                assert len(bare) < 30 or bare not in plain, bare
