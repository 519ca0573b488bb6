"""The backtest of ``konkyo revise``: what became of the fields that officers changed, as it is kept."""

import json

import pytest
from backtest import NUMBERS, TITLES
from revise_backtest import KEPT, LoggedRow, RevisedVerdict, outcome

from konkyo.loaders.forms.labels import FULL
from konkyo.papers.revised_document import AcceptedChange

OLD, NEW = "番号法第19条第7号による。", "番号法第19条第8号による。"


def test_every_row_is_kept_and_none_is_lost_or_written_otherwise() -> None:
    kept = {key: RevisedVerdict(said) for key, said in json.loads(KEPT.read_text(encoding="utf-8")).items()}
    rows = {
        f"{name} {row}"
        for table in (NUMBERS, TITLES)
        for name, spans in table.items()
        for row in sum(spans.values(), ())
    }
    assert kept.keys() == rows
    assert not {RevisedVerdict.UNTOUCHED, RevisedVerdict.OTHERWISE} & set(kept.values())
    assert sum(verdict is RevisedVerdict.WRITTEN for verdict in kept.values()) >= 6


@pytest.mark.parametrize(
    ("new", "proposed", "verdict"),
    [
        (NEW, None, RevisedVerdict.WRITTEN),
        ("番号法第19条第8号の規定による。", None, RevisedVerdict.CITATIONS),
        ("番号法第19条第9号による。", None, RevisedVerdict.OTHERWISE),
        ("条例による。", None, RevisedVerdict.PARTLY),
        (OLD, None, RevisedVerdict.UNTOUCHED),
        (OLD, NEW, RevisedVerdict.PROPOSED),
        (OLD, "番号法第19条第8号の規定による。", RevisedVerdict.CITED),
        (OLD, "番号法第19条第8号又は番号法第19条第9号による。", RevisedVerdict.HELD),
        (OLD, "番号法第19条第9号による。", RevisedVerdict.LEFT),
        (OLD, "一つ。\n二つ。", RevisedVerdict.LEFT),
    ],
)
def test_what_became_of_a_field(new: str, proposed: str | None, verdict: RevisedVerdict) -> None:
    row = LoggedRow("a", 1, FULL, (), OLD, NEW)
    offered = AcceptedChange("I-6-②", OLD, proposed, "", "") if proposed else None
    assert outcome(row, OLD, new, offered, ruled=False) is verdict
    if verdict is RevisedVerdict.LEFT:
        assert outcome(row, OLD, new, offered, ruled=True) is RevisedVerdict.RULED
