"""Every test is in one layer, found from what its code reaches."""

import os
import subprocess
import sys
from pathlib import Path

import layers
import pytest
from neo4j_server import Neo4j
from playwright.sync_api import Browser

from konkyo.graph.embedded import EmbeddedStore


def marks(item: pytest.Item) -> set[str]:
    return {name for name in layers.LAYERS if item.get_closest_marker(name)}


def test_every_test_is_in_one_layer(request: pytest.FixtureRequest) -> None:
    assert [item.nodeid for item in request.session.items if len(marks(item)) != 1] == []


def test_tests_of_one_file_run_in_one_process(request: pytest.FixtureRequest) -> None:
    """What they share is made once."""
    groups = [marker.args for marker in request.node.iter_markers("xdist_group")]
    assert groups == [(str(Path(__file__)),)]
    # Where several processes run tests, pytest-xdist shows the group that it used behind the name.
    assert request.node.nodeid.endswith(f"@{Path(__file__)}") == ("PYTEST_XDIST_WORKER" in os.environ)


def helper(folder: Path) -> None:
    with EmbeddedStore(folder):
        pass


def needs_nothing(tmp_path: Path) -> None:
    tmp_path.mkdir()


def opens_a_store(tmp_path: Path) -> None:
    helper(tmp_path)


def imports_late() -> None:
    from konkyo.graph.embedded import discard

    discard(Path())


def runs_the_command() -> None:
    subprocess.run([sys.executable, "-m", "konkyo.cli.main"], check=True)


def asks_neo4j(neo4j_server: Neo4j) -> None: ...


def opens_a_page(browser: Browser) -> None: ...


def reads_a_real_document_into_a_store(built: Path) -> None: ...


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        (needs_nothing, "unit"),
        (opens_a_store, "store"),
        (imports_late, "store"),
        (runs_the_command, "store"),
        (asks_neo4j, "neo4j"),
        (opens_a_page, "pages"),
        (reads_a_real_document_into_a_store, "corpus"),
    ],
)
def test_what_its_code_reaches_is_seen(request: pytest.FixtureRequest, test, expected: str) -> None:
    item = pytest.Function.from_parent(request.node.parent, name="one", callobj=test)
    assert layers.layer(item) == expected
