"""Damage as transcription causes it. A damaged document can still be read; its record names the gaps."""

import re
from collections.abc import Callable
from random import Random

from synthesis.paper import Paper

_TICKED, _UNTICKED = '[<input checked="" type="checkbox"/>]', "[]"
_ALIKE = '<input type="checkbox"/>'


def boxes_alike(paper: Paper, random: Random) -> bool:
    """Print all boxes of one group in three alike, so that it is lost which are ticked."""
    hit = False
    for number, line in enumerate(paper.lines):
        if re.match(r"[①-⑨].*方法.*\t", line) and _TICKED in line and random.random() < 0.33:
            paper.lines[number] = line.replace(_TICKED, _ALIKE).replace(_UNTICKED, _ALIKE)
            hit = True
    return hit


def doubled_page(paper: Paper, random: Random) -> bool:
    """Print forty lines twice."""
    first = random.randrange(len(paper.lines) // 3, len(paper.lines))
    page = paper.lines[first : first + 40]
    paper.lines[first + len(page) : first + len(page)] = page
    return True


def missing_lines(paper: Paper, random: Random) -> bool:
    """Remove up to four lines after the first third."""
    for _ in range(random.randint(1, 4)):
        del paper.lines[random.randrange(len(paper.lines) // 3, len(paper.lines))]
    return True


def odd_marks(paper: Paper, random: Random) -> bool:
    """Print full-width digits, another circle, page numbers in the text, and spaces in labels."""
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    for number, line in enumerate(paper.lines):
        if "法令上の根拠\t" in line and random.random() < 0.5:
            line = line.translate(wide)
        if line.startswith(("②", "③")) and random.random() < 0.3:
            line = re.sub("^(.)", r"\1 ", line)
        paper.lines[number] = line.replace("[ ○ ]", "[ 〇 ]")
    pages = max(2, len(paper.lines) // 45)
    for page in range(1, pages):
        at = page * len(paper.lines) // pages
        # At a blank line between two parts: within a cell a page number would look like its text.
        while at < len(paper.lines) and paper.lines[at]:
            at += 1
        paper.lines.insert(at, f"{page} / {pages} ページ")
    return True


KINDS: tuple[tuple[str, float, Callable[[Paper, Random], bool]], ...] = (
    ("boxes alike", 0.35, boxes_alike),
    ("doubled page", 0.05, doubled_page),
    ("missing lines", 0.06, missing_lines),
    ("odd marks", 0.3, odd_marks),
)
"""(kind, share of the documents that have it, function that does it)"""


def damage(paper: Paper) -> None:
    """Damage ``paper`` at random, and note how."""
    for kind, share, inflict in KINDS:
        if paper.random.random() < share and inflict(paper, paper.random):
            paper.damage.append(kind)
