"""One folder of dated texts → one file of facts for each law in it."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from konkyo.law.compile.derive import derived
from konkyo.law.compile.sources import Sources
from konkyo.law.compile.write_file import write_file
from konkyo.law.facts_file import StatuteFacts
from konkyo.law.law_error import LawError
from konkyo.law.statute_head import StatuteHead, heads_in, held_files


def add(sources: Sources, into: Path, taken: date | None = None) -> list[tuple[Path, StatuteFacts]]:
    """Derive the facts of each law in ``sources`` and write one file for each into the folder ``into``.

    ``into`` is made if it does not exist. ``taken``: see :func:`konkyo.law.compile.derive.derived`. Returns the files
    and their contents. Raises :class:`LawError` if a table beside the texts cannot be read, if provisions moved between
    one of the laws and a law whose texts are not there (``texts_missing``), and if a file cannot be written. Nothing
    is written before all laws are derived.
    """
    found = derived(sources, taken)
    held = held_files() | (heads_in(into) if into.is_dir() else {})
    _check_ties(found, {one.head.law: one.head for one in held.values()}, sources.folder)
    paths = [into / facts.file_name() for facts in found]
    for path, facts in zip(paths, found, strict=True):
        write_file(path, facts.to_text().encode())
    return list(zip(paths, found, strict=True))


def _check_ties(found: Iterable[StatuteFacts], held: Mapping[str, StatuteHead], folder: Path) -> None:
    """Refuse texts of a law without the texts of the laws that its provisions moved to or came from.

    Such moves are found only if the texts of both laws are compared. Otherwise the new file would have those
    provisions as abolished, or as new.
    """
    here = {facts.head.law for facts in found}
    for law in sorted(here & held.keys()):
        tied = {*held[law].passes_to, *(other for other, head in held.items() if law in head.passes_to)}
        if missing := sorted(held[other].law_id for other in tied - here if other in held):
            raise LawError(
                "texts_missing",
                f"{law} と条項のやりとりがあった法令の本文が無い: {'、'.join(missing)}",
                f"provisions passed between {law} and laws whose texts are not here: {', '.join(missing)}",
                where=str(folder),
                cure_ja="それらの本文も同じフォルダーに置いてください（python -m konkyo.law.compile fetch）。",
                cure_en="Lay their texts into the same folder (python -m konkyo.law.compile fetch).",
            )
