"""Compare what two versions of konkyo read from the same documents: their records and their exported graphs.

Run: python bench/compare_builds.py BEFORE AFTER [--documents PATH …] [--synthetic N] [--into FOLDER] [--allow KIND …]

BEFORE and AFTER are each

- a commit, a tag or the folder of a checkout: its code builds the documents, in one process; or
- what was built: a folder that ``konkyo build`` made, a folder of records, or a file of ``konkyo export graph.json``.

Nodes and edges are matched by key, records by file name. Differences are counted by kind, each kind with one example:
``+ Flow.current`` (a new property), ``- Flow.label`` (a removed one), ``~ Flow.label`` (another value), ``+ Flow`` and
``- Flow`` (whole nodes, edges or records). Of a field of records it is also told how many values came and went.
``--allow`` names kinds that are intended; ``*`` matches any text. ``--into`` keeps the builds, so that they can be
compared again. The exit code is 1 where something differs that was not allowed.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from built_by_commit import GRAPH, RECORDS, build, is_checkout, of_commit
from synthesis import documents

Things = dict[tuple[str, str], dict[str, Any]]
"""(kind, key) → properties"""
RECORD = "record"


@dataclass(slots=True)
class Change:
    """Differences of one kind: how many, one of them, and of a field how many of its values came and went."""

    count: int = 0
    example: str = ""
    came: int = 0
    went: int = 0

    def add(self, example: str, came: int, went: int) -> None:
        """Count one more difference; the example is the first in the order of the alphabet."""
        self.example = min(self.example, example) if self.count else example
        self.count += 1
        self.came += came
        self.went += went

    def __str__(self) -> str:
        values = f"   (+{self.came:,} −{self.went:,} values)" if self.came or self.went else ""
        return f"{values}   {self.example}"


def graph(path: Path) -> Things:
    """Return the nodes and edges of an exported graph; an edge's ends count as properties."""
    content = json.loads(path.read_text(encoding="utf-8"))
    things = {(node["label"], node["key"]): node["properties"] for node in content["nodes"]}
    for edge in content["edges"]:
        ends = {"from": edge["start"], "to": edge["end"]}
        things[edge["type"], edge["key"]] = {**edge["properties"], **ends}
    return things


def records(folder: Path) -> Things:
    """Return the records of a folder, each flattened: 「flows[].label」 → the list of all its values in order."""
    found: Things = {}
    for file in sorted(folder.glob("*.json")):
        values: dict[str, list[Any]] = {}
        for path, value in _leaves(json.loads(file.read_text(encoding="utf-8")), ""):
            values.setdefault(path, []).append(value)
        found[RECORD, file.name] = dict(values)
    return found


def _leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, f"{path}[]")
    else:
        yield path, value


def things(path: Path) -> Things:
    """Return what was built: of a folder that ``build`` made both its records and its graph."""
    if path.is_file():
        return graph(path)
    if not (path / RECORDS).is_dir():
        return records(path)
    exported = path / GRAPH
    return records(path / RECORDS) | (graph(exported) if exported.exists() else {})


def differences(before: Things, after: Things) -> dict[str, Change]:
    """Return everything that is not the same, by kind."""
    found: dict[str, Change] = {}
    for kind, example, came, went in _differences(before, after):
        found.setdefault(kind, Change()).add(example, came, went)
    return dict(sorted(found.items()))


def _differences(before: Things, after: Things) -> Iterator[tuple[str, str, int, int]]:
    for kind, key in before.keys() - after.keys():
        yield f"- {kind}", key, 0, 0
    for kind, key in after.keys() - before.keys():
        yield f"+ {kind}", key, 0, 0
    for thing in before.keys() & after.keys():
        kind, key = thing
        old, new = before[thing], after[thing]
        for name in old.keys() | new.keys():
            field = f"{kind}.{name}"
            if name not in new:
                yield f"- {field}", f"{key}: {_short(old[name])}", 0, _size(kind, old[name])
            elif name not in old:
                yield f"+ {field}", f"{key}: {_short(new[name])}", _size(kind, new[name]), 0
            elif kind == RECORD and old[name] != new[name]:
                went, came = _lacking(old[name], new[name]), _lacking(new[name], old[name])
                what = f"{_listed(went)} → {_listed(came)}" if went or came else "another order"
                yield f"~ {field}", f"{key}: {what}", len(came), len(went)
            elif old[name] != new[name]:
                yield f"~ {field}", f"{key}: {_short(old[name])} → {_short(new[name])}", 0, 0


def _size(kind: str, values: Any) -> int:
    return len(values) if kind == RECORD else 0


def _lacking(old: Sequence[Any], new: Sequence[Any]) -> list[Any]:
    """Return the values of ``old`` that ``new`` lacks, as often as it lacks them."""
    return [json.loads(text) for text in (Counter(map(json.dumps, old)) - Counter(map(json.dumps, new))).elements()]


def _listed(values: Sequence[Any]) -> str:
    return _short(values[0]) if values else "nothing"


def _short(value: Any) -> str:
    words = json.dumps(value, ensure_ascii=False)
    return words if len(words) <= 120 else f"{words[:120]}…"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before")
    parser.add_argument("after")
    parser.add_argument("--documents", type=Path, nargs="*", default=[])
    parser.add_argument("--synthetic", type=int, default=0, metavar="N")
    parser.add_argument("--into", type=Path)
    parser.add_argument("--allow", nargs="*", default=[])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = options.into or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        read = [*options.documents, *_synthetic(options.synthetic, work)]
        before = things(_built(options.before, read, work, "before"))
        found = differences(before, things(_built(options.after, read, work, "after")))
    allowed = {kind for kind in found if any(fnmatchcase(kind, pattern) for pattern in options.allow)}
    for kind, change in found.items():
        print(f"{'allowed' if kind in allowed else 'OTHER  '}  {change.count:>7,}  {kind}{change}")
    others = sum(change.count for kind, change in found.items() if kind not in allowed)
    print(f"{sum(change.count for change in found.values()):,} differences, {others:,} not allowed")
    return 1 if others else 0


def _synthetic(count: int, work: Path) -> list[Path]:
    """Return the folder of ``count`` synthetic documents, written now; nothing for none."""
    if not count:
        return []
    folder = work / "synthetic"
    folder.mkdir(exist_ok=True)
    for document in documents(count):
        (folder / document.name).write_text(document.text, encoding="utf-8")
    return [folder]


def _built(side: str, read: Sequence[Path], work: Path, name: str) -> Path:
    """Return what ``side`` names if that was built, else what its code builds from the documents ``read``."""
    path = Path(side)
    if path.exists() and not is_checkout(path):
        return path
    if not read:
        sys.exit(f"{side}: code needs --documents or --synthetic")
    return build(path if is_checkout(path) else of_commit(side, work / f"{name}-code"), read, work / name)


if __name__ == "__main__":
    sys.exit(main())
