"""Pictures of every page of ``konkyo open``, and twelve tasks done by mouse, on the fictional city.

``python tests/explorer/tour.py docs`` makes docs/images/explorer and the pages docs/explorer-tasks.md and
explorer-tasks.ja.md anew. What a page says was clicked is what the browser showed there; a task fails where its answer
is not seen at its end.
"""

import io
import sys
import tempfile
from collections.abc import Sequence
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from chromium import chromium  # noqa: E402
from pages import TOKEN  # noqa: E402
from PIL import Image  # noqa: E402
from playwright.sync_api import Browser, Page  # noqa: E402
from served import served  # noqa: E402

from konkyo.explorer.desk import GraphDesk  # noqa: E402
from konkyo.explorer.links import page_link  # noqa: E402
from konkyo.queries.evaluations import stored_evaluations  # noqa: E402

LANGUAGES = ("ja", "en")
TAX = "個人住民税に関する事務重点項目評価書"
SIZE = {"width": 1100, "height": 760}
KEPT = (880, 608)
QUALITY = 30
"""Of WebP: a page of text stays readable, in some 60 kB at the most."""


@dataclass(frozen=True)
class Step:
    """One thing that is done: a click on ``where``, or the words ``typed`` into it. Of several that fit, the first."""

    where: str
    typed: str = ""


@dataclass(frozen=True)
class Task:
    """A question that somebody has, how it is answered by mouse, and words of the answer."""

    name: str
    ja: str
    en: str
    steps: tuple[Step, ...]
    seen: tuple[str, ...]
    at: str = "h1"
    """what is at the top of the picture"""


def to(path: str) -> Step:
    return Step(f"header nav a[href='{path}']")


def search(words: str) -> tuple[Step, ...]:
    return Step("#find", words), Step("form.find button")


def ask(question: str, **given: str) -> tuple[Step, ...]:
    fields = [Step(f"#p-{name}", value) for name, value in given.items()]
    return to("/ask"), Step(f"main a[href='/ask/{question}']"), *fields, Step("main form button.main")


DOCUMENT = Step(f"tr:has-text('2022-06-30') a:has-text('{TAX}')")
TASKS = (
    Task("flows", "灯坂市の個人住民税の情報は、だれへ、どの条項に基づいて渡るか",
         "Who receives the resident tax information of 灯坂市, and on which provisions?",
         (DOCUMENT, Step("nav.tabs a[href*='tab=flows']")), ("後期高齢者医療広域連合", "番号法第19条第8号")),
    Task("information", "地方税関係情報を、だれがだれに渡すか", "Who hands 地方税関係情報 to whom?",
         (*search("地方税関係情報"), Step(".results a")), ("後期高齢者医療広域連合", "提供|provision")),
    Task("recipient", "後期高齢者医療広域連合に渡すか", "Does anything go to 後期高齢者医療広域連合?",
         (*search("後期高齢者医療広域連合"), Step(".results a")), ("個人住民税ファイル",)),
    Task("beyond", "評価書が挙げる項は、書かれた提供のほかに何を認めるか",
         "What do the rows that a document lists permit beyond the provisions it states?",
         ask("listed_beyond_flows", document="灯坂市 個人住民税 2022"), ("地方税関係情報",), "section[aria-label]"),
    Task("medium", "紙で渡しているものはあるか", "Is anything handed over on paper?",
         ask("flows_by_medium", medium="紙"), ("紙",), "section[aria-label]"),
    Task("systems", "どの事務が、どのシステムを用い、何につながるか",
         "Which work uses which system, and what is it connected to?",
         ask("systems", body="灯坂市"), ("中間サーバー",), "section[aria-label]"),
    Task("contractors", "どの会社に、何を委託しているか", "What is entrusted to which company?",
         ask("contractors", body="灯坂市"), ("株式会社",), "section[aria-label]"),
    Task("versions", "前の版から、どこが改められたか", "What was changed since the version before?",
         (DOCUMENT, Step("nav.tabs a[href*='tab=versions']"), Step("main a[href^='/compare?']")),
         ("第19条第7号", "第19条第8号"), "main h2 >> nth=1"),
    Task("word", "「地方税」はどこにあるか", "Where does 地方税 occur?", search("地方税"), ("欄の文|Passages",)),
    Task("lineage", "住民基本台帳ファイルの情報は、どこから来て、どこへ渡るか",
         "Where does what 住民基本台帳ファイル holds come from and go to?",
         (*search("住民基本台帳ファイル"), Step(".results a:has(bdi:text-is('住民基本台帳ファイル'))")),
         ("住民基本台帳ファイル",)),
    Task("amendment", "2024-05-27 の改正で、どの欄を書き換えるか",
         "Which fields does the amendment of 2024-05-27 change?",
         (Step("a[href*='day=2024-05-27']"), Step(f"main nav a:has-text('{TAX}')")), ("別表第二",), "main h2"),
    Task("provision", "番号法第19条第8号は、前は何号だったか。だれが拠るか",
         "What number had 番号法第19条第8号 before, and who relies on it?",
         (Step("main a[href^='/provision']"),), ("番号法第19条第7号", "2021-09-01")),
)  # fmt: skip


