"""Labels that are printed together before their values, and text that is printed before its label.

「①事務の名称 ②事務の概要 ③システムの名称」, then a line for the name, lines for the outline, a line for the systems: a
name takes a line, an answer the line with its brackets, and what is left belongs to the one field of free text.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from konkyo.loaders.forms.cover_kinds import TITLE, is_prose, looks_like
from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.labels import BASIC, FormEntry
from konkyo.loaders.pages import Cell
from konkyo.loaders.record import FormName, Note

OPENING = frozenset({"work.name", "system.name", "network.exists"})
"""Fields that every document fills: where their label has no value, the value stands behind the next labels."""

FEWEST = 3
"""Labels of other fields, one after the other, from which on they are not taken to be left blank."""

NEXT_FIELD = {"work.name": "work.outline", "system.name": "system.functions"}
"""Name → the field of free text that stands behind it."""

_ANSWERS = frozenset({"work.subjects", "network.exists"})
_BOXES = frozenset({"system.connections"})
_BRACKETS = re.compile(r"[\[［].*[\]］]", re.S)
_CHOICES = re.compile(r"[<＜]\s*選\s?択\s?肢\s*[>＞]")
_LISTED = re.compile(r"\s*(?:[(（]?[\d０-９]{1,2}[)）.．、]|[⑴-⒇①-⑳]|[・･○●■])")
_SPACE = re.compile(r"\s+")
_VERB = re.compile(r"(?:する|行う|行っている|している|ている|である)(?=\s|$)")
_SENTENCE_END = re.compile(r"(?<=。)\s*(?=\S)|\s+(?=[\[［][^\[\]［］]{2,}[\]］])")
_ON_LAW = re.compile(
    r"(?:法律?|令|条例)(?:等|[（(][^（()）]*[)）])?(?:に基づ|による|に規定|の規定)"
)  # no name says that behind its end
_GLUED_LAW = re.compile(r"(?<=事務)(?=[一-鿿ァ-ヴー・]{2,24}法(?:律|[（(][^（()）]*[）)])?に基づ)")
"""「固定資産税の賦課に関する事務地方税法に基づき、…」, where kanji stood apart and were joined."""
_SYSTEM = re.compile(r"システム|サーバ|ソフト|ネットワーク")
_CONTINUED = re.compile(r"\s*(?:[(（、・]|及び|並びに|又は)")
_LONGEST_NAME = 3  # lines
_LONGEST_SYSTEM = 60  # characters
_LONG = 30  # characters


def shared_out(labels: Sequence[FormEntry], cells: Sequence[Cell], edition: FormEdition) -> list[list[Cell]] | None:
    """Return the cells of each label, in order; None where it is not certain which cells are whose."""
    if labels[0].meaning in OPENING:
        return _by_kind(labels, cells, edition.form)
    if len(labels) >= FEWEST and len(labels) == len(cells) and _answers_fit(labels, cells, edition):
        return [[cell] for cell in cells]
    return None


def values_apart(labels: Sequence[FormEntry], cell: Cell) -> tuple[list[Cell], bool]:
    """Return the values in one text behind several labels, and whether they show where each of them ends.

    「国民年金に関する事務 国民年金法に基づき、…を行う。 国民年金システム」: the name ends with its word, the outline
    with its full stop, an answer begins with its bracket.
    """
    head, *rest = _halves(labels[0].meaning, cell)
    pieces = [head]
    for one in rest:
        cuts = [match.start() for match in _SENTENCE_END.finditer(one.text)]
        pieces += [
            replace(one, text=text)
            for start, end in pairwise([0, *cuts, len(one.text)])
            if (text := one.text[start:end].strip())
        ]
    # What stands behind the last full stop may be the end of the outline too.
    last = pieces[-1].text
    return pieces, is_prose(last) or bool(_BRACKETS.search(last)) or _names_systems(last)


def _names_systems(text: str) -> bool:
    return all(_SYSTEM.search(word) for word in re.split(r"[\s、，,]+", text) if word)


def are_undivided(labels: Sequence[FormEntry], cells: Sequence[Cell], edition: FormEdition, *, below: bool) -> bool:
    """Tell whether the values of several labels stand in ``cells``, so that the last label cannot have them all.

    ``below``: the cells stand on lines below the labels.
    """
    if below:
        # An extract may end before the last value: then the name of the work shows that the values are not one.
        return len(labels) >= FEWEST and (len(cells) >= len(labels) or 0 < len(name_alone(labels, cells)) < len(cells))
    # On one line: a label that is always filled stands before others and their values, or an answer to one of them.
    answered = labels[-1].meaning not in edition.option_lists and hold_answer(cells)
    return len(labels) >= FEWEST and (answered or any(entry in edition.always_filled for entry in labels[:-1]))


def name_alone(labels: Sequence[FormEntry], cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells of the name of the work, which stands first, where the texts behind it cannot be divided."""
    if labels[0].meaning != "work.name":
        return []
    name = _name_lines("work.name", cells)
    return name if name and not _CONTINUED.match(cells[len(name)].text if len(name) < len(cells) else "") else []


