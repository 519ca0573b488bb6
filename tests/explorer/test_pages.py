"""What the pages show, asked as a browser without scripts asks them."""

import io
import json
import re
import threading
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from lxml import html
from openpyxl import load_workbook
from pages import Pages

from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.document_view import TABS
from konkyo.explorer.later import found_so_far
from konkyo.explorer.marks import MarkedSource, SourceMark
from konkyo.explorer.source_lines import SourceLine, TextCell
from konkyo.explorer.word_marks import marked_pair
from konkyo.i18n import KonkyoError, Words
from konkyo.loaders.record import At, Passage, PassageAddress
from konkyo.queries.catalogue import catalogue
from konkyo.queries.evaluations import stored_evaluations

FILE = "個人住民税ファイル"
LEFT = Words(ja="やめた", en="left")
CASE = "/amendments/case"


def key(pages: Pages, published: str = "2022-06-30") -> str:
    with pages.desk.reading() as store:
        return next(str(row["key"]) for row in stored_evaluations(store) if row["published"] == published)


def text(pages: Pages, path: str, **fields: str) -> str:
    answer = pages.known.get(path, params=fields or None)
    assert answer.status_code == 200, answer.text
    return unescape(re.sub(r"<[^>]+>", "", answer.text))


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_page_is_in_the_readers_language(pages: Pages, language: str) -> None:
    shown = [("/", {}), ("/search", {"q": "地方税"}), ("/terms", {}), ("/ask", {}), ("/console", {}), ("/compare", {})]
    shown += [
        ("/amendments", {}),
        (CASE, {"day": "2024-05-27"}),
        ("/provision", {"of": "番号法第19条第8号"}),
    ]
    shown += [("/document", {"key": key(pages), "tab": tab}) for tab in TABS]
    shown += [("/thing", {"label": "File", "name": FILE}), ("/findings", {}), ("/due", {})]
    shown += [(f"/ask/{one}", {}) for one in catalogue()]
    for path, fields in shown:
        answer = pages.known.get(path, params={**fields, "lang": language})
        assert answer.status_code == 200, (path, answer.text)
        page = html.fromstring(answer.text)
        assert page.get("lang") == language
        assert len(page.xpath("//h1")) == 1, path
        # Every field has a name for who does not see it.
        for field in page.xpath("//input[not(@type='hidden')] | //select | //textarea"):
            named = field.xpath("ancestor::label") or page.xpath("//label[@for=$id]", id=field.get("id"))
            assert named, (path, html.tostring(field))


def test_the_source_stands_beside_the_facts_and_each_leads_to_the_other(pages: Pages) -> None:
    page = html.fromstring(pages.known.get("/document", params={"key": key(pages), "section": "II-5 提供先3 ①"}).text)
    (passage,) = page.xpath("//section[contains(@class, 'wanted')]")
    facts = passage.xpath(".//li")
    assert any("番号法第19条第8号" in fact.text_content() for fact in facts)
    for fact in facts:
        (place,) = page.xpath("//*[@id=$id]", id=fact.xpath("./a/@href")[0].removeprefix("#"))
        assert place.xpath("ancestor::table[contains(@class, 'lines')]")
        marked = page.xpath("//table[contains(@class, 'lines')]//a")
        assert [one for one in marked if fact.get("id") in (one.get("data-over") or one.get("href")[1:]).split()]
    targets = {one.removeprefix("#") for one in page.xpath("//table[contains(@class, 'lines')]//a/@href")}
    assert targets <= set(page.xpath("//@id"))


def test_the_words_of_a_fact_are_marked_where_they_stand() -> None:
    cells = (TextCell("②提供　の", 0, 5), TextCell("[○] 紙 [ ] 専用線", 6, 19))
    marked = MarkedSource([SourceLine(1, 1, cells)])
    passage = Passage(
        id="I-1", address=PassageAddress(part="I"), label="", text="[○]紙[ ]専用線", at=At(line=1, start=6, end=19)
    )
    marked.mark_passage(passage, "p-I-1", [(3, 4, SourceMark(0, 0, "fact", "f-1", "s-1"))])
    assert [(one.text, one.looks, one.leads_to) for one in marked.pieces(cells[1])] == [
        ("[○] ", "value", "p-I-1"), ("紙", "value fact", "f-1"), (" [ ] 専用線", "value", "p-I-1"),
    ]  # fmt: skip
    assert [(one.text, one.leads_to) for one in marked.pieces(cells[0])] == [("②提供　の", "")]


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        ("第19条第7号", "第19条第8号", ["7"], ["8"]),
        ("同じ", "同じ", [], []),
        ("", "新しい", [], ["新しい"]),
    ],
)
def test_words_that_differ_are_marked(before: str, after: str, old: list[str], new: list[str]) -> None:
    pair = marked_pair(before, after)
    assert "".join(text for text, _ in pair.before) == before
    assert "".join(text for text, _ in pair.after) == after
    assert [text for text, differs in pair.before if differs] == old
    assert [text for text, differs in pair.after if differs] == new


