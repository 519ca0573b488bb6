"""What is due of an evaluation on a day, by the days that it prints."""

from datetime import date
from pathlib import Path

import pytest

from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.store import STORE
from konkyo.i18n import KonkyoError
from konkyo.queries.due_dates import DUE_COLUMNS, due_dates, due_words
from konkyo.queries.postprocess.duties import work


@pytest.mark.parametrize(
    ("published", "changed", "on", "review", "assessment"),
    [
        ("2022-06-30", None, "2023-06-30", ("ahead", "2023-06-30"), ("ahead", "2027-06-30")),
        ("2022-06-30", None, "2023-07-01", ("past", "2023-06-30"), ("ahead", "2027-06-30")),
        # A change is a review; it is no new assessment.
        ("2022-06-30", "2024-05-01", "2027-07-01", ("past", "2025-05-01"), ("past", "2027-06-30")),
        ("2020-02-29", None, "2021-03-01", ("past", "2021-02-28"), ("ahead", "2025-02-28")),
        # Of a month the day is not known.
        ("2022-06", None, "2023-06-15", ("unknown", "2023-06"), ("ahead", "2027-06")),
        ("2022-06", None, "2023-07-01", ("past", "2023-06"), ("ahead", "2027-06")),
        ("2022", None, "2022-07-01", ("ahead", "2023"), ("ahead", "2027")),
        (None, None, "2023-07-01", ("unknown", None), ("unknown", None)),
        (None, "2022-06-30", "2023-07-01", ("past", "2023-06-30"), ("unknown", None)),
    ],
)
def test_days_are_counted_from_those_printed(
    published: str | None, changed: str | None, on: str, review: tuple, assessment: tuple
) -> None:
    row = {"body": "甲市長", "document": "住民税", "published": published, "evaluated": None, "changed": changed,
           "evaluation": "甲"}  # fmt: skip
    found = {each["duty"]: (each["state"], each["due"]) for each in work([row], {"on": on})}
    assert found == {"review": review, "assessment": assessment}


def test_amendments_that_were_not_followed_stand_among_them(fictional: Path) -> None:
    with EmbeddedStore(fictional / STORE) as store:
        rows = due_dates(store, date(2026, 11, 30))
        later = due_dates(store, date(2020, 1, 1), "灯坂市長")
        with pytest.raises(KonkyoError):
            due_dates(store, date(2026, 11, 30), "ない市")
    assert all(tuple(row) == DUE_COLUMNS for row in rows)
    assert [row["due"] for row in rows if row["due"]] == sorted(row["due"] for row in rows if row["due"])
    # Replaced by the version of 2022.
    assert "2020-10-30" not in {row["published"] for row in rows}
    tax = {(row["duty"], row["since"], row["due"]) for row in rows if row["published"] == "2022-06-30"}
    assert {("review", "2022-06-30", "2023-06-30"), ("assessment", "2022-06-30", "2027-06-30")} <= tax
    assert ("revision", "2022-06-30", "2024-05-27") in tax
    folded = next(row["in_short"] for row in rows if row["law"] == "住民基本台帳法")
    assert folded == ["住民基本台帳法第8条"]
    # The ids stay in the row; a person reads the numbers of the laws.
    amended = next(row["amended_by"] for row in rows if row["law"] == "住民基本台帳法")
    assert amended[-1] == "505AC0000000048"
    assert due_words().shown("amended_by", amended[-1:]) == "令和5年法律第48号"
    # A change log alone is no evaluation.
    assert not [row for row in rows if "変更箇所一覧" in row["document"]]
    assert {row["duty"] for row in later} == {"review", "assessment"}
