"""Destroy the reading order of a document whose truth is known, as pulling text from a PDF does.

What is destroyed: cells become paragraphs without columns, values stand before their labels, the lower half of a page
before its upper half, brackets are split over lines, cells are printed twice at page turns, page numbers stand among
the cells, the change log has no columns.
"""

import random
import re
from collections.abc import Iterator

from konkyo.loaders.assemble.checked_options import document_habit
from konkyo.loaders.forms import log_columns
from konkyo.loaders.forms.block_headings import block_heading
from konkyo.loaders.forms.boxes import Habit, boxes, ticks
from konkyo.loaders.forms.choices import choice
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.forms.ordered.fill_in_order import fill_ordered
from konkyo.loaders.pages import Pages
from konkyo.loaders.record import ILLEGIBLE

Paragraph = list[str]
Unit = tuple[str, list[Paragraph]]
_PART = re.compile(r"^#*\s*(?:[IVⅠⅡⅢⅣⅤⅥ]+\s|[(（]別[添紙]).{2,40}$")
_SECTION = re.compile(r"^[1-9][.．]\s?特定個人情報")
_LIST = re.compile(r"[<＜〈]\s*選択肢\s*[>＞〉]")
_COUNT = re.compile(r"[(（]\s*\d*\s*[)）]\s*件")
_LINES = 80  # on a page
_WIDTH, _NARROW = 46, 16  # characters of a cell's line, in the form and in the change log
_CONTENTS = 30  # rows: the parts named before are the table of contents


def scattered(pages: Pages, seed: int, way: str) -> bytes:
    """Return the text of ``pages`` with its order destroyed; ``way`` is "halves" or "reversed"."""
    rng = random.Random(seed)
    sheets = _sheets(list(_units(pages, rng)), rng)
    texts = []
    for number, sheet in enumerate(sheets, start=1):
        body = "\n\n".join("\n".join(paragraph) for paragraph in _mixed(sheet, rng, way) if paragraph)
        texts.append(body + (f"\n\n{number}" if number > 1 else ""))
    return "\n\n\n\n".join(texts).encode()


def _units(pages: Pages, rng: random.Random) -> Iterator[Unit]:
    """Yield the rows as (kind, paragraphs): "part", "log", "head" of the log, else "field"."""
    habit = document_habit(fill_ordered(pages))
    columns = 0
    rows = iter(enumerate(pages.rows()))
    for at, row in rows:
        cells = [cell.text.strip() for cell in row.cells if cell.text.strip()]
        if log_columns.columns(row):
            columns = len(row.cells)
            yield "head", [[" ".join(cells)]]
        elif columns and len(row.cells) >= columns - 1 and len(cells) > 2:
            yield "log", [_wrapped(cell, _NARROW) for cell in cells]
        elif cells[:2] == ["評価書番号", "評価書名"]:
            _, values = next(rows)
            yield from (("field", [[f" {c}"], [v.text]]) for c, v in zip(cells, values.cells, strict=True))
        elif len(cells) == 1:
            part = at > _CONTENTS and bool(_PART.match(cells[0]))
            columns = 0 if part else columns
            yield ("part", [[f" {cells[0]}"]]) if part else ("field", _cell(cells[0], habit, rng))
        elif len(cells) == 2:
            yield "field", _labelled(cells[0], cells[1], habit, rng)
        elif cells:
            short = sum(map(len, cells)) < 2 * _WIDTH and not any("[" in cell for cell in cells)
            yield "field", [[" ".join(cells)]] if short else [p for cell in cells for p in _cell(cell, habit, rng)]


def _labelled(label: str, value: str, habit: Habit, rng: random.Random) -> list[Paragraph]:
    cells = _cell(value, habit, rng)
    if len(cells) == 1 and len(cells[0]) == 1 and len(label) + len(cells[0][0]) < _WIDTH and rng.random() < 0.85:
        return [[f" {label} {cells[0][0]}"]]
    return [_wrapped(f" {label}", 14 if rng.random() < 0.5 else 60), *cells]


