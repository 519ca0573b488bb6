"""The pictures of the documents are those that the command makes."""

import struct
from pathlib import Path

import screenshots
from playwright.sync_api import Browser

KEPT = Path(__file__).resolve().parents[2] / "docs" / "images"


def size(path: Path) -> tuple[int, int]:
    width, height = struct.unpack(">II", path.read_bytes()[16:24])
    return width, height


def test_every_picture_is_made_in_both_languages_and_kept(browser: Browser, tmp_path: Path) -> None:
    screenshots.main(tmp_path, browser)
    made = {path.name: size(path) for path in tmp_path.glob("*.png")}
    assert set(made) == {f"{name}.{code}.png" for name in screenshots.NAMES for code in screenshots.LANGUAGES}
    assert {path.name: size(path) for path in KEPT.glob("*.png") if path.name in made} == made
