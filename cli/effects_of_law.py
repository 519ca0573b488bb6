"""What an update of the law changes for the documents of a graph at hand: told by konkyo law update."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from konkyo.i18n import Words

if TYPE_CHECKING:
    from konkyo.graph.store import ResultRow
    from konkyo.law.timeline import Timeline


@dataclass(frozen=True, slots=True)
class GraphBefore:
    """What a graph at hand holds before the law changes."""

    laws: tuple[str, ...] = ()
    """the laws that it cites"""
    first: date | None = None
    citations: list["ResultRow"] = field(default_factory=list)


def graph_before(home: Path) -> GraphBefore:
    """Read the graph at hand; nothing where there is none."""
    from konkyo.cli.open_store import graph_at_hand
    from konkyo.queries.impact.status_changes import citations, cited_laws, first_published

    if (store := graph_at_hand(home)) is None:
        return GraphBefore()
    with store:
        laws = cited_laws(store)
        return GraphBefore(tuple(laws), first_published(store), citations(store, laws))


def tell_changes(graph: GraphBefore, before: "Timeline", home: Path, format: str, out: Path | None) -> None:
    """Bring the graph in line with the law, and print what changed for its citations."""
    from konkyo.cli.answers import write_answer
    from konkyo.cli.law_words import LAW_WORDS
    from konkyo.cli.open_store import open_store, store_place
    from konkyo.cli.output import tell
    from konkyo.law.timeline import law_in_time
    from konkyo.loaders.build.pipeline import build_store
    from konkyo.loaders.build.record_store import RecordStore
    from konkyo.loaders.build.workers import FoundFiles
    from konkyo.queries.impact.status_changes import STATUS_CHANGE_COLUMNS, citation_changes

    if not graph.laws or not RecordStore(home).names():
        return
    summary = build_store(FoundFiles((), ()), home, place=store_place(home))
    for note in (*summary.unreadable, *summary.notes):
        tell(note)
    with open_store(home) as store:
        changes = citation_changes(store, graph.citations, before, law_in_time(), date.today())
    write_answer(STATUS_CHANGE_COLUMNS, changes.rows, format, out, words=LAW_WORDS)
    for (old, new), count in sorted(changes.statuses.items()):
        shown = LAW_WORDS.values.get(("status", old)), LAW_WORDS.values.get(("status", new))
        was, now = (one or Words(ja=name, en=name) for one, name in zip(shown, (old, new), strict=True))
        tell(Words(ja=f"引用 {count}: {was.ja} → {now.ja}", en=f"{count} citations: {was.en} → {now.en}"))
    documents = len({row["evaluation"] for row in changes.rows})
    tell(Words(
        ja=f"見直すべき引用のある評価書 {documents}（上の表。今日までに条項がどうなったかによる）",
        en=f"{documents} documents have citations to look at (above; by what the provisions have become by today)",
    ))  # fmt: skip
