"""Descent: what a provision of one day's law became in another day's, derived from the two texts."""

from konkyo.law.descent.align_days import align
from konkyo.law.descent.composition import between
from konkyo.law.descent.descent_line import Descent, DescentKind, Ground

__all__ = ["Descent", "DescentKind", "Ground", "align", "between"]
