"""A folder of law XML as a source of dated texts, where no network is allowed."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from konkyo.law import law_names
from konkyo.law.fold import fold
from konkyo.law.law_error import LawError, unreadable_file
from konkyo.law.statute_version import NOT_FIXED, Version
from konkyo.law.statutes.dated import read_version, text_files
from konkyo.law.statutes.history_tables import AMENDMENTS, amendment_rows
from konkyo.law.statutes.law_listing import LawListing, ListedVersion, in_order, listed_version
from konkyo.law.statutes.revision import Revision


@dataclass(frozen=True)
class TextFolder:
    """The XML in ``folder`` and its subfolders, as a :class:`konkyo.law.statutes.law_listing.LawSource`.

    The name of a text is its revision id. The list of versions is that of ``revisions.csv``, which is complete on the
    day in its column ``taken``, or on the day ``taken`` given here; without one it is what the names of the texts say,
    and not complete. All methods raise :class:`LawError`: ``unknown_law``, ``no_text``, ``other_text`` (not the text
    whose hash the list has), and what the readers of texts and tables raise.
    """

    folder: Path
    taken: date | None = None

    @property
    def where(self) -> str:
        """The folder."""
        return str(self.folder)

    def find(self, name: str) -> str:
        """Return the e-Gov id of the law with this name or id, which may be a title that only a text here has."""
        known = law_names.law(name)
        if known and known.id and self.has(known.id):
            return known.id.upper()
        if self.has(name):
            return name.upper()
        titles = {fold(self._latest(law_id).title).text: law_id for law_id in self._paths}
        if law_id := titles.get(fold(name).text):
            return law_id
        raise LawError(
            "unknown_law",
            f"「{name}」の本文がこのフォルダーに無い",
            f"there is no text of “{name}” in this folder",
            where=self.where,
            cure_ja="425AC0000000027_20210901_503AC0000000037.xml のような名前の本文を置いてください。",
            cure_en="Lay its texts there, with names like 425AC0000000027_20210901_503AC0000000037.xml.",
        )

    def has(self, law_id: str) -> bool:
        """Return whether there is a text of this law."""
        return law_id.upper() in self._paths

    def listing(self, law_id: str) -> LawListing:
        """Return the versions in the list and those of which there is a text."""
        law_id = law_id.upper()
        rows = [row for row in self._rows if row["revision_id"].upper().startswith(f"{law_id}_")]
        listed = {version.revision: version for version in map(self._listed, rows)}
        here = {revision: _of_name(revision) for revision in self._paths.get(law_id, ())}
        days = {key: sorted({row[key] for row in rows if row.get(key)}) for key in ("taken", "repealed")}
        taken = date.fromisoformat(days["taken"][0]) if days["taken"] else self.taken
        return LawListing(
            law_id,
            in_order((here | listed).values()),
            taken if listed else None,
            date.fromisoformat(days["repealed"][0]) if days["repealed"] else None,
        )

    def text(self, version: ListedVersion) -> bytes:
        """Return the text of one version; it has been parsed, and has the hash that the list says it has."""
        path = self._paths.get(version.revision.law_id, {}).get(version.revision)
        if path is None:
            raise LawError(
                "no_text",
                f"版 {version.name} の本文が無い",
                f"there is no text of the version {version.name}",
                where=self.where,
                cure_ja=f"{version.name}.xml を e-Gov から取って置いてください。",
                cure_en=f"Get {version.name}.xml from e-Gov and lay it there.",
            )
        read_version(path)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise unreadable_file(path, error) from error
        if version.sha256 and sha256(data).hexdigest() != version.sha256:
            raise LawError(
                "other_text",
                f"{AMENDMENTS} にある指紋（SHA-256）の本文ではない",
                f"it is not the text whose hash (SHA-256) {AMENDMENTS} has",
                where=str(path),
                cure_ja="ファイルを写し直すか、e-Gov から取り直してください。",
                cure_en="Copy the file again, or fetch it from e-Gov again.",
            )
        return data

    def _latest(self, law_id: str) -> Version:
        return read_version(self._paths[law_id][max(self._paths[law_id], key=lambda one: one.valid_from)])

    @cached_property
    def _paths(self) -> Mapping[str, Mapping[Revision, Path]]:
        """Id of a law → version → text."""
        found: dict[str, dict[Revision, Path]] = defaultdict(dict)
        for path in (one for one in text_files(self.folder) if one.suffix.lower() == ".xml"):
            revision = Revision.parse(path.stem, str(path))
            found[revision.law_id][revision] = path
        return found

    @cached_property
    def _rows(self) -> list[dict[str, str]]:
        return amendment_rows(self.folder)

    def _listed(self, row: dict[str, str]) -> ListedVersion:
        revision = Revision.parse(row["revision_id"], str(self.folder / AMENDMENTS))
        return ListedVersion(revision, revision.id, row.get("updated", ""), row.get("sha256", ""))


def _of_name(revision: Revision) -> ListedVersion:
    return listed_version(revision, fixed=revision.valid_from != NOT_FIXED)
