"""Showing a long text in a terminal page by page."""

import os
import pydoc

from rich.text import Text

_RAW = "-R"
"""By this option ``less`` shows bold as bold; without it, the codes of it as text."""


def show_paged(text: str) -> None:
    """Show ``text``, which may have the codes of a terminal's styles, with the pager of the machine."""
    options = os.environ.setdefault("LESS", _RAW)
    pydoc.pager(text if "r" in options.lower() else Text.from_ansi(text).plain)
