"""What the questions answer over documents made by hand."""

from collections.abc import Iterator

import pytest
from hand import Document, Stated

from konkyo.graph.embedded import EmbeddedStore
from konkyo.i18n import KonkyoError, UsageError, Words
from konkyo.notebook import counts, downstream, path_between, recipients, unread, upstream
from konkyo.queries import evaluations
from konkyo.queries.answer import Answer, answer
from konkyo.queries.catalogue import question
from konkyo.queries.columns import NOT_ASKED
from konkyo.queries.evaluations import find_evaluation
from konkyo.queries.portions import RowsWanted


def told(answered: Answer) -> list[tuple]:
    return [(row["step"], row["sender"], row["kind"], row["receiver"]) for row in answered.rows]


UP = [
    (1, "本人", "acquisition", "課税ファイル"),
    (1, "国税庁", "acquisition", "課税ファイル"),
    (2, "福祉ファイル", "provision", "国税庁"),
    (3, "福祉課", "acquisition", "福祉ファイル"),
    (4, "課税ファイル", "transfer", "福祉課"),
]


def test_upstream_goes_step_by_step_and_only_through_current_versions(cities: EmbeddedStore) -> None:
    assert told(upstream(cities, "課税ファイル", body="甲市")) == UP


def test_steps_bound_how_far_it_looks(cities: EmbeddedStore) -> None:
    assert told(upstream(cities, "課税ファイル", body="甲市", steps=1)) == UP[:2]
    assert told(upstream(cities, "課税ファイル", body="甲市", steps=3)) == UP[:4]


def test_without_a_body_files_of_that_name_of_every_body_are_meant(cities: EmbeddedStore) -> None:
    assert {step["body"] for step in upstream(cities, "課税ファイル", steps=1).rows} == {"甲市", "乙市"}


def test_every_step_shows_where_it_is_said(cities: EmbeddedStore) -> None:
    (first, *_) = upstream(cities, "課税ファイル", body="甲市").rows
    assert (first["document"], first["published"], first["section"], first["line"], first["quote"]) == (
        "住民税",
        "2021-01-01",
        "本人",
        2,
        "本人",
    )


def test_downstream_of_a_file(cities: EmbeddedStore) -> None:
    assert told(downstream(cities, "課税ファイル", body="甲市", steps=2)) == [
        (1, "課税ファイル", "use", "税務課"),
        (1, "課税ファイル", "provision", "厚生労働大臣"),
        (1, "課税ファイル", "transfer", "福祉課"),
        (1, "課税ファイル", "subentrustment", NOT_ASKED),
        (2, "福祉課", "acquisition", "福祉ファイル"),
    ]


def test_provisions_of_a_step_stand_together(cities: EmbeddedStore) -> None:
    step = next(
        step for step in downstream(cities, "課税ファイル", body="甲市").rows if step["receiver"] == "厚生労働大臣"
    )
    assert step["legal_basis"] == ["番号法別表第二の1の項", "番号法第19条第7号"]


@pytest.mark.parametrize(
    ("name", "direct"),
    [
        ("住民税関係情報", [(1, "課税ファイル", "provision", "厚生労働大臣")]),
        ("情報提供ネットワークシステム", [(1, "課税ファイル", "provision", "厚生労働大臣")]),
        ("税システム", [row for row in UP if row[0] == 1]),
        ("福祉課", [(1, "課税ファイル", "transfer", "福祉課")]),
        ("厚生労働大臣", [(1, "課税ファイル", "provision", "厚生労働大臣")]),
    ],
)
def test_upstream_of_other_things(cities: EmbeddedStore, name: str, direct: list[tuple]) -> None:
    assert told(upstream(cities, name, steps=1)) == direct


