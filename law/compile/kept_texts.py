"""The folder into which texts of laws are fetched. What is there already is not fetched again."""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from io import StringIO
from pathlib import Path

from konkyo.law.compile.write_file import write_file
from konkyo.law.law_error import LawError, unreadable_file
from konkyo.law.statutes import egov_xml
from konkyo.law.statutes.history_tables import AMENDMENTS, amendment_rows
from konkyo.law.statutes.law_listing import LawListing, LawSource, ListedVersion

_COLUMNS = ("law_id", "effective", "amending_law_id", "revision_id", "updated", "sha256", "taken", "repealed")


@dataclass(frozen=True, slots=True)
class KeptTexts:
    """The texts in ``folder``; the name of each is its revision id. All methods raise :class:`LawError`."""

    folder: Path

    def path(self, version: ListedVersion) -> Path:
        """Return where the text of a version is, or is to be."""
        return self.folder / f"{version.revision.id}.xml"

    def lacking(self, versions: Iterable[ListedVersion]) -> list[ListedVersion]:
        """Return the versions whose text is missing, damaged, or older than what e-Gov has corrected since."""
        noted = self._noted()
        return [one for one in versions if not self._is_whole(one, noted.get(one.revision.id, {}))]

    def fetch(
        self,
        versions: Iterable[ListedVersion],
        source: LawSource,
        tell: Callable[[Path], None] = lambda path: None,
    ) -> None:
        """Fetch the texts of ``versions``. Each is written whole or not at all, and told with its path."""
        for one in versions:
            write_file(self.path(one), source.text(one))
            tell(self.path(one))

    def note(self, listing: LawListing) -> None:
        """Write the list of the versions of one law, in place of what ``revisions.csv`` had of it.

        The other rows and columns of that table are kept.
        """
        path = self.folder / AMENDMENTS
        rows = [row for row in amendment_rows(self.folder) if row.get("law_id") != listing.law_id]
        columns = dict.fromkeys([*_COLUMNS, *(name for row in rows for name in row)])
        for one in listing.versions:
            text = self.path(one)
            revision = one.revision
            cells = (
                revision.law_id, str(revision.valid_from), revision.amended_by, revision.id, one.updated,
                sha256(_bytes(text)).hexdigest() if text.exists() else "", str(listing.taken or ""),
                str(listing.repealed or ""),
            )  # fmt: skip
            rows.append(dict(zip(_COLUMNS, cells, strict=True)))
        written = StringIO(newline="")
        table = csv.DictWriter(written, tuple(columns), restval="", lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
        write_file(path, written.getvalue().encode())

    def _is_whole(self, version: ListedVersion, noted: dict[str, str]) -> bool:
        path = self.path(version)
        if not path.exists() or noted.get("updated", version.updated) != version.updated:
            return False
        data = _bytes(path)
        if noted.get("sha256"):
            return sha256(data).hexdigest() == noted["sha256"]
        try:
            egov_xml.read_statute(data, version.revision, str(path))
        except LawError:
            return False
        return True

    def _noted(self) -> dict[str, dict[str, str]]:
        return {row["revision_id"]: row for row in amendment_rows(self.folder)}


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable_file(path, error) from error
