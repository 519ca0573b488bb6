"""konkyo (根拠): where personal information goes, and on which provision of law, from 特定個人情報保護評価書.

The functions here are the main commands (docs/library.md shows both side by side):

>>> import konkyo
>>> summary = konkyo.build(konkyo.EXAMPLES, into="konkyo-graph")
>>> len(summary.read), summary.failed
(6, [])
>>> with konkyo.open("konkyo-graph") as graph:
...     answer = konkyo.ask(graph, "recipients", provision="番号法第19条第8号", recipient="後期高齢者医療広域連合")
>>> [(row["file"], row["information"], row["line"]) for row in answer.rows]  # doctest: +NORMALIZE_WHITESPACE
[('住民基本台帳ファイル', '住民票関係情報', 398),
 ('個人住民税ファイル', '地方税関係情報', 170),
 ('国民健康保険ファイル', '医療保険給付関係情報', 207)]

An error that a person can correct is a :class:`KonkyoError`. For every question there is also a typed function in
:mod:`konkyo.notebook`. Importing konkyo loads the standard library only; each function imports what it needs.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from konkyo.i18n import KonkyoError, UsageError, law_errors_told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from konkyo.graph.store import Store
    from konkyo.law import Citation
    from konkyo.loaders.build.summary import Summary
    from konkyo.loaders.record import Record
    from konkyo.queries.impact.touches import Impact
    from konkyo.queries.question import Question
    from konkyo.viz.shown_answer import ShownAnswer

__all__ = ["EXAMPLES", "KonkyoError", "UsageError", "ask", "build", "find_citations", "impact", "open", "read"]

EXAMPLES = Path(__file__).parent / "examples"
"""The folder of six documents of a city that does not exist."""

HOME = "konkyo-graph"
"""The default folder of records and graph, in the current folder, for functions and commands."""


@law_errors_told()
def read(file: str | Path) -> "Record":
    """評価書を一つ読む。

    Read one document: Excel, Word, PDF, HTML or text. Nothing is stored.

    Raises KonkyoError, with the file and the place in it, where the file cannot be read as an evaluation.

    >>> record = konkyo.read(konkyo.EXAMPLES / "tomosaka_juki_2023.txt")
    >>> record.document.body, record.document.published
    ('灯坂市長', '2023-09-29')
    >>> [flow.counterparty for flow in record.flows if flow.kind == "transfer"][:2]
    ['税務部市民税課', '市民部保険年金課']
    """
    from konkyo.loaders.read_document import read_file

    return read_file(Path(file))


@law_errors_told()
def build(
    *paths: str | Path, into: str | Path = HOME, store: str | None = None, jobs: int = 1, rebuild: bool = False
) -> "Summary":
    """評価書を読み、記録とグラフを作る。

    Read files and folders, write a record for each document to the folder ``into``, and make the graph of them.

    ``store``: the address of a Neo4j for the graph, instead of ``into`` (see :func:`open`). ``jobs``: how many to read
    at once; more than one starts processes, so a script needs ``if __name__ == "__main__":``. ``rebuild``: make the
    whole graph again from the records.

    Errors of single documents are in the summary. Raises KonkyoError where the graph cannot be made.

    >>> summary = konkyo.build(konkyo.EXAMPLES / "tomosaka_kokuho_kiso_2022.txt", into="out/kokuho")
    >>> summary.counts.nodes["Evaluation"], len(summary.unchanged), summary.failed
    (1, 0, [])
    """
    from konkyo.loaders.build.pipeline import build_store as run
    from konkyo.loaders.build.workers import find_files
    from konkyo.opening import place

    found = find_files(Path(path) for path in paths)
    return run(found, Path(into), place=place(store or into), jobs=jobs, rebuild=rebuild)


@law_errors_told()
def open(graph: str | Path = HOME, *, writing: bool = False) -> "Store":
    """グラフを開く（読むだけなら、いくつでも同時に開ける）。

    Open a graph for questions: the folder that :func:`build` made, or the address of a Neo4j.

    Use it with ``with``, or close it. Any number of notebooks and commands can have a folder open at the same time.
    Between two questions others can build; the next question reads what was built. ``writing``: open it also for
    ``write``; then nobody else can use the folder.

    User, password and database of a Neo4j are taken from the variables NEO4J_USERNAME (``neo4j`` if not set),
    NEO4J_PASSWORD and NEO4J_DATABASE.

    A query with a label, edge type or property that the graph does not have gets a warning (:mod:`warnings`).

    Raises KonkyoError where nothing was built, or where the graph cannot be used.

    >>> with konkyo.open("konkyo-graph") as graph:
    ...     graph.read("MATCH (e:Evaluation) RETURN count(e) AS evaluations")
    [{'evaluations': 6}]
    """
    from konkyo.opening import opened
    from konkyo.queries.noticing_store import noticing

    return noticing(opened(graph, writing=writing))


@law_errors_told()
def ask(
    graph: "Store",
    question: "str | Question",
    /,
    *,
    limit: int | None = None,
    after: int = 0,
    **parameters: "str | int | Sequence[str] | None",
) -> "ShownAnswer":
    """用意された問い、または自分の問いに答える。

    Answer one of the stored questions (docs/queries.md lists them with their parameters), or one of your own.

    The answer has ``rows``, ``columns``, ``to_pandas()``, ``to_polars()`` and ``map()``; the two frames need pandas or
    polars, which konkyo does not install (``pip install pandas``). ``print(answer)`` shows its first rows; a notebook
    displays it as a table with its ``caveats``: on what it rests, what may be missing in it, and what it does not
    mean. ``limit``: at most so many rows, which come sooner; ``after``: without so many of the first ones.
    ``answer.more`` says whether there are rows after these. A walk that stopped at parties shared by several bodies
    names them in ``answer.stops``; where time ran out, ``answer.complete`` is false.

    A parameter that is a list (``bodies`` of "together") takes a list of names: ``bodies=["呉市", "墨田区"]``.

    Raises UsageError for an unknown question or parameter, several values of a parameter that is no list, a ``limit``
    below 1 or ``after`` below 0, and KonkyoError for a name that is not stored.

    >>> with konkyo.open("konkyo-graph") as graph:
    ...     answer = konkyo.ask(graph, "path_between", origin="給与支払者", goal="後期高齢者医療広域連合")
    >>> [(row["sender"], row["receiver"]) for row in answer.rows]
    [('給与支払者', '個人住民税ファイル'), ('個人住民税ファイル', '後期高齢者医療広域連合')]
    """
    from konkyo.queries.answer import answer
    from konkyo.queries.portions import RowsWanted
    from konkyo.viz.shown_answer import ShownAnswer

    return ShownAnswer.of(answer(graph, question, parameters, RowsWanted(limit, after)), graph)


@law_errors_told()
def impact(graph: "Store", *what: "str | date", as_of: "date | None" = None) -> "Impact":
    """改正が及ぶ欄と流れを、代わりに書く文とともに示す。

    Find the passages and flows that a change of the law touches, and what to write instead.

    ``what``: provisions; or the day of an amendment, or the id of its law; or two days, for all changes between them.
    Where it has no day, it is asked what changed since each document up to the day ``as_of``, by default the last one
    that is known.

    ``limits`` of the answer are the laws of which no text is held for a part of the days asked about: what changed
    then is not known.

    Raises UsageError where ``what`` is none of these, KonkyoError for a provision or law that is not known.

    >>> with konkyo.open("konkyo-graph") as graph:
    ...     touched = konkyo.impact(graph, "番号法第19条第7号").touches
    >>> [(touch.document, touch.section, touch.quote, touch.concern) for touch in touched]
    [('国民健康保険に関する事務基礎項目評価書', 'I-4-②', '番号法第19条第7号', 'former')]
    """
    from konkyo.law.timeline import law_in_time
    from konkyo.queries.impact.scope import scopes
    from konkyo.queries.impact.touches import Impact
    from konkyo.queries.impact.touches import touched_by as asked

    timeline = law_in_time()
    answers = [asked(graph, scope, timeline) for scope in scopes([str(word) for word in what], timeline, as_of)]
    return Impact(
        tuple(touch for answer in answers for touch in answer.touches),
        tuple(proposal for answer in answers for proposal in answer.proposals),
        tuple(dict.fromkeys(limit for answer in answers for limit in answer.limits)),
    )


@law_errors_told()
def find_citations(text: str) -> "list[Citation]":
    """文章が引く条項を、すべて示す。

    Find every single provision of law that a Japanese text cites, in the order of the text.

    Each has its ``confidence``: "sure" where the text itself says which provision it is, else "inferred" by a ``rule``.

    >>> for citation in konkyo.find_citations("番号法第19条第8号　別表第二（1、85の2の項）"):
    ...     print(citation.law, citation.item or citation.row, citation.start, citation.end)
    番号法 8 0 10
    番号法 1 11 17
    番号法 85の2 18 22
    """
    from konkyo.law import find

    return find(text)
