"""Laws brought up to date, or added, from a server that plays 法令API and from a folder, and from wrong answers."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fictional import LAW, appended, article, law_xml, paragraph, table
from played_api import PlayedAnswer, PlayedApi, PlayedVersion, envelope, played_api
from user_data import users_law

from konkyo.law.added_folder import VARIABLE, folder_to_write
from konkyo.law.address import Address
from konkyo.law.compile.add import add
from konkyo.law.compile.sources import Sources
from konkyo.law.compile.update import LawUpdate, LawUpdater
from konkyo.law.law_error import LawError
from konkyo.law.law_facts import law_facts
from konkyo.law.statute_version import NOT_FIXED
from konkyo.law.statutes.egov_api import EgovApi
from konkyo.law.statutes.law_listing import LawSource
from konkyo.law.statutes.polite_get import PoliteGet
from konkyo.law.statutes.text_folder import TextFolder
from konkyo.law.timeline import law_in_time

GARDEN, POND = "530AC0000000777", "530AC0000000778"
TITLES = {GARDEN: "架空の庭園の登録に関する法律", POND: "架空の池の届出に関する法律"}
NUMBERS = {GARDEN: "令和三十年法律第七百七十七号", POND: "令和三十年法律第七百七十八号"}
ENACTED = "000000000000000"

PURPOSE = "この法律は、庭園の登録について必要な事項を定めることを目的とする。"
REGISTER = "庭園の所有者は、その庭園の所在地及び面積を市町村長に届け出なければならない。"
PUBLISH = "市町村長は、登録された庭園の一覧を作成し、これを公表するものとする。"
DEFINED = "この法律において「庭園」とは、観賞の用に供するため樹木を植えた土地をいう。"
FEE = "登録を受けようとする者は、条例で定める額の手数料を納めなければならない。"
WATER = "池の所有者は、毎年一回、その水量を都道府県知事に報告しなければならない。"


ROWS = (
    ["一　文部科学大臣", "名勝である庭園の調査に関する事務"],
    ["二　農林水産大臣", "庭園の樹木の病害虫の防除に関する事務"],
    ["三　都道府県知事", "庭園にある池の水質の検査に関する事務"],
)
TABLE = appended("別表", table(*ROWS))


def law(law_id: str, *texts: str, tables: str = "") -> bytes:
    articles = [article(str(number), paragraph("1", text)) for number, text in enumerate(texts, 1)]
    return law_xml("".join(articles), tables=tables, number=NUMBERS[law_id], title=TITLES[law_id])


FIRST = PlayedVersion(ENACTED, "2048-04-01", law(GARDEN, PURPOSE, REGISTER, PUBLISH))
SECOND = PlayedVersion("531AC0000000001", "2049-07-01", law(GARDEN, PURPOSE, DEFINED, REGISTER, PUBLISH))
THIRD = PlayedVersion("532AC0000000001", "2050-10-01", law(GARDEN, PURPOSE, REGISTER, PUBLISH))
COMING = PlayedVersion("532AC0000000002", "2051-04-01", law(GARDEN, PURPOSE, REGISTER, FEE, PUBLISH), "UnEnforced")
SOME_DAY = PlayedVersion("532AC0000000003", "2117-12-31", law(GARDEN, PURPOSE, PUBLISH), "UnEnforced")
POND_FIRST = PlayedVersion(ENACTED, "2048-04-01", law(POND, WATER))

JANUARY, DECEMBER = date(2050, 1, 1), date(2050, 12, 1)


@pytest.fixture
def server() -> Iterator[PlayedApi]:
    with played_api() as server:
        server.enact(GARDEN, TITLES[GARDEN], [FIRST, SECOND])
        server.enact(POND, TITLES[POND], [POND_FIRST])
        yield server


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of added facts, not there yet."""
    return users_law(tmp_path / "user", monkeypatch)


def api(server: PlayedApi, today: date) -> EgovApi:
    return EgovApi(server.base, PoliteGet(timeout=5, tries=2, wait=0.001), today)


def updated(source: LawSource, *law_ids: str, today: date = DECEMBER, since: date | None = None) -> list[LawUpdate]:
    with folder_to_write() as into:
        return list(LawUpdater(source, into, today, since).run(law_ids or (GARDEN,)))


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.jsonl"))}


def garden(number: str) -> Address:
    return Address(TITLES[GARDEN], number)