def test_a_search_leads_to_things_provisions_and_passages(pages: Pages) -> None:
    everyday = html.fromstring(pages.known.get("/search", params={"q": "マイナンバー"}).text)
    assert everyday.xpath("//a[bdi='個人番号']/@href") == [f"/search?q={quote('個人番号')}"]
    page = html.fromstring(pages.known.get("/search", params={"q": "地方税関係情報"}).text)
    addresses = page.xpath("//ul[@class='results']//a/@href")
    assert any(one.startswith("/thing?") for one in addresses)
    assert any(one.startswith("/document?") and "#p-" in one for one in addresses)
    for address in dict.fromkeys(addresses[:12]):
        assert pages.known.get(address).status_code in (200, 303)


def test_a_thing_tells_where_it_comes_from_and_goes_in_sentences(pages: Pages) -> None:
    shown = text(pages, "/thing", label="File", name=FILE, lang="ja")
    assert "給与支払者 から 個人住民税ファイル へ" in shown
    assert pages.known.get("/thing", params={"name": "どこにもない名"}).headers["location"].startswith("/search?")
    assert pages.known.get("/thing", params={"label": "`) DETACH DELETE", "key": "x"}).status_code == 400


def test_the_life_of_a_provision_is_told_with_its_numbers_and_who_relies_on_it(pages: Pages) -> None:
    shown = text(pages, "/provision", of="番号法第19条第8号", lang="en")
    assert re.search(r"2021-09-01\s+got this number\s+番号法第19条第8号", shown)
    assert "番号法第19条第7号 · renumbered" in shown
    assert "個人住民税に関する事務重点項目評価書" in shown


def test_an_answer_is_a_table_a_map_and_a_file_with_its_caveats(pages: Pages) -> None:
    fields = {"recipient": "後期高齢者医療広域連合", "ask": "yes", "lang": "en"}
    page = pages.known.get("/ask/recipients", params=fields).text
    assert str(catalogue()["recipients"].not_meant.en) in unescape(page)
    assert "MATCH" in page
    row = {"id": "recipients", "recipient": "後期高齢者医療広域連合"}
    assert "vis-network" in pages.known.get("/answer/map", params=row).text
    book = load_workbook(io.BytesIO(pages.known.get("/answer.file", params=row).content))
    saved = json.loads(pages.known.get("/answer.file", params={**row, "format": "json"}).text)
    assert book.worksheets[1].max_row == len(saved["rows"]) + 1 == html.fromstring(page).xpath("count(//tbody/tr)") + 1
    assert saved["about"]["not_meant"]


def test_what_a_query_returned_is_drawn_with_the_edges_between(pages: Pages) -> None:
    query = {"cypher": "MATCH way = (p:Party)-[:SENDS]->(:Flow)-[:DELIVERS]->(f:File) RETURN p, f, nodes(way) AS way"}
    page = html.fromstring(pages.known.get("/console", params=query).text)
    (address,) = page.xpath("//iframe/@src")
    drawn = pages.known.get(address).text
    assert all(word in drawn for word in ("vis-network", "SENDS", "DELIVERS", FILE))
    assert "HOLDS" not in drawn
    counted = pages.known.get("/console", params={"cypher": "MATCH (f:Flow) RETURN count(f) AS flows"}).text
    assert "<iframe" not in counted


def test_the_first_page_says_what_is_due_and_leads_to_it(pages: Pages) -> None:
    for _ in range(100):
        page = html.fromstring(pages.known.get("/", params={"lang": "en"}).text)
        if counted := page.xpath("//a[starts-with(@href, '/due')]"):
            break
        time.sleep(0.1)
    for one in counted:
        of_it = html.fromstring(pages.known.get(one.get("href")).text)
        assert len(of_it.xpath("//tbody/tr")) == int(one.xpath("string(following-sibling::b)"))


def test_a_heading_that_is_a_term_leads_to_its_meaning(pages: Pages) -> None:
    terms = set(html.fromstring(pages.known.get("/terms").text).xpath("//dl/div/@id"))
    for path in ("/", "/amendments", "/provision?of=番号法第19条第8号", f"/thing?label=File&name={FILE}"):
        helped = html.fromstring(pages.known.get(path).text).xpath("//a[@class='help' or @class='term']")
        assert helped, path
        for one in helped:
            assert one.get("title")
            assert unquote(one.get("href").removeprefix("/terms#")) in terms


def test_what_one_begins_to_write_is_completed(pages: Pages) -> None:
    fields = {"question": "downstream", "parameter": "name", "begun": "住民"}
    assert "住民基本台帳ファイル" in pages.known.get("/complete", params=fields).json()


def test_two_versions_are_compared_field_by_field(pages: Pages) -> None:
    fields = {"document": key(pages, "2020-10-30"), "other": key(pages)}
    page = html.fromstring(pages.known.get("/compare", params=fields).text)
    assert "7" in page.xpath("//del/text()")
    assert "8" in page.xpath("//ins/text()")
    assert page.xpath("//details[.//li]")


