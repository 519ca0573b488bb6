"""konkyo law update and konkyo law add: bring what is held of the law up to date, and add laws to it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from konkyo.cli.app import HOME, AnswerFormat, Home, Out, checked_format
from konkyo.cli.command_help import add_command, text
from konkyo.i18n import KonkyoError, UsageError, Words

if TYPE_CHECKING:
    from konkyo.law.compile.update import FetchProgress, LawUpdate
    from konkyo.law.statutes.law_listing import LawSource
    from konkyo.law.timeline import Timeline

_API = "KONKYO_LAW_API"
"""The variable that holds the address of the law API."""


def register(statutes: typer.Typer) -> None:
    """Add the commands to ``konkyo law``."""
    more = text(
        "e-Gov の法令API（版 2）から取ります。ネットワークを使えなければ、法令XMLのフォルダーを --texts で渡します。"
        "途中で切れても、もう一度実行すれば続きから取ります。誤った応答では何も変わりません。",
        "Texts come from e-Gov's law API (version 2) or, where no network is allowed, from a folder of law XML "
        "(--texts). After an interruption run it again: it goes on from there. A wrong answer changes nothing.",
    )
    add_command(
        statutes,
        update_laws,
        text(
            "手もとの法令と、評価書が引く法令を新しくし、評価書の引用の何が変わったかを示す",
            "Bring the laws held, and those that the graph cites, up to date; show what changed for the documents.",
        ),
        name="update",
        more=more,
        examples=("konkyo law update", "konkyo law update 番号法 住基法", "konkyo law update --texts xml/"),
    )
    add_command(
        statutes,
        add_laws,
        text("法令を名前で加える", "Add laws by their names."),
        name="add",
        more=more,
        examples=("konkyo law add 地方税法", "konkyo law add 健康保険法 --since 2020-04-01"),
    )


Texts = Annotated[
    Path | None,
    typer.Option(
        "--texts",
        metavar="DIR",
        help=text(
            "法令API の代わりに、このフォルダーの法令XMLから取る（名前は 法令ID_施行日_改正法令ID.xml）",
            "Take the law XML in this folder (LAW-ID_DAY_AMENDING-LAW-ID.xml) instead of asking the law API.",
        ),
    ),
]
Taken = Annotated[
    str,
    typer.Option(
        "--taken",
        metavar="DAY",
        show_default=False,
        help=text(
            "--texts の revisions.csv に改正がすべて載っていた日（列 taken になければ）",
            "With --texts: the day on which its revisions.csv was complete, if it has no column taken.",
        ),
    ),
]
Since = Annotated[
    str,
    typer.Option(
        "--since",
        metavar="DAY",
        show_default=False,
        help=text(
            "新しく加える法令は、この日に効力のあった版から（省けば、最初の評価書の公表日。なければすべて）",
            "Of laws that are added, take the version in force on this day and later ones (default: the date of the "
            "first document, or all).",
        ),
    ),
]
Api = Annotated[
    str,
    typer.Option(
        "--api", envvar=_API, metavar="URL", show_default=False,
        help=text("法令API の場所（省けば e-Gov）", "The address of the law API (default: e-Gov's)."),
    ),
]  # fmt: skip


def update_laws(
    laws: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="LAW",
            help=text(
                "法令の名か法令ID（省けば、手もとの法令と、評価書が引く法令のすべて）",
                "Names or ids of laws. Default: all laws held, and all that the graph cites.",
            ),
        ),
    ] = None,
    texts: Texts = None,
    taken: Taken = "",
    since: Since = "",
    api: Api = "",
    home: Home = Path(HOME),
    format: AnswerFormat = "",
    out: Out = None,
) -> int:
    """Update the laws and print a row for each citation that is, or may be, not right any more as it stands."""
    return _take(laws or [], _source(texts, taken, api), since, home, checked_format(format, out), out)


def add_laws(
    laws: Annotated[
        list[str],
        typer.Argument(metavar="LAW", help=text("法令の名（略称も可）か法令ID", "Names or ids of laws.")),
    ],
    texts: Texts = None,
    taken: Taken = "",
    since: Since = "",
    api: Api = "",
    home: Home = Path(HOME),
    format: AnswerFormat = "",
    out: Out = None,
) -> int:
    """Add laws, or bring them up to date if they are held, and print what changes for the documents."""
    return _take(laws, _source(texts, taken, api), since, home, checked_format(format, out), out)


def _source(texts: Path | None, taken: str, api: str) -> "LawSource":
    from konkyo.law.statutes.egov_api import BASE, EgovApi
    from konkyo.law.statutes.text_folder import TextFolder
    from konkyo.queries.impact.scope import required_day

    if texts is None:
        return EgovApi(api.rstrip("/") or BASE)
    if not texts.is_dir():
        raise KonkyoError(
            Words(ja="フォルダーがありません", en="there is no such folder"),
            where=str(texts),
            cure=Words(ja="法令XMLのフォルダーを指定してください", en="name the folder of the law XML"),
        )
    return TextFolder(texts, required_day(taken) if taken else None)


def _take(names: list[str], source: "LawSource", since: str, home: Path, format: str, out: Path | None) -> int:
    from konkyo.cli.effects_of_law import graph_before, tell_changes
    from konkyo.cli.main import ALL_RIGHT, NOTHING_DONE, SOME_FAILED
    from konkyo.cli.output import tell
    from konkyo.law.added_folder import folder_to_write
    from konkyo.law.compile.update import LawUpdater, set_aside_unreadable
    from konkyo.law.timeline import law_in_time
    from konkyo.queries.impact.scope import required_day

    if not all(map(str.strip, names)):
        raise UsageError(
            Words(ja="法令の名が空です", en="the name of a law is empty"),
            cure=Words(ja="名か法令ID を書いてください", en="write its name, or its id"),
        )
    lost = set_aside_unreadable()
    with folder_to_write() as into:
        # A name is looked up among those of the laws held, which a folder named but still empty must not hinder.
        wanted = [source.find(name) for name in names]
        before = law_in_time()
        # What is held now is compared with what will be, when its files are others already.
        before.facts.load()
        graph = graph_before(home)
        law_ids = [*(wanted or _all_laws(before, graph.laws)), *lost]
        with _progress() as told:
            updater = LawUpdater(source, into, since=required_day(since) if since else graph.first, tell=told)
            done = []
            for one in updater.run(law_ids):
                _tell_done(one)
                done.append(one)
    failed = sum(one.error is not None for one in done)
    if not done:
        raise KonkyoError(
            Words(ja="取るべき法令がありません", en="there is no law to take"),
            where=source.where,
            cure=Words(
                ja="法令の名を確かめるか、法令ID_施行日_改正法令ID.xml という名前の本文を置いてください"
                "（廃止された法令は、もう変わりません）",
                en="check the names of the laws, or lay texts named LAW-ID_DAY_AMENDING-LAW-ID.xml there (of laws that "
                "were repealed nothing changes any more)",
            ),
        )
    if failed == len(done):
        return NOTHING_DONE
    tell(Words(ja=f"法令の事実: {into}", en=f"facts of law: {into}"))
    in_line = tell_changes(graph, before, home, format, out)
    return ALL_RIGHT if in_line and not failed else SOME_FAILED


def _all_laws(held: "Timeline", cited: tuple[str, ...]) -> list[str]:
    """Return the ids of the laws held and of those cited that have one."""
    from konkyo.law import law

    known = [head.law_id for head in held.facts.laws.values() if head.repealed is None]
    also = [found.id.upper() for name in cited if name not in held.facts.laws and (found := law(name)) and found.id]
    return list(dict.fromkeys([*known, *also]))


@contextmanager
def _progress() -> "Iterator[Callable[[FetchProgress], None]]":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from konkyo.cli.output import tell

    console = Console(stderr=True)
    if not console.is_terminal:

        def line(now: "FetchProgress") -> None:
            if now.texts and not now.text:
                tell(Words(
                    ja=f"({now.number}/{now.laws}) {now.law}: 本文 {now.texts} 件を取ります",
                    en=f"({now.number}/{now.laws}) {now.law}: fetching {now.texts} texts",
                ))  # fmt: skip

        yield line
        return
    with Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=console, transient=True
    ) as progress:
        task = progress.add_task("", total=None)

        def bar(now: "FetchProgress") -> None:
            progress.update(
                task, description=f"({now.number}/{now.laws}) {now.law}", total=now.texts or 1, completed=now.text
            )

        yield bar


def _tell_done(one: "LawUpdate") -> None:
    from konkyo.cli.output import tell
    from konkyo.i18n import law_error_told
    from konkyo.queries.law_words import days_told

    if one.error is not None:
        tell(f"{one.law}:", law_error_told(one.error))
        return
    days = Words(ja=f"{one.until} まで", en=f"known until {one.until}")
    if one.before is None:
        days = Words(ja=f"加えました。{days.ja}", en=f"added; {days.en}")
    elif one.before != one.until:
        days = Words(ja=f"{one.before} まで → {days.ja}", en=f"known until {one.before} → {one.until}")
    new, coming = days_told(one.new), days_told(one.upcoming)
    tell(Words(
        ja=f"{one.law}: {days.ja}" + (f"、新しい版 {new.ja}" if one.new else "")
        + (f"、これから施行 {coming.ja}" if one.upcoming else ""),
        en=f"{one.law}: {days.en}" + (f"; new versions: {new.en}" if one.new else "")
        + (f"; to come: {coming.en}" if one.upcoming else ""),
    ))  # fmt: skip
