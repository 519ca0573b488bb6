"""Documents say what is so: those made from the code are current, and what they point to exists."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from konkyo.cli import command_page as cli
from konkyo.cli import library_page as library
from konkyo.graph.schema_page import markdown
from konkyo.law.descent import descent_page as descent
from konkyo.loaders.record_schema import record_schema
from konkyo.queries import notebook_source
from konkyo.queries import question_page as queries

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]

LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)")


@pytest.mark.parametrize(
    ("page", "made", "by"),
    [
        ("record.schema.json", record_schema, "konkyo.loaders.record_schema"),
        ("schema.md", markdown, "konkyo.graph.schema_page"),
        ("queries.md", queries.markdown, "konkyo.queries.question_page"),
        ("cli.md", cli.markdown, "konkyo.cli.command_page"),
        ("library.md", library.markdown, "konkyo.cli.library_page"),
        ("descent.md", descent.markdown, "konkyo.law.descent.descent_page"),
    ],
)
def test_a_page_made_from_the_code_is_current(page: str, made: Callable[[], str], by: str) -> None:
    kept = (DOCS / page).read_text(encoding="utf-8")
    assert kept == made(), f"run: python -m {by} > docs/{page}"


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
