"""Many drawn documents at once, for what is too slow to be tried on one after another."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from compare import differences
from drawn import records
from hypothesis import HealthCheck, Phase, given, settings
from style import Style, styles

from konkyo.loaders.read_document import pages_of, read_pages
from konkyo.loaders.record import Record


@cache
def drawn(count: int) -> tuple[tuple[Record, Style], ...]:
    """Return ``count`` records with a style each: always the same ones for the same count."""
    found: list[tuple[Record, Style]] = []

    @settings(
        max_examples=count, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(records(), styles())
    def collect(record: Record, style: Style) -> None:
        found.append((record, style))

    collect()
    return tuple(found[:count])


def misread(batch: Sequence[tuple[Record, Style]], files: Sequence[Path]) -> dict[str, list[str]]:
    """Return file and style → differences of each document that is not read back as its record."""
    found = {}
    for (record, style), path in zip(batch, files, strict=True):
        read = read_pages(pages_of(path.read_bytes(), path.suffix))
        differs = differences(record, read)
        if differs:
            found[f"{path} {style}"] = differs
    return found
