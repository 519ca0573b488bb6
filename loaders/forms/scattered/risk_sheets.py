"""The part about risks on sheets that have lost their order: its fields, told by the order of the form."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.filled import Slot, slot_of
from konkyo.loaders.forms.matching import name_key
from konkyo.loaders.forms.risk_order import RiskPlace, risk_places
from konkyo.loaders.forms.risk_titles import RISK_RATING, RISK_TITLE, form_title, is_headed, is_of_the_form
from konkyo.loaders.forms.scattered.bottom_up import bottom_up_places
from konkyo.loaders.forms.scattered.label_values import is_answer
from konkyo.loaders.forms.scattered.sheets import LooseLine, Token, span
from konkyo.loaders.record import ILLEGIBLE, At, Note

_FILE, _MORE = "risk.file", "risk.more"
_OWN = (RISK_TITLE, RISK_RATING, _MORE)
"""What no other part of the form prints."""
_TITLE_LINES = 3
_ANSWER = re.compile(r"^\s*[\[［](?:[^\[\]［］\n]*[\]］]|[ \t　]*[^\[\]［］\s○〇][^\[\]［］\n]*$)", re.M)
"""「[ 十分である ]」, 「[ ]」, and 「[ 十分である」 whose other bracket stands elsewhere."""
_BLANK_ANSWER = re.compile(r"\s*[\[［]\s*[\]］]")


@dataclass(slots=True)
class RiskSlots:
    """What was read: slots in the form's order, notes, and the used tokens, as (number of the sheet, index)."""

    slots: list[Slot] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    used: set[tuple[int, int]] = field(default_factory=set)


@dataclass(slots=True)
class _Mark:
    """A title or label of the part on a sheet: the places of the form it may have, and the tokens behind it.

    ``token``: the one it stands in; ``is_written``: a text is written there, nothing chosen from a list; ``inline``:
    what follows the label on its line.
    """

    token: Token
    lines: tuple[LooseLine, ...]
    may_be: tuple[int, ...]
    is_written: bool
    inline: str = ""
    behind: list[Token] = field(default_factory=list)

    @property
    def at(self) -> At:
        """Where it stands."""
        return span(self.lines)


def risk_slots(sheets: Sequence[Sequence[Token]], edition: FormEdition, names: Sequence[Slot]) -> RiskSlots:
    """Return the fields of the part about risks whose place in the form is certain. ``names``: those of the files."""
    reader = _RiskReader(edition, names)
    for number, tokens in enumerate(sheets):
        marks = list(_marks(tokens, edition, reader.places))
        if any(reader.places[place].label.meaning in _OWN for mark in marks for place in mark.may_be):
            reader.read_sheet(number, tokens, marks)
    reader.read.slots = _with_ratings(reader.found, reader.places)
    return reader.read


class _RiskReader:
    def __init__(self, edition: FormEdition, names: Sequence[Slot]) -> None:
        self.edition = edition
        self.places = risk_places(edition)
        self.read = RiskSlots()
        self.found: dict[tuple[int, int], Slot] = {}
        """(how many times the part has begun, place in the form) → slot."""
        self._names = names
        self._file: int | None = None
        self._begun, self._reached = 0, -1

    def read_sheet(self, number: int, tokens: Sequence[Token], marks: Sequence[_Mark]) -> None:
        """Read the fields of one sheet, ``marks``, whose place in the form is certain; note the others."""
        titles = {at for at, mark in enumerate(marks) if any(self.places[one].title for one in mark.may_be)}
        where = bottom_up_places([mark.may_be for mark in marks], titles)
        sure = sorted((place, at) for at, place in enumerate(where) if place is not None)
        self._enter_file(tokens, [place for place, _ in sure])
        torn = _torn(tokens, marks, where)
        for place, at in sure:
            if at in torn and marks[at].is_written and marks[at].token.whole is None:
                continue
            slot, used = _read(marks[at], self.places[place], self._file)
            # The label of a cell that goes on over a page is printed again there, without its answer or with all of it.
            again = slot.text == ILLEGIBLE or any(token.again for token in used)
            if slot.text and not (again and (self._begun, place) in self.found):
                self.found[self._begun, place] = slot
                self.read.used |= {(number, token.index) for token in used}
        if len(sure) < len(marks):
            self.read.notes.append(_unplaced(marks[0].at, len(marks) - len(sure)))

    def _enter_file(self, tokens: Sequence[Token], places: Sequence[int]) -> None:
        """Tell which file a sheet with these ``places`` of the form is about: the form is printed for each."""
        begins = any(token.entry(_FILE) for token in tokens)
        if begins or (places and places[0] < self._reached):
            heading = _heading(tokens, self.edition, self._names)
            self._file = heading.file if heading else None
            self._begun += 1
            if heading:
                self.found[self._begun, -1] = heading
        if places or begins:
            self._reached = places[-1] if places else -1


def _torn(tokens: Sequence[Token], marks: Sequence[_Mark], where: Sequence[int | None]) -> set[int]:
    """Return which labels may have the text of another behind them.

    Where a label has no text, its text may stand behind another: as a second paragraph, or, where a text stands before
    all labels, behind any after which the sheet goes on elsewhere in the form. The text before the rows that come first
    in the form may be the end of a cell of the sheet before.
    """
    texts = [_texts(mark) for mark in marks]
    long = {at for at, found in enumerate(texts) if len(found) > 1}
    lacking = (at for at, mark in enumerate(marks) if mark.is_written and not texts[at])
    if not all(_is_left_blank(marks, where, at) for at in lacking):
        ends = [at for at, place in enumerate(where) if place is None or where[at + 1 : at + 2] != [place + 1]]
        above = tokens[: marks[0].token.index]
        stray = any(texts[at] for at in ends if not marks[at].is_written)
        return {*long, *ends} if stray or any(token.plain and not is_answer(token.text) for token in above) else long
    lowest = min(((place, at) for at, place in enumerate(where) if place is not None), default=(0, 0))[1]
    return long & {lowest - 1}


def _is_left_blank(marks: Sequence[_Mark], where: Sequence[int | None], at: int) -> bool:
    """Tell whether the rating that follows a label in the form is blank too: that risk has no measures."""
    place = where[at]
    if place is None or place + 1 not in where:
        return False
    rating = marks[where.index(place + 1)]
    return bool(rating.behind) and bool(_BLANK_ANSWER.match(rating.behind[0].text))


def _texts(mark: _Mark) -> list[str]:
    """Return the paragraphs behind a label that are no answers."""
    return [text for text in (mark.inline, *(token.text for token in mark.behind)) if text and not is_answer(text)]


def _with_ratings(found: dict[tuple[int, int], Slot], places: Sequence[RiskPlace]) -> list[Slot]:
    """Return the slots in the form's order; the rating of a risk is illegible where it was not found."""
    ratings = [place for place, one in enumerate(places) if one.label.meaning == RISK_RATING]
    whole = dict(found)
    for (begun, place), slot in found.items():
        if slot.meaning == RISK_TITLE:
            rating = next(other for other in ratings if other > place)
            whole.setdefault((begun, rating), _slot(places[rating], ILLEGIBLE, slot.at, slot.file))
    return [slot for _, slot in sorted(whole.items(), key=lambda item: item[0])]


def _heading(tokens: Sequence[Token], edition: FormEdition, names: Sequence[Slot]) -> Slot | None:
    """Return the slot of the file named below 「１．特定個人情報ファイル名」, if it is one of ``names``."""
    known = {name_key(slot.text): slot.file for slot in names}
    entry = next(entry for entry in edition.sections if entry.meaning == _FILE)
    for token, following in pairwise(tokens):
        if token.entry(_FILE) and following.plain and name_key(following.text) in known:
            return slot_of(entry, following.text, following.at, known[name_key(following.text)])
    return None


def _marks(tokens: Sequence[Token], edition: FormEdition, places: Sequence[RiskPlace]) -> Iterator[_Mark]:
    """Yield the labels and titles of the part on a sheet."""
    mark: _Mark | None = None
    for token in tokens:
        if not token.plain:
            may_be = tuple(_places_of(token, edition, places))
            mark = _Mark(token, token.lines, may_be, _is_written(token, edition), token.inline) if may_be else None
            if mark:
                yield mark
            continue
        titles = list(_titles(token, edition))
        for lines in titles:
            text = "".join(line.text for line in lines)
            mark = _Mark(token, lines, tuple(_titled(text, edition, places)), is_written=False)
            yield mark
        if mark and not titles:
            mark.behind.append(token)


def _is_written(token: Token, edition: FormEdition) -> bool:
    return not any(entry.meaning in edition.option_lists for entry in token.entries if entry.subject == "risk")


def _places_of(token: Token, edition: FormEdition, places: Sequence[RiskPlace]) -> Iterator[int]:
    """Yield the places that a label may have; 「特定個人情報の使用におけるその他のリスク…」 names its section."""
    meant = {entry.meaning for entry in token.entries}
    printed = name_key("".join(line.text for line in token.lines))
    named = {
        section.address
        for section in edition.sections
        if section.address.part == edition.risks_part and printed.startswith(section.labels)
    }
    for number, place in enumerate(places):
        elsewhere = place.label.meaning == _MORE and named and place.section not in named
        if place.title is None and place.label.meaning in meant and not elsewhere:
            yield number


def _titles(token: Token, edition: FormEdition) -> Iterator[tuple[LooseLine, ...]]:
    """Yield the lines of each title of a risk in a paragraph."""
    at = 0
    while at < len(token.lines):
        size = _title_size(token.lines[at : at + _TITLE_LINES], edition)
        if size:
            yield token.lines[at : at + size]
        at += size or 1


def _title_size(lines: Sequence[LooseLine], edition: FormEdition) -> int:
    """Return how many of ``lines`` are the title they begin with; 0 where they begin with none."""
    for count in range(1, len(lines) + 1):
        if is_of_the_form("".join(line.text for line in lines[:count]), edition):
            return count
    return int(is_headed(lines[0].text))


def _titled(text: str, edition: FormEdition, places: Sequence[RiskPlace]) -> Iterator[int]:
    for number, place in enumerate(places):
        if place.title and form_title(text, place.section, edition) == place.title.name:
            yield number


def _read(mark: _Mark, place: RiskPlace, file: int | None) -> tuple[Slot, list[Token]]:
    """Return the slot of a label whose place is known, and the tokens it is made of; its text is "" for a blank field.

    An answer stands in brackets, any other text does not. ILLEGIBLE, where a bracket is lost.
    """
    if place.title:
        return _slot(place, "\n".join(line.text for line in mark.lines), mark.at, file), [mark.token]
    own = [token for token in mark.behind if is_answer(token.text) != mark.is_written]
    text = "\n".join(filter(None, (mark.inline, *(token.text for token in own))))
    if not mark.is_written and not _ANSWER.search(text):
        return _slot(place, ILLEGIBLE, mark.at, file), [mark.token]
    first = () if own and not mark.inline else mark.lines
    return _slot(place, text, span([*first, *(line for token in own for line in token.lines)]), file), [
        mark.token,
        *own,
    ]


def _slot(place: RiskPlace, text: str, at: At, file: int | None) -> Slot:
    label = place.label
    return Slot(label.subject, label.aspect, place.address, label.name, text, at, file)


def _unplaced(at: At, count: int) -> Note:
    return Note(
        code="scattered-risks",
        ja=f"リスク対策の部のこの頁の{count}欄は、どのリスクのものか確かでない",
        en=f"of {count} fields on this sheet of the part about risks it is not certain which risk they belong to",
        at=at,
    )
