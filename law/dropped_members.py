"""Provisions that are gone are dropped from the lists that name them: 1、26、27の項 becomes 1、27の項."""

import re
from collections.abc import Iterator, Sequence

from konkyo.law.edited_citation import EditedCitation, levels_of

_BETWEEN = re.compile(r"[\s、,､・]*(?:及び|並びに|又は|と)?[\s、,､・]*")


def dropped_spans(text: str, cited: Sequence[EditedCitation]) -> Iterator[tuple[EditedCitation, int, int]]:
    """Yield each citation that is gone and has a place in a list with others that stay, and the span to drop."""
    for members in _lists(text, cited):
        if all(one.targets == () for one in members):
            continue
        stays = False
        for place, one in enumerate(members):
            if one.targets != ():
                stays = True
            elif stays:
                before = members[place - 1]
                # Of 26、27の項 the unit belongs to all.
                yield one, before.end, one.end if _has_unit(before) else _number_end(one)
            else:
                yield one, _number(one).start(), _number(members[place + 1]).start()


def _lists(text: str, cited: Sequence[EditedCitation]) -> Iterator[list[EditedCitation]]:
    """Yield the runs of citations of which each stands behind the one before with only a delimiter between them."""
    run: list[EditedCitation] = []
    for one in cited:
        if not (one.components or {}).get((levels_of(one.address) or [""])[-1]):
            continue
        joined = run and run[-1].numbering == one.numbering and len(one.components or {}) == 1
        if not joined or not _BETWEEN.fullmatch(text, run[-1].end, one.start):
            yield run
            run = []
        run.append(one)
    yield run


def _number(one: EditedCitation) -> re.Match[str]:
    return (one.components or {})[levels_of(one.address)[-1]]


def _number_end(one: EditedCitation) -> int:
    found = _number(one)
    return found.start("unit") if found["unit"] and not found["branch"] else one.end


def _has_unit(one: EditedCitation) -> bool:
    return bool(_number(one)["unit"])
