"""The zip that a workbook or Word file is: opened within bounds, its parts found and parsed without any network."""

import io
import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

from konkyo.loaders import limits
from konkyo.loaders.readers.sniff import damaged

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Archive:
    """The parts of one file. Raises KonkyoError for a zip that is damaged or unpacks to more than is allowed."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise damaged() from None
        # The sizes that the zip declares are all that zipfile will ever unpack of each part.
        limits.EXPANDED.check(sum(part.file_size for part in self._zip.infolist()))
        self.names = frozenset(self._zip.namelist())

    def read(self, name: str) -> bytes:
        """Return the bytes of the part ``name``."""
        try:
            return self._zip.read(name)
        except Exception as error:  # of the zip, of zlib, of lzma: they have no common ancestor
            raise damaged(f"{name}: {error}") from None

    def tree(self, name: str) -> etree._Element:
        """Return the XML of the part ``name``."""
        # No entity is resolved and no network used: a workbook needs neither.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        try:
            return etree.fromstring(self.read(name), parser)
        except etree.XMLSyntaxError as error:
            raise damaged(f"{name}: {error}") from None

    def elements(self, name: str, *tags: str) -> Iterator[etree._Element]:
        """Yield the elements with these ``tags`` of the part ``name`` as they end; each is forgotten after it."""
        try:
            walk = etree.iterparse(io.BytesIO(self.read(name)), tag=tags, resolve_entities=False, no_network=True)
            for _, element in walk:
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
        except etree.XMLSyntaxError as error:
            raise damaged(f"{name}: {error}") from None

    def related(self, name: str) -> list[tuple[str, str, str, bool]]:
        """Return (id, kind, target, external) of what the part ``name`` refers to; inner targets as names of parts."""
        folder, own = posixpath.split(name)
        relations = posixpath.join(folder, "_rels", f"{own}.rels")
        if relations not in self.names:
            return []
        found = []
        for relation in self.tree(relations).iter(_RELATION):
            target, external = relation.get("Target", ""), relation.get("TargetMode") == "External"
            inner = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            kind = relation.get("Type", "").rpartition("/")[2]
            found.append((relation.get("Id", ""), kind, target if external else inner, external))
        return found
