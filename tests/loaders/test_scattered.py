"""Reading a document whose reading order was lost: every fact asserted is right, and damage adds none."""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from konkyo.loaders.assemble import assemble
from konkyo.loaders.forms.filled import FilledForm
from konkyo.loaders.forms.scattered import fill_scattered, is_scattered
from konkyo.loaders.forms.scattered.change_rows import change_rows
from konkyo.loaders.forms.scattered.copied_table import statute_rows
from konkyo.loaders.forms.scattered.numbered_items import numbered
from konkyo.loaders.forms.scattered.sheets import sheets
from konkyo.loaders.pages import Page, Pages
from konkyo.loaders.readers.text import read_text
from konkyo.loaders.record import ILLEGIBLE, ChosenOption, Flow, Record

GOLD: dict[str, Any] = json.loads((Path(__file__).parent / "gold_scattered.json").read_text(encoding="utf-8"))
EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.txt"))


@pytest.fixture(scope="module")
def pages(seeds: Path) -> Pages:
    return read_text(next(seeds.glob("001_*.txt")).read_bytes())


@pytest.fixture(scope="module")
def filled(pages: Pages) -> FilledForm:
    return fill_scattered(pages)


@pytest.fixture(scope="module")
def record(pages: Pages, filled: FilledForm) -> Record:
    return assemble(filled, pages)


@pytest.fixture(scope="module")
def flows(record: Record) -> dict[tuple[str, str, str], Flow]:
    return {(flow.file, flow.kind, flow.label): flow for flow in record.flows}


def begins(text: str | None, words: str | None) -> bool:
    return (text or "").startswith(words) if words else not text


# ---- which documents -------------------------------------------------------------------------------------------


def test_only_the_document_without_reading_order_is_scattered(seeds: Path) -> None:
    told = {path.name[:3]: is_scattered(read_text(path.read_bytes())) for path in seeds.glob("*.txt")}
    assert told == {"000": False, "001": True, "002": False, "003": False, "004": False}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_ordered_documents_are_not_scattered(path: Path) -> None:
    assert not is_scattered(read_text(path.read_bytes()))


# ---- the gold facts --------------------------------------------------------------------------------------------


def test_cover_and_work(record: Record) -> None:
    found = {name: getattr(record.document, name) for name in GOLD["document"]}
    assert found == GOLD["document"]
    assert {name: getattr(record.office_work, name) for name in GOLD["office_work"]} == GOLD["office_work"]


def test_systems(record: Record) -> None:
    assert {str(system.ordinal): system.name for system in record.systems} == GOLD["systems"]


def test_connections(record: Record) -> None:
    ticked = {
        system.ordinal: {name for name, tick in system.connections.items() if tick is True} for system in record.systems
    }
    assert ticked == {
        1: {"住民基本台帳ネットワークシステム", "宛名システム等", "その他"},
        **{ordinal: {"既存住民基本台帳システム"} for ordinal in (2, 3)},
        **{ordinal: set() for ordinal in (4, 5)},
        6: {"その他"},
    }
    assert [s.other_connections for s in record.systems if s.other_connections] == [
        ("サービス検索・電子申請機能",),
        ("証明書交付センター",),
    ]
    lost = [{name for name, tick in s.connections.items() if tick == ILLEGIBLE} for s in record.systems]
    # The boxes of 庁内連携システム and 税務システム are torn, and a lone ○ belongs to one of them.
    assert lost[0] == {"庁内連携システム", "税務システム"}
    # On a sheet of two systems, what is ticked once is ticked for one of them.
    assert lost[1] == lost[2] == {"税務システム", "その他"}
    assert lost[3] == lost[4]
    assert lost[5] == set()


@pytest.mark.parametrize("ordinal", [1, 2, 3])
def test_files(record: Record, ordinal: int) -> None:
    gold, found = GOLD["files"][ordinal - 1], record.files[ordinal - 1]
    fields = ("name", "kind", "subjects_band", "record_items_band", "department", "held_since", "use_started")
    assert {name: getattr(found, name) for name in fields} == {name: gold[name] for name in fields}
    assert len(found.record_items) == gold["items"]
    items = {number: "".join(found.record_items[int(number) - 1].split()) for number in gold["item"]}
    assert items == gold["item"]
    counts = record.declared_counts[gold["name"]]
    assert (counts.entrustment, counts.provision, counts.transfer) == (gold["entrusted"], None, None)


@pytest.mark.parametrize("number", GOLD["entrustments"])
def test_entrustments(flows: dict[tuple[str, str, str], Flow], number: str) -> None:
    matter, content, party, methods, passed_on = GOLD["entrustments"][number]
    file = GOLD["files"][0]["name"]
    flow = flows[file, "entrustment", f"委託事項{number}"]
    assert (flow.matter, flow.purpose, flow.counterparty) == (matter, content, party)
    assert flow.methods == tuple(ChosenOption(**method) for method in methods)
    assert flow.information == "特定個人情報ファイルの全体"
    assert ((file, "subentrustment", f"委託事項{number} 再委託") in flows) == passed_on


