"""The files of the repository, for what all of them keep to."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MADE = {"__pycache__", "out", "konkyo-graph", "konkyo-demo", "dist", "log"}
PACKAGES = tuple(sorted(link.name for link in (ROOT / "konkyo").iterdir() if link.is_symlink()))
"""The folders at the root that are konkyo's own packages, and the examples."""


def files() -> Iterator[Path]:
    """Every file that belongs to the repository."""
    for top in sorted(ROOT.iterdir()):
        if top.name in MADE or (top.name.startswith(".") and top.name not in {".ci", ".gitignore"}):
            continue
        for path in [top] if top.is_file() else sorted(top.rglob("*")):
            if path.is_file() and not MADE & set(path.parts[len(ROOT.parts) :]):
                yield path


def text(path: Path) -> str | None:
    """The file's text, or None where it is no text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
