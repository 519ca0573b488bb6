"""Addresses in a form, as passages carry them and change logs write them.

「I-5-②」「Ⅱ(3)-3 ③使用目的」
「Ⅱ 特定個人情報ファイルの概要 (1)住民基本台帳ファイル 5. 特定個人情報の提供・移転 提供先1 ①法令上の根拠」
are one kind of thing: part, file, section, block, circled numeral, label.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from konkyo.loaders.forms.matching import fold_label, label_key
from konkyo.loaders.record import Passage

_PAGES = re.compile(r"^P\d[\dP・,、~\-]*")
_PART = re.compile(r"^(?:(VI|IV|V|I{1,3}|A\d)(?![A-Za-z])|\(?別添(\d)\)?)")
_FILE = re.compile(r"^([^①-⑳]*?)\((\d{1,2})\)(?!件)")
_SECTION = re.compile(
    r"(?<!\d)(?<!システム)(?<!委託事項)(?<!提供先)(?<!移転先)(?<!リスク)(\d{1,2})(?!\d|件|年|月|日|人)"
)
_BLOCK = re.compile(r"(システム|委託事項|提供先|移転先|リスク)(\d{1,2})(?![\d~])")
_RANGE = re.compile(r"(?:システム|委託事項|提供先|移転先)\d{1,2}~")
_NUMERAL = re.compile(r"[①-⑳]")


@dataclass(frozen=True, slots=True)
class FormAddress:
    """A place in the form; ``label`` is the words behind its last numeral, "" where there are none."""

    part: str
    file: int | None
    section: str | None
    block: str | None
    numeral: str | None
    label: str

    @property
    def numbers(self) -> tuple[str, int | None, str | None, str | None, str | None]:
        """The address without its words."""
        return self.part, self.file, self.section, self.block, self.numeral


def addresses(text: str) -> list[FormAddress]:
    """Return the addresses that ``text`` names: several for 「①法令上の根拠・②用途」, none where it names no part."""
    rest = _PAGES.sub("", fold_label(text))
    found = _PART.match(rest)
    if not found or _RANGE.search(rest):
        return []
    part, rest = found[1] or f"A{found[2]}", rest[found.end() :]
    first = _SECTION.search(rest)
    in_file = _FILE.match(rest)
    file = None
    if in_file and (first is None or in_file.start(2) <= first.start()):
        file, rest = int(in_file[2]), rest[in_file.end() :]
        first = _SECTION.search(rest)
    circled = _NUMERAL.search(rest)
    section = None
    if first and (circled is None or first.start() < circled.start()):
        section, rest = first[1], rest[first.end() :]
    block = _BLOCK.search(rest)
    if block:
        rest = rest[block.end() :]
    numerals = list(_NUMERAL.finditer(rest))
    ends = [*(numeral.start() for numeral in numerals[1:]), len(rest)]
    named: list[tuple[str | None, str]] = [
        (numeral[0], rest[numeral.end() : end]) for numeral, end in zip(numerals, ends, strict=False)
    ]
    where = (part, file, section, f"{block[1]}{block[2]}" if block else None)
    return [FormAddress(*where, numeral, label_key(words.strip("-.・"))) for numeral, words in named or [(None, rest)]]


class FormMap:
    """The passages of a document by their addresses."""

    def __init__(self, passages: Iterable[Passage], files: int) -> None:
        self._has_files = files > 1
        self._passages: defaultdict[tuple[object, ...], list[Passage]] = defaultdict(list)
        for passage in passages:
            for address in addresses(passage.id)[:1]:
                self._passages[self._numbers(address)].append(passage)

    def passage(self, address: FormAddress) -> Passage | None:
        """Return the one passage at ``address``; None where there is none, or several, or the labels disagree."""
        here = self._passages[self._numbers(address)]
        if address.label:
            here = [passage for passage in here if _agree(address.label, label_key(passage.label))]
        return here[0] if len(here) == 1 else None

    def _numbers(self, address: FormAddress) -> tuple[object, ...]:
        part, file, *rest = address.numbers
        # A document with one file may number it (1) in the log and not in the form.
        return part, file if self._has_files else None, *rest


def _agree(said: str, label: str) -> bool:
    return bool(label) and said.endswith(label)
