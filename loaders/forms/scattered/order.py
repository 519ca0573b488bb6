"""Whether a text has lost its reading order: its labels step back, again and again, against the form's order."""

from collections.abc import Iterator, Sequence

from konkyo.loaders.forms import change_log
from konkyo.loaders.forms.detect import form_of
from konkyo.loaders.forms.labels import CHANGE_LIST, FIELDS, SECTIONS, FormEntry
from konkyo.loaders.forms.scattered.owners import section
from konkyo.loaders.forms.scattered.sheets import Token, sheets, tokens
from konkyo.loaders.pages import Pages
from konkyo.loaders.record import FormName

_FEWEST = 2  # steps back: a lost page makes one at most
_ONE_IN = 60  # steps
_NEXT_FILE = ("file.name", "risk.file")


def is_scattered(pages: Pages) -> bool:
    """Tell whether the labels of ``pages`` stand out of the form's order more often than lost pages can explain.

    A bare list of changes has no labels: it is scattered if its columns are lost.
    Raises KonkyoError if ``pages`` hold no form (see ``detect.form_of``).
    """
    form = form_of(pages)
    if form == CHANGE_LIST:
        return not any(change_log.columns(row) for row in pages.rows())
    steps = [back for sheet in sheets(pages) for back in _steps(tokens(sheet, form), form)]
    return sum(steps) >= _FEWEST and sum(steps) * _ONE_IN >= len(steps)


def _steps(found: Sequence[Token], form: FormName) -> Iterator[bool]:
    """Yield for each label that follows another of its part on a sheet whether it steps back."""
    last: tuple[str, int, int] | None = None
    for token in found:
        entry = _opened(token, form) if token.head else _sole(token)
        begins = entry is not None and ("-" not in entry.addresses[form] or entry.meaning in _NEXT_FILE)
        here = _place(entry, form) if entry and not begins else None
        if here and last and here[0] == last[0] and not (token.head and _same_kind(entry, last[2])):
            yield here < last
        last = None if begins else here or last


def _opened(token: Token, form: FormName) -> FormEntry | None:
    """Return the first field of the block that a heading opens."""
    kind = token.head[0] if token.head else ""
    return next((entry for entry in FIELDS if entry.block == kind and kind and form in entry.addresses), None)


def _sole(token: Token) -> FormEntry | None:
    """Return what a label means, if it stands in one place of the form only."""
    return token.entries[0] if len(token.entries) == 1 else None


def _place(entry: FormEntry, form: FormName) -> tuple[str, int, int] | None:
    """Return part, section and field of a label, as places in the form."""
    order = list(dict.fromkeys(section(other, form) for other in SECTIONS if form in other.addresses))
    address = section(entry, form)
    if address not in order:
        return None
    return address.split("-")[0], order.index(address), FIELDS.index(entry) if entry in FIELDS else -1


def _same_kind(entry: FormEntry | None, field: int) -> bool:
    """Tell whether the field last met is of the kind of block that a heading opens: its next block begins."""
    return entry is not None and field >= 0 and FIELDS[field].block == entry.block
