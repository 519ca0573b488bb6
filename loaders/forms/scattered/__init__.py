"""Reading pages whose reading order was lost when they were extracted from a PDF."""

from konkyo.loaders.forms.scattered.fill_scattered import fill_scattered
from konkyo.loaders.forms.scattered.order import is_scattered

__all__ = ["fill_scattered", "is_scattered"]
