"""A fingerprint of the facts of each law. What was computed with other facts must be computed again.

There is one for each law, so that adding a statute does not affect documents that do not cite it. Laws between which
provisions moved have the same fingerprint.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256

from konkyo.law.added_folder import AddedFolder, held_now
from konkyo.law.statute_head import StatuteHead, held_files


def facts_fingerprints() -> Mapping[str, str]:
    """Return canonical name → hash of the facts of the law, for all laws held. It is computed once.

    The hash covers the file of the law and those of all laws to which lines of descent tie it. Raises
    :class:`konkyo.law.law_error.LawError` if the folder of added facts cannot be read.
    """
    return _fingerprints(*held_now())


def fingerprints_of(laws: Iterable[str]) -> dict[str, str | None]:
    """Return law → fingerprint for ``laws``; None for a law that is not held."""
    now = facts_fingerprints()
    return {law: now.get(law) for law in sorted(laws)}


def changed_laws(before: Mapping[str, str]) -> list[str]:
    """Return the laws whose fingerprints are not those in ``before``, in order."""
    now = facts_fingerprints()
    return sorted(law for law in before.keys() | now.keys() if before.get(law) != now.get(law))


@cache
def _fingerprints(added: AddedFolder | None, times: int) -> Mapping[str, str]:
    held = {one.head.law: one for one in held_files().values()}
    hashes = {law: sha256(one.path.read_bytes()).digest() for law, one in held.items()}
    return {
        law: sha256(b"".join(hashes[one] for one in sorted(group))).hexdigest()[:16]
        for group in tied_laws(one.head for one in held.values())
        for law in group
    }


def tied_laws(heads: Iterable[StatuteHead]) -> list[set[str]]:
    """Return the groups of laws between which provisions moved, directly or through other laws."""
    heads = list(heads)
    groups: list[set[str]] = [{one.law} for one in heads]
    known = set().union(*groups)
    for one in heads:
        ends = {one.law, *known.intersection(one.passes_to)}
        joined = set().union(*(group for group in groups if group & ends))
        groups = [joined, *(group for group in groups if not group & ends)]
    return groups
