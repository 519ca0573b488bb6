"""An amendment not yet enacted, as an analyst writes it down: a small CSV file.

The columns are ``law, address, kind, to_law, to, on``: the law and the address within it as the law stands on the day
before; renumbered, moved, split, merged, changed or abolished; the new address (``to_law`` only where it is in another
law; nothing for changed and abolished; a split provision has one line a part); and the day of effect. What is written
of an article, or of a table, holds for its parts as well, unless they have lines of their own.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from konkyo.i18n import KonkyoError, Words
from konkyo.law import find
from konkyo.law import law as law_named
from konkyo.law.address import Address
from konkyo.law.citation import address
from konkyo.law.dates import day
from konkyo.law.descent_line import Descent, DescentKind, Ground
from konkyo.law.timeline import Status, Timeline
from konkyo.queries.impact.scope import DAY, is_within
from konkyo.queries.name_match import nearest

FILE_COLUMNS = ("law", "address", "kind", "to_law", "to", "on")
_KINDS = (
    DescentKind.RENUMBERED,
    DescentKind.MOVED,
    DescentKind.SPLIT,
    DescentKind.MERGED,
    DescentKind.CHANGED,
    DescentKind.ABOLISHED,
)
_STAY = (DescentKind.CHANGED, DescentKind.ABOLISHED)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the file that has been read, and where it stands."""

    where: str
    descent: Descent


def stated(path: Path, timeline: Timeline) -> tuple[Descent, ...]:
    """Read an amendment file. Raises KonkyoError, with the line and the cure, for the first fault.

    No line of a file with a fault is used.
    """
    table = csv.reader(io.StringIO(_text(path), newline=""))
    if [cell.strip() for cell in next(table, [])] != list(FILE_COLUMNS):
        raise _wrong(
            f"{path}",
            Words(ja="1行目が列の名になっていません", en="the first line does not name the columns"),
            Words(
                ja=f"1行目に {','.join(FILE_COLUMNS)} と書いてください",
                en=f"let the first line be {','.join(FILE_COLUMNS)}",
            ),
        )
    lines = [
        _read(_cells(cells, f"{path}:{table.line_num}"), f"{path}:{table.line_num}", timeline)
        for cells in table
        if any(cell.strip() for cell in cells)
    ]
    if not lines:
        raise _wrong(
            f"{path}",
            Words(ja="改正の行が一つもありません", en="there is no line of an amendment"),
            Words(ja="2行目から、一行に一つの条項を書いてください", en="write one provision a line, from line 2 on"),
        )
    _agree(lines)
    _leave_room(lines, timeline)
    return tuple(line.descent for line in lines)


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise KonkyoError(
            Words(ja="改正案のファイルを読めません", en="the amendment file cannot be read"),
            where=str(path),
            why=Words.same(error.strerror),
            cure=Words(ja="ファイルの場所と権限を確かめてください", en="check where it is and whether it may be read"),
        ) from None
    # Excel on a Japanese Windows writes CP932 unless told otherwise.
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _wrong(
        str(path),
        Words(ja="文字コードが UTF-8 でも CP932 でもありません", en="it is neither UTF-8 nor CP932 text"),
        Words(ja="CSV UTF-8 として保存し直してください", en="save it again as CSV UTF-8"),
    )


def _cells(cells: list[str], where: str) -> dict[str, str]:
    if len(cells) != len(FILE_COLUMNS):
        raise _wrong(
            where,
            Words(ja=f"列が{len(cells)}個あります", en=f"there are {len(cells)} columns"),
            Words(
                ja=f"{len(FILE_COLUMNS)}個（{','.join(FILE_COLUMNS)}）にしてください。空の列もコンマを残します",
                en=f"write {len(FILE_COLUMNS)} ({','.join(FILE_COLUMNS)}); an empty one keeps its comma",
            ),
        )
    return dict(zip(FILE_COLUMNS, map(str.strip, cells), strict=True))


def _read(cells: Mapping[str, str], where: str, timeline: Timeline) -> _Line:
    kind, on = _kind(cells["kind"], where), _day(cells["on"], where)
    old = _address(cells["law"], cells["address"], where)
    _stands(old, on, where, timeline)
    if (kind in _STAY) == bool(cells["to"]):
        raise _wrong(
            where,
            Words(ja=f"{kind} に行き先があります", en=f"{kind} has an address to go to")
            if cells["to"]
            else Words(ja=f"{kind} に行き先がありません", en=f"{kind} has no address to go to"),
            Words(
                ja="changed と abolished では to を空に、ほかでは新しい番号を書いてください",
                en="leave “to” empty for changed and abolished, and write the new address for all others",
            ),
        )
    new = _address(cells["to_law"] or cells["law"], cells["to"], where) if cells["to"] else None
    if kind is DescentKind.CHANGED:
        return _Line(where, Descent(old, kind, old, on, 0.0, Ground.STATED, ("text",)))
    return _Line(where, Descent(old, kind, new, on, 1.0, Ground.STATED))


def _kind(written: str, where: str) -> DescentKind:
    if written in _KINDS:
        return DescentKind(written)
    raise _wrong(
        where,
        Words(ja=f"「{written}」という種類はありません", en=f"there is no kind “{written}”"),
        Words(ja=f"kind は {'、'.join(_KINDS)} のどれかです", en=f"kind is one of {', '.join(_KINDS)}"),
    )


