"""Names of laws that are no law's name: misprints, a missing 法, and one order under several short names."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from konkyo.i18n import Words
from konkyo.law.fold import Folded, fold
from konkyo.law.law_names import ACT_SPELLINGS, names, order_titles
from konkyo.law.titles import renaming
from konkyo.queries.checks.counted_names import most_used, names_with_counts
from konkyo.queries.checks.evaluation_view import CitedProvision, EvaluationView
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity
from konkyo.queries.checks.former_titles import former_short_names
from konkyo.queries.checks.text_likeness import text_likeness

_ORDER = ("命令", "省令")
_NEAR = 0.9
"""A name this much like a title, and not the same, is a misprint of it."""
_WIDEST = 3
"""So many characters may be too much or missing."""
_ACT = re.compile("|".join(sorted(map(re.escape, ACT_SPELLINGS), key=len, reverse=True)))
_ENACTMENT = re.compile(r"[一-龥]{2,20}?(?P<kind>施行令|施行規則)")
_BEFORE_ARTICLE = re.compile(r"[一-龥]{3,20}(?=第\d+条)")
_NO_TITLE = re.compile(r".*(?:法|令|則|例|条|項|号|程|綱|表|款|約|同|該|律|別|附)")
_SAME_ARTICLE = re.compile(r"同条\s*第?\s*\d+\s*条")
_TABLE_NUMBER = re.compile(r"別表第?[一二三四五六七八九\d]+")
_NUMBERED = re.compile(r"第\d|別表|附則|\d")

Misprint = tuple[str, str]
"""What is printed, folded, and the name that is meant."""


def misnamed_laws(document: EvaluationView) -> Iterator[Finding]:
    """Yield names of laws that are misprinted, and orders that have several short names in the document."""
    found: dict[Misprint, list[FindingEvidence]] = defaultdict(list)
    for field in document.readable:
        text = fold(field.text)
        for misprint, span in _misprints(text):
            found[misprint].append(field.found(*text.span(*span)))
    for (_, meant), places in found.items():
        printed = places[0].printed
        now = _title_on(document.day, meant)
        yield Finding.at(
            Severity.WARNING,
            "title",
            Words(
                ja=f"「{printed}」という法令はない。「{meant}」の書き誤りと思われる",
                en=f"no law is called 「{printed}」; 「{meant}」 seems to be meant",
            ),
            Words(ja=f"「{now}」と書く", en=f"write 「{now}」")
            if now == meant
            else Words(ja=f"{document.day} の題名「{now}」と書く", en=f"write its title of {document.day}: 「{now}」"),
            places,
        )
    yield from _same_article(document)
    yield from _numbers(document)
    yield from _short_names(document)
    yield from _tables(document.citations)


def _title_on(day: date | None, title: str) -> str:
    """Return the title that a law has on ``day``, where it no longer has this one."""
    law = names().spellings.get(fold(title).text)
    renamed = renaming(law, date.min, day) if law and day else None
    return (renamed.written(title) or title) if renamed else title


def _same_article(document: EvaluationView) -> Iterator[Finding]:
    """Yield 「同条第17条」: 同条 is an article, so no article can follow; another law, or 同法, must be meant."""
    places = [field.found(*found.span()) for field in document.readable for found in _SAME_ARTICLE.finditer(field.text)]
    if places:
        printed = places[0].printed
        yield Finding.at(
            Severity.WARNING,
            "title",
            Words(
                ja=f"「{printed}」の「同条」は条を指すので、続けて条を引けない。「同法」か法令の名の書き誤りと思われる",
                en=f"in 「{printed}」 an article follows 同条 (the same article); 同法, or the name of a law, "
                "seems to be meant",
            ),
            Words(ja="法令の名を書く", en="write the name of the law"),
            places,
        )


def _misprints(text: Folded) -> Iterator[tuple[Misprint, tuple[int, int]]]:
    yield from _misprinted_orders(text)
    known = names().spellings
    for found in _ENACTMENT.finditer(text.text):
        for start in range(found.start(), found.start("kind") - 1):
            name = text.text[start : found.end()]
            with_act = f"{name.removesuffix(found['kind'])}法{found['kind']}"
            if name not in known and with_act in known:
                yield (name, known[with_act]), (start, found.end())
                break
    for found in _BEFORE_ARTICLE.finditer(text.text):
        name = found[0]
        if not _NO_TITLE.fullmatch(name) and name not in known and f"{name}法" in known:
            yield (name, known[f"{name}法"]), found.span()


def _misprinted_orders(text: Folded) -> Iterator[tuple[Misprint, tuple[int, int]]]:
    """Yield names of orders that begin with the name of 番号法 and end almost as they should."""
    tails = _tails()
    for act in _ACT.finditer(text.text):
        rest = text.text[act.end() : act.end() + max(map(len, tails)) + _WIDEST]
        exact = [tail for tail in tails if rest.startswith(tail)]
        near = [
            (likeness, tail, window)
            for tail in tails
            for window in _windows(rest, tail)
            if window not in tails
            and len(tail) > max(map(len, exact), default=0)
            and (likeness := text_likeness(window, tail)) >= _NEAR
        ]
        if near:
            _, tail, window = max(near)
            named = ACT_SPELLINGS[0] if "行政手続" in act[0] else act[0]
            yield (act[0] + window, named + tails[tail]), (act.start(), act.end() + len(window))


def _windows(rest: str, tail: str) -> Iterator[str]:
    for length in range(len(tail) - _WIDEST, len(tail) + _WIDEST + 1):
        window = rest[:length]
        if len(window) == length and window.endswith(_ORDER) and not re.search("[。「」（(]", window):
            yield window


@cache
def _tails() -> dict[str, str]:
    """Return the folded tails of the orders under 番号法, as titles have them → as printed in a title."""
    printed = {fold(title).text: title for title in order_titles() if title.endswith(_ORDER)}
    act = fold(ACT_SPELLINGS[0]).text
    return {folded.removeprefix(act): title.removeprefix(ACT_SPELLINGS[0]) for folded, title in printed.items()}


def _numbers(document: EvaluationView) -> Iterator[Finding]:
    """Yield numbers of laws that are known misprints of another: デジタル庁令・総務省令 for デジタル庁・総務省令."""
    known = names()
    numbers = ((number, law) for number, law in known.numbers.items() if law in known.orders)
    wrong = {number: law for number, law in numbers if number != known.laws[law].number}
    pattern = re.compile("|".join(map(re.escape, wrong)))
    found: dict[str, list[FindingEvidence]] = defaultdict(list)
    for field in document.readable:
        text = fold(field.text)
        for printed in pattern.finditer(text.text):
            found[printed[0]].append(field.found(*text.span(*printed.span())))
    for number, places in found.items():
        right = known.laws[wrong[number]].number
        printed_number = places[0].printed
        yield Finding.at(
            Severity.NOTE,
            "title",
            Words(
                ja=f"「{printed_number}」（{len(places)} か所）は {wrong[number]} の法令番号でない（{right}）",
                en=f"「{printed_number}」 ({len(places)} places) is not the number of {wrong[number]} ({right})",
            ),
            Words(ja=f"「{right}」と書く", en=f"write 「{right}」"),
            places,
        )


def _short_names(document: EvaluationView) -> Iterator[Finding]:
    """Yield orders that the document calls by several short names: one of them may be that of a former title.

    What is known to be a former title on the document's day is told by itself.
    """
    known = names()
    used: dict[str, dict[str, list[FindingEvidence]]] = defaultdict(lambda: defaultdict(list))
    for one in document.citations:
        name, law = _NUMBERED.split(fold(one.quote).text)[0], one.address.law
        if law is None or name in former_short_names(law, document.day):
            continue
        if law in known.orders and known.spellings.get(name) == law and len(name) < len(ACT_SPELLINGS[0]):
            used[law][name].append(one.evidence)
    for law, called in used.items():
        if len(called) > 1:
            by_count = most_used(called)
            listed = names_with_counts(by_count)
            rarest = by_count[-1][1]
            yield Finding.at(
                Severity.WARNING,
                "title",
                Words(ja=f"{law} が、いくつもの名で呼ばれている（前の題名によるものがあり得る）: {listed.ja}",
                      en=f"{law} is called by several names (one may be of its former title): {listed.en}"),
                Words(ja="今の題名による名にそろえる", en="use the name of its present title"),
                rarest,
            )  # fmt: skip


def _tables(cited: Iterable[CitedProvision]) -> Iterator[Finding]:
    """Yield tables whose number is written in kanji here and with digits there: 別表第二, 別表第2."""
    used: dict[tuple[str | None, str], dict[str, list[FindingEvidence]]] = defaultdict(lambda: defaultdict(list))
    for one in cited:
        if one.address.table and (written := _TABLE_NUMBER.search(one.quote)):
            name = unicodedata.normalize("NFKC", written[0])
            used[one.address.law, one.address.table][name].append(one.evidence)
    for (law, table), called in used.items():
        if len(called) > 1:
            by_count = most_used(called)
            rarest = by_count[-1][1]
            listed = names_with_counts(by_count)
            yield Finding.at(
                Severity.NOTE,
                "name",
                Words(
                    ja=f"{law}{table} の書き方がそろっていない: {listed.ja}",
                    en=f"{law}{table} is written in several ways: {listed.en}",
                ),
                Words(ja=f"「{table}」にそろえる", en=f"write 「{table}」"),
                rarest,
            )
