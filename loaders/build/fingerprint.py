"""A fingerprint of the reading code: where it differs, documents have to be read again."""

import os
import platform
import re
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from konkyo.loaders.limits import LIMITS

_PACKAGES = ("i18n", "law", "graph", "loaders")
"""Packages that reading a document and making its facts may run. It may be more than does run, never less."""

_STATUTES = "law/data/statutes"
"""The facts of each law have a fingerprint of their own (``konkyo.law.facts_fingerprint``)."""


def reading_fingerprint() -> str:
    """Return a hash of all that a record and its facts depend on, except the document's bytes and the facts of law.

    That is konkyo's code and tables, the versions of Python and of the required libraries, and the limits set in the
    environment.
    """
    limits = [(limit.variable, os.environ.get(limit.variable)) for limit in LIMITS]
    return sha256(repr((_code(*_PACKAGES), _libraries(), limits)).encode()).hexdigest()[:32]


def code_fingerprint(*packages: str) -> str:
    """Return a hash of the code and tables of these packages of konkyo, and of the versions of Python and libraries."""
    return sha256(repr((_code(*packages), _libraries())).encode()).hexdigest()[:32]


@cache
def _code(*packages: str) -> str:
    found = sha256()
    for package in packages:
        for name, data in _contents(files(f"konkyo.{package}"), package):
            found.update(sha256(name.encode()).digest() + sha256(data).digest())
    return found.hexdigest()


def _contents(folder: Traversable, name: str) -> list[tuple[str, bytes]]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith((".", "__pycache__")):
            continue
        inner = f"{name}/{entry.name}"
        if inner == _STATUTES:
            continue
        found += _contents(entry, inner) if entry.is_dir() else [(inner, entry.read_bytes())]
    return found


@cache
def _libraries() -> tuple[tuple[str, str], ...]:
    asked = {re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in requires("konkyo") or ()}
    return (("python", platform.python_version()), *((name, _version(name)) for name in sorted(asked)))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"
