"""A store that holds one document alone, for commands that work on a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from konkyo.graph.store import Store


@contextmanager
def store_of(file: Path) -> "Iterator[Store]":
    """Give a store that holds ``file`` alone, as long as the block runs. Raises KonkyoError if it cannot be read."""
    from konkyo.graph.embedded import EmbeddedPlace
    from konkyo.graph.store import STORE
    from konkyo.loaders.build.pipeline import build_store
    from konkyo.loaders.build.workers import find_files

    with TemporaryDirectory(prefix="konkyo-") as folder:
        place = EmbeddedPlace(Path(folder) / STORE)
        summary = build_store(find_files([file]), Path(folder), place=place, jobs=1)
        for failed in summary.failed:
            if failed.error:
                raise failed.error
        with place.open() as store:
            yield store
