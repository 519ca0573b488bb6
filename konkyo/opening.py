"""Find and open the store of a graph: in the folder that ``build`` made, or in a Neo4j."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from konkyo.i18n import KonkyoError, UsageError, Words

if TYPE_CHECKING:
    from konkyo.graph.neo4j_connection import Credentials
    from konkyo.graph.store import Store, StorePlace

Password = Callable[[str, str], str]
"""A function that asks a person for the password of a user name at an address."""


def nobody_to_ask(username: str, address: str) -> NoReturn:
    """Raise UsageError: there is no password for ``username``, and nobody to ask for it."""
    raise UsageError(
        Words(ja=f"{username} のパスワードがありません", en=f"there is no password for {username}"),
        where=address,
        cure=Words(
            ja="環境変数 NEO4J_PASSWORD に入れるか、端末から konkyo を実行して尋ねられたときに入力してください",
            en="Put it into the variable NEO4J_PASSWORD, or run konkyo in a terminal, where you are asked for it",
        ),
    )


def place(where: str | Path, password: Password = nobody_to_ask) -> "StorePlace":
    """Return the place of the store for ``where``: the address of a Neo4j, or a folder with records."""
    if _is_address(where):
        from konkyo.graph.neo4j_connection import checked
        from konkyo.graph.neo4j_store import Neo4jPlace

        return Neo4jPlace(checked(str(where)), _credentials(str(where), password))
    from konkyo.graph.embedded import EmbeddedPlace

    return EmbeddedPlace(_in(Path(where)))


def opened(
    where: str | Path, password: Password = nobody_to_ask, *, writing: bool = False, served: bool = True
) -> "Store":
    """Open the store for questions; with ``writing``, a folder is open for nobody else.

    Raises KonkyoError where none was built there, where it cannot be used, and where it rests on other facts of law
    than are held now.
    """
    return _up_to_date(opened_as_it_is(where, password, writing=writing, served=served), where)


def opened_as_it_is(
    where: str | Path, password: Password = nobody_to_ask, *, writing: bool = False, served: bool = True
) -> "Store":
    """Open the store, whatever facts of law it rests on. Raises KonkyoError where there is none that can be used.

    Where ``konkyo open`` runs on the folder, that one is asked, unless not ``served``.
    """
    if _is_address(where):
        from konkyo.graph.neo4j_connection import checked
        from konkyo.graph.neo4j_store import Neo4jStore

        return Neo4jStore(checked(str(where)), _credentials(str(where), password), make=False)
    folder = _in(Path(where))
    if not folder.is_dir():
        raise KonkyoError(
            Words(ja="ここにはまだ何も作られていません", en="nothing has been built here yet"),
            where=str(where),
            cure=Words(
                ja=f"先に konkyo build 評価書のフォルダー --into {where} を実行するか、"
                "--from DIR で別の場所を指定してください",
                en=f"run konkyo build FOLDER --into {where} first, or name another place with --from DIR",
            ),
        )
    if served and not writing and (found := _served(Path(where))):
        return found
    from konkyo.graph.embedded import EmbeddedStore
    from konkyo.graph.embedded_reader import EmbeddedReader

    return EmbeddedStore(folder) if writing else EmbeddedReader(folder)


def _served(folder: Path) -> "Store | None":
    from konkyo.graph.served_store import SERVED_NOTE, served_store

    return served_store(folder) if (folder / SERVED_NOTE).exists() else None


def _up_to_date(store: "Store", where: str | Path) -> "Store":
    """Return ``store``. Raises KonkyoError where evaluations in it rest on other facts of law than are held now."""
    outdated = store.outdated()
    if not outdated:
        return store
    store.close()
    there = f"--store {where}" if _is_address(where) else f"--into {where}"
    few = ", ".join(outdated[:3]) + (" …" if len(outdated) > 3 else "")
    raise KonkyoError(
        Words(
            ja=f"評価書 {len(outdated)} 件の引用が、今とは別の法令の事実で調べられています",
            en=f"the citations of {len(outdated)} evaluations were looked up in other facts of law than are held now",
        ),
        where=str(where),
        why=Words.same(few),
        cure=Words(
            ja=f"konkyo build {there} を実行してください（それらだけを記録から入れ直します。評価書は読み直しません）",
            en=f"run konkyo build {there}: it stores just those anew, from their records, and reads no document again",
        ),
    )


def _is_address(where: str | Path) -> bool:
    return isinstance(where, str) and "://" in where


def _in(folder: Path) -> Path:
    from konkyo.graph.store import STORE

    return folder / STORE


def _credentials(address: str, password: Password) -> "Credentials":
    """Return user, password and database from the environment. A password is never in a command or an address."""
    from konkyo.graph.neo4j_connection import Credentials

    username = os.environ.get("NEO4J_USERNAME") or "neo4j"
    word = os.environ.get("NEO4J_PASSWORD") or password(username, address)
    return Credentials(username, word, os.environ.get("NEO4J_DATABASE") or None)
