"""Which file a sheet of part Ⅱ speaks of: the file named by the last heading 「１．特定個人情報ファイル名」.

Pages may be missing, so the heading holds only while the sheets after it go on through the form; where one falls
back to an earlier section, or a block's number comes again, a heading has been lost and the file is unknown.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from konkyo.loaders.forms.filled import Slot
from konkyo.loaders.forms.labels import FIELDS, SECTIONS, FormEntry
from konkyo.loaders.forms.matching import fold_label, label_key, name_key, name_keys
from konkyo.loaders.forms.scattered.label_values import residue
from konkyo.loaders.forms.scattered.sheets import Token
from konkyo.loaders.record import FormName

_ENUMERATED = re.compile(r"^[(（]\s*([\d０-９]{1,2})\s*[)）]")
_FILE = re.compile(r"(?:ファイル|台帳)(?:[(（].*[)）])?$")
_NAMED = re.compile(r"ファイル|台帳")
_ANNEX_ON = re.compile(r"(提供先|移転先)(\d+)以降")
_KINDS = {"提供先": "provision", "移転先": "transfer"}


def sections_on(tokens: Sequence[Token], form: FormName) -> set[str]:
    """Return the sections ("I-5", "II-3") that a sheet surely holds: by labels that stand in one section only."""
    found = set()
    for token in tokens:
        own = {section(entry, form) for entry in token.entries}
        if len(own) == 1:
            found |= own
    return found


def section(entry: FormEntry, form: FormName) -> str:
    """Return the section of an entry's address: "II-3" for "II-3-①"."""
    return "-".join(entry.addresses[form].split("-")[:2])


@dataclass(slots=True)
class _Progress:
    file: int | None = None
    section: int = 0
    blocks: frozenset[tuple[str, int]] = frozenset()


def listed(sheets: Sequence[Sequence[Token]], form: FormName) -> Slot | None:
    """Return the slot of I-3, the names of all files: the numbered paragraph under its label on a sheet of part Ⅰ."""
    for tokens in sheets:
        if not any(name.startswith("I-") for name in sections_on(tokens, form)):
            continue
        for token, following in pairwise(tokens):
            entry = next((entry for entry in token.entries if entry.meaning == "file.names"), None)
            if entry and _names(following):
                return Slot(entry.meaning, entry.addresses[form], entry.labels[0], following.text, following.at)
    return None


def _names(token: Token) -> bool:
    return token.plain and not residue(token.text) and all(_FILE.search(line.text.strip()) for line in token.lines)


def owners(sheets: Sequence[Sequence[Token]], form: FormName) -> tuple[list[int | None], list[Slot]]:
    """Return for each sheet the ordinal of the file it speaks of (None: none, or not known), and the files' names."""
    progress = _Progress()
    found: list[int | None] = []
    names: list[Slot] = []
    in_part_one = listed(sheets, form)
    known = name_keys(in_part_one.text) if in_part_one else []
    for tokens in sheets:
        on = sections_on(tokens, form)
        mine = sorted(int(name.split("-")[1]) for name in on if name.startswith("II-"))
        heading = _heading(tokens, form, known) if mine or "II" in on else None
        if heading:
            number = _number(heading, known, len(names))
            progress = _Progress(number)
            names.append(Slot("file.name", "II-1", "特定個人情報ファイル名", heading.text, heading.at, number))
        elif any(name.split("-")[0] not in ("II", "0") for name in on):
            progress = _Progress()
        numbered = frozenset(
            token.head for token in tokens if token.head and token.head[0] in ("entrustment", *_KINDS.values())
        )
        if mine and (mine[0] < progress.section or numbered & progress.blocks):
            progress = _Progress()
        found.append(progress.file if mine else None)
        progress.section = max([progress.section, *mine])
        progress.blocks |= numbered
    twice = {slot.file for slot in names if sum(other.file == slot.file for other in names) > 1}
    return [None if file in twice else file for file in found], [slot for slot in names if slot.file not in twice]


def _heading(tokens: Sequence[Token], form: FormName, known: Sequence[str]) -> Token | None:
    """Return the file's name under 「１．特定個人情報ファイル名」 of part Ⅱ, where just one stands there.

    Where the two are torn apart, the name is the one line of the sheet that is nothing but a name ``known`` from I-3.
    """
    if any(name.startswith("III") for name in sections_on(tokens, form)):
        return None
    places = [t.index for t in tokens if "file.name" in {entry.meaning for entry in t.entries}]
    if len(places) != 1:
        return None
    names = [tokens[i + 1] for i in places if i + 1 < len(tokens) and _names(tokens[i + 1])]
    names = names or [t for t in tokens if t.plain and len(t.lines) == 1 and name_key(t.text) in known]
    return names[0] if len(names) == 1 and len(names[0].lines) == 1 else None


def _number(name: Token, known: Sequence[str], before: int) -> int:
    if name_key(name.text) in known:
        return known.index(name_key(name.text)) + 1
    numbered = _ENUMERATED.match(name.text.strip())
    return int(fold_label(numbered[1])) if numbered else before + 1


def only_file(sheets: Sequence[Sequence[Token]], form: FormName, names: Sequence[Slot]) -> int | None:
    """Return the file of a document that has but one: its name's label stands in I-3 and once in II-1 (and in III)."""
    in_part_one = listed(sheets, form)
    if len(names) != 1 or (in_part_one and len(_NAMED.findall(in_part_one.text)) > 1):
        return None
    printed = 0
    for tokens in sheets:
        if not any(name.startswith("III") for name in sections_on(tokens, form)):
            printed += sum("file.name" in {entry.meaning for entry in token.entries} for token in tokens)
    return names[0].file if printed <= len(("I-3", "II-1")) else None


def annex_owner(tokens: Sequence[Token], slots: Sequence[Slot], only: int | None, names: Sequence[Slot]) -> int | None:
    """Return the file of a 別紙 that goes on with blocks: named on the sheet, or pointed to by its last block.

    ``only``: the document's only file, or None where it has several.
    """
    numbers: dict[str, list[int]] = {}
    for token in tokens:
        if token.head and token.head[0] in _KINDS.values():
            numbers.setdefault(token.head[0], []).append(token.head[1])
    text = "".join(fold_label(token.text) for token in tokens if token.plain)
    owners_ = {
        slot.file
        for slot in names
        for heading in _KINDS
        if label_key(slot.text) and f"{label_key(slot.text)}の{heading}" in text
    }
    for slot in slots:
        pointer = _ANNEX_ON.search(fold_label(slot.text)) if "party" in slot.meaning else None
        if pointer and min(numbers.get(_KINDS[pointer[1]], [0])) >= int(pointer[2]):
            owners_.add(slot.file)
    if not owners_ and only is not None:
        owners_.add(only)
    return owners_.pop() if len(owners_) == 1 else None


def next_labels(entry: FormEntry, form: FormName) -> set[str]:
    """Return the meanings of the labels that can stand right after ``entry`` in the form."""
    fields = [e for e in FIELDS if form in e.addresses]
    place = fields.index(entry)
    found = {e.meaning for e in fields[place + 1 : place + 2] if section(e, form) == section(entry, form)}
    if not found:
        heads = [e for e in SECTIONS if form in e.addresses]
        mine = next((i for i, e in enumerate(heads) if section(e, form) == section(entry, form)), None)
        found = {e.meaning for e in heads[mine + 1 : mine + 2]} if mine is not None else set()
    return found
