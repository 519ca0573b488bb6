"""Dated texts of laws: readers of e-Gov's formats, and sets of versions."""

from konkyo.law.statutes.dated import DatedVersions, read_file, read_folder
from konkyo.law.statutes.revision import Revision

__all__ = ["DatedVersions", "Revision", "read_file", "read_folder"]
