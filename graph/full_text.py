"""The full-text index of passages, for words in Japanese, which has no spaces between them.

Both engines analyse a text into pairs of neighbouring characters (Lucene's CJK analyzer): 地方税 is 地方 and 方税. So
the index gives the passages with all pairs of a word, and ``CONTAINS`` decides: the hits of both are the same.
"""

import re

from konkyo.graph.schema_types import FOLDED

PASSAGE_INDEX = f"Passage[{FOLDED.name}]"
"""Its name, which the embedded engine makes of label and property."""

MADE_IN_SQL = (
    f"CREATE PROPERTY Passage.{FOLDED.name} IF NOT EXISTS STRING",
    f"CREATE INDEX IF NOT EXISTS ON Passage ({FOLDED.name}) FULL_TEXT "
    'METADATA {"analyzer": "org.apache.lucene.analysis.cjk.CJKAnalyzer"}',
)
"""Statements of the embedded engine, whose Cypher has no word for it."""

MADE_IN_CYPHER = (
    f"CREATE FULLTEXT INDEX `{PASSAGE_INDEX}` IF NOT EXISTS FOR (n:Passage) ON EACH [n.{FOLDED.name}] "
    "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
)
REMOVED_IN_CYPHER = f"DROP INDEX `{PASSAGE_INDEX}` IF EXISTS"

_RUN = re.compile("[一-鿿ぁ-ゖァ-ヺー]{2,}")
"""Characters of which the analyzer makes pairs."""


def pairs(word: str) -> list[str]:
    """Return the pairs of characters that every text with ``word``, folded, has in the index; none for a short word."""
    return list(dict.fromkeys(run[at : at + 2] for run in _RUN.findall(word) for at in range(len(run) - 1)))


def index_query(words: list[str]) -> str:
    """Return the query in the index's own language that all pairs of ``words`` fit; empty where they have none."""
    return " ".join(f"+{pair}" for word in words for pair in pairs(word))
