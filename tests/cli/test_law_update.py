"""konkyo law status, show, update and add, with a server that plays the law API and laws that nobody enacted."""

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from fictional import article, law_xml, paragraph
from neo4j_server import Neo4j
from played_api import PlayedApi, PlayedVersion, played_api
from user_data import users_law

import konkyo as face
from konkyo.law.added_folder import VARIABLE
from konkyo.law.law_facts import law_facts

SHORTEST = face.EXAMPLES / "tomosaka_kokuho_kiso_2022.txt"
REGISTRY, TAXES = "342AC0000000081", "325AC0000000226"
NAME = {REGISTRY: "住民基本台帳法", TAXES: "地方税法"}
NUMBER = {REGISTRY: "昭和四十二年法律第八十一号", TAXES: "昭和二十五年法律第二百二十六号"}
TODAY = date.today()
LATER = TODAY + timedelta(days=90)


def text(number: int) -> str:
    """Return the text of a fictional article, like no other one."""
    things = ("庭園", "池", "石灯籠", "築山", "東屋", "生垣", "飛石", "水琴窟", "竹林", "苔")
    thing = things[number % 10] * (1 + number // 10)
    return f"{thing}の所有者は、{thing}の現況を記した書面を、毎年{thing}の所在地の市町村長に提出しなければならない。"


def law(law_id: str, *numbers: int) -> bytes:
    """Return a law whose articles are 1, 2, 3 … and have the texts with these numbers."""
    articles = [article(str(place), paragraph("1", text(number))) for place, number in enumerate(numbers, 1)]
    return law_xml("".join(articles), number=NUMBER[law_id], title=NAME[law_id])


def held_last(law_id: str) -> PlayedVersion:
    """Return a version with the id of the last one that comes with konkyo."""
    head = law_facts().laws[NAME[law_id]]
    on = head.texts[-1]
    return PlayedVersion(dict(head.amendments)[on][-1], str(on), law(law_id, *range(1, 9)))


NEW = PlayedVersion("508AC0000000901", str(TODAY), law(REGISTRY, 1, 2, 3, 4, 5, 6, 77, 7, 8))
COMING = PlayedVersion("508AC0000000902", str(LATER), law(REGISTRY, 1, 2, 3, 4, 6, 77, 7, 8), "UnEnforced")
SOME_DAY = PlayedVersion("508AC0000000903", "2117-12-31", law(REGISTRY, 1, 2, 3), "UnEnforced")
TAX_FIRST = PlayedVersion("430AC0000000901", "2018-04-01", law(TAXES, *range(1, 320)))
TAX_LAST = PlayedVersion("431AC0000000901", "2021-01-01", law(TAXES, *range(1, 300)))


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[PlayedApi]:
    with played_api() as server:
        server.enact(REGISTRY, NAME[REGISTRY], [held_last(REGISTRY), NEW, COMING, SOME_DAY])
        server.enact(TAXES, NAME[TAXES], [TAX_FIRST, TAX_LAST])
        monkeypatch.setenv("KONKYO_LAW_API", server.base)
        yield server


@pytest.fixture
def facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of added facts, not there yet."""
    monkeypatch.chdir(tmp_path)
    return users_law(tmp_path / "user", monkeypatch)


@pytest.fixture(params=["embedded", "neo4j"])
def graph(request: pytest.FixtureRequest, konkyo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A short document that cites both laws, built into each store in turn, and into the usual folder of this one."""
    users_law(tmp_path / "user", monkeypatch)
    if request.param == "neo4j":
        server: Neo4j = request.getfixturevalue("empty_neo4j")
        monkeypatch.setenv("NEO4J_USERNAME", server.user)
        monkeypatch.setenv("NEO4J_PASSWORD", server.password)
        monkeypatch.delenv("NEO4J_DATABASE", raising=False)
        monkeypatch.setenv("KONKYO_STORE", server.uri)
    cites = "\n法令上の根拠\t住民基本台帳法第5条、第7条及び第8条、地方税法第317条 "
    document = tmp_path / "form.txt"
    document.write_text(SHORTEST.read_text("utf-8").replace("\n法令上の根拠\t", cites, 1), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert konkyo("build", document.name).code == 0
    # Nothing that follows can read it again.
    document.unlink()


def rows(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out)))


def statuses(konkyo, law: str) -> dict[str, set[str]]:
    asked = (
        "MATCH (:Passage)-[c:CITES]->(p:Provision {law: $law}) RETURN DISTINCT p.address AS a, c.status AS s, "
        "p.valid_to AS until"
    )
    found: dict[str, set[str]] = {}
    for row in json.loads(konkyo("cypher", asked, "-p", f"law={law}", "--format", "json").out):
        found.setdefault(row["a"].removeprefix(law), set()).add(f"{row['s']} {row['until'] or ''}".strip())
    return found


