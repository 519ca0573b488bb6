"""A PDF is read as what it shows: the same facts as its text, wherever its lines, pages and characters were cut."""

import base64
import socket
import zlib
from pathlib import Path
from typing import Any

import office
import printed
import pytest
from compare import differences
from playwright.sync_api import Browser

from konkyo.i18n import KonkyoError
from konkyo.law.dates import iso_date
from konkyo.law.variants import unified
from konkyo.loaders.forms.filled import FilledForm
from konkyo.loaders.forms.ordered.fill_in_order import fill_ordered
from konkyo.loaders.pages import Pages
from konkyo.loaders.read_document import pages_of, read_file, read_pages
from konkyo.loaders.readers.pdf import read_pdf
from konkyo.loaders.record import Record

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
LOOKALIKES = str.maketrans("‧〜", "・～")


def plain(record: Record) -> Record:
    """The record with the characters that the browser's look-alikes stand for."""
    return Record.model_validate_json(unified(record.model_dump_json()).translate(LOOKALIKES))


def cells(pages: Pages) -> list[list[str]]:
    return [[unified(cell.text) for cell in row.cells] for row in pages.rows()]


# ---- whole documents ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_printed_document_says_what_its_text_says(path: Path, browser: Browser) -> None:
    data = printed.pdf(browser, printed.sheets(path.read_text("utf-8")))
    text, shown = plain(read_file(path)), plain(read_pages(read_pdf(data)))
    assert differences(text, shown) == []
    assert [gap.code for gap in shown.gaps] == [gap.code for gap in text.gaps]
    assert all(passage.at.page for passage in shown.passages)


def test_what_is_printed_stays_in_the_record_and_is_matched_all_the_same(browser: Browser) -> None:
    text = (EXAMPLES / "tomosaka_kokuho_kiso_2022.txt").read_text("utf-8")
    record = read_pages(read_pdf(printed.pdf(browser, printed.sheets(text))))
    assert record.document.title is not None
    assert "⺠" in record.document.title or "⼈" in "".join(passage.text for passage in record.passages)
    assert record.document.published == "2022-02-28"


# ---- cells ----------------------------------------------------------------------------------------------------------


def test_a_cell_cut_by_the_page_is_one_cell(browser: Browser) -> None:
    long = "、".join(f"第{n}条の規定による届出の受付" for n in range(1, 260))
    body = (
        f"<table><tr><td class=label>①事務の内容</td><td>{long}</td></tr><tr><td>②部署</td><td>市民課</td></tr></table>"
    )
    rows = cells(pages := read_pdf(printed.pdf(browser, body)))
    assert len(pages.pages) > 1
    assert [[cell.replace("\n", "") for cell in row] for row in rows] == [["①事務の内容", long], ["②部署", "市民課"]]


def test_merged_and_upright_labels_stand_once(browser: Browser) -> None:
    body = (
        "<table><tr><td rowspan=3 class=tall>再<br>委<br>託</td><td>④再委託の有無</td><td>[ 再委託する ]</td></tr>"
        "<tr><td>⑤再委託の許諾方法</td><td>書面</td></tr><tr><td>⑥再委託事項</td><td>印刷</td></tr></table>"
    )
    pages = read_pdf(printed.pdf(browser, body))
    assert [row[0] for row in cells(pages)] == ["再委託", "", ""]
    assert [row.cells[0].merged for row in pages.rows()] == ["", "再委託", "再委託"]


def test_vertical_writing_is_read_from_the_top_and_the_right(browser: Browser) -> None:
    body = (
        "<table><tr><td style='writing-mode: vertical-rl; height: 5em'>再委託の状況</td><td>①有無</td></tr></table>"
        "<table><tr><td style='writing-mode: sideways-lr; height: 9em'>turned</td><td>②方法</td></tr></table>"
    )
    assert cells(read_pdf(printed.pdf(browser, body))) == [["再委託の状況", "①有無"], ["turned", "②方法"]]


@pytest.mark.parametrize("align", ["top", "middle", "bottom"])
def test_the_lines_of_an_option_stay_with_its_box(align: str, browser: Browser) -> None:
    options = (
        "情報提供ネットワークシステムによる照会と提供",
        "紙",
        "電子記録媒体（フラッシュメモリを除く。）の郵送",
        "電子メール",
    )
    made = [
        f"<td class=box>[ {mark} ]</td><td style='width: 7em'>{option}</td>"
        for mark, option in zip("○　　○", options, strict=True)
    ]
    rows = f"<tr>{made[0]}{made[1]}</tr><tr>{made[2]}{made[3]}</tr>"
    inner = f"<table class=inner style='width: auto'>{rows}</table>"
    style = f"{printed.STYLE} table.inner td {{ vertical-align: {align}; padding: 2pt }}"
    data = printed.pdf(browser, f"<table><tr><td>②方法</td><td>{inner}</td></tr></table>", style)
    (row,) = cells(read_pdf(data))
    told = "".join(row[1].split())
    assert told == f"[○]{options[0]}[]{options[1]}[]{options[2]}[○]{options[3]}"


