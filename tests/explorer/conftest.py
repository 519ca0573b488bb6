"""The pages over the graph of the fictional documents, opened once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pages import Pages, pages_of_desk

from konkyo.explorer.desk import GraphDesk


@pytest.fixture(scope="session")
def desk(fictional: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphDesk]:
    """A desk with a folder of its own, in which cases and queries are kept."""
    with GraphDesk(Path(shutil.copytree(fictional, tmp_path_factory.mktemp("desk") / "graph"))) as opened:
        yield opened


@pytest.fixture(scope="session")
def pages(desk: GraphDesk) -> Pages:
    return pages_of_desk(desk)
