"""The files of a folder of dated texts from which nothing was taken, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from konkyo.law.compile.sources import Sources
from konkyo.law.statutes.dated import TEXT_SUFFIXES, text_files
from konkyo.law.statutes.history_tables import HISTORY_FILES
from konkyo.law.statutes.revision import Revision


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file that was not used, with the reason in both languages."""

    path: Path
    ja: str
    en: str


def passed_over(sources: Sources) -> Iterator[PassedOver]:
    """Yield the files in the folder of ``sources``, and in its subfolders, from which no fact was made."""
    texts = text_files(sources.folder)
    chosen = {Revision.parse(path.stem): path for path in texts}
    in_force = {one.revision_id for dated in sources.texts.values() for one in dated.versions}
    used = {path for law_id in {one.law_id for one in chosen} for path in sources.tables.files(law_id)}
    for path in sorted(path for path in sources.folder.rglob("*") if path.is_file() and path not in used):
        if path not in texts:
            yield _no_text(path)
            continue
        revision = Revision.parse(path.stem)
        if chosen[revision] != path:
            other = chosen[revision]
            yield PassedOver(path, f"同じ版の {other} を読んだ", f"the same version was read from {other}")
        elif revision.id not in in_force:
            yield PassedOver(
                path,
                "同じ日に施行された後の改正の版が効力を持つ",
                "the version of a later amendment with the same day of effect came into force",
            )


def _no_text(path: Path) -> PassedOver:
    if path.suffix.lower() in TEXT_SUFFIXES:
        return PassedOver(
            path,
            "名前が 法令ID_施行日_改正法令ID.xml（または .md）ではない",
            "its name is not LAW-ID_DAY_AMENDING-LAW-ID.xml (or .md)",
        )
    if path.name in HISTORY_FILES:
        return PassedOver(
            path,
            "本文のフォルダーの直下にないか、この表の法令の本文がない",
            "the table is in a subfolder, or there is no text of its law",
        )
    return PassedOver(
        path, "本文でも、知っている表でもない", "it is neither a text nor one of the tables that are read"
    )