def _day(written: str, where: str) -> date:
    found = day(written)
    if found is None:
        raise _wrong(
            where,
            Words(ja=f"施行日「{written}」を読めません", en=f"the day “{written}” cannot be read"),
            Words(ja="on に 2027-04-01 のように書いてください", en="write it in “on” like 2027-04-01"),
        )
    return found


def _address(law: str, written: str, where: str) -> Address:
    named = law_named(law)
    if named is None:
        from konkyo.law.law_names import names

        near = nearest(law, names().laws)
        raise _wrong(
            where,
            Words(ja=f"「{law}」という法令は知られていません", en=f"no law is known as “{law}”"),
            Words(
                ja=f"名称を確かめてください。近い名: {'、'.join(near) or 'なし'}",
                en=f"check the name; near it: {', '.join(near) or 'none'}",
            ),
        )
    cited = find(f"{named.name}{written}")
    if len(cited) != 1 or cited[0].end != len(named.name + written) or cited[0].law != named.name:
        raise _wrong(
            where,
            Words(
                ja=f"「{written}」は一つの条項の番号ではありません",
                en=f"“{written}” is not the address of one provision",
            ),
            Words(
                ja="第19条第8号、別表第二の85の2の項、第2条の表の3の項 のように、一行に一つ書いてください",
                en="write one a line, like 第19条第8号, 別表第二の85の2の項 or 第2条の表の3の項",
            ),
        )
    return address(cited[0])


def _stands(old: Address, on: date, where: str, timeline: Timeline) -> None:
    """Raise where no provision stands at ``old`` on the day before ``on``. A law without texts is not checked."""
    held = timeline.facts.laws.get(old.law or "")
    if held is None:
        return
    begun = held.texts[0]
    if on <= begun:
        raise _wrong(
            where,
            Words(
                ja=f"{on} は {old.law} の最初の版（{begun}）より後ではありません",
                en=f"{on} is not after the first version of {old.law} ({begun})",
            ),
            Words(ja=f"施行日を {begun} より後にしてください", en=f"let the day of effect be after {begun}"),
        )
    found = timeline.resolve(old, on - DAY)
    if found.status is Status.VALID:
        return
    now = "、".join(str(line.to) for line in found.became if line.to)
    raise _wrong(
        where,
        Words(ja=f"{on} の前日に {old} はありません", en=f"there is no {old} on the day before {on}"),
        Words(ja=f"その規定は今 {now} です。その番号を書いてください", en=f"what it was is now {now}; write that")
        if now
        else Words(
            ja="施行日の前日の番号を書いてください（konkyo law descent で番号の変化を調べられます）",
            en="write the address it has on the day before (konkyo law descent tells what changed)",
        ),
    )


def _agree(lines: list[_Line]) -> None:
    """Raise where two lines say different things of one provision, or send two to one place without merging them."""
    of: dict[Address, list[_Line]] = defaultdict(list)
    to: dict[Address, list[_Line]] = defaultdict(list)
    for line in lines:
        old, new = line.descent.address, line.descent.to
        if old is not None:
            of[old].append(line)
        if new is not None and line.descent.kind is not DescentKind.CHANGED:
            to[new].append(line)
    for old, those in of.items():
        if len(those) > 1 and any(line.descent.kind is not DescentKind.SPLIT for line in those):
            raise _wrong(
                those[1].where,
                Words(
                    ja=f"{old} の行が二つあります（先の行: {those[0].where}）",
                    en=f"{old} has two lines (the other: {those[0].where})",
                ),
                Words(
                    ja="一つにしてください。分割なら、どの行も split と書きます",
                    en="keep one; of a split, every line says split",
                ),
            )
    for new, those in to.items():
        if len(those) > 1 and any(line.descent.kind is not DescentKind.MERGED for line in those):
            raise _wrong(
                those[1].where,
                Words(
                    ja=f"{new} に二つの条項が移ります（先の行: {those[0].where}）",
                    en=f"two provisions go to {new} (the other: {those[0].where})",
                ),
                Words(
                    ja="番号を確かめてください。統合なら、どの行も merged と書きます",
                    en="check the addresses; of a merger, every line says merged",
                ),
            )


def _leave_room(lines: list[_Line], timeline: Timeline) -> None:
    """Raise where a provision goes to an address at which another stands that the file does not move."""
    leaving = [
        line.descent.address for line in lines if line.descent.address and line.descent.kind is not DescentKind.CHANGED
    ]
    for line in lines:
        new = line.descent.to
        if new is None or line.descent.kind not in (DescentKind.RENUMBERED, DescentKind.MOVED):
            continue
        held = timeline.resolve(new, line.descent.on - DAY).status is Status.VALID
        if held and not any(is_within(new, one) for one in leaving):
            raise _wrong(
                line.where,
                Words(ja=f"{new} には今、別の規定があります", en=f"another provision stands at {new} now"),
                Words(
                    ja=f"{new} がどうなるかの行も書いてください（廃止なら abolished、統合なら merged）",
                    en=f"write a line for what {new} becomes too (abolished, or merged)",
                ),
            )


def _wrong(where: str, what: Words, cure: Words) -> KonkyoError:
    return KonkyoError(what, where=where, cure=cure)
