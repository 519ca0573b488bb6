"""What is enacted and not yet in force: told by its day, with what it touches; what has no day is told apart."""

import os
from datetime import date
from pathlib import Path

import pytest
from citing import Citing

from konkyo.graph.embedded import EmbeddedStore
from konkyo.law.address import Address
from konkyo.law.compile.add import add
from konkyo.law.compile.sources import Sources
from konkyo.law.law_facts import law_facts
from konkyo.law.statute_head import VARIABLE
from konkyo.law.statute_version import NOT_FIXED
from konkyo.law.timeline import Status, TextBasis, Timeline
from konkyo.queries.impact.scope import upcoming_scopes
from konkyo.queries.impact.touches import touched_by

LAW, ID = "架空の水路の管理に関する法律", "530AC0000000778"
TODAY = date(2026, 11, 30)
DAYS = {"20200401": "000000000000000", "20270401": "508AC0000000001", "21171231": "508AC0000000002"}
HEAD = f'---\ntitle: "{LAW}"\nidentifier: "{ID}"\nlaw_num: "令和三十年法律第七百七十八号"\n---\n\n'
PURPOSE = "**第一条（目的）**　この法律は、水路の管理について定めることを目的とする。\n\n"
REPORT = "（報告）**　水路の所有者は、毎年、水路の状況を市町村長に報告しなければならない。\n\n"
PERMIT = "（許可）**　水路に橋を架けようとする者は、市町村長の許可を受けなければならない。\n\n"
DUTY = "（責務）**　市町村長は、水路の流れを妨げる物を取り除くよう努めなければならない。\n\n"
TEXTS = (
    f"{HEAD}{PURPOSE}**第二条{REPORT}**第三条{PERMIT}",
    f"{HEAD}{PURPOSE}**第二条{DUTY}**第三条{REPORT}**第四条{PERMIT}",
    f"{HEAD}{PURPOSE}**第二条{DUTY}**第三条{REPORT}",
)


@pytest.fixture
def timeline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Timeline:
    folder = tmp_path / "texts"
    folder.mkdir()
    for (day, amended_by), said in zip(DAYS.items(), TEXTS, strict=True):
        (folder / f"{ID}_{day}_{amended_by}.md").write_text(said, encoding="utf-8")
    rows = "".join(f"{ID},{day[:4]}-{day[4:6]}-{day[6:]},{by},{ID}_{day}_{by}\n" for day, by in DAYS.items())
    (folder / "revisions.csv").write_text(f"law_id,effective,amending_law_id,revision_id\n{rows}", encoding="utf-8")
    add(Sources.read(folder), tmp_path / "facts", TODAY)
    monkeypatch.setenv(VARIABLE, os.fspath(tmp_path / "facts"))
    return Timeline(law_facts())


def test_the_head_tells_what_is_to_come(timeline: Timeline) -> None:
    held = timeline.facts.laws[LAW]
    assert held.known_until == TODAY
    assert held.upcoming == (date(2027, 4, 1), NOT_FIXED)


def test_a_provision_to_come_is_future_until_its_day(timeline: Timeline) -> None:
    found = timeline.resolve(Address(LAW, "4"), date(2026, 6, 1))
    assert (found.status, found.provision and found.provision.valid_from) == (Status.FUTURE, date(2027, 4, 1))
    later = timeline.resolve(Address(LAW, "4"), date(2027, 5, 1))
    assert (later.status, later.basis) == (Status.VALID, TextBasis.AFTER_LAST_TEXT)


def test_each_day_has_what_it_touches(timeline: Timeline, tmp_path: Path) -> None:
    document = Citing("甲市", "2024-04-01", {"I-4": f"{LAW}第2条による。", "I-5": f"{LAW}第3条による。"})
    with EmbeddedStore(tmp_path / "store") as store:
        store.replace([document.facts()])
        scopes = upcoming_scopes(timeline, TODAY)
        answers = [touched_by(store, scope, timeline) for scope in scopes]
    assert [scope.last for scope in scopes] == [date(2027, 4, 1), NOT_FIXED]
    told = [[(one.section, one.kind, one.to, one.on) for one in answer.touches] for answer in answers]
    assert told == [
        [
            ("I-4", "renumbered", f"{LAW}第3条", "2027-04-01"),
            ("I-5", "renumbered", f"{LAW}第4条", "2027-04-01"),
        ],
        # The permit, article 3 of the document, is gone on a day that is not fixed.
        [("I-5", "abolished", None, None)],
    ]
    assert upcoming_scopes(timeline, TODAY, [f"{LAW}第2条"])[0].provisions == (Address(LAW, "2"),)


def test_nothing_is_to_come_in_the_shipped_facts_after_their_last_day() -> None:
    assert upcoming_scopes(Timeline(law_facts()), date(2026, 11, 30)) == []
