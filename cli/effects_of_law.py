"""What an update of the law changes for the documents of a graph at hand: told by konkyo law update."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from konkyo.i18n import KonkyoError, Words

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


def tell_changes(graph: GraphBefore, before: "Timeline", home: Path, format: str, out: Path | None) -> bool:
    """Bring the graph in line with the law, and print what changed for its citations.

    Return whether that could be done. If not, it is told why: the facts of law are new all the same.
    """
    from konkyo.cli.answers import write_answer
    from konkyo.cli.open_store import open_store, store_place
    from konkyo.cli.output import tell
    from konkyo.law.timeline import law_in_time
    from konkyo.loaders.build.pipeline import build_store
    from konkyo.loaders.build.record_store import RecordStore
    from konkyo.loaders.build.workers import FoundFiles
    from konkyo.queries.impact.status_changes import STATUS_CHANGE_COLUMNS, citation_changes
    from konkyo.queries.law_words import LAW_WORDS

    if not graph.laws:
        return True
    if not RecordStore(home).names():
        tell(_no_records(home))
        return False
    try:
        summary = build_store(FoundFiles((), ()), home, place=store_place(home))
    except KonkyoError as error:
        tell(error)
        return False
    for note in (*summary.unreadable, *summary.notes):
        tell(note)
    with open_store(home) as store:
        changes = citation_changes(store, graph.citations, before, law_in_time(), date.today())
    write_answer(STATUS_CHANGE_COLUMNS, changes.rows, format, out, words=LAW_WORDS)
    for (old, new), count in sorted(changes.statuses.items()):
        shown = LAW_WORDS.values.get(("status", old)), LAW_WORDS.values.get(("status", new))
        was, now = (one or Words.same(name) for one, name in zip(shown, (old, new), strict=True))
        tell(Words(ja=f"引用 {count}: {was.ja} → {now.ja}", en=f"{count} citations: {was.en} → {now.en}"))
    documents = len({row["evaluation"] for row in changes.rows})
    tell(Words(
        ja=f"見直すべき引用のある評価書 {documents}（上の表。今日までに条項がどうなったかによる）",
        en=f"{documents} documents have citations to look at (above; by what the provisions have become by today)",
    ))  # fmt: skip
    return True


def _no_records(home: Path) -> KonkyoError:
    return KonkyoError(
        Words(
            ja="記録がここにないので、グラフを新しい法令に合わせられません",
            en="there are no records here from which the graph could be brought in line with the law",
        ),
        where=str(home),
        cure=Words(
            ja="記録のあるフォルダーを --from DIR で指定してもう一度実行するか、そこで konkyo build を実行してください",
            en="run it again with --from DIR, the folder of the records, or run konkyo build there",
        ),
    )
