"""konkyo map: draw an answer as one HTML page."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from konkyo.cli.app import HOME, AsOf, Home, Params, Questions, as_of_day, parameters
from konkyo.cli.command_help import add_command, text
from konkyo.cli.short_forms import MapCommand
from konkyo.i18n import UsageError, Words, language

if TYPE_CHECKING:
    from konkyo.graph.store import Store
    from konkyo.viz.picture import Picture


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    about = text(
        "答えを一枚の HTML（通信なし）の図に描く。何も付けなければ評価書一つの流れの図",
        "Draw an answer as one HTML page that needs no network; without an option, the flows of one evaluation.",
    )
    examples = (
        "konkyo map 個人住民税",
        "konkyo map --systems 灯坂市",
        "konkyo map --provision 番号法第19条第8号",
        "konkyo map --impact 2024-05-27",
        "konkyo map --question recipients --body 灯坂市",
    )
    add_command(app, draw, about, name="map", examples=examples, cls=MapCommand)


def draw(
    document: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="DOCUMENT",
            help=text(
                "評価書の題名・機関・公表日などの一部（一つしかなければ省ける）。--question では条件の値",
                "Parts of its title, body or date; not needed if only one is stored. With --question, its parameters.",
            ),
        ),
    ] = None,
    systems: Annotated[
        str | None,
        typer.Option(
            metavar="BODY",
            help=text("その機関の事務が使うシステムと接続先", "The systems of a body, and what they are connected to."),
        ),
    ] = None,
    provision: Annotated[
        str | None,
        typer.Option(
            metavar="PROVISION",
            help=text("その条項に拠る評価書と、渡す先", "Documents and flows that rest on a provision."),
        ),
    ] = None,
    impact: Annotated[
        str | None,
        typer.Option(
            metavar="WHAT",
            help=text(
                "改正が及ぶ評価書と、条項の前と後。書き方は konkyo impact と同じ（空白で区切る）",
                "What a change of the law touches, before and after; the same words as for konkyo impact.",
            ),
        ),
    ] = None,
    bodies: Annotated[
        str | None,
        typer.Option(
            metavar="A,B",
            help=text("複数の機関に共通の相手とシステム", "Parties and systems that several bodies have in common."),
        ),
    ] = None,
    question: Annotated[
        str | None,
        typer.Option(
            metavar="QUESTION",
            help=text(
                "問いの答え（条件は konkyo ask と同じ書き方）", "The answer to a question, asked as by konkyo ask."
            ),
        ),
    ] = None,
    param: Params = None,
    as_of: AsOf = "",
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help=text("書き出すファイル", "The file to write."))
    ] = None,
    show: Annotated[bool, typer.Option("--open", help=text("ブラウザーで開く", "Open it in the browser."))] = False,
    questions: Questions = None,
    home: Home = Path(HOME),
) -> None:  # fmt: skip
    """Write the page and print its path."""
    from konkyo.cli.open_store import open_store
    from konkyo.cli.output import tell
    from konkyo.graph.atomic_write import atomic_write
    from konkyo.loaders.build.record_store import file_name
    from konkyo.viz.map_page import map_page

    wanted = {"systems": systems, "provision": provision, "impact": impact, "bodies": bodies, "question": question}
    given = {name: value for name, value in wanted.items() if value is not None}
    if len(given) + bool(document and question is None) > 1:
        raise UsageError(
            Words(ja="図は一度に一種類です", en="one kind of map at a time"),
            cure=Words(
                ja="DOCUMENT か、--systems・--provision・--impact・--bodies・--question のどれか一つを書いてください",
                en="give DOCUMENT or one of --systems, --provision, --impact, --bodies, --question",
            ),
        )
    if out is not None and out.suffix.lower() not in ("", ".html", ".htm"):
        raise UsageError(
            Words(ja=f"図は HTML です。「{out.name}」には書けません", en=f"a map is HTML, not what “{out.name}” says"),
            cure=Words(
                ja="--out の名の終わりを .html にしてください（開いた図の「画像」のボタンで PNG に保存できます）",
                en="give --out a name that ends in .html (the button PNG of the opened page saves a picture)",
            ),
        )
    if as_of and given:
        raise UsageError(
            Words(ja="--as-of は評価書一つの図のものです", en="--as-of is for the map of one evaluation"),
            cure=Words(ja="日は --question の条件 -p on=… で示せます", en="name a day by -p on=… of --question"),
        )
    if param and question is None:
        raise UsageError(
            Words(ja="-p は --question の条件です", en="-p is a parameter of --question"),
            cure=Words(ja="--question 問いの名 を付けてください", en="add --question QUESTION"),
        )
    with open_store(home) as store:
        if question is not None:
            name, picture = _of_question(store, question, questions, param, document or [])
        else:
            name, picture = _other(store, given) if given else _of_document(store, document or [], as_of_day(as_of))
    path = out or Path(file_name(name)).with_suffix(".html")
    with atomic_write(path) as partial:
        partial.write_text(map_page(picture, language()), encoding="utf-8", newline="\n")
    print(path)
    if show:
        import webbrowser

        webbrowser.open(path.resolve().as_uri())
    else:
        tell(
            text(
                "この一枚をブラウザーで開いてください（--open を付ければ開くところまで行います）",
                "Open this page in a browser, or use --open.",
            )
        )


def _of_document(store: "Store", words: Sequence[str], on: date | None) -> "tuple[str, Picture]":
    from konkyo.queries.evaluations import find_evaluation
    from konkyo.viz.flow_picture import document_picture

    key = find_evaluation(store, " ".join(words))
    return key, document_picture(store, key, on)


def _of_question(
    store: "Store", name: str, questions: Path | None, param: list[str] | None, unnamed: Sequence[str]
) -> "tuple[str, Picture]":
    from konkyo.cli.beside_answer import tell_unknown_names
    from konkyo.queries.answer import answer
    from konkyo.queries.binding import by_parameter
    from konkyo.queries.catalogue import question
    from konkyo.viz.answer_map import answer_picture

    asked = question(name, questions)
    picture = answer_picture(store, answer(store, asked, by_parameter(asked, parameters(param)), unnamed=unnamed))
    tell_unknown_names(asked)
    return asked.id, picture


def _other(store: "Store", given: dict[str, str]) -> "tuple[str, Picture]":
    from konkyo.queries.answer import answer
    from konkyo.viz.answer_map import answer_picture
    from konkyo.viz.question_map import common_picture

    ((kind, words),) = given.items()
    if kind == "impact":
        return f"impact {words}", _impact(store, words)
    if kind == "bodies":
        return f"bodies {words}", common_picture(store, words)
    asked = answer(store, *{"systems": ("systems", {"body": words}), "provision": ("relying", {kind: words})}[kind])
    return f"{kind} {words}", answer_picture(store, asked, words)


def _impact(store: "Store", words: str) -> "Picture":
    from konkyo.law.timeline import law_in_time
    from konkyo.queries.impact.scope import scopes
    from konkyo.queries.impact.touches import touched_by
    from konkyo.viz.impact_map import impact_picture

    timeline = law_in_time()
    asked = scopes(words.split(), timeline, date.today())
    return impact_picture([touched_by(store, scope, timeline) for scope in asked], asked, words)
