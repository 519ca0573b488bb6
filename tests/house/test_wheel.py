"""What people install: one import name, in an environment shared with other software, and the main job done there."""

import json
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest
from repository import PACKAGES, ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

pytestmark = pytest.mark.store
"""The command is run by its name, which tests/layers.py does not see."""


@dataclass(frozen=True)
class Installed:
    """A fresh environment into which the wheel was installed, and a folder that is no checkout to work in."""

    wheel: Path
    bin: Path
    folder: Path

    def run(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment as a person would who has it on the path."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "KONKYO"))}
        # No archive of the engine's classes is made for an environment that is used once (konkyo.graph.class_archive).
        environment |= {"KONKYO_LANG": "en", "KONKYO_CACHE": "", "PYTHONIOENCODING": "utf-8"}
        environment["PATH"] = f"{self.bin}{os.pathsep}{environment['PATH']}"
        return subprocess.run(
            [self.bin / command[0], *command[1:]],
            cwd=self.folder, env=environment, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in an environment of its own. Its dependencies are seen there as the tests have them installed."""
    folder = tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True)
    place = {"base": str(folder / "venv"), "platbase": str(folder / "venv")}
    site = Path(sysconfig.get_path("purelib", "venv", place))
    # A .pth inside that folder is not obeyed, so the checkout is not seen.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        folder / "venv",
        "--disable-pip-version-check",
        "install",
        "--quiet",
    ]
    subprocess.run([*pip, "--no-index", "--no-deps", wheel], check=True)
    (folder / "work").mkdir()
    return Installed(wheel, Path(sysconfig.get_path("scripts", "venv", place)), folder / "work")


def test_it_brings_one_import_name(installed: Installed) -> None:
    with ZipFile(installed.wheel) as archive:
        tops = {name.partition("/")[0] for name in archive.namelist()}
    assert tops == {"konkyo", f"konkyo-{PROJECT['version']}.dist-info"}


def test_it_holds_all_that_the_folders_hold(installed: Installed) -> None:
    there = {path.relative_to(ROOT).as_posix() for name in PACKAGES for path in (ROOT / name).rglob("*.*")}
    with ZipFile(installed.wheel) as archive:
        held = {name.removeprefix("konkyo/") for name in archive.namelist() if name.startswith("konkyo/")}
    assert {name for name in there if "__pycache__" not in name} <= held
    assert {path.name for path in (ROOT / "konkyo").glob("*.*")} <= held


def test_what_is_tried_is_not_the_checkout(installed: Installed) -> None:
    code = "import importlib.util, sys; print(*(importlib.util.find_spec(name) for name in sys.argv[1:]), sep='\\n')"
    ours, *others = installed.run("python", "-c", code, "konkyo", *PACKAGES).stdout.splitlines()
    assert str(installed.bin.parent) in ours
    assert set(others) == {"None"}


def test_the_command_is_there_and_says_its_version(installed: Installed) -> None:
    ran = installed.run("konkyo", "--version")
    assert (ran.returncode, ran.stdout) == (0, f"konkyo {PROJECT['version']}\n")


def test_the_demo_runs_and_what_it_says_next_can_be_pasted(installed: Installed) -> None:
    ran = installed.run("konkyo", "demo")
    assert ran.returncode == 0, ran.stderr
    page = Path(ran.stdout.strip())
    assert (page, page.is_file()) == (installed.folder / "konkyo-demo" / "map.html", True)
    assert len(ran.stderr.splitlines()) <= 8
    typed = re.findall(r"(?m)^  konkyo (.+)$", ran.stderr)
    assert len(typed) >= 3
    # In one process, where Java starts once.
    code = "import sys; from konkyo.cli.main import main; print([main(words.split()) for words in sys.argv[1:]])"
    said = installed.run("python", "-c", code, *typed)
    assert said.stdout.splitlines()[-1] == str([0] * len(typed)), said.stderr


def test_a_document_is_read_there(installed: Installed) -> None:
    document = ROOT / "examples" / "tomosaka_juki_2023.txt"
    record = json.loads(installed.run("konkyo", "read", document, "--json").stdout)
    assert record["document"]["body"] == "灯坂市長"


def test_spacy_finds_its_components_and_tokenizer_by_name(installed: Installed) -> None:
    code = """
import spacy
nlp = spacy.blank("ja", config={"nlp": {"tokenizer": {"@tokenizers": "konkyo.tokenizer.v1"}}})
for name in ("konkyo_citations", "konkyo_definitions", "konkyo_names"):
    nlp.add_pipe(name)
doc = nlp("番号法第9条により日本年金機構（以下「機構」という。）へ")
print(len(doc), *(span.text for key in ("citations", "definitions", "names") for span in doc.spans[key]), sep="|")
"""
    said = installed.run("python", "-c", code)
    assert said.stdout == "28|番号法第9条|日本年金機構（以下「機構」という。）|日本年金機構|機構\n", said.stderr
