"""A 別紙 that lists recipients: its rows are flows, on the basis that a cell, the head or the block before it names."""

import pytest
from test_false_facts import HEAD, read

from konkyo.loaders.annex_pointers import names_annex, points_to_annex
from konkyo.loaders.record import ChosenOption, Flow, Record

BLOCK = """5. 特定個人情報の提供・移転
提供先1\t別紙1に掲げる者（別紙1を参照）
①法令上の根拠\t番号法第19条第8号
②提供先における用途\t別紙1に掲げる事務
③提供する情報\t税に関する情報
⑥提供方法\t[○]専用線 [　]紙
⑦時期・頻度\t随時
"""
ROWS = "2\t全国健康保険協会\t給付の事務\n85の2\t市町村長\t賦課の事務\n"
OWN = "項番\t提供先\t法令上の根拠\n3\t厚生労働大臣\t健康保険法第5条\n4\t市町村長\t地方税法第1条\n"

Basis = list[tuple[str | None, ...]]
SECOND: Basis = [("番号法", None, None, "別表第二", "2"), ("番号法", None, None, "別表第二", "85の2")]
ORDER: Basis = [("利用特定個人情報提供命令", None, None, "第2条の表", no) for no in ("2", "85の2")]
BLOCK_BASIS: Basis = [("番号法", "19", "8", None, None)]
OWN_BASIS: Basis = [("健康保険法", "5", None, None, None), ("地方税法", "1", None, None, None)]

HEADS = [
    ("別紙1　番号法別表第二に掲げる提供先\n項番\t情報照会者\t事務\n" + ROWS, SECOND),
    ("（別紙１）提供先一覧\n別表第二の項\t①提供先\t②提供先における用途\n" + ROWS, SECOND),
    ("別紙1　提供先一覧（番号法別表第二）\nNo.\t提供先\t用途\n" + ROWS, SECOND),
    ("別紙1　利用特定個人情報の提供に関する命令\n第二条の表に定める事務\n項番\t情報照会者\t事務\n" + ROWS, ORDER),
    # No table is named: the basis is that of the block that points here.
    ("(別紙1) 提供先一覧\n項番\t提供先\t用途\n" + ROWS, BLOCK_BASIS * 2),
    # The numbers only count the rows.
    ("別紙1　番号法別表第二に掲げる提供先\n項番\t提供先\t用途\n1\t大臣\t甲\n2\t市長\t乙\n", BLOCK_BASIS * 2),
    # The head takes two rows.
    (
        "別紙1　提供先一覧\n別表第二の項\t情報照会者\t\t情報提供者\n項番\t照会者\t事務\t提供者\n"
        + ROWS.replace("の事務\n", "の事務\t市町村長\n"),
        SECOND,
    ),
    # Each row prints its own basis: its number is none.
    ("別紙1　番号法別表第二に掲げる提供先\n" + OWN, OWN_BASIS),
]  # fmt: skip


def rows(record: Record) -> list[Flow]:
    return [flow for flow in record.flows if flow.annex]


def basis(flows: list[Flow]) -> Basis:
    return [(one.law, one.article, one.item, one.table, one.row) for flow in flows for one in flow.legal_basis]


@pytest.mark.parametrize(("annex", "expected"), HEADS)
def test_the_basis_of_a_row_is_its_own_then_that_of_the_head_then_that_of_the_block(
    annex: str, expected: Basis
) -> None:
    record = read(HEAD + BLOCK + annex)
    assert basis(rows(record)) == expected
    texts = {passage.id: passage.text for passage in record.passages}
    for citation in record.citations:
        assert texts[citation.section][citation.start : citation.end] == citation.quote
    cited = [citation for flow in rows(record) for citation in flow.legal_basis if citation.row]
    assert all((one.confidence, one.rule) == ("inferred", "row_of_head") and one in record.citations for one in cited)


def test_a_row_takes_over_what_it_does_not_print_and_says_so() -> None:
    first = rows(read(HEAD + BLOCK + HEADS[0][0]))[0]
    assert (first.counterparty, first.purpose) == ("全国健康保険協会", "給付の事務")
    assert (first.information, first.frequency) == ("税に関する情報", "随時")
    assert first.methods == (ChosenOption(name="専用線"),)
    assert first.legal_basis_text is None
    assert first.inherited == ("information", "methods", "frequency")
    assert first.evidence["frequency"].passage == "II-5 提供先1 ⑦"


