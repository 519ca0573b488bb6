"""Derives what became of provisions from two texts of a law: which provision of one is which of the other."""

from konkyo.law.descent.align_days import align

__all__ = ["align"]
