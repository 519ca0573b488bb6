"""The findings of all documents: where there are many, it takes minutes to look for them, so they are kept in a file.

What is kept is believed only where all that it rests on is the same: what was written to the store, the facts of the
laws, and konkyo's own code. No check asks what day it is.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.later import found_so_far
from konkyo.graph.atomic_write import atomic_write
from konkyo.graph.store import Store
from konkyo.i18n import KonkyoError, Words
from konkyo.law.facts_fingerprint import facts_fingerprints
from konkyo.loaders.build.fingerprint import code_fingerprint
from konkyo.queries.checks import check
from konkyo.queries.checks.finding import Finding
from konkyo.queries.evaluations import stored_evaluations
from konkyo.queries.remembered import remembered

KEPT_FINDINGS = "findings.json"
"""The file of the findings, beside the records."""
_CHECKING = ("i18n", "law", "graph", "queries")
"""Packages that a check may run."""
_FEW = 8
"""Of how many documents the page of each waits for its findings."""
_OF_DOCUMENTS = TypeAdapter(dict[str, list[Finding]])


def each_finding(desk: GraphDesk) -> Iterator[tuple[str, list[Finding]]]:
    """Yield what does not hold in each evaluation that no newer version replaces, from the kept file if it is true.

    A document whose page is being looked at comes before the others.
    """
    path, ground = desk.folder / KEPT_FINDINGS, _ground(desk)
    if ground is not None and (kept := _kept(path, ground)) is not None:
        yield from kept.items()
        return
    with desk.reading() as store:
        left = {str(row["key"]): None for row in stored_evaluations(store) if row["current"]}
    found = {key: list[Finding]() for key in left}
    while left:
        key = next((one for one in list(desk.looked_at) if one in left), None) or next(iter(left))
        del left[key]
        with desk.reading_after_others() as store:
            found[key] = check(store, key, desk.timeline)
        yield key, found[key]
    if ground is not None and ground == _ground(desk):
        # In a folder that may only be read they are looked for each time.
        with suppress(KonkyoError):
            _keep(path, ground, found)


def all_findings(desk: GraphDesk, patience: float | None = 0.15) -> dict[str, list[Finding]] | None:
    """Return the findings of all documents, in their order, if they are known or come within ``patience`` seconds.

    ``patience`` None: wait for them.
    """
    found, whole = found_so_far(desk, each_finding, patience=patience)
    if not whole:
        return None
    of_each = dict(found)
    with desk.reading() as store:
        return {str(row["key"]): of_each[row["key"]] for row in stored_evaluations(store) if row["key"] in of_each}


def findings_of(desk: GraphDesk, key: str) -> list[Finding] | None:
    """Return the findings of one document; None where they are still being looked for, as the next ones.

    Where there are few documents, or a newer version replaces it, they are looked for at once.
    """
    with desk.reading() as store:
        current = [str(row["key"]) for row in stored_evaluations(store) if row["current"]]
    desk.looked_at.append(key)
    found, _ = found_so_far(desk, each_finding, patience=0)
    of_each = dict(found)
    if key in of_each:
        return of_each[key]
    if key in current and len(current) > _FEW:
        return None
    with desk.reading() as store:
        return remembered(store, _checked, key)


def _checked(store: Store, key: str) -> list[Finding]:
    return check(store, key)


def _ground(desk: GraphDesk) -> str | None:
    """Return a hash of all that findings rest on; None while the store is being written."""
    with desk.reading() as store:
        if desk.is_written(store):
            return None
        rests_on = (store.where, store.stamp, sorted(facts_fingerprints().items()), code_fingerprint(*_CHECKING))
    return sha256(repr(rests_on).encode(errors="surrogatepass")).hexdigest()


def _kept(path: Path, ground: str) -> dict[str, list[Finding]] | None:
    """Return the findings in the file at ``path``; None where it rests on something else, which is deleted then."""
    try:
        said = json.loads(path.read_text(encoding="ascii"))
        found = _OF_DOCUMENTS.validate_python(said["findings"])
        if said["hash"] != _hash(said["findings"]):
            raise ValueError("its hash is not that of its findings")
        if said["ground"] == ground:
            return found
    except OSError:
        return None
    except (ValueError, KeyError, TypeError, ValidationError) as error:
        print(
            Words(
                ja=f"{path} は壊れていたので捨て、すべて調べ直します（{error}）",
                en=f"{path} was damaged, so it is thrown away and everything looked for again ({error})",
            ),
            file=sys.stderr,
        )
    with suppress(OSError):
        path.unlink(missing_ok=True)
    return None


def _keep(path: Path, ground: str, found: dict[str, list[Finding]]) -> None:
    said = _OF_DOCUMENTS.dump_python(found, mode="json")
    with atomic_write(path) as partial:
        # In ASCII: a document may hold halves of characters that no encoding has.
        whole = json.dumps({"ground": ground, "hash": _hash(said), "findings": said})
        partial.write_text(whole, encoding="ascii")


def _hash(findings: Any) -> str:
    return sha256(json.dumps(findings).encode()).hexdigest()
