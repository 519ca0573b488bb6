"""Which edition of the law in time is at hand: what is made with another edition has to be made again."""

import os
from functools import cache
from hashlib import sha256

from konkyo.law.statute_head import VARIABLE, held_files


def data_fingerprint() -> str:
    """Return a hash of the facts of all laws held."""
    return _fingerprint(os.environ.get(VARIABLE) or None)


@cache
def _fingerprint(added: str | None) -> str:
    return sha256(b"".join(sha256(one.path.read_bytes()).digest() for one in held_files().values())).hexdigest()[:16]
