"""What bench/speed.py measures: pairs of work of konkyo and a baseline, both functions that return CPU seconds."""

import importlib
import io
import logging
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import arcadedb_embedded
from growth import KONKYO
from lxml import etree
from lxml import html as lxml_html
from openpyxl import load_workbook
from speed_workplace import ROOT, Measure, MissingPartError, Workplace, here, started

from konkyo import law
from konkyo.i18n import Words
from konkyo.law.descent import align
from konkyo.law.statutes.dated import read_version
from konkyo.loaders.facts import facts
from konkyo.loaders.read_document import pages_of, read_pages
from konkyo.opening import opened
from konkyo.queries.evaluations import stored_evaluations
from konkyo.viz.flow_picture import document_picture
from konkyo.viz.map_page import map_page

LAW = ROOT.parent / "shared" / "laws" / "juki_act"


def bare_python() -> float:
    """Start Python and end it."""
    return started([sys.executable, "-c", "pass"])


def bare_java() -> float:
    """Start the Java that comes with the embedded engine, and end it."""
    java = next(Path(arcadedb_embedded.__file__).parent.glob("jre/bin/java*"))
    return started([str(java), "-version"])


def words_of(data: bytes) -> Callable[[], object]:
    """Return the extraction of all words of a PDF by the library alone."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    pdf = importlib.import_module("pdf")
    return lambda: pdf.words(data)


def start_up(place: Workplace) -> Iterator[Measure]:
    """The commands from a cold start."""
    python = Words("何もしない Python の起動", "starting Python for nothing")
    yield Measure(
        "help", Words("konkyo --help", "konkyo --help"), python,
        lambda: started([*KONKYO, "--help"]), bare_python, goal=4, quick=True,
    )  # fmt: skip
    question = Words("最初の問い（組み込みのストア）", "a first question (embedded store)")
    yield Measure(
        "first-question", question, Words("何もしない Java の起動", "starting Java for nothing"),
        lambda: started([*KONKYO, "ask", "documents", "--store", str(place.graph)]), bare_java,
    )  # fmt: skip


def reading_text(place: Workplace) -> Iterator[Measure]:
    """From the bytes of a text to the rows of the graph, and the stages on the way."""
    sudachi = Words("SudachiPy が同じ文を語に分ける", "SudachiPy splits the same text into words")

    def stage(name: str, ja: str, en: str, work: Callable[[], object], goal: float | None = None) -> Measure:
        return Measure(
            f"read-{name}", Words(ja, en), sudachi,
            lambda: here(work), lambda: here(lambda: place.tokenize(place.text)), goal,
        )  # fmt: skip

    yield stage(
        "text", "文章から、記録とグラフの行まで", "from a text to its record and the rows of the graph",
        lambda: [facts(read_pages(pages_of(one, ".txt"))) for one in place.bytes], 1,
    )  # fmt: skip
    yield stage(
        "pages", "うち、ページにする", "of this: to pages", lambda: [pages_of(one, ".txt") for one in place.bytes]
    )
    yield stage(
        "record", "うち、ページから記録", "of this: pages to record", lambda: [read_pages(one) for one in place.pages]
    )
    yield stage("rows", "うち、記録から行", "of this: record to rows", lambda: [facts(one) for one in place.records])
    yield stage("citations", "条項の引用を見つける", "finding citations", lambda: law.find(place.text))
    yield Measure(
        "read-one", Words("一つの文章から記録まで", "from one text to its record"), _FIXED_LOOP,
        lambda: here(lambda: read_pages(place.pages[0])), lambda: here(_loop), quick=True,
    )  # fmt: skip


def reading_formats(place: Workplace) -> Iterator[Measure]:
    """From other files to a record."""
    for name, what, library in (
        ("xlsx", Words("openpyxl が同じファイルを開く", "openpyxl opens the same file"), _open_workbook),
        ("docx", Words("lxml が本文の XML を解く", "lxml parses the XML of its body"), _parse_word),
        ("html", Words("lxml が同じファイルを解く", "lxml parses the same file"), lxml_html.document_fromstring),
    ):
        yield Measure(
            f"read-{name}", Words(f"{name} から記録まで", f"from {name} to its record"), what,
            lambda name=name: here(lambda: read_pages(pages_of(place.drawn[name], f".{name}"))),
            lambda name=name, library=library: here(lambda: library(place.drawn[name])),
        )  # fmt: skip
    yield Measure(
        "read-pdf", Words("PDF から記録まで", "from PDF to its record"),
        Words("pdfplumber が同じ PDF の語を取り出す", "pdfplumber extracts the words of the same PDF"),
        lambda: here(lambda: read_pages(pages_of(place.printed, ".pdf"))), lambda: here(words_of(place.printed)),
        goal=3, rounds=3,
    )  # fmt: skip


def law_in_time(_place: Workplace) -> Iterator[Measure]:
    """What became of the provisions between two versions of a law."""
    files = sorted(LAW.glob("*.md"))[-2:] if LAW.is_dir() else []

    def compared() -> float:
        if len(files) < 2:
            raise MissingPartError(f"two dated texts of a law in {LAW}")
        old, new = (read_version(path) for path in files)
        return here(lambda: align([old], [new], new.valid_from))

    yield Measure(
        "descent", Words("住民基本台帳法の二つの版の条項の行方", "what became of the provisions of 住民基本台帳法"),
        Words("二つの版の本文を読む", "reading the texts of both versions"),
        compared, lambda: here(lambda: [read_version(path) for path in files]), rounds=3,
    )  # fmt: skip


def building(place: Workplace) -> Iterator[Measure]:
    """Filling a store, and filling it again with nothing changed."""
    read = Words("同じ文書を読むだけ（一つのプロセス）", "reading the same documents only (one process)")
    count = f"{place.documents:,}"

    def only_read() -> float:
        texts = [path.read_bytes() for path in sorted(place.texts.iterdir())]
        return here(lambda: [read_pages(pages_of(one, ".txt")) for one in texts])

    yield Measure(
        "build", Words(f"{count}文書の build", f"building {count} documents"), read,
        lambda: started([*KONKYO, "build", str(place.texts), "--into", str(_emptied(place.folder / "new"))]),
        only_read, rounds=1, warm=0,
    )  # fmt: skip
    yield Measure(
        "build-again", Words(f"{count}文書の、変わりのない build", f"building {count} unchanged documents again"), read,
        lambda: started([*KONKYO, "build", str(place.texts), "--into", str(place.graph)]), only_read, rounds=1, warm=0,
    )  # fmt: skip

    def into_server() -> float:
        if place.neo4j is None:
            raise MissingPartError("--neo4j URI")
        return started([*KONKYO, "build", str(place.texts), "--store", place.neo4j], place.server)

    yield Measure(
        "build-neo4j", Words(f"{count}文書を Neo4j へ", f"{count} documents into Neo4j"), read,
        into_server, only_read, rounds=1, warm=0,
    )  # fmt: skip


def maps(place: Workplace) -> Iterator[Measure]:
    """Making the page of a map from the graph."""

    def made() -> float:
        with opened(place.graph) as store:
            chosen = [str(one["key"]) for one in stored_evaluations(store)][:10]
            document_picture(store, chosen[0])
            return here(lambda: [map_page(document_picture(store, one), "ja") for one in chosen])

    yield Measure(
        "map", Words("10文書の流れの図を作る", "drawing the flow maps of ten documents"),
        _FIXED_LOOP, made, lambda: here(_loop), rounds=3,
    )  # fmt: skip


GROUPS: tuple[Callable[[Workplace], Iterator[Measure]], ...] = (
    start_up, reading_text, reading_formats, law_in_time, building, maps,
)  # fmt: skip
_FIXED_LOOP = Words("決まった Python の繰り返し", "a fixed loop in Python")


def _loop() -> int:
    return sum(number * number % 7 for number in range(1_000_000))


def _open_workbook(data: bytes) -> object:
    return load_workbook(io.BytesIO(data))


def _parse_word(data: bytes) -> object:
    return etree.fromstring(ZipFile(io.BytesIO(data)).read("word/document.xml"))


def _emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return folder
