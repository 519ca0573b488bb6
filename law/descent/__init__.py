"""Descent: what a provision of one day's law became in another day's, derived from the two texts."""

from law.descent.composition import between
from law.descent.facts import Descent, Ground, Kind
from law.descent.history import history
from law.descent.lines import align
from law.descent.written import shipped

__all__ = ["Descent", "Ground", "Kind", "align", "between", "history", "shipped"]
