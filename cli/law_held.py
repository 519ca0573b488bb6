"""konkyo law status and konkyo law show: what is held of the law, and the life of one provision."""

from contextlib import nullcontext
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from konkyo.cli.app import HOME, AnswerFormat, Home, Out, as_of_day, checked_format
from konkyo.cli.command_help import add_command, text
from konkyo.i18n import KonkyoError, UsageError, Words

if TYPE_CHECKING:
    from konkyo.graph.store import ResultRow
    from konkyo.law.address import Address
    from konkyo.law.provision_history import HistoryEntry, ProvisionHistory
    from konkyo.law.statute_head import StatuteHead
    from konkyo.law.timeline import Timeline

_STATUS = ("law", "from", "until", "texts", "how", "upcoming", "repealed", "origin", "command")
_SHOWN = ("on", "event", "provision", "caption", "before", "kind", "between")
_RELYING = ("body", "document", "published", "section", "label", "line", "quote", "status")


def register(statutes: typer.Typer) -> None:
    """Add the commands to ``konkyo law``."""
    add_command(
        statutes,
        status,
        text(
            "手もとにある法令の一覧: いつからいつまで、何から分かるか",
            "List the laws held: from when until when they are known, and from what.",
        ),
        examples=("konkyo law status", "konkyo law status --format csv"),
    )
    add_command(
        statutes,
        show,
        text(
            "条項の一生を示す: 日ごとの番号、見出し、文言の変わり目、行方、それに拠る評価書。"
            "法令なら、日ごとの本文・題名・変化の数",
            "Show the life of a provision: its numbers by day, captions, changes of wording, what it became, and who "
            "relies on it; of a law, its texts, titles and changes by day.",
        ),
        examples=(
            "konkyo law show 番号法第19条第8号",
            "konkyo law show 番号法",
            "konkyo law show 番号法第19条第7号 --as-of 2020-04-01",
        ),
    )


def status(home: Home = Path(HOME), format: AnswerFormat = "", out: Out = None) -> None:
    """Print a row for each law held, and for each that a graph at hand cites besides, with the command that adds it."""
    from konkyo.cli.answers import write_answer
    from konkyo.cli.open_store import graph_at_hand
    from konkyo.cli.output import row_count, tell
    from konkyo.law.law_facts import law_facts
    from konkyo.law.statute_head import added_files
    from konkyo.law.timeline import law_in_time
    from konkyo.queries.impact.status_changes import cited_laws
    from konkyo.queries.law_limits import not_held
    from konkyo.queries.law_words import LAW_WORDS

    format = checked_format(format, out)
    laws, added = law_facts().laws, added_files()
    cited: list[str] = []
    if store := graph_at_hand(home):
        with store:
            cited = cited_laws(store)
    absent = not_held(cited, law_in_time())
    rows = [_status_row(head, yours=head.law_id in added) for head in laws.values()]
    rows += map(_absent_row, absent)
    columns = _STATUS if format in ("table", "md") else (*_STATUS, "law_id", "titles")
    write_answer(columns, rows, format, out, words=LAW_WORDS)
    tell(row_count(len(rows)))
    if absent:
        tell(Words(
            ja=f"評価書が引くのに手もとにない法令 {len(absent)}（konkyo law update がすべてを加えます）",
            en=f"{len(absent)} laws are cited and not held (konkyo law update adds all of them)",
        ))  # fmt: skip
    _tell_amending(cited)
    _tell_if_old(list(laws.values()))


def _status_row(head: "StatuteHead", *, yours: bool) -> "ResultRow":
    from konkyo.law.statute_head import SHIPPED, heads_in

    shipped = heads_in(SHIPPED).get(head.law_id) if yours else None
    older = shipped is not None and shipped.head.known_until > head.known_until
    return {
        "law": head.law,
        "law_id": head.law_id,
        "from": str(head.texts[0]),
        "until": str(head.known_until),
        "texts": len(head.texts),
        "how": "list" if head.listed else "texts",
        "upcoming": [str(day) for day in head.upcoming],
        "repealed": str(head.repealed) if head.repealed else None,
        "origin": ("yours_older" if older else "yours") if yours else "shipped",
        "command": None,
        "titles": list(head.titles),
    }


