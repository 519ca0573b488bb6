"""Makes the table of names ``law/data/laws.csv`` from an index of the laws in force and from texts of laws.

The index has the columns law_id, title, abbrev and law_num. It does not have amending laws, which are cited by number
(昭和六十年法律第三十四号附則第九十七条). Their titles are taken from texts that print a title directly before its
number, if at least two different contexts show where the title begins.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path

from konkyo.law.fold import fold
from konkyo.law.law_error import LawError, unreadable_file

INDEX = "law_index.csv"
"""The name of the index in the folder of texts."""
_INDEXED = ("law_id", "title", "abbrev", "law_num")
_FIELDS = ("id", "title", "abbreviations", "number")
_QUOTED = re.compile(
    r"([^。（）()「」|\s]{4,100}法律)（((?:明治|大正|昭和|平成|令和)[^（）。\s]{1,6}年法律第[^（）。\s]{1,8}号)"
)
_LEADING = re.compile(r"^(?:若しくは|又は|及び|並びに|は|.{1,2}が)")


def indexed(index: Path) -> Iterator[dict[str, str]]:
    """Yield one row for each law of the index, without abbreviations that several laws share.

    Raises :class:`LawError` if the index cannot be read.
    """
    try:
        with index.open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file)
            laws = list(table)
    except OSError as error:
        raise unreadable_file(index, error) from error
    if lacking := [name for name in _INDEXED if name not in (table.fieldnames or ())]:
        raise LawError(
            "other_columns",
            f"列が無い: {', '.join(lacking)}",
            f"columns are lacking: {', '.join(lacking)}",
            where=str(index),
            cure_ja="e-Gov の法令一覧から作った CSV を渡してください。",
            cure_en="Give a CSV made from e-Gov's list of laws.",
        )
    bearers: dict[str, set[str]] = defaultdict(set)
    short = {law["law_id"]: _abbreviations(law["abbrev"]) for law in laws}
    for law in laws:
        for name in short[law["law_id"]]:
            bearers[name].add(law["law_id"])
    titles = {law["title"] for law in laws}
    for law in laws:
        own = [name for name in short[law["law_id"]] if len(bearers[name]) == 1 and name not in titles]
        number = fold(law["law_num"]).text
        yield dict(zip(_FIELDS, (law["law_id"], law["title"], ";".join(own), number), strict=True))


def _abbreviations(cell: str) -> list[str]:
    names = (re.sub(r"\s抄$", "", name.strip()) for name in re.split("[,，]", cell))
    return [name for name in names if name]


def quoted(folder: Path, known: set[str]) -> Iterator[dict[str, str]]:
    """Yield one row for each law that the texts name with a number that is not ``known``."""
    contexts: dict[str, set[str]] = defaultdict(set)
    for path in sorted(folder.rglob("*.md")) + sorted(folder.rglob("*.csv")):
        for before, number in _QUOTED.findall(path.read_text(encoding="utf-8")):
            contexts[fold(number).text].add(before)
    for number, befores in sorted(contexts.items()):
        title = _agreed(befores)
        if number not in known and title is not None:
            yield dict(zip(_FIELDS, ("", title, "", number), strict=True))


def _agreed(befores: Iterable[str]) -> str | None:
    """Return the longest common ending of all contexts; None if there are not at least two different ones."""
    befores = sorted(set(befores))
    if len(befores) < 2:
        return None
    shortest, *others = sorted((before[::-1] for before in befores), key=len)
    while not all(other.startswith(shortest) for other in others):
        shortest = shortest[:-1]
    title = shortest[::-1]
    title = _LEADING.sub("", title)
    return title if len(title) > 6 else None


def laws_table(index: Path, texts: Path) -> str:
    """Return the whole table as CSV. Raises :class:`LawError` if the index cannot be read."""
    laws = list(indexed(index))
    laws += quoted(texts, {law["number"] for law in laws})
    written = StringIO(newline="")
    table = csv.DictWriter(written, _FIELDS, lineterminator="\n")
    table.writeheader()
    table.writerows(laws)
    return written.getvalue()
