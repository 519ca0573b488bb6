"""Opening what ``konkyo build`` made: the one place where it is decided in which store that is."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from konkyo.i18n import KonkyoError, UsageError, Words

if TYPE_CHECKING:
    from konkyo.graph.neo4j_connection import Credentials
    from konkyo.graph.store import Store, StorePlace

STORE = "KONKYO_STORE"
"""The variable that holds the address of a Neo4j; ``--store`` sets it (``konkyo.cli.main``)."""


def place(folder: Path) -> "StorePlace":
    """Return where the store of the records in ``folder`` lies: in a Neo4j if ``--store`` says so, else beside them."""
    if address := os.environ.get(STORE):
        from konkyo.graph.neo4j_connection import checked
        from konkyo.graph.neo4j_store import Neo4jPlace

        return Neo4jPlace(checked(address), _credentials(address))
    from konkyo.graph.embedded import EmbeddedPlace
    from konkyo.loaders.build.pipeline import STORE as EMBEDDED

    return EmbeddedPlace(folder / EMBEDDED)


def opened(folder: Path) -> "Store":
    """Open the store to ask it. Raises KonkyoError where nothing was built there or the store cannot be used."""
    from konkyo.cli.output import tell

    store = _neo4j() or _embedded(folder)
    if store.altered:
        tell(
            Words(
                ja="このデータベースは konkyo cypher --write で書き換えられており、記録にないことを答えるかもしれません"
                "（konkyo build で作り直します）",
                en="this database was changed by konkyo cypher --write and may answer what no record says "
                "(konkyo build makes it again)",
            )
        )
    return store


def _neo4j() -> "Store | None":
    address = os.environ.get(STORE)
    if not address:
        return None
    from konkyo.graph.neo4j_connection import checked
    from konkyo.graph.neo4j_store import Neo4jStore

    return Neo4jStore(checked(address), _credentials(address), make=False)


def _embedded(folder: Path) -> "Store":
    from konkyo.graph.embedded import EmbeddedStore
    from konkyo.loaders.build.pipeline import STORE as EMBEDDED

    if not (folder / EMBEDDED).is_dir():
        raise KonkyoError(
            Words(ja="ここにはまだ何も作られていません", en="nothing has been built here yet"),
            where=str(folder),
            cure=Words(
                ja="先に konkyo build 評価書のフォルダー を実行するか、--from DIR で場所を指定してください",
                en="run konkyo build FOLDER first, or name the place with --from DIR",
            ),
        )
    return EmbeddedStore(folder / EMBEDDED)


def _credentials(address: str) -> "Credentials":
    """Return who asks, from the environment; the password may also be typed, but never stands in the command."""
    from konkyo.graph.neo4j_connection import Credentials

    password = os.environ.get("NEO4J_PASSWORD")
    username = os.environ.get("NEO4J_USERNAME") or "neo4j"
    if not password:
        if not sys.stdin.isatty():
            raise UsageError(
                Words(ja="Neo4j のパスワードがありません", en="there is no password for Neo4j"),
                where=address,
                cure=Words(
                    ja="環境変数 NEO4J_PASSWORD に入れるか、端末から実行して尋ねられたときに入力してください",
                    en="Put it into the variable NEO4J_PASSWORD, or run this in a terminal, where you are asked for it",
                ),
            )
        from getpass import getpass

        password = getpass(
            str(Words(ja=f"{username} のパスワード（{address}）: ", en=f"Password of {username} at {address}: "))
        )
    return Credentials(username, password, os.environ.get("NEO4J_DATABASE") or None)
