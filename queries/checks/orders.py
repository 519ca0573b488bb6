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


def orders(document: EvaluationView, timeline: Timeline) -> Iterator[Finding]:
    """Yield articles whose row is not cited beside them, and rows whose article is not in the list of articles.

    Only fields are compared that cite both, and only where the text of the order is held for the document's day.
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
        elif row and (of := table(row)) and timeline.resolve(cited.address, day).basis is TextBasis.KNOWN:
            articles[of].append((cited, row))
    for of, filled in articles.items():
        listed = {cited.address for cited in rows[of]}
        strange = [(cited, row) for cited, row in filled if row not in listed]
        if listed and strange:
            yield _finding(
                strange[0][0],
                Words(ja="その項が挙げられていない", en="whose rows are not cited beside them"),
                [(cited.address, row) for cited, row in strange],
            )
        if len(filled) >= _SEVERAL:
            yield from _without_article(rows[of], filled[0][0].address.law, here, timeline, day)


def _without_article(
    rows: list[CitedProvision], order: str | None, here: list[CitedProvision], timeline: Timeline, day: date
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
        yield _finding(
            lacking[0],
            Words(ja="その条が挙げられていない", en="whose articles are not in the list"),
            [(setting[one.address][0], one.address) for one in lacking],
        )


def _finding(first: CitedProvision, what: Words, pairs: list[tuple[Address, Address]]) -> Finding:
    ja = "、".join(f"{article} は {row} の細目" for article, row in pairs)
    en = ", ".join(f"{article} sets the details of {row}" for article, row in pairs)
    return Finding(
        Severity.WARNING,
        "order_row",
        Words(ja=f"主務省令の条と表の項が合わない（{what.ja}）: {ja}",
              en=f"articles of the order and rows of the table do not agree ({what.en}): {en}"),
        Words(ja="条か項の番号を確かめる", en="check the numbers of the articles and of the rows"),
        first.evidence,
    )  # fmt: skip