def test_rows_after_the_last_are_none_and_nothing_comes_near_them(cities: EmbeddedStore) -> None:
    whole = answer(cities, "recipients", {"body": "甲市"})
    past = answer(cities, "recipients", {"body": "甲市"}, RowsWanted(5, after=100))
    assert past.caveats is not None
    assert (past.rows, past.total, past.caveats.nearest) == ([], len(whole.rows), ())
    (why,) = past.caveats.remarks
    assert f"全部で{len(whole.rows)}行" in why.ja
    assert f"{len(whole.rows)} rows in all" in why.en
    assert "--after 100" in why.ja
    assert "--after 100" in why.en


@pytest.mark.parametrize(
    ("question", "name", "there"),
    [("upstream", "本人", "downstream"), ("downstream", "日本年金機構", "upstream")],
)
def test_a_walk_that_finds_nothing_leads_to_the_other_way(
    cities: EmbeddedStore, question: str, name: str, there: str
) -> None:
    found = answer(cities, question, {"name": name})
    assert found.caveats is not None
    assert (found.rows, name in found.caveats.nearest[0].ja) == ([], True)
    assert found.caveats.nearest[0].ja.endswith(f"件ある: konkyo ask {there}")
    assert answer(cities, there, {"name": name}).rows


@pytest.mark.parametrize(("limit", "after"), [(0, 0), (-1, 0), (None, -3)])
def test_a_number_of_rows_that_cannot_be_is_refused(limit: int | None, after: int) -> None:
    with pytest.raises(UsageError, match="at least"):
        RowsWanted(limit, after)


def test_a_path_is_told_flow_by_flow(cities: EmbeddedStore) -> None:
    found = path_between(cities, "国税庁", "厚生労働大臣")
    assert [(row["way"], *step) for row, step in zip(found.rows, told(found), strict=True)] == [
        (1, 1, "国税庁", "acquisition", "課税ファイル"),
        (1, 2, "課税ファイル", "provision", "厚生労働大臣"),
    ]


@pytest.mark.parametrize(
    ("origin", "goal", "flows"),
    [
        ("本人", "福祉ファイル", 3),
        ("本人", "情報提供ネットワークシステム", 2),
        ("福祉課", "住民税関係情報", 4),
        ("厚生労働大臣", "本人", 0),
        ("旧の入手元", "厚生労働大臣", 0),
    ],
)
def test_the_shortest_way_or_none(cities: EmbeddedStore, origin: str, goal: str, flows: int) -> None:
    assert len({step["flow"] for step in path_between(cities, origin, goal).rows}) == flows


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"provision": "番号法第19条第7号"}, [("厚生労働大臣", "番号法第19条第7号")]),
        (
            {"provision": "番号法"},
            [
                ("厚生労働大臣", "番号法別表第二の1の項"),
                ("厚生労働大臣", "番号法第19条第7号"),
                ("福祉課", "番号法第9条第2項"),
            ],
        ),
        ({"body": "乙市"}, [("日本年金機構", "国民年金法第108条")]),
        ({"information": "所得情報"}, [("日本年金機構", "国民年金法第108条")]),
        ({"recipient": "国税庁"}, [("国税庁", None)]),
        ({"body": "乙市", "provision": "番号法"}, []),
    ],
)
def test_who_receives_on_which_provision(cities: EmbeddedStore, given: dict[str, str], found: list[tuple]) -> None:
    assert [(row["recipient"], row["provision"]) for row in recipients(cities, **given).rows] == found


def test_a_flow_without_a_named_recipient_is_not_lost(cities: EmbeddedStore) -> None:
    rows = [row for row in recipients(cities, body="甲市").rows if row["recipient_key"] is None]
    assert [(row["label"], row["recipient"]) for row in rows] == [("委託事項1 再委託", NOT_ASKED)]


def test_a_body_may_be_called_by_its_head(cities: EmbeddedStore) -> None:
    assert counts(cities, body="乙市長") == counts(cities, body="乙市")


