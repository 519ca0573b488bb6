"""Compare what konkyo proposes with what officers wrote in the change logs (変更箇所) of the real documents.

Run: python bench/backtest.py [--keep] FOLDER, where FOLDER has the five real documents. It prints one line for each row
of a change log that follows from a change of the law; the last lines count the verdicts. ``--keep`` writes them to
bench/backtest.json, which holds numbers of rows and verdicts only. The exit code is 1 if a row is worse than kept.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from konkyo.law import Citation, DocumentNames, read_passage
from konkyo.law.address import Address
from konkyo.law.citation import address
from konkyo.law.find import scan
from konkyo.law.fold import fold
from konkyo.law.network import NetworkLaw
from konkyo.law.rewriting import Rewriting
from konkyo.law.timeline import law_in_time
from konkyo.loaders.read_document import read_file
from konkyo.loaders.record import Change, Record
from konkyo.queries.impact.fates import Fate, Fates
from konkyo.queries.impact.offered_apart import ruled_rows
from konkyo.queries.impact.proposed_text import ImpactPassage
from konkyo.queries.impact.scope import Scope

KEPT = Path(__file__).with_suffix(".json")
SPANS = {
    "numbers 2021": (date(2021, 8, 31), date(2021, 9, 1)),
    "row 21": (date(2021, 9, 1), date(2021, 9, 1)),
    "table 2024": (date(2024, 5, 26), date(2024, 5, 27)),
    "numbers 2019": (date(2017, 6, 26), date(2019, 2, 13)),
    "numbers 2018": (date(2017, 4, 1), date(2018, 6, 8)),
    "title 2020": (date(2020, 5, 24), date(2020, 5, 25)),
}
NUMBERS = {
    "004": {"numbers 2021": (4, 9)},
    "001": {
        "numbers 2018": (2,),
        "numbers 2021": (124, 125, 126, 127),
        "table 2024": (139, 146, 147, 148),
    },
    "000": {"numbers 2019": (16,), "numbers 2021": (80, 83, 84, 85, 86, 87, 88), "row 21": (82,)},
}
"""Document → the rows of its change log that follow from the law or its numbers, by what changed."""
TITLES = {"000": {"title 2020": (39, 64, 66, 67, 68, 69, 70)}, "001": {"title 2020": (92, 96, 97, 98, 99, 100)}}
"""Document → the rows in which the new title of a law is written."""


class BacktestVerdict(StrEnum):
    """How a proposal compares with what an officer wrote; from the best to the worst."""

    TEXT = "same text"
    CITATIONS = "same citations"
    NAME = "same title"
    CHOICE = "choice that holds them"
    MARKED = "marked, without them"
    NONE = "nothing proposed"
    WRONG = "wrong without a mark"


@dataclass(frozen=True, slots=True)
class Backtested:
    """One row of a change log, and the verdict on what konkyo proposes for it."""

    document: str
    row: int
    verdict: BacktestVerdict

    @property
    def key(self) -> str:
        """Its name in the file of what is kept."""
        return f"{self.document} {self.row}"


def backtested(seeds: Path) -> Iterator[Backtested]:
    """Yield the verdict on each row; ``seeds`` is the folder of the real documents."""
    for table, judge in ((NUMBERS, _numbers), (TITLES, _titles)):
        for name, spans in table.items():
            record = read_file(next(seeds.glob(f"{name}_*")))
            for span, rows in spans.items():
                for row in rows:
                    yield Backtested(name, row, judge(_Proposed.of(record, record.changes[row - 1], *SPANS[span])))


@dataclass(frozen=True)
class _Proposed:
    change: Change
    after: str
    passage: ImpactPassage
    fates: dict[Address, Fate]
    rewriting: Rewriting
    law: NetworkLaw

    @classmethod
    def of(cls, record: Record, change: Change, first: date, last: date) -> "_Proposed":
        texts = {passage.id: passage.text for passage in record.passages}
        before, after = (texts[side[0].section] for side in (change.before_citations, change.after_citations))
        cited = tuple(
            Citation(one.law, one.article, one.paragraph, one.item, one.table, one.row, one.start, one.end, one.quote)
            for one in change.before_citations
        )
        passage = ImpactPassage(before, cited, DocumentNames(), joins=())
        found = Fates(law_in_time(), Scope(last, first))
        fates = {at: found.since(at, first) for at in passage.addresses}
        return cls(change, after, passage, fates, passage.rewritten(fates), NetworkLaw(law_in_time(), last))


def _numbers(one: _Proposed) -> BacktestVerdict:
    if bare(one.rewriting.text) == bare(one.after):
        return BacktestVerdict.TEXT
    ours, theirs = citations_of(one.rewriting.text), citations_of(one.after)
    if ours == theirs:
        return BacktestVerdict.CITATIONS
    lacking, excluded = ruled_rows(one.passage.text, one.fates, one.law)
    choices = {to for fate in one.fates.values() for to in fate.choices}
    gone = {at for at, fate in one.fates.items() if fate.targets == ()}
    laid_out = {*choices, *lacking, *excluded, *gone}
    if laid_out:
        return BacktestVerdict.CHOICE if theirs <= ours | laid_out else BacktestVerdict.MARKED
    return BacktestVerdict.WRONG if one.rewriting.edits else BacktestVerdict.NONE


def _titles(one: _Proposed) -> BacktestVerdict:
    if bare(one.rewriting.text) == bare(one.after):
        return BacktestVerdict.TEXT
    renamed = {str(at.law) for at, fate in one.fates.items() if fate.renaming}
    if not renamed or not one.rewriting.edits:
        return BacktestVerdict.NONE
    ours, theirs = (_names(text, renamed) for text in (one.rewriting.text, one.after))
    return BacktestVerdict.NAME if ours == theirs else BacktestVerdict.WRONG


def _names(text: str, laws: set[str]) -> set[str]:
    """Return by which names a text calls the laws."""
    found, _ = scan(text, DocumentNames())
    return {found.text[one.start : one.end] for one in found.named if one.law in laws}


def citations_of(text: str) -> set[Address]:
    """Return what a text cites."""
    return {address(each) for each in read_passage(text).citations}


def bare(text: str) -> str:
    """Return a text as it is compared: folded, without white space."""
    return "".join(fold(text).text.split())


def worse(found: list[Backtested], kept: dict[str, str]) -> list[Backtested]:
    """Return the rows of which the verdict is worse than kept."""
    order = list(BacktestVerdict)
    return [one for one in found if one.key in kept and order.index(one.verdict) > order.index(_verdict(kept[one.key]))]


def _verdict(written: str) -> BacktestVerdict:
    return BacktestVerdict(written)


def main() -> int:
    """Print the verdicts; return 1 if one is worse than kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--keep", action="store_true")
    given = parser.parse_args()
    found = list(backtested(given.folder))
    for one in found:
        print(f"{one.key}: {one.verdict}")
    for verdict, count in Counter(one.verdict for one in found).most_common():
        print(f"{count} {verdict}")
    if given.keep:
        KEPT.write_text(json.dumps({one.key: one.verdict for one in found}, indent=0) + "\n", encoding="utf-8")
    return int(bool(worse(found, json.loads(KEPT.read_text(encoding="utf-8"))))) if KEPT.exists() else 0


if __name__ == "__main__":
    sys.exit(main())
