"""Two versions of one evaluation, against what their author changed: fictional, for no two real ones are at hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.store import STORE
from konkyo.loaders.build.pipeline import build_store
from konkyo.loaders.build.workers import find_files
from konkyo.notebook import as_of, changed_between_days, changes_between, documents

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    folder = tmp_path_factory.mktemp("versions")
    build_store(find_files(sorted(EXAMPLES.glob("tomosaka_juminzei_*.txt"))), folder)
    with EmbeddedStore(folder / STORE) as opened:
        yield opened


def rows_of_fields(store: EmbeddedStore, old: str, new: str) -> list[dict]:
    return [row for row in changes_between(store, old, new).rows if row["change"] != "entry"]


def differing(store: EmbeddedStore, old: str, new: str) -> dict[str, dict]:
    return {row["section"]: row for row in rows_of_fields(store, old, new)}


def test_what_changed_is_told_field_by_field_with_the_rows_of_the_log(store: EmbeddedStore) -> None:
    rows = differing(store, "2020", "2022")
    one = rows["II-5 提供先1 ①"]
    assert (one["change"], one["before"], one["after"], one["entry"], one["declared"]) == (
        "changed", "番号法第19条第7号 別表第二の1の項", "番号法第19条第8号 別表第二の1の項", [2], "declared"
    )  # fmt: skip
    # The log tells of 提供先1 and 6 alone; 「…を追加」 is told in other words than the field's.
    assert [rows[section]["declared"] for section in ("II-5 提供先2 ①", "I-5-②", "表紙 公表日")] == [
        "undeclared", "leads_there", "not_logged"
    ]  # fmt: skip
    assert (rows["II-4 委託事項3"]["change"], rows["II-4 委託事項3"]["after"]) == (
        "added",
        "納税通知書の印刷及び封入封緘",
    )
    assert "I-1-①" not in rows, "the name of the work stayed"
    # 申告受付システム came as システム2; those behind it are the same with other numbers.
    assert [section for section in rows if section.startswith("I-2 システム")] == [
        "I-2 システム1 ③", "I-2 システム2 ①", "I-2 システム2 ②", "I-2 システム2 ③"
    ]  # fmt: skip


def test_rows_of_the_log_that_no_difference_bears_out(store: EmbeddedStore) -> None:
    rows = [row for row in changes_between(store, "2020", "2022").rows if row["change"] == "entry"]
    assert [(row["declared"], row["entry"]) for row in rows] == [
        ("unplaced", [5]), ("row_gone", [1]), ("row_gone", [2]), ("row_gone", [3]), ("row_gone", [4])
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("since", "on", "entries"),
    [
        ("2020-10-30", "2022-01-01", {2}),
        ("2021-09-01", "2022-06-30", {9}),
        ("2022-06-30", "2023-01-01", set()),
    ],
)
def test_two_days_of_one_version(store: EmbeddedStore, since: str, on: str, entries: set[int]) -> None:
    rows = changed_between_days(store, "2022", since, on).rows
    assert {entry for row in rows if row["state"] == "changed" for entry in row["entries"]} >= entries
    assert {row["after"] for row in rows if row["section"] == "V-1-①"} <= {"令和4年5月16日"}
    on_the_days = [
        {row["section"]: row["text"] for row in as_of(store, "2022", day).rows if row["section"]} for day in (since, on)
    ]
    for row in rows:
        if row["state"] == "changed":
            assert [texts[row["section"]] for texts in on_the_days] == [row["before"], row["after"]]
    told = {row["section"] for row in rows}
    assert {name for name, text in on_the_days[0].items() if text != on_the_days[1][name]} <= told


def test_the_other_way_round_says_the_opposite(store: EmbeddedStore) -> None:
    there = {(row["before"], row["after"]) for row in rows_of_fields(store, "2020", "2022")}
    back = {(row["after"], row["before"]) for row in rows_of_fields(store, "2022", "2020")}
    assert there == back
    keys = [row["key"] for row in documents(store).rows]
    assert changes_between(store, keys[0], keys[0]).rows == []


def test_the_log_read_backwards_gives_what_the_older_version_says(store: EmbeddedStore) -> None:
    old = {section: row["before"] for section, row in differing(store, "2020", "2022").items()}
    undone = [row for row in as_of(store, "2022", "2020-10-30").rows if row["state"] == "replayed"]
    assert {"II-5 提供先1 ①", "V-1-①"} <= {row["section"] for row in undone}
    assert [row for row in undone if row["section"] in old and "".join(row["text"].split())
            != "".join((old[row["section"]] or "").split())] == []  # fmt: skip
