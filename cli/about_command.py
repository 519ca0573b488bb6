"""What a file with the rows of a command says beside them: what was asked, of which store, what it does not mean."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from konkyo.cli.open_store import where_it_is
from konkyo.i18n import Words
from konkyo.queries.caveats import Entry, headed
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
    return headed(
        {
            "question": [asked, Words.same(command)],
            "day": [Words.same(date.today())],
            "store": [Words.same(where_it_is(home))],
            "rows": [Words.same(count)],
            "warnings": [*([caveat(partly)] if partly else []), *warnings],
            "not_meant": [not_meant] if not_meant else [],
        }
    )
