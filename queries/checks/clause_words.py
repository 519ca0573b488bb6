"""Another word in the same clause elsewhere: 「ラックに搭載された」, 「ラックに登載された」."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

from konkyo.i18n import Words
from konkyo.queries.checks.compact_text import CompactText
from konkyo.queries.checks.contrary_signs import are_contrary
from konkyo.queries.checks.counted_names import most_used, names_with_counts
from konkyo.queries.checks.evaluation_view import EvaluationView
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity, elsewhere

_AROUND = 6
"""Clauses are the same if so many signs before and behind a word are."""
_WORD = re.compile("[一-龥々]{2,}")
_ENDS = "及又等者"
"""Signs that begin or end another word: 「通知及び」."""
_ROOMS, _NO_ROOM = re.compile("入退[室出]管理"), "入退出管理"
"""室 is a place and 出 is none: 入退出管理 is a slip for 入退室管理."""

_Place = tuple[CompactText, int, int]


def clause_words(document: EvaluationView) -> Iterator[Finding]:
    """Yield words that differ in one sign while the clauses around them are the same."""
    texts = [CompactText.of(field) for field in document.readable]
    clauses: dict[tuple[str, str], dict[str, list[FindingEvidence]]] = defaultdict(lambda: defaultdict(list))
    rooms: dict[str, list[FindingEvidence]] = defaultdict(list)
    for text in texts:
        signs = _signs(text)
        folded = "".join(sign for sign, _ in signs)
        for found in _WORD.finditer(folded):
            first, last = found.span()
            around = folded[max(first - _AROUND, 0) : first], folded[last : last + _AROUND]
            if min(map(len, around)) == _AROUND:
                clauses[around][found[0]].append(text.at(signs[first][1], signs[last - 1][1] + 1))
        for found, at in text.finditer(_ROOMS):
            rooms[found[0]].append(at)
    told: set[frozenset[str]] = set()
    if len(rooms) > 1:
        told.add(frozenset(rooms))
        yield _finding(rooms, wrong=_NO_ROOM)
    for words in clauses.values():
        if len(words) > 1 and frozenset(words) not in told and _one_sign_apart(list(words)):
            told.add(frozenset(words))
            yield _finding(words)


def _signs(text: CompactText) -> list[tuple[str, int]]:
    """Return the signs of a text in one width and without blanks, with their places."""
    return [
        (sign, place)
        for place, printed in enumerate(text.text)
        if not printed.isspace()
        for sign in unicodedata.normalize("NFKC", printed)
    ]


def _one_sign_apart(words: Sequence[str]) -> bool:
    """Tell whether all words are like the first but for one sign, the same one, that makes no other thing of them."""
    first, *others = words
    apart = [
        [(place, {one, sign}) for place, (one, sign) in enumerate(zip(first, other, strict=False)) if one != sign]
        for other in others
    ]
    if any(len(first) != len(other) for other in others) or any(len(one) != 1 for one in apart):
        return False
    signs = {sign for each in apart for _, both in each for sign in both}
    alike = len({place for each in apart for place, _ in each}) == 1
    return alike and not are_contrary(signs) and not signs & set(_ENDS)


def _finding(words: dict[str, list[FindingEvidence]], wrong: str | None = None) -> Finding:
    """Return the finding at the word that is ``wrong``, else at the one that is printed least often."""
    used = most_used(words)
    counted = names_with_counts(used)
    at = words[wrong or used[-1][0]][0]
    return Finding(
        Severity.NOTE,
        "word",
        Words(
            ja=f"同じ文の中の同じ所に、違う語がある: {counted.ja}",
            en=f"in the same place of the same clause stand different words: {counted.en}",
        ),
        Words(ja="どちらが正しいか確かめ、そろえる", en="see which is right, and use that one"),
        at,
        elsewhere(at, [place for _, places in reversed(used) for place in places]),
    )
