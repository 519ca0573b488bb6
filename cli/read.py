"""konkyo read: print one document as a summary or as JSON, without storing it."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from konkyo.cli.command_help import add_command, text
from konkyo.i18n import Words, language, share_shown

if TYPE_CHECKING:
    from konkyo.loaders.record import At, Document, Record
    from konkyo.loaders.record_account import Account

_PIECES = 20
_LONGEST = 80  # characters of a piece of text


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    about = text(
        "評価書を一つ読み、何が書かれ、何が読めなかったかを示す（保存はしない）",
        "Read one evaluation; show what it says and what could not be read. Nothing is stored.",
    )
    add_command(app, read, about)


def read(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=text("評価書のファイル", "File of an evaluation."))],
    as_json: Annotated[
        bool, typer.Option("--json", help=text("評価書の記録を JSON で出す", "Print the evaluation record as JSON."))
    ] = False,
) -> None:
    """Print the record of ``file``."""
    from konkyo.loaders.read_document import read_file

    record = read_file(file)
    if as_json:
        from konkyo.i18n.visible_text import json_safe

        print(json_safe(record.model_dump_json(indent=1)))
    else:
        _summarise(record)


def _day(document: "Document") -> str | None:
    """Return the day of publication, or why it is taken to be of another."""
    why = document.inferred.get("written")
    return str(Words(ja=why.ja, en=why.en)) if why else document.published


def _summarise(record: "Record") -> None:
    from konkyo.cli.output import console, print_table
    from konkyo.queries.columns import COMMON

    to = console()
    account = record.account
    if account and account.read_in_part:
        to.print(str(_in_part(account)), style="bold")
    document, work = record.document, record.office_work
    for name, value in (
        (Words(ja="評価書", en="Document"), document.title),
        (Words(ja="評価書番号", en="Number"), document.number),
        (Words(ja="様式", en="Form"), document.form),
        (Words(ja="評価実施機関", en="Body"), document.body),
        (Words(ja="公表日", en="Published"), _day(document)),
        (Words(ja="事務", en="Work"), work.name),
        (Words(ja="対象人数", en="Data subjects"), work.subjects_band),
    ):
        to.print(f"{name}: {value if value is not None else '―'}")
    if account:
        shares = ", ".join(
            f"{COMMON.shown('account', kind)} {share_shown(share)}" for kind, share in account.shares.items()
        )
        to.print(f"{COMMON.heading('account')}: {account.characters:,} ({shares})")
    for title, columns, rows in (
        (Words(ja="システム", en="Systems"), ("ordinal", "system", "connections"), _systems(record)),
        (Words(ja="ファイル", en="Files"), ("ordinal", "file", "subjects_band", "items", "department"), _files(record)),
        (Words(ja="流れ", en="Flows"), ("file", "kind", "declared", "found", "agrees"), _flows(record)),
        (
            Words(ja="原文で消えた印・欠ける所", en="Marks that are lost, and what the source lacks"),
            ("finding", "place", "said"),
            _missing(record),
        ),
        (Words(ja="読めなかった文", en="Text that was not read"), ("place", "said"), _unread(account)[:_PIECES]),
    ):
        to.rule(str(title), align="left")
        if rows:
            print_table(columns, rows, to)
        else:
            to.print(str(Words(ja="なし", en="none")))
    more = len(_unread(account)) - _PIECES
    if more > 0:
        to.print(text(f"ほかに {more}（--json に全て）", f"{more} more (--json has them all)"))
    citations, changes, notes = len(record.citations), len(record.changes), len(record.notes)
    to.print(str(Words(
        ja=f"引く条項 {citations}、変更箇所 {changes}、読み方の注 {notes}（--json に全文）",
        en=f"{citations} citations, {changes} changes, {notes} notes on the reading (--json has them in full)",
    )))  # fmt: skip


def _systems(record: "Record") -> list[dict[str, Any]]:
    def joined(connections: dict[str, Any], others: tuple[str, ...]) -> list[str]:
        ticked = [name for name, state in connections.items() if state is True]
        lost = [name for name, state in connections.items() if state == "ILLEGIBLE"]
        return [*ticked, *others, *(f"{name}({Words(ja='読めない', en='illegible')})" for name in lost)]

    return [
        {
            "ordinal": system.ordinal,
            "system": system.name,
            "connections": joined(system.connections, system.other_connections),
        }
        for system in record.systems
    ]


def _files(record: "Record") -> list[dict[str, Any]]:
    return [
        {"ordinal": file.ordinal, "file": file.name, "subjects_band": file.subjects_band,
         "items": len(file.record_items), "department": file.department}
        for file in record.files
    ]  # fmt: skip


def _flows(record: "Record") -> list[dict[str, Any]]:
    from konkyo.loaders.record import FlowKind

    found = Counter((flow.file, str(flow.kind)) for flow in record.flows if flow.refers_to_annex is None)
    declared = {
        (file, kind): count
        for file, counts in record.declared_counts.items()
        for kind, count in counts.model_dump().items()
        if count is not None
    }
    files = dict.fromkeys([*(file.name for file in record.files), *(file for file, _ in (*declared, *found))])
    return [
        {
            "file": file,
            "kind": kind,
            "declared": declared.get((file, kind)),
            "found": found[file, kind],
            "agrees": declared[file, kind] == found[file, kind] if (file, kind) in declared else None,
        }
        for file in files
        for kind in get_args(FlowKind)
        if found[file, kind] or (file, kind) in declared
    ]


def _missing(record: "Record") -> list[dict[str, Any]]:
    rows = [
        {"finding": "illegible_methods", "place": f"{flow.file} {flow.label}", "said": flow.counterparty}
        for flow in record.flows
        if flow.methods == "ILLEGIBLE"
    ]
    return rows + [
        {"finding": "gap", "place": _line(note.at.line) if note.at else None, "said": getattr(note, language())}
        for note in record.gaps
    ]


def _in_part(account: "Account") -> Words:
    from konkyo.queries.partly_read import why_in_part

    why = why_in_part(account.shares["unread"], account.unfilled)
    return Words(ja=f"一部しか読めていない: {why.ja}", en=f"Read in part: {why.en}")


def _unread(account: "Account | None") -> list[dict[str, Any]]:
    """Return the unread pieces as rows; on a terminal a long one is cut."""
    return [
        {"place": _place(piece.at), "said": piece.text if len(piece.text) <= _LONGEST else f"{piece.text[:_LONGEST]}…"}
        for piece in (account.unread if account else ())
    ]


def _place(at: "At") -> str:
    return f"{at.page}-{_line(at.line)}" if at.page else _line(at.line)


def _line(number: int) -> str:
    return str(Words(ja=f"{number}行目", en=f"line {number}"))
