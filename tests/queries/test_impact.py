"""What an amendment touches, over evaluations made by hand and the law as it was."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from citing import Citing

from konkyo.graph.embedded import EmbeddedStore
from konkyo.i18n import KonkyoError
from konkyo.law.timeline import law_in_time
from konkyo.queries.impact.fates import Concern
from konkyo.queries.impact.scope import DAY, Scope, scopes
from konkyo.queries.impact.touches import Impact, touched_by

NAME = "番号法第19条第8号に基づく利用特定個人情報の提供に関する命令"
OLD = Citing(
    "甲市",
    "2020-04-01",
    {
        "I-4": "番号法（以下「法」という。）第九条第一項。国民健康保険法第６条による。",
        "I-5": "根拠は法第十九条第七号（情報連携）。別の文には引用がない。",
        "II-5 提供先1": "番号法第１９条第７号 別表第2の85の2の項",
        "II-5 提供先2": "番号法第19条第7号\n別表第二の89の項",
    },
    carries={"II-5 提供先1": "住民票関係情報", "II-5 提供先2": "住民票関係情報"},
    changes=(("2019-01-01", "番号法第19条第7号"),),
)
NEW = Citing("乙市", "2023-01-01", {"I-5": "番号法第19条第8号 別表第二の1、2、85の2の項"})
STALE = Citing("丙市", "2024-07-01", {"I-5": "番号法別表第二の85の2の項"})
UNDATED = Citing(
    "丁市",
    None,
    {"I-5": "利用特定個人情報提供命令第2条の表の1の項", "I-6": "番号法別表第一の16の項", "I-7": "番号法第19条第7号"},
    written="2024-05-27",
)
EARLY = Citing("戊市", None, {"I-5": "番号法第19条第7号"}, written="2020-01-01")
REPLACED = Citing("己市", "2018-01-01", {"I-5": "番号法第19条第7号"})
REPLACING = Citing("己市", "2021-01-01", {"I-5": "引用はない"})


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(tmp_path_factory.mktemp("citing") / "store") as store:
        documents = (OLD, NEW, STALE, UNDATED, EARLY, REPLACED, REPLACING)
        store.replace([document.facts() for document in documents])
        yield store


def asked(store: EmbeddedStore, *words: str) -> Impact:
    (scope,) = scopes(words, law_in_time())
    return touched_by(store, scope, law_in_time())


def told(answer: Impact) -> set[tuple[object, ...]]:
    return {(one.body, one.section, one.provision, one.kind, one.to, one.instead) for one in answer.touches}


def test_an_amendment_touches_what_was_written_before_it_and_is_in_force(store: EmbeddedStore) -> None:
    seven, eight = "番号法第19条第7号", "番号法第19条第8号"
    assert told(asked(store, "2021-09-01")) == {
        ("甲市", "I-5", seven, "renumbered", eight, "法第十九条第八号"),
        ("甲市", "II-5 提供先1", seven, "renumbered", eight, "番号法第１９条第８号"),
        ("甲市", "II-5 提供先2", seven, "renumbered", eight, eight),
        ("戊市", "I-5", seven, "renumbered", eight, eight),
    }


def test_the_proposal_is_the_sentence_with_nothing_else_changed(store: EmbeddedStore) -> None:
    touch = next(one for one in asked(store, "2021-09-01").touches if (one.body, one.section) == ("甲市", "I-5"))
    assert touch.sentence == "根拠は法第十九条第七号（情報連携）。"
    assert touch.proposed == "根拠は法第十九条第八号（情報連携）。"
    assert touch.faithful
    assert touch.concern == Concern.NUMBER
    assert (touch.on, touch.score) == ("2021-09-01", 1.0)


def test_every_quote_stands_in_its_passage(store: EmbeddedStore) -> None:
    texts = {f"{each.key}|{section}": text for each in (OLD, NEW, STALE, UNDATED, EARLY)
             for section, text in each.passages.items()}  # fmt: skip
    touches = [*asked(store, "2021-09-01").touches, *asked(store, "2024-05-27").touches]
    assert touches
    for one in touches:
        assert texts[one.passage][one.start : one.end] == one.quote


def test_flows_that_rest_on_it_are_named(store: EmbeddedStore) -> None:
    flows = {one.section: [flow["label"] for flow in one.affected_flows] for one in asked(store, "2021-09-01").touches}
    assert flows == {"I-5": [], "II-5 提供先1": ["II-5 提供先1"], "II-5 提供先2": ["II-5 提供先2"]}


def test_a_row_that_no_longer_names_the_information_is_told_apart(store: EmbeddedStore) -> None:
    rows = {one.provision: one for one in asked(store, "2024-05-27").touches if one.body == "甲市"}
    assert rows["番号法別表第二の85の2の項"].concern in (Concern.NUMBER, Concern.SUBSTANCE)
    # 市町村長's 住民票関係情報 is not in the row that took its place.
    unfit = rows["番号法別表第二の89の項"]
    assert (unfit.to, unfit.concern) == ("利用特定個人情報提供命令第2条の表の127の項", Concern.UNFIT)
    assert "市町村長＝住民票関係情報" in unfit.evidence.ja


def test_a_table_that_became_another_laws_is_rewritten_with_its_list(store: EmbeddedStore) -> None:
    (proposal,) = [one for one in asked(store, "2024-05-27").proposals if one.body == "乙市"]
    assert proposal.after == f"{NAME}第2条の表の1、2、124の項"
    assert not proposal.settled


def test_an_order_that_was_abolished_keeps_its_name_for_no_article(tmp_path: Path) -> None:
    # 第50条 said 「削除」 already: nothing came of it, and the order cannot stay named for its sake.
    document = Citing("甲市", "2020-04-01", {"I-5": "番号法別表第二主務省令・情報提供にかかる条【1、2、50、49の2条】"})
    with EmbeddedStore(tmp_path / "store") as store:
        store.replace([document.facts()])
        (proposal,) = asked(store, "2024-05-27").proposals
    assert proposal.after == f"{NAME}・情報提供にかかる条【3、4、140条】"
    assert not proposal.settled


def test_what_is_pasted_is_right_as_a_whole(store: EmbeddedStore) -> None:
    # Asked of one row, the passage still gives its other citations as they are on the day.
    (proposal,) = asked(store, "別表第二の1の項", "2024-05-27").proposals
    assert proposal.body == "乙市"
    assert proposal.after.endswith("の表の1、2、124の項")


def test_a_document_that_still_cites_what_was_gone_is_touched(store: EmbeddedStore) -> None:
    assert ("丙市", "I-5") in {(one.body, one.section) for one in asked(store, "2024-05-27").touches}


def test_a_document_without_a_date_is_of_the_day_inferred(store: EmbeddedStore) -> None:
    touches = [one for one in asked(store, "2024-05-27").touches if one.body == "丁市"]
    assert [(one.section, one.written, one.published) for one in touches] == [("I-6", "2024-05-27", None)]
    assert not [one for one in asked(store, "2021-09-01").touches if one.body == "丁市"]


def test_a_provision_is_asked_for_without_an_amendment(store: EmbeddedStore) -> None:
    answer = asked(store, "番号法第19条")
    assert {one.provision for one in answer.touches} == {"番号法第19条第7号", "番号法第19条第8号"}
    # 第7号 of a document of after 2021 is another norm.
    (other,) = [one for one in answer.touches if one.body == "丁市"]
    assert (other.provision, other.valid_from) == ("番号法第19条第7号", "2021-09-01")


def test_a_list_numbered_ahead_of_the_law_is_read_as_of_its_last_row(tmp_path: Path) -> None:
    # Rows 117 and 118 became 118 and 119 on 2019-10-01, when row 117 was new; no row 120 was there before.
    document = Citing("甲市", "2019-02-13", {"I-5": "番号法別表第二（116、117、120の項）"})
    with EmbeddedStore(tmp_path / "store") as store:
        store.replace([document.facts()])
        (proposal,) = asked(store, "2024-05-27").proposals
    assert proposal.after == f"{NAME}第2条の表（155、156、158の項）"


def test_a_law_named_by_its_old_title_is_touched(tmp_path: Path) -> None:
    old, new = "番号法別表第一の主務省令で定める事務を定める命令", "番号法別表の主務省令で定める事務を定める命令"
    document = Citing("甲市", "2023-04-01", {"I-4": f"{old}第1条", "I-5": f"{new}第1条"})
    with EmbeddedStore(tmp_path / "store") as store:
        store.replace([document.facts()])
        answer = asked(store, "2024-05-27")
    titles = [one for one in answer.touches if one.kind == "title"]
    assert [(one.section, one.instead, one.concern) for one in titles] == [("I-4", f"{new}第1条", Concern.NAME)]
    assert [one.after for one in answer.proposals if one.section == "I-4"] == [f"{new}第1条"]


def test_a_caption_in_brackets_is_that_of_the_day(tmp_path: Path) -> None:
    cited = "個人番号カード省令第35条（通知カード、個人番号カード関連事務の委任）"
    document = Citing("甲市", "2020-04-01", {"I-4": cited})
    with EmbeddedStore(tmp_path / "store") as store:
        store.replace([document.facts()])
        (proposal,) = asked(store, "2020-05-25").proposals
    assert proposal.after == "個人番号カード省令第35条（個人番号通知書、個人番号カード関連事務の委任）"


def test_rows_that_the_own_rule_of_a_list_asks_for_are_offered_apart(tmp_path: Path) -> None:
    rule = "第三欄が「市町村長」の項のうち、第四欄に「住民票関係情報」が含まれる項"
    document = Citing("甲市", "2023-04-01", {"I-5": f"番号法別表第二 {rule}（1、30、89の項）"})
    with EmbeddedStore(tmp_path / "store") as store:
        store.replace([document.facts()])
        (proposal,) = asked(store, "2024-05-27").proposals
    assert proposal.after.endswith("（1、127の項）")
    lacking, excluded = (one.ja for one in proposal.apart)
    assert "108、" in lacking
    assert excluded.endswith(": 127")


def test_an_article_whose_parts_went_elsewhere_is_told_apart(tmp_path: Path) -> None:
    document = Citing("甲市", "2021-06-01", {"I-4": "個人番号カード省令第35条に基づき委任する。"})
    with EmbeddedStore(tmp_path / "store") as store:
        store.replace([document.facts()])
        answer = asked(store, "2021-09-01")
    assert {one.concern for one in answer.touches if one.kind == "parts"} == {Concern.PARTS}
    assert {str(one.to)[:14] for one in answer.touches if one.kind == "parts"} == {"個人番号カード省令第23条の2"[:14]}
    (proposal,) = answer.proposals
    assert proposal.after == "個人番号カード省令第35条【要確認：第35条又は第23条の2】に基づき委任する。"
    assert not proposal.settled


def test_days_for_which_no_text_of_a_law_is_held_are_told(store: EmbeddedStore) -> None:
    known_until = law_in_time().facts.laws["番号法"].known_until
    after, before = (asked(store, str(day)).limits for day in (known_until + DAY, date(2021, 9, 1)))
    assert ("番号法", known_until) in {(one.law, one.known_until) for one in after}
    assert "番号法" not in {one.law for one in before}
    assert asked(store, "番号法第19条第7号").limits == ()


@pytest.mark.parametrize(
    ("said", "body", "expected", "evidence"),
    [
        ("番号法第9条第1項", "甲市", ("changed", "substance"), ""),
        # No text is held: not known, and never unchanged.
        ("国民健康保険法第6条", "甲市", ("unknown", "undecidable"), "konkyo law add 国民健康保険法"),
        # Written in 2024, it may have been left from before 2021-09-01.
        ("番号法第19条第7号", "丁市", ("unchanged", "former"), "番号法第19条第8号 になった"),
        ("別表第二の85の2の項", "丙市", ("moved", "number"), ""),
    ],
)
def test_what_is_told_of_a_provision_asked_for(
    store: EmbeddedStore, said: str, body: str, expected: tuple[str, str], evidence: str
) -> None:
    found = [one for one in asked(store, said).touches if one.body == body]
    assert [(one.kind, one.concern) for one in found] == [expected]
    assert evidence in (found[0].evidence.ja if found[0].evidence else "")


def test_the_id_of_an_amending_law_asks_of_its_days(store: EmbeddedStore) -> None:
    found = scopes(["503AC0000000037"], law_in_time())
    assert scopes(["令和３年法律第37号"], law_in_time()) == found
    assert Scope(date(2021, 9, 1), date(2021, 8, 31), law="番号法") in found
    touches = [one for scope in found for one in touched_by(store, scope, law_in_time()).touches]
    assert {one.provision for one in touches if one.on == "2021-09-01"} == {"番号法第19条第7号"}


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        (["2021-09-01"], Scope(date(2021, 9, 1), date(2021, 8, 31))),
        (["2021-8-31", "2022-1-11"], Scope(date(2022, 1, 11), date(2021, 8, 31))),
        (["令和3年9月1日"], Scope(date(2021, 9, 1), date(2021, 8, 31))),
        (["2021/8/31", "令和四年一月十一日"], Scope(date(2022, 1, 11), date(2021, 8, 31))),
    ],
)
def test_dates_are_read(words: list[str], scope: Scope) -> None:
    assert scopes(words, law_in_time()) == [scope]


@pytest.mark.parametrize("said", ["別表第二の85の2の項", "別表第2の八十五の二の項", "番号法別表第二 85の2の項"])
def test_a_table_is_that_of_the_act_unless_told(said: str) -> None:
    (scope,) = scopes([said], law_in_time())
    assert [str(one) for one in scope.provisions] == ["番号法別表第二の85の2の項"]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ([], "not clear"),
        (["2021-09-01", "2021-09-02", "2021-09-03"], "not clear"),
        (["2022-01-01", "2021-09-01"], "is not after"),
        (["2021-02-30"], "no day"),
        (["なにか"], "neither a provision nor a date"),
        (["999AC0000000001"], "no amendment"),
    ],
)
def test_what_asks_nothing_is_refused(words: list[str], complaint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KONKYO_LANG", "en")
    with pytest.raises(KonkyoError, match=complaint):
        scopes(words, law_in_time())


def test_without_a_date_it_is_asked_up_to_a_day(store: EmbeddedStore) -> None:
    (scope,) = scopes(["番号法第19条第7号"], law_in_time(), date(2021, 8, 31))
    assert (scope.first, scope.last) == (None, date(2021, 8, 31))
    (everything,) = scopes([], law_in_time(), date(2021, 9, 1))
    found = touched_by(store, everything, law_in_time())
    told_of = {(one.body, one.quote) for one in found.touches}
    assert told_of >= {("甲市", "番号法第１９条第７号"), ("戊市", "番号法第19条第7号")}
    # A citation to which nothing happened is told only where it is asked about by name.
    assert Concern.NONE not in {one.concern for one in found.touches}
    assert "番号法" not in {one.law for one in found.limits}


def test_up_to_a_day_past_the_last_text_it_is_told_what_is_not_known(store: EmbeddedStore) -> None:
    (scope,) = scopes(["番号法第19条第7号"], law_in_time(), date(2030, 1, 1))
    assert [(one.law, one.known_until) for one in touched_by(store, scope, law_in_time()).limits] == [
        ("番号法", date(2026, 7, 1))
    ]
