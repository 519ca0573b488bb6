"""Make ``law/data/descent.csv`` from dated texts of laws and from histories of their parts.

    python -m konkyo.law.compile.descent_lines TEXT_FOLDER > law/data/descent.csv

The folder is that of :mod:`konkyo.law.compile.provisions`, or one that holds texts alone.
"""

import sys
from pathlib import Path

from konkyo.law.compile.provisions import repeals
from konkyo.law.descent import Descent, history
from konkyo.law.descent.csv_io import write
from konkyo.law.statutes.dated import read_folder
from konkyo.law.statutes.histories import amendments, dated_parts

AMENDMENTS = "revisions.csv"
"""The list of all versions, beside which the histories of parts lie."""


def derived(folder: Path) -> list[Descent]:
    """Return the lines of every day of change. Raises LawError where a text cannot be read."""
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
