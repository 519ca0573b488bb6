"""Which file a sheet of part Ⅱ is about: the one named by the last heading 「１．特定個人情報ファイル名」.

Pages may be missing. So the heading holds only while the sheets after it go forward in the form. Where a sheet goes
back to an earlier section, or the number of a block comes again, a heading is lost, and the file is not known.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.filled import Slot, slot_of
from konkyo.loaders.forms.label_table import BLOCKS
from konkyo.loaders.forms.labels import FormEntry, LabelAddress
from konkyo.loaders.forms.matching import fold_label, label_key, name_key, name_keys
from konkyo.loaders.forms.scattered.label_values import residue
from konkyo.loaders.forms.scattered.sheets import Token

_ENUMERATED = re.compile(r"^[(（]\s*([\d０-９]{1,2})\s*[)）]")
_FILE = re.compile(r"(?:ファイル|台帳)(?:[(（].*[)）])?$")
_NAMED = re.compile(r"ファイル|台帳")
_SHARED = {BLOCKS[kind]: kind for kind in ("provision", "transfer")}
_ANNEX_ON = re.compile(rf"({'|'.join(_SHARED)})(\d+)以降")
_FLOW_KINDS = ("entrustment", "provision", "transfer")
_PLACES_OF_ONE_FILE = 2
"""How often the name of a file is printed outside part Ⅲ in a document with one file: in Ⅰ-3 and Ⅱ-1."""


def sections_on(tokens: Sequence[Token]) -> set[LabelAddress]:
    """Return the sections (I-5, II-3) that a sheet surely holds: it has labels that stand nowhere else."""
    found = set()
    for token in tokens:
        own = {entry.address.section_address for entry in token.entries}
        if len(own) == 1:
            found |= own
    return found


def parts_on(tokens: Sequence[Token]) -> set[str]:
    """Return the parts of the sections that a sheet surely holds; "0" for the cover."""
    return {section.part for section in sections_on(tokens)}


@dataclass(slots=True)
class _Progress:
    """How far in part Ⅱ the sheets of one file have come: the last section, and the blocks met."""

    file: int | None = None
    section: int = 0
    blocks: frozenset[tuple[str, int]] = frozenset()

    def is_behind(self, first: int, blocks: frozenset[tuple[str, int]]) -> bool:
        """Tell whether a sheet that begins with section ``first`` and has these ``blocks`` cannot follow."""
        return first < self.section or bool(blocks & self.blocks)


def listed(sheets: Sequence[Sequence[Token]], edition: FormEdition) -> Slot | None:
    """Return the slot of Ⅰ-3, the names of all files: the paragraph below its label on a sheet of part Ⅰ."""
    part = edition.address("file.names").part
    for tokens in sheets:
        if not any(place.part == part and place.section for place in sections_on(tokens)):
            continue
        for token, following in pairwise(tokens):
            entry = token.entry("file.names")
            if entry and _is_names(following):
                return slot_of(entry, following.text, following.at)
    return None


def _is_names(token: Token) -> bool:
    return token.plain and not residue(token.text) and all(_FILE.search(line.text.strip()) for line in token.lines)


def owners(sheets: Sequence[Sequence[Token]], edition: FormEdition) -> tuple[list[int | None], list[Slot]]:
    """Return for each sheet the ordinal of the file it is about (None: of none, or not known), and the files' names."""
    in_part_one = listed(sheets, edition)
    known = name_keys(in_part_one.text) if in_part_one else []
    progress = _Progress()
    found: list[int | None] = []
    names: list[Slot] = []
    for tokens in sheets:
        mine = sections_of_file(tokens, edition)
        parts = parts_on(tokens)
        heading = _heading(tokens, edition, known) if mine or edition.files_part in parts else None
        if heading:
            slot = _named(heading, edition, known, before=len(names))
            progress = _Progress(slot.file)
            names.append(slot)
        elif parts - {edition.files_part, "0"}:
            progress = _Progress()
        blocks = frozenset(token.head for token in tokens if token.head and token.head[0] in _FLOW_KINDS)
        if mine and progress.is_behind(mine[0], blocks):
            progress = _Progress()
        found.append(progress.file if mine else None)
        progress.section = max([progress.section, *mine])
        progress.blocks |= blocks
    files = [slot.file for slot in names]
    twice = {file for file in files if files.count(file) > 1}
    return [None if file in twice else file for file in found], [slot for slot in names if slot.file not in twice]


