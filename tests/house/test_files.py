"""What every file of the repository keeps to."""

import re
import shutil
import subprocess
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from repository import PACKAGES, ROOT, files, text

LONGEST = 300
LONGEST_TEST = 480
"""Lines of a module; one of tests also holds the table of its cases."""
ROOT_ENTRIES = {
    *PACKAGES, "konkyo", "bench", "docs", "requirements", "tests",
    ".ci", ".gitignore", "CHANGELOG.md", "LICENSE", "README.ja.md", "README.md", "docker-compose.yml", "pyproject.toml",
    "start.py",
}  # fmt: skip
"""All that stands at the root of the repository."""

# A path of one machine, and the hosts packages are fetched from, which a mirror may replace.
FOREIGN = re.compile(
    r"(?<![\w.:/~-])/(?:work|root|home|Users)/\w|pypi\.org|pythonhosted\.org|registry\.npmjs|repo1?\.maven|deb\.debian\.org"
)


def test_modules_stay_small() -> None:
    modules = [path.relative_to(ROOT) for path in files() if path.suffix == ".py"]
    # Made from the questions (test_docs compares it), so as long as they are many.
    modules.remove(Path("konkyo/notebook.py"))
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


def kept(names: list[str], ignored: list[str]) -> set[str]:
    """Return the names at the root that a .gitignore with these lines does not leave out."""
    patterns = [line.strip("/") for line in ignored]
    return {name for name in names if not any(fnmatchcase(name, pattern) for pattern in patterns)}


def root_entries() -> set[str]:
    """What stands at the root: what git keeps; where there is no git, what it would keep if all were added."""
    if git := shutil.which("git"):
        listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
        if listed.returncode == 0:
            return {path.split("/")[0] for path in listed.stdout.split("\0") if path}
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    return kept([path.name for path in ROOT.iterdir()], [".git", *lines])


def test_nothing_astray_stands_at_the_root() -> None:
    assert root_entries() == ROOT_ENTRIES


def test_what_git_leaves_out_is_not_looked_at() -> None:
    lines = ["/out/", "*.egg-info/", ".coverage*", "dist"]
    names = ["out", "konkyo.egg-info", ".coverage.host", "dist", "store", ".hidden", "outer"]
    assert kept(names, lines) == {"store", ".hidden", "outer"}
