"""Where in the form the reader stands, and which label a printed text is there."""

import re
from dataclasses import dataclass, replace

from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.labels import BASIC, COVER_PAGE, FormEntry, LabelAddress
from konkyo.loaders.forms.matching import fold_label, label_key, numeral

_CLEAR_LABEL = 4  # characters: 「使用部署 市民課」 is a label and its value, 「方法 …」 may be the start of a sentence
_LONGEST_LABEL = 120
_A_WORD = 8  # characters: 「⑤物理的対策」 is a label; 「【物理的対策】」 is a heading within a text
_ROMAN = re.compile(r"^[ivx]+$", re.I)
_IMPORTANT = re.compile(r"^※\s+")  # the form's mark behind a label: 「⑥使用目的 ※」


@dataclass(frozen=True, slots=True)
class FormPosition:
    """The section last entered ("II-5"; a part alone between its heading and its first section), and the block.

    ``block``: kind and number, ("provision", 3) within 提供先3.
    """

    edition: FormEdition
    section: LabelAddress = COVER_PAGE
    block: tuple[str, int] | None = None

    @property
    def part(self) -> str:
        """The part last entered: "II"; "0" on the cover."""
        return self.section.part

    @property
    def on_cover(self) -> bool:
        """Whether no part has been entered yet."""
        return self.section == COVER_PAGE

    def entered(self, entry: FormEntry) -> "FormPosition":
        """Return the position after a label was met."""
        address = entry.address.section_address
        # A label that recurs in the sections of its part (「リスクへの対策は十分か」) does not leave the section.
        recurs = not address.section and not is_part(entry)
        section = replace(self.section, part=address.part) if recurs else address
        inside = self.block if entry.block or (section == self.section and not is_section(entry)) else None
        return replace(self, section=section, block=inside)


def is_part(entry: FormEntry) -> bool:
    """Tell whether ``entry`` is the heading of a part: 「Ⅱ 特定個人情報ファイルの概要」."""
    return entry.kind == "part"


def is_section(entry: FormEntry) -> bool:
    """Tell whether ``entry`` is the heading of a section: 「5. 特定個人情報の提供・移転」."""
    return entry.kind == "section"


def match_label(text: str, position: FormPosition) -> FormEntry | None:
    """Return the label that the whole of ``text`` is at ``position``; None if it is none there."""
    if len(text) > _LONGEST_LABEL or not text.strip():
        return None
    candidates = position.edition.by_label.get(label_key(text), ())
    fitting = [
        entry
        for entry in candidates
        if (not entry.block or _block_fits(entry, position)) and not (_is_a_word(entry) and not numeral(text))
    ]
    entry = max(fitting, key=lambda entry: _score(entry, numeral(text), position), default=None)
    if entry is None or is_part(entry) or position.part == entry.address.part:
        return entry
    if is_section(entry):
        # 「（備考）」 below the flow chart of 別添1 is not the heading 「７．備考」 of the next part.
        return None if text.lstrip().startswith(("(", "（")) and not numeral(text) else entry
    # The label of a field of another part is a phrase here: 「実施の有無」 of an audit is not that of Ⅰ-5.
    return None


def match_orphan(text: str, position: FormPosition) -> FormEntry | None:
    """Return the field of a block that ``text`` names although no such block is open: its heading is on a lost page."""
    if not numeral(text) or position.on_cover:
        return None
    candidates = position.edition.by_label.get(label_key(text), ())
    here = [e for e in candidates if e.block and e.block != "system" and e.address.part == position.part]
    return here[0] if here and not any(_block_fits(e, position) for e in here) else None


def split_label(text: str, position: FormPosition) -> tuple[FormEntry, str] | None:
    """Split a label and its value in one cell: 「①部署 市民部市民課」; None where it does not begin with one."""
    stripped = text.strip()
    for cut in re.finditer(r"\s+(?=\S)", stripped[:80]):
        head = stripped[: cut.start()]
        entry = match_label(head, position)
        if entry and not is_part(entry) and (numeral(head) or len(fold_label(head)) >= _CLEAR_LABEL):
            return entry, _IMPORTANT.sub("", stripped[cut.end() :])
    return None


def _score(entry: FormEntry, printed: str, position: FormPosition) -> int:
    """Rate one of the meanings of a label: by its place first, then by its numeral, in which the forms differ."""
    part, order = entry.address.part, position.edition.part_order
    same_section = entry.address.section_address == position.section
    score = 4 * same_section + 2 * (part == position.part)
    if is_part(entry):
        return score + 3 * bool(_ROMAN.match(printed))
    score += 3 * (printed.upper() == entry.numeral != "")
    # Where pages are lost the document goes on in the form; it does not go back.
    return score + (order.get(part, 0) >= order.get(position.part, 0))


def _is_a_word(entry: FormEntry) -> bool:
    """Tell whether a label of the risks is so short that texts use it as a heading of their own."""
    measured = entry.subject in ("risk", "review") and entry.address.numeral
    return bool(measured) and len(entry.labels[0]) <= _A_WORD


def _block_fits(entry: FormEntry, position: FormPosition) -> bool:
    if entry.block == "system":
        # 様式2 lists its systems without blocks; and a page may begin inside a block whose heading is lost.
        return position.edition.form == BASIC or position.block is None or position.block[0] == "system"
    return position.block is not None and position.block[0] == entry.block
