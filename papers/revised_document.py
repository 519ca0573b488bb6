"""A copy of a body's own document with the accepted changes: in the very cells and runs that hold the words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from konkyo.i18n import KonkyoError, Words
from konkyo.law.dates import day_like
from konkyo.law.spelling import NumberStyle
from konkyo.loaders.read_document import pages_of, read_pages
from konkyo.loaders.record import COVER, Passage, Record
from konkyo.papers.change_log_rows import LogRow, LogTable, log_table, rows_of_log
from konkyo.papers.editable_word_file import EditableWordFile
from konkyo.papers.editable_workbook import EditableWorkbook
from konkyo.papers.item_words import edition_of, item_words
from konkyo.papers.ooxml_package import OoxmlPackage
from konkyo.papers.own_document import OwnDocument
from konkyo.papers.passage_words import NotWrittenError, SentenceChange, edited, sentence_changes, spaceless, word_edits
from konkyo.papers.revision_check import unexpected
from konkyo.papers.run_edits import ChangeMark
from konkyo.papers.word_log import WordLog
from konkyo.papers.workbook_log import WorkbookLog

_NAMED = 5
_NO_PASSAGE = Words(ja="その欄がこの文書にない", en="the document has no such field")
_NO_FIELD = Words(ja="様式のどの欄か分からない文である", en="in which field of the form it stands is not known")
_READ_OTHERWISE = Words(
    ja="書き込むと、その欄は別の文として読まれる", en="once written, the field would be read as something else"
)
_NO_TABLE = Words(ja="この文書に変更箇所の表がない", en="the document has no table 変更箇所")
_LOG_OTHERWISE = Words(
    ja="行を足すと、変更箇所の表が別のものとして読まれる（表が二つあるなど）",
    en="with the rows in it, the table 変更箇所 would be read as something else (there may be two such tables)",
)
_BY_HAND = Words(
    ja="文書のその欄を手で直し、変更箇所に行を足す", en="edit the field by hand, and add its row to 変更箇所"
)
_NO_EDITING = Words(ja="この形式の文書は書き換えられない", en="a document of this format cannot be edited")


@dataclass(frozen=True, slots=True)
class AcceptedChange:
    """A change that an officer accepted: ``section`` is the id of its passage.

    ``before`` and ``after`` are whole sentences, a line each; ``timing`` and ``reason`` go to the change log.
    """

    section: str
    before: str
    after: str
    timing: str
    reason: str


@dataclass(frozen=True, slots=True)
class PlannedChange:
    """A change with its place: its passage, its sentences, where a person finds it, its row for the change log.

    The change of 公表日 itself has no ``row``.
    """

    change: AcceptedChange
    passage: Passage
    sentences: tuple[SentenceChange, ...]
    where: tuple[str, ...]
    item: tuple[str, ...]
    row: LogRow | None


@dataclass(frozen=True, slots=True)
class LeftChange:
    """A change that is not written, why, and what a person does about it."""

    change: AcceptedChange
    why: Words
    cure: Words = _BY_HAND


@dataclass(frozen=True, slots=True)
class RevisedDocument:
    """What came of it. ``data``: the new document; None where nothing can be written into one of its format.

    ``log_left``: why the rows of ``written`` are not in the document's own 変更箇所; None where they are.
    """

    data: bytes | None
    written: tuple[PlannedChange, ...]
    left: tuple[LeftChange, ...]
    log_left: Words | None
    not_logged: tuple[str, ...] = ()
    """columns that the document's own 変更箇所 lacks: what they would say is in no document"""


def revised(
    own: OwnDocument,
    changes: Sequence[AcceptedChange],
    *,
    mark: ChangeMark = ChangeMark.RED,
    published: date | None = None,
) -> RevisedDocument:
    """Return the document ``own`` with ``changes``. It is read again and checked before it is returned.

    ``published``: 公表日, and 変更日 of the new rows; both are left to the officer without it. Raises KonkyoError where
    the document is signed, or would not say just what was accepted.
    """
    planned, left = _planned(changes, own.record, published)
    if planned and published:
        planned += _published(own.record, published)
    if not own.editable:
        return RevisedDocument(None, tuple(planned), tuple(left), _NO_EDITING if planned else None)
    try:
        return _written(own, planned, left, mark)
    except _ReadOtherwiseError as error:
        # What the fields themselves do not say as meant is left; if it is anything else, nothing is written.
        odd = [one for one in planned if one.passage.id in error.odd]
        if not odd:
            raise _otherwise(error.odd) from None
        left += [LeftChange(one.change, _READ_OTHERWISE) for one in odd]
    try:
        return _written(own, [one for one in planned if one not in odd], left, mark)
    except _ReadOtherwiseError as error:
        raise _otherwise(error.odd) from None


