"""The client of 法令API, against a server on this machine that plays it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fictional import LAW, article, law_xml, paragraph
from played_api import PlayedAnswer, PlayedApi, PlayedVersion, envelope, played_api, said

from konkyo.law.compile.__main__ import main
from konkyo.law.law_error import LawError
from konkyo.law.statute_head import read_head
from konkyo.law.statute_version import NOT_FIXED
from konkyo.law.statutes import egov_xml
from konkyo.law.statutes.egov_api import EgovApi
from konkyo.law.statutes.polite_get import PoliteGet

ID = "342AC0000000081"
TODAY = date(2026, 11, 30)


def text(said: str) -> bytes:
    return law_xml(article("1", paragraph("1", f"{said}の本文。")))


VERSIONS = [
    PlayedVersion("508AC0000000009", "2027-04-01", text("未施行"), "UnEnforced"),
    PlayedVersion("508AC0000000010", "2117-12-31", text("未定"), "UnEnforced"),
    PlayedVersion("505AC0000000048", "2024-05-27", text("後"), "CurrentEnforced"),
    PlayedVersion("503AC0000000037", "2024-05-27", text("先")),
    PlayedVersion("501AC0000000001", "2020-04-01", text("初")),
]
FIRST, LAST = f"law_data/{VERSIONS[4].id(ID)}", f"law_data/{VERSIONS[1].id(ID)}"


@pytest.fixture
def server() -> Iterator[PlayedApi]:
    with played_api() as server:
        server.enact(ID, LAW, VERSIONS)
        yield server


def api(server: PlayedApi) -> EgovApi:
    return EgovApi(server.base, PoliteGet(timeout=5, wait=0.001), TODAY)


@pytest.mark.parametrize("name", [LAW, "住基法", ID])
def test_the_list_of_versions(server: PlayedApi, name: str) -> None:
    listing = api(server).listing(api(server).find(name))
    assert [(one.revision.valid_from, one.revision.amended_by) for one in listing.versions] == [
        (date(2020, 4, 1), "501AC0000000001"),
        (date(2024, 5, 27), "503AC0000000037"),
        (date(2024, 5, 27), "505AC0000000048"),
        (date(2027, 4, 1), "508AC0000000009"),
        (NOT_FIXED, "508AC0000000010"),
    ]
    assert (listing.taken, listing.repealed) == (TODAY, None)
    assert [one.revision.valid_from.year for one in listing.texts()] == [2020, 2024, 2027, 2117]
    assert [one.revision.valid_from.year for one in listing.texts(date(2025, 1, 1))] == [2024, 2027, 2117]


def test_a_day_that_is_only_supposed_is_not_fixed(server: PlayedApi) -> None:
    entry = VERSIONS[0].entry(ID, LAW)
    entry |= {"amendment_enforcement_date": None, "amendment_scheduled_enforcement_date": "2027-04-01"}
    server.set(f"law_revisions/{ID}", PlayedAnswer(said({"law_info": {"law_id": ID}, "revisions": [entry]})))
    (version,) = api(server).listing(ID).versions
    assert (version.revision.valid_from, version.name) == (NOT_FIXED, VERSIONS[0].id(ID))
    assert b"\xe6\x9c\xaa" in api(server).text(version)


def test_the_end_of_a_law_is_no_version(server: PlayedApi) -> None:
    repeal = PlayedVersion("508AC0000000020", "2026-10-01", text("なし"), "Repeal")
    server.enact(ID, LAW, [*VERSIONS[2:], repeal])
    listing = api(server).listing(ID)
    assert listing.repealed == date(2026, 10, 1)
    assert [one.revision.valid_from.year for one in listing.versions] == [2020, 2024, 2024]


def test_a_text_is_given_as_it_was_sent(server: PlayedApi) -> None:
    for one, played in zip(api(server).listing(ID).versions, [4, 3, 2, 0, 1], strict=True):
        data = api(server).text(one)
        assert data == envelope(VERSIONS[played].id(ID), VERSIONS[played].law)
        assert egov_xml.read_statute(data, one.revision).law == LAW


LAWS = [
    {"law_info": {"law_id": "530AC0000000777"}, "revision_info": {"law_title": "架空の庭園の法律", "abbrev": "庭園法"}},
    {"law_info": {"law_id": "530AC0000000778"}, "revision_info": {"law_title": "架空の庭園の法律施行法"}},
]


def test_a_name_that_no_table_has_is_asked_for(server: PlayedApi) -> None:
    server.set("laws", PlayedAnswer(said({"laws": LAWS})))
    assert api(server).find("架空の庭園の法律") == "530AC0000000777"
    assert api(server).find("庭園法") == "530AC0000000777"
    with pytest.raises(LawError, match="not the name of one law") as caught:
        api(server).find("架空の庭園")
    assert "架空の庭園の法律施行法" in caught.value.cure_ja


def test_a_name_that_nobody_knows(server: PlayedApi) -> None:
    server.set("laws", PlayedAnswer(said({"total_count": 0, "laws": []})))
    with pytest.raises(LawError, match="no law named") as caught:
        api(server).find("架空の法律")
    assert caught.value.code == "unknown_law"
    assert "425AC0000000027" in caught.value.cure_en


def listed(*entries: object, law_id: str = ID) -> bytes:
    return said({"law_info": {"law_id": law_id}, "revisions": list(entries)})


ENTRY = VERSIONS[4].entry(ID, LAW)


@pytest.mark.parametrize(
    ("code", "body", "status"),
    [
        ("refused", b"{}", 404),
        ("refused", b"{}", 503),
        ("refused", b"{}", 429),
        ("other_answer", b"<html></html>", 200),
        ("other_answer", b"[]", 200),
        ("other_answer", b'{"revisions": {}}', 200),
        ("other_answer", b'{"revisions": [1]}', 200),
        ("other_answer", b"\xff\xfe", 200),
        ("other_answer", listed(), 200),
        ("other_answer", listed(ENTRY | {"amendment_enforcement_date": "2020-04-02"}), 200),
        ("other_answer", listed(ENTRY | {"amendment_enforcement_date": "春"}), 200),
        ("no_revision", listed(ENTRY | {"law_revision_id": "x"}), 200),
        ("other_law", listed(ENTRY, law_id="425AC0000000027"), 200),
        ("other_law", listed(VERSIONS[4].entry("425AC0000000027", LAW)), 200),
        ("other_law", b'{"revisions": []}', 200),
    ],
)
def test_lists_that_are_none(server: PlayedApi, code: str, body: bytes, status: int) -> None:
    server.set(f"law_revisions/{ID}", PlayedAnswer(body, status))
    with pytest.raises(LawError) as caught:
        api(server).listing(ID)
    assert caught.value.code == code
    assert caught.value.where.startswith("http://127.0.0.1")
    assert caught.value.cure_ja


GOOD = envelope(VERSIONS[4].id(ID), VERSIONS[4].law)


@pytest.mark.parametrize(
    ("code", "body", "missing"),
    [
        ("cut", GOOD, 100),
        ("cut", GOOD[:-40], 0),
        ("hostile", b"<!DOCTYPE Law><Law/>", 0),
        ("other_schema", b"<html/>", 0),
        ("other_law", envelope(VERSIONS[4].id("425AC0000000027"), VERSIONS[4].law), 0),
        ("other_law", envelope(VERSIONS[4].id(ID), law_xml(number="平成二十五年法律第二十七号")), 0),
        ("other_version", envelope(VERSIONS[3].id(ID), VERSIONS[3].law), 0),
        ("no_provisions", envelope(VERSIONS[4].id(ID), law_xml()), 0),
    ],
)
def test_texts_that_are_none(server: PlayedApi, code: str, body: bytes, missing: int) -> None:
    server.set(FIRST, PlayedAnswer(body, missing=missing))
    version = api(server).listing(ID).versions[0]
    with pytest.raises(LawError) as caught:
        api(server).text(version)
    assert caught.value.code == code


BUSY = PlayedAnswer(b"{}", 500)


@pytest.mark.parametrize(
    "first",
    [
        [BUSY],
        [BUSY, PlayedAnswer(b"{}", 503), PlayedAnswer(b"{}", 502)],
        [PlayedAnswer(b"{}", 429, headers=(("Retry-After", "0"),))],
        [PlayedAnswer(GOOD, missing=50)],
        [PlayedAnswer(GOOD[:100], missing=500), BUSY, PlayedAnswer(b"", missing=500)],
    ],
    ids=["error", "three errors", "rate limit", "cut", "cut and errors"],
)
def test_what_fails_and_may_succeed_is_tried_again(server: PlayedApi, first: list[PlayedAnswer]) -> None:
    version = api(server).listing(ID).versions[0]
    server.set(FIRST, *first, PlayedAnswer(GOOD))
    assert api(server).text(version) == GOOD
    assert server.asked.count(FIRST) == len(first) + 1


def test_what_is_not_there_is_asked_for_once(server: PlayedApi) -> None:
    with pytest.raises(LawError, match="404"):
        api(server).listing("425AC0000000027")
    assert server.asked == ["law_revisions/425AC0000000027"]


def test_no_server(server: PlayedApi) -> None:
    server.server_close()
    with pytest.raises(LawError) as caught:
        api(server).listing(ID)
    assert caught.value.code == "unreachable"


@pytest.mark.parametrize("base", ["file:///etc", "ftp://127.0.0.1", "laws.e-gov.go.jp"])
def test_only_http(base: str) -> None:
    with pytest.raises(LawError) as caught:
        EgovApi(base).listing(ID)
    assert caught.value.code == "unreachable"


def fetched(server: PlayedApi, folder: Path) -> int:
    return main(["fetch", LAW, str(folder), "--base", server.base])


def test_what_is_fetched_can_be_added(server: PlayedApi, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "texts"
    assert fetched(server, folder) == 0
    # Of the two versions of one day only the one that came into force is fetched, but both amended the law.
    assert sorted(path.name for path in folder.iterdir()) == [
        *(f"{VERSIONS[one].id(ID)}.xml" for one in (4, 2, 0, 1)),
        "revisions.csv",
    ]
    assert len((folder / "revisions.csv").read_text(encoding="utf-8").splitlines()) == 6
    assert f"add {folder} --taken " in capsys.readouterr().out
    assert main(["add", str(folder), "--into", str(tmp_path / "facts"), "--taken", "2026-01-01"]) == 0
    head = read_head(tmp_path / "facts" / f"{ID}.jsonl")
    assert dict(head.amendments)[date(2024, 5, 27)] == ("503AC0000000037", "505AC0000000048")
    assert (head.listed, head.known_until) == (True, date(2026, 1, 1))
    assert head.upcoming == (date(2027, 4, 1), NOT_FIXED)


def test_a_fetch_cut_short_goes_on_where_it_ended(server: PlayedApi, tmp_path: Path) -> None:
    good = server.answers[LAST]
    server.set(LAST, PlayedAnswer(b"", 404))
    assert fetched(server, tmp_path) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{VERSIONS[one].id(ID)}.xml" for one in (4, 2, 0)]
    server.set(LAST, *good)
    server.asked.clear()
    assert fetched(server, tmp_path) == 0
    assert server.asked == [f"law_revisions/{ID}", LAST]


def test_the_list_of_amendments_keeps_what_it_says_of_other_laws(server: PlayedApi, tmp_path: Path) -> None:
    other = "425AC0000000027,425AC0000000027_20170401_429AC0000000009,final"
    stale = f"{ID},{ID}_20190101_431AC0000000001,final"
    (tmp_path / "revisions.csv").write_text(f"law_id,revision_id,same_day\n{other}\n{stale}\n", encoding="utf-8")
    assert fetched(server, tmp_path) == 0
    written = (tmp_path / "revisions.csv").read_text(encoding="utf-8")
    assert "425AC0000000027_20170401_429AC0000000009" in written
    assert "final" in written
    assert "20190101" not in written
    assert written.count(ID + "_") == 5
