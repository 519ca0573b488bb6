"""Documents say what is so: those made from the code are current, and what they point to exists."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from konkyo.cli import command_page as cli
from konkyo.cli import library_page as library
from konkyo.explorer import glossary_page as glossary
from konkyo.graph import schema_page as schema
from konkyo.law.descent import descent_page as descent
from konkyo.loaders.record_schema import record_schema
from konkyo.queries import notebook_source
from konkyo.queries import question_page as queries

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]

LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)")


MADE: dict[str, tuple[Callable[[str], str], str]] = {
    "schema": (schema.markdown, "konkyo.graph.schema_page"),
    "queries": (queries.markdown, "konkyo.queries.question_page"),
    "cli": (cli.markdown, "konkyo.cli.command_page"),
    "library": (library.markdown, "konkyo.cli.library_page"),
    "descent": (descent.markdown, "konkyo.law.descent.descent_page"),
    "glossary": (glossary.markdown, "konkyo.explorer.glossary_page"),
}
"""Name of a page in both languages → what makes it, and its module."""


@cache
def made(page: str, code: str) -> str:
    """Make a page; that of the commands asks each for its help."""
    return MADE[page][0](code)


@pytest.mark.parametrize("code", ["en", "ja"])
@pytest.mark.parametrize("page", MADE)
def test_a_page_made_from_the_code_is_current(page: str, code: str) -> None:
    _, by = MADE[page]
    name = f"{page}.md" if code == "en" else f"{page}.ja.md"
    kept = (DOCS / name).read_text(encoding="utf-8")
    assert kept == made(page, code), f"run: python -m {by} {code} > docs/{name}"


def test_the_schema_of_a_record_is_current() -> None:
    kept = (DOCS / "record.schema.json").read_text(encoding="utf-8")
    assert kept == record_schema(), "run: python -m konkyo.loaders.record_schema > docs/record.schema.json"


KANA = re.compile("[ぁ-んァ-ヶ]")


def prose(page: str) -> str:
    """A page without code and what is printed as it stands: names and examples of documents, texts of the law."""
    return re.sub(r"(?s)```.*?```|`[^`\n]*`|「[^」]*」|\[日本語\]", "", page)


BOTH_LANGUAGES = sorted({page.name for page in DOCS.glob("*.md") if ".ja." not in page.name})


@pytest.mark.parametrize("name", BOTH_LANGUAGES)
def test_a_page_speaks_one_language(name: str) -> None:
    english = prose((DOCS / name).read_text(encoding="utf-8"))
    japanese = prose((DOCS / name.replace(".md", ".ja.md")).read_text(encoding="utf-8"))
    assert [line for line in english.splitlines() if len(KANA.findall(line)) > 20] == []
    assert re.findall(r"(?:\b[a-z]+ ){6}", japanese) == []


CODE = re.compile(r"(?ms)^```(python|csv|cypher|markdown|sparql)\n(.*?)^```")


@pytest.mark.parametrize("name", BOTH_LANGUAGES)
def test_both_languages_show_the_same_code(name: str) -> None:
    """Only one of the pages is tried by other tests."""
    english, japanese = (
        CODE.findall((DOCS / page).read_text(encoding="utf-8")) for page in (name, name.replace(".md", ".ja.md"))
    )
    assert english == japanese


@pytest.mark.parametrize("page", MADE)
def test_a_page_made_from_the_code_has_the_same_sections_in_both(page: str) -> None:
    english, japanese = prose(made(page, "en")), prose(made(page, "ja"))
    assert len(re.findall("(?m)^#", english)) == len(re.findall("(?m)^#", japanese)) > 5


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_a_page_points_to_exists(page: Path) -> None:
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_functions_made_from_the_questions_are_current() -> None:
    kept = (ROOT / "konkyo" / "notebook.py").read_text(encoding="utf-8")
    assert kept == notebook_source.module(), "run: python -m konkyo.queries.notebook_source > konkyo/notebook.py"


def test_every_decision_is_in_the_list() -> None:
    decisions = DOCS / "decisions"
    listed = set(LINK.findall((decisions / "README.md").read_text(encoding="utf-8")))
    assert listed == {page.name for page in decisions.glob("[0-9]*.md")}


INDEXES = {"index.md": "en", "index.ja.md": "ja"}
OTHER = {"en": "ja", "ja": "en"}


@pytest.mark.parametrize("index", INDEXES)
def test_an_index_lists_every_page_of_its_language(index: str) -> None:
    listed = LINK.findall((DOCS / index).read_text(encoding="utf-8"))
    pages = {page.name for page in DOCS.iterdir() if page.suffix in (".md", ".ipynb", ".json")} - set(INDEXES)
    translated = {page for page in pages if page.count(".") == 2 and page.split(".")[1] in OTHER}
    code = INDEXES[index]

    def of_my_language(page: str) -> bool:
        name, _, end = page.rpartition(".")
        if page in translated:
            return name.endswith(f".{code}")
        return code == "en" or f"{name}.{code}.{end}" not in pages

    wanted = {page for page in pages if of_my_language(page)} | {"decisions/README.md"}
    assert {page for page in listed if not page.startswith("..")} - set(INDEXES) == wanted
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("page", [page.name for page in DOCS.glob("*.ja.md")])
def test_a_page_in_two_languages_points_to_the_other(page: str) -> None:
    english = page.replace(".ja.", ".")
    assert f"]({english})" in (DOCS / page).read_text(encoding="utf-8")
    assert f"]({page})" in (DOCS / english).read_text(encoding="utf-8")


def test_the_recipes_of_the_cookbook_are_numbered_through() -> None:
    numbers = re.findall(r"^## (\d+)\. ", (DOCS / "cookbook.md").read_text(encoding="utf-8"), re.M)
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
