"""Put contractors together by company, and keep those that several bodies entrust."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from konkyo.graph.identity import key
from konkyo.graph.store import ResultRow
from konkyo.queries.postprocess.other_names import names_above


def work(rows: list[ResultRow], given: Mapping[str, Any]) -> list[ResultRow]:
    """Return the rows of companies that two or more bodies entrust, those of most bodies first."""
    by_company: dict[str, list[ResultRow]] = defaultdict(list)
    for row in rows:
        steps = names_above(row["contractor"])
        company = steps[-1].name if steps else row["contractor"]
        by_company[company].append(
            {
                **row,
                "company": company,
                "company_key": key("Party", company),
                "inferred": {
                    language: [*(row["inferred"][language] or []), *(getattr(step.said, language) for step in steps)]
                    for language in ("ja", "en")
                },
            }
        )
    wanted = None if given["contractor"] is None else set(given["contractor"])
    found = []
    for company, entrusted in by_company.items():
        bodies = len({row["body_key"] for row in entrusted})
        asked = wanted is None or company in wanted or any(row["contractor"] in wanted for row in entrusted)
        if bodies > 1 and asked:
            found += [{**row, "bodies": bodies} for row in entrusted]
    # The rows come in the order of the contractor's name; the sort keeps it.
    return sorted(found, key=lambda row: (-row["bodies"], row["company"]))