def became(number: str, first: str, last: str) -> list[str]:
    found = law_in_time().became(garden(number), date.fromisoformat(first), date.fromisoformat(last))
    return [str(line.to).removeprefix(TITLES[GARDEN]) for line in found]


def test_a_law_that_is_not_held_is_added(server: PlayedApi, folder: Path) -> None:
    (done,) = updated(api(server, JANUARY), today=JANUARY)
    assert (done.law, done.before, done.until) == (TITLES[GARDEN], None, JANUARY)
    assert done.new == (date(2048, 4, 1), date(2049, 7, 1))
    assert law_facts().laws[TITLES[GARDEN]].listed
    assert became("2", "2049-01-01", "2049-07-01") == ["第3条"]


def test_the_folder_that_the_variable_names_is_made(server: PlayedApi, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "law"))
    updated(api(server, JANUARY), today=JANUARY)
    assert sorted(path.name for path in (tmp_path / "law").iterdir()) == [f"{GARDEN}.jsonl", "texts"]
    assert TITLES[GARDEN] in law_facts().laws
    monkeypatch.setenv(VARIABLE, "")
    with pytest.raises(LawError, match="is set and empty"):
        updated(api(server, JANUARY))


def test_only_what_is_asked_for_is_fetched(server: PlayedApi, folder: Path) -> None:
    (done,) = updated(api(server, JANUARY), today=JANUARY, since=date(2049, 8, 1))
    assert done.new == (date(2049, 7, 1),)
    assert server.asked == [f"law_revisions/{GARDEN}", f"law_data/{SECOND.id(GARDEN)}"]


def test_a_new_amendment_arrives(server: PlayedApi, folder: Path) -> None:
    updated(api(server, JANUARY), today=JANUARY)
    server.enact(GARDEN, TITLES[GARDEN], [FIRST, SECOND, THIRD, COMING, SOME_DAY])
    server.asked.clear()
    (done,) = updated(api(server, DECEMBER))
    assert (done.before, done.until) == (JANUARY, DECEMBER)
    assert (done.new, done.upcoming) == ((date(2050, 10, 1),), (date(2051, 4, 1), NOT_FIXED))
    # What is held already is not fetched again.
    assert server.asked == [
        f"law_revisions/{GARDEN}",
        *(f"law_data/{one.id(GARDEN)}" for one in (THIRD, COMING, SOME_DAY)),
    ]
    assert became("2", "2049-01-01", "2050-12-01") == []
    assert became("3", "2049-08-01", "2050-12-01") == ["第2条"]
    assert became("3", "2050-12-01", "2051-04-01") == ["第4条"]
    head = law_facts().laws[TITLES[GARDEN]]
    assert [str(day) for day, _ in head.amendments] == [one.on for one in (FIRST, SECOND, THIRD, COMING, SOME_DAY)]
    assert len(head.sources) == 6


def test_facts_continued_are_those_made_at_once(server: PlayedApi, folder: Path, tmp_path: Path, monkeypatch) -> None:
    updated(api(server, JANUARY), today=JANUARY)
    server.enact(GARDEN, TITLES[GARDEN], [FIRST, SECOND, THIRD, COMING, SOME_DAY])
    updated(api(server, DECEMBER))
    step_by_step = [line for line in content(folder)[f"{GARDEN}.jsonl"].splitlines() if b'"source"' not in line]
    other = users_law(tmp_path / "other", monkeypatch)
    updated(api(server, DECEMBER))
    at_once = [line for line in content(other)[f"{GARDEN}.jsonl"].splitlines() if b'"source"' not in line]
    assert sorted(step_by_step) == sorted(at_once)


def test_what_was_to_come_and_will_not_is_forgotten(server: PlayedApi, folder: Path) -> None:
    server.enact(GARDEN, TITLES[GARDEN], [FIRST, SECOND, THIRD, COMING])
    updated(api(server, DECEMBER))
    assert became("3", "2050-12-01", "2051-04-01") == ["第4条"]
    server.enact(GARDEN, TITLES[GARDEN], [FIRST, SECOND, THIRD])
    (done,) = updated(api(server, DECEMBER))
    assert done.upcoming == ()
    assert became("3", "2050-12-01", "2051-04-01") == []