def _planned(
    changes: Sequence[AcceptedChange], record: Record, published: date | None
) -> tuple[list[PlannedChange], list[LeftChange]]:
    """Return the changes whose sentences their passages hold, and the others."""
    passages = {passage.id: passage for passage in record.passages}
    edition = edition_of(record.document.form, record.passages)
    planned: list[PlannedChange] = []
    left: list[LeftChange] = []
    for change in changes:
        passage = passages.get(change.section)
        try:
            if passage is None or passage.address.page:
                raise NotWrittenError(_NO_FIELD if passage else _NO_PASSAGE)
            sentences = tuple(sentence_changes(passage.text, change.before, change.after))
            item = item_words(passage, edition)
            row = LogRow(item, change.before, change.after, change.timing, change.reason, published)
            if sentences:
                planned.append(PlannedChange(change, passage, sentences, (), item, row))
        except NotWrittenError as error:
            left.append(LeftChange(change, error.why))
    return sorted(planned, key=lambda one: one.passage.at.start), left


def _published(record: Record, day: date) -> list[PlannedChange]:
    """Return the change of 公表日 on the cover; none where the cover gives no day."""
    found = []
    for passage in record.passages:
        if passage.meaning == "document.published" and passage.text.strip():
            printed = NumberStyle.of(passage.text).write(day_like(day, passage.text))
            change = AcceptedChange(passage.id, passage.text, printed, "", "")
            whole = SentenceChange(*_ends(passage.text), tuple(word_edits(passage.text, change.after)))
            found.append(PlannedChange(change, passage, (whole,), (), (COVER, passage.label), None))
    return found


def _ends(text: str) -> tuple[int, int]:
    kept = spaceless(text)[1]
    return kept[0], kept[-1] + 1


def _written(
    own: OwnDocument, planned: Sequence[PlannedChange], left: Sequence[LeftChange], mark: ChangeMark
) -> RevisedDocument:
    """Return the document with its log; without where rows cannot be added to it. Raises _ReadOtherwiseError."""
    try:
        return _edited(own, planned, left, mark, with_log=True)
    except NotWrittenError as error:
        # Only the change log raises it here, and may have filled some rows already.
        why = error.why
    except _ReadOtherwiseError as error:
        if any(one.passage.id in error.odd for one in planned):
            raise
        why = _LOG_OTHERWISE
    return replace(_edited(own, planned, left, mark, with_log=False), log_left=why)


def _edited(
    own: OwnDocument,
    planned: Sequence[PlannedChange],
    left: Sequence[LeftChange],
    mark: ChangeMark,
    *,
    with_log: bool,
) -> RevisedDocument:
    package, pages = OoxmlPackage(own.data), own.pages
    document = EditableWorkbook(package, pages) if pages.source.format == "xlsx" else EditableWordFile(package, pages)
    written: list[PlannedChange] = []
    not_placed: list[LeftChange] = []
    for one in planned:
        try:
            where = document.plan(one.passage, one.sentences)
            written.append(replace(one, where=tuple(where)))
        except NotWrittenError as error:
            not_placed.append(LeftChange(one.change, error.why))
    document.write(mark)
    table = log_table(pages, own.record) if with_log and written else None
    rows = [table.kept(one.row) for one in written if one.row] if table else []
    if table:
        _log(document, table).add(rows_of_log(table, rows))
    revision = RevisedDocument(
        document.data(),
        tuple(written),
        (*left, *not_placed),
        None if table or not written else _NO_TABLE,
        table.lacks if table and rows else (),
    )
    _check(revision, own, rows)
    return revision


def _log(document: EditableWorkbook | EditableWordFile, table: LogTable) -> WorkbookLog | WordLog:
    return WorkbookLog(document, table) if isinstance(document, EditableWorkbook) else WordLog(document, table)


def _check(revision: RevisedDocument, own: OwnDocument, rows: Sequence[LogRow]) -> None:
    assert revision.data is not None, "a document was written"
    texts = {one.passage.id: edited(one.passage.text, one.sentences) for one in revision.written}
    odd = unexpected(own.record, read_pages(pages_of(revision.data, own.suffix)), texts, rows)
    if odd:
        raise _ReadOtherwiseError(odd)


class _ReadOtherwiseError(Exception):
    """The new document does not read as what was accepted; ``odd`` names where: passages, and fields of the record."""

    def __init__(self, odd: list[str]) -> None:
        super().__init__(odd)
        self.odd = odd


def _otherwise(odd: Sequence[str]) -> KonkyoError:
    few = "、".join(odd[:_NAMED]) + ("…" if len(odd) > _NAMED else "")
    return KonkyoError(
        Words(
            ja="書き換えた文書を読み直すと、採用した変更と違うので書き出しません",
            en="the revised document does not read as what was accepted, so it is not written",
        ),
        why=Words(ja=f"違う所: {few}", en=f"it differs at: {few}"),
        cure=Words(
            ja="その欄の案を見送りにして、手で直してください", en="decline the proposals there, and edit them by hand"
        ),
    )
