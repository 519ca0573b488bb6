"""Fetches the dated texts of one law from e-Gov's 法令API into a folder, for ``add``."""

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

    The name of each file is the revision id. A file that exists is not fetched again, so that an interrupted fetch
    can be continued. The amendments are written into ``revisions.csv``, where they replace those of the same law.
    ``tell`` is called with each fetched file. Returns the files of all texts of the law. Raises :class:`LawError` as
    :class:`EgovApi` does, and if the folder cannot be written; fetched files are kept.
    """
    listed = api.listed(law)
    paths = []
    for revision in last_of_each_day(listed):
        path = folder / f"{revision.id}.xml"
        if not path.exists():
            write_file(path, api.xml(revision))
            tell(path)
        paths.append(path)
    # Last, so that the list never names more versions than were fetched.
    write_file(folder / AMENDMENTS, _with(folder / AMENDMENTS, listed))
    return paths


def _with(path: Path, listed: Sequence[Revision]) -> bytes:
    """Return the table of amendments with ``listed`` in place of the rows of the same law."""
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
