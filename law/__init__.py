"""What the law is: citations of statutes in Japanese text.

>>> from konkyo.law import DocumentNames, read
>>> reading = read("番号法第19条第8号 別表第二（1、85の2の項）", DocumentNames())
>>> [(one.article, one.item, one.table, one.row) for one in reading.citations]
[('19', '8', None, None), (None, None, '別表第二', '1'), (None, None, '別表第二', '85の2')]

A document is read passage by passage, each with the ``context`` that the reading before it left, so that the names it
defines (以下「住基法」という。) hold from there on. :func:`find` is for a text on its own.
"""

from konkyo.law.citation import Citation, CitationMark
from konkyo.law.defined_names import DocumentNames
from konkyo.law.find import CitationsRead, definitions, find, may_cite, ordinances, read
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
    "read",
]