@dataclass
class Walk:
    """A browser on the pages, in one language; ``told`` is what was clicked and typed, as it was shown."""

    page: Page
    address: str
    language: str
    folder: Path
    told: list[str] = field(default_factory=list)

    def start(self) -> None:
        """Go to the first page."""
        self.page.goto(f"{self.address}/?lang={self.language}")
        self.ready()
        self.told = []

    def ready(self) -> None:
        """Wait for what takes long to find: the page asks for it again until it is there."""
        self.page.locator("main:not([data-again])").wait_for(timeout=120_000)

    def do(self, step: Step) -> None:
        """Take one step as a person does."""
        at = self.page.locator(step.where).first
        if step.typed:
            at.fill(step.typed)
            self.told.append(f"`{step.typed}`")
            return
        self.told.append(f"**{' '.join(at.inner_text().split())}**")
        with self.page.expect_navigation():
            at.click()
        self.ready()

    def shot(self, name: str, at: str = "") -> None:
        """Keep a picture of what one sees."""
        if at:
            self.page.locator(at).first.evaluate("(one) => one.scrollIntoView({ block: 'start', behavior: 'instant' })")
        if self.page.locator("iframe").count():
            self.page.wait_for_load_state("networkidle")
        taken = Image.open(io.BytesIO(self.page.screenshot()))
        taken.resize(KEPT, Image.Resampling.LANCZOS).save(
            self.folder / f"{name}.{self.language}.webp", quality=QUALITY, method=4
        )

    def task(self, task: Task) -> None:
        """Do a task. Raises AssertionError where its answer is not seen."""
        self.start()
        for step in task.steps:
            self.do(step)
        shown = self.page.inner_text("main")
        for words in task.seen:
            assert any(one in shown for one in words.split("|")), (task.name, words)


def shown_pages(desk: GraphDesk) -> dict[str, tuple[str, str]]:
    """Return the address of each page that is shown, and what is to be at the top of its picture."""
    with desk.reading() as store:
        keys = {row["published"]: str(row["key"]) for row in stored_evaluations(store) if row["document"] == TAX}
    new, old = keys["2022-06-30"], keys["2020-10-30"]
    drawn = "MATCH (p:Party)-[:SENDS]->(x:Flow)-[:DELIVERS]->(f:File) RETURN p.name AS sender, x, f LIMIT 8"
    return {
        "start": ("/", ""), "findings": ("/findings", ""), "due": ("/due", ""),
        "search": (page_link("/search", q="地方税関係情報"), ""),
        "document": (page_link("/document", key=new, section="II-5 提供先3 ①"), "#p-II-5_提供先3_①"),
        **{f"document-{tab}": (page_link("/document", key=new, tab=tab), "")
           for tab in ("map", "risks", "changes", "account")},
        "ask": (page_link("/ask/recipients", ask="yes", recipient="後期高齢者医療広域連合"), ""),
        "console": (page_link("/console", cypher=drawn), ""),
        "compare": (page_link("/compare", document=old, other=new), ""), "terms": ("/terms", ""),
        "amendments": ("/amendments", ""),
    }  # fmt: skip


