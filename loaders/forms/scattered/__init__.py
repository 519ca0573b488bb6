"""Reading pages that have lost their reading order, as texts extracted from a PDF may have."""

from konkyo.loaders.forms.scattered.fill_scattered import fill_scattered
from konkyo.loaders.forms.scattered.order import is_scattered

__all__ = ["fill_scattered", "is_scattered"]
