"""The drawn documents of ../shared/cases, each with the values that its README calls right."""

from collections.abc import Callable
from pathlib import Path

import pytest

from konkyo.i18n import KonkyoError
from konkyo.loaders.read_document import read_file
from konkyo.loaders.record import ILLEGIBLE, Flow, Record

KOKUHO = "国民健康保険に関する事務基礎項目評価書"
JUMINZEI = "個人住民税に関する事務重点項目評価書"


def codes(record: Record) -> set[str]:
    return {note.code for note in (*record.gaps, *record.notes)}


def change_dates(record: Record) -> list[str | None]:
    return [change.date for change in record.changes]


def annex(record: Record) -> list[Flow]:
    return [flow for flow in record.flows if flow.annex]


def rows_cited(record: Record, table: str) -> int:
    return sum(citation.table == table for citation in record.citations)


def articles(record: Record) -> set[str | None]:
    return {one.article for one in record.citations if one.law == "利用特定個人情報提供命令" and one.article}


def items(record: Record) -> tuple[str, ...]:
    return record.files[0].record_items


def whole(title: str, systems: int, date: str) -> Callable[[Record], object]:
    return lambda record: (
        (record.document.title, len(record.systems), record.document.published)
        == (
            title,
            systems,
            date,
        )
    )


TEXTS: list[tuple[str, Callable[[Record], object]]] = [
    ("text/A1*", lambda r: articles(r) == {"3", "55の2", "163"}),
    ("text/A1*", lambda r: (r.files[0].held_since, r.files[0].use_started) == ("2019-04-01", "2019-10-01")),
    ("text/A1*", lambda r: set(change_dates(r)) == {"2024-12-27"}),
    ("text/A3*", lambda r: r.document.published == "2025-04-01" and "2025-04-01" in change_dates(r)),
    ("text/A3*", lambda r: rows_cited(r, "第2条の表") == 18),
    ("text/A5*", lambda r: r.document.published == "2024-12-27"),
    ("text/A5*", lambda r: [flow.information for flow in annex(r)][:3] == ["本人確認情報"] * 3),
    ("text/A5*", lambda r: not {"lost-heading", "annex-row"} & codes(r)),
    ("text/t01*", lambda r: [one.name for one in r.systems].count("中間サーバー") == 1),
    ("text/t10*", lambda r: (r.document.body or "").startswith("灯坂市")),
    ("text/zw2*", whole(JUMINZEI, 5, "2022-06-30")),
    ("text/zw4*", whole(JUMINZEI, 5, "2022-06-30")),
    ("text/m05*", lambda r: r.systems[0].connections["庁内連携システム"] in (True, ILLEGIBLE)),
    ("text/m05*", lambda r: r.systems[0].connections["情報提供ネットワークシステム"] in (False, ILLEGIBLE)),
    ("text/d_chg*", lambda r: None not in change_dates(r)),
]

FORMATS: list[tuple[str, Callable[[Record], object]]] = [
    ("formats/q_or_0_500.pdf", whole(KOKUHO, 4, "2022-02-28")),
    ("formats/q_acroform.pdf", whole(KOKUHO, 4, "2022-02-28")),
    ("formats/x01*", lambda r: "struck-through" in codes(r)),
    ("formats/h05*", lambda r: "struck-through" in codes(r)),
    ("formats/h04*", whole(JUMINZEI, 5, "2022-06-30")),
    ("formats/x03*", lambda r: "outside-print-area" in codes(r)),
    ("formats/x05_date_03*", whole(KOKUHO, 4, "2022-02-28")),
    ("formats/x05_date_10*", whole(KOKUHO, 4, "2022-02-28")),
    ("formats/x07*", lambda r: (r.document.number, "cell-error" in codes(r)) == (ILLEGIBLE, True)),
    ("formats/x20*", whole(KOKUHO, 4, "2022-02-28")),
    ("formats/y_strict*", whole(KOKUHO, 4, "2022-02-28")),
]

LAYOUTS: list[tuple[str, Callable[[Record], object]]] = [
    ("layout/annex_heading*", lambda r: [one.annex.row for one in annex(r) if one.annex] == ["1", "2", "3"]),
    ("layout/items_blank*", lambda r: {"都道府県民税額", "控除対象配偶者区分"} <= set(items(r))),
    ("layout/items_groups*", lambda r: items(r) == ("宛名番号", "個人番号", "氏名", "課税年度", "税額")),
    ("layout/items_numbered*", lambda r: items(r) == ("課税年度", "宛名番号", "個人番号", "氏名")),
    ("layout/option_names_wrapped.xlsx", lambda r: "住民基本台帳ネットワークシステム" in r.systems[0].connections),
    ("layout/row_number_broken.xlsx", lambda r: all("120" in rows(change.after_citations) for change in r.changes)),
    ("layout/row_number_broken.pdf", lambda r: all("120" in rows(change.after_citations) for change in r.changes)),
    ("layout/change_dates*", lambda r: set(change_dates(r)) == {"2022-05-31"}),
    ("layout/change_item*", lambda r: "－" not in "".join(change.item or "" for change in r.changes)),
    ("layout/other_conn*", lambda r: r.systems[0].other_connections == ("中間サーバー", "各業務システム")),
    ("layout/form4_biko*", lambda r: "lost-heading" not in codes(r)),
]


def rows(citations: object) -> set[str | None]:
    assert isinstance(citations, tuple)
    return {citation.row for citation in citations}


@pytest.fixture(scope="module")
def read_once(cases: Path) -> Callable[[str], Record]:
    known: dict[str, Record] = {}

    def read(pattern: str) -> Record:
        [path] = cases.glob(pattern)
        if path.name not in known:
            known[path.name] = read_file(path)
        return known[path.name]

    return read


def test_words_without_a_form_are_refused_and_blanks_above_them_do_no_harm(cases: Path) -> None:
    with pytest.raises(KonkyoError, match="no 特定個人情報保護評価書"):
        read_file(cases / "formats" / "p_space.pdf")


@pytest.mark.parametrize(("pattern", "is_right"), [*TEXTS, *FORMATS, *LAYOUTS])
def test_a_drawn_document_says_what_is_right(
    pattern: str, is_right: Callable[[Record], object], read_once: Callable[[str], Record]
) -> None:
    assert is_right(read_once(pattern))
