"""konkyo check: errors and contradictions in evaluations."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from konkyo.cli.app import HOME, AnswerFormat, AsOf, Home, Out, as_of_day, checked_format
from konkyo.cli.command_help import add_command, text
from konkyo.cli.short_forms import DocumentCommand
from konkyo.i18n import Words

if TYPE_CHECKING:
    from konkyo.papers.document_places import DocumentPlaces
    from konkyo.queries.checks import Finding
    from konkyo.queries.checks.finding import FindingEvidence

_CELLS = 3
"""Of a field that takes more cells the first ones are named in the terminal."""
_IN_FILE = ("form_item", "cells")
"""Columns of a finding in a file: its place in the form's words, and its cells."""


_ASKED = Words(
    ja="評価書は、法令と自分自身に照らして合っているか", en="Do evaluations agree with the law and with themselves?"
)
_NOT_MEANT = Words(
    ja="法令の本文と文書自身から判断できる食い違いだけを挙げています。"
    "ここに何もないことは、評価書が正しいことを意味しません。",
    en="Only contradictions that the texts of the law and the document itself decide are listed. An evaluation "
    "without findings need not be correct.",
)


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    about = text(
        "評価書の誤りや食い違いを調べる: 古い番号・改め残し、表の項・条・用途の不一致、一覧の漏れ、件数、名の揺れ",
        "Look for errors and contradictions: numbers that are stale, do not exist or were left behind, flows and "
        "purposes that the cited rows do not have, incomplete lists, wrong counts, several names of one thing.",
    )
    more = text(
        "ファイルを指定すれば、公表前の評価書でも調べ、項目の名とセル（シートと番地）を示す。"
        "終了コード: 0 誤りなし、1 誤り（error）あり。",
        "Of a file, such as a draft not yet published, the item of the form and the cell (sheet and address) are "
        "named. Exit code: 0 no error found, 1 there are errors.",
    )
    add_command(
        app,
        check,
        about,
        more=more,
        examples=(
            *("konkyo check", "konkyo check 個人住民税", "konkyo check --as-of today"),
            text("konkyo check 評価書.xlsx", "konkyo check form.xlsx"),
        ),
        cls=DocumentCommand,
    )


def check(
    document: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="DOCUMENT",
            help=text(
                "評価書のファイル、または題名・機関・公表日などの一部（省けば、新しい版に代わられていないすべて）",
                "A file, or parts of a title, body or date. Default: every evaluation that no newer version replaces.",
            ),
        ),
    ] = None,
    as_of: AsOf = "",
    home: Home = Path(HOME),
    format: AnswerFormat = "",
    out: Out = None,
) -> int:
    """Print the findings. The exit code is 1 where one of them is an error."""
    from konkyo.cli.about_command import about_command
    from konkyo.cli.answers import passages_of, tell_partly_read, write_answer
    from konkyo.cli.check_report import print_findings
    from konkyo.cli.one_document import store_of
    from konkyo.cli.open_store import open_store
    from konkyo.cli.output import tell
    from konkyo.queries import checks
    from konkyo.queries.evaluations import find_evaluation
    from konkyo.queries.partly_read import partly_read

    format, day = checked_format(format, out), as_of_day(as_of)
    words = " ".join(document or [])
    places = None
    columns: Sequence[str] = checks.FINDING_COLUMNS
    if words and Path(words).is_file():
        places = _places(Path(words))
        columns = (*columns, *_IN_FILE)
    with store_of(Path(words)) if places else open_store(home) as store:
        one = find_evaluation(store, "" if places else words) if words else None
        found = checks.check(store, one, as_of=day) if one else checks.check_all(store, day)
        rows = [finding.row() | (_in_file(finding, places) if places else {}) for finding in found]
        passages = passages_of(store, home, rows, format) if not places else []
        partly = partly_read(store, [], one)
    if format == "table" and out is None:
        print_findings(found, places=_named_by(places) if places else None)
    else:
        about = about_command(f"konkyo check {words}".strip(), _ASKED, home, len(rows), partly, not_meant=_NOT_MEANT)
        write_answer(columns, rows, format, out, passages, about=about)
    tell(_counts(found))
    tell_partly_read(partly)
    tell(_NOT_MEANT)
    return 1 if any(finding.severity == checks.Severity.ERROR for finding in found) else 0


def _places(file: Path) -> "DocumentPlaces":
    from konkyo.papers.document_places import DocumentPlaces
    from konkyo.papers.own_document import own_document

    return DocumentPlaces(own_document(file))


def _in_file(finding: "Finding", places: "DocumentPlaces") -> dict[str, Any]:
    at = finding.evidence
    return dict(zip(_IN_FILE, (places.item(at.section), places.cells(at.section, at.quote)), strict=True))


def _named_by(places: "DocumentPlaces") -> "Callable[[FindingEvidence], str]":
    """Return what says where something stands: its cells, or its line where it has none, and the item of the form."""

    def named(at: "FindingEvidence") -> str:
        where = places.cells(at.section, at.quote) or [str(Words(ja=f"{at.line} 行", en=f"line {at.line}"))]
        return f"{'、'.join(where[:_CELLS])}{'…' if where[_CELLS:] else ''} {places.item(at.section)}"

    return named


def _counts(found: list["Finding"]) -> Words:
    from konkyo.queries.checks import Severity

    counts = {severity: sum(finding.severity == severity for finding in found) for severity in Severity}
    error, warning, note = (counts[severity] for severity in Severity)
    return Words(
        ja=f"誤り: {error}、要確認: {warning}、注: {note}", en=f"errors: {error}, warnings: {warning}, notes: {note}"
    )
