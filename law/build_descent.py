"""Make ``law/data/descent.csv`` from dated texts of laws and from histories of their parts.

    python -m law.build_descent TEXT_FOLDER > law/data/descent.csv

The folder is that of :mod:`law.build_provisions`, or one that holds texts alone.
"""

import sys
from pathlib import Path

from law.build_provisions import repeals
from law.descent import Descent, history
from law.descent.written import write
from law.statutes.dated import read_folder
from law.statutes.histories import amendments, dated_parts

AMENDMENTS = "revisions.csv"
"""The list of all versions, beside which the histories of parts lie."""


def derived(folder: Path) -> list[Descent]:
    """Return the lines of every day of change. Raises :class:`law.errors.LawError` where a text cannot be read."""
    texts = read_folder(folder)
    if not (folder / AMENDMENTS).is_file():
        return history(texts, repealed=repeals(texts))
    days = {law: [one.valid_from for one in revisions] for law, revisions in amendments(folder).items()}
    return history(texts, dated_parts(folder), days, repeals(texts))


def main() -> None:
    """Write the table to standard output."""
    write(derived(Path(sys.argv[1])), sys.stdout)


if __name__ == "__main__":
    main()
