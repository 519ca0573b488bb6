"""The prefix by which a query names its version of Cypher: ``CYPHER 25 MATCH …``.

Both stores read Cypher 25, so that prefix says nothing new; Neo4j 5.26 does not know it. Any other is refused: Cypher 5
means something else in places, and options of a planner belong to one engine.
"""

import re

from konkyo.i18n import KonkyoError, Words

_PREFIX = re.compile(r"\s*CYPHER\s+(?P<said>(?:\d+\b\s*)?(?:\w+\s*=\s*\w+\s*)*)", re.IGNORECASE)


def without_prefix(cypher: str) -> str:
    """Return ``cypher`` without the prefix ``CYPHER 25``. Raises KonkyoError for any other prefix."""
    found = _PREFIX.match(cypher)
    said = found["said"].strip() if found else ""
    if found is None or not said:
        return cypher
    if said == "25":
        return cypher[found.end() :]
    raise KonkyoError(
        Words(ja=f"「CYPHER {said}」の前置きは使えません", en=f"the prefix CYPHER {said} cannot be used"),
        why=Words(
            ja="konkyo の問い合わせは、どのデータベースでも Cypher 25 として読まれます",
            en="queries of konkyo are read as Cypher 25 on every store",
        ),
        cure=Words(ja="前置きを除くか、CYPHER 25 にしてください", en="Leave the prefix out, or write CYPHER 25"),
    )
