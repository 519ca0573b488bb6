"""The pages about the explorer show each task and each page, in pictures that are small and all used."""

import re

from tour import LANGUAGES, ROOT, TASKS

DOCS = ROOT / "docs"
SHOWN = re.compile(r"\((images/explorer/[^)]+)\)")
MOST_BYTES = 65_000


def test_each_task_is_told_in_both_languages_with_its_pictures() -> None:
    said = (DOCS / "explorer-tasks.md").read_text(encoding="utf-8")
    for number, task in enumerate(TASKS, start=1):
        assert f"## {number}. {task.ja}\n" in said
        assert f"\n{task.en}\n" in said
        for language in LANGUAGES:
            assert f"images/explorer/task-{task.name}.{language}.webp" in said


def test_every_picture_is_there_small_and_shown() -> None:
    pages = ("explorer-tasks.md", "explorer.md", "explorer.ja.md")
    shown = {name for page in pages for name in SHOWN.findall((DOCS / page).read_text(encoding="utf-8"))}
    there = {f"images/explorer/{path.name}": path for path in (DOCS / "images" / "explorer").iterdir()}
    assert shown == set(there)
    assert [name for name, path in there.items() if path.stat().st_size >= MOST_BYTES] == []
