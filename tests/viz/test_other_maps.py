"""Maps of other answers, over the real documents: what they draw is what their question says."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import Open
from reading import boxes, click_on, labels, overlapping

from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.store import STORE
from konkyo.i18n import KonkyoError
from konkyo.law.timeline import law_in_time
from konkyo.queries.answer import answer
from konkyo.queries.catalogue import catalogue
from konkyo.queries.impact.scope import scopes
from konkyo.queries.impact.touches import touched_by
from konkyo.viz.answer_map import answer_picture
from konkyo.viz.clear_lines import cells_passed
from konkyo.viz.impact_map import impact_picture
from konkyo.viz.map_page import map_page
from konkyo.viz.question_map import common_picture, question_picture
from konkyo.viz.vis_network import network


@pytest.fixture(scope="module")
def store(built: Path) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(built / STORE) as opened:
        yield opened


def test_systems_of_a_body(store: EmbeddedStore, open_map: Open) -> None:
    page = open_map(question_picture(answer(store, "systems", {"body": "呉市"}), "呉市"))
    drawn = labels(page)
    # I-2 of the document: eight systems, and what each is connected to.
    assert {"住民基本台帳システム", "証明書コンビニ交付システム", "中間サーバー", "総合窓口システム"} <= set(drawn)
    # A work, a system and a connection are there once each; 宛名システム等 is connected to two of them.
    assert drawn.count("宛名システム等") == drawn.count("住民基本台帳に関する事務") == 1
    lines = page.evaluate("() => scene.edges.map((edge) => [edge.from, edge.to].sort().join() + edge.kind)")
    assert len(lines) == len(set(lines))
    assert overlapping(boxes(page)) == []
    # What bodies share stands nearer to the middle than what they do not.
    far = page.evaluate(
        """() => Object.fromEntries(["shared", "own"].map((look) => {
          const at = scene.nodes.filter((node) => node.group === look).map(({ id }) => drawn.places.get(id));
          return [look, at.reduce((sum, { x, y }) => sum + Math.hypot(x / 2, y - drawn.height / 2), 0) / at.length];
        }))"""
    )
    assert far["shared"] < far["own"]
    assert "国などが共用するシステム" in page.inner_text("#legend")
    click_on(page, "証明書コンビニ交付システム")
    assert "税務システム" in page.inner_text("#panel")
    page.keyboard.press("Escape")
    page.uncheck("#kinds input[value=connects_to]")
    assert "宛名システム等" not in labels(page)


def test_connections_that_the_source_lost_stand_apart_and_are_said(store: EmbeddedStore, open_map: Open) -> None:
    # I-2 of the document: of 中間サーバー the marks of four connections are lost, and none can be read.
    page = open_map(question_picture(answer(store, "systems", {"body": "墨田区"}), "墨田区"))
    lost = page.evaluate(
        """() => scene.edges.filter((edge) => edge.kind === "lost")
          .map((edge) => [scene.byId.get(edge.from).label, scene.byId.get(edge.to).words[0]])"""
    )
    options = "情報提供ネットワークシステム、庁内連携システム、既存住民基本台帳システム、宛名システム等"
    assert ["中間サーバー", f"中間サーバー: 接続の印が読めない（4欄）: {options}"] in lost
    assert "接続先の印が原文で失われている" in page.inner_text("#legend")
    lowest = page.evaluate("() => Math.max(...scene.nodes.filter((n) => n.group !== 'lost').map((n) => n.cell[1]))")
    assert (
        page.evaluate("() => Math.min(...scene.nodes.filter((n) => n.group === 'lost').map((n) => n.cell[1]))") > lowest
    )
    # Each names its system, and no line runs to it.
    assert page.evaluate("() => linesOf().length") == len(
        page.evaluate("() => scene.edges.filter((edge) => edge.kind !== 'lost')")
    )
    assert overlapping(boxes(page)) == []
    kure = open_map(question_picture(answer(store, "systems", {"body": "呉市"}), "呉市"))
    assert "失われている" not in kure.inner_text("#legend")


@pytest.mark.parametrize("body", ["呉市", "花巻市", "墨田区"])
def test_no_line_of_a_network_runs_below_a_box(store: EmbeddedStore, body: str) -> None:
    # It would read as two lines, to that box and on from it: a connection that nobody stated.
    drawn = network(question_picture(answer(store, "systems", {"body": body}), body))
    placed = {node["id"]: node["cell"] for node in drawn.nodes if node["group"] != "lost"}
    lines = [(edge["from"], edge["to"]) for edge in drawn.edges if edge["kind"] != "lost"]
    assert len(lines) > 5
    boxes_in_cells = set(placed.values())
    assert [
        (start, end) for start, end in lines if boxes_in_cells.intersection(cells_passed(placed[start], placed[end]))
    ] == []
    assert len(set(placed.values())) == len(placed)


def test_the_same_network_is_the_same_page(store: EmbeddedStore) -> None:
    first, second = (map_page(question_picture(answer(store, "systems", {})), "ja") for _ in range(2))
    assert first == second


def test_who_relies_on_a_provision(store: EmbeddedStore, open_map: Open) -> None:
    # The seventh item of 2020 is another norm than that of later documents: each stands in a box of its own.
    page = open_map(question_picture(answer(store, "relying", {"provision": "番号法第19条第7号"}), "番号法第19条第7号"))
    drawn = labels(page)
    assert [name for name in drawn if name.startswith("花巻市長 個人住民税")]
    assert any(name.startswith("番号法第19条第7号(2017-04-01–2021-09-01)") for name in drawn)
    assert "厚生労働大臣" in drawn
    assert overlapping(boxes(page)) == []
    page.click("#rows .details >> nth=0")
    assert page.locator("#panel blockquote").count() >= 1


def test_what_bodies_have_in_common(store: EmbeddedStore, open_map: Open) -> None:
    page = open_map(common_picture(store, ["呉市", "花巻市"]))
    assert page.inner_text("h1") == "呉市・花巻市"
    hubs = page.evaluate("() => scene.nodes.filter((node) => node.role === 'hub').map((node) => node.label)")
    assert "情報提供ネットワークシステム" in hubs
    assert "中間サーバー" in hubs
    assert not [name for name in labels(page) if name.startswith("墨田区")]
    assert overlapping(boxes(page)) == []


def test_only_what_two_of_them_name_is_in_common(store: EmbeddedStore) -> None:
    for row in answer(store, "together", {}).rows:
        assert row["bodies"] > 1
    everything = common_picture(store, [])
    two = common_picture(store, ["呉市", "花巻市"])
    assert {hub.key for hub in two.hubs} < {hub.key for hub in everything.hubs}
    with pytest.raises(KonkyoError, match="two or more"):
        common_picture(store, ["呉市"])
    with pytest.raises(KonkyoError, match="呉市役所"):
        common_picture(store, ["呉市役所"])


@pytest.mark.parametrize("asked", ["2021-09-01", "2024-05-27"])
def test_an_impact_before_and_after(store: EmbeddedStore, open_map: Open, asked: str) -> None:
    timeline = law_in_time()
    scope = scopes([asked], timeline)
    found = [touched_by(store, one, timeline) for one in scope]
    page = open_map(impact_picture(found, scope, asked))
    touches = [touch for one in found for touch in one.touches]
    # All rows on one screen, counted under the table or law they were in and went to.
    assert page.evaluate("() => document.getElementById('map').getBoundingClientRect().bottom <= window.innerHeight")
    ends = page.evaluate("() => source.nodes.filter((node) => node.role === 'end')")
    assert {end["label"] for end in ends if end["side"] == "right"} - {" "} == {
        touch.to for touch in touches if touch.to
    }
    assert page.locator("#rows tr").count() == len(touches)
    assert overlapping(boxes(page)) == []
    assert page.inner_text("#remarks").startswith("機関 ")
    if page.is_visible("#open-all"):
        page.click("#open-all")
    assert overlapping(boxes(page)) == []
    page.click("#rows .details >> nth=0")
    assert touches[0].sentence[:20] in page.inner_text("#panel")


def test_things_of_one_name_say_whose_they_are(store: EmbeddedStore) -> None:
    # Two bodies have a 住民基本台帳ファイル; of the other files of the answer there is one each.
    files = {hub.name: hub.of for hub in question_picture(answer(store, "downstream", FILE_OF_TWO)).hubs}
    drawn = [node["label"] for node in network(question_picture(answer(store, "downstream", FILE_OF_TWO))).nodes]
    assert files["住民基本台帳ファイル"]
    assert {"呉市長 住民基本台帳ファイル", "墨田区長 住民基本台帳ファイル"} <= set(drawn)
    assert "富士通株式会社中国支社" in drawn


def test_the_map_of_a_question_draws_just_its_arrows(store: EmbeddedStore) -> None:
    given = {"downstream": {"name": "個人住民税課税情報ファイル"}, "recipients": {"body": "花巻市"}, "systems": {}}
    drawn = [one for one in given if catalogue()[one].pictures]
    assert "downstream" in drawn
    for asked in drawn:
        found = answer(store, asked, given[asked])
        picture = question_picture(found)
        stated = {(one.row, one.sender, one.receiver) for one in found.arrows()}
        names = {hub.key: hub.name for hub in picture.hubs}
        linked = {
            (n, link.end.name, names[link.hub]) if link.side == "left" else (n, names[link.hub], link.end.name)
            for n, row in enumerate(picture.rows)
            for link in row.links
            # What is beside the arrows: connections that the source lost.
            if link.kind != "lost"
        }
        assert linked == stated, asked
        tabs = [node for node in network(picture).nodes if node["role"] in ("tab", "spot")]
        assert {n for tab in tabs for n in tab["rows"]} == {n for n, *_ in stated}, asked


def test_two_evaluations_side_by_side(store: EmbeddedStore, open_map: Open) -> None:
    found = answer(store, "side_by_side", {"document": "呉市", "other": "花巻市"})
    page = open_map(answer_picture(store, found))
    assert page.inner_text(".headings h2 >> nth=0").startswith("呉市長")
    assert page.evaluate("() => document.getElementById('map').getBoundingClientRect().bottom <= window.innerHeight")
    for kind, of in (("in_both", "both"), ("in_first", "first"), ("in_second", "second")):
        drawn = page.evaluate(
            "(kind) => units(scene.nodes.filter((n) => n.role === 'tab' && n.kind === kind).flatMap((n) => n.rows))",
            kind,
        )
        assert drawn == sum(row["found_in"] == of for row in found.rows) > 0
    assert overlapping(boxes(page)) == []
    page.click("#open-all")
    assert overlapping(boxes(page)) == []


FILE_OF_TWO = {"name": "住民基本台帳ファイル"}
UNREAD_SHARE = "MATCH (e:Evaluation) WHERE e.body = '墨田区長' RETURN e.unread_share AS share"


def test_a_map_says_that_a_document_it_rests_on_was_read_in_part(store: EmbeddedStore, open_map: Open) -> None:
    page = open_map(answer_picture(store, answer(store, "systems", {"body": "墨田区"}), "墨田区"))
    (unread,) = (row["share"] for row in store.read(UNREAD_SHARE, {}))
    shown = page.inner_text("#partly")
    assert "墨田区長 住民基本台帳に関する事務" in shown
    assert "表紙 公表日" in shown
    assert f"{unread:.1%}" in shown
    assert not open_map(answer_picture(store, answer(store, "systems", {"body": "呉市"}), "呉市")).is_visible("#partly")


def test_rows_with_one_end_stay_in_the_table_and_are_said(store: EmbeddedStore, open_map: Open) -> None:
    found = answer(store, "downstream", {"name": "個人住民税課税情報ファイル"})
    alone = len(found.rows) - len({one.row for one in found.arrows()})
    assert alone
    page = open_map(question_picture(found))
    assert page.locator("#rows tr:visible").count() == len(found.rows)
    assert f"うち{alone}行は一方の名が記載されず" in page.inner_text("#shown")


def test_a_question_that_joins_nothing_has_no_map(store: EmbeddedStore) -> None:
    with pytest.raises(KonkyoError, match="counts"):
        question_picture(answer(store, "counts", {"document": "花巻"}))
