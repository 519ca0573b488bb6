"""Checks of an evaluation: its citations against the law of its day, and its parts against each other."""

from konkyo.queries.checks.finding import FINDING_COLUMNS, Finding, Severity
from konkyo.queries.checks.run import check, check_all

__all__ = ["FINDING_COLUMNS", "Finding", "Severity", "check", "check_all"]
