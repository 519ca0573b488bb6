"""The rows of ``edition_table``, checked one by one: an error names the file, the line and what to write instead."""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from konkyo.i18n import KonkyoError, Words
from konkyo.law.dates import iso_date
from konkyo.loaders.forms import edition_table, option_table
from konkyo.loaders.forms.labels import FORMS, EntryKind, cells_of, rows_of
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.record import FormName

STAMPS: dict[str, FormName] = dict(zip(("様式2", "様式3", "様式4"), FORMS, strict=True))
_LABELS: tuple[EntryKind, ...] = ("cover", "part", "section", "risk", "field")
_OPTIONS = ("choice", "boxes")
_STAMP_MONTH = re.compile(r"(?:平成|令和)(?:元|[0-9]{1,2})年[0-9]{1,2}月")
_MEANING = re.compile(r"[a-z]\w*(?:\.[a-z]\w*)?")
_COLUMN = "change."
_ADDRESSES = {
    "cover": re.compile(r"0\??"),
    "part": re.compile(r"(?:[IVX]+|A[0-9]?)\??"),
    "section": re.compile(r"[IVX]+-[0-9]{1,2}\??"),
    "risk": re.compile(r"[IVX]+-[0-9]{1,2}"),
    "field": re.compile(r"[IVX]+(?:-[0-9]{1,2})?(?:-[①-⑳])?\??"),
}
_EXAMPLES = {"cover": "0", "part": "II", "section": "II-5", "risk": "III-2", "field": "II-5-①"}
ABSENT = "-"
"""The address of a label that an edition does not have."""


@dataclass(frozen=True, slots=True)
class EditionRow:
    """One row: its cells, and the place in the file that an error names."""

    cells: tuple[str, ...]
    place: str

    @property
    def kind(self) -> str:
        """What it is about: cover, part, section, risk, field, choice or boxes."""
        return self.cells[0]

    @property
    def entry_kind(self) -> EntryKind:
        """The kind of label that it is about. Raises StopIteration for a row about options."""
        return next(kind for kind in _LABELS if kind == self.kind)

    @property
    def is_label(self) -> bool:
        """Tell whether it is about a label; else it is about options."""
        return self.kind in _LABELS

    def error(self, what: Words, cure: Words) -> KonkyoError:
        """Return the error of this row."""
        printed = " / ".join(self.cells)
        return KonkyoError(Words(f"{what.ja}：{printed}", f"{what.en}: {printed}"), where=self.place, cure=cure)


@dataclass(frozen=True, slots=True)
class EditionBlock:
    """The rows of one edition. ``months``: of the stamps it is printed with; the first one is its name."""

    form: FormName
    months: tuple[str, ...]
    heading: EditionRow
    rows: list[EditionRow] = field(default_factory=list)


def edition_blocks(text: str) -> list[EditionBlock]:
    """Return the editions that ``text`` declares. Raises KonkyoError for a row that is not in the table's format."""
    blocks: list[EditionBlock] = []
    for row in _rows(text):
        if len(row.cells) == 1:
            blocks.append(_block(row, blocks))
        elif not blocks:
            raise row.error(
                Words("どの版の行か分かりません", "of which edition this row is, is not said"),
                Words("その前に「様式3 令和6年10月」の行を書く", "write a line 「様式3 令和6年10月」 before it"),
            )
        else:
            _check(row)
            blocks[-1].rows.append(row)
    return blocks


def unknown(row: EditionRow, known: Sequence[str]) -> KonkyoError:
    """Return the error of a row about something that no edition before it has; it names the nearest ``known`` name."""
    near = difflib.get_close_matches(row.cells[1], known, n=1)
    return row.error(
        Words("この名の欄は前の版にありません", "no edition before has a label of this name"),
        Words(
            f"「{near[0]}」か、新しい欄ならその見出しを書く" if near else "新しい欄ならその見出しを書く",
            f"write {near[0]}, or the printed words of a new label"
            if near
            else "write the printed words of a new label",
        ),
    )


def _rows(text: str) -> Iterator[EditionRow]:
    own = text == edition_table.EDITION_ROWS
    file = "loaders/forms/edition_table.py, " if own else ""
    for number, line in enumerate(text.splitlines(), start=_first_line() if own else 1):
        if line.strip():
            yield EditionRow(tuple(cells_of(line)), f"{file}line {number}")


