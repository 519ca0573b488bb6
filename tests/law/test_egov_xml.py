"""e-Gov's XML: which provisions a text has, and what is refused."""

import contextlib
from pathlib import Path

import pytest
from fictional import LAW, REVISION, appended, article, item, law_xml, paragraph, read, said, table
from hypothesis import given
from hypothesis import strategies as st

from konkyo.law.law_error import LawError
from konkyo.law.statutes import Revision, egov_xml, read_version

LINES = [["一　甲大臣", "甲の事務"], ["二及び三　削除", ""], ["三の二　乙大臣", "乙の事務"]]

STRUCTURES = [
    ("an article of one paragraph is that paragraph", law_xml(article("1", paragraph("1", "本文。"))), {"1": "本文。"}),
    (
        "items stand under the article of one paragraph",
        law_xml(article("19", paragraph("1", "柱書。", item("1", "甲"), item("2_2", "乙")))),
        {"19": "柱書。", "19/-/1": "甲", "19/-/2の2": "乙"},
    ),
    (
        "paragraphs of an article that has several are provisions of their own",
        law_xml(article("30_6", paragraph("1", "一。"), paragraph("2", "二。", item("1", "甲")))),
        {"30の6": "", "30の6/1": "一。", "30の6/2": "二。", "30の6/2/1": "甲"},
    ),
    (
        "a subitem is the end of its item",
        law_xml(
            article(
                "1",
                paragraph(
                    "1",
                    "柱書。",
                    item(
                        "1",
                        "甲",
                        '<Subitem1 Num="1"><Subitem1Title>イ</Subitem1Title><Subitem1Sentence><Sentence>丙</Sentence>'
                        "</Subitem1Sentence></Subitem1>",
                    ),
                ),
            )
        ),
        {"1": "柱書。", "1/-/1": "甲イ丙"},
    ),
    (
        "a subitem the source puts a level too high belongs to the item before it",
        law_xml(article("1", paragraph("1", "柱書。", item("1", "甲"), item("ロ", "丙")))),
        {"1": "柱書。", "1/-/1": "甲号丙"},
    ),
    (
        "chapters and sections have no address",
        law_xml(f"<Chapter Num='1'><ChapterTitle>章</ChapterTitle>{article('1', paragraph('1', '本文。'))}</Chapter>"),
        {"1": "本文。"},
    ),
    (
        "articles deleted at once are as many articles",
        law_xml(article("10:12", paragraph("1", "削除"))),
        {"10": "削除", "11": "削除", "12": "削除"},
    ),
    (
        "the law's own 附則 has addresses, those of amending laws have not",
        law_xml(
            article("1", paragraph("1", "本文。")),
            supplements=f"<SupplProvision>{article('3_2', paragraph('1', '経過。'))}</SupplProvision>"
            f'<SupplProvision AmendLawNum="令和元年法律第一号">{paragraph("1", "施行。")}</SupplProvision>',
        ),
        {"1": "本文。", "附則3の2": "経過。"},
    ),
    (
        "paragraphs of a 附則 without articles",
        law_xml(supplements=f"<SupplProvision>{paragraph('1', '一。')}{paragraph('2', '二。')}</SupplProvision>"),
        {"附則": "", "附則/1": "一。", "附則/2": "二。"},
    ),
    (
        "the rows of a 別表 are numbered by its first column",
        law_xml(tables=appended("別表第一（第一条関係）", table(["照会者", "事務"], *LINES))),
        {
            "別表第一": "",
            "別表第一:1": "甲大臣|甲の事務",
            "別表第一:2": "削除",
            "別表第一:3": "削除",
            "別表第一:3の2": "乙大臣|乙の事務",
        },
    ),
    (
        "a 別表 may hold items",
        law_xml(tables=appended("別表第五", item("1_2", "甲の事務"))),
        {"別表第五": "", "別表第五:1の2": "甲の事務"},
    ),
    (
        "the one table of numbered rows in an article is named after it",
        law_xml(article("2", paragraph("1", "次の表による。", table(*LINES[:1])))),
        {"2": "次の表による。", "第2条の表": "", "第2条の表:1": "甲大臣|甲の事務"},
    ),
    (
        "a table without numbers is part of the text",
        law_xml(article("2", paragraph("1", "次の表による。", table(["甲", "乙"])))),
        {"2": "次の表による。甲乙"},
    ),
    (
        "readings (ルビ) are not part of the text",
        law_xml(article("2", paragraph("1", "<Ruby>罹<Rt>り</Rt></Ruby>災"))),
        {"2": "罹災"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("xml", "provisions"), [case[1:] for case in STRUCTURES], ids=[case[0] for case in STRUCTURES])
def test_provisions(xml: bytes, provisions: dict[str, str]) -> None:
    assert said(read(xml)) == provisions


def test_captions_lose_their_brackets() -> None:
    version = read(law_xml(article("1", paragraph("1", "本文。"), caption="目的")))
    assert version.provisions[0].caption == "目的"


def test_a_cell_that_spans_lines_counts_for_each() -> None:
    lines = [[("一　甲大臣", 3), ("甲の事務", 3), "丙", ("丁情報", 2)], ["戊"], ["己", "庚情報"]]
    row = read(law_xml(tables=appended("別表第二", table(*lines)))).provisions[1]
    assert [(one.requester, one.work, one.provider, one.information) for one in row.links] == [
        ("甲大臣", "甲の事務", "丙", "丁情報"),
        ("甲大臣", "甲の事務", "戊", "丁情報"),
        ("甲大臣", "甲の事務", "己", "庚情報"),
    ]


@pytest.mark.parametrize(
    ("lines", "links"),
    [
        ([["一　甲大臣", "甲の事務"], ["乙の事務"]], 2),
        ([["一　甲大臣"], ["甲の事務", "丙"]], 2),
        ([["一　甲大臣", "甲の事務", "丙"]], 0),
        ([["一　甲大臣", "甲の事務"], ["丙", "丁", "戊"]], 0),
    ],
)
def test_tables_of_another_shape_have_rows_that_permit_nothing(lines: list[list[str]], links: int) -> None:
    row = read(law_xml(tables=appended("別表", table(*lines)))).provisions[1]
    assert (row.address.row, len(row.links)) == ("1", links)


def test_an_answer_of_the_api_holds_the_law() -> None:
    law = law_xml(article("1", paragraph("1", "本文。"))).partition(b"?>")[2]
    answer = b"<law_data_response><law_full_text>" + law + b"</law_full_text></law_data_response>"
    assert said(read(answer)) == {"1": "本文。"}


DOCTYPE = '<!DOCTYPE Law [<!ENTITY a "aaaaaaaaaa">%s]>'
BOMB = DOCTYPE % "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
EXTERNAL = '<!DOCTYPE Law [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
PLAIN = law_xml(article("1", paragraph("1", "本文。")))

REFUSED = [
    ("hostile", f"{BOMB}<Law>&j;</Law>".encode()),
    ("hostile", f"{EXTERNAL}<Law>&a;</Law>".encode()),
    ("hostile", b'<!DOCTYPE Law SYSTEM "http://127.0.0.1:9/law.dtd"><Law/>'),
    ("hostile", b"<Law>" + b"<Part>" * 5000 + b"</Part>" * 5000 + b"</Law>"),
    ("cut", PLAIN[:-20]),
    ("cut", PLAIN[: len(PLAIN) // 2]),
    ("cut", b""),
    ("not_xml", PLAIN.replace(b"</Article>", b"</Articel>")),
    ("not_xml", b"PK\x03\x04"),
    ("not_xml", b"<Law>&a;</Law>"),
    ("not_xml", PLAIN.replace(b"UTF-8", b"Shift_JIS")),
    ("not_xml", PLAIN.replace(b"UTF-8", b"klingon")),
    ("other_schema", b"<html><body>404</body></html>"),
    ("other_schema", b"<Law><LawNum>1</LawNum></Law>"),
    ("other_schema", PLAIN.replace(b'<Article Num="1">', b'<Article Num="first">')),
    ("other_schema", law_xml(tables=appended("別表", '<TableStruct><Table><TableRow><TableColumn colspan="999999999">'
                                             "</TableColumn></TableRow></Table></TableStruct>"))),
    ("other_law", law_xml(number="昭和四十二年法律第九千九百九十九号")),
    ("other_law", law_xml(number="平成二十五年法律第二十七号")),
    ("address_twice", law_xml(article("1", paragraph("1", "甲")) * 2)),
]  # fmt: skip


@pytest.mark.parametrize(("code", "xml"), REFUSED, ids=[f"{n}-{case[0]}" for n, case in enumerate(REFUSED)])
def test_refused(code: str, xml: bytes) -> None:
    with pytest.raises(LawError) as caught:
        read(xml)
    error = caught.value
    assert (error.code, error.where.partition(":")[0]) == (code, "架空.xml")
    assert error.ja
    assert error.en
    assert error.cure_ja
    assert error.cure_en


def test_every_cut_of_a_text_is_refused(laws: Path) -> None:
    path = laws / "bango_act" / "425AC0000000027_20200605_502AC0000000040.xml"
    data, revision = path.read_bytes(), Revision.parse(path.stem)
    for end in range(0, len(data) - 8, len(data) // 12):
        with pytest.raises(LawError, match="ends too early"):
            egov_xml.read_statute(data[:end], revision)


@pytest.mark.parametrize(
    ("file", "provisions"),
    [
        ("bango_act/425AC0000000027_20210401_503AC0000000011.xml", 493),
        ("beppyo2_order/426M6000000a007_20200731_502M6000000a008.xml", 615),
        ("beppyo1_order/426M6000000a005_20201001_430M6000000a007.xml", 550),
    ],
)
def test_real_texts(laws: Path, file: str, provisions: int) -> None:
    version = read_version(laws / file)
    assert len(version.provisions) == provisions
    assert version.law_id == version.law_id.upper()
    assert all(one.text or any(_under(one.address, two.address) for two in version.provisions)
               for one in version.provisions)  # fmt: skip


def _under(one: object, two: object) -> bool:
    parts = ("article", "paragraph", "item", "table", "row")
    above, below = ([getattr(address, part) for part in parts] for address in (one, two))
    return above != below and all(a in (None, b) for a, b in zip(above, below, strict=True))


WHOLE = law_xml(
    article("1", paragraph("1", "本文。", item("1", "甲"), item("2_2", "乙")), caption="目的")
    + article("30_6", paragraph("1", "一。"), paragraph("2", "二。", table(*LINES))),
    tables=appended("別表", table(*LINES, [("四　丙大臣", 2), "丙の事務"])),
)


@given(st.integers(0, len(WHOLE)), st.integers(0, 40), st.binary(max_size=12))
def test_whatever_is_damaged_is_read_or_refused(at: int, lost: int, put: bytes) -> None:
    # A digit lost from a number gives another law, which only the text itself could tell; nothing else may happen.
    with contextlib.suppress(LawError):
        read(WHOLE[:at] + put + WHOLE[at + lost :])


def test_reading_is_pure() -> None:
    assert read(PLAIN) == read(PLAIN)
    assert read(PLAIN).law == LAW
    assert read(PLAIN).valid_from == REVISION.valid_from
