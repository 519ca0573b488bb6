"""Opening what ``konkyo build`` made."""

from pathlib import Path
from typing import TYPE_CHECKING

from i18n import KonkyoError, Words

if TYPE_CHECKING:
    from graph.embedded import EmbeddedStore


def opened(folder: Path) -> "EmbeddedStore":
    """Open the store in ``folder``. Raises KonkyoError where nothing was built there or the store cannot be used."""
    from cli.output import tell
    from graph.embedded import EmbeddedStore
    from loaders.building import STORE

    if not (folder / STORE).is_dir():
        raise KonkyoError(
            Words(ja="ここにはまだ何も作られていません", en="nothing has been built here yet"),
            where=str(folder),
            cure=Words(
                ja="先に konkyo build 評価書のフォルダー を実行するか、--from DIR で場所を指定してください",
                en="run konkyo build FOLDER first, or name the place with --from DIR",
            ),
        )
    store = EmbeddedStore(folder / STORE)
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
