"""Which edition of the facts of each law is held: what was worked out with another edition has to be worked out again.

What a document says of one law does not depend on what is known of another, unless provisions passed between the two;
so there is a fingerprint for each law, and adding a statute leaves alone what does not cite it.
"""

import os
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256

from konkyo.law.statute_head import VARIABLE, HeldFile, held_files


def facts_fingerprints() -> Mapping[str, str]:
    """Return a hash of what is known of each law held, by canonical name; worked out once a process and folder.

    It covers the law's file, and those of all laws that it is tied to by lines of descent. Raises
    :class:`konkyo.law.law_error.LawError` where the folder of added facts cannot be read.
    """
    return _fingerprints(os.environ.get(VARIABLE) or None)


def fingerprints_of(laws: Iterable[str]) -> dict[str, str | None]:
    """Return the fingerprints of ``laws``; None for a law that is not held."""
    now = facts_fingerprints()
    return {law: now.get(law) for law in sorted(laws)}


def changed_laws(before: Mapping[str, str]) -> list[str]:
    """Return the laws of which something else is known now than when ``before`` was the answer, in order."""
    now = facts_fingerprints()
    return sorted(law for law in before.keys() | now.keys() if before.get(law) != now.get(law))


@cache
def _fingerprints(added: str | None) -> Mapping[str, str]:
    held = {one.head.law: one for one in held_files().values()}
    hashes = {law: sha256(one.path.read_bytes()).digest() for law, one in held.items()}
    return {
        law: sha256(b"".join(hashes[one] for one in sorted(group))).hexdigest()[:16]
        for group in _tied(held.values())
        for law in group
    }


def _tied(held: Iterable[HeldFile]) -> list[set[str]]:
    """Return the groups of laws between which provisions passed, directly or through others."""
    groups: list[set[str]] = [{one.head.law} for one in held]
    known = set().union(*groups)
    for one in held:
        ends = {one.head.law, *known.intersection(one.head.passes_to)}
        joined = set().union(*(group for group in groups if group & ends))
        groups = [joined, *(group for group in groups if not group & ends)]
    return groups
