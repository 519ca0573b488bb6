"""The decisions of an officer, read back from the draft he filled in."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from konkyo.i18n import KonkyoError, UsageError, Words
from konkyo.papers.draft import ACCEPT, AMEND, DECISION, DECLINE, HEADINGS, KEYS, OWN_WORDS
from konkyo.papers.passage_words import spaceless
from konkyo.papers.revised_document import AcceptedChange

_NEEDED = (*HEADINGS, DECISION, OWN_WORDS, *KEYS)
_LAST_HEAD = 10  # the row in which the headings stand at the latest
_BY_BARE = {spaceless(name)[0]: name for name in _NEEDED}


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was decided of one document. ``undecided`` and ``declined`` are sections of proposals."""

    accepted: tuple[AcceptedChange, ...]
    declined: tuple[str, ...]
    undecided: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    cells: dict[str, str]
    where: str


def decisions(path: Path, sha256: str) -> Decisions:
    """Return what the draft ``path`` decides of the document with this hash.

    Raises KonkyoError where it is no draft, has no row for the document, or has a row that cannot be understood.
    """
    rows = list(_rows(path))
    ours = [row for row in rows if row.cells[KEYS[1]] == sha256]
    if not ours:
        raise KonkyoError(
            Words(ja="この案に、この文書の行がありません", en="the draft has no row for this document"),
            where=str(path),
            why=Words(
                ja="案を作った後に文書が変わったか、別の文書の案です",
                en="the document was changed since the draft was made, or the draft is about another one",
            ),
            cure=Words(
                ja="今の文書を konkyo build で読み直し、konkyo impact --draft で案を作り直してください",
                en="read the document again with konkyo build, and make the draft anew with konkyo impact --draft",
            ),
        )
    accepted: list[AcceptedChange] = []
    declined: list[str] = []
    undecided: list[str] = []
    for row in _once(ours):
        section, decided = row.cells[KEYS[0]], row.cells[DECISION].strip()
        if decided in (ACCEPT, AMEND):
            accepted.append(_accepted(row, decided))
        elif decided == DECLINE:
            declined.append(section)
        elif decided:
            raise _unclear(row, Words(ja=f"採否「{decided}」は選べません", en=f"there is no decision “{decided}”"))
        else:
            undecided.append(section)
    return Decisions(tuple(accepted), tuple(declined), tuple(undecided))


def _once(rows: list[_Row]) -> Iterator[_Row]:
    """Yield the rows, of a copied one the first. Raises KonkyoError where two rows of a field decide otherwise."""
    known: dict[str, _Row] = {}
    for row in rows:
        first = known.setdefault(row.cells[KEYS[0]], row)
        if first is row:
            yield row
        elif first.cells != row.cells:
            raise _unclear(
                row,
                Words(
                    ja=f"同じ欄の行が二つあり、内容が違います（もう一つは {first.where}）",
                    en=f"another row is of the same field and says otherwise ({first.where})",
                ),
            )


def check_replaceable(path: Path) -> None:
    """Raise UsageError where ``path`` is a file that a new draft must not replace: a draft that was decided on, or no
    draft at all.
    """
    if not path.exists():
        return
    try:
        decided = any(row.cells[DECISION].strip() or row.cells[OWN_WORDS].strip() for row in _rows(path))
        what = Words(ja="この案には採否が書かれています", en="this draft was decided on")
    except KonkyoError:
        decided, what = True, Words(ja="案ではないファイルがあります", en="a file that is no draft is there")
    if decided:
        raise UsageError(
            what,
            where=str(path),
            cure=Words(ja="別の名を指定するか、そのファイルを移してください", en="name another file, or move that one"),
        )


def _accepted(row: _Row, decided: str) -> AcceptedChange:
    _, _, before, after, timing, reason = (row.cells[name] for name in HEADINGS)
    own = row.cells[OWN_WORDS]
    if decided == AMEND and not own.strip():
        raise _unclear(
            row, Words(ja="「修正」なのに修正後の文がありません", en="it says 修正, and the wording to write is blank")
        )
    if decided == ACCEPT and own.strip():
        raise _unclear(
            row,
            Words(
                ja="「採用」なのに修正後の文が書かれています。その文を書くなら「修正」です",
                en="it says 採用, and a wording of your own stands there; 修正 would write that one",
            ),
        )
    return AcceptedChange(row.cells[KEYS[0]], before, own if decided == AMEND else after, timing, reason)


def _rows(path: Path) -> Iterator[_Row]:
    try:
        book = load_workbook(path, data_only=True)
    except Exception as error:  # openpyxl passes on errors of zipfile, of the XML and of the file system
        raise _no_draft(path, Words(ja=str(error), en=str(error))) from None
    heads = {sheet: head for sheet in book.worksheets if (head := _head(sheet))}
    if not heads:
        raise _no_draft(path, Words(ja="見出しの行がありません", en="the row of headings is missing"))
    for sheet, (number, names) in heads.items():
        if missing := [name for name in _NEEDED if name not in names]:
            listed = "、".join(missing)
            raise _no_draft(
                path,
                Words(
                    ja=f"「{sheet.title}」に見出し「{listed}」の列がありません",
                    en=f"the sheet “{sheet.title}” has no column with the heading 「{listed}」",
                ),
            )
        for row in sheet.iter_rows(min_row=number + 1):
            cells = {name: _text(cell.value) for name, cell in zip(names, row, strict=False) if name}
            if cells.get(KEYS[0]) and set(_NEEDED) <= set(cells):
                yield _Row(cells, f"{path}: 「{sheet.title}」 {row[0].row}")


def _head(sheet: Worksheet) -> tuple[int, list[str]] | None:
    """Return the row of headings of a sheet: its number, and the names of our columns in it, "" for any other."""
    for number, row in enumerate(sheet.iter_rows(max_row=_LAST_HEAD), start=1):
        names = [_BY_BARE.get(spaceless(_text(cell.value))[0], "") for cell in row]
        if len(set(names)) > len(HEADINGS):
            return number, names
    return None


def _text(value: object) -> str:
    return "" if value is None else str(value).replace("\r\n", "\n")


def _unclear(row: _Row, what: Words) -> KonkyoError:
    return KonkyoError(
        what,
        where=row.where,
        cure=Words(
            ja=f"{ACCEPT}・{AMEND}・{DECLINE} のどれかを選び、{AMEND}なら文を書いてください（空の行は書き込みません）",
            en=f"choose {ACCEPT}, {AMEND} or {DECLINE}, with a wording for {AMEND}; a blank row is not written",
        ),
    )


def _no_draft(path: Path, why: Words) -> KonkyoError:
    return KonkyoError(
        Words(
            ja="konkyo impact --draft が作った案として読めません", en="this is no draft made by konkyo impact --draft"
        ),
        where=str(path),
        why=why,
        cure=Words(
            ja="--draft の .xlsx を、列を消さずに指定してください", en="give the .xlsx of --draft, with all its columns"
        ),
    )
