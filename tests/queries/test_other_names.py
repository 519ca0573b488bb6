"""Names that are declared to be of one thing, ours and an analyst's."""

from pathlib import Path

import pytest

from konkyo.i18n import UsageError
from konkyo.law.network import bare
from konkyo.queries.postprocess.companies import work
from konkyo.queries.postprocess.other_names import ALIASES, declared_names, names_above


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("富士通株式会社中国支社", ["富士通株式会社"]),
        ("富士通Japan株式会社岡山支社", ["富士通Japan株式会社", "富士通株式会社"]),
        ("日本電気株式会社岩手支店", ["日本電気株式会社"]),
        ("株式会社富士通ビジネスシステム", ["株式会社富士通マーケティング", "富士通Japan株式会社", "富士通株式会社"]),
        ("株式会社両毛システムズ", []),
        ("厚生労働大臣", []),
    ],
)
def test_a_name_belongs_to_what_is_declared_or_printed(name: str, above: list[str]) -> None:
    steps = names_above(name)
    assert [step.name for step in steps] == above
    assert all(step.other in str(step.said) for step in steps)


def test_ours_say_who_says_so_and_go_round_in_no_circle() -> None:
    for one in declared_names():
        assert one.source.startswith("https://")
        assert bare(one.name) != bare(one.other)
        assert one.other not in [step.name for step in names_above(one.other)]


def test_an_analyst_adds_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "names.csv"
    own.write_text("name,other\n甲社,乙社\n", encoding="utf-8")
    monkeypatch.setenv(ALIASES, str(own))
    assert [step.name for step in names_above("乙社")] == ["甲社"]
    own.write_text("a,b\n甲社,乙社\n", encoding="utf-8")
    with pytest.raises(UsageError, match="name"):
        names_above("乙社")
    monkeypatch.setenv(ALIASES, str(tmp_path / "none.csv"))
    with pytest.raises(UsageError, match=r"none\.csv"):
        names_above("乙社")


def test_companies_of_one_body_are_left_out() -> None:
    def row(contractor: str, body: str) -> dict[str, object]:
        return {"contractor": contractor, "body": body, "body_key": body, "inferred": {"ja": None, "en": None}}

    rows = [row("富士通株式会社中国支社", "呉市"), row("富士通Japan株式会社岡山支社", "倉敷市"), row("乙社", "呉市")]
    found = work(rows, {"contractor": None})  # type: ignore[arg-type]
    assert [(one["company"], one["bodies"], one["body"]) for one in found] == [
        ("富士通株式会社", 2, "呉市"),
        ("富士通株式会社", 2, "倉敷市"),
    ]
    assert len(found[1]["inferred"]["ja"]) == 2
    assert work(rows, {"contractor": ["乙社"]}) == []  # type: ignore[arg-type]
