"""提出時期 and its reason for a change: what the rule decides, what it leaves to a person.

The facts are declared: the fields marked ※ (``starred_table``) and the sentences officers use (``reasons.csv``).
The texts of 規則 and 指針 are not held: which changes they except is not known here, and a person judges it.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from konkyo.i18n import KonkyoError, Words
from konkyo.law.dates import era_date, iso_date
from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.labels import BASIC, rows_of
from konkyo.loaders.record import Passage, Record
from konkyo.papers.item_words import edition_of, item_words
from konkyo.papers.starred_table import STARRED

REASON_COLUMNS = ("kind", "timing", "reason", "judge")
_OWN = Path(__file__).with_name("reasons.csv")
_JUDGE = Words(
    ja="提出時期と、重要な変更に当たるかは、確かめてください"
    "（様式の※だけで見ています。規則・指針の本文は収めていないので、例外に当たるかは人が判断します）。"
    "見ること: ※の欄では、番号や誤字だけの形式的な変更か、リスクを相当程度変動させる変更か"
    "（それなら重要な変更で、事前に再実施する）。ほかの欄では、同じ改正で※の欄の取扱いも変わらないか。",
    en="Check 提出時期, and whether a change is a 重要な変更 (only the marks ※ of the form are known; the texts of "
    "規則 and 指針 are not held, so whether an exception applies is for a person to judge). To judge: in a field "
    "marked ※, whether only numbers or misprints change, or the change moves the risk considerably (then it is "
    "a 重要な変更, assessed again beforehand); in any other field, whether the amendment changes what is done in one "
    "marked ※ too.",
)


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """For one kind of change: the proposed 提出時期 ("" where a person must decide), the reason, what to judge."""

    timing: str
    reason: str
    judge: str


@dataclass(frozen=True, slots=True)
class Submission:
    """What is proposed for one change. ``starred``: its field is marked ※ in the form.

    ``judge_en``: the same as ``judge``, "" where the sentence is a person's own.
    """

    starred: bool
    timing: str
    reason: str
    judge: str
    judge_en: str = ""


_JUDGE_EN = {
    "number-starred": "A field marked ※: is this a change of form only (a misprint, the title of a law)?",
    "number-other": "Does anything change besides the numbers?",
    "number-basic": "Does anything change besides the numbers?",
    "content-starred": "The substance of a field marked ※ changes: if this moves the risk considerably, it is a "
    "重要な変更, assessed again beforehand",
    "content-other": "Does the same amendment change what is done in a field marked ※ too?",
    "content-basic": "Does the answer of the threshold check (しきい値判断) stay the same?",
}
"""Kind of change → what our own table asks a person to judge, in English for pages; the papers are Japanese."""

ReasonTable = dict[str, ReasonRow]


def reason_table(path: Path | None = None) -> ReasonTable:
    """Return the declared sentences, those of a person's own file ``path`` before ours.

    Raises KonkyoError where that file is not in the format of ``reasons.csv``.
    """
    known = _own_reasons()
    if path is None:
        return known
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise _wrong(str(path), Words(ja=str(error), en=str(error))) from None
    return known | _rows(text, str(path), tuple(known))


@cache
def _own_reasons() -> ReasonTable:
    return _rows(_OWN.read_text(encoding="utf-8"), str(_OWN), ())


def _rows(text: str, where: str, known: tuple[str, ...]) -> ReasonTable:
    table = csv.reader(io.StringIO(text, newline=""))
    found: ReasonTable = {}
    for number, cells in enumerate(table, start=1):
        if number == 1 and tuple(cells) != REASON_COLUMNS:
            names = ",".join(REASON_COLUMNS)
            raise _wrong(f"{where}:1", Words(ja=f"1行目は {names}", en=f"the first line must be {names}"))
        if number == 1 or not any(cells):
            continue
        if len(cells) != len(REASON_COLUMNS) or (known and cells[0] not in known):
            kinds = ", ".join(known)
            raise _wrong(f"{where}:{number}", Words(ja=f"kind は {kinds} のどれか", en=f"kind is one of {kinds}"))
        found[cells[0]] = ReasonRow(*cells[1:])
    return found


def _wrong(where: str, why: Words) -> KonkyoError:
    return KonkyoError(
        Words(ja="説明の文の表を読めません", en="the table of reasons cannot be read"),
        where=where,
        why=why,
        cure=Words(
            ja="papers/reasons.csv と同じ形の UTF-8 の CSV にしてください",
            en="make it a UTF-8 CSV file like papers/reasons.csv",
        ),
    )


def submission(passage: Passage, edition: FormEdition, on: date, *, settled: bool, reasons: ReasonTable) -> Submission:
    """Return what is proposed for a change of ``passage`` by the law of ``on``; ``settled``: only numbers change."""
    starred = is_starred(passage, edition)
    where = "basic" if edition.form == BASIC else "starred" if starred else "other"
    kind = f"{'number' if settled else 'content'}-{where}"
    row, day = reasons[kind], era_date(on)
    judge_en = _JUDGE_EN[kind] if row == _own_reasons()[kind] else ""
    return Submission(starred, row.timing, row.reason.replace("{day}", day), row.judge, judge_en)


def is_starred(passage: Passage, edition: FormEdition) -> bool:
    """Tell whether the form marks the field of ``passage`` ※ in this edition."""
    names, parts, except_for = _starred(edition)
    if passage.meaning is None or passage.meaning in except_for:
        return False
    return passage.meaning in names or passage.address.part in parts


def what_to_judge(record: Record, changed: Iterable[Passage]) -> Words:
    """Return what a person must judge of the ``changed`` fields of a document, and which of them are marked ※."""
    edition = edition_of(record.document.form, record.passages)
    marked = "、".join(" ".join(item_words(one, edition)) for one in changed if is_starred(one, edition))
    return Words(
        ja=f"{_JUDGE.ja}書いた※の欄: {marked or 'なし'}", en=f"{_JUDGE.en} Written fields marked ※: {marked or 'none'}"
    )


@cache
def _starred(edition: FormEdition) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the meanings that are marked, the parts that are marked as a whole, and the meanings that are not."""
    words = [
        word
        for form, month, meanings in rows_of(STARRED)
        if form == edition.form and (iso_date(month) or "") <= (iso_date(edition.name) or "")
        for word in meanings.split()
    ]
    parts = {edition.address(word).part for word in words if word.startswith("part.")}
    return (
        frozenset(word for word in words if not word.startswith(("part.", "-"))),
        frozenset(parts),
        frozenset(word.removeprefix("-") for word in words if word.startswith("-")),
    )
