"""The days of what a row of the table of the 情報提供ネットワークシステム permits, as an edge PERMITS has them."""

from konkyo.graph.store import ResultRow


def permitted_on(permit: ResultRow, day: str | None) -> bool:
    """Tell whether ``permit``, by its ``valid_from`` and ``valid_to``, stood on ``day``; not where no day is known."""
    return bool(day and permit["valid_from"] <= day and (permit["valid_to"] is None or day < permit["valid_to"]))
