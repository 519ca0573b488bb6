"""Synthetic documents: any number of 評価書 of bodies that do not exist, for measuring growth.

The same count and seed give the same bytes. Amounts are drawn from ranges that include those of the real documents
konkyo is tested with (``bench/likeness.py`` compares them). Bodies, parties, systems and provisions are shared as in a
nation: one body for about 23 documents, parties and provisions by all. All names are fictional, and all sentences are
composed here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from synthesis import forms, words
from synthesis.damage import damage
from synthesis.flows import Amounts
from synthesis.paper import Paper

MIXES = {
    # Most works concern few people, so that the short form is enough.
    "nation": {"基礎項目評価書": 78, "重点項目評価書": 11, "全項目評価書": 6, "変更箇所一覧": 5},
    # Like the real documents konkyo is tested with: the long forms.
    "long": {"重点項目評価書": 60, "全項目評価書": 20, "変更箇所一覧": 20},
}
"""Name of a mix → form → its share of the documents, in percent. The first is an assumption, not a statistic."""

PER_BODY = 23


@dataclass(frozen=True)
class Document:
    """A document: its file ``name``, its ``text``, the facts put into it (``truth``), and how it was damaged."""

    name: str
    text: str
    truth: dict[str, Any]
    damage: tuple[str, ...]


def documents(count: int, seed: int = 1, mix: str = "nation", *, damaged: bool = True) -> Iterator[Document]:
    """Yield ``count`` documents."""
    bodies = max(1, count // PER_BODY)
    for number in range(count):
        yield document(number, bodies, seed, mix, damaged=damaged)


def document(number: int, bodies: int, seed: int, mix: str, *, damaged: bool = True) -> Document:
    """Return document ``number`` of a nation of ``bodies`` bodies. It does not depend on the other documents."""
    random = Random(f"{seed}/{bodies}/{mix}/{number}")
    city, prefecture = words.place(number % bodies)
    turn = number // bodies
    # A body has one document for each of its works; any more are earlier versions of these.
    office, version = turn % len(words.OFFICES), turn // len(words.OFFICES)
    day = date(2024, 3, 1) + timedelta(days=number % 90) - timedelta(days=400 * version)
    task = forms.Task(city, prefecture, office + 1, words.OFFICES[office], day)
    form = _forms(mix)[number % 100]
    paper = Paper(random, html=form in ("重点項目評価書", "変更箇所一覧"))
    _fill(paper, task, form)
    if damaged:
        damage(paper)
    return Document(f"{number:06}.txt", "\n".join(paper.lines) + "\n", paper.truth, tuple(paper.damage))


@cache
def _forms(mix: str) -> list[str]:
    """Return the forms of a hundred documents in the shares of the mix, in random order."""
    forms_ = [form for form, share in MIXES[mix].items() for _ in range(share)]
    Random(mix).shuffle(forms_)
    return forms_


def _fill(paper: Paper, task: forms.Task, form: str) -> None:
    draw = paper.random.randint
    if form == "変更箇所一覧":
        forms.list_of_changes(paper, task, draw(8, 36))
    elif form == "基礎項目評価書":
        forms.basic(paper, task, Amounts(1, draw(1, 5), 0, 0, 0, 0, draw(3, 40), draw(2, 20), draw(150, 900)))
    elif form == "重点項目評価書":
        files = paper.random.choice((1, 1, 1, 2, 3))
        amounts = Amounts(files, draw(1, 7), draw(84, 243), draw(1, 5), draw(1, 18) // files, draw(0, 16) // files,
                          draw(5, 90), draw(23, 92), draw(180, 420))  # fmt: skip
        forms.evaluation(paper, task, amounts, full=False)
    else:
        amounts = Amounts(3, draw(5, 7), draw(150, 230), draw(5, 10), draw(8, 20), draw(6, 20), draw(60, 110), draw(100, 190),
                          draw(500, 800))  # fmt: skip
        forms.evaluation(paper, task, amounts, full=True)
