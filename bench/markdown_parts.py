"""Parts of a page in Markdown: a section with a table, and words for its cells."""

from collections.abc import Iterable


def section(title: str, text: str, columns: Iterable[str], rows: Iterable[tuple[object, ...]]) -> str:
    heads = tuple(columns)
    lines = [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
    lines += [f"| {' | '.join(map(str, row))} |" for row in rows]
    return "\n\n".join(filter(None, (f"## {title}", text, "\n".join(lines))))


def listed(words: list[str]) -> str:
    return "、".join(words) or "なし / none"


def yes_or_no(true: bool) -> str:
    return "○" if true else "―"
