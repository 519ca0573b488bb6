"""What every file of the repository keeps to."""

import re
from pathlib import Path

import pytest
from repository import ROOT, files, text

LONGEST = 300
LONGEST_TEST = 480
"""Lines of a module; one of tests also holds the table of its cases."""
_MADE = "do not edit" + " by hand"

# A path of one machine, and the hosts packages are fetched from, which a mirror may replace.
FOREIGN = re.compile(
    r"(?<![\w.:/~-])/(?:work|root|home|Users)/\w|pypi\.org|pythonhosted\.org|registry\.npmjs|repo1?\.maven|deb\.debian\.org"
)


def test_modules_stay_small() -> None:
    modules = [path.relative_to(ROOT) for path in files() if path.suffix == ".py"]
    # Made from the questions (test_docs compares it), so as long as they are many.
    modules.remove(Path("queries/notebook.py"))
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
