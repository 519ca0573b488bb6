"""Where in the form a reader stands, and which of its labels a printed text can be there."""

import re
from dataclasses import dataclass, replace
from functools import cache

from konkyo.loaders.forms.labels import BASIC, BLOCKS, FIELDS, FOCUSED, PARTS, SECTIONS, FormEntry, entries
from konkyo.loaders.forms.matching import fold_label, label_key, numeral
from konkyo.loaders.record import FormName

_BLOCK = re.compile(rf"^({'|'.join(BLOCKS.values())})\s*(\d{{1,3}})(?:[\s:：]+(.*))?$", re.S)
_BLOCK_ALONE = re.compile(rf"\(?({'|'.join(BLOCKS.values())})(\d{{1,3}})\)?:?()")
_BLOCK_RANGE = re.compile(rf"^({'|'.join(BLOCKS.values())})\s*\d{{1,3}}\s*[～~∼\-－ー]\s*\d{{1,3}}$")
_KINDS = {heading: kind for kind, heading in BLOCKS.items()}
_PARTS = frozenset(entry.meaning for entry in PARTS)
_SECTIONS = frozenset(entry.meaning for entry in SECTIONS)
_TELLING_LABEL = 4  # characters: 「使用部署 市民課」 is label and value, 「方法 …」 may be the start of a sentence
_ROMAN = re.compile(r"^[ivx]+$", re.I)


@dataclass(frozen=True, slots=True)
class FormPosition:
    """The part ("II"), section ("II-5") and block (("provision", 3)) last entered."""

    form: FormName
    part: str = "0"
    section: str = "0"
    block: tuple[str, int] | None = None

    def entered(self, entry: FormEntry) -> "FormPosition":
        """Return the context after a label: a part or section leads into it, a field says which section it is in."""
        address = entry.addresses[self.form]
        # A label of every section of its part (「リスクへの対策は十分か」) leaves the section as it is.
        section = _section(address) if "-" in address or is_part(entry) else self.section
        inside = self.block if entry.block or (section == self.section and not is_section(entry)) else None
        return replace(self, part=address.split("-")[0], section=section, block=inside)


def is_part(entry: FormEntry) -> bool:
    """Tell whether ``entry`` is a part of the form (「Ⅱ 特定個人情報ファイルの概要」)."""
    return entry.meaning in _PARTS


def is_section(entry: FormEntry) -> bool:
    """Tell whether ``entry`` is a numbered section (「5. 特定個人情報の提供・移転」)."""
    return entry.meaning in _SECTIONS


@cache
def part_order(form: FormName, part: str) -> int:
    """Return the place of ``part`` in ``form``, the cover being 0."""
    parts = [entry.addresses[form] for entry in PARTS if form in entry.addresses]
    return parts.index(part) + 1 if part in parts else 0


def _section(address: str) -> str:
    return "-".join(address.split("-")[:2])


def block_heading(text: str) -> tuple[str, int, str] | None:
    """Return (kind, number, what follows) for 「提供先3」 and 「移転先４０ 教育委員会」; None for any other text."""
    # 「（提供先1）」「提 供 先 1：」 alone are read folded; with a name behind it the printed text is kept.
    match = _BLOCK_ALONE.fullmatch(fold_label(text)) or _BLOCK.match(_digits(text.strip()))
    if not match or _BLOCK_RANGE.match(_digits(fold_label(text))):
        return None
    return _KINDS[match[1]], int(match[2]), (match[3] or "").strip()


def section_of_block(kind: str) -> str:
    """Return the section in which blocks of ``kind`` stand: that of their first field."""
    return next(_section(at) for e in FIELDS if e.block == kind for at in (e.addresses.get(FOCUSED),) if at)


def names_range(text: str) -> bool:
    """Tell whether ``text`` is a heading that only names a range: 「提供先16～20」."""
    return bool(_BLOCK_RANGE.match(_digits(fold_label(text))))


def _digits(text: str) -> str:
    return text.translate(str.maketrans("０１２３４５６７８９", "0123456789"))


def match_label(text: str, context: FormPosition) -> FormEntry | None:
    """Return the entry that ``text``, being nothing but a label, means in ``context``; None if it is no label there."""
    if len(text) > 120 or not text.strip():
        return None
    candidates = entries(context.form).get(label_key(text), ())
    entry = _choose(candidates, numeral(text), context)
    if (
        entry is None
        or is_part(entry)
        or is_section(entry)
        or context.part == entry.addresses[context.form].split("-")[0]
    ):
        return entry
    # A field's label in another part is a phrase: 「実施の有無」 of an audit is not that of the network.
    return None


def match_orphan(text: str, context: FormPosition) -> FormEntry | None:
    """Return the field of a block that ``text`` names though no such block is open: its head is on a lost page."""
    if not numeral(text) or context.part == "0":
        return None
    candidates = [e for e in entries(context.form).get(label_key(text), ()) if e.block and e.block != "system"]
    here = [e for e in candidates if e.addresses[context.form].split("-")[0] == context.part]
    return here[0] if here and not any(_block_fits(e, context) for e in here) else None


def split_label(text: str, context: FormPosition) -> tuple[FormEntry, str] | None:
    """Split 「①部署 市民部市民課」, label and value in one cell; the label has its numeral or is no common word."""
    stripped = text.strip()
    for cut in re.finditer(r"\s+(?=\S)", stripped[:80]):
        head = stripped[: cut.start()]
        entry = match_label(head, context)
        if entry and not is_part(entry) and (numeral(head) or len(fold_label(head)) >= _TELLING_LABEL):
            return entry, stripped[cut.end() :]
    return None


def _choose(candidates: tuple[FormEntry, ...], printed: str, context: FormPosition) -> FormEntry | None:
    """Label first, then place, then numeral: the numeral alone never decides (forms differ in it)."""
    fitting = [entry for entry in candidates if not entry.block or _block_fits(entry, context)]
    return max(fitting, key=lambda entry: _score(entry, printed, context), default=None)


def _score(entry: FormEntry, printed: str, context: FormPosition) -> int:
    address = entry.addresses[context.form]
    part = address.split("-")[0]
    score = 4 * (_section(address) == context.section) + 2 * (part == context.part)
    if is_part(entry):
        return score + 3 * bool(_ROMAN.match(printed))
    score += 3 * (printed.upper() == entry.numeral(context.form) != "")
    # Where pages are lost the form goes on, never back.
    return score + (part_order(context.form, part) >= part_order(context.form, context.part))


def _block_fits(entry: FormEntry, context: FormPosition) -> bool:
    if entry.block == "system":
        # 様式2 lists its systems without blocks; a page may begin inside a block whose head is lost.
        return context.form == BASIC or context.block is None or context.block[0] == "system"
    return context.block is not None and context.block[0] == entry.block
