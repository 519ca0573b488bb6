"""One document file → its evaluation record."""

import stat
from pathlib import Path

from konkyo.i18n import KonkyoError, Words
from konkyo.loaders import limits
from konkyo.loaders.account import account
from konkyo.loaders.assemble import assemble
from konkyo.loaders.characters import close_kanji, is_spaced, plain_characters
from konkyo.loaders.forms.detect import has_run_on_list
from konkyo.loaders.forms.no_evaluation import refuse
from konkyo.loaders.forms.ordered.fill_in_order import fill_ordered
from konkyo.loaders.forms.run_on_rows import cut_rows
from konkyo.loaders.forms.scattered import fill_scattered, is_scattered
from konkyo.loaders.pages import Pages
from konkyo.loaders.read_document.file_formats import pages_of
from konkyo.loaders.record import Record


def read_file(path: Path) -> Record:
    """Read one document. Raises KonkyoError, naming the file and place, for anything that cannot be read as one."""
    try:
        return read_pages(pages_of(source(path), path.suffix))
    except KonkyoError as error:
        raise error.at(str(path)) from None


def source(path: Path) -> bytes:
    """Return the bytes of the file ``path``. Raises KonkyoError where it is no file, too large or not to be opened."""
    limits.BYTES.check(_size(path))
    return _bytes(path)


def read_pages(pages: Pages) -> Record:
    """Return the record of pages that a reader made. Raises KonkyoError if they hold no evaluation."""
    printed = plain_characters(pages)
    spaced = is_spaced(printed)
    if spaced and has_run_on_list(printed):
        # Its cells show where its columns are, and no label is parted from a value by a space only.
        printed, spaced = close_kanji(printed), False
    printed = cut_rows(printed, every=spaced)
    if spaced:
        printed = close_kanji(printed)
    filled = fill_scattered(printed) if is_scattered(printed) else fill_ordered(printed)
    refuse(filled, printed)
    record = assemble(filled, printed)
    return record.model_copy(update={"account": account(pages, record, filled.edition)})


def _size(path: Path) -> int:
    try:
        status = path.stat()
    except OSError as error:
        raise _unopened(error) from None
    if not stat.S_ISREG(status.st_mode):
        raise _no_file()
    return status.st_size


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unopened(error) from None


def _unopened(error: OSError) -> KonkyoError:
    if isinstance(error, FileNotFoundError):
        why = Words("その名のファイルもフォルダーもありません", "there is no file or folder of that name")
    else:
        why = Words(error.strerror or str(error), error.strerror or str(error))
    return KonkyoError(
        Words("ファイルを開けません", "the file cannot be opened"),
        why=why,
        cure=Words("名前と読む権限を確かめてください", "check its name and your right to read it"),
    )


def _no_file() -> KonkyoError:
    return KonkyoError(
        Words("ファイルではありません", "this is no file"),
        why=Words("フォルダー・パイプ・装置は読みません", "folders, pipes and devices are not read"),
        cure=Words("評価書のファイルを指定してください", "name the file of an evaluation"),
    )