def test_counts_declared_and_found(cities: EmbeddedStore) -> None:
    assert [(row["kind"], row["declared"], row["found"], row["agrees"]) for row in counts(cities, body="甲市").rows][
        :3
    ] == [
        ("entrustment", 2, 0, False),
        ("provision", 1, 1, True),
        ("transfer", 1, 1, True),
    ]
    assert {row["agrees"] for row in counts(cities, body="乙市").rows} == {None}


def test_what_could_not_be_read(cities: EmbeddedStore) -> None:
    assert [(row["finding"], row["said"], row["place"]) for row in unread(cities).rows] == [
        ("gap", "II-4 の欄がない", None),
        ("illegible_methods", None, "本人"),
        ("note", "印は○と読んだ", None),
    ]


def test_flows_of_a_document(cities: EmbeddedStore) -> None:
    rows = answer(cities, "flows_of_document", {"document": "乙市"}).rows
    assert [(row["sender"], row["kind"], row["receiver"]) for row in rows] == [
        ("本人", "acquisition", "課税ファイル"),
        ("課税ファイル", "provision", "日本年金機構"),
    ]


def test_documents_say_which_version_replaced_them(cities: EmbeddedStore) -> None:
    assert [(row["key"], row["replaced_by"]) for row in answer(cities, "documents", {}).rows] == [
        ("乙市|住民税|2021-01-01", []),
        ("甲市|住民税|2019-01-01", ["2021-01-01"]),
        ("甲市|住民税|2021-01-01", []),
        ("甲市|福祉|2022-04-01", []),
    ]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("福祉", "甲市|福祉|2022-04-01"),
        ("甲市 住民税", "甲市|住民税|2021-01-01"),
        ("甲市　住民税　２０１９", "甲市|住民税|2019-01-01"),
        ("乙市|住民税|2021-01-01", "乙市|住民税|2021-01-01"),
    ],
)
def test_a_document_is_found_by_words(cities: EmbeddedStore, words: str, key: str) -> None:
    assert find_evaluation(cities, words) == key


@pytest.mark.parametrize(("words", "hint"), [("住民税", '"乙市 住民税'), ("丙市", '"甲市 福祉'), ("", '"甲市 福祉')])
def test_words_that_fit_several_or_none_list_what_there_is(cities: EmbeddedStore, words: str, hint: str) -> None:
    with pytest.raises(KonkyoError) as caught:
        find_evaluation(cities, words)
    assert hint in str(caught.value)


def test_what_comes_nearest_to_words_that_fit_no_document_is_offered_first(cities: EmbeddedStore) -> None:
    with pytest.raises(KonkyoError) as caught:
        find_evaluation(cities, "乙市 住民税 2031")
    assert '引用符ごと書いてください:\n      "乙市 住民税' in caught.value.cure.ja


def test_of_many_documents_only_those_that_are_offered_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"key": "", "body": "甲市", "document": "事務", "published": "2024-04-01", "current": True}
    rows = [row | {"key": f"甲市|事務{number}"} for number in range(300)]
    looked: list[str] = []
    said = evaluations._said
    monkeypatch.setattr(evaluations, "stored_evaluations", lambda _store: rows)
    monkeypatch.setattr(evaluations, "_said", lambda one: looked.append(one["key"]) or said(one))
    for words in ("丙市", "甲市", ""):
        looked.clear()
        with pytest.raises(KonkyoError, match="290"):
            find_evaluation(None, words)
        # Once for what fits, once for the nearest, and for each that is shown.
        assert len(looked) <= (2 + evaluations.SHOWN) * len(rows), words


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ({}, "name"),
        ({"name": "課税ファイル", "nmae": "x"}, "name"),
        ({"name": "課税フアイル"}, "課税ファイル"),
        ({"name": "課税ファイル", "steps": "two"}, "two"),
    ],
)
def test_wrong_parameters_are_errors_that_can_be_mended(
    cities: EmbeddedStore, given: dict[str, str], hint: str
) -> None:
    with pytest.raises(KonkyoError) as caught:
        answer(cities, "upstream", given)
    assert hint in str(caught.value)


