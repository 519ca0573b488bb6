"""The pictures of the documents are those that the command makes, and each kind of map is sound for who sees little."""

import shutil
import struct
from pathlib import Path

import pytest
import screenshots
from axe_playwright_python.sync_playwright import Axe
from once import records_in
from playwright.sync_api import Browser, Page

from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.store import STORE

KEPT = Path(__file__).resolve().parents[2] / "docs" / "images"


def size(path: Path) -> tuple[int, int]:
    width, height = struct.unpack(">II", path.read_bytes()[16:24])
    return width, height


def sound(page: Page) -> None:
    found = Axe().run(page).response["violations"]
    assert not found, [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


def test_every_picture_is_made_in_both_languages_and_kept(
    fictional: Path, browser: Browser, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = Path(shutil.copytree(fictional, tmp_path_factory.mktemp("cities") / "graph"))
    records = records_in(folder)
    with EmbeddedStore(folder / STORE) as store:
        screenshots.shoot_all(browser, store, [records[path.name] for path in screenshots.EXAMPLES], tmp_path, sound)
    made = {path.name: size(path) for path in tmp_path.glob("*.png")}
    assert set(made) == {f"{name}.{code}.png" for name in screenshots.NAMES for code in screenshots.LANGUAGES}
    assert {path.name: size(path) for path in KEPT.glob("*.png") if path.name in made} == made
