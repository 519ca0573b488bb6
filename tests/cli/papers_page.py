"""The transcripts of docs/papers.ja.md and papers.md: from documents to the corrected workbook in five commands.

``python tests/cli/papers_page.py`` prints the outputs anew. Its workbook is the one of examples/ that this module fills
into the form, beside another evaluation of the same body.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from newcomer import Run, Step, printed, steps

ROOT = Path(__file__).resolve().parents[2]
PAGES = (ROOT / "docs" / "papers.ja.md", ROOT / "docs" / "papers.md")
"""In the order in which they are played, in one folder."""
FOLDER, WORKBOOK, NEW = "評価書", "個人住民税.xlsx", "新評価書.xlsx"
_EXAMPLES = ROOT / "examples"


def lay_out(folder: Path) -> None:
    """Put the documents of the transcript into ``folder``."""
    from render import render
    from style import Style

    from konkyo.loaders.read_document import read_file

    style = Style(
        font="Noto Sans CJK JP", size=9, columns=20, label=4, ticked="[ ○ ]", empty="[ ]", brackets=("（", "）"),
        square=("[", "]"), list_head="＜選択肢＞", dates="和暦", section=". ", roman=True, star=True, nested=False,
        apart=False, split_sheets=True, contents=False, ranges=False, items="一行に一つ", merged_dates=False,
        real_dates=False, broken=0, width=85, landscape=False, margin=1,
    )  # fmt: skip
    record = read_file(_EXAMPLES / "tomosaka_juminzei_2022.txt")
    (folder / FOLDER).mkdir()
    (folder / FOLDER / WORKBOOK).write_bytes(render(record, style, "xlsx"))
    other = _EXAMPLES / "tomosaka_kokuho_kiso_2022.txt"
    (folder / FOLDER / other.name).write_bytes(other.read_bytes())


def decide(draft: Path) -> None:
    """Accept all that the draft proposes."""
    book = openpyxl.load_workbook(draft)
    for sheet in book.worksheets:
        for row in range(3, sheet.max_row + 1):
            sheet.cell(row, 7).value = "採用"
    book.save(draft)


def played(page: str, folder: Path, run: Run) -> Iterator[tuple[Step, str]]:
    """Yield each command of ``page``, and what it shows of its output, run one after another in ``folder``."""
    for step in steps(page):
        if "--decisions" in step.arguments:
            decide(folder / step.arguments[step.arguments.index("--decisions") + 1])
        yield step, printed(step, *run(step.arguments))


if __name__ == "__main__":
    sys.path += [str(ROOT / "tests" / "forms"), str(ROOT / "tests")]
    with tempfile.TemporaryDirectory() as name:
        lay_out(Path(name))

        def _run(arguments: list[str]) -> tuple[str, str]:
            environment = os.environ | {"COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
            ran = subprocess.run(
                [sys.executable, "-m", "konkyo.cli.main", *arguments],
                env=environment, cwd=name, capture_output=True, encoding="utf-8", check=True,
            )  # fmt: skip
            return ran.stdout, ran.stderr

        for page in PAGES:
            text = page.read_text(encoding="utf-8")
            for step, shown in played(text, Path(name), _run):
                head = f"$ konkyo {step.command}\n"
                text = text.replace(f"{head}{step.shown}```", f"{head}{shown}```")
            page.write_text(text, encoding="utf-8")
