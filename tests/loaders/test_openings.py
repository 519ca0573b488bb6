"""Drawn openings of evaluations as viewers and PDF tools hand them out: what is read of them, and what is refused.

Beside each text in ``openings/`` lies a JSON file with what it says. All bodies and people are invented.
"""

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from konkyo.i18n import KonkyoError
from konkyo.law.variants import unified
from konkyo.loaders.read_document import read_file
from konkyo.loaders.record import ILLEGIBLE, Record

HERE = Path(__file__).parent
OPENINGS = sorted((HERE / "openings").glob("*.txt"))
FEWEST_FOUND = 0.97
FEWEST_RIGHT = 0.99
_UNPRINTED = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\ufe00-\ufe0f\U000e0100-\U000e01ef\\s]")


def folded(text: str) -> str:
    return _UNPRINTED.sub("", unified(unicodedata.normalize("NFKC", text)))


def said(record: Record) -> set[tuple[str, str]]:
    document = record.document
    single = {
        "number": document.number,
        "title": document.title,
        "form": document.form,
        "body": document.body,
        "work_name": record.office_work.name,
    }
    facts = {(name, folded(value)) for name, value in single.items() if value and value != ILLEGIBLE}
    facts |= {("systems", folded(system.name)) for system in record.systems}
    return facts | {("files", folded(file.name)) for file in record.files}


def right(text: Path) -> set[tuple[str, str]]:
    facts = json.loads(text.with_suffix(".json").read_text(encoding="utf-8"))
    single = {name: facts[name] for name in ("number", "title", "form", "body", "work_name")}
    found = {(name, folded(value)) for name, value in single.items() if value and value != ILLEGIBLE}
    return found | {(kind, folded(name)) for kind in ("systems", "files") for name in facts.get(kind, ())}


def test_recall_and_precision() -> None:
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    stated: Counter[str] = Counter()
    differences = []
    for text in OPENINGS:
        facts, record = right(text), said(read_file(text))
        wanted.update(name for name, _ in facts)
        stated.update(name for name, _ in record)
        found.update(name for name, _ in facts & record)
        differences += [f"- {text.stem}: {fact}" for fact in sorted(facts - record)]
        differences += [f"+ {text.stem}: {fact}" for fact in sorted(record - facts)]
    report = "\n".join(differences)
    for name, number in wanted.items():
        assert found[name] >= FEWEST_FOUND * number, report
        assert found[name] >= FEWEST_RIGHT * stated[name], report


@pytest.mark.parametrize("text", sorted((HERE / "no_evaluations").iterdir()), ids=lambda path: path.stem)
def test_a_text_about_evaluations_is_refused(text: Path) -> None:
    with pytest.raises(KonkyoError):
        read_file(text)