def shared() -> Iterator[tuple[str, str, str, list[str]]]:
    for file, blocks in GOLD["provisions"].items():
        yield from ((file, "provision", f"提供先{number}", said) for number, said in blocks.items())
    for number, said in GOLD["transfers"].items():
        yield GOLD["files"][0]["name"], "transfer", f"移転先{number}", said


@pytest.mark.parametrize(("file", "kind", "label", "said"), list(shared()))
def test_blocks(flows: dict[tuple[str, str, str], Flow], file: str, kind: str, label: str, said: list[str]) -> None:
    flow = flows[file, kind, label]
    assert flow.counterparty == said[0]
    assert begins(flow.purpose, said[1])
    assert flow.subjects_band == said[2]


def test_every_flow_is_known(record: Record) -> None:
    known = {(file, kind, label) for file, kind, label, _ in shared()}
    known |= {(GOLD["files"][0]["name"], "entrustment", f"委託事項{number}") for number in GOLD["entrustments"]}
    known |= {(GOLD["files"][0]["name"], "provision", f"別紙2 項番{no}") for no in GOLD["statute_numbers"]}
    known |= {
        (GOLD["files"][0]["name"], *rest) for rest in (("provision", "提供先1"), ("subentrustment", "委託事項1 再委託"))
    }
    found = {(flow.file, flow.kind, flow.label) for flow in record.flows if flow.kind not in ("acquisition", "use")}
    assert found == known


@pytest.mark.parametrize("no", GOLD["statute"])
def test_statute_rows(filled: FilledForm, no: str) -> None:
    requester, affair, article, kinds = GOLD["statute"][no]
    (row,) = [row for row in filled.annex if (row.annex, row.no) == ("別紙2", no)]
    cells = {name: "".join(text.split()) for name, text in row.cells.items()}
    assert (cells["counterparty"], cells["provider"]) == (requester, "市町村長")
    assert begins(cells["purpose"], affair)
    assert begins(cells["information"], kinds)
    assert all(cells[name].endswith(f"{article}で定めるもの") for name in ("purpose", "information"))


def test_changes(record: Record) -> None:
    assert len(record.changes) == GOLD["changes_count"]
    assert len(GOLD["changes"]) >= 30
    for no, date, item, before, after, timing, reason in GOLD["changes"]:
        rows = [c for c in record.changes if (c.no, c.date) == (no, date)]
        assert len(rows) == 1, no
        row = rows[0]
        assert "".join((row.item or "").split()).endswith(item), no
        assert begins(row.before, before), no
        assert begins(row.after, after), no
        assert (row.timing, begins(row.reason, reason)) == (timing, True), no


def test_what_is_lost_is_said(record: Record) -> None:
    lost = [change for change in record.changes if change.before == ILLEGIBLE]
    noted = [note for note in record.notes if note.code == "scattered-change"]
    assert len(lost) == len(noted) > 0
    codes = {note.code for note in record.notes}
    assert {"doubled-number", "missing-number"} <= codes


def test_sources(record: Record) -> None:
    found = {
        file["name"]: {f.label for f in record.flows if f.kind == "acquisition" and f.file == file["name"]}
        for file in GOLD["files"]
    }
    offices = {"行政機関・独立行政法人等", "地方公共団体・地方独立行政法人"}
    assert found == {
        "住民基本台帳ファイル": offices | {"本人又は本人の代理人"},
        "本人確認情報ファイル": offices | {"その他（窓口課・各出張所）"},
        "送付先情報ファイル": offices | {"その他（窓口課・各出張所）"},
    }


def test_kinds_of_information_are_all_named(flows: dict[tuple[str, str, str], Flow]) -> None:
    """Those with a name of their own go by it; one without keeps its words."""
    for no, kinds in GOLD["statute_kinds"].items():
        flow = flows[GOLD["files"][0]["name"], "provision", f"別紙2 項番{no}"]
        assert (flow.information or "").split("、") == kinds


def test_methods_of_acquisition(record: Record) -> None:
    found = {f.file: f.methods for f in record.flows if f.kind == "acquisition"}
    assert found == {
        # The words in the brackets of その他 are not printed.
        "住民基本台帳ファイル": (ChosenOption(name="紙", detail=None), ChosenOption(name="その他", detail=None)),
        "本人確認情報ファイル": ILLEGIBLE,  # printed without any tick
        "送付先情報ファイル": (ChosenOption(name="その他", detail="既存住基システム"),),
    }


