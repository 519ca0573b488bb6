"""konkyo law show of a law without an article: its texts, titles and changes by day, and who relies on it."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from konkyo.i18n import Words
from konkyo.law.descent_line import DescentKind

if TYPE_CHECKING:
    from konkyo.graph.store import Store
    from konkyo.law.law_history import LawDay
    from konkyo.law.timeline import Timeline

_FOR_PEOPLE = ("on", "has_text", "title", "changes", "amended_by")
_COLUMNS = ("on", "has_text", "title", *map(str, DescentKind), "amended_by")
_HEADINGS = {
    "has_text": Words(ja="本文", en="Text"),
    "title": Words(ja="題名", en="Title"),
    "changes": Words(ja="条項の変化", en="Provisions changed"),
    "amended_by": Words(ja="改正法令", en="Amended by"),
}
_RELYING = ("body", "document", "published", "passages", "citations")


def show_law(law: str, timeline: "Timeline", store: "Store | None", format: str, out: Path | None) -> None:
    """Print a row for each day of a law that is held; then, for a person, the evaluations that rely on it."""
    from konkyo.cli.answers import write_answer
    from konkyo.cli.output import tell
    from konkyo.law.law_history import law_history
    from konkyo.queries.columns import VALUES
    from konkyo.queries.law_words import LAW_WORDS

    kinds = {str(kind): VALUES["kind", str(kind)] for kind in DescentKind}
    words = LAW_WORDS.extended(kinds | _HEADINGS, {})
    rows = [_row(day, kinds) for day in law_history(timeline, law)]
    write_answer(_FOR_PEOPLE if format in ("table", "md") else _COLUMNS, rows, format, out, words=words)
    if store is None:
        return
    relying = _relying(store, law)
    passages = sum(row["passages"] for row in relying)
    tell(Words(
        ja=f"この法令に拠る欄 {passages}、評価書 {len(relying)}",
        en=f"fields that rely on it: {passages}, in {len(relying)} documents",
    ))  # fmt: skip
    if format == "table" and out is None and relying:
        write_answer(_RELYING, relying, format)


def _row(day: "LawDay", kinds: dict[str, Words]) -> dict[str, Any]:
    counted = {str(kind): day.changes[kind] for kind in DescentKind if day.changes[kind]}
    told = [(kinds[kind], count) for kind, count in counted.items()]
    changes = Words(
        ja="、".join(f"{kind.ja} {count}" for kind, count in told),
        en=", ".join(f"{kind.en} {count}" for kind, count in told),
    )
    return {
        "on": str(day.on),
        "has_text": day.has_text,
        "title": day.title,
        "changes": str(changes),
        "amended_by": list(day.amended_by),
    } | counted


def _relying(store: "Store", law: str) -> list[dict[str, Any]]:
    """Return a row for each evaluation in force that cites the law."""
    from konkyo.queries.impact.status_changes import citations

    rows = citations(store, [law])
    cited = Counter(row["evaluation"] for row in rows)
    passages = Counter(evaluation for evaluation, _ in {(row["evaluation"], row["passage"]) for row in rows})
    first = {row["evaluation"]: row for row in reversed(rows)}
    return [
        {name: first[key][name] for name in ("body", "document", "published")}
        | {"passages": passages[key], "citations": count}
        for key, count in cited.items()
    ]
