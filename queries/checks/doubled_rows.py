"""What stands in a form twice: a 提供先 or 移転先, a number in a list of rows, a system."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from konkyo.i18n import Words
from konkyo.queries.checks.evaluation_view import CitedProvision, EvaluationView, Handover
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity, elsewhere
from konkyo.queries.checks.listed_rows import role
from konkyo.queries.postprocess.replay import says_nothing

_One = TypeVar("_One")


def doubled_rows(document: EvaluationView) -> Iterator[Finding]:
    """Yield each thing that is written twice in all that it says."""
    for same in _alike(document.handovers, _handover):
        labels = [one.label for one in same]
        yield _doubled(
            Words(
                ja=f"{'、'.join(labels)} は、相手・根拠・用途・情報がすべて同じである（{same[0].counterparty}）",
                en=f"{', '.join(labels)}: party, basis, purpose and information are all the same "
                f"({same[0].counterparty})",
            ),
            [one.evidence for one in reversed(same)],
        )
    for cited in _alike(_listed(document), lambda one: (one[0], one[1].address)):
        quote = cited[0][1].quote
        yield _doubled(
            Words(
                ja=f"情報{cited[0][0]}の根拠の一覧に「{quote}」の項が {len(cited)} 回ある",
                en=f"the list of rows has 「{quote}」 {len(cited)} times",
            ),
            [one.evidence for _, one in reversed(cited)],
        )
    for systems in _alike(document.meaning("system.name"), lambda field: "".join(field.text.split())):
        yield _doubled(
            Words(
                ja=f"システムの名「{systems[0].text}」が {len(systems)} か所にある",
                en=f"the system 「{systems[0].text}」 is listed {len(systems)} times",
            ),
            [one.found(0, len(one.text)) for one in reversed(systems)],
        )


def _alike(every: Iterable[_One], said: Callable[[_One], object]) -> Iterator[list[_One]]:
    """Yield those that say the same, where there are several; what says nothing (None) is left out."""
    found: dict[object, list[_One]] = defaultdict(list)
    for one in every:
        if key := said(one):
            found[key].append(one)
    yield from (same for same in found.values() if len(same) > 1)


def _handover(one: Handover) -> object:
    if one.counterparty is None or says_nothing(one.basis_text) or says_nothing(one.purpose) or one.points_to_annex:
        return None
    return (one.file, one.kind, one.counterparty, one.basis_text, one.purpose, one.kinds, one.systems)


def _listed(document: EvaluationView) -> Iterator[tuple[str, CitedProvision]]:
    """Yield the rows of tables that the field on 情報連携 lists, with the role in which it lists them."""
    for one in document.citations:
        if one.section == document.network_section and one.address.row and (named := role(document, one)):
            yield named, one


def _doubled(said: Words, places: list[FindingEvidence]) -> Finding:
    """Return the finding, which stands at the first of the ``places``: where it is written again."""
    cure = Words(ja="一つを消すか、違うところを書く", en="delete one, or write where they differ")
    return Finding(Severity.WARNING, "doubled", said, cure, places[0], elsewhere(places[0], places))