def hold_answer(cells: Sequence[Cell]) -> bool:
    """Tell whether an answer with its printed choices stands in ``cells``: 「[10人未満] <選択肢> 1) 10人未満 …」."""
    return any(_CHOICES.search(cell.text) for cell in cells)


def _answers_fit(labels: Sequence[FormEntry], cells: Sequence[Cell], edition: FormEdition) -> bool:
    """Tell whether the answers with brackets, one at least, stand just where the labels ask for them."""
    asked = [entry.meaning in edition.option_lists for entry in labels]
    return any(asked) and asked == [bool(_BRACKETS.match(cell.text.strip())) for cell in cells]


def _by_kind(labels: Sequence[FormEntry], cells: Sequence[Cell], form: FormName) -> list[list[Cell]] | None:
    rest = list(cells)
    found: list[list[Cell]] = [[] for _ in labels]
    free = [place for place, entry in enumerate(labels) if _is_free(entry, form)]
    first, last = (free[0], free[-1]) if free else (len(labels), len(labels))
    for place in range(first):
        found[place] = _from_front(labels[place], rest, form)
        rest = rest[len(found[place]) :]
        if not found[place]:
            return None
    for place in range(len(labels) - 1, last, -1):
        found[place] = _from_back(labels[place], rest, form)
        rest = rest[: len(rest) - len(found[place])]
        if not found[place]:
            return None
    if len(free) == 1:
        found[free[0]] = rest
    elif free and len(rest) == len(free) == last - first + 1:
        for place, cell in zip(free, rest, strict=True):
            found[place] = [cell]
    elif rest:
        return None
    return found


def _is_free(entry: FormEntry, form: FormName) -> bool:
    return entry.meaning not in _ANSWERS | _BOXES and not _is_name(entry, form) and not _is_list(entry, form)


def _is_name(entry: FormEntry, form: FormName) -> bool:
    return entry.meaning == "work.name" or (entry.meaning == "system.name" and form != BASIC)


def _is_list(entry: FormEntry, form: FormName) -> bool:
    return entry.meaning == "system.name" and form == BASIC


def _from_front(entry: FormEntry, cells: Sequence[Cell], form: FormName) -> list[Cell]:
    if not cells:
        return []
    if _is_name(entry, form):
        return _name_lines(entry.meaning, cells)
    if _is_list(entry, form):
        return [] if is_prose(cells[0].text) else [cells[0]]
    return _answer(cells)


def _from_back(entry: FormEntry, cells: Sequence[Cell], form: FormName) -> list[Cell]:
    if not cells:
        return []
    if _is_list(entry, form):
        return _listed_at_end(cells)
    if _is_name(entry, form):
        return [] if is_prose(cells[-1].text) else [cells[-1]]
    lines = list(cells)
    for start in range(len(lines) - 1, -1, -1):
        if _BRACKETS.search(lines[start].text):
            if entry.meaning in _BOXES and start and _BRACKETS.search(lines[start - 1].text):
                continue
            return lines[start:]
    return []


def _answer(cells: Sequence[Cell]) -> list[Cell]:
    """Return the line with the answer, and the lines of its printed options."""
    if not _BRACKETS.search(cells[0].text):
        return []
    end = 1
    while end < len(cells) and re.match(r"\s*(?:[<＜〈]\s*選|\d\s*[)）])", cells[end].text):
        end += 1
    return list(cells[:end])