def test_what_was_to_come_comes_into_force(server: PlayedApi, folder: Path) -> None:
    server.enact(GARDEN, TITLES[GARDEN], [FIRST, SECOND, THIRD, COMING])
    updated(api(server, DECEMBER))
    (done,) = updated(api(server, date(2051, 6, 1)), today=date(2051, 6, 1))
    assert (done.before, done.until, done.upcoming) == (DECEMBER, date(2051, 6, 1), ())


def test_where_nothing_is_new_the_law_is_known_longer(server: PlayedApi, folder: Path) -> None:
    updated(api(server, JANUARY), today=JANUARY)
    server.asked.clear()
    (done,) = updated(api(server, DECEMBER))
    assert (done.new, done.before, done.until, done.error) == ((), JANUARY, DECEMBER, None)
    assert server.asked == [f"law_revisions/{GARDEN}"]
    assert became("2", "2049-01-01", "2050-12-01") == ["第3条"]


def test_a_law_that_is_repealed(server: PlayedApi, folder: Path) -> None:
    updated(api(server, JANUARY), today=JANUARY)
    end = PlayedVersion("532AC0000000009", "2050-08-01", FIRST.law, "Repeal")
    server.enact(GARDEN, TITLES[GARDEN], [FIRST, SECOND, end])
    updated(api(server, DECEMBER))
    assert law_facts().laws[TITLES[GARDEN]].repealed == date(2050, 8, 1)
    assert law_in_time().resolve(garden("2"), DECEMBER).status == "stale"
    server.asked.clear()
    assert updated(api(server, DECEMBER)) == []
    assert server.asked == [], "nothing changes any more"


def test_a_text_that_was_corrected_is_fetched_again(server: PlayedApi, folder: Path) -> None:
    server.enact(GARDEN, TITLES[GARDEN], [FIRST, SECOND, COMING])
    updated(api(server, JANUARY), today=JANUARY)
    corrected = PlayedVersion(
        COMING.by, COMING.on, law(GARDEN, PURPOSE, FEE), "UnEnforced", "2050-02-02T10:00:00+09:00"
    )
    server.enact(GARDEN, TITLES[GARDEN], [FIRST, SECOND, corrected])
    updated(api(server, DECEMBER))
    assert law_in_time().resolve(garden("3"), date(2051, 4, 1)).status == "stale"


OTHER = envelope(SECOND.id(GARDEN), SECOND.law)
LIST, TEXT = f"law_revisions/{GARDEN}", f"law_data/{THIRD.id(GARDEN)}"
ELSEWHERE = PlayedVersion(ENACTED, "2048-04-01", law(POND, WATER)).entry(POND, TITLES[POND])


@pytest.mark.parametrize(
    ("path", "answer", "code"),
    [
        (LIST, PlayedAnswer(b"{}", 404), "refused"),
        (LIST, PlayedAnswer(b"{}", 500), "refused"),
        (LIST, PlayedAnswer(b'{"law_info": {"law_id": "530AC0000000777"}, "revisions": []}'), "other_answer"),
        (LIST, PlayedAnswer(b'{"law_info": {"law_id": "530AC0000000778"}, "revisions": []}'), "other_law"),
        (TEXT, PlayedAnswer(b"{}", 404), "refused"),
        (TEXT, PlayedAnswer(b"{}", 429), "refused"),
        (TEXT, PlayedAnswer(OTHER, missing=99), "cut"),
        (TEXT, PlayedAnswer(envelope(THIRD.id(GARDEN), THIRD.law)[:-30]), "cut"),
        (TEXT, PlayedAnswer(b"<html></html>"), "other_schema"),
        (TEXT, PlayedAnswer(OTHER), "other_version"),
        (TEXT, PlayedAnswer(envelope(THIRD.id(GARDEN), law(POND, WATER))), "other_law"),
        (TEXT, PlayedAnswer(envelope(THIRD.id(GARDEN), law(GARDEN))), "no_provisions"),
    ],
)  # fmt: skip
def test_a_wrong_answer_changes_nothing(
    server: PlayedApi, folder: Path, path: str, answer: PlayedAnswer, code: str
) -> None:
    updated(api(server, JANUARY), today=JANUARY)
    before = content(folder)
    server.enact(GARDEN, TITLES[GARDEN], [FIRST, SECOND, THIRD])
    good = server.answers[path]
    server.set(path, answer)
    done, other = updated(api(server, DECEMBER), GARDEN, POND)
    assert done.error
    assert (done.error.code, done.before, done.until, done.new) == (code, JANUARY, JANUARY, ())
    assert done.error.where
    assert done.error.cure_ja
    # The other law is taken all the same.
    assert (other.law, other.error) == (TITLES[POND], None)
    assert content(folder) == before | {f"{POND}.jsonl": content(folder)[f"{POND}.jsonl"]}
    server.set(path, *good)
    (done,) = updated(api(server, DECEMBER))
    assert (done.error, done.until, done.new) == (None, DECEMBER, (date(2050, 10, 1),))


