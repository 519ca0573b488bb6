"""The pictures of docs/images, of the fictional city: ``python tests/viz/screenshots.py docs/images``."""

import sys
import tempfile
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from chromium import chromium  # noqa: E402
from playwright.sync_api import Browser, Page  # noqa: E402

from konkyo.graph.embedded import EmbeddedStore  # noqa: E402
from konkyo.law.timeline import law_in_time  # noqa: E402
from konkyo.loaders.facts import facts  # noqa: E402
from konkyo.loaders.read_document import read_file  # noqa: E402
from konkyo.loaders.record import Record  # noqa: E402
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

Look = Callable[[Page], None]
"""What else is done with each page that is shown."""


def main(folder: Path, browser: Browser) -> None:
    """Write every picture into ``folder``."""
    with tempfile.TemporaryDirectory() as scratch, EmbeddedStore(Path(scratch) / "store") as store:
        records = [read_file(path) for path in EXAMPLES]
        store.replace(map(facts, records))
        shoot_all(browser, store, records, folder)


def shoot_all(
    browser: Browser, store: EmbeddedStore, records: Iterable[Record], folder: Path, look: Look = lambda page: None
) -> None:
    """Write the pictures of a store of the fictional city, whose ``records`` are given, into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    made = pictures(store)
    # A second fictional city with the same documents, for the map of several.
    store.replace(facts(Record.model_validate_json(one.model_dump_json().replace("灯坂", "汐見"))) for one in records)
    made["bodies-map"] = common_picture(store, ["灯坂市", "汐見市"])
    with tempfile.TemporaryDirectory() as scratch:
        for name, picture in made.items():
            shoot(browser, name, picture, folder, Path(scratch) / "map.html", look)


def pictures(store: EmbeddedStore) -> dict[str, Picture]:
    """Return the maps of one city."""
    timeline = law_in_time()
    asked = scopes(["2024-05-27"], timeline)
    return {
        "flow-map": document_picture(store, find_evaluation(store, " ".join(TAX)), ON),
        "systems-map": question_picture(answer(store, "systems", {"body": "灯坂市"}), "灯坂市"),
        "provision-map": question_picture(
            answer(store, "relying", {"provision": "番号法第19条第8号"}), "番号法第19条第8号"
        ),
        "impact-map": impact_picture([touched_by(store, scope, timeline) for scope in asked], asked, "2024-05-27"),
        "comparison-map": answer_picture(store, answer(store, "side_by_side", COMPARED)),
    }


def shoot(browser: Browser, name: str, picture: Picture, folder: Path, file: Path, look: Look) -> None:
    """Take pictures in each language of what a reader sees first; of the flows of a document, also of the details."""
    file.write_text(map_page(picture, LANGUAGES[0]), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1400, "height": 900}, device_scale_factor=1)
    page.goto(file.as_uri())
    page.wait_for_selector("#rows tr")

    def taken(what: str) -> None:
        for code in LANGUAGES:
            if page.evaluate("() => state.language") != code:
                page.click("#language")
            look(page)
            page.evaluate("() => window.scrollTo(0, 0)")
            page.screenshot(path=folder / f"{what}.{code}.png")

    taken(name)
    if name == "flow-map":
        page.fill("#search", "提供先1")
        page.click("#rows tr:visible .details >> nth=0")
        page.wait_for_selector("#panel:not([hidden])")
        taken("flow-panel")
    page.close()


if __name__ == "__main__":
    with chromium() as started:
        main(Path(sys.argv[1]), started)
