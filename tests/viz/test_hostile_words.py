"""Words of documents are words wherever they are shown: on maps, in tables, in workbooks, on the terminal."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from answers import answer as drawn
from answers import flow
from chromium import Open
from hostile import HOSTILE, deceived, rewritten
from playwright.sync_api import Page

from konkyo.cli.answers import write_answer
from konkyo.graph.embedded import EmbeddedStore
from konkyo.i18n.visible_text import direction_shown
from konkyo.law.timeline import law_in_time
from konkyo.loaders.facts import facts
from konkyo.loaders.read_document import read_file
from konkyo.papers.draft import write_draft
from konkyo.papers.draft_places import draft_rows
from konkyo.papers.submission import reason_table
from konkyo.queries.answer import answer
from konkyo.queries.impact.scope import scopes
from konkyo.queries.impact.touches import touched_by
from konkyo.viz.flow_picture import document_picture
from konkyo.viz.impact_map import impact_picture
from konkyo.viz.map_page import SCRIPTS
from konkyo.viz.picture import Picture
from konkyo.viz.question_map import common_picture, question_picture

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tomosaka_juminzei_2022.txt"
ORDERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What a terminal would obey. The colours and rules of konkyo's own tables are not there: stdout is no terminal."""


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, EmbeddedStore]]:
    """A store of deceiving facts, and one of a deceiving document that was read as any other."""
    folder = tmp_path_factory.mktemp("hostile")
    printed = folder / "印刷.txt"
    printed.write_text(rewritten(EXAMPLE.read_text(encoding="utf-8")), encoding="utf-8", newline="")
    with EmbeddedStore(folder / "facts") as stated, EmbeddedStore(folder / "read") as read:
        stated.replace([deceived(facts(read_file(EXAMPLE)))])
        read.replace([facts(read_file(printed))])
        yield {"facts": stated, "document": read}


def pictures(store: EmbeddedStore) -> Iterator[Picture]:
    (key,) = (row["key"] for row in answer(store, "documents", {}).rows)
    yield document_picture(store, key, date(2026, 1, 1))
    body, provision = (
        store.read(f"MATCH (n:{label}) RETURN n.{name} AS name ORDER BY name LIMIT 1")[0]["name"]
        for label, name in (("Body", "name"), ("Provision", "address"))
    )
    yield question_picture(answer(store, "systems", {"body": body}), body)
    yield question_picture(answer(store, "relying", {"provision": provision}), provision)
    yield common_picture(store, [])
    timeline = law_in_time()
    asked = scopes(["2024-05-27"], timeline)
    yield impact_picture([touched_by(store, scope, timeline) for scope in asked], asked, "2024-05-27")


def harmless(page: Page) -> None:
    """All is shown and nothing ran: what the page holds are the elements it made itself."""
    assert page.locator("script").count() == 2 + len(SCRIPTS)
    assert page.locator("style").count() == 1
    foreign = page.locator(
        "a:not(.skip), img, iframe, object, embed, form, base, link, math, video, [onload], [onerror]"
    )
    assert foreign.count() == 0
    attributes = page.evaluate("() => [...document.querySelectorAll('*')].flatMap((one) => one.getAttributeNames())")
    assert not [name for name in attributes if name.startswith("on")]


@pytest.mark.parametrize("origin", ["facts", "document"])
def test_maps_run_none_of_them(stores: dict[str, EmbeddedStore], open_map: Open, origin: str) -> None:
    for picture in pictures(stores[origin]):
        for language in ("ja", "en"):
            page = open_map(picture, language)
            if page.locator("#rows .details").count():
                page.click("#rows .details >> nth=0")
                page.wait_for_selector("#panel:not([hidden])")
            harmless(page)
            page.close()


def test_all_of_them_are_shown_as_they_are_printed(open_map: Open) -> None:
    flows = [
        flow("provision", f"提供先{n}", word, information=word, purpose=word, methods=[word], legal_basis_text=word)
        for n, word in enumerate(HOSTILE, 1)
    ]
    page = open_map(drawn(*flows, title=HOSTILE[0], systems=HOSTILE[:9]))
    shown = page.locator("#rows tr").evaluate_all("(rows) => rows.map((row) => row.cells[4].textContent)")
    # What turns the direction of text is shown as a sign.
    assert shown == [direction_shown(word) for word in HOSTILE]
    page.hover("#canvas", position={"x": 700, "y": 200})
    with page.expect_download() as saved:
        page.click("#csv")
    text = Path(saved.value.path()).read_text(encoding="utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert not [cell for cell in cells if re.match(r"[=+\-@＝＋－＠\t\r]", cell)]
    assert not ORDERS.search(text.replace("\r\n", "\n").replace("\r", ""))
    assert re.fullmatch(r"[^/\\\x00-\x1f<>|:*?\"]+\.csv", saved.value.suggested_filename)
    harmless(page)


@pytest.mark.parametrize("origin", ["facts", "document"])
@pytest.mark.parametrize("format", ["table", "csv", "json", "md"])
def test_no_answer_gives_orders_to_a_terminal(
    stores: dict[str, EmbeddedStore], capsys: pytest.CaptureFixture[str], origin: str, format: str
) -> None:
    for asked in ("documents", "unread", "recipients", "together"):
        found = answer(stores[origin], asked, {})
        write_answer(found.columns, found.rows, format)
        assert not ORDERS.search(capsys.readouterr().out.replace("\r\n", "\n")), asked


@pytest.mark.parametrize("origin", ["facts", "document"])
def test_no_file_holds_a_formula(stores: dict[str, EmbeddedStore], tmp_path: Path, origin: str) -> None:
    found = answer(stores[origin], "recipients", {})
    table = tmp_path / "答え.csv"
    write_answer(found.columns, found.rows, "csv", table)
    cells = [cell for row in csv.reader(table.open(encoding="utf-8-sig", newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r＝＋－＠"))]
    timeline = law_in_time()
    store = stores[origin]
    rows = draft_rows(
        store, [touched_by(store, scope, timeline) for scope in scopes(["2024-05-27"], timeline)], reason_table()
    )
    assert rows
    book = tmp_path / "案.xlsx"
    write_draft(rows, book)
    kinds = {cell.data_type for sheet in openpyxl.load_workbook(book) for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert kinds & {"s", "inlineStr"}


def test_a_lone_surrogate_stops_nothing(open_map: Open) -> None:
    word = json.loads('"片\\ud800割れ"')
    page = open_map(drawn(flow("provision", "提供先1", word, information=word)))
    assert page.locator("#rows tr").count() == 1
