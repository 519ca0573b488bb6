"""Dated texts of one law from e-Gov's 法令API into a folder, ready for ``add``."""

import csv
from collections.abc import Callable, Sequence
from io import StringIO
from pathlib import Path

from konkyo.law.compile.write_file import write_file
from konkyo.law.law_error import LawError, unreadable_file
from konkyo.law.statutes.egov_api import EgovApi, last_of_each_day
from konkyo.law.statutes.history_tables import AMENDMENTS
from konkyo.law.statutes.revision import Revision

_COLUMNS = ("law_id", "effective", "amending_law_id", "revision_id")


def fetch(law: str, folder: Path, api: EgovApi, tell: Callable[[Path], None] = lambda path: None) -> list[Path]:
    """Fetch all versions of ``law`` (a name or e-Gov's id) that were in force, and the list of its amendments.

    Each text is a file named by its revision id; one that is there already is not fetched again, so that a fetch cut
    short goes on where it ended. The list joins ``revisions.csv`` in the folder, in place of what that said of this
    law. ``tell`` hears of each text fetched. Returns the files of all texts of the law. Raises :class:`LawError`, as
    :class:`EgovApi` does, and where the folder cannot be written; what was fetched until then is kept.
    """
    listed = api.listed(law)
    paths = []
    for revision in last_of_each_day(listed):
        path = folder / f"{revision.id}.xml"
        if not path.exists():
            write_file(path, api.xml(revision))
            tell(path)
        paths.append(path)
    # Last: a list of amendments without their texts would say that those are lacking.
    write_file(folder / AMENDMENTS, _with(folder / AMENDMENTS, listed))
    return paths


def _with(path: Path, listed: Sequence[Revision]) -> bytes:
    """Return the list of amendments with those of one law in place of what it said of that law."""
    columns, rows = dict.fromkeys(_COLUMNS), []
    try:
        if path.exists():
            with path.open(encoding="utf-8-sig", newline="") as file:
                table = csv.DictReader(file)
                columns |= dict.fromkeys(table.fieldnames or ())
                rows = [row for row in table if row.get("law_id") != listed[0].law_id]
    except OSError as error:
        raise unreadable_file(path, error) from error
    except UnicodeDecodeError as error:
        raise LawError(
            "not_text",
            "UTF-8 の文字列ではない",
            "it is no UTF-8 text",
            where=str(path),
            cure_ja="このファイルを別の場所に移してください。",
            cure_en="Move this file elsewhere.",
        ) from error
    rows += [
        dict(zip(_COLUMNS, (one.law_id, str(one.valid_from), one.amended_by, one.id), strict=True)) for one in listed
    ]
    written = StringIO(newline="")
    table_out = csv.DictWriter(written, tuple(columns), extrasaction="ignore", lineterminator="\n")
    table_out.writeheader()
    table_out.writerows(rows)
    return written.getvalue().encode()
