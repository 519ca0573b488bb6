"""A law added by its texts alone, as docs/contributing.md says: what konkyo then knows of it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from fictional import appended, article, item, law_xml, paragraph, table

from konkyo.law.added_folder import VARIABLE
from konkyo.law.compile.__main__ import main
from konkyo.law.compile.add import add
from konkyo.law.compile.sources import Sources
from konkyo.law.law_error import LawError
from konkyo.law.law_facts import LawFacts, law_facts
from konkyo.law.law_names import law
from konkyo.law.statute_head import held_files
from konkyo.law.statutes import read_version

ROOT = Path(__file__).parents[2]

ID = "530AC0000000777"
TITLE = "架空の庭園の登録に関する法律"
NUMBER = "令和三十年法律第七百七十七号"
BEFORE = f"{ID}_20480401_000000000000000"
AFTER = f"{ID}_20500701_532AC0000000001"

REGISTER = paragraph(
    "1",
    "庭園の所有者は、次に掲げる事項を市町村長に届け出なければならない。",
    item("1", "庭園の所在地及び面積"),
    item("2", "庭園に植えられている樹木の種類"),
)


def texts(folder: Path, title: str = TITLE) -> Path:
    """Write the law as enacted, and as amended: an article and an item came in, and a row of its table."""
    before = law_xml(
        article("1", paragraph("1", "この法律は、庭園の登録について定めることを目的とする。"), caption="目的")
        + article("2", REGISTER, caption="登録")
        + article("3", paragraph("1", "市町村長は、登録された庭園の一覧を公表するものとする。"), caption="公表"),
        tables=appended("別表", table(["一　文部科学大臣", "名勝である庭園の調査に関する事務"])),
        number=NUMBER,
        title=title,
    )
    after = law_xml(
        article("1", paragraph("1", "この法律は、庭園の登録について定めることを目的とする。"), caption="目的")
        + article("2", paragraph("1", "この法律において「庭園」とは、樹木を植えた土地をいう。"), caption="定義")
        + article("3", REGISTER, caption="登録")
        + article("4", paragraph("1", "市町村長は、登録された庭園の一覧を公表するものとする。"), caption="公表"),
        tables=appended(
            "別表",
            table(
                ["一　農林水産大臣", "庭園の樹木の病害虫の防除に関する事務"],
                ["二　文部科学大臣", "名勝である庭園の調査に関する事務"],
            ),
        ),
        number=NUMBER,
        title=TITLE,
    )
    folder.mkdir()
    (folder / f"{BEFORE}.xml").write_bytes(before)
    (folder / f"{AFTER}.xml").write_bytes(after)
    return folder


QUESTIONS = """
import json
from datetime import date
from konkyo.law import find, law
from konkyo.law.address import Address
from konkyo.law.descent_composition import between
from konkyo.law.timeline import law_in_time

NAME = "架空の庭園の登録に関する法律"
timeline = law_in_time()
then, now = date(2049, 1, 1), date(2050, 7, 1)

def said(address, on):
    found = timeline.resolve(address, on)
    stood = found.provision
    return [found.status, stood and str(stood.valid_from), stood and stood.valid_to and str(stood.valid_to),
            stood and stood.caption, [[line.kind, str(line.to)] for line in found.became]]

