"""Write an answer to stdout or to a file, in one of the formats of ``answer_formats``."""

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from konkyo.cli.answer_formats import about_text, text_of
from konkyo.cli.output import print_table, tell
from konkyo.graph.store import ResultRow, Store
from konkyo.i18n import KonkyoError, Words
from konkyo.queries.columns import COMMON, ColumnWords

if TYPE_CHECKING:
    from konkyo.cli.table_lines import TableShape
    from konkyo.queries.caveats import Entry
    from konkyo.queries.partly_read import PartlyRead

_ENCODING = {"csv": "utf-8-sig"}
"""Excel reads a CSV file as UTF-8 only if it begins with a byte order mark."""

_BESIDE = ".about.md"
"""The end of the name of the file beside a CSV."""

_LONG = 30
"""An answer with more rows is hard to read in a terminal."""


def write_answer(
    columns: Sequence[str],
    rows: Sequence[ResultRow],
    format: str,
    out: Path | None = None,
    passages: Sequence[ResultRow | None] = (),
    *,
    words: ColumnWords = COMMON,
    about: "Sequence[Entry]" = (),
    shape: "TableShape | None" = None,
) -> None:
    """Write ``rows`` in ``format`` to the file ``out``, or to stdout.

    ``passages`` are the passages of the rows, as ``passages_of`` returns them; only a workbook contains them.
    ``words`` are the headings and the words of fixed values. ``about`` is what is to be read with them: a file carries
    it, CSV in a file beside it; on stdout there are the rows alone, for it was told on stderr. ``shape``: what is
    wanted of a table in a terminal.
    """
    if out is None:
        if format == "table" and shape is not None:
            _print_lines(columns, rows, words, shape)
        elif format == "table":
            print_table(columns, rows, words=words)
            if len(rows) > _LONG:
                tell(
                    Words(
                        ja="長い答えは、--out ファイル.xlsx を付ければ Excel で読めます",
                        en="a long answer is easier to read in Excel: --out FILE.xlsx",
                    )
                )
        else:
            sys.stdout.write(text_of(format, columns, rows, for_file=False, words=words))
        return
    from konkyo.graph.atomic_write import atomic_write

    with atomic_write(out) as partial:
        if format == "xlsx":
            _write_workbook(columns, rows, words, passages, about, partial, out.parent)
        else:
            text = text_of(format, columns, rows, for_file=True, words=words, about=about)
            # A lone surrogate cannot be encoded.
            encoded = text.encode(_ENCODING.get(format, "utf-8"), errors="replace")
            partial.write_bytes(encoded)
    print(out)
    if format == "csv" and about:
        beside = out.with_name(f"{out.stem}{_BESIDE}")
        with atomic_write(beside) as partial:
            partial.write_text(about_text(about), encoding="utf-8", errors="replace")
        print(beside)


def _print_lines(columns: Sequence[str], rows: Sequence[ResultRow], words: ColumnWords, shape: "TableShape") -> None:
    """Print a line for each flow, page by page in a terminal that cannot show all; tell which columns are left out.

    What a program or a file takes is whole: nothing tells how wide it may be.
    """
    from konkyo.cli.output import console, said_empty
    from konkyo.cli.table_lines import table_lines

    to = console()
    if not to.is_terminal and "COLUMNS" not in os.environ:
        shape = replace(shape, wide=True)
    lines = table_lines(columns, rows, shape, words, to)
    if to.is_terminal and lines.text.count("\n") > to.height:
        from konkyo.cli.pager import show_paged

        show_paged(lines.text)
    else:
        sys.stdout.write(lines.text)
    if lines.count < len(rows):
        tell(
            Words(
                ja=f"{len(rows)}行を{lines.count}行に: 一つの流れの条項・方法はまとめた",
                en=f"{len(rows)} rows on {lines.count} lines: provisions and methods of one flow are joined",
            )
        )
    if lines.marked:
        tell(
            Words(
                ja="*: 推定を含む行。理由は --columns 推定の理由 か --wide で",
                en="*: something in the row is inferred; --columns inferred or --wide says why",
            )
        )
    if lines.empty:
        tell(said_empty(lines.empty))
    if lines.left_out:
        ja, en = ("、".join(lines.left_out), ", ".join(lines.left_out))
        tell(
            Words(
                ja=f"幅に収まらない列: {ja}（--columns で選ぶ、--wide で全列、--out ファイル.xlsx で Excel）",
                en=f"no room for: {en} (choose with --columns, all with --wide, in Excel with --out FILE.xlsx)",
            )
        )


def passages_of(
    store: Store, home: Path, rows: Sequence[ResultRow], format: str, document: object = None
) -> list[ResultRow | None]:
    """Return the passage of each of ``rows``, with the file it was read from; nothing for formats without passages.

    ``document`` is the key of the evaluation if the question was about one only.
    """
    if format != "xlsx":
        return []
    from konkyo.loaders.build.record_store import RecordStore, file_name
    from konkyo.queries.evidence import passages

    try:
        sources = RecordStore(home).sources()
    except KonkyoError:
        # The list of sources is not needed for the passages themselves; konkyo build reports what is wrong with it.
        sources = {}
    found = passages(store, rows, document if isinstance(document, str) else None)
    return [
        passage and {**passage, "source": next(iter(sources.get(file_name(passage["evaluation"]), [])), None)}
        for passage in found
    ]


def tell_partly_read(partly: "Sequence[PartlyRead]") -> None:
    """Print that an answer rests on the documents ``partly``, which were read in part, if there are any."""
    from konkyo.queries.partly_read import caveat

    if partly:
        tell(caveat(partly))


def _write_workbook(
    columns: Sequence[str],
    rows: Sequence[ResultRow],
    words: ColumnWords,
    passages: Sequence[ResultRow | None],
    about: "Sequence[Entry]",
    path: Path,
    folder: Path,
) -> None:
    """Write the workbook to ``path``, which is to lie in ``folder``, and tell of cells that were cut."""
    from konkyo.viz.answer_workbook import write_answer_workbook

    if cut := write_answer_workbook(columns, rows, path, words=words, passages=passages, about=about, folder=folder):
        tell(
            Words(
                ja=f"{cut} 個のセルが Excel の上限（32,767 字）を超えるので、途中までにしました。全文は csv か json で",
                en=f"{cut} cells hold more than Excel's 32,767 characters and were cut; csv and json have all of them",
            )
        )
