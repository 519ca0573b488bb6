"""A workbook or Word file as a package of parts, of which some are changed: every other part stays byte for byte."""

import io
import re
import zipfile
from copy import copy

from lxml import etree

from konkyo.i18n import KonkyoError, Words
from konkyo.loaders.readers.archive import Archive

_SIGNATURES = "_xmlsignatures/"
_MAY_PROTECT = ("xl/worksheets/", "word/settings.xml")
_PROTECTED = re.compile(
    rb"<(?:\w+:)?(?:sheetProtection\b[^>]*?\ssheet|documentProtection\b[^>]*?\s\w+:enforcement)=[\"'](?:1|true|on)[\"']"
)
_STRICT = b"http://purl.oclc.org/ooxml/"


class OoxmlPackage:
    """The parts of one file. ``tree`` gives a part to change; ``data`` returns the file with the changed parts.

    Raises KonkyoError for a file that is damaged, and for one that is signed if it is ``to_write``.
    """

    def __init__(self, data: bytes, *, to_write: bool = True) -> None:
        self.archive = Archive(data)
        self._data = data
        self._trees: dict[str, etree._Element] = {}
        if to_write and any(name.startswith(_SIGNATURES) for name in self.archive.names):
            raise KonkyoError(
                Words(ja="電子署名のあるファイルです", en="the file is signed"),
                why=Words(ja="書き直すと署名は無効になります", en="its signature would not hold for a changed copy"),
                cure=Words(ja="署名を外した写しを指定してください", en="give a copy without the signature"),
            )

    def tree(self, name: str) -> etree._Element:
        """Return the root of the part ``name``; what is changed in it is written. Raises KonkyoError for Strict XML."""
        if name not in self._trees:
            with zipfile.ZipFile(io.BytesIO(self._data)) as archive:
                raw = archive.read(name)
            if _STRICT in raw:
                raise KonkyoError(
                    Words(ja="「Strict Open XML」形式のファイルです", en="the file is in the format Strict Open XML"),
                    cure=Words(
                        ja="通常の .xlsx・.docx として保存し直してください",
                        en="save it again as an ordinary .xlsx or .docx",
                    ),
                )
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
            self._trees[name] = etree.fromstring(raw, parser)
        return self._trees[name]

    def data(self) -> bytes:
        """Return the bytes of the file. A part that was looked at and not changed is copied as it was."""
        target = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(self._data)) as old,
            zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            new.comment = old.comment
            for part in old.infolist():
                new.writestr(copy(part), self._content(part.filename, old.read(part)))
        return target.getvalue()

    def _content(self, name: str, raw: bytes) -> bytes:
        tree = self._trees.get(name)
        if tree is None or _canonical(etree.fromstring(raw)) == _canonical(tree):
            return raw
        return bytes(etree.tostring(tree.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True))


def is_protected(data: bytes) -> bool:
    """Tell whether a workbook or Word file asks programs to refuse editing it, or a sheet of it."""
    archive = Archive(data)
    return any(
        name.startswith(_MAY_PROTECT) and _PROTECTED.search(archive.read(name)) is not None for name in archive.names
    )


def _canonical(tree: etree._Element) -> bytes:
    return bytes(etree.tostring(tree, method="c14n"))
