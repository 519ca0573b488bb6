"""The pages about the explorer show each task and each page, in pictures that are small and all used."""

import re

from tour import PAGES, ROOT, TASKS

DOCS = ROOT / "docs"
SHOWN = re.compile(r"\((images/explorer/[^)]+)\)")
MOST_BYTES = 65_000


def test_each_task_is_told_in_both_languages_with_its_pictures() -> None:
    for language, page in PAGES.items():
        said = (DOCS / page).read_text(encoding="utf-8")
        for number, task in enumerate(TASKS, start=1):
            assert f"## {number}. {getattr(task, language)}\n" in said
            assert f"images/explorer/task-{task.name}.{language}.webp" in said


def test_every_picture_is_there_small_and_shown() -> None:
    pages = (*PAGES.values(), "explorer.md", "explorer.ja.md")
    shown = {name for page in pages for name in SHOWN.findall((DOCS / page).read_text(encoding="utf-8"))}
    there = {f"images/explorer/{path.name}": path for path in (DOCS / "images" / "explorer").iterdir()}
    assert shown == set(there)
    assert [name for name, path in there.items() if path.stat().st_size >= MOST_BYTES] == []
