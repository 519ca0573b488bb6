"""konkyo build: what is read, what is not, and what is kept through all of it."""

import json
import shutil
from pathlib import Path

import pytest

from konkyo.loaders.build.record_store import RecordStore, file_name
from konkyo.loaders.build.workers import find_files, read_all

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)) * 8


@pytest.fixture
def small(seeds: Path) -> Path:
    """The shortest of the real documents."""
    return min(seeds.glob("*.txt"), key=lambda path: path.stat().st_size)


def test_one_bad_file_does_not_stop_the_others(konkyo, small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "empty.txt").touch()
    (folder / "photo.txt").write_bytes(JPEG)
    (folder / "letter.txt").write_text("これは会議の案内です。", encoding="utf-8")
    (folder / "folder.txt").mkdir()
    (folder / "nowhere.txt").symlink_to(tmp_path / "gone")
    (folder / "slides.pptx").write_bytes(b"PK")
    with (folder / "zeros.txt").open("wb") as huge:
        huge.truncate(50 * 1024 * 1024)
    shutil.copy(small, folder / "good.txt")
    ran = konkyo("build", folder, "--into", tmp_path / "graph")
    assert ran.code == 1
    assert "1 new or changed, 0 unchanged, 6 failed" in ran.out
    for name in ("empty", "photo", "letter", "folder", "nowhere", "zeros"):
        complaint = next(line for line in ran.err.splitlines() if f"{name}.txt" in line)
        assert complaint.startswith(str(folder / f"{name}.txt: ")), complaint
    assert ran.err.count("  → ") == 6, "every error says what to do"
    assert "JPEG" in ran.err
    assert "slides.pptx" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("content", [b"", JPEG, "会議の案内".encode(), b"\xef\xbb\xbf", b"\x00" * 100])