# ---- damage ----------------------------------------------------------------------------------------------------


def facts(filled: FilledForm) -> set[tuple[object, ...]]:
    """What a filled form asserts, without where it stands."""
    found: set[tuple[object, ...]] = {
        (slot.meaning, slot.file, slot.block, text)
        for slot in filled.slots
        for text in (slot.text.split("\n") if slot.text.startswith("[") else [slot.text])
        if slot.page is None and slot.text != ILLEGIBLE
    }
    for row in filled.annex:
        found |= {(row.annex, row.no, name, text) for name, text in row.cells.items() if text != ILLEGIBLE}
    for change in filled.changes:
        key = (change.cells.get("no"), change.cells.get("date"))
        found |= {(*key, name, text) for name, text in change.cells.items() if text != ILLEGIBLE}
    return found


@pytest.fixture(scope="module")
def truth(filled: FilledForm) -> set[tuple[object, ...]]:
    return facts(filled)


@settings(max_examples=10, deadline=None)
@given(st.data())
def test_a_lost_page_adds_no_fact(pages: Pages, truth: set[tuple[object, ...]], data: st.DataObject) -> None:
    # Where the name of the file is lost, the fields of its risks are those of no known file.
    known = truth | {(meaning, None, *rest) for meaning, _, *rest in truth if str(meaning).startswith("risk.")}
    place = data.draw(st.integers(0, len(pages.pages) - 1))
    left = replace(pages, pages=pages.pages[:place] + pages.pages[place + 1 :])
    assert facts(fill_scattered(left)) <= known


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_a_document_that_ends_early_adds_no_fact(
    pages: Pages, truth: set[tuple[object, ...]], data: st.DataObject
) -> None:
    end = data.draw(st.integers(1, len(pages.pages)))
    assert facts(fill_scattered(replace(pages, pages=pages.pages[:end]))) <= truth


@pytest.mark.parametrize("seed", range(4))
def test_paragraphs_in_any_order_assert_no_other_flow(pages: Pages, truth: set[tuple[object, ...]], seed: int) -> None:
    """Whatever order a page's paragraphs come in, no file, block, annex row or change is filled otherwise."""
    rng = random.Random(seed)
    mixed = replace(pages, pages=tuple(_mixed(page, rng) if _is_form(page) else page for page in pages.pages))
    kinds = ("file.", "entrust", "provision.", "transfer.", "sharing.", "acquisition.", "document.", "part.items")
    found = {fact for fact in facts(fill_scattered(mixed)) if str(fact[0]).startswith(kinds)}
    assert found
    assert found <= truth


def _is_form(page: Page) -> bool:
    text = "".join(cell.text for row in page.rows for cell in row.cells)
    return "情報照会者" not in text and "変更前" not in text and "別添２" not in text


def _mixed(page: Page, rng: random.Random) -> Page:
    groups: list[list[Any]] = []
    last = -2
    for row in page.rows:
        line = row.cells[0].at.line
        if line > last + 1:
            groups.append([])
        groups[-1].append(row)
        last = line
    rng.shuffle(groups)
    rows, line = [], page.rows[0].cells[0].at.line
    for group in groups:
        for row in group:
            cells = tuple(replace(c, at=c.at.model_copy(update={"line": line})) for c in row.cells)
            rows.append(replace(row, cells=cells))
            line += 1
        line += 1
    return replace(page, rows=tuple(rows))


# ---- the parts, on small texts ---------------------------------------------------------------------------------


STATUTE = """項番 情報照会者 事務 情報提供者 特定個人情報

3 市長

給付に関する事務であって命令第五条で
定めるもの

市町村長

税情報であって命令第五条で定めるもの

7

乙法第二条に規定する
者

徴収に関する事務であって命令第九条で定めるもの

市町村長

税情報又は住民票情報であって命令第九条で定めるもの
"""


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        (lambda text: text, {"3": ("市長", 4), "7": ("乙法第二条に規定する者", 4)}),
        (
            lambda text: text.replace("\n\n市町村長\n\n税情報で", "\n\n税情報で"),
            {"3": (ILLEGIBLE, 0), "7": ("乙法第二条に規定する者", 4)},
        ),
        (lambda text: text.replace("者\n\n徴収", "者\n徴収"), {"3": ("市長", 4), "7": (ILLEGIBLE, 2)}),
    ],
)
def test_statute_cells(damage: Callable[[str], str], expected: dict[str, tuple[str, int]]) -> None:
    rows, notes, _ = statute_rows(sheets(read_text(damage(STATUTE).encode())))
    found = {
        row.no: (row.cells["counterparty"].replace("\n", ""), sum(text != ILLEGIBLE for text in row.cells.values()))
        for row in rows
    }
    assert found == expected
    assert len(notes) == sum(sure < 4 for _, sure in expected.values())