def test_a_list_older_than_what_is_held_changes_nothing(server: PlayedApi, folder: Path) -> None:
    updated(api(server, JANUARY), today=JANUARY)
    before = content(folder)
    server.enact(GARDEN, TITLES[GARDEN], [FIRST])
    (done,) = updated(api(server, DECEMBER))
    assert done.error
    assert done.error.code == "older_list"
    assert content(folder) == before


def test_an_update_cut_off_goes_on_where_it_ended(server: PlayedApi, folder: Path) -> None:
    server.enact(GARDEN, TITLES[GARDEN], [FIRST, SECOND, THIRD])
    good = server.answers[TEXT]
    server.set(TEXT, PlayedAnswer(good[0].body[:80], missing=500))
    (done,) = updated(api(server, DECEMBER))
    assert done.error
    assert not (folder / f"{GARDEN}.jsonl").exists()
    assert sorted(path.name for path in (folder / "texts").iterdir()) == [
        f"{one.id(GARDEN)}.xml" for one in (FIRST, SECOND)
    ]
    server.set(TEXT, *good)
    server.asked.clear()
    (done,) = updated(api(server, DECEMBER))
    assert done.error is None
    assert server.asked == [LIST, TEXT]


def test_a_kept_text_that_is_damaged_is_fetched_again(server: PlayedApi, folder: Path) -> None:
    server.enact(GARDEN, TITLES[GARDEN], [FIRST, SECOND, COMING])
    updated(api(server, JANUARY), today=JANUARY)
    kept = folder / "texts" / f"{COMING.id(GARDEN)}.xml"
    whole = kept.read_bytes()
    kept.write_bytes(whole.replace("手数料".encode(), "入場料".encode()))
    updated(api(server, DECEMBER))
    assert kept.read_bytes() == whole


