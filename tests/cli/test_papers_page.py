"""The commands of docs/papers.ja.md and papers.md lead to a corrected workbook, and print what the pages show."""

from pathlib import Path

import papers_page
import pytest

from konkyo.loaders.read_document import read_file


def test_five_commands_lead_to_the_corrected_workbook(konkyo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KONKYO_HOME", raising=False)
    papers_page.lay_out(tmp_path)
    old = tmp_path / papers_page.FOLDER / papers_page.WORKBOOK
    before = old.read_bytes()
    codes = []

    def run(arguments: list[str]) -> tuple[str, str]:
        ran = konkyo(*arguments)
        codes.append(ran.code)
        return ran.out, ran.err

    texts = [page.read_text(encoding="utf-8") for page in papers_page.PAGES]
    played = [one for text in texts for one in papers_page.played(text, tmp_path, run)]
    assert [step.shown for step, _ in played] == [shown for _, shown in played], (
        "if the new output is right: python tests/cli/papers_page.py"
    )
    languages = ["ja" in step.arguments for step, _ in played]
    assert (languages, codes) == ([True] * 5 + [False] * 5, [0] * 10)
    assert old.read_bytes() == before
    first, new = read_file(old), read_file(tmp_path / papers_page.NEW)
    provisions = [
        flow for flow in new.flows if flow.kind == "provision" and "別表第二" in (flow.legal_basis_text or "")
    ]
    assert (new.document.published, len(new.changes) - len(first.changes), provisions) == ("2024-06-10", 7, [])
