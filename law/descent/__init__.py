"""Descent: what became of provisions between two days, derived from the texts of both days."""

from konkyo.law.descent.align_days import align
from konkyo.law.descent.composition import between
from konkyo.law.descent.descent_line import Descent, DescentKind, Ground

__all__ = ["Descent", "DescentKind", "Ground", "align", "between"]
