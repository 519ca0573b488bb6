"""Options whose names go on in the row below: 「[ ○ ] 地方公共団体・地方独立行」 above 「政法人」.

Where the words of an option have cells of their own, a name too long for its cell stands in two, and no ruled line says
that they are one. Only the options of the form show it.
"""

from collections.abc import Iterable
from dataclasses import replace

from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.pages import Row


def rejoined(rows: Iterable[Row], edition: FormEdition) -> list[Row]:
    """Return ``rows`` without those that hold only the rest of an option, which stands behind its beginning."""
    names = {
        fold_label(spelling) for field in edition.option_lists.values() for one in field for spelling in one.spellings
    }
    found: list[Row] = []
    for row in rows:
        rest = _only_text(row)
        above = found[-1].cells if found and rest else ()
        place = next((place for place, cell in enumerate(above) if _is_torn(cell.text, rest, names)), None)
        if place is None:
            found.append(row)
        else:
            whole = replace(above[place], text=above[place].text + rest)
            found[-1] = Row((*above[:place], whole, *above[place + 1 :]))
    return found


def _only_text(row: Row) -> str:
    """Return the text of the only cell of a row that has any; "" where several have."""
    filled = [cell.text for cell in row.cells if cell.text]
    return filled[0] if len(filled) == 1 else ""


def _is_torn(above: str, rest: str, names: set[str]) -> bool:
    """Tell whether two texts are an option of the form together, and neither is one alone."""
    first, second = fold_label(above), fold_label(rest)
    return bool(first and second) and first + second in names and not {first, second} & names
