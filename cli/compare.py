"""konkyo compare: what differs between two editions of an evaluation, and whether the change log declares it."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from konkyo.cli.app import HOME, AnswerFormat, Home, Out, checked_format
from konkyo.cli.command_help import add_command, text
from konkyo.i18n import Words

if TYPE_CHECKING:
    from konkyo.graph.store import ResultRow
    from konkyo.queries.postprocess.compared_editions import ComparedEdition

_QUESTION = "changes_between"


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    about = text(
        "評価書の二つの版を欄ごとに比べ、変更箇所に書いた変更・書き忘れた変更・書いたのに直っていない欄を示す",
        "Compare two editions of an evaluation field by field, and with what the change log declares.",
    )
    more = text(
        "どちらも、ファイルか、収めてある評価書（題名・機関・公表日などの一部）。"
        "終了コード: 0 違いはすべて変更箇所にある、1 書かれていない違いか、合わない行がある。",
        "Each is a file, or words of the title, body or date of a stored evaluation. Exit code: 0 the change log "
        "tells all that differs, 1 it lacks something, or tells what is not there.",
    )
    examples = (
        text("konkyo compare 評価書.xlsx 新評価書.xlsx", "konkyo compare form.xlsx new.xlsx"),
        text('konkyo compare "個人住民税 2020" "個人住民税 2022" --out 違い.xlsx',
             'konkyo compare "個人住民税 2020" "個人住民税 2022" --out differences.xlsx'),
    )  # fmt: skip
    add_command(app, compare, about, more=more, examples=examples)


_ONE = text("ファイル、または評価書の題名・機関・公表日などの一部", "A file, or words of a stored evaluation.")


def compare(
    old: Annotated[str, typer.Argument(metavar="OLD", help=_ONE)],
    new: Annotated[str, typer.Argument(metavar="NEW", help=_ONE)],
    home: Home = Path(HOME),
    format: AnswerFormat = "",
    out: Out = None,
) -> int:
    """Print what differs. The exit code is 1 where the change log lacks something or tells what is not there."""
    from konkyo.cli.about_command import about_command
    from konkyo.cli.answers import passages_of, write_answer
    from konkyo.cli.open_store import open_store
    from konkyo.queries.answer import answer
    from konkyo.queries.catalogue import question
    from konkyo.queries.postprocess.compared_editions import compared_fields

    format, asked = checked_format(format, out), question(_QUESTION)
    passages: list[ResultRow | None] = []
    if any(Path(one).is_file() for one in (old, new)):
        rows = compared_fields(_edition(old, home), _edition(new, home))
    else:
        with open_store(home) as store:
            answered = answer(store, asked, {"document": old, "newer": new})
            rows = answered.rows
            passages = passages_of(store, home, rows, format, answered.parameters["newer"])
    about = about_command(f"konkyo compare {old} {new}", asked.ask, home, len(rows), not_meant=asked.not_meant)
    write_answer(asked.columns, rows, format, out, passages, words=asked.column_words, about=about)
    _tell(rows)
    return 1 if any(_is_open(row) for row in rows) else 0


def _edition(given: str, home: Path) -> "ComparedEdition":
    """Return the edition in a file or, where there is none of this name, of the record of a stored evaluation."""
    from konkyo.cli.open_store import open_store
    from konkyo.loaders.build.record_store import RecordStore, file_name
    from konkyo.loaders.read_document import read_file
    from konkyo.papers.record_edition import record_edition
    from konkyo.queries.evaluations import find_evaluation

    path = Path(given)
    if path.is_file():
        return record_edition(read_file(path))
    with open_store(home) as store:
        key = find_evaluation(store, given)
    return record_edition(RecordStore(home).load(file_name(key)))


def _is_open(row: "ResultRow") -> bool:
    from konkyo.queries.postprocess.compared_editions import OPEN_VERDICTS

    return row["declared"] in OPEN_VERDICTS


def _tell(rows: "list[dict[str, Any]]") -> None:
    from konkyo.cli.output import tell
    from konkyo.queries.catalogue import question
    from konkyo.queries.postprocess.compared_editions import LogVerdict

    asked = question(_QUESTION)
    fields = sum(row["change"] != "entry" for row in rows)
    tell(Words(ja=f"違う欄 {fields}、見る行 {len(rows) - fields}",
               en=f"fields that differ {fields}, rows of change logs to look at {len(rows) - fields}"))  # fmt: skip
    counted = Counter(row["declared"] for row in rows)
    named = [f"{asked.column_words.shown('declared', one)} {counted[one]}" for one in LogVerdict if counted[one]]
    if named:
        tell(text("、", ", ").join(named))
    tell(asked.not_meant)
