"""Articles of the ministerial orders (主務省令) against the rows whose details they set, field by field."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from konkyo.i18n import Words
from konkyo.law.address import Address
from konkyo.law.network import table
from konkyo.law.timeline import TextBasis, Timeline
from konkyo.queries.checks.evaluation_view import CitedProvision, EvaluationView
from konkyo.queries.checks.finding import Finding, Severity
from konkyo.queries.checks.listed_rows import role

_SEVERAL = 2
"""So many articles of one order are a list, which should have an article for every row."""

ArticleAndRow = tuple[Address, Address]
"""An article and the row whose details it sets."""


def orders(document: EvaluationView, timeline: Timeline) -> Iterator[Finding]:
    """Yield articles whose row is not cited beside them, and rows whose article is not in the list of articles.

    Only fields that cite both are compared. Each list that does not agree is one finding, which says by which text of
    the order it was compared.
    """
    if document.day is None:
        return
    parts: dict[tuple[str, str | None], list[CitedProvision]] = defaultdict(list)
    for cited in document.citations:
        parts[cited.section, role(document, cited)].append(cited)
    for here in parts.values():
        yield from _compared(here, timeline, document.day)


def _compared(here: list[CitedProvision], timeline: Timeline, day: date) -> Iterator[Finding]:
    rows: dict[Address, list[CitedProvision]] = defaultdict(list)
    articles: dict[Address, list[tuple[CitedProvision, Address]]] = defaultdict(list)
    for cited in here:
        row = timeline.fills(cited.address, day)
        if of := table(cited.address):
            rows[of].append(cited)
        elif row and (of := table(row)):
            articles[of].append((cited, row))
    for of, filled in articles.items():
        listed = {cited.address for cited in rows[of]}
        strange = [(cited, row) for cited, row in filled if row not in listed]
        basis = _basis(filled[0][0].address, timeline, day)
        if listed and strange:
            pairs = [(cited.address, row) for cited, row in strange]
            what = Words(
                ja="条はあるのに、その項が並んで挙げられていない", en="articles whose rows are not cited beside them"
            )
            yield _finding(strange[0][0], what, pairs, basis)
        if len(filled) >= _SEVERAL:
            yield from _without_article(rows[of], filled[0][0].address.law, here, timeline, day, basis)


def _without_article(
    rows: list[CitedProvision],
    order: str | None,
    here: list[CitedProvision],
    timeline: Timeline,
    day: date,
    basis: Words | None,
) -> Iterator[Finding]:
    setting: dict[Address, list[Address]] = defaultdict(list)
    for one in timeline.standing(order or "", day):
        if row := timeline.fills(one, day):
            setting[row].append(one)
    present = {cited.address.article for cited in here if cited.address.law == order}
    lacking = [
        one
        for one in rows
        if setting[one.address] and not any(article.article in present for article in setting[one.address])
    ]
    if lacking:
        pairs = [(setting[one.address][0], one.address) for one in lacking]
        what = Words(
            ja="項はあるのに、その条が条の一覧にない", en="rows whose articles are not in the list of articles"
        )
        yield _finding(lacking[0], what, pairs, basis)


def _basis(article: Address, timeline: Timeline, day: date) -> Words | None:
    """Return by which text the comparison was made, where there is none of that very day; None where there is one."""
    basis = timeline.resolve(Address(article.law), day).basis
    texts = timeline.facts.laws[article.law or ""].texts
    match basis:
        case TextBasis.BEFORE_FIRST_TEXT:
            used = texts[0]
        case TextBasis.AFTER_LAST_TEXT:
            used = texts[-1]
        case _:
            return None
    return Words(
        ja=f"{day} の本文がないので {used} の本文による",
        en=f"no text of {day} is held: by that of {used}",
    )


def _finding(first: CitedProvision, what: Words, pairs: list[ArticleAndRow], basis: Words | None) -> Finding:
    ja = "、".join(f"{article.article}条↔{row.row}の項" for article, row in pairs)
    en = ", ".join(f"article {article.article} ↔ row {row.row}" for article, row in pairs)
    of, order = table(pairs[0][1]), Address(pairs[0][0].law)
    by = Words(ja=f"。{basis.ja}", en=f"; {basis.en}") if basis else Words(ja="", en="")
    check = Words(ja="。その日の本文で確かめる", en="; see the text of that day") if basis else Words(ja="", en="")
    return Finding(
        Severity.WARNING,
        "order_row",
        Words(
            ja=f"{order} の条と {of} の項が合わない（{what.ja}、{len(pairs)}組{by.ja}）: {ja}",
            en=f"articles of {order} and rows of {of} do not agree ({what.en}: {len(pairs)}{by.en}): {en}",
        ),
        Words(ja=f"条と項の一覧をそろえる{check.ja}", en=f"bring the two lists into line{check.en}"),
        first.evidence,
    )
