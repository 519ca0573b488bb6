"""The options that may stand anywhere in a command: ``--lang``, ``--store``, ``--aliases``, ``--debug``."""

import os
from collections.abc import Iterator, Sequence

from konkyo.i18n import LANGUAGES, UsageError, Words

_VARIABLES = {"--lang": "KONKYO_LANG", "--store": "KONKYO_STORE", "--aliases": "KONKYO_ALIASES"}
"""Option with a value → the environment variable that it sets."""

_WRITTEN = {
    "--lang": "--lang ja",
    "--store": "--store neo4j://HOST:7687",
    "--aliases": "--aliases names.csv",
}


def taken_out(given: Sequence[str]) -> list[str]:
    """Return the words of a command without the global options, which set environment variables.

    Behind ``--`` everything is left as it is. Raises UsageError where an option has no value, or no such value.
    """
    end = given.index("--") if "--" in given else len(given)
    return [*_left(iter(given[:end])), *given[end:]]


def _left(words: Iterator[str]) -> Iterator[str]:
    for word in words:
        option, equals, value = word.partition("=")
        if word == "--debug":
            os.environ["KONKYO_DEBUG"] = "1"
        elif option in _VARIABLES:
            os.environ[_VARIABLES[option]] = _checked(option, value if equals else next(words, ""))
        else:
            yield word


def _checked(option: str, value: str) -> str:
    if option == "--lang" and value not in LANGUAGES:
        raise UsageError(
            Words(ja=f"--lang に「{value}」は書けません", en=f"--lang cannot be “{value}”"),
            cure=Words(ja="--lang ja か --lang en と書いてください", en="write --lang ja or --lang en"),
        )
    if not value:
        raise UsageError(
            Words(ja=f"{option} には値が要ります", en=f"{option} needs a value"),
            cure=Words(ja=f"{_WRITTEN[option]} のように書いてください", en=f"write it like {_WRITTEN[option]}"),
        )
    return value
