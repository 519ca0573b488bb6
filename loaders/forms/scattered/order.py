"""Whether a text has lost its reading order: its labels stand out of the order of the form, again and again."""

from collections.abc import Iterator, Sequence

from konkyo.loaders.forms import log_columns
from konkyo.loaders.forms.detect import detect
from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.labels import CHANGE_LIST, FormEntry
from konkyo.loaders.forms.matching import label_key
from konkyo.loaders.forms.risk_titles import is_headed, risk_title
from konkyo.loaders.forms.scattered.sheets import Token, sheets, tokens
from konkyo.loaders.pages import Pages

_FEWEST = 2  # steps back: a lost page makes one at most
_ONE_IN = 60  # steps
_NEXT_FILE = ("file.name", "risk.file")

Place = tuple[str, int, int]
"""Part, place of the section in the form, place of the field (-1 for a section)."""


def is_scattered(pages: Pages) -> bool:
    """Tell whether the labels of ``pages`` go back in the form more often than lost pages can explain.

    A bare list of changes has no labels; it is scattered if its columns are lost.
    Raises KonkyoError if ``pages`` hold no form (see ``detect``).
    """
    found = detect(pages)
    if found.form == CHANGE_LIST:
        return not any(log_columns.columns(row) for row in pages.rows())
    steps = [back for sheet in sheets(pages) for back in _steps(tokens(sheet, found.edition), found.edition)]
    return sum(steps) >= _FEWEST and sum(steps) * _ONE_IN >= len(steps)


def _steps(found: Sequence[Token], edition: FormEdition) -> Iterator[bool]:
    """Yield for each label after another of its part on a sheet, and each title of a risk, whether it goes back."""
    last: Place | None = None
    risk = -1
    for token in found:
        if token.plain:
            if titled := _titled(token, edition):
                yield titled[-1] < risk
                risk = titled[0]
            continue
        entry = _opened(token, edition) if token.head else _sole(token)
        begins = entry is not None and (not entry.address.section or entry.meaning in _NEXT_FILE)
        here = _place(entry, edition) if entry and not begins else None
        if here and last and here[0] == last[0] and not (token.head and _is_next_block(entry, last, edition)):
            yield here < last
        last = None if begins else here or last
        risk = -1 if entry and (entry.kind == "part" or entry.meaning in _NEXT_FILE) else risk


def _titled(token: Token, edition: FormEdition) -> list[int]:
    """Return the places among the risks of the form that the title at the head of a paragraph may have."""
    text = token.lines[0].text
    key = label_key(risk_title(text).text.text) if is_headed(text) else ""
    return [place for place, entry in enumerate(edition.risks) if key in entry.labels]


def _opened(token: Token, edition: FormEdition) -> FormEntry | None:
    """Return the first field of the block that a heading opens."""
    kind = token.head[0] if token.head else ""
    return next((entry for entry in edition.fields if kind and entry.block == kind), None)


def _sole(token: Token) -> FormEntry | None:
    """Return what a label means, if it stands in one place of the form only."""
    return token.entries[0] if len(token.entries) == 1 else None


def _place(entry: FormEntry, edition: FormEdition) -> Place | None:
    order = [section.address.heading for section in edition.sections]
    if entry.address.heading not in order:
        return None
    field = edition.fields.index(entry) if entry.kind == "field" else -1
    return entry.address.part, order.index(entry.address.heading), field


def _is_next_block(entry: FormEntry | None, last: Place, edition: FormEdition) -> bool:
    """Tell whether the last field is of the kind of block that a heading opens: the next block begins."""
    field = last[2]
    return entry is not None and field >= 0 and edition.fields[field].block == entry.block