def test_boxes_and_circles_that_are_drawn_are_read(browser: Browser) -> None:
    square = "<svg width=12 height=12><rect x=1 y=1 width=10 height=10 fill=none stroke=black />{}</svg>"
    tick = "<path d='M3 6 L5 9 L9 3' fill=none stroke=black />"
    circle = "<svg width=12 height=12><circle cx=6 cy=6 r=5 fill=none stroke=black /></svg>"
    body = (
        f"<table><tr><td>②方法</td><td>{square.format(tick)} 紙 {square.format('')} 電子メール</td></tr>"
        f"<tr><td>③接続</td><td>[ {circle} ] 庁内連携 [　] 税務</td></tr></table>"
    )
    told = ["".join(row[1].split()) for row in cells(read_pdf(printed.pdf(browser, body)))]
    assert told == ["☑紙☐電子メール", "[○]庁内連携[]税務"]


def test_bold_made_by_printing_twice_is_read_once(browser: Browser) -> None:
    twice = "".join(
        f"<span style='position:absolute; left:{30 + shift}pt; top:9pt'>(別添1) 事務の内容</span>" for shift in (0, 0.4)
    )
    assert cells(read_pdf(printed.pdf(browser, f"{twice}<p style='margin-top:4em'>IIIとⅡ</p>"))) == [
        ["(別添1) 事務の内容"],
        ["IIIとⅡ"],
    ]


def test_columns_without_lines_are_cells_by_their_places(browser: Browser) -> None:
    items = [("1", "賦課年度", "3", "宛名番号"), ("2", "氏名", "4", "住所")]
    made = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in items)
    data = printed.pdf(browser, f"<table class=inner>{made}</table>")
    assert cells(read_pdf(data)) == [list(row) for row in items]


def test_heads_and_page_numbers_are_no_text_of_the_document(browser: Browser) -> None:
    head, foot = "@top-left { content: '12 住民税 重点項目評価書' }", "@bottom-right { content: counter(page) '/4' }"
    texts = ["別紙1 提供先の一覧", "別紙3 移転先の一覧", "別紙3 委託先の一覧", "別紙9 変更の一覧"]
    body = "".join(f"<p style='break-after: page'>{text}</p>" for text in texts)
    data = printed.pdf(browser, body, f"@page {{ margin: 20mm; {head} {foot} }}")
    assert [row[0] for row in cells(read_pdf(data))] == ["12 住民税 重点項目評価書", *texts]


