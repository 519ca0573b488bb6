"""What help and tables say: every example is whole and works, and nothing of them is in one language only."""

import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from once import records_in

from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.store import STORE
from konkyo.loaders.facts import facts
from konkyo.queries.columns import ColumnWords

ROOT = Path(__file__).resolve().parents[2]
PAGES = [(ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("cli.ja.md", "cli.md")]
"""The help of every command, in Japanese and in English; tests/house/test_docs.py compares it with the commands."""

FILES = {
    "text.txt": "番号法第19条第8号による。",
    "draft.csv": "law,address,kind,to_law,to,on\n番号法,第9条,renumbered,,第9条の2,2027-04-01\n",
}
"""The files of their own that people would have for the examples."""


def helps() -> Iterator[tuple[str, str, str]]:
    """Each command, with its help in Japanese and in English."""
    sections = ([section.partition("\n") for section in page.split("\n## ")[1:]] for page in PAGES)
    for (command, _, japanese), (same, _, english) in zip(*sections, strict=True):
        assert command == same
        yield command, japanese.split("```")[1], english.split("```")[1]


def examples(help: str) -> list[str]:
    """The example lines of a help, without remarks."""
    block = re.search(r"(?m)^  (?:例:|Examples:)\n((?:    .*\n)+)", help)
    return [line.partition("#")[0].strip() for line in block[1].splitlines()] if block else []


ENGLISH = [line for _, _, english in helps() for line in examples(english)]
ELSEWHERE = (
    *("konkyo law update", "konkyo law add", "konkyo revise", "konkyo impact --upcoming", "konkyo open", "konkyo mcp"),
    *("konkyo compare form.xlsx", "konkyo check form.xlsx"),
)
"""What needs more than the documents of the demo: tests/cli/test_law_update.py has a server that plays e-Gov,
tests/cli/test_revise.py, test_compare.py and test_check.py workbooks, tests/queries/test_upcoming.py an amendment yet
to come; tests/explorer opens pages and asks as an assistant does."""
IN_ENGLISH = {
    "改正案.csv": "draft.csv",
    "新評価書.xlsx": "new.xlsx",
    "評価書.xlsx": "form.xlsx",
    "案.xlsx": "draft.xlsx",
    "違い.xlsx": "differences.xlsx",
    "登録簿.": "register.",
    "期限.xlsx": "due.xlsx",
}
"""Names of files in the Japanese examples, and in the English ones."""


def test_no_help_is_cut_off() -> None:
    assert len(list(helps())) > 15
    for command, *both in helps():
        for help in both:
            cut = [line for line in help.splitlines() if line.rstrip().endswith(("...", "…"))]
            # A usage line and an argument that may be repeated end like this too.
            assert [line for line in cut if not line.startswith(("Usage:", "使い方:"))] == [], command


def test_both_languages_have_the_same_examples() -> None:
    for command, japanese, english in helps():
        shown = "\n".join(examples(japanese))
        for name, in_english in IN_ENGLISH.items():
            shown = shown.replace(name, in_english)
        assert shown.splitlines() == examples(english), command
    named = {"ask", "impact", "revise", "compare", "due", "check", "register", "search", "map", "cypher", "export"}
    named |= {"open", "mcp", "law"}
    assert {line.split()[1] for line in ENGLISH} == named


@pytest.fixture(scope="module")
def smallest(fictional: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the shortest of these documents only: to write out all of them in each format takes 15 seconds."""
    home = tmp_path_factory.mktemp("smallest")
    with EmbeddedStore(home / STORE) as store:
        store.replace([facts(records_in(fictional)["tomosaka_kokuho_kiso_2022.txt"])])
    return home


@pytest.mark.parametrize("line", [line for line in ENGLISH if not line.startswith(ELSEWHERE)])
def test_every_example_works_on_the_documents_of_the_demo(
    konkyo, fictional: Path, smallest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.chdir(tmp_path)
    # The tables for neo4j-admin are made from the records, all else from the store.
    whole = not line.startswith("konkyo export") or "--for" in line
    monkeypatch.setenv("KONKYO_HOME", str(fictional if whole else smallest))
    for name, content in FILES.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    typed, _, stdin = line.partition(" < ")
    monkeypatch.setattr("sys.stdin", io.StringIO(FILES.get(stdin, "")))
    _, *words = shlex.split(typed)
    ran = konkyo(*words)
    # konkyo check ends with 1 where it finds errors, konkyo compare where something is not declared.
    assert ran.code in ((0, 1) if words[0] in ("check", "compare") else (0,)), ran.err
    assert ran.out


@pytest.mark.parametrize(
    "words",
    [
        ["documents"],
        ["read", str(ROOT / "examples" / "tomosaka_juki_2023.txt")],
        ["check"],
        ["impact", "番号法第19条第7号"],
        ["law", "citations", "番号法第19条第8号"],
        ["law", "descent", "2021-08-31", "2021-09-01", "--law", "番号法"],
        ["ask", "counts"],
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_every_heading_is_in_both_languages(
    konkyo, fictional: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setenv("KONKYO_HOME", str(fictional))
    undeclared, heading = [], ColumnWords.heading

    def noted(self: ColumnWords, column: str):
        undeclared.extend([column] if column not in self.headings else [])
        return heading(self, column)

    monkeypatch.setattr(ColumnWords, "heading", noted)
    assert konkyo(*words).code in (0, 1)
    assert undeclared == []


@pytest.mark.parametrize(
    "words",
    [
        ["nosuch"],
        ["law", "nosuch"],
        ["read"],
        ["read", "a.txt", "b.txt"],
        ["ask", "--no-such-option"],
        ["ask", "downstream", "--param"],
        ["ask", "--list=yes"],
        ["neo4j", "start", "--port", "x"],
        ["build", "--jobs", "0", "x"],
        ["documents", "--lang", "fr"],
        ["documents", "--lang"],
        ["documents", "--store"],
        ["map", "--out", "m.png"],
        ["law", "--"],
    ],
    ids=" ".join,
)
def test_a_wrong_command_is_told_in_one_language(konkyo, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    english = konkyo(*words)
    monkeypatch.setenv("KONKYO_LANG", "ja")
    japanese = konkyo(*words)
    assert (english.code, english.out, japanese.code, japanese.out) == (2, "", 2, "")
    assert not re.search(r"[ぁ-ん一-龠]", english.err)
    # Apart from options, commands and names of files, a Japanese message has no word of Latin letters.
    typed = {*" ".join(words).split(), "konkyo", "HOST", "neo4j"}
    left = re.sub(
        r"--[a-z-]+|[\w./]*\.(?:png|html|txt)|[A-Z]+|konkyo(?: [a-z0-9]+)*|もしかして: .*|neo4j://\S+", "", japanese.err
    )
    assert set(re.findall(r"[A-Za-z]{2,}", left)) - typed <= {"ja", "en"}


@pytest.mark.parametrize("words", [[], ["law"], ["neo4j"], ["--debug"]], ids=" ".join)
def test_a_group_without_a_command_shows_its_help(konkyo, words: list[str]) -> None:
    ran = konkyo(*words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.lstrip().startswith(("Usage:", "使い方:"))


def test_a_cure_names_the_folder_that_was_asked(konkyo, fictional: Path, tmp_path: Path) -> None:
    assert f"--into {tmp_path}" in konkyo("documents", "--from", tmp_path).err
    asked = konkyo("ask", "upstream", "-p", "name=国民健康保険フ", "--from", fictional)
    assert f"--values name --from {fictional}" in asked.err
