"""A document that was read before is not read again, and the result is the one that reading it again would give."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from konkyo.graph.store import STORE
from konkyo.i18n import KonkyoError
from konkyo.loaders.build.build_cache import FILE, BuildCache, CachedReading
from konkyo.loaders.build.pipeline import build_store
from konkyo.loaders.build.reconcile import Tally, expected
from konkyo.loaders.build.shortfall import Shortfall
from konkyo.loaders.build.summary import Summary
from konkyo.loaders.build.workers import Outcome, find_files

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = ("tomosaka_juki_changes_2024.txt", "tomosaka_kokuho_kiso_2022.txt")


class Built:
    """Documents in one folder, and builds of them into another."""

    def __init__(self, folder: Path) -> None:
        self.documents, self.graph = folder / "in", folder / "graph"
        self.documents.mkdir(parents=True)
        for name in NAMES:
            shutil.copy(EXAMPLES / name, self.documents)

    def build(self, *, rebuild: bool = False) -> tuple[set[str], Summary]:
        """Build; return the names of the files that were read, and the summary."""
        heard: list[Outcome] = []
        summary = build_store(find_files([self.documents]), self.graph, rebuild=rebuild, tell=heard.append)
        return {outcome.path.name for outcome in heard if outcome.record is not None or outcome.error}, summary

    def records(self) -> dict[str, bytes]:
        """All records, by name."""
        return {path.name: path.read_bytes() for path in (self.graph / "records").iterdir()}


@pytest.fixture
def built(tmp_path: Path) -> Built:
    one = Built(tmp_path)
    read, summary = one.build()
    assert (read, summary.failed) == (set(NAMES), [])
    return one


def same(one: Summary, other: Summary) -> bool:
    return (one.counts, one.shortfalls, one.failed, one.notes) == (
        other.counts,
        other.shortfalls,
        other.failed,
        other.notes,
    )


def test_what_is_unchanged_is_not_read_and_comes_out_as_if_it_were(built: Built) -> None:
    records = built.records()
    read, known = built.build()
    assert (read, len(known.unchanged), known.read) == (set(), 2, [])
    assert built.records() == records
    (built.graph / FILE).unlink()
    read, again = built.build()
    assert (read, len(again.unchanged), again.read) == (set(NAMES), 2, [])
    assert same(known, again)
    assert known.unchanged == again.unchanged
    read, rebuilt = built.build(rebuild=True)
    assert read == set()
    assert (rebuilt.counts, rebuilt.shortfalls) == (known.counts, known.shortfalls)


def another_limit(built: Built, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    monkeypatch.setenv("KONKYO_MAX_PAGES", "1999")
    return set(NAMES)


def another_code(built: Built, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    monkeypatch.setattr("konkyo.loaders.build.build_cache.reading_fingerprint", lambda: "another")
    return set(NAMES)


def another_byte(built: Built, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    with (built.documents / NAMES[0]).open("ab") as file:
        file.write(b"\n")
    return {NAMES[0]}


def another_suffix(built: Built, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    (built.documents / NAMES[0]).rename(built.documents / "renamed.md")
    return {"renamed.md"}


def altered_record(built: Built, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    for path in (built.graph / "records").iterdir():
        path.write_bytes(path.read_bytes().replace("灯坂市長".encode(), "別の市長".encode()))
    return {NAMES[1]}


def lost_records(built: Built, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    shutil.rmtree(built.graph / "records")
    return set(NAMES)


def lost_memory(built: Built, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    (built.graph / FILE).write_bytes(b"no database" * 1000)
    return set(NAMES)


def lost_store(built: Built, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    shutil.rmtree(built.graph / STORE)
    return set()


@pytest.mark.parametrize(
    "change",
    [another_limit, another_code, another_byte, another_suffix, altered_record, lost_records, lost_memory, lost_store],
)
def test_what_may_be_read_otherwise_is_read_again(
    built: Built,
    change: Callable[[Built, pytest.MonkeyPatch], set[str]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    must_be_read = change(built, monkeypatch)
    read, summary = built.build()
    assert read == must_be_read
    fresh = Built(tmp_path / "fresh")
    shutil.rmtree(fresh.documents)
    shutil.copytree(built.documents, fresh.documents)
    _, anew = fresh.build()
    # An unpublished list of changes with another byte is another evaluation; the one before it stays.
    assert fresh.records().items() <= built.records().items()
    if change is not another_byte:
        assert (summary.counts, summary.shortfalls) == (anew.counts, anew.shortfalls)
    assert built.build()[0] == set()


def test_a_limit_holds_for_what_is_known_too(built: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KONKYO_MAX_BYTES", "4000")
    _, summary = built.build()
    (failed,) = summary.failed
    assert failed.path.name == NAMES[1]
    assert isinstance(failed.error, KonkyoError)


def test_records_that_are_gone_are_forgotten(built: Built) -> None:
    with BuildCache(built.graph) as memory:
        memory.learn_reading("0" * 64, ".txt", CachedReading("key", None, Shortfall(), "f" * 64, ()))
        memory.learn_tally("f" * 64, Tally("key", {"Passage": 1}, {}, frozenset()))
        assert memory.reading("0" * 64, ".txt")
    built.build()
    with BuildCache(built.graph) as memory:
        assert memory.reading("0" * 64, ".txt") is None
        assert not memory.has_tally("f" * 64)


def test_a_tally_is_read_as_it_was_written() -> None:
    tally = Tally(
        "評価",
        {"Passage": 3, "HAS": 3},
        {"Party": frozenset({b"a" * 12, b"b" * 12}), "Law": frozenset()},
        frozenset({"番号法"}),
    )
    assert Tally.from_json(tally.to_json()) == tally


def test_what_two_records_share_counts_once_and_a_copied_record_too() -> None:
    party = {"Party": frozenset({b"a" * 12, b"b" * 12})}
    one, other = (
        Tally("一", {"Passage": 3}, party, frozenset()),
        Tally("二", {"Passage": 4}, {"Party": frozenset({b"a" * 12})}, frozenset()),
    )
    assert expected([one, other, one]).nodes == {"Party": 2, "Passage": 7}
