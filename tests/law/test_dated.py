"""Sets of dated versions: which was in force when, and which never was."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from fictional import LAW, article, law_xml, paragraph
from hypothesis import given
from hypothesis import strategies as st

from konkyo.law.law_error import LawError
from konkyo.law.law_names import ACT, names
from konkyo.law.statute_version import Version
from konkyo.law.statutes import DatedVersions, Revision, read_folder, read_version
from konkyo.law.statutes.history_tables import HistoryTables

FIRST = date(2020, 1, 1)
TEXT = law_xml(article("1", paragraph("1", "本文。")))


def version(day: date, by: str = "501AC0000000001", law: str = ACT) -> Version:
    return Version(law, "425AC0000000027", law, day, "", by, ())


@given(st.sets(st.integers(0, 4000), min_size=1, max_size=30), st.integers(-10, 4010))
def test_a_version_is_in_force_until_the_next_begins(days: set[int], asked: int) -> None:
    dated = DatedVersions.of(version(FIRST + timedelta(day)) for day in days)
    begun = [day for day in sorted(days) if day <= asked]
    held = dated.at(FIRST + timedelta(asked))
    assert (held and held.valid_from) == (FIRST + timedelta(begun[-1]) if begun else None)


def test_of_one_day_the_law_enacted_last_counts() -> None:
    early, late = version(FIRST, "503AC0000000037"), version(FIRST, "505AC0000000048")
    assert DatedVersions.of([late, early]).versions == DatedVersions.of([early, late]).versions == (late,)


def test_the_version_of_one_day_is_the_one_the_list_of_revisions_calls_final(laws: Path) -> None:
    text = (laws / "revisions.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    final = {cells[4] for cells in (line.split(",") for line in text) if cells[3] == "final"}
    kept = [one.id for found in HistoryTables(laws, names().by_id).amendments.values() for one in found]
    assert set(kept) == final
    assert len(kept) == len(final) > 300


def test_the_text_of_20240527_that_was_never_in_force_is_left_out(laws: Path) -> None:
    dated = read_folder(laws / "bango_act")[ACT]
    held = dated.at(date(2024, 5, 27))
    assert held is not None
    assert held.amended_by == "505AC0000000048"
    assert not any(one.address.table == "別表第二" for one in held.provisions)
    before = dated.at(date(2024, 5, 26))
    assert before is not None
    assert sum(one.address.table == "別表第二" and one.address.row is not None for one in before.provisions) == 133


def test_a_folder_is_read_by_law_and_other_files_in_it_are_no_texts(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# これは本文ではない", encoding="utf-8")
    for day in ("20200401", "20210401"):
        (tmp_path / f"342AC0000000081_{day}_501AC0000000001.xml").write_bytes(TEXT)
    found = read_folder(tmp_path)
    assert list(found) == [LAW]
    assert [one.valid_from for one in found[LAW].versions] == [date(2020, 4, 1), date(2021, 4, 1)]


def test_a_broken_file_in_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "342AC0000000081_20200401_501AC0000000001.xml").write_bytes(TEXT)
    broken = tmp_path / "342AC0000000081_20210401_501AC0000000001.xml"
    broken.write_bytes(TEXT[:-30])
    with pytest.raises(LawError) as caught:
        read_folder(tmp_path)
    assert caught.value.code == "cut"
    assert caught.value.where.startswith(str(broken))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("番号法.xml", "no_revision"),
        ("342AC0000000081_20201301_501AC0000000001.xml", "no_revision"),
        ("342AC0000000081_20200401_501AC0000000001.pdf", "other_format"),
        ("999AC0000000999_20200401_501AC0000000001.xml", "other_law"),
        ("425AC0000000027_20200401_501AC0000000001.xml", "other_law"),
    ],
)
def test_files_that_are_no_text(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / name).write_bytes(TEXT)
    with pytest.raises(LawError) as caught:
        read_version(tmp_path / name)
    assert caught.value.code == code


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(LawError) as caught:
        read_version(tmp_path / "342AC0000000081_20200401_501AC0000000001.xml")
    assert caught.value.code == "unreadable"


def test_versions_of_two_laws_are_no_set() -> None:
    with pytest.raises(LawError) as caught:
        DatedVersions.of([version(FIRST), version(FIRST + timedelta(1), law=LAW)])
    assert caught.value.code == "several_laws"


def test_a_revision_id_survives_and_its_letters_are_upper_case() -> None:
    revision = Revision.parse("426M6000000a007_20210519_503M6000000a004")
    assert revision.id == "426M6000000A007_20210519_503M6000000A004"
    assert Revision.parse(revision.id) == revision
    assert not revision.enacts
    assert Revision.parse("506M60004008009_20240527_000000000000000").enacts
