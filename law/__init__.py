"""The law: citations of statutes in Japanese text, and statutes in time.

>>> from konkyo.law import DocumentNames, read_passage
>>> reading = read_passage("番号法第19条第8号 別表第二（1、85の2の項）", DocumentNames())
>>> [(one.article, one.item, one.table, one.row) for one in reading.citations]
[('19', '8', None, None), (None, None, '別表第二', '1'), (None, None, '別表第二', '85の2')]

A document is read passage by passage. Each reading gets the ``context`` of the one before, so that names defined in one
passage (以下「住基法」という。) are known in the next. For a single text use :func:`find`.
"""

from konkyo.law.citation import Citation, CitationMark
from konkyo.law.defined_names import DocumentNames
from konkyo.law.find import CitationsRead, definitions, find, may_cite, ordinances, read_passage
from konkyo.law.law_names import Law, law

__all__ = [
    "Citation",
    "CitationMark",
    "CitationsRead",
    "DocumentNames",
    "Law",
    "definitions",
    "find",
    "law",
    "may_cite",
    "ordinances",
    "read_passage",
]
