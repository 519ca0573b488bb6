"""Settings from environment variables, checked where they are used."""

import os
import re

from konkyo.i18n import KonkyoError, Words

_TIMEOUT = "60"
"""Seconds a statement may take unless KONKYO_TIMEOUT says otherwise."""


def timeout() -> int:
    """Return how many seconds a question may take. Raises KonkyoError if KONKYO_TIMEOUT is no such number."""
    return int(setting("KONKYO_TIMEOUT", _TIMEOUT, r"[1-9]\d*", "60, 600"))


def setting(name: str, default: str, pattern: str, examples: str) -> str:
    """Return the variable ``name``, or ``default`` where it is not set. Raises KonkyoError unless ``pattern`` fits."""
    value = os.environ.get(name) or default
    if not re.fullmatch(pattern, value):
        raise KonkyoError(
            Words(
                ja=f"環境変数 {name} が読めません: {value}", en=f"environment variable {name} cannot be read: {value}"
            ),
            cure=Words(ja=f"{examples} のように書いてください", en=f"Write it like {examples}"),
        )
    return value