@cache
def _first_line() -> int:
    """Return the line of the file on which the table begins."""
    lines = Path(edition_table.__file__).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if line.startswith("EDITION_ROWS = "))


def _block(row: EditionRow, before: Sequence[EditionBlock]) -> EditionBlock:
    stamp, *months = row.cells[0].split()
    form = STAMPS.get(stamp)
    if form is None or not months or not all(_STAMP_MONTH.fullmatch(month) and iso_date(month) for month in months):
        raise row.error(
            Words("様式の印として読めません", "this is no stamp of a form"),
            Words(
                f"{'・'.join(STAMPS)} のどれかと年月を半角の数字で書く：「様式3 令和6年10月」",
                f"write one of {', '.join(STAMPS)} and the month, in half-width digits: 「様式3 令和6年10月」",
            ),
        )
    earlier = [month for block in before if block.form == form for month in block.months]
    days = [iso_date(month) or "" for month in (*earlier, *months)]
    if days != sorted(set(days)):
        raise row.error(
            Words(f"{stamp} の版が古い順に並んでいません", f"the editions of {stamp} do not stand from old to new"),
            Words("古い版から順に、各年月を一度だけ書く", "write the oldest first, and each month once"),
        )
    return EditionBlock(form, tuple(months), row)


def _check(row: EditionRow) -> None:
    if row.kind not in (*_LABELS, *_OPTIONS):
        raise row.error(
            Words(f"「{row.kind}」という行はありません", f"there is no row of the kind {row.kind!r}"),
            Words(
                f"{'・'.join((*_LABELS[1:], *_OPTIONS))} のどれかを書く",
                f"write {', '.join((*_LABELS[1:], *_OPTIONS))}",
            ),
        )
    wanted = 4 if row.is_label else 3
    if len(row.cells) != wanted:
        raise row.error(
            Words(f"欄が {len(row.cells)} つあります", f"it has {len(row.cells)} cells"),
            Words(f"「/」で区切って {wanted} つ書く（空の欄も）", f"write {wanted}, with / between (also empty ones)"),
        )
    if row.is_label:
        _check_label(row)
    else:
        _check_options(row)


def _check_label(row: EditionRow) -> None:
    kind, meaning, _, address = row.cells
    if not _MEANING.fullmatch(meaning):
        raise row.error(
            Words("欄の名として使えません", "this cannot be the name of a label"),
            Words("provision.basis のように半角の英字で書く", "write it in half-width letters: provision.basis"),
        )
    if address == ABSENT or _ADDRESSES[kind].fullmatch(address):
        return
    narrow = fold_label(address)
    said = narrow if _ADDRESSES[kind].fullmatch(narrow) else _EXAMPLES[kind]
    raise row.error(
        Words("所在として読めません", "this is no address of a label of this kind"),
        Words(
            f"半角で「{said}」のように書く。この版にない欄は「-」",
            f"write it in half width: 「{said}」; 「-」 where it is gone",
        ),
    )


def _check_options(row: EditionRow) -> None:
    _, meanings, options = row.cells
    if not meanings or any(not option.split("=")[0].strip() for option in options.split("|")):
        raise row.error(
            Words("欄の名か選択肢が空です", "a name of a field, or an option, is empty"),
            Words("「紙 | 専用線 | その他」のように書く", "write the options as 「紙 | 専用線 | その他」"),
        )


def check_asked(row: EditionRow, known: Sequence[str]) -> None:
    """Raise KonkyoError where an option row is about a field that the edition does not have."""
    # The columns of the change log have options and no labels.
    columns = {meaning for _, meanings, *_ in rows_of(option_table.OPTION_ROWS) for meaning in meanings.split()}
    for meaning in row.cells[1].split():
        if meaning not in known and not (meaning.startswith(_COLUMN) and meaning in columns):
            near = difflib.get_close_matches(meaning, known, n=1)
            raise row.error(
                Words(f"この版に {meaning} という欄はありません", f"this edition has no field {meaning}"),
                Words(
                    f"「{near[0]}」か、欄の行を加える" if near else "先に欄の行を加える",
                    f"write {near[0]}, or add a row for the field" if near else "add a row for the field",
                ),
            )
