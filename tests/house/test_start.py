"""start.py says plainly what a machine lacks, and which step failed."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

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
    assert all(f"start.py {command}" in said.stderr for command in ("demo", "test", "lock"))


def test_a_step_that_fails_says_which_one_it_is(copy: Path) -> None:
    (copy / "requirements" / "app.lock").write_text("pydantic==2.0  # no hash: pip must refuse it\n", encoding="ascii")
    said = run(copy, "start.py", "demo")
    assert said.returncode == 1
    assert "pip install -r requirements/app.lock: This step failed" in said.stderr
    assert not (copy / ".venv" / "app.installed").exists()