def test_citations_change_their_status_and_no_document_is_read_again(graph: None, konkyo, server: PlayedApi) -> None:
    assert statuses(konkyo, "地方税法") == {"第317条": {"unversioned"}}
    assert statuses(konkyo, "住民基本台帳法")["第7条"] == {"valid"}

    added = konkyo("law", "add", "地方税法", "--since", "2019-01-01", "--format", "csv")
    assert added.code == 0, added.err
    (row,) = rows(added.out)
    assert (row["provision"], row["status_before"], row["status"]) == ("地方税法第317条", "unversioned", "stale")
    assert "地方税法: added" in added.err
    assert re.search(r"1 citations: law's versions not held → no longer valid", added.err)
    assert statuses(konkyo, "地方税法") == {"第317条": {"stale 2021-01-01"}}

    updated = konkyo("law", "update", "住基法", "--format", "csv")
    assert updated.code == 0, updated.err
    found = {row["provision"]: (row["status"], row["kind"], row["to"], row["on"]) for row in rows(updated.out)}
    assert found == {
        "住民基本台帳法第7条": ("valid", "renumbered", "住民基本台帳法第8条", str(TODAY)),
        "住民基本台帳法第8条": ("valid", "renumbered", "住民基本台帳法第9条", str(TODAY)),
    }
    assert f"住民基本台帳法: known until 2026-07-01 → {TODAY}" in updated.err
    assert f"new versions: {TODAY}; to come: {LATER}, a day not fixed" in updated.err
    now = statuses(konkyo, "住民基本台帳法")
    assert now["第7条"] == {f"valid {TODAY}"}
    # It ends on a day that is known, 第2条 on none.
    assert now["第5条"] == {f"valid {LATER}"}
    assert "2117" not in konkyo("cypher", "MATCH (p:Provision) RETURN p.valid_to AS until", "--format", "csv").out

    again = konkyo("law", "update", "住基法", "--format", "csv")
    assert (again.code, rows(again.out)) == (0, [])


def test_a_graph_that_another_law_has_overtaken_is_brought_in_line(
    konkyo, server: PlayedApi, facts: Path, fictional: Path, tmp_path: Path
) -> None:
    mine = Path(shutil.copytree(fictional, tmp_path / "mine"))
    elsewhere = konkyo("law", "add", "地方税法")
    assert elsewhere.code == 0, elsewhere.err
    refused = konkyo("documents", "--from", mine)
    assert (refused.code, f"konkyo build --into {mine}" in refused.err) == (3, True)
    assert konkyo("build", "--into", mine).code == 0
    assert konkyo("documents", "--from", mine).code == 0


def test_a_graph_without_its_records_is_left_and_said_to_be(
    konkyo, server: PlayedApi, facts: Path, fictional: Path, tmp_path: Path
) -> None:
    (tmp_path / "alone").mkdir()
    shutil.copytree(fictional / "store", tmp_path / "alone" / "store")
    ran = konkyo("law", "add", "地方税法", "--from", tmp_path / "alone")
    assert (ran.code, ran.out) == (1, "")
    assert "地方税法: added" in ran.err
    assert "there are no records here" in ran.err
    assert (facts / f"{TAXES}.jsonl").exists()


def test_all_laws_held_and_cited(konkyo, server: PlayedApi, facts: Path, fictional: Path, tmp_path: Path) -> None:
    ran = konkyo("law", "update", "--from", shutil.copytree(fictional, tmp_path / "mine"))
    assert ran.code == 1, "most laws are not on this server"
    asked = {path.removeprefix("law_revisions/") for path in server.asked if path.startswith("law_revisions/")}
    assert asked >= {REGISTRY, TAXES, "425AC0000000027", "426M60000008085"}
    assert "426M6000000A007" not in asked, "it is repealed"
    assert "506M60004008009" not in asked, "it cannot be read without 番号法, between which and it rows moved"
    assert "番号法: http:" in ran.err
    assert "404" in ran.err
    assert "→" in ran.err
    # Of a law that is added, no version is needed that ended before the first document.
    assert "地方税法: added" in ran.err
    assert f"law_data/{TAX_FIRST.id(TAXES)}" in server.asked
    assert sorted(path.name for path in facts.glob("*.jsonl")) == [f"{TAXES}.jsonl", f"{REGISTRY}.jsonl"]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_laws_held(konkyo, server: PlayedApi, facts: Path, fictional: Path, monkeypatch, language: str) -> None:
    assert konkyo("law", "update", "住基法").code == 0
    monkeypatch.setenv("KONKYO_LANG", language)
    monkeypatch.setenv("COLUMNS", "200")
    told = konkyo("law", "status", "--from", fictional)
    assert told.code == 0
    assert ("yours" if language == "en" else "加えたもの") in told.out
    assert ("a day not fixed" if language == "en" else "日未定") in told.out
    assert "konkyo law add 地方税法" in told.out
    assert "konkyo law update" in told.err
    as_rows = rows(konkyo("law", "status", "--format", "csv").out)
    as_json = json.loads(konkyo("law", "status", "--format", "json").out)
    assert [row["law"] for row in as_rows] == [row["law"] for row in as_json]
    (mine,) = [row for row in as_json if row["law_id"] == REGISTRY]
    assert (mine["from"], mine["until"], mine["how"], mine["origin"]) == ("2017-04-01", str(TODAY), "list", "yours")
    assert mine["upcoming"] == [str(LATER), "2117-12-31"]
    (repealed,) = [row for row in as_json if row["repealed"]]
    assert (repealed["law"], repealed["how"], repealed["origin"]) == ("番号法別表第二主務省令", "texts", "shipped")


