"""The columns that a person asks for, by the names that programs use or by the headings that he reads."""

from collections.abc import Iterator, Sequence

from konkyo.i18n import UsageError, Words
from konkyo.queries.columns import ColumnWords
from konkyo.queries.name_match import did_you_mean, nearest, normalise


def chosen_columns(wanted: Sequence[str], columns: Sequence[str], words: ColumnWords) -> tuple[str, ...]:
    """Return which of ``columns`` are ``wanted``, each given by its name or by its heading in either language.

    A heading that several columns have means the first. Raises UsageError for one that the answer does not have.
    """
    known = {normalise(said): column for column in reversed(columns) for said in _said(column, words)}
    known |= {column: column for column in columns}
    for name in wanted:
        if name not in known and normalise(name) not in known:
            shown = [str(words.heading(column)) for column in columns]
            hint = did_you_mean(nearest(name, [*columns, *shown]))
            raise UsageError(
                Words(ja=f"この答えに「{name}」という列はありません", en=f"the answer has no column “{name}”"),
                cure=Words(
                    ja=f"{hint.ja}すべての列: {'、'.join(shown)}", en=f"{hint.en}Its columns: {', '.join(shown)}"
                ),
            )
    return tuple(known[name] if name in known else known[normalise(name)] for name in wanted)


def _said(column: str, words: ColumnWords) -> Iterator[str]:
    heading = words.heading(column)
    yield from (column, heading.ja, heading.en)
