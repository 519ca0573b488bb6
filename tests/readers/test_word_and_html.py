"""Word files and web pages: tables with merged cells, form fields, text boxes; nothing that is not shown."""

import pytest
from files import FORM, codes, texts, with_parts, word_file

from konkyo.loaders.pages import BoxMark
from konkyo.loaders.readers.docx import read_docx
from konkyo.loaders.readers.html import read_html

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = "<w:body>"


def word(body: str) -> bytes:
    """A Word file whose text begins with this XML."""
    return with_parts(word_file(()), replace={"word/document.xml": {BODY: BODY + body}})


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"


def test_tables_are_rows_of_cells_and_merged_ones_reach_down() -> None:
    rows = (
        cell("再委託", '<w:vMerge w:val="restart"/>') + cell("④再委託の有無") + cell("再委託する"),
        cell("", "<w:vMerge/>") + cell("⑥再委託事項", '<w:gridSpan w:val="2"/>'),
    )
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    pages = read_docx(word(f"<w:tbl>{table}</w:tbl>"))
    assert [[(c.text, c.merged) for c in row.cells] for row in pages.rows()] == [
        [("再委託", ""), ("④再委託の有無", ""), ("再委託する", "")],
        [("", "再委託"), ("⑥再委託事項", "")],
    ]


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (run("甲") + "<w:r><w:br/></w:r>" + run("乙"), ["甲", "乙"]),
        (f"<w:ins>{run('加える')}</w:ins><w:del><w:r><w:delText>消す</w:delText></w:r></w:del>", ["加える"]),
        (run("見える") + run("隠す", "<w:vanish/>"), ["見える"]),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('選んだ値')}</w:sdtContent></w:sdt>", ["選んだ値"]),
        ("<w:ruby><w:rt>" + run("よみ") + "</w:rt><w:rubyBase>" + run("読み") + "</w:rubyBase></w:ruby>", ["読み"]),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run("紙"), ["☑紙"]),
        (
            "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='0'/><w:checked/>"
            "</w:checkBox></w:ffData></w:fldChar></w:r>" + run("紙"),
            [f"{BoxMark.BOX_ON}紙"],
        ),
        (
            "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='0'/></w:checkBox></w:ffData>"
            "</w:fldChar></w:r>" + run("紙"),
            [f"{BoxMark.BOX}紙"],
        ),
        (
            "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='する'/>"
            "<w:listEntry w:val='しない'/></w:ddList></w:ffData></w:fldChar></w:r>",
            ["しない"],
        ),
        ("<w:r><w:pict><w:txbxContent><w:p>" + run("箱の中") + "</w:p></w:txbxContent></w:pict></w:r>", ["箱の中"]),
    ],
)
def test_a_paragraph_is_read_as_it_is_printed(xml: str, text: list[str]) -> None:
    assert texts(read_docx(word(f"<w:p>{xml}</w:p>"))) == [[line] for line in text]


def test_what_is_hidden_or_tracked_is_named() -> None:
    hidden = f"<w:p>{run('隠す', '<w:vanish/>')}<w:ins>{run('加える')}</w:ins></w:p>"
    assert codes(read_docx(word(hidden))) == ["tracked-changes", "hidden"]


def page(body: str, head: str = '<meta charset="utf-8">') -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def test_spans_of_a_web_table_are_merged_cells() -> None:
    table = "<table><tr><td rowspan=2>再委託<td colspan=2>④再委託の有無</tr><tr><td>⑥<td>再委託事項</tr></table>"
    assert [[(c.text, c.merged) for c in row.cells] for row in read_html(page(table)).rows()] == [
        [("再委託", ""), ("④再委託の有無", "")],
        [("", "再委託"), ("⑥", ""), ("再委託事項", "")],
    ]


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        ("<h1>公表日</h1>令和4年<br>6月", [["公表日"], ["令和4年"], ["6月"]]),
        ("<p>| 番号 | 名 |<br>|---|---|</p><pre>| 5 | 甲 |</pre>", [["番号", "名"], ["5", "甲"]]),
        ("<p>甲 <b>乙</b></p><script>alert(1)</script><style>p{}</style>", [["甲 乙"]]),
        ("<table><tr><td>5 &lt; 10 &amp; <宛名></td></tr></table>", [["5 < 10 & <宛名>"]]),
        (
            '<table><tr><td>①<td><input type="checkbox" checked>紙 <input type=checkbox>電子<input type=hidden value=x>'
            '<input value="本庁"></tr></table>',
            [["①", f"{BoxMark.BOX_ON}紙 {BoxMark.BOX}電子本庁"]],
        ),
        ("<main><section>甲<img src=x alt=図></section><article>乙<wbr>丙</article></main>", [["甲"], ["乙丙"]]),
        ("<dl><dt>①部署</dt><dd>市民課</dd></dl>", [["①部署"], ["市民課"]]),
        ("<select><option>する<option selected>しない</select>", [["しない"]]),
        ("<table><tr><td><table><tr><td>内<td>側</tr></table></td></tr></table>", [["内", "側"]]),
    ],
)
def test_a_web_page_is_read_as_it_is_shown(body: str, rows: list[list[str]]) -> None:
    assert texts(read_html(page(body))) == rows


def test_what_a_web_page_hides_is_not_read_and_is_named() -> None:
    pages = read_html(page('<p>見える</p><p style="display: none">隠す</p><div hidden>隠す</div>'))
    assert texts(pages) == [["見える"]]
    assert codes(pages) == ["hidden"]


@pytest.mark.parametrize("encoding", ["utf-8", "shift_jis", "euc-jp", "iso-2022-jp"])
def test_a_web_page_is_decoded_as_it_says(encoding: str) -> None:
    data = page("<p>灯坂市長</p>", f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}">')
    assert texts(read_html(data.decode().encode(encoding))) == [["灯坂市長"]]


def test_word_keeps_the_lines_of_a_form() -> None:
    assert texts(read_docx(word_file(FORM))) == [list(row) for row in FORM]