def tour(browser: Browser, folder: Path, languages: Sequence[str] = LANGUAGES) -> dict[str, dict[str, list[str]]]:
    """Begin with nothing, load the examples, look at every page, and do the tasks; return what was clicked for each."""
    told: dict[str, dict[str, list[str]]] = {}
    folder = folder.absolute()
    # The pages name the folder of the graph, as they do where somebody types konkyo open.
    with (
        tempfile.TemporaryDirectory() as scratch,
        chdir(scratch),
        GraphDesk(Path("konkyo-graph")) as desk,
        served(desk) as address,
    ):
        page = browser.new_context(viewport=SIZE, locale="ja-JP").new_page()
        page.goto(f"{address}/?token={TOKEN}")
        for language in languages:
            walk = Walk(page, address, language, folder)
            walk.start()
            walk.shot("first")
        page.click("form[action='/uploads/examples'] button")
        page.wait_for_selector("h1:text-matches('読み込みました|^Loaded')", timeout=600_000)
        loaded = page.url
        for language in languages:
            walk = Walk(page, address, language, folder)
            page.goto(f"{loaded}&lang={language}")
            walk.shot("loaded")
            for name, (path, at) in shown_pages(desk).items():
                page.goto(address + path)
                walk.ready()
                walk.shot(name, at)
            for task in TASKS:
                walk.task(task)
                told.setdefault(task.name, {})[language] = walk.told
                walk.shot(f"task-{task.name}", task.at)
        page.context.close()
    return told


PAGES = {"en": "explorer-tasks.md", "ja": "explorer-tasks.ja.md"}
_HEADS = {
    "en": (
        "# Twelve tasks in the browser",
        "[日本語](explorer-tasks.ja.md)",
        "What somebody who opens no terminal does to answer twelve questions on the graph of the fictional city "
        "(load the examples on the first page). Bold is what was clicked, `fixed width` what was typed; each begins at "
        "the first page. `python tests/explorer/tour.py docs` does it all again and makes this page.",
    ),
    "ja": (
        "# 十二の仕事を、ブラウザーで",
        "[English](explorer-tasks.md)",
        "端末を使わない人が、実在しない市のグラフ（はじめの頁の「例を読み込む」）で、十二の問いに答えた記録です。太字は押した所、"
        "`等幅` は欄に書いた語で、どれも「はじめ」の頁から始めます。"
        "`python tests/explorer/tour.py docs` が、実際に押して作り直します。",
    ),
}


def page_of_tasks(told: dict[str, dict[str, list[str]]], language: str) -> str:
    """Return the page about the tasks in one language."""
    parts = [*_HEADS[language]]
    for number, task in enumerate(TASKS, start=1):
        words = task.ja if language == "ja" else task.en
        way = " → ".join(told[task.name][language])
        parts += [f"## {number}. {words}", way, f"![{words}](images/explorer/task-{task.name}.{language}.webp)"]
    return "\n\n".join(parts) + "\n"


def main(docs: Path, browser: Browser) -> None:
    """Write the pictures and the pages."""
    folder = docs / "images" / "explorer"
    folder.mkdir(parents=True, exist_ok=True)
    told = tour(browser, folder)
    for language, name in PAGES.items():
        (docs / name).write_text(page_of_tasks(told, language), encoding="utf-8")


if __name__ == "__main__":
    with chromium() as started:
        main(Path(sys.argv[1]), started)
