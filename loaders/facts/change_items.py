"""The 項目 column of a change log: which cells of the form a row is about.

People write an item as 「I-5-②」, 「Ⅱ(3)-3 ③使用目的」 or
「Ⅱ 特定個人情報ファイルの概要 (1)住民基本台帳ファイル 5. 特定個人情報の提供・移転 提供先1 ①法令上の根拠」:
part, file, section, block, circled numeral, label.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from konkyo.loaders.forms.label_table import BLOCKS
from konkyo.loaders.forms.matching import fold_label, label_key
from konkyo.loaders.record import FormBlock, Passage, PassageAddress

_PAGES = re.compile(r"^P\d[\dP・,、~\-]*")
_PART = re.compile(r"^(?:(VI|IV|V|I{1,3}|A\d)(?![A-Za-z])|\(?別添(\d)\)?)")
_FILE = re.compile(r"^([^①-⑳]*?)\((\d{1,2})\)(?!件)")
_SECTION = re.compile(
    r"(?<!\d)(?<!システム)(?<!委託事項)(?<!提供先)(?<!移転先)(?<!リスク)(\d{1,2})(?!\d|件|年|月|日|人)"
)
_RISK = "リスク"
_BLOCK = re.compile(rf"({'|'.join(BLOCKS.values())}|{_RISK})(\d{{1,2}})(?![\d~])")
_RANGE = re.compile(r"(?:システム|委託事項|提供先|移転先)\d{1,2}~")
_NUMERAL = re.compile(r"[①-⑳]")
_KINDS = {heading: kind for kind, heading in BLOCKS.items()}


@dataclass(frozen=True, slots=True)
class ChangeItem:
    """One cell that an item names: its address, and the words behind its last numeral ("" where there are none)."""

    address: PassageAddress
    label: str


def change_items(text: str) -> list[ChangeItem]:
    """Return the cells that ``text`` names: several for 「①法令上の根拠・②用途」, none where it names no part."""
    rest = _PAGES.sub("", fold_label(text))
    found = _PART.match(rest)
    if not found or _RANGE.search(rest):
        return []
    part, rest = found[1] or f"A{found[2]}", rest[found.end() :]
    file, rest = _file(rest)
    section, rest = _section(rest)
    block = _BLOCK.search(rest)
    if block and block[1] == _RISK:
        # The risks of a section are not told apart by number in passages.
        return []
    if block:
        rest = rest[block.end() :]
    return [
        ChangeItem(
            PassageAddress(
                part=part,
                file=file,
                section=section,
                block=FormBlock(kind=_KINDS[block[1]], number=int(block[2])) if block else None,  # type: ignore[arg-type]
                numeral=numeral,
            ),
            label_key(words.strip("-.・")),
        )
        for numeral, words in _numerals(rest)
    ]


def _file(rest: str) -> tuple[int | None, str]:
    """Take the number of a file off: 「(1)住民基本台帳ファイル」 before any number of a section."""
    section, in_file = _SECTION.search(rest), _FILE.match(rest)
    if in_file and (section is None or in_file.start(2) <= section.start()):
        return int(in_file[2]), rest[in_file.end() :]
    return None, rest


def _section(rest: str) -> tuple[str | None, str]:
    """Take the number of a section off, which stands before any circled numeral."""
    section, circled = _SECTION.search(rest), _NUMERAL.search(rest)
    if section and (circled is None or section.start() < circled.start()):
        return section[1], rest[section.end() :]
    return None, rest


def _numerals(rest: str) -> list[tuple[str | None, str]]:
    """Return each circled numeral with the words up to the next one; the words alone where there is no numeral."""
    found = list(_NUMERAL.finditer(rest))
    ends = [*(numeral.start() for numeral in found[1:]), len(rest)]
    return [(one[0], rest[one.end() : end]) for one, end in zip(found, ends, strict=True)] if found else [(None, rest)]


class FormMap:
    """The passages of a document by their addresses."""

    def __init__(self, passages: Iterable[Passage], files: int) -> None:
        self._has_files = files > 1
        self._passages: defaultdict[PassageAddress, list[Passage]] = defaultdict(list)
        for passage in passages:
            self._passages[passage.address].append(passage)

    def passages(self, text: str) -> list[Passage]:
        """Return the passages that the item ``text`` of a change log leads to, one at most for a cell."""
        return [passage for item in change_items(text) if (passage := self.passage(item))]

    def passage(self, item: ChangeItem) -> Passage | None:
        """Return the one passage that ``item`` names; None where there is none, or several, or the labels disagree."""
        # A document with one file may number it (1) in the log and not in the form.
        address = item.address if self._has_files else item.address.model_copy(update={"file": None})
        here = self._passages[address]
        if item.label:
            here = [passage for passage in here if _agree(item.label, label_key(passage.label))]
        return here[0] if len(here) == 1 else None


def _agree(said: str, label: str) -> bool:
    return bool(label) and said.endswith(label)
