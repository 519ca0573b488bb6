"""Two versions of one evaluation, against what their author changed: fictional, for no two real ones are at hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.store import STORE
from konkyo.loaders.build.pipeline import build_store
from konkyo.loaders.build.workers import find_files
from konkyo.queries.notebook import as_of, changes_between, documents

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    folder = tmp_path_factory.mktemp("versions")
    build_store(find_files(sorted(EXAMPLES.glob("tomosaka_juminzei_*.txt"))), folder)
    with EmbeddedStore(folder / STORE) as opened:
        yield opened


def test_what_changed_is_told_field_by_field_with_the_rows_of_the_log(store: EmbeddedStore) -> None:
    rows = {row["section"]: row for row in changes_between(store, "2020", "2022").rows}
    one = rows["II-5 提供先1 ①"]
    assert (one["change"], one["before"], one["after"], one["entry"]) == (
        "changed", "番号法第19条第7号 別表第二の1の項", "番号法第19条第8号 別表第二の1の項", [2]
    )  # fmt: skip
    assert (rows["II-4 委託事項3"]["change"], rows["II-4 委託事項3"]["after"]) == (
        "added",
        "納税通知書の印刷及び封入封緘",
    )
    assert "I-1-①" not in rows, "the name of the work stayed"


def test_the_other_way_round_says_the_opposite(store: EmbeddedStore) -> None:
    there = {(row["section"], row["before"], row["after"]) for row in changes_between(store, "2020", "2022").rows}
    back = {(row["section"], row["after"], row["before"]) for row in changes_between(store, "2022", "2020").rows}
    assert there == back
    keys = [row["key"] for row in documents(store).rows]
    assert changes_between(store, keys[0], keys[0]).rows == []


def test_the_log_read_backwards_gives_what_the_older_version_says(store: EmbeddedStore) -> None:
    old = {row["section"]: row["before"] for row in changes_between(store, "2020", "2022").rows}
    undone = [row for row in as_of(store, "2022", "2020-10-30").rows if row["state"] == "replayed"]
    assert {"II-5 提供先1 ①", "V-1-①"} <= {row["section"] for row in undone}
    assert [row for row in undone if row["section"] in old and "".join(row["text"].split())
            != "".join((old[row["section"]] or "").split())] == []  # fmt: skip