def _absent_row(law: str) -> "ResultRow":
    """Return the row of a law that is cited and not held."""
    from konkyo.law.law_names import names

    row: ResultRow = dict.fromkeys((*_STATUS, "law_id"))
    return row | {
        "law": law,
        "law_id": names().laws[law].id,
        "texts": 0,
        "how": "none",
        "upcoming": [],
        "titles": [],
        "command": f"konkyo law add {law}",
    }


def _tell_amending(cited: list[str]) -> None:
    """Say which laws are cited that e-Gov does not list as laws of their own, so that no command adds them."""
    from konkyo.cli.output import tell
    from konkyo.law.law_names import names, notices

    known = names().laws
    unlisted = [law for law in cited if law in known and known[law].id is None and law not in notices()]
    if unlisted:
        tell(Words(
            ja=f"e-Gov の法令の一覧にない法令（一部を改正する法律など）{len(unlisted)}: {'、'.join(unlisted)}",
            en=f"{len(unlisted)} laws are cited that e-Gov does not list (amending acts): {', '.join(unlisted)}",
        ))  # fmt: skip


def _tell_if_old(heads: "list[StatuteHead]") -> None:
    from konkyo.cli.output import tell

    old = [head for head in heads if head.repealed is None and head.known_until < date.today()]
    if old:
        oldest = min(head.known_until for head in old)
        tell(Words(
            ja=f"{len(old)} の法令は今日のことまでは分かりません（{oldest} などまで）: konkyo law update",
            en=f"{len(old)} laws are not known up to today (the least of them until {oldest}): konkyo law update",
        ))  # fmt: skip


def show(
    provision: Annotated[
        str,
        typer.Argument(
            metavar="PROVISION", help=text("条項（例 番号法第19条第8号）、または法令の名", "A provision, or a law.")
        ),
    ],
    as_of: Annotated[
        str,
        typer.Option(
            "--as-of",
            metavar="today|DAY",
            show_default=False,
            help=text(
                "この日にその番号だった条項（省けば今日）", "The one at that address on this day (default: today)."
            ),
        ),
    ] = "",
    home: Home = Path(HOME),
    format: AnswerFormat = "",
    out: Out = None,
) -> None:
    """Print a row for each day on which something happened to the provision, or law; then who relies on it."""
    from konkyo.cli.answers import write_answer
    from konkyo.cli.law_whole import show_law
    from konkyo.cli.open_store import graph_at_hand
    from konkyo.cli.output import tell
    from konkyo.law.address import Address
    from konkyo.law.provision_history import provision_history
    from konkyo.law.timeline import law_in_time
    from konkyo.queries.impact.relying_citations import relying_citations
    from konkyo.queries.impact.scope import provisions
    from konkyo.queries.law_words import LAW_WORDS

    format = checked_format(format, out)
    on, timeline = as_of_day(as_of) or date.today(), law_in_time()
    (cited, *others) = provisions([provision])
    if others:
        raise UsageError(
            Words(ja=f"「{provision}」は条項を二つ以上引いています", en=f"“{provision}” cites more than one provision"),
            cure=Words(ja="一つだけ書いてください", en="name one only"),
        )
    if cited == Address(cited.law) and cited.law in timeline.facts.laws:
        with graph_at_hand(home) or nullcontext() as graph:
            show_law(cited.law, timeline, graph, format, out)
        _tell_laws([timeline.facts.laws[cited.law]])
        return
    history = provision_history(timeline, cited, on)
    if history is None:
        raise _no_history(cited, timeline.facts.laws.get(cited.law or ""))
    rows = [_entry_row(entry, format) for entry in history.entries]
    write_answer(_SHOWN, rows, format, out, words=LAW_WORDS)
    _tell_laws([timeline.facts.laws[law] for law in dict.fromkeys(str(one.address.law) for one in history.provisions)])
    _tell_earlier(cited, history, timeline)
    if (store := graph_at_hand(home)) is None:
        return
    with store:
        relying = relying_citations(store, history)
    documents = len({row["evaluation"] for row in relying})
    passages = len({row["passage"] for row in relying})
    tell(Words(
        ja=f"この条項（その下の項・号などを含む）に拠る欄 {passages}、評価書 {documents}",
        en=f"fields that rely on it, or on a part of it: {passages}, in {documents} documents",
    ))  # fmt: skip
    if format == "table" and out is None and relying:
        write_answer((*_RELYING[:-1], "provision", _RELYING[-1]), relying, format)


