"""One spelling for one name: widths, spaces of the layout, forms of company. Each step says what it changed."""

import re
import unicodedata

from konkyo.i18n import Words
from konkyo.law.variants import unified

# Only the width block: full NFKC would turn ① into 1 and Ⅱ into II, which are other names.
_WIDTH = re.compile(r"[\uff00-\uffef]+")
_SPACE = re.compile(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])")
_COMPANY = {
    "株": "株式会社", "有": "有限会社", "合": "合同会社", "一社": "一般社団法人", "一財": "一般財団法人",
    "公社": "公益社団法人", "公財": "公益財団法人", "社福": "社会福祉法人", "独": "独立行政法人",
    "地独": "地方独立行政法人",
}  # fmt: skip
_COMPANY_SIGN = re.compile(r"\((" + "|".join(_COMPANY) + r")\)")
_SQUARED = str.maketrans({"㈱": "(株)", "㈲": "(有)", "㈳": "(社)", "㈶": "(財)"})

LOOKS = Words(
    ja="見た目の同じ別の文字（「⼀」など）を本来の文字に直した", en="look-alike characters (「⼀」) made those meant"
)
WIDTH = Words(ja="全角と半角をそろえた", en="full and half width made alike")
SPACES = Words(ja="空白を除いた", en="spaces removed")
COMPANY = Words(ja="法人の種類の略記を正式な形に直した", en="abbreviated form of company written out")


def standard_spelling(text: str) -> tuple[str, tuple[Words, ...]]:
    """Return ``text`` as names are spelled in the graph, and what was changed: for most names, nothing."""
    name, done = text.strip(), list[Words]()
    for step, why in ((unified, LOOKS), (_width, WIDTH), (_spaces, SPACES), (_company, COMPANY)):
        changed = step(name)
        if changed != name:
            name, done = changed, [*done, why]
    return name, tuple(done)


def standard_key(text: str) -> str:
    """Return ``text`` as names are spelled in the graph."""
    return standard_spelling(text)[0]


def _width(text: str) -> str:
    return _WIDTH.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text).translate(_SQUARED)


def _spaces(text: str) -> str:
    return _SPACE.sub("", text.strip())


def _company(text: str) -> str:
    return _COMPANY_SIGN.sub(lambda found: _COMPANY[found[1]], text)