def test_a_day_given_for_a_provision_leads_to_what_amendments_touch(cities: EmbeddedStore) -> None:
    with pytest.raises(UsageError, match="konkyo impact 2024-05-27"):
        answer(cities, "flows_on_provision", {"provision": "令和6年5月27日"})


MARK, BRACKETS = Words(ja="印", en="mark"), Words(ja="括弧", en="brackets")
SHARED = Document(
    "丙市",
    "年金",
    "2021-01-01",
    (
        Stated("Party:国税庁+Party:日本年金機構", "acquisition", "File:年金ファイル", "行政機関", inferred=(MARK,)),
        Stated("File:年金ファイル", "provision", "Party:共済組合等+Party:厚生労働大臣", "提供先1"),
        Stated("Department:年金課+Department:福祉課", "use", "File:年金ファイル", "使用", via="年金システム"),
        Stated("File:年金ファイル", "transfer", "Department:医療課", "移転先1", inferred=(MARK, BRACKETS)),
    ),
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    """One city whose flows have several senders and several receivers."""
    with EmbeddedStore(tmp_path_factory.mktemp("shared") / "store") as store:
        store.replace([SHARED.facts()])
        yield store


def test_rows_start_and_end_at_what_was_asked(shared: EmbeddedStore) -> None:
    assert told(downstream(shared, "国税庁", steps=1)) == [(1, "国税庁", "acquisition", "年金ファイル")]
    assert told(upstream(shared, "共済組合等", steps=1)) == [(1, "年金ファイル", "provision", "共済組合等")]
    assert told(path_between(shared, "国税庁", "共済組合等")) == [
        (1, "国税庁", "acquisition", "年金ファイル"),
        (2, "年金ファイル", "provision", "共済組合等"),
    ]


@pytest.mark.parametrize(("language", "one", "two"), [("ja", "印", "印; 括弧"), ("en", "mark", "mark; brackets")])
def test_what_is_inferred_is_said_in_the_askers_language(
    shared: EmbeddedStore, monkeypatch: pytest.MonkeyPatch, language: str, one: str, two: str
) -> None:
    monkeypatch.setenv("KONKYO_LANG", language)
    assert [step["inferred"] for step in downstream(shared, "国税庁").rows] == [one, None, None, two]
    assert [step["inferred"] for step in upstream(shared, "年金ファイル", steps=1).rows] == [one, one, None, None]
    assert [step["inferred"] for step in path_between(shared, "国税庁", "医療課").rows] == [one, two]
    rows = answer(shared, "flows_of_document", {"document": "丙市"}).rows
    assert {(row["kind"], row["inferred"]) for row in rows} == {
        ("acquisition", one), ("provision", None), ("use", None), ("transfer", two)
    }  # fmt: skip
    said = {(row["recipient"], row["inferred"]) for row in recipients(shared).rows}
    assert said == {("共済組合等", None), ("厚生労働大臣", None), ("医療課", two)}
    assert [finding["said"] for finding in unread(shared).rows] == [one, two]


def test_on_the_far_side_all_ends_of_a_flow_are_told(shared: EmbeddedStore) -> None:
    assert {step["receiver"] for step in downstream(shared, "国税庁").rows if step["kind"] == "provision"} == {
        "共済組合等",
        "厚生労働大臣",
    }
    assert [step["sender"] for step in downstream(shared, "年金システム", steps=1).rows] == ["年金課", "福祉課"]


def test_an_evaluation_of_a_later_day_is_not_asked_what_it_cites(cities: EmbeddedStore) -> None:
    asked, keys = question("not_revised_since"), [row["key"] for row in evaluations.stored_evaluations(cities)]

    def found(on: str | None) -> int:
        return len(cities.read(asked.cypher, {"evaluations": keys, "law": None, "on": on}))

    assert found(None) == found("9999-12-31") > 0
    assert found("2021-01-01") < found("2021-01-02") <= found(None)
    assert found("0001-01-01") == 0
