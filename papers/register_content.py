"""What the register of one body says: its evaluations, and of each of their files all that they tell.

It is the same for Word and Excel: chapters of tables, each row with the fields of the evaluation that say it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from konkyo.i18n import Words
from konkyo.loaders.record import ILLEGIBLE, File, Part, Passage, Record
from konkyo.papers.register_cells import UNREAD, WHERE, RegisterTable, as_stated, register_table, said_in
from konkyo.papers.register_flows import flow_tables
from konkyo.queries.checks import Finding
from konkyo.queries.columns import COMMON

_ITEM = Words(ja="項目", en="Item")
_TEXT = Words(ja="記載", en="As stated")

_FILE_FIELDS = (
    ("kind", Words(ja="ファイルの種類", en="Kind of file")),
    ("subjects_band", Words(ja="対象となる本人の数", en="Number of data subjects")),
    ("record_items_band", Words(ja="記録される項目の数", en="Number of recorded items")),
    ("department", Words(ja="事務担当部署", en="Department in charge")),
    ("held_since", Words(ja="保有開始日", en="Held since")),
    ("use_started", Words(ja="使用開始日", en="Used since")),
)
_FILE_TEXTS = (
    *("file.scope", "file.need", "file.main_items", "use.purpose", "use.manner", "use.matching", "use.decisions"),
    *("keeping.place", "keeping.term", "keeping.deletion"),
)
"""Meanings of the fields of a file that are shown with the label and the words of the document."""
_WORK_TEXTS = ("work.name", "work.outline", "number_use.basis", "network.basis", "department.name", "department.head",
               "disclosure.place", "inquiry.place")  # fmt: skip


@dataclass(frozen=True, slots=True)
class RegisterChapter:
    """A heading with its tables. ``level`` 1: an evaluation; 2: one of its files, or what is said of all of it."""

    level: int
    title: str
    tables: tuple[RegisterTable, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """The register of ``body``."""

    body: str
    chapters: tuple[RegisterChapter, ...]

    @property
    def title(self) -> str:
        """Its title."""
        return str(Words(ja=f"{self.body}　特定個人情報ファイルの登録簿", en=f"Register of files: {self.body}"))

    @property
    def notice(self) -> str:
        """What it is made from, and what it is not."""
        count = sum(one.level == 1 for one in self.chapters)
        told = Words(
            ja=f"評価書 {count} 件の記載だけを載せ、右端にそれを述べる欄を示す。実際の取扱いの記録ではない。",
            en=f"It has what {count} evaluations say, each row with the fields that say it; no record of what is done.",
        )
        return str(told)


def register_of(body: str, evaluations: Sequence[tuple[Record, Sequence[Finding]]]) -> Register:
    """Return the register of ``body``: of each of its evaluations the record, and what ``konkyo check`` finds in it."""
    return Register(body, tuple(chapter for record, found in evaluations for chapter in _chapters(record, found)))


def _chapters(record: Record, found: Sequence[Finding]) -> Iterator[RegisterChapter]:
    document = record.document
    name = " ".join(filter(None, (document.number, document.title or document.form)))
    yield RegisterChapter(1, name, (_cover(record), _texts(record, _WORK_TEXTS, None), _systems(record)))
    for file in record.files:
        yield RegisterChapter(2, file.name, tuple(_of_file(record, file)))
    rest = [_risks(record, None), _findings(found), _unread(record)]
    title = str(Words(ja="確かめること・読めなかった所", en="What is open, and what was not read"))
    yield RegisterChapter(2, title, tuple(table for table in rest if table.rows))


def _cover(record: Record) -> RegisterTable:
    document = record.document
    fields = (
        ("form", Words(ja="様式", en="Form")),
        ("body", Words(ja="評価実施機関", en="Body")),
        ("published", Words(ja="公表日", en="Published")),
        ("evaluated", Words(ja="基礎項目評価の実施日", en="Basic assessment of")),
        ("threshold", Words(ja="しきい値判断結果", en="Result of the threshold test")),
    )
    return register_table(Words(ja="評価書", en="Evaluation"), (_ITEM, _TEXT, WHERE), _fields(document, fields))


def _fields(part: Part, fields: Sequence[tuple[str, Words]]) -> Iterator[tuple[str, ...]]:
    for field, label in fields:
        said = part.evidence.get(field)
        yield str(label), as_stated(getattr(part, field)), said.passage if said else ""


def _texts(record: Record, meanings: Sequence[str], file: File | None) -> RegisterTable:
    """Return the fields with these meanings, in the document's words: those of ``file``, or of no file."""
    found = sorted((one for one in record.passages if one.meaning in meanings), key=lambda one: one.at.start)
    rows = [(one.label, as_stated(one.text), one.id) for one in found if _is_of(one, file, record)]
    title = Words(ja="概要", en="Outline")
    return register_table(title, (_ITEM, _TEXT, WHERE), rows)