print(json.dumps({
    "law": [law(NAME).id, law("令和30年法律第777号").name],
    "found": [[one.law, one.article, one.item, one.quote] for one in find(
        "本市は、架空の庭園の登録に関する法律（令和三十年法律第七百七十七号。以下「庭園法」という。）第二条第一号及び"
        "第２号並びに庭園法第３条に基づき、庭園を登録する。")],
    "article": said(Address(NAME, "2"), then),
    "moved": [str(line.to) for line in timeline.became(Address(NAME, "2", item="2"), then, now)],
    "row": [str(line.to) for line in timeline.became(Address(NAME, table="別表", row="1"), then, now)],
    "future": said(Address(NAME, "4"), then),
    "unknown": said(Address(NAME, "9"), then),
    "last": said(Address(NAME, "3"), now),
    "users": [permit.requester for permit in timeline.permits(Address(NAME, table="別表", row="1"), now)],
    "descent": [[str(line.address or ""), line.kind, str(line.to or ""), line.score] for line in between(
        timeline.facts.leaving(NAME), then, now)],
    "others": len(timeline.facts.laws),
}, ensure_ascii=False))
"""


def asked(into: Path) -> dict:
    """Ask in a process of its own, as whoever sets the variable does."""
    done = subprocess.run(
        [sys.executable, "-c", QUESTIONS],
        env={**os.environ, VARIABLE: str(into), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return json.loads(done.stdout)


def test_an_invented_law_of_two_dated_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    into = tmp_path / "facts"
    assert main(["add", str(texts(tmp_path / "texts")), "--into", str(into)]) == 0
    assert TITLE in capsys.readouterr().out
    assert [path.name for path in into.iterdir()] == [f"{ID}.jsonl"]
    found = asked(into)
    assert found["law"] == [ID, TITLE]
    assert found["found"] == [
        [TITLE, "2", "1", f"{TITLE}（{NUMBER}。以下「庭園法」という。）第二条第一号"],
        [TITLE, "2", "2", "第２号"],
        [TITLE, "3", None, "庭園法第３条"],
    ]
    assert found["article"] == ["valid", "2048-04-01", "2050-07-01", "登録", []]
    assert found["moved"] == [f"{TITLE}第3条第2号"]
    assert found["row"] == [f"{TITLE}別表の2の項"]
    assert found["future"] == ["future", "2050-07-01", None, "公表", []]
    assert found["unknown"] == ["unknown", None, None, None, []]
    assert found["last"] == ["valid", "2050-07-01", None, "登録", []]
    assert found["users"] == ["農林水産大臣"]
    assert found["descent"] == [
        [f"{TITLE}第2条", "renumbered", f"{TITLE}第3条", 1.0],
        [f"{TITLE}第2条第1号", "renumbered", f"{TITLE}第3条第1号", 1.0],
        [f"{TITLE}第2条第2号", "renumbered", f"{TITLE}第3条第2号", 1.0],
        [f"{TITLE}第3条", "renumbered", f"{TITLE}第4条", 1.0],
        [f"{TITLE}別表の1の項", "renumbered", f"{TITLE}別表の2の項", 1.0],
        ["", "new", f"{TITLE}第2条", found["descent"][5][3]],
        ["", "new", f"{TITLE}別表の1の項", found["descent"][6][3]],
    ]
    assert found["others"] == len(law_facts().laws) + 1


def test_a_law_is_known_by_the_title_it_had(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    former = "架空の庭園の届出に関する法律"
    add(Sources.read(texts(tmp_path / "texts", former)), tmp_path / "facts")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "facts"))
    assert [found.name for name in (former, TITLE, ID) if (found := law(name))] == [TITLE, TITLE]


def test_added_facts_take_the_place_of_those_that_come_with_konkyo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = law_facts()
    (tmp_path / "texts").mkdir()
    file = tmp_path / "texts" / "342AC0000000081_20300401_512AC0000000001.xml"
    file.write_bytes(law_xml(article("1", paragraph("1", "架空の本文。"))))
    add(Sources.read(tmp_path / "texts"), tmp_path / "facts")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "facts"))
    added = LawFacts(held_files())
    assert added.laws.keys() == shipped.laws.keys()
    assert [name for name in added.laws if added.laws[name] != shipped.laws[name]] == ["住民基本台帳法"]
    assert [str(one) for one in added.addresses("住民基本台帳法")] == ["住民基本台帳法第1条"]


def test_the_same_texts_give_the_same_file(tmp_path: Path) -> None:
    folder = texts(tmp_path / "texts")
    (first, _), (second, _) = (add(Sources.read(folder), tmp_path / name)[0] for name in ("one", "two"))
    assert first.read_bytes() == second.read_bytes()


def test_laws_between_which_provisions_passed_are_added_together(laws: Path, tmp_path: Path) -> None:
    with pytest.raises(LawError) as caught:
        add(Sources.read(laws / "teikyo_order"), tmp_path / "facts")
    assert caught.value.code == "texts_missing"
    assert "425AC0000000027" in caught.value.ja
    assert "426M6000000A007" in caught.value.en
    assert not (tmp_path / "facts").exists()


def test_what_was_not_taken_is_told_with_its_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = texts(tmp_path / "texts")
    another = law_xml(article("1", paragraph("1", "架空の本文。")))
    for name, content in {
        "garden-2052.xml": another,
        "README.md": b"no text of a law",
        "notes.txt": b"no text either",
        "beppyo2_history.csv": b"law,row",
        f"{AFTER}.md": b"the same version, which was read from XML",
        f"{ID}_20500701_531AC0000000009.xml": (folder / f"{AFTER}.xml").read_bytes(),
        "342AC0000000081_20300401_512AC0000000001.xml": another,
    }.items():
        (folder / name).write_bytes(content)
    assert main(["add", str(folder), "--into", str(tmp_path / "facts")]) == 0
    told = capsys.readouterr().err.splitlines()
    reasons = {line.partition(": ")[0].removeprefix(f"{folder}/"): line.rpartition(" / ")[2] for line in told}
    assert reasons == {
        "住民基本台帳法": "one text only: what became of its provisions is not known",
        "garden-2052.xml": "its name is not LAW-ID_DAY_AMENDING-LAW-ID.xml (or .md)",
        "README.md": "its name is not LAW-ID_DAY_AMENDING-LAW-ID.xml (or .md)",
        "notes.txt": "it is neither a text nor one of the tables that are read",
        "beppyo2_history.csv": "the table is in a subfolder, or there is no text of its law",
        f"{AFTER}.md": f"the same version was read from {folder / AFTER}.xml",
        f"{ID}_20500701_531AC0000000009.xml": (
            "the version of a later amendment with the same day of effect came into force"
        ),
    }
    assert all("使わなかった" in line for line in told[1:])


def test_the_markdown_that_the_guide_shows_is_read(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "law-in-time.md").read_text(encoding="utf-8")
    file = tmp_path / f"{BEFORE}.md"
    file.write_text(page.partition("```markdown\n")[2].partition("```")[0], encoding="utf-8")
    version = read_version(file)
    assert (version.law, version.number) == (TITLE, NUMBER)
    assert [str(one.address).removeprefix(TITLE) for one in version.provisions] == [
        *("第1条", "第1条第1項", "第1条第1項第1号", "第1条第1項第2号", "第1条第2項"),
        *("附則第1条", "別表", "別表の1の項", "別表の2の項"),
    ]


REVISIONS = "law_id,effective,amending_law_id,revision_id\n"
CAPTIONS = "law_id,article,title,valid_from,valid_to_exclusive\n"


@pytest.mark.parametrize(
    ("file", "content", "told"),
    [
        (f"{ID}_20510401_533AC0000000001.xml", b"<Law>", "XML"),
        (f"{ID}_20511301_533AC0000000001.xml", b"<Law/>", "revision id"),
        (f"{ID}_20510401_533AC0000000001.md", b"# garden", "identifier"),
        ("revisions.csv", b"law,day\n", "revision_id"),
        ("revisions.csv", f"{REVISIONS}{ID},2048-04-01\n".encode(), "ends too early"),
        ("revisions.csv", REVISIONS.encode("utf-16"), "UTF-8"),
        ("article_titles_history.csv", f"{CAPTIONS}{ID},1,目的,春,\n".encode(), "no date"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_folder_is_told_with_its_file_and_cure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], file: str, content: bytes, told: str
) -> None:
    folder = texts(tmp_path / "texts")
    (folder / file).write_bytes(content)
    assert main(["add", str(folder), "--into", str(tmp_path / "facts")]) == 1
    ja, en = capsys.readouterr().err.splitlines()
    assert ja.startswith(str(folder / file))
    assert ja.endswith("ください。")
    assert told in en
    assert not (tmp_path / "facts").exists()


def test_a_history_of_a_part_needs_the_list_of_amendments(laws: Path, tmp_path: Path) -> None:
    for name in ("bango_act/425AC0000000027_20200605_502AC0000000040.xml", "beppyo2_history.csv"):
        (tmp_path / Path(name).name).write_bytes((laws / name).read_bytes())
    with pytest.raises(LawError) as caught:
        add(Sources.read(tmp_path), tmp_path / "facts")
    assert caught.value.code == "no_amendments"
    assert caught.value.where.endswith("revisions.csv")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["add", "nowhere", "--into", "facts"], "there is no such folder"),
        (["add", "empty", "--into", "facts"], "there is no text of a law in it"),
        (["add", "texts"], "there is no folder to write to"),
        (["add", "texts", "--into", "texts/README.md/facts"], "it cannot be written"),
        (["names", "nowhere.csv", "texts"], "the file cannot be read"),
    ],
)
def test_what_is_missing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(VARIABLE, "")
    (texts(tmp_path / "texts") / "README.md").write_text("no text of a law", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    assert main(arguments) == 1
    assert code in capsys.readouterr().err


def facts_file(folder: Path) -> Path:
    (path, _), *_ = add(Sources.read(texts(folder / "texts")), folder / "facts")
    return path


def all_states() -> list[object]:
    facts = law_facts()
    return [facts.states(address) for address in facts.addresses(TITLE)]


@pytest.mark.parametrize(
    ("place", "put", "line"),
    [
        ('"format": 4', '"format": 3', ""),
        ('"texts"', '"texte"', ""),
        ('{"format"', '["format"', ""),
        ('"since": "2048', '"since": "春', ""),
        ('"kind": "renumbered"', '"kind": "eaten"', ":24"),
    ],
)
def test_a_damaged_file_of_facts_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, put: str, line: str
) -> None:
    path = facts_file(tmp_path)
    text = path.read_text(encoding="utf-8")
    assert place in text
    path.write_text(text.replace(place, put), encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(path.parent))
    with pytest.raises(LawError) as caught:
        all_states()
    assert (caught.value.code, caught.value.where) == ("not_facts", f"{path}{line}")
    assert "konkyo.law.compile add" in caught.value.cure_ja


def test_a_missing_folder_of_facts_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "nowhere"))
    with pytest.raises(LawError) as caught:
        law("番号法")
    assert (caught.value.code, caught.value.where) == ("no_folder", str(tmp_path / "nowhere"))
