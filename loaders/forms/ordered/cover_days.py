"""The two days of a cover: 承認日, on which the 個人情報保護委員会 approved the evaluation, and 公表日."""

import re
from collections.abc import Mapping, Sequence, Set

from konkyo.loaders.forms.cover_kinds import APPROVED, DATE, looks_like
from konkyo.loaders.pages import Cell

_DAYS = (APPROVED, DATE)
_SLASHED = re.compile(r"[\d０-９]{2,4}([/.-])[\d０-９]{1,2}\1[\d０-９]{1,4}")


def days_of_labels(labels: Sequence[str], texts: Sequence[Cell], before: Sequence[Cell]) -> dict[str, Cell]:
    """Return the day of each label of a day among ``labels``; none where it is not certain whose the days are.

    ``texts`` follow the labels. ``before``: the texts right before the labels; where the last of them is a day, days
    may stand before their labels. 「承認日⏎公表日⏎平成27年4月28日⏎令和6年12月27日」 gives both.
    """
    wanted = [label for label in labels if label in _DAYS]
    days = [cell for cell in texts if looks_like(DATE, cell.text)]
    if APPROVED not in wanted or len(days) != len(wanted) or (before and looks_like(DATE, before[-1].text)):
        return {}
    return dict(zip(wanted, days, strict=True))


def published_of_two(found: Sequence[Cell], entries: Mapping[str, object], valued: Mapping[str, object]) -> list[Cell]:
    """Return the second of two days where both labels stand on the cover and neither has a day; else ``found``.

    Every form prints 承認日 above 公表日, and values that stand apart from their labels keep the order of the labels.
    """
    both = APPROVED in entries and APPROVED not in valued
    return [found[1]] if both and len(found) == len(_DAYS) else list(found)


def without_viewer_days(texts: Sequence[Cell], heading: int, printed: Set[str]) -> list[Cell]:
    """Return ``texts`` without the days that a viewer prints above the ``heading`` (where it stands) of the form.

    Such a day has strokes, 「2015/04/01」, or stands within a line (each is one of ``printed``): 「平成27年3月 税に…」.
    """
    return [
        cell
        for cell in texts
        if cell.at.start > heading
        or (cell.text.strip() in printed and not _SLASHED.fullmatch(cell.text.strip()))
        or not looks_like(DATE, cell.text)
    ]
