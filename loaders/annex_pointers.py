"""Words that point to a 別紙 or 別添 instead of saying something: 「別紙1を参照」, 「…に掲げる者（別紙2のとおり）」.

Whether a text does is decided here only; of a flow ``Flow.annex_fields`` keeps it.
"""

import re
import unicodedata

from konkyo.law.variants import unified
from konkyo.loaders.record import Flow

_ANNEX = r"別[紙添](?!様式)"  # 「別紙様式第1号」 is a form that an order has
_ANY = re.compile(_ANNEX)
_IN_BRACKETS = re.compile(rf"[(（][^()（）]*{_ANNEX}[^()（）]*[)）]?\s*$")
_MAY_POINT = ("counterparty", "information", "purpose", "frequency", "legal_basis_text", "matter")
"""The fields of a flow that are texts of the body's own."""


def points_to_annex(text: str) -> bool:
    """Tell whether ``text`` points to a 別紙 or 別添."""
    return bool(_ANY.search(text))


def without_pointer(text: str) -> str:
    """Return ``text`` without brackets at its end that point to a 別紙 or 別添: 「健康課（移転先21以降は別紙）」."""
    return _IN_BRACKETS.sub("", text)


def names_annex(text: str, annex: str) -> bool:
    """Tell whether ``text`` names this 別紙: 「…における提供先については、別紙1を参照」 names 別紙1, not 別紙11."""
    return bool(re.search(rf"{annex}(?!\d)", "".join(unicodedata.normalize("NFKC", unified(text)).split())))


def with_annex_fields(flow: Flow) -> Flow:
    """Return ``flow`` with the names of those of its fields that point to a 別紙 or 別添."""
    fields = tuple(name for name in _MAY_POINT if (said := getattr(flow, name)) and points_to_annex(said))
    return flow.model_copy(update={"annex_fields": fields}) if fields else flow
