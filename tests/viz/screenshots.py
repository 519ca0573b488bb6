"""The pictures of docs/images, of the fictional city: ``python tests/viz/screenshots.py docs/images``."""

import sys
import tempfile
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from chromium import chromium  # noqa: E402
from playwright.sync_api import Browser  # noqa: E402

from konkyo.graph.embedded import EmbeddedStore  # noqa: E402
from konkyo.law.timeline import law_in_time  # noqa: E402
from konkyo.loaders.facts import facts  # noqa: E402
from konkyo.loaders.read_document import read_file  # noqa: E402
from konkyo.queries.answer import answer  # noqa: E402
from konkyo.queries.evaluations import find_evaluation  # noqa: E402
from konkyo.queries.impact.scope import scopes  # noqa: E402
from konkyo.queries.impact.touches import touched_by  # noqa: E402
from konkyo.viz.answer_map import answer_picture  # noqa: E402
from konkyo.viz.flow_picture import document_picture  # noqa: E402
from konkyo.viz.impact_map import impact_picture  # noqa: E402
from konkyo.viz.map_page import map_page  # noqa: E402
from konkyo.viz.picture import Picture  # noqa: E402
from konkyo.viz.question_map import common_picture, question_picture  # noqa: E402

TAX = ("灯坂市", "個人住民税", "2022")
LANGUAGES = ("ja", "en")
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
NAMES = ("flow-map", "flow-panel", "systems-map", "provision-map", "impact-map", "comparison-map", "bodies-map")
COMPARED = {"document": "灯坂市 個人住民税 2022", "other": "灯坂市 住民基本台帳 2023"}
ON = date(2026, 1, 1)


def main(folder: Path, browser: Browser) -> None:
    """Write every picture into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, EmbeddedStore(Path(scratch) / "store") as store:
        store.replace(facts(read_file(path)) for path in EXAMPLES)
        made = pictures(store)
        # A second fictional city with the same documents, for the map of several.
        for number, path in enumerate(EXAMPLES):
            copy = Path(scratch) / f"{number}.txt"
            copy.write_text(path.read_text(encoding="utf-8").replace("灯坂", "汐見"), encoding="utf-8")
            store.replace([facts(read_file(copy))])
        made.append(common_picture(store, ["灯坂市", "汐見市"]))
        for name, picture in zip(NAMES, made, strict=True):
            for language in LANGUAGES:
                shoot(browser, picture, language, folder / f"{name}.{language}.png", Path(scratch) / "map.html")


def pictures(store: EmbeddedStore) -> list[Picture]:
    """Return the maps of one city."""
    timeline = law_in_time()
    asked = scopes(["2024-05-27"], timeline)
    flows = document_picture(store, find_evaluation(store, " ".join(TAX)), ON)
    return [
        flows,
        flows,
        question_picture(answer(store, "systems", {"body": "灯坂市"}), "灯坂市"),
        question_picture(answer(store, "relying", {"provision": "番号法第19条第8号"}), "番号法第19条第8号"),
        impact_picture([touched_by(store, scope, timeline) for scope in asked], asked, "2024-05-27"),
        answer_picture(store, answer(store, "side_by_side", COMPARED)),
    ]


def shoot(browser: Browser, picture: Picture, language: str, path: Path, file: Path) -> None:
    """Take the picture of what a reader sees first."""
    file.write_text(map_page(picture, language), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1400, "height": 900}, device_scale_factor=1)
    page.goto(file.as_uri())
    page.wait_for_selector("#rows tr")
    if path.name.startswith("flow-panel"):
        page.fill("#search", "提供先1")
        page.click("#rows tr:visible .details >> nth=0")
        page.wait_for_selector("#panel:not([hidden])")
        page.evaluate("() => window.scrollTo(0, 0)")
    page.screenshot(path=path)
    page.close()


if __name__ == "__main__":
    with chromium() as started:
        main(Path(sys.argv[1]), started)
