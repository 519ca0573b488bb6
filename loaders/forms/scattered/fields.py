"""Fields outside blocks on scattered sheets: plain text, answers in brackets, and the boxes of 提供・移転の有無."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from konkyo.loaders.forms.cover_kinds import DATE, looks_like
from konkyo.loaders.forms.editions import FormEdition, options_of
from konkyo.loaders.forms.filled import Slot, slot_of
from konkyo.loaders.forms.form_options import split_option
from konkyo.loaders.forms.labels import FOCUSED, FORMS, FormEntry, LabelAddress
from konkyo.loaders.forms.matching import fold_label, numeral
from konkyo.loaders.forms.scattered.blocks import KINDS
from konkyo.loaders.forms.scattered.label_values import ANSWERED, answered, answers, residue, value
from konkyo.loaders.forms.scattered.owners import next_labels, sections_on
from konkyo.loaders.forms.scattered.sheets import LooseLine, Token, span

_READ_ELSEWHERE = frozenset(
    {
        "file.main_items",
        "acquisition.sources",
        "acquisition.methods",
        "sharing.count",
        "entrust.count",
        "document.evaluated",
        "document.threshold",
        "system.connections",
    }
)
"""Fields without numbered blocks that are no plain text."""

_BASES = ("number_use.basis", "network.basis")
_PROVISIONS = re.compile(
    r"(?:[・･]|\d{1,2}[.．、]|\(?「?)(?:行政手続|番号法|番号利用法|住民基本台帳法|第\d+条|\S{1,20}法\()"
)
_RESULTS = tuple({option: None for form in FORMS for option in options_of(form, "document.threshold")})
_COUNT = re.compile(r"^[(（]\s*\d*\s*[)）]\s*件$")


def fields(tokens: Sequence[Token], edition: FormEdition, file: int | None) -> tuple[list[Slot], set[int]]:
    """Return the fields whose label and value are sure, and the indices of the tokens used.

    ``file``: the file that the sheet is about; without it no field of part Ⅱ is read.
    """
    on = sections_on(tokens)
    slots: list[Slot] = []
    used: set[int] = set()
    for token in tokens:
        entry = _meant(token, edition, on)
        if entry is None or entry.meaning in ANSWERED or (_of_file(entry, edition) and file is None):
            continue
        lines = value(tokens, token.index, next_labels(entry, edition))
        if lines is None and entry.meaning in _BASES:
            lines = _provisions(tokens, token.index)
        if lines:
            text = "\n".join(line.text for line in lines)
            slots.append(slot_of(entry, text, span(lines), file if _of_file(entry, edition) else None))
            used |= {token.index} | {t.index for t in tokens if t.plain and t.lines[0] in lines}
    return [*_first(_undisputed(slots), _choices(tokens, edition, file, on))], used


def _of_file(entry: FormEntry, edition: FormEdition) -> bool:
    """Tell whether a field is about one file: it stands in part Ⅱ."""
    return entry.address.part == edition.files_part


def _undisputed(slots: Sequence[Slot]) -> list[Slot]:
    """Return the slots without those of a label that comes twice with different values.

    A page may be extracted over its neighbour, and then it is not known which of the two belongs to the sheet.
    """
    said: dict[str, set[str]] = {}
    for slot in slots:
        said.setdefault(slot.meaning, set()).add(fold_label(slot.text))
    return [slot for slot in slots if len(said[slot.meaning]) == 1]


def _first(*groups: Iterable[Slot]) -> Iterator[Slot]:
    """Yield the first slot of each meaning."""
    seen = set()
    for slot in chain(*groups):
        if slot.meaning not in seen:
            seen.add(slot.meaning)
            yield slot


def _provisions(tokens: Sequence[Token], index: int) -> tuple[LooseLine, ...]:
    """Return all paragraphs after a 法令上の根拠 of part Ⅰ, if each is a list of provisions; else ()."""
    found: list[LooseLine] = []
    for token in tokens[index + 1 :]:
        if not token.plain:
            break
        if residue(token.text) or not _PROVISIONS.match(fold_label(token.text)):
            return ()
        found += token.lines
    return tuple(found)


def _meant(token: Token, edition: FormEdition, on: set[LabelAddress]) -> FormEntry | None:
    """Return the one field that a label can mean on a sheet with the sections ``on``; None for none or several."""
    found = [entry for entry in token.entries if _may_mean(entry, token, edition, on)]
    return found[0] if len(found) == 1 else None


def _may_mean(entry: FormEntry, token: Token, edition: FormEdition, on: set[LabelAddress]) -> bool:
    if entry.kind != "field" or entry.block or entry.meaning in _READ_ELSEWHERE:
        return False
    if entry.address.section_address not in on or entry.address.part not in _parts_read(edition):
        return False
    circled = _circled(numeral(token.lines[0].text))
    wanted = _circled(entry.numeral)
    if circled:
        return circled == wanted
    return not wanted or _without_numeral(entry, edition)


def _parts_read(edition: FormEdition) -> set[str]:
    # A value of the last part is less sure the more labels the form repeats there: the procedure of 様式4 is not read.
    last = "part.procedure" if edition.form == FOCUSED else "part.requests"
    return {edition.address(part).part for part in ("part.basics", "part.files", last)}


def _circled(numeral: str) -> str:
    return numeral if "①" <= numeral <= "⑳" else ""


def _without_numeral(entry: FormEntry, edition: FormEdition) -> bool:
    """Tell whether the form prints a field without numeral: another field before it has the numeral of its address."""
    same = [other for other in edition.fields if other.address == entry.address]
    return len(same) > 1 and same[0] is not entry


def _choices(tokens: Sequence[Token], edition: FormEdition, file: int | None, on: set[LabelAddress]) -> Iterator[Slot]:
    """Yield the fields answered in brackets, where the sheet has one such field and one such answer."""
    labelled = [
        (token, entry)
        for token in tokens
        for entry in token.entries
        if entry.meaning in ANSWERED and entry.block not in KINDS and entry.address.section_address in on
    ]
    for token, entry in labelled:
        options = edition.options(entry.meaning)
        rivals = [other for _, other in labelled if edition.options(other.meaning) == options]
        owner = file if _of_file(entry, edition) else None
        said = answers(tokens, entry.meaning, edition)
        if len(rivals) == len(said) == 1 and (owner or not _of_file(entry, edition)):
            counts = _counts(tokens) if entry.meaning == "entrust.count" else ()
            yield answered(slot_of(entry, "", token.at, owner), said[0], *counts)


def _counts(tokens: Sequence[Token]) -> list[str]:
    """Return the 「（ ）件」 of a sheet, if there is just one."""
    lines = (line.text for token in tokens if token.plain for line in token.lines)
    found = [line for line in lines if _COUNT.match(fold_label(line))]
    return found if len(found) == 1 else []


def sharing(tokens: Sequence[Token], edition: FormEdition, file: int) -> Iterator[Slot]:
    """Yield 提供・移転の有無, if each of its boxes stands whole on a line of its own."""
    entry = next((e for token in tokens if (e := token.entry("sharing.count"))), None)
    if entry is None:
        return
    provided, moved, neither = map(re.escape, edition.options("sharing.count").names)
    lines = [line for token in tokens if token.plain for line in token.lines]
    wanted = (rf"\].*{provided}.*件$", rf"\].*{moved}.*件$", rf"\]\s*{neither}$")
    found = [[line for line in lines if re.search(pattern, line.text)] for pattern in wanted]
    if all(len(group) == 1 and group[0].text.lstrip().startswith(("[", "［")) for group in found):
        boxes = [group[0] for group in found]
        yield slot_of(entry, "\n".join(line.text for line in boxes), span(boxes), file)


def procedure(tokens: Sequence[Token]) -> Iterator[Slot]:
    """Yield しきい値判断結果, and the date of the 基礎項目評価."""
    for entry in (e for token in tokens if (e := token.entry("document.threshold"))):
        lines = [line for token in tokens if token.plain for line in token.lines]
        said = [(line, split[0]) for line in lines if (split := split_option(line.text.strip(), _RESULTS))]
        if len(said) == 1:
            yield slot_of(entry, said[0][1], said[0][0].at)
    for above, token in pairwise(tokens):
        dated = token.entry("document.evaluated")
        if dated and above.entry("section.evaluation") and looks_like(DATE, token.inline):
            yield slot_of(dated, token.inline, token.at)
