"""A record rendered as a filled form, in any format and layout, is read back as the same record.

What is compared is all that a record says (``compare.facts``): not where in the source it stands, which differs by
format, nor the passages with words of no consequence that the renderer fills the rest of the form with.

``pytest tests/forms --documents 200`` tries 200 documents a format; the ordinary run a few.
"""

from pathlib import Path

import pytest
from batches import drawn, misread
from compare import differences
from drawn import records
from hypothesis import HealthCheck, given, settings
from office import convert
from render import FORMATS, render
from style import Style, styles

from konkyo.loaders.read_document import pages_of, read_pages
from konkyo.loaders.record import Record

SAMPLE = 6
CONVERTED = {
    "workbook saved by another program": ("xlsx", "xlsx"),
    "xls": ("xlsx", "xls"),
    "pdf of a workbook": ("xlsx", "pdf"),
    "pdf of a Word file": ("docx", "pdf"),
}
"""What LibreOffice makes of what: name → (format rendered, format made of it)."""


@pytest.fixture
def documents(request: pytest.FixtureRequest) -> int:
    """How many documents to try."""
    return int(request.config.getoption("--documents")) or SAMPLE


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_rendered_is_read_back(name: str, documents: int) -> None:
    @settings(
        max_examples=documents, deadline=None, derandomize=documents == SAMPLE, suppress_health_check=list(HealthCheck)
    )
    @given(records(), styles())
    def read_back(record: Record, style: Style) -> None:
        assert differences(record, read_pages(pages_of(render(record, style, name), f".{name}"))) == []

    read_back()


@pytest.mark.parametrize(("rendered", "made"), CONVERTED.values(), ids=CONVERTED)
def test_what_is_converted_is_read_back(rendered: str, made: str, documents: int, tmp_path: Path) -> None:
    batch = drawn(documents)
    files = []
    for number, (record, style) in enumerate(batch):
        files.append(tmp_path / f"{number:03}.{rendered}")
        files[-1].write_bytes(render(record, style, rendered))
    assert misread(batch, convert(files, made, tmp_path / "converted")) == {}