def _listed_at_end(cells: Sequence[Cell]) -> list[Cell]:
    """Return the last line, or the lines of the list at the end: none of them is a sentence."""
    start = len(cells)
    while start and not is_prose(cells[start - 1].text):
        start -= 1
    tail = list(cells[start:])
    # Of several lines without an end nobody knows where the text before the list stops.
    return tail if len(tail) == 1 or all(_LISTED.match(cell.text) for cell in tail) else []


def _name_lines(meaning: str, cells: Sequence[Cell]) -> list[Cell]:
    """Return the lines that print a name: up to the one that ends it. Empty where the first line is no name."""
    for end in range(1, min(_LONGEST_NAME, len(cells)) + 1):
        text = "".join(cell.text for cell in cells[:end])
        if is_prose(text) or _BRACKETS.search(text):
            break
        if meaning != "work.name":
            return list(cells[:1]) if len(text) <= _LONGEST_SYSTEM else []
        if looks_like(TITLE, text):
            return list(cells[:end])
    return []


def name_and_rest(meaning: str, cells: Sequence[Cell]) -> tuple[list[Cell], list[Cell]]:
    """Split the value of a name's label into the name and the sentences behind it, which belong to the next label.

    「①事務の名称 固定資産税の賦課に関する事務⏎土地、家屋の持ち主を調べ…。⏎②事務の概要⏎…」
    """
    lines = list(cells)
    if len(lines) == 1:
        lines = _halves(meaning, lines[0])
    name = _name_lines(meaning, lines)
    rest = lines[len(name) :]
    if not name or not rest or not _runs_on(meaning, name[-1].text, rest):
        return list(cells), []
    return name, rest


def _halves(meaning: str, cell: Cell) -> list[Cell]:
    """Split one cell at the white space behind which sentences begin."""
    for gap in _SPACE.finditer(cell.text):
        head, tail = cell.text[: gap.start()], cell.text[gap.end() :]
        if is_prose(head) or (_LISTED.match(tail) and not _lists_work(meaning, head, tail)):
            break
        if (meaning != "work.name" or looks_like(TITLE, head)) and _runs_on(meaning, head, [replace(cell, text=tail)]):
            return [replace(cell, text=head), replace(cell, text=tail)]
    glued = _GLUED_LAW.search(cell.text) if meaning == "work.name" else None
    if glued and not is_prose(cell.text[: glued.start()]):
        return [replace(cell, text=cell.text[: glued.start()]), replace(cell, text=cell.text[glued.start() :])]
    return [cell]


def _lists_work(meaning: str, name: str, text: str) -> bool:
    """Tell whether a list of steps follows the name of a work: 「児童手当の支給に関する事務 ①届出の受理 ②…」.

    A list of works is no such list.
    """
    listed = bool(_LISTED.match(text)) and not _LISTED.match(name)
    return meaning == "work.name" and listed and looks_like(TITLE, name) and not looks_like(TITLE, text)


def _runs_on(meaning: str, name: str, rest: Sequence[Cell]) -> bool:
    """Tell whether sentences follow a name, and not more of the name."""
    text = "".join(cell.text for cell in rest)
    if text.startswith(("(", "（", "、", "・")) or name.count("(") + name.count("（") > name.count(")") + name.count(
        "）"
    ):
        return False
    # Of a text that goes on behind its label the full stop may stand there; some tools lose all punctuation.
    begun = meaning == "work.name" and (
        _ON_LAW.search(text)
        or (not looks_like(TITLE, text) and _begins_sentence(text))
        or _lists_work(meaning, name, text)
    )
    return is_prose(text) or text.startswith(f"{name.strip()}は") or bool(begun)


def _begins_sentence(text: str) -> bool:
    return ("、" in text and len(text) > _LONG) or bool(_VERB.search(text))


def undivided(labels: Sequence[FormEntry], cell: Cell) -> Note:
    """Return the note that it is not certain which of the texts from ``cell`` on belongs to which label."""
    names = "・".join(entry.name for entry in labels)
    return Note(
        code="labels-first",
        ja=f"見出し（{names}）が値より先に並び、どの値がどの見出しのものか分からない",
        en=f"the labels {names} stand before their values, and which value belongs to which is not certain",
        at=cell.at,
    )
