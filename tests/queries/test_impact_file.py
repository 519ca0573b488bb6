"""Amendments that an analyst states: what they do, and that a bad file is refused with its line and the cure."""

from datetime import date
from pathlib import Path

import pytest
from citing import Citing

from konkyo.graph.embedded import EmbeddedStore
from konkyo.i18n import KonkyoError
from konkyo.law.address import Address
from konkyo.law.descent_line import DescentKind
from konkyo.law.timeline import law_in_time
from konkyo.queries.impact.amendment_file import FILE_COLUMNS, stated
from konkyo.queries.impact.scope import Scope, scopes
from konkyo.queries.impact.touches import touched_by

HEAD = ",".join(FILE_COLUMNS) + "\n"
DAY = date(2027, 4, 1)


def file(folder: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path = folder / "改正案.csv"
    path.write_bytes((HEAD + "\n".join(lines) + "\n").encode(encoding))
    return path


def test_a_file_is_read(tmp_path: Path) -> None:
    lines = stated(
        file(
            tmp_path,
            "番号法,第19条第17号,renumbered,,第19条第18号,2027-04-01",
            "",
            "番号法,第9条第2項,moved,利用特定個人情報提供命令,第300条,2027-04-01",
            "住基法,第三十条の六,changed,,,2027-04-01",
            "国民健康保険法,第6条,abolished,,,2027-04-01",
        ),
        law_in_time(),
    )
    assert [(str(line.address), line.kind, str(line.to), line.on) for line in lines] == [
        ("番号法第19条第17号", DescentKind.RENUMBERED, "番号法第19条第18号", DAY),
        ("番号法第9条第2項", DescentKind.MOVED, "利用特定個人情報提供命令第300条", DAY),
        ("住民基本台帳法第30条の6", DescentKind.CHANGED, "住民基本台帳法第30条の6", DAY),
        ("国民健康保険法第6条", DescentKind.ABOLISHED, "None", DAY),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_what_excel_writes_is_read(tmp_path: Path, encoding: str) -> None:
    path = file(tmp_path, "番号法,第19条第8号,abolished,,,2027-04-01", encoding=encoding)
    assert stated(path, law_in_time())[0].address == Address("番号法", "19", item="8")


def test_the_file_in_the_documentation_is_good(tmp_path: Path) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "amendments.md").read_text(encoding="utf-8")
    example = page.split("```csv\n")[1].split("```")[0]
    path = tmp_path / "example.csv"
    path.write_text(example, encoding="utf-8")
    assert len(stated(path, law_in_time())) == len(example.splitlines()) - 1


GOOD = "番号法,第19条第8号,abolished,,,2027-04-01"


@pytest.mark.parametrize(
    ("line", "complaint", "cure"),
    [
        ("番号法,第19条第99号,abolished,,,2027-04-01", "no 番号法第19条第99号 on the day before", "law descent"),
        ("番号法,別表第二の1の項,abolished,,,2027-04-01", "no 番号法別表第二の1の項", "is now 利用特定"),
        ("番号法,なにか,abolished,,,2027-04-01", "“なにか” is not the address of one provision", "one a line"),
        ("番号法,第19条第1号、第2号,abolished,,,2027-04-01", "not the address of one", "one a line"),
        ("番号法,第19条第9号,abolished,,,2015-01-01", "not after the first version of 番号法", "after 2017"),
        ("番号法,第19条第9号,abolished,,,来年", "the day “来年” cannot be read", "2027-04-01"),
        ("番号法,第19条第9号,abolished,,,2027-02-30", "cannot be read", "2027-04-01"),
        ("ない法,第1条,abolished,,,2027-04-01", "no law is known as “ない法”", "check the name"),
        ("番号法,第19条第9号,消滅,,,2027-04-01", "no kind “消滅”", "renumbered, moved, split"),
        ("番号法,第19条第9号,new,,,2027-04-01", "no kind “new”", "renumbered"),
        ("番号法,第19条第9号,renumbered,,,2027-04-01", "has no address to go to", "write the new address"),
        ("番号法,第19条第9号,abolished,,第19条第10号,2027-04-01", "has an address to go to", "empty"),
        ("番号法,第19条第9号,renumbered,,第19条第10号,2027-04-01", "another provision stands at", "a line"),
        ("番号法,第19条第8号,abolished,,,2027-04-01", "番号法第19条第8号 has two lines", "keep one"),
        ("番号法,第19条第9号,abolished,2027-04-01", "there are 4 columns", "write 6"),
    ],
)  # fmt: skip
def test_a_bad_line_is_refused(
    tmp_path: Path, line: str, complaint: str, cure: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KONKYO_LANG", "en")
    path = file(tmp_path, GOOD, line)
    with pytest.raises(KonkyoError) as refused:
        stated(path, law_in_time())
    assert refused.value.where == f"{path}:3"
    assert complaint in str(refused.value.what)
    assert cure in str(refused.value.cure)
    assert str(refused.value.what.ja) != str(refused.value.what.en)


def test_two_that_go_to_one_place_must_be_merged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KONKYO_LANG", "en")
    lines = [f"番号法,第19条第{item}号,{{}},,第19条第99号,2027-04-01" for item in (8, 9)]
    with pytest.raises(KonkyoError, match="two provisions go to 番号法第19条第99号"):
        stated(file(tmp_path, *(line.format("renumbered") for line in lines)), law_in_time())
    assert len(stated(file(tmp_path, *(line.format("merged") for line in lines)), law_in_time())) == 2


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "does not name the columns"),
        (b"law,address\n", "does not name the columns"),
        (HEAD.encode(), "no line of an amendment"),
        (b"\xff\xfe\x81\x00", "neither UTF-8 nor CP932"),
    ],
)
def test_a_file_that_is_none_is_refused(
    tmp_path: Path, content: bytes, complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KONKYO_LANG", "en")
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(KonkyoError, match=complaint):
        stated(path, law_in_time())
    with pytest.raises(KonkyoError, match="cannot be read"):
        stated(tmp_path / "none.csv", law_in_time())


def test_an_amendment_stated_does_what_it_did_when_it_was_enacted(tmp_path: Path) -> None:
    document = Citing("甲市", "2020-04-01", {"I-5": "番号法第十九条第七号、第八号", "I-6": "番号法第19条第3号"})
    lines = [f"番号法,第19条第{item}号,renumbered,,第19条第{item + 1}号,2021-09-01" for item in range(4, 17)]
    with EmbeddedStore(tmp_path / "store") as store:
        store.replace([document.facts()])
        (enacted,) = scopes(["2021-09-01"], law_in_time())
        given = stated(file(tmp_path, *lines), law_in_time())
        found = touched_by(store, Scope(enacted.last, enacted.first, stated=given), law_in_time())
        happened = touched_by(store, enacted, law_in_time())
    assert found.proposals == happened.proposals
    assert [(one.quote, one.to, one.on, one.concern) for one in found.touches] == [
        (one.quote, one.to, one.on, one.concern) for one in happened.touches
    ]
    assert found.proposals[0].after == "番号法第十九条第八号、第九号"


def test_what_is_stated_of_a_whole_holds_for_its_parts_and_after_all_that_happened(tmp_path: Path) -> None:
    document = Citing(
        "甲市", "2020-04-01", {"I-5": "番号法第十九条第七号。番号法第19条。番号法第20条。国民健康保険法第6条第1項。"}
    )
    path = file(
        tmp_path,
        "番号法,第19条,renumbered,,第119条,2027-04-01",
        "番号法,第19条第8号,split,,第119条第8号,2027-04-01",
        "番号法,第19条第8号,split,,第119条第9号,2027-04-01",
        "国民健康保険法,第6条,renumbered,,第7条の2,2027-04-01",
    )
    with EmbeddedStore(tmp_path / "store") as store:
        store.replace([document.facts()])
        scope = Scope(DAY, date(2027, 3, 31), stated=stated(path, law_in_time()))
        found = touched_by(store, scope, law_in_time())
    assert [(one.provision, one.kind, one.to) for one in found.touches] == [
        ("番号法第19条第7号", "split", "番号法第119条第8号"),
        ("番号法第19条第7号", "split", "番号法第119条第9号"),
        ("番号法第19条", "renumbered", "番号法第119条"),
        ("国民健康保険法第6条第1項", "renumbered", "国民健康保険法第7条の2第1項"),
    ]
    assert found.touches[0].proposed == "番号法第百十九条第八号、第百十九条第九号。"
    assert [one.proposed for one in found.touches[2:]] == ["番号法第119条。", "国民健康保険法第7条の2第1項。"]
