"""Documents say what is so: those made from the code are current, and what they point to exists."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from cli import reference as cli
from graph.schemadoc import markdown
from law.descent import page as descent
from loaders.record_schema import record_schema
from queries import reference as queries
from queries import typed

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]

LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)")


@pytest.mark.parametrize(
    ("page", "made", "by"),
    [
        ("record.schema.json", record_schema, "loaders.record_schema"),
        ("schema.md", markdown, "graph.schemadoc"),
        ("queries.md", queries.markdown, "queries.reference"),
        ("cli.md", cli.markdown, "cli.reference"),
        ("descent.md", descent.markdown, "law.descent.page"),
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
    kept = (ROOT / "queries" / "notebook.py").read_text(encoding="utf-8")
    assert kept == typed.module(), "run: python -m queries.typed > queries/notebook.py"


def test_every_decision_is_in_the_list() -> None:
    decisions = DOCS / "decisions"
    listed = set(LINK.findall((decisions / "README.md").read_text(encoding="utf-8")))
    assert listed == {page.name for page in decisions.glob("[0-9]*.md")}
