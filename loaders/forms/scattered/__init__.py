"""Reading pages whose reading order was lost when they were extracted from a PDF."""

from loaders.forms.scattered.fill import fill_scattered
from loaders.forms.scattered.order import is_scattered

__all__ = ["fill_scattered", "is_scattered"]