def _cell(text: str, habit: Habit, rng: random.Random) -> list[Paragraph]:
    if _LIST.search(text):
        options = re.findall(r"\d\)\s*.+?(?=\s\d\)|\s[(（]|$)", _LIST.split(text, maxsplit=1)[1])
        answer = f"[ {found.text if (found := choice(text)) else ''} ]"
        head = [["＜選択肢＞"], [answer]] if rng.random() < 0.6 else [[f"{answer} ＜選択肢＞"]]
        count = _COUNT.search(text)
        return [*head, *([option.replace(")", "）")] for option in options), *([[count[0]]] if count else [])]
    group = boxes(text)
    if len(group) > 1:
        return list(_boxes([(b.option, b.detail, t) for b, t in zip(group, ticks(group, habit), strict=True)], rng))
    return [_wrapped(text, _WIDTH)] if text.strip() else []


def _boxes(group: list[tuple[str, str | None, object]], rng: random.Random) -> Iterator[Paragraph]:
    """Two options a line, some torn in two between their brackets; その他 with its closing bracket on its own."""
    line = ""
    for option, words, tick in group:
        sign = " ○ " if tick is True or (tick == ILLEGIBLE and words) else " "
        free = words is not None or fold_label(option) == "その他"
        torn = free and rng.random() < 0.5
        body = f"{option} （ {words or ''}".rstrip() + ("" if torn else " ）") if free else option
        if line and not free:
            if rng.random() < 0.5:
                yield [f"{line} [{sign}".rstrip()]
                yield [f"] {body}"]
            else:
                yield [f"{line} [{sign}] {body}"]
            line = ""
            continue
        if line:
            yield [line]
        line = "" if free else f"[{sign}] {body}"
        if free:
            yield [f"[{sign}] {body}"]
        if torn:
            yield ["）"]
    if line:
        yield [line]


def _wrapped(text: str, width: int) -> Paragraph:
    return [line[at : at + width] for line in text.splitlines() for at in range(0, len(line), width)]


def _sheets(units: list[Unit], rng: random.Random) -> list[list[Unit]]:
    """Cut into pages, mostly where the form does; now and then the last cell is printed again on the next page."""
    found: list[list[Unit]] = [[]]
    lines = 0
    for kind, paragraphs in units:
        size = sum(map(len, paragraphs))
        first = paragraphs[0][0].strip() if paragraphs and paragraphs[0] else ""
        begins = bool(block_heading(first) or _SECTION.match(first))
        if found[-1] and (kind == "part" or lines + size > _LINES or (begins and lines > _LINES / 2)):
            last = found[-1][-1]
            found.append([last] if kind == "field" and sum(map(len, last[1])) > 6 and rng.random() < 0.3 else [])
            lines = 0
        found[-1].append((kind, paragraphs))
        lines += size
    return found


def _mixed(sheet: list[Unit], rng: random.Random, way: str) -> list[Paragraph]:
    if any(kind in ("log", "head") for kind, _ in sheet):
        return [paragraph for kind, cells in sheet for paragraph in (_row(cells) if kind == "log" else cells)]
    flat: list[Paragraph] = []
    for _, paragraphs in sheet:
        turned = len(paragraphs) > 1 and rng.random() < 0.2
        flat += [*paragraphs[1:], paragraphs[0]] if turned else paragraphs
    if way == "halves":
        middle = len(flat) // 2
        return flat[middle:] + flat[:middle]
    cuts = sorted(rng.sample(range(1, len(flat)), min(rng.randint(3, 7), len(flat) - 1))) if len(flat) > 2 else []
    chunks = [flat[start:end] for start, end in zip([0, *cuts], [*cuts, len(flat)], strict=True)]
    return [paragraph for chunk in reversed(chunks) for paragraph in chunk]


def _row(cells: list[Paragraph]) -> Iterator[Paragraph]:
    """Cells of one line that stand side by side are joined by a space."""
    line: list[str] = []
    for cell in cells:
        if len(cell) == 1:
            line += cell
            continue
        if line:
            yield [" ".join(line)]
        line = []
        yield cell
    if line:
        yield [" ".join(line)]
