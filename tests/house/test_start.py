"""start.py says plainly what a machine lacks, and which step failed."""

import ast
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
from repository import PACKAGES, ROOT

OLD = """
import sys
sys.version_info = (3, 8, 20, "final", 0)
exec(compile(open("start.py", encoding="utf-8").read(), "start.py", "exec"), {"__name__": "__main__"})
"""
BARE = """
import runpy, sys
sys.modules["ensurepip"] = None
sys.argv = ["start.py", "demo"]
runpy.run_path("start.py", run_name="__main__")
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A fresh copy of what start.py itself needs, with no .venv yet."""
    shutil.copy(ROOT / "start.py", tmp_path)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "i18n", tmp_path / "i18n", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    shutil.copytree(ROOT / "konkyo", tmp_path / "konkyo", symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def run(folder: Path, *arguments: str, language: str = "en") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "KONKYO_LANG": language, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8"
    )


def test_an_old_python_can_parse_it() -> None:
    source = (ROOT / "start.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 4))
    # PEP 263: without this line Python 2 stops at the first Japanese letter, before it can say anything.
    assert source.splitlines()[0] == "# -*- coding: utf-8 -*-"


def test_an_old_python_is_told_so_in_both_languages(copy: Path) -> None:
    said = run(copy, "-c", OLD)
    assert said.returncode == 1
    assert "Python 3.11 以降が要ります（これは 3.8）" in said.stderr
    assert "Python 3.11 or later (this is 3.8)" in said.stderr
    assert "Traceback" not in said.stderr


@pytest.mark.parametrize(("language", "words"), [("ja", "venv がありません"), ("en", "comes without venv")])
def test_a_python_without_venv_is_told_what_to_install(copy: Path, language: str, words: str) -> None:
    said = run(copy, "-c", BARE, language=language)
    assert said.returncode == 1
    assert words in said.stderr
    assert "apt-get install python3" in said.stderr
    assert "Traceback" not in said.stderr


@pytest.mark.parametrize("arguments", [(), ("dance",)])
def test_an_unknown_command_shows_the_usage(copy: Path, arguments: tuple[str, ...]) -> None:
    said = run(copy, "start.py", *arguments)
    assert said.returncode == 2
    assert all(f"start.py {command}" in said.stderr for command in ("demo", "check", "test", "lock"))


def test_links_that_git_wrote_as_texts_are_made(copy: Path) -> None:
    links = [path for path in (copy / "konkyo").iterdir() if path.is_symlink()]
    for link in links:
        target = link.readlink()
        link.unlink()
        link.write_text(str(target), encoding="ascii")
    for name in PACKAGES:
        (copy / name).mkdir(exist_ok=True)
    said = run(copy, "start.py")
    assert (said.returncode, "start.py demo" in said.stderr) == (2, True), said.stderr
    assert [link for link in links if not link.samefile(copy / link.name)] == []
    assert len(links) == len(PACKAGES)


def lend_pip(folder: Path) -> None:
    """Make a .venv in ``folder`` that has the libraries of this Python: to install pip anew takes seven seconds."""
    venv.create(folder / ".venv")
    base = {"base": str(folder / ".venv"), "platbase": str(folder / ".venv")}
    own = Path(sysconfig.get_path("purelib", "venv", base))
    (own / "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")


def test_a_step_that_fails_says_which_one_it_is_and_why(copy: Path) -> None:
    lend_pip(copy)
    (copy / "requirements" / "app.lock").write_text("pydantic==2.0  # no hash: pip must refuse it\n", encoding="ascii")
    said = run(copy, "start.py", "demo")
    assert said.returncode == 1
    assert "pip install -r requirements/app.lock: This step failed" in said.stderr
    assert "hash" in said.stderr.partition("This step failed")[2].casefold()
    assert str(copy / "out" / "install.log") in said.stderr
    assert len(said.stderr.splitlines()) < 20
    assert not (copy / ".venv" / "app.installed").exists()


def test_a_check_runs_its_steps_side_by_side_and_names_those_that_failed(copy: Path) -> None:
    code = """
import start, sys
say = lambda text, code: [sys.executable, "-c", f"import sys; print({text!r}); sys.exit({code})"]
print(start.side_by_side((("one", say("says one", 0)), ("two", say("says two", 1)), ("three", say("says three", 1)))))
"""
    said = run(copy, "-c", code)
    assert (said.returncode, said.stdout) == (0, "['two', 'three']\n"), said.stderr
    # Their order is that of their ends; a step that passed says no more than that.
    told = re.sub(r"\d+ s", "N s", said.stderr)
    assert set(told.splitlines()) == {
        *("== one …", "== two …", "== three …", "== one: passed (N s)"),
        *("== two: failed (N s)", "says two", "== three: failed (N s)", "says three"),
    }
    assert "== two: failed (N s)\nsays two\n" in told