LOG = """項番 変更日 項目 変更区分 変更前の記載 変更後の記載 提出時期 説明

1 令和2年4月1日 Ⅱ 移転先３ 変更 甲課 乙課 事後 形式的な変更

2 令和2年4月1日 Ⅰ
②システムの
機能 変更

古い文
二行目

新しい文

事前

3 Ⅲ リスク２ 新規 （右記を追加）
一つ目

二つ目

事後 重要な変更
"""


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        (
            lambda text: text,
            [("1", "甲課", "乙課"), ("2", "古い文二行目", "新しい文"), ("3", "（右記を追加）", "一つ目二つ目")],
        ),
        (
            lambda text: text.replace("古い文\n", "古い文\n\n").replace("甲課 ", ""),
            [("1", ILLEGIBLE, ILLEGIBLE), ("2", ILLEGIBLE, ILLEGIBLE), ("3", "（右記を追加）", "一つ目二つ目")],
        ),
        (
            lambda text: text.replace("新しい文", "左記に加える"),
            [("1", "甲課", "乙課"), ("2", "古い文二行目", "左記に加える"), ("3", "（右記を追加）", "一つ目二つ目")],
        ),
        (
            lambda text: text.replace("変更 甲課", "新規 甲課"),
            [("1", ILLEGIBLE, ILLEGIBLE), ("2", "古い文二行目", "新しい文"), ("3", "（右記を追加）", "一つ目二つ目")],
        ),
        (
            lambda text: text.replace("変更 甲課 乙課", "新規 乙課"),
            [("1", "", "乙課"), ("2", "古い文二行目", "新しい文"), ("3", "（右記を追加）", "一つ目二つ目")],
        ),
        (
            lambda text: text.replace("事前\n", ""),
            [("1", "甲課", "乙課"), ("2", ILLEGIBLE, ILLEGIBLE), ("3", "（右記を追加）", "一つ目二つ目")],
        ),
    ],
)
def test_change_cells(damage: Callable[[str], str], expected: list[tuple[str, str, str]]) -> None:
    rows, _, rest = change_rows(sheets(read_text(damage(LOG).encode())))
    found = [
        (r.cells["no"], r.cells.get("before", "").replace("\n", ""), r.cells["after"].replace("\n", "")) for r in rows
    ]
    assert found == expected
    assert rest == []
    assert rows[1].cells["item"] == "Ⅰ②システムの機能"


OFFICIAL = """変更日 項目 変更前の記載 変更後の記載 提出時期 提出時期に係る説明

令和2年4月1日 Ⅱ-5-① 第七号 第八号 事後 法令の改正

令和3年4月1日 Ⅱ-2-⑤保有開始日

平成27年10月1日

平成27年10月5日

事前 重要な変更

令和4年4月1日

Ⅰ-2 システム

古い
名

事後
"""


def test_the_official_log_has_neither_numbers_nor_kinds() -> None:
    rows, notes, _ = change_rows(sheets(read_text(OFFICIAL.encode())))
    found = [tuple(row.cells.get(name) for name in ("date", "item", "before", "after", "timing")) for row in rows]
    assert found == [
        ("令和2年4月1日", ILLEGIBLE, ILLEGIBLE, ILLEGIBLE, "事後"),
        ("令和3年4月1日", "Ⅱ-2-⑤保有開始日", "平成27年10月1日", "平成27年10月5日", "事前"),
        ("令和4年4月1日", ILLEGIBLE, ILLEGIBLE, ILLEGIBLE, "事後"),
    ]
    assert len(notes) == 2


TORN = """項番 変更日 項目 変更区分 変更前の記載 変更後の記載 提出時期 説明

1 令和2年4月1日 Ⅱ 別紙２
項番 変更日 項目 変更区分 変更前の記載 変更後の記載 提出時期 説明

項番８ 変更 甲 乙 事後

2 令和2年4月1日 Ⅱ 移転先３ 変更 丙 丁 事後
"""


def test_a_row_torn_by_a_page_is_neither_joined_nor_doubled() -> None:
    rows, _, _ = change_rows(sheets(read_text(TORN.encode())))
    assert [(row.cells["no"], row.cells["item"], row.cells["before"]) for row in rows] == [
        ("1", ILLEGIBLE, ILLEGIBLE),
        ("2", "Ⅱ 移転先３", "丙"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("１　氏名　２　生年\n月日　３　３０の４５区分", ["氏名", "生年月日", "３０の４５区分"]),
        ("1. 宛番号 2. 氏名", ["宛番号", "氏名"]),
        ("２　氏名　３　住所", []),
        ("１　氏名　３　住所", []),
        ("なし", []),
    ],
)
def test_running_numbers(text: str, names: list[str]) -> None:
    assert numbered(text) == names
