"""Compare two builds of the same documents: their records or their exported graphs.

Run: python bench/compare_builds.py BEFORE AFTER [--allow KIND …]

BEFORE and AFTER are each a file written by ``konkyo export graph.json``, or a folder of records. Nodes and edges are
matched by key, records by file name. Differences are counted by kind, each kind with one example: ``+ Flow.current``
(a new property), ``- Flow.label`` (a removed one), ``~ Flow.label`` (another value), ``+ Flow`` and ``- Flow`` (whole
nodes, edges or records). ``--allow`` names kinds that are intended; ``*`` matches any text. The exit code is 1 where
something differs that was not allowed.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

Things = dict[tuple[str, str], dict[str, Any]]
"""(kind, key) → properties"""


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
        found["record", file.name] = dict(values)
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


def differences(before: Things, after: Things) -> Iterator[tuple[str, str]]:
    """Yield (kind of difference, example) for everything that is not the same."""
    for kind, key in before.keys() - after.keys():
        yield f"- {kind}", key
    for kind, key in after.keys() - before.keys():
        yield f"+ {kind}", key
    for thing in before.keys() & after.keys():
        kind, key = thing
        old, new = before[thing], after[thing]
        for name in old.keys() | new.keys():
            if name not in new:
                yield f"- {kind}.{name}", f"{key}: {_short(old[name])}"
            elif name not in old:
                yield f"+ {kind}.{name}", f"{key}: {_short(new[name])}"
            elif old[name] != new[name]:
                yield f"~ {kind}.{name}", f"{key}: {_change(old[name], new[name])}"


def _change(old: Any, new: Any) -> str:
    if isinstance(old, list) and isinstance(new, list):
        pairs = ((a, b) for a, b in zip(old, new, strict=False) if a != b)
        a, b = next(pairs, (f"{len(old)} values", f"{len(new)} values"))
        return f"{_short(a)} → {_short(b)}"
    return f"{_short(old)} → {_short(new)}"


def _short(value: Any) -> str:
    words = json.dumps(value, ensure_ascii=False)
    return words if len(words) <= 120 else f"{words[:120]}…"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--allow", nargs="*", default=[])
    options = parser.parse_args()
    read = records if options.before.is_dir() else graph
    counts: Counter[str] = Counter()
    examples: dict[str, str] = {}
    for kind, example in differences(read(options.before), read(options.after)):
        counts[kind] += 1
        examples[kind] = min(example, examples.get(kind, example))
    allowed = {kind for kind in counts if any(fnmatchcase(kind, pattern) for pattern in options.allow)}
    for kind, count in sorted(counts.items()):
        print(f"{'allowed' if kind in allowed else 'OTHER  '}  {count:>7,}  {kind}   {examples[kind]}")
    others = counts.keys() - allowed
    print(f"{sum(counts.values()):,} differences, {sum(counts[kind] for kind in others):,} not allowed")
    return 1 if others else 0


if __name__ == "__main__":
    sys.exit(main())