def _entry_row(entry: "HistoryEntry", format: str) -> "dict[str, Any]":
    line = entry.line
    before = line.address if line and line.to == entry.provision else None
    between = [str(day) for day in entry.between or ()]
    return {
        "on": str(entry.on),
        "event": str(entry.event),
        "provision": str(entry.provision),
        "caption": entry.caption,
        "before": str(before) if before else None,
        "kind": str(line.kind) if line else None,
        "between": "–".join(between) if between and format in ("table", "md", "xlsx") else between,
    }


def _tell_laws(heads: "list[StatuteHead]") -> None:
    """Say for each law under which titles, and for which time, it is known."""
    from konkyo.cli.output import tell

    for head in heads:
        known = f"{head.texts[0]} – {head.repealed or head.known_until}"
        tell(Words(
            ja=f"{head.law}: 分かっている間 {known}、題名（新しい順） {'、'.join(head.titles)}",
            en=f"{head.law}: known {known}; titles, the latest first: {', '.join(head.titles)}",
        ))  # fmt: skip


def _tell_earlier(cited: "Address", history: "ProvisionHistory", timeline: "Timeline") -> None:
    """Say that another provision had the address before, and how to ask for that one."""
    from konkyo.cli.output import tell

    days = [one.valid_from for one in history.provisions if one.address == cited and not one.begins_before]
    eve = min(days) - timedelta(days=1) if days else None
    earlier = timeline.resolve(cited, eve).provision if eve else None
    if eve and earlier and earlier.holds(eve):
        tell(Words(
            ja=f"{eve} までは別の条項が {cited} でした（--as-of {eve}）",
            en=f"until {eve} another provision was {cited} (--as-of {eve})",
        ))  # fmt: skip


def _no_history(cited: "Address", held: "StatuteHead | None") -> KonkyoError:
    from konkyo.law import law

    known = law(cited.law or "")
    if held is None and (known is None or known.id is None):
        return KonkyoError(
            Words(ja=f"{cited.law} の本文は手もとにありません", en=f"no text of {cited.law} is held"),
            why=Words(
                ja="e-Gov 法令検索の名の一覧にない法令です。条例や告示は、そこにありません",
                en="it is not among the laws of e-Gov, which has no ordinances and notices",
            ),
            cure=Words(
                ja="名を確かめてください。条例などは、その機関の例規集で確かめます",
                en="check the name; ordinances are in the collections of those who made them",
            ),
        )
    if held is None:
        return KonkyoError(
            Words(ja=f"{cited.law} の版は収めていません", en=f"no versions of {cited.law} are held"),
            cure=Words(ja=f"konkyo law add {cited.law} で加えられます", en=f"add them: konkyo law add {cited.law}"),
        )
    return KonkyoError(
        Words(
            ja=f"{cited} という条項は、分かっている限りどの日にもありません",
            en=f"no provision has the address {cited}, on any day that is known",
        ),
        why=Words(
            ja=f"{held.law} は {held.texts[0]} から {held.known_until} まで分かっています",
            en=f"{held.law} is known from {held.texts[0]} until {held.known_until}",
        ),
        cure=Words(
            ja="条・項・号・表の項まで書いて、番号を確かめてください",
            en="name an article, paragraph, item or row, and check its number",
        ),
    )
