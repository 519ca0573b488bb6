"""Lineage answers of the embedded store on random flows, with cycles and hubs, against networkx."""

import pytest
from reachability import check, documents

from konkyo.graph.embedded import EmbeddedStore


@pytest.mark.parametrize("seed", range(4))
def test_lineage_is_reachability(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    with EmbeddedStore(tmp_path_factory.mktemp("random") / "store") as store:
        store.replace([document.facts() for document in documents(seed)])
        check(store)
