"""Parts of notices (告示) that a document cites under several captions: 「第334号（第6-7 …）」.

No texts of notices are held, so which caption is right is not told; but both cannot be.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from konkyo.i18n import Words
from konkyo.law.address import Address
from konkyo.queries.checks.counted_names import most_used, names_with_counts
from konkyo.queries.checks.evaluation_view import CitedProvision, EvaluationView
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity

_CAPTION = re.compile(r"[\s(（]*(?P<caption>[^()（）]{4,80})[)）]")
"""Behind 「第6-7」 its caption stands in the same brackets, with a blank, further brackets, or nothing before it."""
_OPEN = re.compile(r"[(（][^()（）]*$")


def notice_captions(document: EvaluationView) -> Iterator[Finding]:
    """Yield parts of notices that have different captions in different places of the document."""
    captions: dict[Address, dict[str, list[FindingEvidence]]] = defaultdict(lambda: defaultdict(list))
    for cited in document.citations:
        if "告示" in (cited.address.law or "") and cited.address.article and (found := _caption(document, cited)):
            caption, at = found
            captions[cited.address][caption].append(at)
    for address, each in captions.items():
        if len(each) < 2:
            continue
        by_count = most_used(each)
        listed = names_with_counts(by_count)
        rarest = by_count[-1][1]
        numbers = "-".join(filter(None, (address.article, address.paragraph, address.item)))
        yield Finding.at(
            Severity.NOTE,
            "caption",
            Words(
                ja=f"{address.law}第{numbers} が、いくつもの見出しで書かれている: {listed.ja}",
                en=f"{address.law}第{numbers} stands under several captions: {listed.en}",
            ),
            Words(ja="告示の本文で見出しを確かめ、そろえる", en="look up its caption in the notice, and use that one"),
            [*rarest, *(places[0] for _, places in by_count[:-1])],
        )


def _caption(document: EvaluationView, cited: CitedProvision) -> tuple[str, FindingEvidence] | None:
    """Return the caption that is printed behind a citation whose brackets are still open, and where it stands."""
    field = document.fields[cited.section]
    printed = _CAPTION.match(field.text, cited.last)
    if printed is None or not _OPEN.search(field.text[cited.first : cited.last]):
        return None
    return "".join(printed["caption"].split()), field.found(*printed.span("caption"))
