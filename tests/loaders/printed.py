"""An example document printed by a browser as the official sheets are: ruled, merged, over pages that break anywhere.

The browser names many characters by look-alikes (「⼈」 for 「人」, 「‧」 for 「・」), breaks cells in their middle and
draws no line where it does: a second producer of PDFs, and a worse one, beside LibreOffice.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence

from playwright.sync_api import Browser

from konkyo.loaders.pages import BoxMark
from konkyo.loaders.readers.markup import plain

STYLE = """
@page { size: A4; margin: 18mm 14mm 16mm; @bottom-center { content: counter(page) } }
body, table { font: 9pt 'Noto Sans CJK JP' }
table { border-collapse: collapse; width: 100% }
td { border: 0.75pt solid black; padding: 2pt 3pt; vertical-align: middle }
td.head { background: #cfe2f3; font-weight: bold }
td.label { width: 22%; background: #f3f3f3 }
td.tall { width: 1.2em; text-align: center }
table.inner td { border: none; background: none; padding: 0 2pt; width: auto }
table.inner td.box, td.answer { white-space: nowrap }
"""
_BOX = re.compile(rf"\[\s*([○〇]?)\s*\]|\[?\s*([{''.join(BoxMark)}])\s*\]?")
_ON = ("○", "〇", BoxMark.BOX_ON, BoxMark.RADIO_ON)
_CHOICE = re.compile(r"(\[.*?\])\s*[<＜]選択肢[>＞]\s*(.*?)\s*([(（]\s*\d+\s*[)）]\s*件)?\s*$")
_DETAIL = re.compile(r"(.*?)\s*([(（])(.*)([)）])")
_GRIDS = ("変更日", "項目番号", "項番", "項目名")


def pdf(browser: Browser, body: str, style: str = STYLE) -> bytes:
    """Print a page whose body is ``body``."""
    page = browser.new_page()
    page.set_content(f"<!doctype html><html><head><style>{style}</style></head><body>{body}</body></html>")
    data = page.pdf(prefer_css_page_size=True)
    page.close()
    return data


def sheets(text: str) -> str:
    """Return the text of an example as the HTML of its sheets: a line with tabs is a row of a ruled table."""
    parts: list[str] = []
    rows: list[list[str]] = []
    in_grid = False

    def end_table() -> None:
        if rows:
            parts.append(_table(rows))
            rows.clear()

    for raw in text.splitlines():
        if raw.lstrip().startswith("#"):
            end_table()
            in_grid = False
            parts.append(f"<h3>{html.escape(raw.lstrip('# '))}</h3>")
        elif "\t" in raw:
            cells = raw.split("\t")
            if cells[0] in _GRIDS:
                end_table()
                in_grid = True
            while not in_grid and len(cells) > 1 and not cells[-1] and cells[0]:
                cells.pop()
            rows.append(cells)
        elif raw.strip():
            if rows:
                rows.append([raw])
            else:
                parts.append(f"<p>{html.escape(raw)}</p>")
    end_table()
    return "".join(parts)


def _table(rows: Sequence[list[str]]) -> str:
    width = max(map(len, rows))
    spans = [1] * len(rows)
    for number in range(len(rows) - 1, 0, -1):
        if not rows[number][0] and len(rows[number]) > 1:
            spans[number - 1] += spans[number]
            spans[number] = 0
    return f"<table>{''.join(_row(cells, span, width) for cells, span in zip(rows, spans, strict=True))}</table>"


def _row(cells: list[str], span: int, width: int) -> str:
    made = ""
    for place, cell in enumerate(cells):
        last = place == len(cells) - 1
        if not place and not span:
            continue
        kind = "head" if len(cells) == 1 else "tall" if cell == "再委託" else "" if last else "label"
        shown = "<br>".join(cell) if kind == "tall" else _value(cell) if last else html.escape(cell)
        made += f"<td class='{kind}' rowspan={1 if place else span} colspan={width - place if last else 1}>{shown}</td>"
    return f"<tr>{made}</tr>"


def _value(text: str) -> str:
    text = " ".join(plain(text).split())
    if choice := _CHOICE.match(text):
        listed = [html.escape(one.strip()) for one in re.split(r"\s*(?=\b\d\))", choice[2]) if one.strip()]
        half = (len(listed) + 1) // 2
        pairs = zip(listed[:half], [*listed[half:], ""], strict=False)
        answer = html.escape(choice[1][1:-1].strip())
        return _inner(
            [f"<td class=answer>[&emsp;{answer}&emsp;]</td><td>＜選択肢＞{_inner(map(_pair, pairs))}</td>"
             f"<td>{choice[3] or ''}</td>"]
        )  # fmt: skip
    boxes = list(_BOX.finditer(text))
    return _boxes(text, boxes) if len(boxes) > 2 else html.escape(text)


def _pair(pair: tuple[str, str]) -> str:
    return "".join(f"<td>{one}</td>" for one in pair)


def _inner(rows: Iterable[str]) -> str:
    return f"<table class=inner>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _boxes(text: str, boxes: Sequence[re.Match[str]]) -> str:
    """Boxes two in a row, an option with words in its brackets in a row of its own."""
    return html.escape(text[: boxes[0].start()]) + _inner(_box_rows(text, boxes))


def _box_rows(text: str, boxes: Sequence[re.Match[str]]) -> Iterator[str]:
    row: list[str] = []
    for box, end in zip(boxes, [*(box.start() for box in boxes[1:]), len(text)], strict=True):
        mark = f"<td class=box>[ {'○' if (box[1] or box[2]) in _ON else '　'} ]</td>"
        option = text[box.end() : end].strip()
        detail = _DETAIL.fullmatch(option)
        if detail and (" " in option or not detail[3].strip()):
            before, opening, words, closing = map(html.escape, detail.groups())
            cells = f"<td class=box>{before} {opening}</td><td>{words}</td><td>{closing}</td>"
            yield from ["".join(row)] * bool(row)
            row = []
            yield f"{mark}<td colspan=3>{_inner([cells])}</td>"
            continue
        row.append(f"{mark}<td>{html.escape(option)}</td>")
        if len(row) == 2:
            yield "".join(row)
            row = []
    if row:
        yield "".join(row)
