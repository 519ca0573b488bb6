"""Labels whose numeral is not that of the edition by which a document is read: the edition may be one to come."""

import re
from collections.abc import Sequence

from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.form_position import FormPosition
from konkyo.loaders.forms.labels import FormEntry
from konkyo.loaders.forms.matching import label_key, numeral
from konkyo.loaders.pages import Cell
from konkyo.loaders.record import Note

_CIRCLED = re.compile(r"[①-⑳]")
_LONGEST_LABEL = 40  # characters
_MOST_NAMED = 5


class OtherNumerals:
    """Collects such labels of one document."""

    def __init__(self, edition: FormEdition) -> None:
        self._edition = edition
        self._found: dict[str, Cell] = {}

    def see_label(self, entry: FormEntry, cell: Cell) -> None:
        """Look at the cell in which the label ``entry`` is printed."""
        printed, address = numeral(cell.text).upper(), entry.address
        known = {"part": address.part, "section": address.section, "field": address.numeral}.get(entry.kind, "")
        # Only numerals of one kind are compared: 「②監査」 is a field within the section 「1. 監査」.
        if printed and known and printed != known and _sort(printed) == _sort(known):
            self._add(cell)

    def see_row(self, cells: Sequence[Cell], position: FormPosition) -> None:
        """Look at a row that may be a label with a value, whose words and numeral the edition does not have there.

        Only in the parts from which facts are read: 「⑧提供の記録の保存期間」 beside its value.
        """
        printed, basics = numeral(cells[0].text), self._edition.address("part.basics").part
        if len(cells) < 2 or not _CIRCLED.fullmatch(printed) or len(cells[0].text) > _LONGEST_LABEL:
            return
        if position.on_cover or position.part not in (basics, self._edition.files_part):
            return
        if label_key(cells[0].text) not in self._edition.by_label and printed not in self._numerals(position):
            self._add(cells[0])

    def _numerals(self, position: FormPosition) -> set[str]:
        kind = position.block[0] if position.block else ""
        here = (e for e in self._edition.fields if e.address.section_address == position.section and e.block == kind)
        return {entry.address.numeral for entry in here}

    def _add(self, cell: Cell) -> None:
        self._found.setdefault("".join(cell.text.split()), cell)

    def notes(self) -> list[Note]:
        """Return one note that names the labels; none where there are none."""
        if not self._found:
            return []
        named, rest = list(self._found)[:_MOST_NAMED], len(self._found) - _MOST_NAMED
        more = (f" ほか{rest}件", f" and {rest} more") if rest > 0 else ("", "")
        return [
            Note(
                code="other-numeral",
                ja=f"{self._edition.name}の版と番号の違う見出しがある（別の版かもしれない）：「{'」「'.join(named)}」{more[0]}",
                en=f"labels with other numerals than the edition of {self._edition.name} has (is it another edition?): "
                f"「{'」「'.join(named)}」{more[1]}",
                at=next(iter(self._found.values())).at,
            )
        ]


def _sort(printed: str) -> str:
    return "circled" if _CIRCLED.fullmatch(printed) else "number" if printed.isdecimal() else "roman"
