"""Open the store that ``konkyo build`` made, at the place that ``--store`` and ``--from`` name."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from konkyo import opening
from konkyo.i18n import KonkyoError, Words

if TYPE_CHECKING:
    from konkyo.graph.store import Store, StorePlace

STORE_VARIABLE = "KONKYO_STORE"
"""The environment variable with the address of a Neo4j; ``--store`` sets it (``konkyo.cli.main``)."""


def store_place(folder: Path) -> "StorePlace":
    """Return where the store for the records in ``folder`` is: in the Neo4j of ``--store``, else beside the records."""
    return opening.place(os.environ.get(STORE_VARIABLE) or folder, asked_password)


def where_it_is(folder: Path) -> str:
    """Return the address or the folder of the store, for a person who reads an answer elsewhere."""
    return os.environ.get(STORE_VARIABLE) or str(folder.absolute())


def graph_at_hand(folder: Path) -> "Store | None":
    """Open the store as it is, whatever facts of law it rests on; None where there is none, or none that can be used.

    Why one that is there cannot be used is told.
    """
    from konkyo.cli.output import tell
    from konkyo.graph.store import STORE

    where = os.environ.get(STORE_VARIABLE)
    if not where and not (folder / STORE).is_dir():
        return None
    try:
        return opening.opened_as_it_is(where or folder, asked_password)
    except KonkyoError as error:
        tell(error)
        return None


def open_store(folder: Path, *, writing: bool = False) -> "Store":
    """Open the store for questions, or also for ``writing``.

    Raises KonkyoError where nothing was built there or the store cannot be used.
    """
    from konkyo.cli.output import tell

    store = opening.opened(os.environ.get(STORE_VARIABLE) or folder, asked_password, writing=writing)
    if store.altered:
        tell(
            Words(
                ja="このデータベースは konkyo cypher --write で書き換えられており、記録にないことを答えるかもしれません"
                "（konkyo build で作り直します）",
                en="this database was changed by konkyo cypher --write; its answers may not agree with the records "
                "(konkyo build makes it again)",
            )
        )
    return store


def asked_password(username: str, address: str) -> str:
    """Ask for the password at the terminal. Raises UsageError where nobody is there."""
    if not sys.stdin.isatty():
        opening.nobody_to_ask(username, address)
    from getpass import getpass

    return getpass(
        str(Words(ja=f"{username} のパスワード（{address}）: ", en=f"Password of {username} at {address}: "))
    )
