"""The notebooks of the documentation: made from one list of cells, and each cell runs as a notebook would run it."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from konkyo.cli.notebook_page import notebook_json
from konkyo.i18n import LANGUAGES

DOCS = Path(__file__).resolve().parents[2] / "docs"


def kept(code: str) -> str:
    return (DOCS / f"notebook.{code}.ipynb").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_notebook_is_current(code: str) -> None:
    assert kept(code) == notebook_json(code), f"run: python -m konkyo.cli.notebook_page {code}"


@pytest.fixture
def displayed(fictional: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, Any]]:
    """What each cell of code displays: {its source: {kind of content: content}}."""
    # The documents are built already, so that the first cell finds nothing new.
    shutil.copytree(fictional, tmp_path / "konkyo-graph")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KONKYO_LANG", "ja")
    shell = InteractiveShell(config=Config(HistoryManager={"enabled": False}))
    found = {}
    for cell in json.loads(kept("ja"))["cells"]:
        if cell["cell_type"] == "code":
            ran = shell.run_cell(cell["source"])
            ran.raise_error()
            found[cell["source"]] = shell.display_formatter.format(ran.result)[0]
    return found


def test_every_cell_runs_and_displays_its_answer(displayed: dict[str, dict[str, Any]]) -> None:
    def of(words: str) -> dict[str, Any]:
        (content,) = (content for source, content in displayed.items() if words in source)
        return content

    assert of("konkyo.build")["text/plain"] == "6"
    # 灯坂市 gives 地方税関係情報 to the 後期高齢者医療広域連合: line 170 of its tax document.
    table = of('"recipients"')["text/html"]
    assert "後期高齢者医療広域連合" in table
    assert "この答えについて" in table
    assert "地方税関係情報" in of("to_pandas")["text/plain"]
    assert of(".map()")["text/html"].startswith("<iframe")
    assert "中間サーバー" in of("notebook.systems")["text/html"]
    assert "番号法第19条第7号" in of("konkyo.impact")["text/plain"]
    assert "provision" in of("graph.read")["text/plain"]


def test_both_languages_have_the_same_code() -> None:
    first, second = (
        [c["source"] for c in json.loads(kept(code))["cells"] if c["cell_type"] == "code"] for code in LANGUAGES
    )
    assert first == second
