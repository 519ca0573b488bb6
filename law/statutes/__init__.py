"""Dated texts of laws: readers of e-Gov's formats, and sets of versions."""

from konkyo.law.statutes.dated import Dated, read_file, read_folder
from konkyo.law.statutes.revision import Revision

__all__ = ["Dated", "Revision", "read_file", "read_folder"]
