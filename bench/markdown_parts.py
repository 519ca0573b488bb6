"""Parts of a page in Markdown, in Japanese and English: a section with a table, and words for its cells."""

from collections.abc import Iterable
from dataclasses import dataclass

from konkyo.i18n import Words


@dataclass(frozen=True)
class Section:
    """A section of a page. A cell that is no Words is the same in both languages."""

    title: Words
    text: Words | None
    columns: tuple[Words | str, ...]
    rows: tuple[tuple[object, ...], ...]

    def in_(self, code: str) -> str:
        """Return it as Markdown."""
        lines = [_row(self.columns, code), "|" + "---|" * len(self.columns), *(_row(row, code) for row in self.rows)]
        text = self.text.in_(code) if self.text else ""
        return "\n\n".join(filter(None, (f"## {self.title.in_(code)}", text, "\n".join(lines))))


def section(
    title: Words, text: Words | None, columns: Iterable[Words | str], rows: Iterable[tuple[object, ...]]
) -> Section:
    return Section(title, text, tuple(columns), tuple(rows))


def listed(words: list[str]) -> Words:
    return Words(ja="、".join(words) or "なし", en=", ".join(words) or "none")


def became(gone: list[str], added: list[str]) -> Words:
    return Words(*(f"{listed(gone).in_(code)} → {listed(added).in_(code)}" for code in ("ja", "en")))


def yes_or_no(true: bool) -> str:
    return "○" if true else "―"


def _row(cells: Iterable[object], code: str) -> str:
    return f"| {' | '.join(cell.in_(code) if isinstance(cell, Words) else str(cell) for cell in cells)} |"
