"""A filled form → the evaluation record."""

from konkyo.loaders.assemble.assembly import assemble

__all__ = ["assemble"]