def test_a_single_bad_file_means_nothing_could_be_done(konkyo, content: bytes, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(content)
    ran = konkyo("build", tmp_path / "bad.txt", "--into", tmp_path / "graph")
    assert ran.code == 3
    assert str(tmp_path / "bad.txt") in ran.err


@pytest.mark.parametrize("name", ["gone", "gone.txt", "gone/gone.pdf"])
def test_what_is_not_there_is_said_not_to_be_there_and_leaves_nothing(konkyo, name: str, tmp_path: Path) -> None:
    ran = konkyo("build", tmp_path / name, "--into", tmp_path / "graph")
    assert ran.code == 3
    assert f"{tmp_path / name}: the file cannot be opened\n  there is no file or folder of that name" in ran.err
    assert "next:" not in ran.err
    assert "graph:" not in ran.out
    assert not (tmp_path / "graph").exists()
    assert "nothing has been built" in konkyo("documents", "--from", tmp_path / "graph").err


def test_a_folder_that_was_there_stays_and_gets_no_store(konkyo, tmp_path: Path) -> None:
    (tmp_path / "graph").mkdir()
    assert konkyo("build", tmp_path / "gone", "--into", tmp_path / "graph").code == 3
    assert list((tmp_path / "graph").iterdir()) == []
    assert konkyo("build", "--rebuild", "--into", tmp_path / "graph").code == 3


def test_nothing_to_read_says_what_could_be(konkyo, tmp_path: Path) -> None:
    ran = konkyo("build", tmp_path, "--into", tmp_path / "graph")
    assert (ran.code, ".txt" in ran.err) == (3, True)
    assert konkyo("build", "--into", tmp_path / "graph").code == 3


def test_a_document_under_two_names_is_built_once(konkyo, small: Path, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        shutil.copy(small, tmp_path / name)
    ran = konkyo("build", tmp_path / "a.txt", tmp_path / "b.txt", "--into", tmp_path / "graph")
    assert ran.code == 0
    assert f"{tmp_path / 'b.txt'}: a copy of {tmp_path / 'a.txt'}" in ran.err
    assert list(RecordStore(tmp_path / "graph").sources().values()) == [
        [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    ]
    assert "graph: 1 evaluations" in ran.out


def test_documents_are_found_from_another_folder(
    konkyo, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(small, tmp_path / "a.txt")
    monkeypatch.chdir(tmp_path)
    assert konkyo("build", "a.txt", "--into", "graph").code == 0
    monkeypatch.chdir(tmp_path / "graph")
    assert list(RecordStore(tmp_path / "graph").sources().values()) == [[str(tmp_path / "a.txt")]]


def test_two_readings_of_one_version_cannot_both_be_right(konkyo, seeds: Path, tmp_path: Path) -> None:
    whole = seeds / "003_2b92446a3e503446.txt"
    shutil.copy(whole, tmp_path / "a.txt")
    (tmp_path / "b.txt").write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    ran = konkyo("build", tmp_path / "a.txt", tmp_path / "b.txt", "--into", tmp_path / "graph")
    assert ran.code == 1
    assert f"{tmp_path / 'b.txt'}: the same evaluation" in ran.err


@pytest.mark.parametrize("published", [True, False])
def test_a_document_that_differs_only_in_blank_lines_is_a_copy(
    konkyo, small: Path, published: bool, tmp_path: Path
) -> None:
    document = EXAMPLES / "tomosaka_kokuho_kiso_2022.txt" if published else small
    shutil.copy(document, tmp_path / "a.txt")
    (tmp_path / "b.txt").write_bytes(document.read_bytes().rstrip() + b"\n\n")
    for _ in range(2):
        ran = konkyo("build", tmp_path / "a.txt", tmp_path / "b.txt", "--into", tmp_path / "graph")
        assert ran.code == 0
        assert f"{tmp_path / 'b.txt'}: a copy of {tmp_path / 'a.txt'}" in ran.err
        assert "graph: 1 evaluations" in ran.out


def test_a_document_cut_in_the_middle_is_read_as_far_as_it_goes_and_says_so(
    konkyo, seeds: Path, tmp_path: Path
) -> None:
    whole = (seeds / "003_2b92446a3e503446.txt").read_bytes()
    (tmp_path / "cut.txt").write_bytes(whole[: len(whole) // 3])
    assert konkyo("build", tmp_path / "cut.txt", "--into", tmp_path / "graph").code == 0
    library = RecordStore(tmp_path / "graph")
    (record,) = map(library.load, library.names())
    assert record.gaps
    assert 0 < len(record.passages) < 476


def test_building_again_changes_nothing_and_a_new_reading_says_what_it_replaces(
    konkyo, seeds: Path, tmp_path: Path
) -> None:
    shutil.copy(seeds / "003_2b92446a3e503446.txt", tmp_path / "a.txt")
    first = konkyo("build", tmp_path / "a.txt", "--into", tmp_path / "graph")
    kept = {path: path.read_bytes() for path in (tmp_path / "graph" / "records").iterdir()}
    again = konkyo("build", tmp_path / "a.txt", "--into", tmp_path / "graph")
    assert "0 new or changed, 1 unchanged" in again.out
    assert again.out.splitlines()[1] == first.out.splitlines()[1]
    assert {path: path.read_bytes() for path in kept} == kept
    (tmp_path / "b.txt").write_bytes((tmp_path / "a.txt").read_bytes().rstrip() + b"\n\n")
    other = konkyo("build", tmp_path / "b.txt", "--into", tmp_path / "graph")
    assert "replaces a different one" in other.err
    assert str(tmp_path / "a.txt") in other.err


def test_a_failing_build_loses_nothing(konkyo, small: Path, tmp_path: Path) -> None:
    konkyo("build", small, "--into", tmp_path / "graph")
    before = konkyo("documents", "--from", tmp_path / "graph", "--format", "json").out
    (tmp_path / "bad.txt").touch()
    ran = konkyo("build", tmp_path / "bad.txt", "--into", tmp_path / "graph")
    assert (ran.code, "next:" in ran.err, "graph: 1 evaluations" in ran.out) == (3, False, True)
    assert konkyo("documents", "--from", tmp_path / "graph", "--format", "json").out == before


def test_a_store_that_lags_behind_its_records_is_made_again(konkyo, small: Path, tmp_path: Path) -> None:
    # Unpublished as it is, a text of other bytes is another evaluation.
    (tmp_path / "other.txt").write_bytes(small.read_bytes() + b"\n")
    konkyo("build", small, "--into", tmp_path / "graph")
    konkyo("build", tmp_path / "other.txt", "--into", tmp_path / "elsewhere")
    shutil.copytree(tmp_path / "elsewhere" / "records", tmp_path / "graph" / "records", dirs_exist_ok=True)
    ran = konkyo("build", small, "--into", tmp_path / "graph")
    assert ran.code == 0
    assert "Passage: records" in ran.err
    assert "0 new or changed, 1 unchanged" in ran.out
    assert "graph: 2 evaluations" in ran.out


def test_an_altered_store_is_made_again(konkyo, small: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    konkyo("build", small, "--into", graph)
    names = "MATCH (w:Work) RETURN w.name AS name"
    before = konkyo("cypher", names, "--from", graph, "--format", "csv")
    assert "--write" not in before.err
    assert konkyo("cypher", "MATCH (w:Work) SET w.name = '別の事務'", "--write", "--from", graph).code == 0
    assert "its answers may not agree with the records" in konkyo("cypher", names, "--from", graph).err
    ran = konkyo("build", small, "--into", graph)
    assert "made again from the records (it had been changed by konkyo cypher --write)" in ran.err
    assert konkyo("cypher", names, "--from", graph, "--format", "csv") == before
    assert "made again" not in konkyo("build", small, "--into", graph).err


def test_a_write_that_fails_alters_nothing(konkyo, small: Path, tmp_path: Path) -> None:
    konkyo("build", small, "--into", tmp_path / "graph")
    assert konkyo("cypher", "MATCH (w:Work) SET", "--write", "--from", tmp_path / "graph").code == 3
    assert "made again" not in konkyo("build", small, "--into", tmp_path / "graph").err


def test_a_store_of_another_format_is_made_again_with_a_note(konkyo, small: Path, tmp_path: Path) -> None:
    first = konkyo("build", small, "--into", tmp_path / "graph")
    mark = tmp_path / "graph" / "store" / "konkyo-store.json"
    mark.write_text(json.dumps({"engine": "another", "schema": "0"}), encoding="utf-8")
    assert konkyo("ask", "documents", "--from", tmp_path / "graph").code == 3
    ran = konkyo("build", "--rebuild", "--into", tmp_path / "graph")
    assert ran.code == 0
    assert "made again from the records" in ran.err
    assert ran.out.splitlines()[1] == first.out.splitlines()[1]


def test_records_have_names_that_every_system_takes() -> None:
    keys = ["呉市|1|住民基本台帳に関する事務|全項目評価書|2023-03-07", "a/b|..|c:d*?", "長" * 300, "||", "市\\|町"]
    names = [file_name(key) for key in keys]
    assert len(set(names)) == len(names)
    for name in names:
        assert len(name.encode()) < 220
        assert not set(name) & set('/\\:*?"<>|'), name
        assert not name.startswith(".")
    assert names == [file_name(key) for key in keys]


def test_workers_and_this_process_read_alike(seeds: Path) -> None:
    # The three that are read soonest.
    files = sorted(find_files([seeds]).files, key=lambda path: path.stat().st_size)[:3]
    alone = list(read_all(files, jobs=1))
    together = list(read_all(files, jobs=2))
    assert [outcome.path for outcome in together] == files
    assert together == alone


def test_hidden_files_are_not_looked_at(tmp_path: Path) -> None:
    (tmp_path / ".hidden").mkdir()
    for name in (".hidden/a.txt", ".b.txt", "c.txt", "d.bin"):
        (tmp_path / name).touch()
    found = find_files([tmp_path])
    assert [path.name for path in found.files] == ["c.txt"]
    assert [path.name for path in found.passed_over] == ["d.bin"]


def test_many_documents_are_read_kept_and_counted(konkyo, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    published = (EXAMPLES / "tomosaka_kokuho_kiso_2022.txt").read_text(encoding="utf-8")
    for name in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉":
        (folder / f"{name}.txt").write_text(published.replace("灯坂市", f"{name}灯坂市"), encoding="utf-8")
    ran = konkyo("build", folder, "--into", tmp_path / "graph")
    *talk, _, _, _ = ran.err.splitlines()
    assert (ran.code, talk) == (0, [])
    assert "graph: 20 evaluations" in ran.out
    assert len(RecordStore(tmp_path / "graph").names()) == 20
