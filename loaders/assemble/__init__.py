"""A filled form → the evaluation record."""

from loaders.assemble.record import assemble

__all__ = ["assemble"]
