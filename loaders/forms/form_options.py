"""The options of a field: of a printed list of choices, or of a group of checkboxes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from konkyo.law.variants import unified
from konkyo.loaders.forms.matching import fold_label

OptionKind = Literal["choice", "boxes"]
OTHER = "その他"
"""The option after which the form prints brackets to be filled in."""

THE_PERSON, OWN_DEPARTMENTS = "本人又は本人の代理人", "評価実施機関内の他部署"
"""Options of 入手元."""

TRANSFERS = "移転を行っている"
"""Option of 提供・移転の有無."""

SUBENTRUSTS = "再委託する"
"""Option of 再委託の有無."""

_EITHER_WIDTH = {"(": "[(（]", ")": "[)）]", "（": "[(（]", "）": "[)）]", "・": "[・･]"}


@dataclass(frozen=True, slots=True)
class FormOption:
    """One option: its ``name`` as the form prints it, and all its spellings, the name first."""

    name: str
    spellings: tuple[str, ...]

    def begins(self, text: str) -> bool:
        """Tell whether ``text`` begins with this option, in any of its spellings."""
        folded = fold_label(text)
        return any(folded.startswith(fold_label(spelling)) for spelling in self.spellings)


@dataclass(frozen=True, slots=True)
class FieldOptions:
    """All options of a field, in the form's order. ``kind``: "choice" for a numbered list, "boxes" for checkboxes."""

    kind: OptionKind
    options: tuple[FormOption, ...]

    def __iter__(self) -> Iterator[FormOption]:
        return iter(self.options)

    @property
    def names(self) -> tuple[str, ...]:
        """The options as the form prints them."""
        return tuple(option.name for option in self.options)

    def named(self, text: str) -> FormOption | None:
        """Return the option that ``text`` is, whatever its white space and character width; None for other texts."""
        folded = fold_label(text)
        return next((o for o in self.options if folded in map(fold_label, o.spellings)), None)

    def leading(self, text: str) -> FormOption | None:
        """Return the option that ``text`` begins with; None for none."""
        return next((option for option in self.options if option.begins(text)), None)


def field_options(kind: OptionKind, cell: str) -> FieldOptions:
    """Return the options that a declared cell lists: 「紙 | 電子記録媒体（…）=電子記録媒体」."""
    names = [tuple(map(str.strip, option.split("="))) for option in cell.split("|")]
    return FieldOptions(kind, tuple(FormOption(spelled[0], spelled) for spelled in names))


def split_option(text: str, options: Sequence[str]) -> tuple[str, str] | None:
    """Split ``text`` into the longest of ``options`` that it begins with, as printed, and the rest; None for none."""
    match = _any_of(tuple(options)).match(unified(text))
    return (text[: match.end()], text[match.end() :]) if match else None


@lru_cache(maxsize=64)
def _any_of(options: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for the longest of ``options`` that stands there; it may be broken over lines."""
    longest_first = sorted(options, key=len, reverse=True)
    spaced = (r"\s*".join(_EITHER_WIDTH.get(char, re.escape(char)) for char in option) for option in longest_first)
    return re.compile("|".join(spaced) or r"(?!)")
