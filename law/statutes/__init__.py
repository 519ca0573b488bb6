"""Dated texts of laws: readers of e-Gov's formats, and sets of versions."""

from konkyo.law.statutes.dated import DatedVersions, read_folder, read_version
from konkyo.law.statutes.revision import Revision

__all__ = ["DatedVersions", "Revision", "read_folder", "read_version"]
