"""Compare a reading of the known documents with the figures kept from an earlier one: unread share, new and lost facts.

Run: python bench/kept_figures.py [--keep] [FOLDER …]

It reads the documents of examples/, and the real ones in ../shared/seeds if they are there. It prints a line for each
document, and below it how many facts of each field are new, and how many are gone. ``--keep`` writes the figures to
bench/kept_figures.json. Facts are kept as hashes only, so that the file has no text of a real document. The exit code
is always 0: whether a loss is right is for a person to decide.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from recorded_facts import Fact, field_of, recorded_facts

from konkyo.loaders.read_document import read_file
from konkyo.loaders.record import Record

_ROOT = Path(__file__).resolve().parents[1]
_KEPT = Path(__file__).with_suffix(".json")
_FOLDERS = (_ROOT / "examples", _ROOT.parent / "shared" / "seeds")


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one document: the share of its characters that is unread, and its facts.

    ``facts``: field → their hashes, with spaces between.
    """

    unread: float
    read_in_part: bool
    facts: dict[str, str]

    @classmethod
    def of(cls, record: Record) -> "Figures":
        """Return the figures of ``record``."""
        assert record.account
        facts: dict[str, list[str]] = {}
        for fact in recorded_facts(record):
            facts.setdefault(field_of(fact), []).append(_hash(fact))
        joined = {field: " ".join(sorted(hashes)) for field, hashes in sorted(facts.items())}
        return cls(record.account.shares["unread"], record.account.read_in_part, joined)


def _hash(fact: Fact) -> str:
    return hashlib.sha256(repr(fact).encode()).hexdigest()[:6]


def report(name: str, now: Figures, kept: Figures | None) -> list[str]:
    """Return the lines about one document."""
    count = sum(len(hashes.split()) for hashes in now.facts.values())
    part = ", read in part" if now.read_in_part else ""
    head = f"{name}: {now.unread:.2%} unread{part}, {count:,} facts"
    if kept is None:
        return [f"{head} (not kept before)"]
    gains, losses = _more(now.facts, kept.facts), _more(kept.facts, now.facts)
    lines = [f"{head} (was {kept.unread:.2%}; {gains.total():+d} and {-losses.total():+d} facts)"]
    for sign, counted in (("+", gains), ("-", losses)):
        lines += [f"    {sign}{number} {field}" for field, number in counted.most_common()]
    return lines


def _more(these: dict[str, str], those: dict[str, str]) -> Counter[str]:
    """Return how many facts of each field are in ``these`` and not in ``those``."""
    return +Counter(
        {field: len({*hashes.split()} - {*those.get(field, "").split()}) for field, hashes in these.items()}
    )


def _read(folders: Iterable[Path]) -> dict[str, Figures]:
    files = (path for folder in folders if folder.is_dir() for path in sorted(folder.iterdir()) if path.is_file())
    return {path.stem: Figures.of(read_file(path)) for path in files}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=_FOLDERS)
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    stored = json.loads(_KEPT.read_text(encoding="utf-8")) if _KEPT.exists() else {}
    now = _read(options.folders)
    for name, figures in now.items():
        print("\n".join(report(name, figures, Figures(**stored[name]) if name in stored else None)))
    if options.keep:
        kept = stored | {name: asdict(figures) for name, figures in now.items()}
        _KEPT.write_text(json.dumps(kept, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
