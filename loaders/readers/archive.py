"""The zip archive of a workbook or Word file: opened within limits, its parts parsed without network access."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from konkyo.loaders import limits
from konkyo.loaders.readers.sniff import damaged

# Strict Open XML says the same in namespaces of its own: these are read as the usual ones.
_STRICT = re.compile(rb"""(xmlns(?::\w+)?\s*=\s*["'])http://purl\.oclc\.org/ooxml/(\w+)/(\w+)""")
_USUAL = rb"\1http://schemas.openxmlformats.org/\2/2006/\3"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Archive:
    """The parts of one archive. Raises KonkyoError for one that is damaged or unpacks to more than is allowed."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise damaged() from None
        # zipfile never unpacks more of a part than the size that the archive declares, if it is packed as Office does.
        for part in self._zip.infolist():
            if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise damaged(f"{part.filename}: compression {part.compress_type}")
        limits.EXPANDED.check(sum(part.file_size for part in self._zip.infolist()))
        self.names = frozenset(self._zip.namelist())

    def read(self, name: str) -> bytes:
        """Return the bytes of the part ``name``."""
        try:
            return _STRICT.sub(_USUAL, self._zip.read(name))
        except Exception as error:  # zipfile, zlib and lzma raise errors without a common base class
            raise damaged(f"{name}: {error}") from None

    def tree(self, name: str) -> etree._Element:
        """Return the XML of the part ``name``."""
        # A workbook needs neither entities nor the network.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        try:
            return etree.fromstring(self.read(name), parser)
        except etree.XMLSyntaxError as error:
            raise damaged(f"{name}: {error}") from None

    def elements(self, name: str, *tags: str) -> Iterator[etree._Element]:
        """Yield the elements with these ``tags`` of the part ``name``; each is freed after it was used."""
        try:
            walk = etree.iterparse(io.BytesIO(self.read(name)), tag=tags, resolve_entities=False, no_network=True)
            for _, element in walk:
                yield element
                element.clear()
                parent = element.getparent()
                while parent is not None and element.getprevious() is not None:
                    del parent[0]
        except etree.XMLSyntaxError as error:
            raise damaged(f"{name}: {error}") from None

    def related(self, name: str) -> list[tuple[str, str, str, bool]]:
        """Return (id, kind, target, external) of each reference of a part; targets in the archive as names of parts."""
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
