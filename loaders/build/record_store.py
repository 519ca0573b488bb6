"""The folder of records, with one JSON file for each evaluation. Any store can be made again from it."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from konkyo.graph.atomic_write import atomic_write
from konkyo.i18n import KonkyoError, Words
from konkyo.loaders.build.record_upgrade import record_from_json, record_version
from konkyo.loaders.record import RECORD_VERSION, Record

_LONGEST = 60
"""Characters of a key in a file name: in UTF-8 up to 180 of the 255 bytes that a name may have."""

_SOURCES = TypeAdapter(dict[str, list[str]])


class RecordError(KonkyoError):
    """A file in the folder of records that is no record, or one that this konkyo cannot read."""


class RecordStore:
    """The records in ``folder``/records, and in ``folder``/sources.json the documents each was read from."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._records = folder / "records"
        self._sources = folder / "sources.json"

    def names(self) -> list[str]:
        """Return the file names of all records, in order."""
        return sorted(path.name for path in self._records.glob("*.json"))

    def load(self, name: str) -> Record:
        """Return the record in the file ``name``, upgraded if an older konkyo wrote it.

        Raises RecordError where it is no record, or one of a newer konkyo.
        """
        path = self._records / name
        content = _content(path)
        try:
            return record_from_json(content)
        except ValidationError as error:
            _refuse_newer(path, content)
            raise _unreadable(path, _misfit(error, content)) from None

    def digest(self, name: str) -> str:
        """Return the hash of the file ``name``. Raises RecordError where it cannot be read."""
        return digest(_content(self._records / name))

    def keep(self, key: str, record: bytes) -> bool:
        """Write ``record`` (see ``written``) under the key of its evaluation; return whether that changed anything.

        It replaces a damaged record. Raises RecordError where a newer konkyo wrote the one that is there.
        """
        path = self._records / file_name(key)
        if path.exists():
            kept = _content(path)
            if kept == record:
                return False
            _refuse_newer(path, kept)
        _write(path, record)
        return True

    def sources(self) -> dict[str, list[str]]:
        """Return file name of a record → paths of the documents it was read from. Raises KonkyoError if damaged.

        They are absolute, so that the documents are found from whatever folder konkyo is started in.
        """
        if not self._sources.exists():
            return {}
        try:
            noted = _SOURCES.validate_json(content := _content(self._sources))
            return {name: sorted(str(Path(path).resolve()) for path in paths) for name, paths in noted.items()}
        except ValidationError as error:
            raise _unreadable(self._sources, _misfit(error, content)) from None

    def set_aside_damaged_sources(self) -> Words | None:
        """Rename a damaged list of sources so that a new one can be written; return the message, None if it is good."""
        try:
            self.sources()
            return None
        except KonkyoError as error:
            aside = self._sources.with_suffix(".damaged")
            self._sources.replace(aside)
            why = error.why or error.what
        return Words(
            ja=f"{self._sources}: どの文書から読んだかの一覧が壊れていたので、今読んだ文書から作り直しました"
            f"（{why.ja}）。元のファイルは {aside} に残しました",
            en=f"{self._sources}: the list of which document each record is from was damaged and was made again from "
            f"the documents read now ({why.en}); what was there is kept in {aside}",
        )

    def note_sources(self, read: Iterable[tuple[str, str]]) -> None:
        """Add pairs of (key of the evaluation, path of the document it was read from) to the list of sources."""
        read = list(read)
        if not read:
            return
        noted = {name: set(sources) for name, sources in self.sources().items()}
        for key, path in read:
            name, source = file_name(key), str(Path(path).resolve())
            for others in noted.values():
                others.discard(source)
            noted.setdefault(name, set()).add(source)
        said = {name: sorted(noted[name]) for name in sorted(noted)}
        _write(self._sources, (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode())


def written(record: Record) -> bytes:
    """Return the bytes in which ``record`` is kept."""
    return (record.model_dump_json(indent=1) + "\n").encode()


def digest(record: bytes) -> str:
    """Return the hash of a record as ``written``."""
    return hashlib.sha256(record).hexdigest()


def file_name(key: str) -> str:
    """Return the name of a record's file: the legible part of ``key``, which may not be unique, and a hash of it."""
    legible = re.sub(r"[^\w.-]+", "_", unicodedata.normalize("NFC", key.replace("|", "_")))[:_LONGEST].strip("._")
    return f"{legible}-{hashlib.sha256(key.encode()).hexdigest()[:12]}.json"


def _content(path: Path) -> bytes:
    try:
        # Reading a pipe would block forever.
        if not path.is_file():
            raise _unreadable(path, Words(ja="普通のファイルではありません", en="it is no regular file"))
        return path.read_bytes()
    except OSError as error:
        said = error.strerror or str(error)
        raise _unreadable(path, Words(ja=said, en=said)) from None


def _refuse_newer(path: Path, content: bytes) -> None:
    try:
        version = record_version(content)
    except ValidationError:
        return
    if version > RECORD_VERSION:
        raise RecordError(
            Words(ja="より新しい konkyo が書いた記録です", en="a newer konkyo wrote this record"),
            where=str(path),
            why=Words(
                ja=f"記録の版は {version}、この konkyo が読めるのは {RECORD_VERSION} までです",
                en=f"it is of record version {version}; this konkyo reads up to {RECORD_VERSION}",
            ),
            cure=Words(
                ja="konkyo を新しくするか、このファイルを別の所へ移してください",
                en="update konkyo, or move this file away",
            ),
        )


def _misfit(error: ValidationError, content: bytes) -> Words:
    """Return in both languages why ``content`` does not fit; the text of ``error`` is in English only."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as undecodable:
        first = undecodable.start
        return Words(ja=f"UTF-8 ではありません（{first + 1} バイト目）", en=f"it is not UTF-8 (at byte {first + 1})")
    first_error, count = error.errors()[0], error.error_count()
    place, said = ".".join(map(str, first_error["loc"])), first_error["msg"]
    if first_error["type"] == "json_invalid":
        return Words(ja=f"JSON ではありません（{said}）", en=f"it is not JSON ({said})")
    return Words(
        ja=f"形式に合わない所が {count} あります（最初は「{place}」: {said}）",
        en=f"it does not fit the schema in {count} places, first “{place}”: {said}",
    )


def _unreadable(path: Path, why: Words) -> RecordError:
    return RecordError(
        Words(ja="記録を読めません", en="this record cannot be read"),
        where=str(path),
        why=why,
        cure=Words(
            ja="元の文書を konkyo build で読み直すか、このファイルを別の所へ移してください。"
            "それまでグラフには入りません",
            en="read its document again with konkyo build, or move this file away; until then the graph is without it",
        ),
    )


def _write(path: Path, content: bytes) -> None:
    with atomic_write(path) as partial:
        partial.write_bytes(content)
