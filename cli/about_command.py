"""What a file with the rows of a command says beside them: what was asked, of which store, what it does not mean."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from konkyo.cli.open_store import where_it_is
from konkyo.i18n import Words
from konkyo.queries.caveats import Entry
from konkyo.queries.partly_read import PartlyRead, caveat


def about_command(
    command: str,
    asked: Words,
    home: Path,
    count: int,
    partly: Sequence[PartlyRead] = (),
    warnings: Sequence[Words] = (),
    not_meant: Words | None = None,
) -> list[Entry]:
    """Return the entries for ``count`` rows of ``command``, which is said as it is typed.

    ``partly``: documents read in part on which they rest. ``warnings``: what must not be overlooked besides.
    """
    told = (
        ("question", Words(ja="問い", en="Question"), [asked, Words(ja=command, en=command)]),
        ("day", Words(ja="問うた日", en="Asked on"), [_same(date.today().isoformat())]),
        ("store", Words(ja="データベース", en="Store"), [_same(where_it_is(home))]),
        ("rows", Words(ja="行数", en="Rows"), [_same(str(count))]),
        ("warnings", Words(ja="注意", en="To be read with it"), [*([caveat(partly)] if partly else []), *warnings]),
        (
            "not_meant",
            Words(ja="この答えが意味しないこと", en="What it does not mean"),
            [not_meant] if not_meant else [],
        ),
    )
    return [Entry(name, heading, tuple(texts)) for name, heading, texts in told if texts]


def _same(text: str) -> Words:
    return Words(ja=text, en=text)
