"""The folder of added law (KONKYO_LAW): what is said of one that cannot be used, by the commands and in Python."""

from pathlib import Path

import pytest
from fictional import article, law_xml, paragraph

import konkyo as face
from konkyo.i18n import UsageError
from konkyo.law.added_folder import VARIABLE
from konkyo.law.compile.__main__ import main as compile_law

EXAMPLE = face.EXAMPLES / "tomosaka_juki_2023.txt"
ID = "342AC0000000081"
TEXT = f"{ID}_20300401_512AC0000000001.xml"


def text_of_law(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / TEXT).write_bytes(law_xml(article("1", paragraph("1", "架空の本文。"))))
    return folder


def missing(folder: Path) -> Path:
    return folder / "nowhere"


def empty(folder: Path) -> Path:
    (folder / "empty").mkdir()
    return folder / "empty"


def texts(folder: Path) -> Path:
    return text_of_law(folder / "texts")


def damaged_head(folder: Path) -> Path:
    (folder / f"{ID}.jsonl").write_text("{", encoding="utf-8")
    return folder


def damaged_body(folder: Path) -> Path:
    assert compile_law(["add", str(text_of_law(folder / "texts")), "--into", str(folder)]) == 0
    file = folder / f"{ID}.jsonl"
    file.write_text(file.read_text(encoding="utf-8").replace('"since": "2030', '"since": "春'), encoding="utf-8")
    return folder


WRONG = [
    (missing, "nowhere", "is missing", "フォルダーがない"),
    (empty, "empty", "has no file of facts", "事実のファイル（.jsonl）がない"),
    (texts, "texts", "compile add", "compile add"),
    (damaged_head, f"{ID}.jsonl", "compile add", "compile add"),
]
COMMANDS = [
    ("read", EXAMPLE),
    ("build", EXAMPLE),
    ("law", "descent", "2021-08-31", "2021-09-01"),
    ("law", "citations", "番号法第19条第8号"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(map(str, command[:2])))
@pytest.mark.parametrize(("folder", "place", "en", "ja"), WRONG, ids=lambda one: getattr(one, "__name__", ""))
@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_command(
    konkyo, tmp_path: Path, monkeypatch, command, folder, place: str, en: str, ja: str, language
) -> None:
    refused(konkyo, tmp_path, monkeypatch, command, folder, place, en if language == "en" else ja, language)


def test_a_build_reads_the_added_facts_in_full_before_it_begins(konkyo, tmp_path: Path, monkeypatch) -> None:
    refused(konkyo, tmp_path, monkeypatch, ("build", EXAMPLE), damaged_body, f"{ID}.jsonl", "compile add", "en")


def refused(konkyo, tmp_path: Path, monkeypatch, command, folder, place: str, said: str, language: str) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(VARIABLE, str(folder(tmp_path)))
    monkeypatch.setenv("KONKYO_LANG", language)
    ran = konkyo(*command)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(str(tmp_path))
    assert place in ran.err
    assert said in ran.err
    assert "→" in ran.err
    assert "Traceback" not in ran.err
    assert not (tmp_path / face.HOME).exists(), "nothing is made before the law can be read"


@pytest.mark.parametrize(("folder", "place", "en", "ja"), WRONG, ids=lambda one: getattr(one, "__name__", ""))
@pytest.mark.parametrize(
    "use",
    [
        lambda: face.read(EXAMPLE),
        lambda: face.build(EXAMPLE),
        lambda: face.build(face.EXAMPLES, jobs=2),
        lambda: face.find_citations("番号法第19条第8号"),
    ],
    ids=["read", "build", "build in workers", "find_citations"],
)  # fmt: skip
def test_in_python(tmp_path: Path, monkeypatch, use, folder, place: str, en: str, ja: str) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(VARIABLE, str(folder(tmp_path)))
    with pytest.raises(UsageError) as caught:
        use()
    assert caught.value.where.endswith(place)
    assert en in f"{caught.value.what.en} {caught.value.cure.en}"
    assert ja in f"{caught.value.what.ja} {caught.value.cure.ja}"


def test_the_cure_can_be_done_while_the_variable_names_the_texts(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv(VARIABLE, str(texts(tmp_path)))
    assert compile_law(["add", str(tmp_path / "texts"), "--into", str(tmp_path / "facts")]) == 0
    monkeypatch.setenv(VARIABLE, str(tmp_path / "facts"))
    assert face.read(EXAMPLE)


def test_the_variable_may_name_a_folder_that_is_made_by_adding(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "facts"))
    assert compile_law(["add", str(texts(tmp_path))]) == 0
    assert [path.name for path in (tmp_path / "facts").iterdir()] == [f"{ID}.jsonl"]