def test_the_life_of_a_provision(konkyo, fictional: Path) -> None:
    asked = ("law", "show", "番号法第19条第8号", "--from", fictional)
    life = rows(konkyo(*asked, "--format", "csv").out)
    assert [(row["on"], row["event"], row["provision"], row["before"]) for row in life][:2] == [
        ("2017-04-01", "held", "番号法第19条第7号", ""),
        ("2021-09-01", "came", "番号法第19条第8号", "番号法第19条第7号"),
    ]
    # By the number of an earlier day it is the same provision, which documents of that day cite.
    assert rows(konkyo("law", "show", "番号法第19条第7号", "--as-of", "2020-04-01", "--format", "csv").out) == life
    assert "until 2021-08-31 another provision was 番号法第19条第8号 (--as-of 2021-08-31)" in konkyo(*asked).err
    told = konkyo(*asked)
    assert "got this number" in told.out
    assert "番号法第19条第8号" in told.out
    assert re.search(r"fields that rely on it, or on a part of it: \d+, in \d documents", told.err)
    assert "行政手続における特定の個人を識別するための番号の利用等に関する法律" in told.err


def test_a_row_goes_to_another_law(konkyo, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    life = rows(konkyo("law", "show", "番号法別表第二の85の2の項", "--as-of", "2020-04-01", "-f", "csv").out)
    assert (life[-1]["on"], life[-1]["kind"]) == ("2024-05-27", "moved")
    assert life[-1]["provision"] == "利用特定個人情報提供命令第2条の表の124の項"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("show", "番号法第999条"), 3, "no provision has the address"),
        (("show", "民法第1条"), 3, "konkyo law add 民法"),
        (("show", "青海市個人情報保護条例第17条"), 3, "no ordinances"),
        (("show", "番号法第19条第8号及び第9号"), 2, "more than one"),
        (("show", "こんにちは"), 3, "neither a provision"),
        (("show", "番号法第19条第8号", "--as-of", "yesterday"), 2, "yesterday"),
        (("update", "--texts", "nowhere"), 3, "no such folder"),
        (("update", "--since", "soon"), 2, "soon"),
        (("update", "--texts", "."), 3, "no law to take"),
        (("add", "架空の法律", "--texts", "."), 3, "there is no text of"),
        (("add", " "), 2, "is empty"),
        (("update", "--api", "ftp://nowhere", "番号法"), 3, "cannot be reached"),
    ],
)
def test_what_is_refused(konkyo, facts: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    ran = konkyo("law", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert "→" in ran.err
    assert "Traceback" not in ran.err
    assert not facts.exists()


def test_facts_of_another_version_of_konkyo_are_taken_again(konkyo, server: PlayedApi, facts: Path) -> None:
    assert konkyo("law", "add", "地方税法").code == 0
    file = facts / f"{TAXES}.jsonl"
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b'"format": ', b'"format": 1', 1))
    refused = konkyo("law", "status")
    assert (refused.code, "konkyo law update" in refused.err) == (2, True)
    server.asked.clear()
    again = konkyo("law", "update", "住基法")
    assert (again.code, "地方税法: added" in again.err) == (0, True)
    # Its texts are there still.
    assert not [path for path in server.asked if path.startswith(f"law_data/{TAXES}")]
    assert file.read_bytes() == whole


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_that_is_named_and_still_empty_is_filled(
    konkyo, server: PlayedApi, facts: Path, tmp_path: Path, monkeypatch, there: bool
) -> None:
    mine = tmp_path / "mine"
    if there:
        mine.mkdir()
    monkeypatch.setenv(VARIABLE, str(mine))
    assert konkyo("law", "add", "住基法").code == 0
    assert (mine / f"{REGISTRY}.jsonl").exists()


def test_a_folder_of_xml_instead_of_the_network(konkyo, server: PlayedApi, facts: Path, tmp_path: Path) -> None:
    xml = tmp_path / "xml"
    xml.mkdir()
    for one in (held_last(REGISTRY), NEW):
        (xml / f"{one.id(REGISTRY)}.xml").write_bytes(one.law)
    ran = konkyo("law", "update", "--texts", xml)
    assert ran.code == 0, ran.err
    assert f"住民基本台帳法: known until 2026-07-01 → {TODAY}" in ran.err
    assert server.asked == []
