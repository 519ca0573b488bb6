"""konkyo map: each kind of map is one page, and what cannot be drawn is said."""

from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("asked", "shows"),
    [
        (["--systems", "呉市"], "証明書コンビニ交付システム"),
        (["--provision", "番号法第19条第7号"], "厚生労働大臣"),
        (["--impact", "2024-05-27"], "利用特定個人情報提供命令第2条の表の1の項"),
        (["--bodies", "呉市,花巻市"], "情報提供ネットワークシステム"),
        (["花巻市", "--as-of", "2024-06-01"], "利用特定個人情報提供命令第2条の表の1の項"),
        (["--question", "downstream", "-p", "name=個人住民税課税情報ファイル"], "厚生労働大臣"),
    ],
)
def test_each_kind_of_map_is_a_page(konkyo, built: Path, tmp_path: Path, asked: list[str], shows: str) -> None:
    page = tmp_path / "map.html"
    ran = konkyo("map", *asked, "--from", built, "--out", page)
    assert (ran.code, ran.out.strip()) == (0, str(page))
    assert shows in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (["呉市", "--systems", "呉市"], 2, "one kind of map"),
        (["--systems", "呉市", "--bodies", "呉市,花巻市"], 2, "one kind of map"),
        (["呉市", "-p", "name=x"], 2, "--question"),
        (["--systems", "呉市", "--as-of", "today"], 2, "--as-of"),
        (["呉市", "--as-of", "someday"], 2, "someday"),
        (["--question", "nonsense"], 2, "konkyo ask --list"),
        (["--question", "count"], 2, "did you mean: counts"),
        (["--question", "counts", "-p", "document=花巻"], 3, "konkyo ask counts"),
        (["--systems", "呉し"], 3, "呉市"),
        (["--impact", "いつか"], 3, "2024-05-27"),
    ],
)
def test_what_cannot_be_drawn_is_said(
    konkyo, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[str], code: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = konkyo("map", *asked, "--from", built)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert list(tmp_path.iterdir()) == []