def drawn(content: str) -> bytes:
    """A PDF of one page of 300 x 300 points, drawn by these operators; the font is F."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R"
        f" /Resources << /Font << /F {font} >> /XObject << /X 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 300 300] /Resources << /Font << /F {font} >> >> /Length 53 >>\n"
        f"stream\n{'BT /F 9 Tf 20 60 Td (of the form: hidden) Tj ET':53}\nendstream",
    )
    file, starts = "%PDF-1.7\n", []
    for number, said in enumerate(objects, start=1):
        starts.append(len(file))
        file += f"{number} 0 obj\n{said}\nendobj\n"
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    end = f"trailer << /Size {len(starts) + 1} /Root 1 0 R >>\nstartxref\n{len(file)}\n%%EOF\n"
    return f"{file}xref\n0 {len(starts) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def test_words_outside_of_a_clip_are_not_shown() -> None:
    shown = "BT /F 9 Tf 20 260 Td (in the clip: shown) Tj 0 -60 Td (below the clip: hidden) Tj ET"
    clip = "q 0 250 300 40 re W n"
    after = "BT /F 9 Tf 20 30 Td (after the clip: shown) Tj ET"
    within = "q 0 0 300 300 re W* n"  # a wider clip within shows no more
    assert cells(read_pdf(drawn(f"{clip} {shown} {within} /X Do Q {shown.replace('260', '200')} Q {after}"))) == [
        ["in the clip: shown"],
        ["after the clip: shown"],
    ]


@pytest.mark.parametrize(
    ("outer", "words", "width"),
    [
        ("（）", "こども未来部子育て支援課、独立行政法人日本学生支援機構、厚生労働大臣", 17),
        # The last bracket of the words has a line of its own.
        ("［］", "基礎項目評価の実施が義務付けられる（任意に重点項目評価を実施）", 30),
    ],
)
def test_words_that_fill_the_line_up_to_their_bracket_stay_within_it(
    outer: str, words: str, width: int, browser: Browser
) -> None:
    cell = "<td style='padding: 0; vertical-align: top; line-break: anywhere; {}'>{}</td>".format
    inner = f"<tr>{cell('width: 3em', outer[0])}{cell(f'width: {width}em', words)}{cell('', outer[1])}</tr>"
    body = f"<table><tr><td>①入手元</td><td>その他<table class=inner>{inner}</table></td></tr></table>"
    (row,) = cells(read_pdf(printed.pdf(browser, body)))
    assert "".join(row[1].split()) == f"その他{outer[0]}{words}{outer[1]}"


# ---- rows that a page tears -----------------------------------------------------------------------------------------

HEAD = """特定個人情報保護評価書（重点項目評価書）
Ⅱ 特定個人情報ファイルの概要
1. 特定個人情報ファイル名
住民税ファイル
5. 特定個人情報の提供・移転
提供先1"""


def torn(browser: Browser, *tables: str) -> FilledForm:
    """The form of a page a table, ruled all around as Word rules the halves of a row: cells are parted by bars."""
    rows = [[f"<td style='width: 9em'>{line.replace('|', '<td>')}" for line in table.splitlines()] for table in tables]
    made = "".join(f"<table style='break-after: page'><tr>{'<tr>'.join(lines)}</table>" for lines in rows)
    head = "".join(f"<p>{line}</p>" for line in HEAD.splitlines())
    return fill_ordered(read_pdf(printed.pdf(browser, head + made)))


@pytest.mark.parametrize(
    ("upper", "lower", "told"),
    [
        ("②提供先におけ|税額を算定", "る用途|し通知する", {"purpose": "税額を算定し通知する"}),
        # The lower half is the label of another block.
        ("⑤提供する情報の|納税", "対象となる本人の範囲|義務者", {"persons": "納税義務者"}),
        ("⑥提供|[○] 専用線", "方法|[ ] 紙", {"methods": "[○]専用線[]紙"}),
        # The label is merged over the next row, in which another label stands.
        ("③提供する情|税額", "報|④提供する情報の対象となる本人の数|千人", {"information": "税額", "subjects": "千人"}),
        # Both halves are labels.
        ("①法令上の根拠|番号法", "②提供先における用途|通知", {"basis": "番号法", "purpose": "通知"}),
        # The lower row ends no label.
        ("③提供する情報|税額", "納付額|還付額", {"information": "税額納付額還付額"}),
    ],
)
def test_a_label_torn_by_the_page_is_one(upper: str, lower: str, told: dict[str, str], browser: Browser) -> None:
    slots = torn(browser, upper, f"{lower}\n⑦時期・頻度|随時").slots
    read = {slot.meaning: "".join(unified(slot.text).split()) for slot in slots if slot.block == 1}
    assert read == {f"provision.{name}": text for name, text in (told | {"frequency": "随時"}).items()}


LOG = """変更日|項目|変更前の記載|変更後の記載|提出時期
令和4年3月1日|Ⅰ基本情報6.担当部署|税務|市民|事"""


@pytest.mark.parametrize(
    ("lower", "told"),
    [
        ("|②所属長|||", [("2022-03-01", "Ⅰ基本情報6.担当部署②所属長", "税務", "市民", "事")]),
        ("|②所属長|課|税課|前", [("2022-03-01", "Ⅰ基本情報6.担当部署②所属長", "税務課", "市民税課", "事前")]),
        # The name of a part over the rows that follow.
        ("|Ⅱ 特定個人情報ファイルの概要|||", [("2022-03-01", "Ⅰ基本情報6.担当部署", "税務", "市民", "事")]),
        # An entry of its own, as its date tells; the same under a date that is merged over both.
        *(
            (
                f"{date}|Ⅱ2.⑥|課|税課|",
                [
                    ("2022-03-01", "Ⅰ基本情報6.担当部署", "税務", "市民", "事"),
                    ("2022-03-01", "Ⅱ2.⑥", "課", "税課", None),
                ],
            )
            for date in ("令和4年3月1日", "")
        ),
    ],
)
def test_a_row_of_the_change_log_torn_by_the_page_is_one(
    lower: str, told: list[tuple[str | None, ...]], browser: Browser
) -> None:
    changes = torn(browser, LOG, f"{lower}\n令和5年4月1日|Ⅱ3.①入手元|本人|他部署|事前").changes
    names = ("item", "before", "after", "timing")
    read = [
        (iso_date(row.cells["date"]), *("".join(unified(row.cells.get(name, "")).split()) or None for name in names))
        for row in changes
    ]
    assert read == [*told, ("2023-04-01", "Ⅱ3.①入手元", "本人", "他部署", "事前")]


def test_a_date_that_goes_on_over_the_pages_end_is_inferred(browser: Browser) -> None:
    for date, inferred in (("令和4年3月1日", set()), ("", {"date"})):
        lower = f"{date}|Ⅱ2.⑥|課|税課|\n令和5年4月1日|Ⅱ3.①入手元|本人|他部署|事前"
        before, there, after = torn(browser, LOG, lower).changes
        assert there.inferred.keys() == inferred
        assert not before.inferred
        assert not after.inferred


# ---- what cannot be read --------------------------------------------------------------------------------------------


def refused(data: bytes) -> KonkyoError:
    with pytest.raises(KonkyoError) as caught:
        pages_of(data, ".pdf")
    assert caught.value.cure.ja
    assert caught.value.cure.en
    return caught.value


@pytest.fixture(scope="module")
def whole(browser: Browser) -> bytes:
    return printed.pdf(
        browser,
        "<p>特定個人情報保護評価書(基礎項目評価書)</p><table><tr><td>公表日</td><td>令和4年2月28日</td></tr></table>",
    )


def test_a_pdf_of_pictures_is_told_to_need_ocr(browser: Browser) -> None:
    picture = "<svg width=400 height=400><rect width=400 height=400 fill=gray /></svg>"
    assert "OCR" in refused(printed.pdf(browser, picture)).cure.en


def test_a_page_that_is_a_picture_is_noted(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<h1>紙を読み取った頁</h1>")
    shot = page.screenshot()
    source = f"data:image/png;base64,{base64.b64encode(shot).decode()}"
    picture = f"<img style='display: block; break-before: page' src='{source}' width=500>"
    body = f"<p>特定個人情報保護評価書(基礎項目評価書)</p>{picture}"
    notes = read_pdf(printed.pdf(browser, body)).notes
    assert [(note.code, note.at.page if note.at else None) for note in notes] == [("picture-page", 2)]


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_cut_pdf_is_told_to_be_cut(share: float, whole: bytes) -> None:
    assert "cut off" in refused(whole[: int(len(whole) * share)]).what.en


def test_a_broken_pdf_is_told_to_be_damaged(whole: bytes) -> None:
    broken = whole[:20] + bytes(len(whole) - 420) + whole[-400:]
    assert "damaged" in refused(broken).what.en


def test_an_encrypted_pdf_is_told_to_be_locked(tmp_path: Path) -> None:
    source = tmp_path / "locked.html"
    source.write_text("<p>特定個人情報保護評価書</p>", "utf-8")
    lock = '"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"x"}'
    (locked,) = office.convert([source], "pdf:writer_web_pdf_Export:{" + lock + "}", tmp_path)
    assert "password" in refused(locked.read_bytes()).what.en


def test_a_pdf_that_unpacks_without_end_is_refused_before_it_is_unpacked(
    whole: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = zlib.compress(bytes(3_000_000))
    added = b"9999 0 obj <</Filter /FlateDecode>> stream\n" + stream + b"\nendstream endobj\n"
    bomb = whole + added + whole[whole.rindex(b"startxref") :]
    monkeypatch.setenv("KONKYO_MAX_EXPANDED", "2000000")
    assert "KONKYO_MAX_EXPANDED" in refused(bomb).cure.en
    monkeypatch.setenv("KONKYO_MAX_EXPANDED", "9000000")
    assert pages_of(bomb, ".pdf").pages


def test_more_pages_than_allowed_are_refused(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    data = printed.pdf(browser, "<p style='break-after: page'>一枚目の本文です</p>" * 3)
    monkeypatch.setenv("KONKYO_MAX_PAGES", "2")
    assert "KONKYO_MAX_PAGES" in refused(data).cure.en


def test_a_pdf_under_another_suffix_is_read_and_noted(whole: bytes) -> None:
    pages = pages_of(whole, ".xlsx")
    assert pages.source.format == "pdf"
    assert [note.code for note in pages.notes] == ["suffix"]


def test_nothing_is_fetched_while_a_pdf_is_read(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    data = printed.pdf(browser, "<p><a href='https://example.invalid/x'>公表している評価書の一覧</a></p>")

    def connect(*_: Any) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", connect)
    assert cells(read_pdf(data)) == [["公表している評価書の一覧"]]
