"""Texts as viewers and PDF tools hand them out: they say the same as the whole document, or less and say so."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recorded_facts import recorded_facts

from konkyo.loaders.read_document import read_pages
from konkyo.loaders.readers.text import read_text
from konkyo.loaders.record import ILLEGIBLE, Record

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.txt"))
PARTS = re.compile(r"\n(?=#*\s*(?:[ⅠⅡⅢⅣⅤⅥ]|I{1,3}|I?V|VI)[\s　.．]|#*\s*[（(]別[添紙]\s*[0-9１-９]|\S*変更箇所一覧)")
KANJI = "[\u3400-\u9fff々〆]"
KEYS = {
    "flows": ("file", "kind", "label"),
    "changes": ("date", "item"),
    "files": ("name",),
    "systems": ("ordinal", "name"),
    "risks": ("file", "section", "risk"),
}
WHERE = {
    "confidence",
    "rule",
    "at",
    "evidence",
    "pieces",
    "inferred",
    "connections_inferred",
    "section",
    "quote",
    "start",
    "end",
    "marked",
}
NO_FACTS = {"passages", "gaps", "notes", "source", "record_version", "citations", "account"}


@lru_cache(maxsize=2 * len(EXAMPLES))
def read(text: str) -> Record:
    return read_pages(read_text(text.encode()))


def facts(record: Record) -> set[tuple[str, ...]]:
    """Each value of a record with the names of what it belongs to, without white space."""
    return set(_facts(record.model_dump(exclude=NO_FACTS), ()))


def _facts(value: object, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if isinstance(value, dict):
        owner = tuple(str(value[key]) for key in KEYS.get(path[-1] if path else "", ()))
        for key, inner in value.items():
            if key not in WHERE:
                yield from _facts(inner, (*path, *owner, str(key)))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _facts(inner, path)
    elif value not in (None, ILLEGIBLE):
        yield tuple("".join(part.split()) for part in (*path, str(value)))


def joined(text: str) -> str:
    return " ".join(line.strip() for line in text.splitlines() if line.strip())


def labels_first(text: str) -> str:
    """The labels of following lines before their values: 「①部署⏎②所属長⏎市民課⏎市民課長」."""
    out: list[str] = []
    run: list[list[str]] = []
    for line in [*text.split("\n"), ""]:
        cells = line.split("\t")
        if len(cells) == 2 and cells[0].strip() and cells[1].strip() and not cells[0].strip().isdigit():
            run.append(cells)
            continue
        out += [label for label, _ in run] + [value for _, value in run] if len(run) > 1 else map("\t".join, run)
        run = []
        out.append(line)
    return "\n".join(out)


def sprinkled(text: str, seed: int = 0) -> str:
    random = Random(seed)
    return "".join(c + ("\u200b" if c not in "\n\t " and random.random() < 0.06 else "") for c in text)


SAME: dict[str, Callable[[str], str]] = {
    "one line": joined,
    "a line a page": lambda text: "\n".join(map(joined, PARTS.split(text))),
    "letters in pieces": lambda text: unicodedata.normalize("NFD", text),
    "zero-width spaces": sprinkled,
}
LESS: dict[str, Callable[[str], str]] = {
    "spaced kanji": lambda text: re.sub(rf"(?<={KANJI})(?={KANJI})", " ", text),
    "labels first": labels_first,
}
DAMAGES = {**SAME, **LESS}


def said_more(damaged: Record, whole: Record) -> bool:
    """Whether the damaged record has notes, gaps or unfilled labels that the whole one has not."""
    found = [
        Counter(
            [
                *(note.code for note in (*record.notes, *record.gaps)),
                *(record.account.unfilled if record.account else ()),
            ]
        )
        for record in (damaged, whole)
    ]
    return bool(found[0] - found[1])


JOINED: dict[str, set[object]] = {
    "one line": {"record_items"},
    "a line a page": {"record_items"},
    "spaced kanji": {"record_items", "timing", "reason"},
}
"""Kind of damage → the fields that the reader joins there: blanks part them, and blanks stand within words too."""


def assert_accounted(name: str, damaged: Record, whole: Record) -> None:
    """The damaged record says no more than the whole one, and that something is missing is said or seen as unread."""
    before, after = (
        {fact for fact in recorded_facts(one) if not JOINED.get(name, set()) & {*fact}} for one in (whole, damaged)
    )
    assert after <= before
    assert whole.account
    assert damaged.account
    if missing := before - after:
        gaps = {gap.code for gap in damaged.gaps} - {gap.code for gap in whole.gaps}
        more = damaged.account.shares["unread"] > whole.account.shares["unread"]
        assert more or gaps or damaged.account.unfilled, sorted(map(str, missing))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", SAME)
def test_nothing_is_lost_with_the_line_ends_or_the_letters(name: str, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    whole, damaged = read(text), read(SAME[name](text))
    assert facts(damaged) == facts(whole)
    assert_accounted(name, damaged, whole)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", LESS)
def test_what_cannot_be_told_is_left_out_and_said(name: str, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    whole, damaged = read(text), read(LESS[name](text))
    assert facts(damaged) <= facts(whole)
    assert facts(damaged) == facts(whole) or said_more(damaged, whole)
    assert_accounted(name, damaged, whole)


@settings(max_examples=12, deadline=None)
@given(
    path=st.sampled_from(EXAMPLES),
    names=st.lists(st.sampled_from(sorted(DAMAGES)), min_size=2, max_size=3, unique=True),
    seed=st.integers(0, 99),
)
def test_damages_together_make_up_no_fact(path: Path, names: list[str], seed: int) -> None:
    text = path.read_text(encoding="utf-8")
    damaged = text
    for name in names:
        damaged = sprinkled(damaged, seed) if DAMAGES[name] is sprinkled else DAMAGES[name](damaged)
    whole, record = read(text), read(damaged)
    assert facts(record) <= facts(whole)
    assert facts(record) == facts(whole) or said_more(record, whole)


@pytest.mark.parametrize("name", ["one line", "a line a page"])
def test_a_list_of_changes_is_known_with_its_kanji_apart_and_its_line_ends_lost(name: str) -> None:
    text = next(path for path in EXAMPLES if "changes" in path.stem).read_text(encoding="utf-8")
    whole, record = read(text), read(DAMAGES["spaced kanji"](DAMAGES[name](text)))
    assert facts(record) <= facts(whole)
    assert len(facts(record)) > 0.9 * len(facts(whole))
    assert len(record.changes) == len(whole.changes)


LIST = """港の使用に関する事務における変更箇所一覧

項目番号\tページ数・位置\t\t変更前\t変更後\t概要\t
1\tP3\tⅠ-1\t甲\t乙\t事前\t港を開いたため
2\tP4\tⅠ-2\t丙\t丁\t事後\t令和3年の法の改正による
Ⅱ 特定個人情報ファイルの概要
3\tP9\tⅡ-2\t－\t戊\t事前\t舟を加えたため
"""


def test_a_list_of_changes_on_one_line_may_have_a_column_without_a_heading() -> None:
    rows = [(row.no, row.before, row.after, row.timing, row.reason) for row in read(joined(LIST)).changes]
    assert rows == [(row.no, row.before, row.after, row.timing, row.reason) for row in read(LIST).changes]
    assert [row[0] for row in rows] == ["1", "2", "3"]
    assert [row[4] for row in rows] == ["港を開いたため", "令和3年の法の改正による", "舟を加えたため"]