def sections_of_file(tokens: Sequence[Token], edition: FormEdition) -> list[int]:
    """Return the numbers of the sections of part Ⅱ that a sheet surely holds, sorted: [3, 4] for Ⅱ-3 and Ⅱ-4."""
    sections = (place for place in sections_on(tokens) if place.part == edition.files_part)
    return sorted(int(place.section) for place in sections if place.section)


def _named(heading: Token, edition: FormEdition, known: Sequence[str], before: int) -> Slot:
    """Return the slot of a file's name: its ordinal is its place among ``known`` names, its number, or the next one."""
    entry = next(entry for entry in edition.sections if entry.meaning == "file.name")
    numbered = _ENUMERATED.match(heading.text.strip())
    if name_key(heading.text) in known:
        number = known.index(name_key(heading.text)) + 1
    else:
        number = int(fold_label(numbered[1])) if numbered else before + 1
    return slot_of(entry, heading.text, heading.at, number)


def _heading(tokens: Sequence[Token], edition: FormEdition, known: Sequence[str]) -> Token | None:
    """Return the name of the file below 「１．特定個人情報ファイル名」 of part Ⅱ, if a sheet has one such label.

    Where label and name are apart, the name is the one line of the sheet that is one of the ``known`` names of Ⅰ-3.
    """
    if edition.risks_part in parts_on(tokens):
        return None
    places = [token.index for token in tokens if token.entry("file.name")]
    if len(places) != 1:
        return None
    names = [tokens[i + 1] for i in places if i + 1 < len(tokens) and _is_names(tokens[i + 1])]
    names = names or [t for t in tokens if t.plain and len(t.lines) == 1 and name_key(t.text) in known]
    return names[0] if len(names) == 1 and len(names[0].lines) == 1 else None


def only_file(sheets: Sequence[Sequence[Token]], edition: FormEdition, names: Sequence[Slot]) -> int | None:
    """Return the file of a document with one file only, else None. Its name is printed in Ⅰ-3, in Ⅱ-1 and in Ⅲ."""
    in_part_one = listed(sheets, edition)
    if len(names) != 1 or (in_part_one and len(_NAMED.findall(in_part_one.text)) > 1):
        return None
    outside_risks = (tokens for tokens in sheets if edition.risks_part not in parts_on(tokens))
    printed = sum(token.entry("file.name") is not None for tokens in outside_risks for token in tokens)
    return names[0].file if printed <= _PLACES_OF_ONE_FILE else None


def annex_owner(tokens: Sequence[Token], slots: Sequence[Slot], only: int | None, names: Sequence[Slot]) -> int | None:
    """Return the file whose blocks a 別紙 goes on with: it is named on the sheet, or its last block points there.

    ``only``: the document's only file, or None where it has several.
    """
    text = "".join(fold_label(token.text) for token in tokens if token.plain)
    found = {
        slot.file
        for slot in names
        for heading in _SHARED
        if label_key(slot.text) and f"{label_key(slot.text)}の{heading}" in text
    }
    found |= {slot.file for slot in slots if slot.aspect == "party" and _points_to(slot, tokens)}
    if not found and only is not None:
        return only
    return found.pop() if len(found) == 1 else None


def _points_to(slot: Slot, tokens: Sequence[Token]) -> bool:
    """Tell whether 「提供先21以降は別紙…」 in a slot points to a sheet whose blocks begin there."""
    pointer = _ANNEX_ON.search(fold_label(slot.text))
    if pointer is None:
        return False
    numbers = [token.head[1] for token in tokens if token.head and token.head[0] == _SHARED[pointer[1]]]
    return min(numbers, default=0) >= int(pointer[2])


def next_labels(entry: FormEntry, edition: FormEdition) -> set[str]:
    """Return the meanings of the labels that the form prints right after the field ``entry``."""
    here = entry.address.heading
    place = edition.fields.index(entry)
    following = edition.fields[place + 1 : place + 2]
    if following and following[0].address.heading == here:
        return {following[0].meaning}
    headings = [section.address.heading for section in edition.sections]
    if here not in headings:
        return set()
    return {section.meaning for section in edition.sections[headings.index(here) + 1 :][:1]}