def test_decisions_on_an_amendment_are_kept_and_come_out_in_the_draft(pages: Pages) -> None:
    whose = key(pages)
    page = html.fromstring(pages.known.get(CASE, params={"day": "2024-05-27", "evaluation": whose}).text)
    count = len(page.xpath("//fieldset"))
    assert count > 3
    form = {
        "case": "2024-05-27",
        "evaluation": whose,
        "decision-0": "accept",
        "decision-1": "edit",
        "own-1": "=わたしの文",
    }
    assert pages.post("/amendments/decide", {**form, "decision-2": "decline"}).status_code == 303
    assert pages.post("/amendments/decide", {**form, "own-1": " "}).status_code == 400
    kept = json.loads((pages.desk.folder / "amendments" / "2024-05-27.json").read_text(encoding="utf-8"))
    assert [one["decision"] for one in kept["decisions"][whose].values()] == ["accept", "edit", "decline"]
    shown = text(pages, CASE, day="2024-05-27", evaluation=whose, lang="en")
    assert re.search(r"3 of \d+ proposals decided", shown)
    book = load_workbook(io.BytesIO(pages.known.get("/amendments/draft?case=2024-05-27").content))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows(min_row=3) for cell in row]
    assert {"採用", "修正", "見送り", "=わたしの文"} <= {cell.value for cell in cells}
    assert "f" not in {cell.data_type for cell in cells}
    pages.post("/amendments/decide", {**form, "decision-0": "open", "decision-1": "open", "decision-2": "open"})


def test_what_takes_long_is_told_as_far_as_it_is_found(pages: Pages) -> None:
    go_on = threading.Event()

    def find(desk: GraphDesk, about: str) -> Iterator[str]:
        yield about
        go_on.wait()
        yield "the rest"

    for _ in range(2):
        first, whole = found_so_far(pages.desk, find, "one", patience=0)
        assert (whole, first in ([], ["one"])) == (False, True)
    go_on.set()
    assert found_so_far(pages.desk, find, "one", patience=None) == (["one", "the rest"], True)
    assert found_so_far(pages.desk, find, "another", patience=None) == (["another", "the rest"], True)


def test_an_amendment_that_somebody_wrote_down_is_worked_on_like_any_other(pages: Pages) -> None:
    stated = "law,address,kind,to_law,to,on\n番号法,第19条第8号,abolished,,,2030-04-01\n"
    sent = pages.post("/amendments/what-if", files={"file": ("改正案.csv", stated.encode())})
    assert sent.status_code == 303
    shown = text(pages, sent.headers["location"])
    assert "改正案.csv" in shown
    assert key(pages).split("|")[2] in shown
    wrong = pages.post("/amendments/what-if", files={"file": ("x.csv", b"a,b\n1,2\n")})
    assert wrong.status_code in (400, 404)
    assert "law,address,kind" in wrong.text


def test_a_dropped_file_keeps_within_the_folder_and_the_limits(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    from konkyo.explorer import build_jobs
    from konkyo.explorer.page_request import DroppedFile

    folder = pages.desk.folder
    for name in ("../../x.txt", "..\\..\\x.txt", "/etc/x.txt", "C:\\x.txt", "a\0b.txt", "…<>:|?.txt", ".x.txt"):
        path = build_jobs.kept_upload(folder, DroppedFile(name, b"text"))
        assert path.resolve().is_relative_to((folder / "uploads").resolve())
        assert path.read_bytes() == b"text"
    for name in ("x.exe", "x", ".txt", "", "x.txt/.."):
        with pytest.raises(KonkyoError):
            build_jobs.kept_upload(folder, DroppedFile(name, b"text"))
    monkeypatch.setenv("KONKYO_MAX_BYTES", "3")
    with pytest.raises(KonkyoError):
        build_jobs.kept_upload(folder, DroppedFile("x.txt", b"text"))


def test_of_several_files_those_that_can_be_are_read_and_the_rest_are_named(
    pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    from konkyo.explorer import build_jobs

    # The build itself is the subject of the path in the browser.
    monkeypatch.setattr(build_jobs, "_run", lambda desk, job: setattr(job, "error", KonkyoError(LEFT, cure=LEFT)))
    bad, good = ("files", ("写真.png", b"x")), ("files", ("評価書.txt", b"text"))
    first = pages.post("/uploads", files=[bad, good]).headers["location"]
    shown = text(pages, first)
    assert "写真.png" in shown
    assert "0 / 1" in shown
    assert pages.post("/uploads", files=[bad]).status_code == 400
    for _ in range(30):
        last = pages.post("/uploads", files=[good]).headers["location"]
    assert pages.known.get(last).status_code == 200
    assert pages.known.get(first).status_code == 400, "what ended long ago is forgotten"


def test_a_server_has_no_page_of_a_folder_that_is_gone(pages: Pages) -> None:
    assert pages.known.get("/uploads/build?number=zzz").status_code == 400
    assert pages.known.get("/document", params={"key": "ない評価書"}).status_code == 404
    assert Path(pages.desk.folder).is_dir()
