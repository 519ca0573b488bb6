"""konkyo search: what words name or occur in."""

from pathlib import Path
from typing import Annotated

import typer

from konkyo.cli.app import HOME, AnswerFormat, Home, Out, checked_format
from konkyo.cli.command_help import add_command, text
from konkyo.cli.what_to_type import option
from konkyo.i18n import Words

_COLUMNS = (
    *("kind", "name", "body", "section", "text", "line", "places", "document", "published", "inferred"),
    *("key", "evaluation"),
)
_ASKED = Words(
    ja="これらの言葉は、どの評価書のどこにあるか", en="Where do these words occur, and in which evaluations?"
)
_NOT_MEANT = Words(
    ja="新しい版に代わられた評価書は探していない。読めなかった所にある言葉は見つからない。",
    en="Evaluations replaced by a newer version are not searched. Words where nothing could be read are not found.",
)


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    examples = ("konkyo search 地方税", "konkyo search 番号法19条8号", "konkyo search 保険 情報 --limit 5")
    about = text("言葉を探す: 条項・相手・ファイル・情報・システム・欄の文", "Search for words in names and texts.")
    add_command(app, search, about, examples=examples)


def search(
    word: Annotated[
        list[str], typer.Argument(metavar="WORD…", help=text("探す言葉（すべてを含むもの）", "All of them must occur."))
    ],
    limit: Annotated[
        int,
        typer.Option("--limit", metavar="N", min=1, help=text("種類ごとに N 件まで", "At most N of each kind.")),
    ] = 20,
    home: Home = Path(HOME),
    format: AnswerFormat = "",
    out: Out = None,
) -> None:
    """Print where the words occur, by kind and body."""
    from konkyo.cli.about_command import about_command
    from konkyo.cli.answers import passages_of, tell_partly_read, write_answer
    from konkyo.cli.open_store import open_store
    from konkyo.cli.output import tell
    from konkyo.cli.table_lines import TableShape
    from konkyo.queries.partly_read import partly_read
    from konkyo.queries.search_words import HIT_WORDS
    from konkyo.queries.search_words import search as found_in

    format = checked_format(format, out)
    words = " ".join(word)
    with open_store(home) as store:
        found = found_in(store, words, limit)
        rows = [
            {column: getattr(hit, column) for column in _COLUMNS}
            | {"inferred": str(hit.inferred) if hit.inferred else None}
            for hit in found.hits
        ]
        passages = passages_of(store, home, rows, format)
        partly = partly_read(store, [])
    about = about_command(f"konkyo search {words}", _ASKED, home, len(rows), partly, not_meant=_NOT_MEANT)
    write_answer(
        _COLUMNS,
        rows,
        format,
        out,
        passages,
        words=HIT_WORDS,
        about=about,
        shape=TableShape(kept=("section", "body", "line", "name", "text")),
    )
    told = [f"{HIT_WORDS.shown('kind', kind)} {count}" for kind, count in found.counts.items() if count]
    tell(Words(ja=f"見つかった数: {'、'.join(told) or '0'}", en=f"found: {', '.join(told) or '0'}"))
    for term in found.terms:
        command = f"konkyo search {term}{option('--from', home)}"
        tell(Words(ja=f"評価書では「{term}」と書く: {command}", en=f"documents write {term}: {command}"))
    tell_partly_read(partly)
    tell(_NOT_MEANT)