def _is_of(passage: Passage, file: File | None, record: Record) -> bool:
    if file is None:
        return passage.file is None
    return passage.file == file.name or (passage.file is None and len(record.files) == 1)


def _systems(record: Record) -> RegisterTable:
    rows = [
        (
            str(one.ordinal),
            one.name,
            "、".join(_connections(one.connections) + list(one.other_connections)),
            said_in(one),
        )
        for one in record.systems
    ]
    heads = (
        Words(ja="番号", en="No."),
        Words(ja="システム", en="System"),
        Words(ja="接続先", en="Connected to"),
        WHERE,
    )
    return register_table(Words(ja="システム", en="Systems"), heads, rows)


def _connections(ticked: Mapping[str, bool | str]) -> list[str]:
    return [f"{name}{UNREAD if mark == ILLEGIBLE else ''}" for name, mark in ticked.items() if mark]


def _of_file(record: Record, file: File) -> Iterator[RegisterTable]:
    yield register_table(Words(ja="ファイル", en="File"), (_ITEM, _TEXT, WHERE), _fields(file, _FILE_FIELDS))
    yield _texts(record, _FILE_TEXTS, file)
    said = file.evidence.get("record_items")
    items = [
        (str(number), name, said.passage if said else "") for number, name in enumerate(file.record_items, start=1)
    ]
    heads = (Words(ja="番号", en="No."), Words(ja="記録項目", en="Recorded item"), WHERE)
    yield register_table(Words(ja="記録項目", en="Recorded items"), heads, items or [("", str(UNREAD), "")])
    yield from flow_tables(record, file)
    yield _risks(record, file)


def _risks(record: Record, file: File | None) -> RegisterTable:
    rows = [
        (one.section, as_stated(one.risk), as_stated(one.measure), as_stated(one.rating), said_in(one))
        for one in record.risks
        if one.file == (file.name if file else None)
        or (file is None and one.file not in {each.name for each in record.files})
    ]
    heads = (
        Words(ja="節", en="Section"),
        Words(ja="リスク", en="Risk"),
        Words(ja="措置", en="Measures"),
        Words(ja="対策は十分か", en="Rating"),
        WHERE,
    )
    return register_table(Words(ja="リスク対策", en="Risks"), heads, rows)


def _findings(found: Sequence[Finding]) -> RegisterTable:
    rows = [
        (
            COMMON.shown("severity", str(one.severity)),
            COMMON.shown("check", one.check),
            str(one.said),
            str(one.cure),
            one.evidence.section or "",
        )
        for one in found
    ]
    heads = (*(COMMON.heading(name) for name in ("severity", "check", "said", "cure")), WHERE)
    return register_table(Words(ja="確かめること（konkyo check）", en="Findings open (konkyo check)"), heads, rows)


def _unread(record: Record) -> RegisterTable:
    """Return what the source lacks or doubles, what no value was found for, and each text that was not read."""
    rows = [(str(Words(ja="欠け・重なり", en="missing or doubled")), str(Words(ja=one.ja, en=one.en)), "")
            for one in record.gaps]  # fmt: skip
    if record.account:
        rows += [(str(Words(ja="値が読めない欄", en="no value read")), label, "") for label in record.account.unfilled]
        rows += [(str(Words(ja="読めなかった文", en="text that was not read")), one.text, one.passage or "")
                 for one in record.account.unread]  # fmt: skip
    return register_table(Words(ja="読めなかった所", en="What was not read"), (_ITEM, _TEXT, WHERE), rows)