def test_a_machine_without_network_takes_the_folder_of_users_law(
    server: PlayedApi, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.enact(GARDEN, TITLES[GARDEN], [FIRST, SECOND, THIRD, COMING, SOME_DAY])
    updated(api(server, DECEMBER))
    carried = TextFolder(folder / "texts")
    offline = users_law(tmp_path / "offline", monkeypatch)
    (done,) = updated(carried, carried.find(TITLES[GARDEN]), today=date(2060, 1, 1))
    # It is known as long as the list of that day says, whatever day it is carried over.
    assert (done.until, done.upcoming) == (DECEMBER, (date(2051, 4, 1), NOT_FIXED))
    assert content(offline) == content(folder)
    path = folder / "texts" / f"{THIRD.id(GARDEN)}.xml"
    path.write_bytes(path.read_bytes().replace("一覧".encode(), "台帳".encode()))
    users_law(tmp_path / "again", monkeypatch)
    (done,) = updated(TextFolder(folder / "texts"), GARDEN)
    assert done.error
    assert done.error.code == "other_text"


def lay(folder: Path, *versions: PlayedVersion, law_id: str = GARDEN) -> TextFolder:
    folder.mkdir(exist_ok=True)
    for one in versions:
        (folder / f"{one.id(law_id)}.xml").write_bytes(one.law)
    return TextFolder(folder)


def test_texts_without_a_list_tell_nothing_after_the_last(folder: Path, tmp_path: Path) -> None:
    (done,) = updated(lay(tmp_path / "xml", FIRST, SECOND))
    assert (done.until, done.new) == (date(2049, 7, 1), (date(2048, 4, 1), date(2049, 7, 1)))
    assert not law_facts().laws[TITLES[GARDEN]].listed
    # Of the later text alone it is not known what changed.
    shutil.rmtree(tmp_path / "xml")
    (done,) = updated(lay(tmp_path / "xml", THIRD))
    assert done.error
    assert (done.error.code, SECOND.id(GARDEN) in done.error.en) == ("no_text", True)
    (done,) = updated(lay(tmp_path / "xml", SECOND, THIRD, COMING))
    assert (done.error, done.until, done.upcoming) == (None, date(2050, 10, 1), (date(2051, 4, 1),))


def test_laws_that_are_not_in_the_folder_are_left_alone(server: PlayedApi, folder: Path, tmp_path: Path) -> None:
    updated(api(server, JANUARY), POND, today=JANUARY)
    assert updated(lay(tmp_path / "xml", FIRST), POND) == []


BOTH = "532AC0000000001"
LISTED = PlayedVersion(ENACTED, "2048-04-01", law(GARDEN, PURPOSE, REGISTER, tables=TABLE))
UNLISTED = PlayedVersion(BOTH, "2050-10-01", law(GARDEN, PURPOSE, REGISTER))
POND_LISTED = PlayedVersion(BOTH, "2050-10-01", law(POND, WATER, tables=TABLE))
LISTED_AGAIN = PlayedVersion("532AC0000000008", "2050-11-01", law(GARDEN, PURPOSE, REGISTER, tables=TABLE))
POND_UNLISTED = PlayedVersion("532AC0000000008", "2050-11-01", law(POND, WATER))


def test_laws_between_which_provisions_moved_are_read_together_or_not_at_all(
    server: PlayedApi, folder: Path, tmp_path: Path
) -> None:
    both = lay(tmp_path / "xml", LISTED, UNLISTED)
    lay(tmp_path / "xml", POND_FIRST, POND_LISTED, law_id=POND)
    with folder_to_write():
        add(Sources.read(both.folder), folder)
    assert law_facts().laws[TITLES[GARDEN]].passes_to == (TITLES[POND],)
    server.enact(GARDEN, TITLES[GARDEN], [LISTED, UNLISTED, LISTED_AGAIN])
    server.enact(POND, TITLES[POND], [POND_FIRST, POND_LISTED, POND_UNLISTED])
    path = f"law_data/{LISTED_AGAIN.id(GARDEN)}"
    good = server.answers[path]
    server.set(path, PlayedAnswer(b"{}", 404))
    before = content(folder)
    assert [one.error is not None for one in updated(api(server, DECEMBER), POND)] == [True, True]
    assert content(folder) == before
    # A folder that lacks the other law does not tell where the rows went.
    (done,) = updated(lay(tmp_path / "one", POND_LISTED, POND_UNLISTED, law_id=POND), POND)
    assert done.error
    assert (done.error.code, GARDEN in done.error.en) == ("texts_missing", True)
    assert content(folder) == before
    server.set(path, *good)
    assert [one.law for one in updated(api(server, DECEMBER), POND)] == [TITLES[GARDEN], TITLES[POND]]
    row = Address(TITLES[GARDEN], table="別表", row="2")
    there, back = (law_in_time().became(row, date(2050, 9, 1), day) for day in (date(2050, 10, 1), DECEMBER))
    assert [str(line.to) for line in there] == [f"{TITLES[POND]}別表の2の項"]
    assert back == []


def test_a_shipped_law_is_continued_beside_what_comes_with_konkyo(server: PlayedApi, folder: Path) -> None:
    shipped = law_facts()
    head = shipped.laws[LAW]
    on, by = head.texts[-1], dict(head.amendments)[head.texts[-1]][-1]
    before = {address: shipped.states(address) for address in shipped.addresses(LAW)}
    purpose, *others = [address for address, states in before.items() if address.article and states[-1].stands]
    first, second = (article("1", paragraph("1", text)) for text in (PURPOSE, DEFINED))
    last = PlayedVersion(by, str(on), law_xml(first))
    new = PlayedVersion("509AC0000000001", "2050-10-01", law_xml(second))
    server.enact(head.law_id, LAW, [last, new])
    (done,) = updated(api(server, DECEMBER), head.law_id)
    assert (done.error, done.before, done.new) == (None, head.known_until, (date(2050, 10, 1),))
    assert (folder / f"{head.law_id}.jsonl").exists()
    now = law_facts()
    assert now.states(purpose)[:-1] == before[purpose]
    assert now.states(purpose)[-1].since == date(2050, 10, 1)
    assert {address: now.states(address) for address in others} == {address: before[address] for address in others}
    assert now.leaving(LAW)[: len(shipped.leaving(LAW))] == shipped.leaving(LAW)
