"""What every file of the repository keeps to."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MADE = {"__pycache__", "out", "konkyo-graph", "dist", "log"}

LONGEST = 320
LONGEST_TEST = 480
"""Lines of a module; one of tests also holds the table of its cases."""

# A path of one machine, and the hosts packages are fetched from, which a mirror may replace.
FOREIGN = re.compile(
    r"(?<![\w.:/~-])/(?:work|root|home|Users)/\w|pypi\.org|pythonhosted\.org|registry\.npmjs|repo1?\.maven|deb\.debian\.org"
)


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


def test_modules_stay_small() -> None:
    modules = [path.relative_to(ROOT) for path in files() if path.suffix == ".py"]
    lengths = {path: len((text(ROOT / path) or "").splitlines()) for path in modules}
    limits = {path: LONGEST_TEST if path.parts[0] == "tests" else LONGEST for path in modules}
    assert {path.as_posix(): lengths[path] for path in modules if lengths[path] > limits[path]} == {}


def test_no_file_names_one_machine_or_one_package_host() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in files()
        if path != Path(__file__)
        for number, line in enumerate((text(path) or "").splitlines(), 1)
        if FOREIGN.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("line", "foreign"),
    [
        ("/work/main/.venv", True),
        ("see /home/someone/file", True),
        ("https://pypi.org/simple", True),
        ("tests/work/file", False),
        ("../shared/seeds", False),
        ("https://example.org/home/page", False),
    ],
)
def test_what_counts_as_foreign(line: str, foreign: bool) -> None:
    assert bool(FOREIGN.search(line)) is foreign
