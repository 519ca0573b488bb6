"""The pages over the shared graph of the fictional documents, opened once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pages import Pages, pages_of_desk

from konkyo.explorer.desk import GraphDesk


@pytest.fixture(scope="session")
def desk(fictional: Path) -> Iterator[GraphDesk]:
    with GraphDesk(fictional) as opened:
        yield opened


@pytest.fixture(scope="session")
def pages(desk: GraphDesk) -> Pages:
    return pages_of_desk(desk)
