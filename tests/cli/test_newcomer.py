"""The commands of docs/newcomer.md and newcomer.ja.md print what the pages show of them."""

from pathlib import Path

import newcomer
import pytest

TEXTS = {code: page.read_text(encoding="utf-8") for code, page in newcomer.PAGES.items()}
STEPS = {code: list(newcomer.steps(text)) for code, text in TEXTS.items()}
TYPED = [(code, step) for code, steps in STEPS.items() for step in steps]


def test_every_command_of_the_pages_is_found() -> None:
    found = {code: len(steps) for code, steps in STEPS.items()}
    assert found == {code: text.count("```console") for code, text in TEXTS.items()}
    assert found["ja"] == found["en"] >= 8


@pytest.mark.parametrize(("code", "step"), TYPED, ids=[f"{code} {step.command}" for code, step in TYPED])
def test_a_command_prints_what_is_shown(
    konkyo, built: Path, monkeypatch: pytest.MonkeyPatch, code: str, step: newcomer.Step
) -> None:
    monkeypatch.setenv("KONKYO_HOME", str(built))
    monkeypatch.setenv("KONKYO_LANG", code)
    ran = konkyo(*step.arguments)
    hint = "if the new output is right: python tests/cli/newcomer.py FOLDER"
    assert (ran.code, newcomer.printed(step, ran.out, ran.err)) == (0, step.shown), hint


SOURCES = {"花巻市": "002", "呉市": "000", "墨田区": "001", "倉敷市": "003"}
FACTS = [
    # What the answers of the page say, the body, and the line of its document on which it stands.
    ("recipients --body 花巻市", "花巻市", 130, "一般社団法人花巻地域農業管理センター"),
    ("recipients --body 花巻市", "花巻市", 161, "健康保険組合"),
    ("--recipient 厚生労働大臣", "花巻市", 170, "別表第二の4の項"),
    ("--information 地方税関係情報", "花巻市", 164, "住民税関係情報"),
    ("--recipient 後期高齢者医療広域連合", "花巻市", 85, "、80、"),
    ("--recipient 後期高齢者医療広域連合", "花巻市", 143, "57"),
    ("listed_beyond_flows", "花巻市", 85, "、101、"),
    ("flows_by_medium --medium フラッシュメモリ", "倉敷市", 104, "フラッシュメモリを除く"),
    ("systems --body 墨田区", "墨田区", 168, "中間サーバー"),
    ("contractors_of_several", "呉市", 113, "富士通株式会社"),
    ("contractors_of_several", "倉敷市", 91, "富士通Japan株式会社"),
    ("downstream", "呉市", 98, "市民窓口課"),
    ("impact 2024-05-27", "花巻市", 170, "別表第二の4の項"),
    ("search 地方税", "花巻市", 147, "住民税関係情報"),
]


@pytest.mark.parametrize(("command", "body", "line", "words"), FACTS)
def test_what_the_page_says_stands_in_the_source(seeds: Path, command: str, body: str, line: int, words: str) -> None:
    assert any(command in step.command for step in STEPS["en"]), "the page no longer asks it"
    (source,) = seeds.glob(f"{SOURCES[body]}_*.txt")
    assert words in source.read_text(encoding="utf-8").splitlines()[line - 1]


@pytest.mark.parametrize("code", STEPS)
def test_a_page_asks_twelve_questions(code: str) -> None:
    assert len({step.command.split(" --columns")[0] for step in STEPS[code]}) >= 12
    assert TEXTS[code].count("\n## ") >= 11
