"""The dated versions of one law, and how to read them from files."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from konkyo.law.law_error import LawError, unreadable_file
from konkyo.law.statute_version import Version
from konkyo.law.statutes import egov_xml, markdown
from konkyo.law.statutes.revision import Revision

_READERS = {".xml": egov_xml.read_statute, ".md": markdown.read_statute}
TEXT_SUFFIXES = frozenset(_READERS)


@dataclass(frozen=True, slots=True)
class DatedVersions:
    """The versions of one law that were in force, in order. Each is in force until the next begins."""

    law: str
    versions: tuple[Version, ...]

    @classmethod
    def of(cls, versions: Iterable[Version]) -> "DatedVersions":
        """Return the versions of one law in order, without those that were never in force.

        If several amendments take effect on one day, each makes a version, and only the last one came into force: that
        of the amending law with the greatest id. Raises :class:`LawError` (``several_laws``), and ValueError if there
        is no version.
        """
        last: dict[date, Version] = {}
        for version in sorted(versions, key=lambda one: (one.valid_from, one.amended_by)):
            last[version.valid_from] = version
        laws = sorted({version.law for version in last.values()})
        if not laws:
            raise ValueError("no version")
        if len(laws) > 1:
            raise LawError(
                "several_laws",
                f"一つの法令の版の中に別の法令が混じっている: {'、'.join(laws)}",
                f"versions of several laws are mixed: {', '.join(laws)}",
                cure_ja="法令ごとに分けてください。",
                cure_en="Keep the versions of each law apart.",
            )
        return cls(laws[0], tuple(last.values()))

    def at(self, on: date) -> Version | None:
        """Return the version for the day ``on``: the last one that begins on or before it; None before the first."""
        place = bisect_right(self.versions, on, key=lambda one: one.valid_from)
        return self.versions[place - 1] if place else None


def read_version(path: Path) -> Version:
    """Read one file named by its revision id: 法令XML (.xml), or Markdown (.md).

    Raises :class:`LawError`: ``unreadable``, ``other_format``, ``no_revision`` (another name), those of the readers.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise LawError(
            "other_format",
            f"法令本文の形式ではない: {path.suffix or '拡張子なし'}",
            f"no format of a law's text: {path.suffix or 'no extension'}",
            where=str(path),
            cure_ja=".xml か .md のファイルを渡してください。",
            cure_en="Give a .xml or .md file.",
        )
    revision = Revision.parse(path.stem, str(path))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unreadable_file(path, error) from error
    return reader(data, revision, str(path))


def read_folder(folder: Path) -> dict[str, DatedVersions]:
    """Read all texts in a folder and its subfolders; return canonical name → versions of the law.

    If a version is there in both formats, the XML is read, because it has the spans of table cells. Raises
    :class:`LawError` for the first file that cannot be read, and ``no_texts`` if the folder is missing or has no text.
    """
    paths = {Revision.parse(path.stem, str(path)): path for path in text_files(folder)}
    if not paths:
        raise LawError(
            "no_texts",
            "法令の本文が無い" if folder.is_dir() else "フォルダーが無い",
            "there is no text of a law in it" if folder.is_dir() else "there is no such folder",
            where=str(folder),
            cure_ja="425AC0000000027_20210901_503AC0000000037.xml のような名前の本文を置いてください。",
            cure_en="Lay texts there with names like 425AC0000000027_20210901_503AC0000000037.xml.",
        )
    found: dict[str, list[Version]] = defaultdict(list)
    for path in paths.values():
        version = read_version(path)
        found[version.law_id].append(version)
    dated = (DatedVersions.of(_under_one_name(versions)) for versions in found.values())
    return {one.law: one for one in sorted(dated, key=lambda one: one.law)}


def text_files(folder: Path) -> list[Path]:
    """Return the files in a folder and its subfolders whose names are those of texts, in order."""
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in _READERS and path.stem.count("_") == 2)


def _under_one_name(versions: list[Version]) -> list[Version]:
    """Return the versions of one law, all with the name of the latest: unlisted laws are named by their titles."""
    name = max(versions, key=lambda one: (one.valid_from, one.amended_by)).law
    return [one if one.law == name else one.named(name) for one in versions]
