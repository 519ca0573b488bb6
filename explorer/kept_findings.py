"""The findings of all documents: where there are many, it takes minutes to look for them, so they are kept in a file.

What is kept is believed only where all that it rests on is the same: what was written to the store, the facts of the
laws, and konkyo's own code. No check asks what day it is.
"""

import json
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.later import found_later
from konkyo.graph.atomic_write import atomic_write
from konkyo.i18n import KonkyoError, Words
from konkyo.law.facts_fingerprint import facts_fingerprints
from konkyo.loaders.build.fingerprint import code_fingerprint
from konkyo.queries.checks import check
from konkyo.queries.checks.finding import Finding
from konkyo.queries.evaluations import stored_evaluations

KEPT_FINDINGS = "findings.json"
"""The file of the findings, beside the records."""
_CHECKING = ("i18n", "law", "graph", "queries")
"""Packages that a check may run."""
_OF_DOCUMENTS = TypeAdapter(dict[str, list[Finding]])


def all_findings(desk: GraphDesk) -> dict[str, list[Finding]]:
    """Return what does not hold in each evaluation that no newer version replaces, from the kept file if it is true."""
    path, ground = desk.folder / KEPT_FINDINGS, _ground(desk)
    if ground is not None and (kept := _kept(path, ground)) is not None:
        return kept
    with desk.reading() as store:
        keys = [str(row["key"]) for row in stored_evaluations(store) if row["current"]]
    found = {}
    for key in keys:
        with desk.reading_after_others() as store:
            found[key] = check(store, key, desk.timeline)
    if ground is not None and ground == _ground(desk):
        # In a folder that may only be read they are looked for each time.
        with suppress(KonkyoError):
            _keep(path, ground, found)
    return found


def known_findings(desk: GraphDesk, key: str) -> list[Finding] | None:
    """Return the findings of one document if those of all are known by now."""
    found = found_later(desk, all_findings, patience=0)
    return found.get(key) if found else None


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
