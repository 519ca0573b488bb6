"""What the change log says a field reads now, against the field and against what a later row says it read before."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from konkyo.i18n import Words
from konkyo.law.dates import day, iso_date
from konkyo.queries.checks.evaluation_view import EvaluationView, Field, LoggedChange
from konkyo.queries.checks.finding import Finding, Severity
from konkyo.queries.postprocess.replay import bare_text, says_nothing

_LEAST = 20
"""signs: a shorter text is compared by its numbers only"""
_SHORT = 60
"""signs: a text with more is no mere number, count or day"""
_LONGEST = 4_000
_ALIKE = 0.9
"""So much of what the log says must stand in the field: else the row is about something else, or was changed since."""
_SLIP, _WORDS = 8, 3
"""A slip has at most so many signs, and a text at most so many of them."""
_AROUND = 4
"""signs that are shown on each side of a slip"""
_WORD = re.compile(r"[一-龥々ぁ-んァ-ヶ]")
_NUMBER = re.compile(r"\d+")


def logged_texts(document: EvaluationView) -> Iterator[Finding]:
    """Yield fields that are not as the last row on them says, and rows that begin where the one before did not end."""
    rows: dict[str, list[LoggedChange]] = defaultdict(list)
    for row in sorted(document.log, key=lambda one: (one.day or "9999", one.ordinal)):
        for section in row.sections:
            rows[section].append(row)
    for section, of_field in rows.items():
        field = document.fields.get(section)
        if field is None:
            continue
        for one, next_one in pairwise(of_field):
            if one.day != next_one.day and _other_numbers(one.after, next_one.before):
                yield _broken(one, next_one, section)
        last = of_field[-1]
        if says_nothing(last.after):
            continue
        if _other_numbers(last.after, field.text):
            yield _other_value(last, field)
        elif slips := _slips(last.after or "", field.text):
            yield _slipped(last, field, slips)
        elif _still_before(last, field):
            yield _not_done(last, field)


def _other_numbers(one: str | None, other: str | None) -> bool:
    """Tell whether two short texts are the same but for their numbers: （36）件 and （56）件."""
    texts = [unicodedata.normalize("NFKC", bare_text(text or "")) for text in (one, other)]
    numbers = [_NUMBER.findall(text) for text in texts]
    words = ["".join(_WORD.findall(text)) for text in texts]
    return max(map(len, texts)) <= _SHORT and words[0] == words[1] and numbers[0] != numbers[1] and all(numbers)


def _still_before(row: LoggedChange, field: Field) -> bool:
    """Tell whether a field still says what was before the change, or another day than the one after it."""
    says, before, after = bare_text(field.text), bare_text(row.before or ""), bare_text(row.after or "")
    if len(row.sections) > 1 or says_nothing(before) or after in says:
        return False
    return says == before or bool(iso_date(says) and day(after) and iso_date(says) != iso_date(after))


def _slips(logged: str, printed: str) -> list[tuple[str, str, int, int]]:
    """Return the few words that differ, as the log has them and as the field, with their place in ``printed``.

    What the field has beside them is not compared: a row may tell a part of it.
    """
    said, now = _signs(logged), _signs(printed)
    if len(said) < _LEAST or len(now) > _LONGEST or len(said) > len(now) + _SLIP:
        return []
    texts = ["".join(sign for sign, _ in signs) for signs in (said, now)]
    if texts[0] in texts[1]:
        return []
    codes = SequenceMatcher(None, texts[0], texts[1], autojunk=False).get_opcodes()
    if sum(last - first for kind, first, last, _, _ in codes if kind == "equal") < _ALIKE * len(said):
        return []
    found = []
    for kind, first, last, start, end in codes:
        words = texts[0][first:last], texts[1][start:end]
        if kind == "equal" or not _WORD.search("".join(words)):
            continue
        if kind == "insert" and (len(words[1]) > _SLIP or last in (0, len(said))):
            continue  # a part that the row does not tell
        if max(map(len, words)) > _SLIP:
            return []
        found.append((*words, now[max(start - _AROUND, 0)][1], now[min(end + _AROUND, len(now)) - 1][1] + 1))
    return found if len(found) <= _WORDS else []


def _signs(text: str) -> list[tuple[str, int]]:
    """Return the letters and digits of a text with their places, without long vowels: サーバー, サーバ."""
    return [
        (sign, place)
        for place, printed in enumerate(text)
        for sign in unicodedata.normalize("NFKC", printed)
        if sign.isalnum() and sign != "ー"
    ]


def _slipped(row: LoggedChange, field: Field, slips: Sequence[tuple[str, str, int, int]]) -> Finding:
    ja = "、".join(f"「{log or '（なし）'}」→「{now or '（なし）'}」" for log, now, _, _ in slips)
    en = ", ".join(f"「{log or '(nothing)'}」 → 「{now or '(nothing)'}」" for log, now, _, _ in slips)
    return Finding(
        Severity.NOTE,
        "change_log",
        Words(
            ja=f"この欄を最後に改めた変更箇所の行（{row.day or '日なし'}）と語が違う（行→欄）: {ja}",
            en=f"its words are not those of the row of the change log that changed it last ({row.day or 'no day'}; row "
            f"→ field): {en}",
        ),
        Words(ja="どちらが正しいか確かめ、そろえる", en="see which of the two is right, and bring them into line"),
        field.found(slips[0][2], slips[0][3]),
        (row.evidence,),
    )


def _other_value(row: LoggedChange, field: Field) -> Finding:
    after = bare_text(row.after or "")
    return Finding(
        Severity.WARNING,
        "change_log",
        Words(
            ja=f"変更箇所の最後の行（{row.day or '日なし'}）はこの欄を「{after}」とし、その後の変更の行がない",
            en=f"the last row of the change log on this field ({row.day or 'no day'}) says 「{after}」, and no row "
            "tells the change since",
        ),
        Words(ja="変更の行を補うか、欄を直す", en="add the row that tells the change, or mend the field"),
        field.found(0, len(field.text)),
        (row.evidence,),
    )


def _not_done(row: LoggedChange, field: Field) -> Finding:
    return Finding(
        Severity.WARNING,
        "change_log",
        Words(
            ja=f"変更箇所の {row.ordinal} 行目の変更後の記載が、この欄にない",
            en=f"it does not say what stands after the change in row {row.ordinal} of the change log",
        ),
        Words(ja="変更箇所の行か、欄を直す", en="correct the row of the change log, or the field"),
        field.found(0, len(field.text)),
        (row.evidence,),
    )


def _broken(row: LoggedChange, later: LoggedChange, section: str) -> Finding:
    after, before = bare_text(row.after or ""), bare_text(later.before or "")
    return Finding(
        Severity.WARNING,
        "change_log",
        Words(
            ja=f"{section}: {row.day or '日なし'} の行の変更後「{after}」と、次の {later.day or '日なし'} の行の変更前"
            f"「{before}」の数が合わない",
            en=f"{section}: the row of {row.day or 'no day'} ends with 「{after}」, and the next row, of "
            f"{later.day or 'no day'}, begins with 「{before}」: their numbers differ",
        ),
        Words(ja="間の変更の行を補うか、数を直す", en="add the row between them, or mend the numbers"),
        later.at(lambda cell: bare_text(cell.text) == before),
        (row.at(lambda cell: bare_text(cell.text) == after),),
    )