def test_what_a_block_says_by_pointing_to_the_annex_is_no_value() -> None:
    annex = "(別紙1) 提供先一覧\n項番\t提供先\t③提供する情報\n2\t市町村長\t所得の情報\n"
    [only] = rows(read(HEAD + BLOCK + annex))
    assert (only.purpose, only.information) == (None, "所得の情報")
    assert only.inherited == ("methods", "frequency", "legal_basis_text", "legal_basis")


def test_an_annex_of_two_files_has_flows_of_both_and_one_of_no_file_is_reported() -> None:
    two = BLOCK + "Ⅱ 特定個人情報ファイルの概要\n1. 特定個人情報ファイル名\n収納ファイル\n" + BLOCK
    record = read(HEAD + two + HEADS[0][0])
    assert [flow.file for flow in rows(record)] == ["税ファイル"] * 2 + ["収納ファイル"] * 2
    astray = read(HEAD + two + HEADS[0][0].replace("別紙1", "別紙7"))
    assert rows(astray) == []
    assert [gap.code for gap in astray.gaps].count("annex-without-file") == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("別紙1のとおり", True),
        ("(別紙1) 提供先一覧に記載", True),
        ("番号法第19条第8号（別紙２参照）", True),
        ("別添2に記載", True),
        ("番号法別表第二に定める者", False),
        ("別紙様式第1号による届出", False),
        ("市民課", False),
    ],
)
def test_what_points_to_an_annex(text: str, expected: bool) -> None:
    assert points_to_annex(text) is expected


@pytest.mark.parametrize(
    ("text", "annex", "expected"),
    [
        ("提供先については、別紙1を参照", "別紙1", True),
        ("別 紙 １ のとおり", "別紙1", True),
        ("別紙11を参照", "別紙1", False),
        ("別紙を参照", "別紙1", False),
    ],
)
def test_which_annex_a_text_names(text: str, annex: str, expected: bool) -> None:
    assert names_annex(text, annex) is expected


def test_a_flow_keeps_which_of_its_fields_point_to_an_annex() -> None:
    record = read(HEAD + BLOCK + HEADS[0][0])
    [block] = [flow for flow in record.flows if not flow.annex]
    assert block.annex_fields == ("counterparty", "purpose")
    assert [flow.annex_fields for flow in rows(record)] == [(), ()]


def test_a_row_that_a_line_end_within_a_cell_cut_in_two_is_one_row() -> None:
    head = "別紙1　提供先一覧\n項番\t提供先\t法令上の根拠\t用途\n"
    annex = f"{head}2\t総務大臣\t地方税法第1条\n及び第2条\t恩給の支給\n3\t市町村長\t地方税法第3条\t課税\n"
    record = read(HEAD + BLOCK + annex)
    assert [(flow.counterparty, flow.legal_basis_text, flow.purpose) for flow in rows(record)] == [
        ("総務大臣", "地方税法第1条及び第2条", "恩給の支給"),
        ("市町村長", "地方税法第3条", "課税"),
    ]
    assert "annex-row" not in [gap.code for gap in record.gaps]


def test_both_rows_of_a_head_name_its_columns() -> None:
    head = "別紙1　提供先一覧\n別表第二の項\t情報照会者\t\t情報提供者\n項番\t照会者\t事務\t提供者\n"
    record = read(
        HEAD + BLOCK + head + "2\t全国健康保険協会\t給付の事務\t市町村長\n85の2\t市町村長\t賦課の事務\t市町村長\n"
    )
    assert [(flow.counterparty, flow.purpose) for flow in rows(record)] == [
        ("全国健康保険協会", "給付の事務"),
        ("市町村長", "賦課の事務"),
    ]


def test_a_table_whose_rows_are_blocks_goes_on_with_them() -> None:
    table = (
        "税情報ファイルの提供先21以降\n\t提供先\t①法令上の根拠\t②提供先における用途\t③提供する情報\t⑦時期・頻度\n"
        "提供先21\t福祉課\t番号法第9条第2項\t助成の審査\t所得情報\t毎月\n"
        "提供先22\t住宅課\t番号法第9条第1項\t家賃の決定\t所得情報\t毎年\n"
    )
    record = read(HEAD + BLOCK + table)
    flows = [flow for flow in record.flows if flow.block and flow.block > 1]
    assert [(flow.block, flow.counterparty, flow.purpose, flow.information, flow.frequency) for flow in flows] == [
        (21, "福祉課", "助成の審査", "所得情報", "毎月"),
        (22, "住宅課", "家賃の決定", "所得情報", "毎年"),
    ]
    assert [(one.article, one.paragraph) for flow in flows for one in flow.legal_basis] == [("9", "2"), ("9", "1")]
