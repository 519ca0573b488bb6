"""An answer as a notebook shows it: a table with what is to be read with it, and the map of it."""

from dataclasses import dataclass, field, fields
from datetime import date
from html import escape
from pathlib import Path
from typing import Self

from konkyo.graph.store import Store
from konkyo.i18n import Words, language
from konkyo.i18n.visible_text import visible
from konkyo.queries.answer import Answer
from konkyo.queries.caveats import Caveats, entries
from konkyo.queries.columns import technical

_MOST = 50
"""How many rows are displayed; a frame has all of them."""
_MORE = Words(
    ja="ほか{n}行（すべては .to_pandas() か .to_polars() で）",
    en="{n} more rows: .to_pandas() or .to_polars() has them",
)
_PRINTED, _LONG = 10, 24
"""How many rows are printed, and how many characters of a value."""
_MORE_ROWS = Words(ja="ほか{n}行（すべては .rows に）", en="{n} more rows: .rows has them")
_NONE = Words(ja="答えの行はありません。", en="The answer has no rows.")
_ABOUT = Words(ja="この答えについて", en="About this answer")
_WARNING = "margin:4px 0;padding:2px 8px;border-left:4px solid #b34700"
_CELL = "text-align:left;vertical-align:top;max-width:28em;overflow-wrap:anywhere"
_HEIGHT = 760


@dataclass(frozen=True, slots=True)
class InlineMap:
    """A map as one HTML page, which a notebook shows in place."""

    page: str

    def save(self, path: str | Path) -> Path:
        """Write the page to ``path``, and return that."""
        path = Path(path)
        path.write_text(self.page, encoding="utf-8", newline="\n")
        return path

    def _repr_html_(self) -> str:
        """Return the page in a frame of its own, which can run its scripts and save files, and nothing else."""
        return (
            f'<iframe srcdoc="{escape(self.page)}" sandbox="allow-scripts allow-downloads allow-modals" '
            f'style="width:100%;height:{_HEIGHT}px;border:1px solid #c5ccd3"></iframe>'
        )

    def __repr__(self) -> str:
        """Return what it is in short: the page is long."""
        return f"<InlineMap: {len(self.page):,} characters of HTML>"


@dataclass(frozen=True, slots=True, repr=False)
class ShownAnswer(Answer):
    """An answer of ``graph`` that a notebook displays as a table, and that can be drawn with ``map()``."""

    graph: Store = field(kw_only=True, repr=False, compare=False)

    @classmethod
    def of(cls, answer: Answer, graph: Store) -> Self:
        """Return ``answer``, which ``graph`` gave."""
        return cls(**{each.name: getattr(answer, each.name) for each in fields(Answer)}, graph=graph)

    def map(self) -> InlineMap:
        """Return the map of the answer. Raises KonkyoError where its question has none, or the graph is closed."""
        from konkyo.viz.answer_map import answer_picture
        from konkyo.viz.map_page import map_page

        return InlineMap(map_page(answer_picture(self.graph, self), language()))

    def __repr__(self) -> str:
        """Return what it is in short: all of it is long."""
        return f"<ShownAnswer {self.question.id}: {len(self.rows)} rows of {len(self.columns)} columns>"

    def __str__(self) -> str:
        """Return the question and its first rows as lines of text, long values cut."""
        if not self.rows:
            return f"{self.question.ask}\n{_NONE}"
        words, shown = self.question.column_words, self._shown()
        lines = [[str(words.heading(column)) for column in shown]]
        lines += [[words.shown(column, row[column]) for column in shown] for row in self.rows[:_PRINTED]]
        left = len(self.rows) - _PRINTED
        more = [str(_MORE_ROWS).format(n=left)] if left > 0 else []
        return "\n".join([str(self.question.ask), *(" | ".join(map(_cut, line)) for line in lines), *more])

    def _repr_html_(self) -> str:
        """Return the answer as a table, with its warnings before it and all that is known about it behind it."""
        warnings = self.caveats.warnings() if self.caveats else []
        told = "".join(f'<p style="{_WARNING}">{escape(str(warning))}</p>' for warning in warnings)
        about = self._about(self.caveats) if self.caveats else ""
        return f"<div><p><b>{escape(str(self.question.ask))}</b></p>{told}{self._table()}{about}</div>"

    def _shown(self) -> list[str]:
        """Return the columns for people that are not empty."""
        return [
            column
            for column in self.columns
            if not technical(column) and any(row[column] not in (None, []) for row in self.rows)
        ]

    def _table(self) -> str:
        if not self.rows:
            return f"<p>{escape(str(_NONE))}</p>"
        words, shown = self.question.column_words, self._shown()
        head = "".join(_cell("th", str(words.heading(column))) for column in shown)
        body = "".join(
            f"<tr>{''.join(_cell('td', words.shown(column, row[column])) for column in shown)}</tr>"
            for row in self.rows[:_MOST]
        )
        left = len(self.rows) - _MOST
        more = f"<p>{escape(str(_MORE).format(n=left))}</p>" if left > 0 else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"

    def _about(self, said: Caveats) -> str:
        told = "".join(
            f"<dt>{escape(str(entry.heading))}</dt>" + "".join(f"<dd>{escape(str(text))}</dd>" for text in entry.said)
            for entry in entries(self, said, self.graph.where, date.today())
            if entry.name != "warnings"
        )
        return f"<details><summary>{escape(str(_ABOUT))}</summary><dl>{told}</dl></details>"


def _cut(said: str) -> str:
    line = " ".join(visible(said).split())
    return line if len(line) <= _LONG else f"{line[: _LONG - 1]}…"


def _cell(name: str, text: str) -> str:
    return f'<{name} style="{_CELL}">{escape(text)}</{name}>'
