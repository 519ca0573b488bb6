"""Lines become rows, tabs cells, checkboxes marks; every cell knows the characters it came from."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konkyo.loaders.pages import BoxMark
from konkyo.loaders.readers.markup import plain
from konkyo.loaders.readers.text import read_text


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("紙", "紙"),
        ('[<input type="checkbox"/>] 紙', f"[{BoxMark.BOX}] 紙"),
        ('[<input checked="" type="checkbox"/>] 紙', f"[{BoxMark.BOX_ON}] 紙"),
        ('<input type="radio"> 紙', f"{BoxMark.RADIO} 紙"),
        ('<INPUT TYPE="radio" CHECKED> 紙', f"{BoxMark.RADIO_ON} 紙"),
        ("<p>一</p><p>二</p>", "\n一\n\n二\n"),
        ("<small>&lt;選択肢&gt;</small> 1) 紙", "<選択肢> 1) 紙"),
        # What only looks like a tag is text.
        ("<宛名>", "<宛名>"),
        ("＜本市における措置＞", "＜本市における措置＞"),
        ("<本市における措置> <b>施錠</b>", "<本市における措置> 施錠"),
        ("<ASP>が管理する", "<asp>が管理する".replace("asp", "ASP")),
        ("5 < 10 & 10 > 5", "5 < 10 & 10 > 5"),
        ("<ul><li>甲<li>乙", "\n\n甲\n乙"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_fragments_become_plain_text(fragment: str, text: str) -> None:
    assert plain(fragment) == text


def test_rows_and_cells_keep_their_place() -> None:
    text = "## 公表日\n\n令和5年3月31日\n①部署\t**市民課**\n|---|---|\n| 甲 | 乙 |\n"
    pages = read_text(text.encode())
    assert [[cell.text for cell in row.cells] for row in pages.rows()] == [
        ["公表日"],
        ["令和5年3月31日"],
        ["①部署", "市民課"],
        ["", "甲", "乙"],
    ]
    for row in pages.rows():
        for cell in row.cells:
            printed = text[cell.at.start : cell.at.end]
            assert cell.text in printed
            assert text.count("\n", 0, cell.at.start) + 1 == cell.at.line


def test_blank_lines_and_form_feeds_turn_the_page() -> None:
    pages = read_text("一\n\n\n\n二\n\n三\n\x0c四".encode())
    assert [[row.cells[0].text for row in page.rows] for page in pages.pages] == [["一"], ["二", "三"], ["四"]]


@given(st.text(alphabet="特定個人情報 \t\n\r[]○<>/pbr①.", max_size=200).filter(lambda t: t.strip(" \t\r\n")))
def test_any_text_can_be_read_and_placed(text: str) -> None:
    for row in read_text(text.encode()).rows():
        for cell in row.cells:
            assert 0 <= cell.at.start <= cell.at.end <= len(text)


def test_real_documents_lose_no_line(seeds: Path) -> None:
    for path in sorted(seeds.glob("*.txt")):
        pages = read_text(path.read_bytes())
        read = {row.cells[0].at.line for row in pages.rows()}
        lines = path.read_text(encoding="utf-8").splitlines()
        lost = [n for n, line in enumerate(lines, 1) if n not in read and set(line.strip()) - set("-|: ー―\t")]
        assert lost == []
