"""konkyo register: all files of one body in one document, as a Word file or an Excel workbook."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from konkyo.cli.app import HOME, AsOf, Home, as_of_day
from konkyo.cli.command_help import add_command, text
from konkyo.i18n import KonkyoError, UsageError, Words

if TYPE_CHECKING:
    from konkyo.graph.store import Store
    from konkyo.papers.register_content import Register


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    about = text(
        "一つの機関の特定個人情報ファイルの登録簿を、Word か Excel に書く",
        "Write the register of all files of one body, as a Word file or an Excel workbook.",
    )
    more = text(
        "新しい版に代わられていない評価書から: ファイルごとの記録項目・本人・目的・部署・入手元・提供先と根拠・委託・"
        "移転・保管・リスクと、確かめること・読めなかった所。どの行にも、それを述べる欄が付く。",
        "From the evaluations that no newer version replaces: of each file the items, data subjects, purposes, "
        "departments, sources, recipients with their basis, contractors, transfers, media, keeping and risks; what is "
        "open and what was not read. Each row names the fields that say it.",
    )
    examples = (
        text("konkyo register 灯坂市 --out 登録簿.docx", "konkyo register 灯坂市 --out register.docx"),
        text("konkyo register 灯坂市 --out 登録簿.xlsx", "konkyo register 灯坂市 --out register.xlsx"),
    )
    add_command(app, write_register, about, name="register", more=more, examples=examples)


def write_register(
    body: Annotated[
        str,
        typer.Argument(metavar="BODY", help=text("評価実施機関の名（一部でもよい）", "Name of a body, or part of it.")),
    ],
    out: Annotated[
        Path,
        typer.Option(
            "--out", "-o", metavar="FILE", help=text("書き出す先（.docx か .xlsx）", "A .docx or .xlsx file.")
        ),
    ],
    as_of: AsOf = "",
    home: Home = Path(HOME),
) -> None:
    """Write the register, and say what is in it."""
    from konkyo.cli.open_store import open_store
    from konkyo.cli.output import tell
    from konkyo.graph.atomic_write import atomic_write

    write, day = _writer(out), as_of_day(as_of)
    with open_store(home) as store:
        found = _register(store, home, body, day)
    with atomic_write(out) as partial:
        write(found, partial)
    print(out)
    evaluations = sum(chapter.level == 1 for chapter in found.chapters)
    tell(Words(ja=f"{found.body}: 評価書 {evaluations}", en=f"{found.body}: {evaluations} evaluations"))
    tell(Words(
        ja="評価書に書かれていることだけを載せています。実際の取扱いの記録ではありません。",
        en="It has what the evaluations state, which is no record of what is actually done.",
    ))  # fmt: skip


def _writer(out: Path) -> "Callable[[Register, Path], None]":
    from konkyo.papers.register_word_file import write_register_word_file
    from konkyo.papers.register_workbook import write_register_workbook

    writers = {".docx": write_register_word_file, ".xlsx": write_register_workbook}
    if out.suffix.lower() not in writers:
        raise UsageError(
            Words(ja=f"「{out.name}」の形式では書けません", en=f"“{out.name}” is of no format it can be written in"),
            cure=Words(
                ja="--out の名の終わりを .docx か .xlsx にしてください（PDF は印刷で作れます）",
                en="give --out a name that ends in .docx or .xlsx (print one to have a PDF)",
            ),
        )
    return writers[out.suffix.lower()]


def _register(store: "Store", home: Path, said: str, day: date | None) -> "Register":
    from konkyo.loaders.build.record_store import RecordStore, file_name
    from konkyo.papers.register_content import register_of
    from konkyo.queries.checks import check
    from konkyo.queries.evaluations import stored_evaluations
    from konkyo.queries.name_match import normalise

    rows = [row for row in stored_evaluations(store) if row["current"] and row["body"]]
    bodies = sorted({str(row["body"]) for row in rows})
    meant = [name for name in bodies if name == said] or [name for name in bodies if normalise(said) in normalise(name)]
    if len(meant) != 1:
        raise KonkyoError(
            Words(ja=f"機関「{said}」が一つに決まりません", en=f"“{said}” fits more than one body")
            if meant
            else Words(ja=f"機関「{said}」の評価書はありません", en=f"there is no evaluation of a body “{said}”"),
            cure=Words(
                ja=f"次のどれかを書いてください: {'、'.join(meant or bodies)}",
                en=f"write one of: {', '.join(meant or bodies)}",
            ),
        )
    records = RecordStore(home)
    keys = [str(row["key"]) for row in rows if row["body"] == meant[0]]
    return register_of(meant[0], [(records.load(file_name(key)), check(store, key, as_of=day)) for key in keys])
