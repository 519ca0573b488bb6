"""Answers over the real documents, held to the facts that were read from two of them by eye."""

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.store import STORE
from konkyo.i18n import KonkyoError
from konkyo.notebook import counts, downstream, flows_by_medium, recipients, systems, unread, upstream
from konkyo.queries.answer import answer
from konkyo.queries.evaluations import find_evaluation

BODIES = {"002": "花巻市", "003": "倉敷市"}


@pytest.fixture(scope="module")
def store(built: Path) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(built / STORE) as opened:
        yield opened


@pytest.fixture(params=BODIES)
def read_by_eye(request: pytest.FixtureRequest, gold: Path) -> tuple[str, dict[str, Any]]:
    return BODIES[request.param], json.loads((gold / f"{request.param}.json").read_text(encoding="utf-8"))


def bare(text: str | None) -> str:
    return "".join(unicodedata.normalize("NFKC", text or "").split())


def test_the_flows_of_a_document_are_those_read_by_eye(
    store: EmbeddedStore, read_by_eye: tuple[str, dict[str, Any]]
) -> None:
    body, facts = read_by_eye
    rows = answer(store, "flows_of_document", {"document": body}).rows
    answered = {(row["kind"], bare(row["label"])): row for row in rows}
    assert set(answered) == {(flow["kind"], bare(flow["label"])) for flow in facts["flows"]}
    for flow in facts["flows"]:
        row = answered[flow["kind"], bare(flow["label"])]
        assert bare(row["information"]) == bare(flow["information"]), flow["label"]
        assert bool(row["methods_illegible"]) == (flow["methods"] == "ILLEGIBLE"), flow["label"]


def test_every_recipient_is_named_by_the_document(
    store: EmbeddedStore, read_by_eye: tuple[str, dict[str, Any]]
) -> None:
    body, facts = read_by_eye
    printed = {(flow["kind"], bare(flow["label"])): bare(flow["counterparty"]) for flow in facts["flows"]}
    rows = [row for row in recipients(store, body=body).rows if row["recipient_key"]]
    assert len({row["recipient"] for row in rows}) > 3
    for row in rows:
        where = printed[row["kind"], bare(row["label"])]
        assert row["quote"]
        assert bare(row["recipient"]) in where or bare(row["recipient"])[-3:] in where, (row["recipient"], where)


def test_provisions_of_the_flows_are_those_read_by_eye(
    store: EmbeddedStore, read_by_eye: tuple[str, dict[str, Any]]
) -> None:
    body, facts = read_by_eye
    wanted = Counter()
    for flow in facts["flows"]:
        if flow["kind"] in ("provision", "transfer", "entrustment"):
            wanted[flow["kind"]] += len({json.dumps(citation, sort_keys=True) for citation in flow["legal_basis"]})
    found = {
        (row["kind"], row["flow"], row["provision"]) for row in recipients(store, body=body).rows if row["provision"]
    }
    assert Counter(kind for kind, _, _ in found) == wanted


def test_declared_counts_are_those_read_by_eye(store: EmbeddedStore, read_by_eye: tuple[str, dict[str, Any]]) -> None:
    body, facts = read_by_eye
    declared = {(row["file"], row["kind"]): row["declared"] for row in counts(store, body=body).rows}
    assert declared == {(bare(file), kind): count for file, kinds in facts["declared_counts"].items()
                        for kind, count in kinds.items()}  # fmt: skip


def test_lineage_of_a_real_file(store: EmbeddedStore) -> None:
    sources = {step["sender"] for step in upstream(store, "国民年金関係情報ファイル", steps=1).rows}
    assert sources == {"本人又は本人の代理人", "市民税課", "生活福祉課", "日本年金機構"}
    targets = {(step["kind"], step["receiver"]) for step in downstream(store, "国民年金関係情報ファイル", steps=1).rows}
    assert {receiver for kind, receiver in targets if kind in ("provision", "transfer", "entrustment")} == {
        "日本年金機構",
        "市民課",
        "保健福祉局健康福祉部国民健康保険課",
        "富士通Japan株式会社岡山支社",
    }


def test_what_was_not_read_is_said(store: EmbeddedStore) -> None:
    findings = unread(store, body="倉敷市").rows
    assert {finding["finding"] for finding in findings} >= {"gap", "illegible_methods"}
    assert all(finding["body"] == "倉敷市長" for finding in findings)


def test_every_quote_stands_in_its_section(store: EmbeddedStore) -> None:
    for row in recipients(store).rows:
        texts = store.read(
            "MATCH (p:Passage {section: $section}) WHERE p.text CONTAINS $quote RETURN p.line AS line",
            {"section": row["section"], "quote": row["quote"]},
        )
        assert row["line"] in {found["line"] for found in texts}, row


@pytest.mark.parametrize("words", ["呉市", "花巻", "倉敷市長 2023", "墨田区 全項目", "川口市", "変更箇所一覧"])
def test_real_documents_are_found_by_words(store: EmbeddedStore, words: str) -> None:
    assert find_evaluation(store, words)


def test_an_option_of_the_form_is_asked_for_whole(store: EmbeddedStore) -> None:
    """「電子記録媒体（フラッシュメモリを除く。）」 is what a form calls storage without the flash memory it names."""
    flash = flows_by_medium(store, medium="フラッシュメモリ")
    assert flash.rows == []
    assert flash.caveats is not None
    lost = {one.body: (one.lost, one.whole) for one in flash.caveats.lost}
    assert lost == {"倉敷市長": (3, 6), "呉市長": (4, 10), "墨田区長": (3, 137), "花巻市長": (5, 38)}
    assert any("15" in said.ja for said in flash.caveats.warnings())
    storage = flows_by_medium(store, medium="電子記録媒体").rows
    assert [(row["medium"], row["section"]) for row in storage] == [
        ("電子記録媒体(フラッシュメモリを除く。)", "II-5 提供先1 ⑥")
    ]
    with pytest.raises(KonkyoError):
        flows_by_medium(store, medium="媒体")


def test_a_row_points_to_the_field_that_says_it(store: EmbeddedStore) -> None:
    fields = store.read("MATCH (p:Passage) RETURN p.section AS section, p.meaning AS meaning")
    meanings = {field["section"]: field["meaning"] for field in fields}
    rows = flows_by_medium(store).rows
    assert {meanings[row["section"]].split(".")[1] for row in rows if "別紙" not in row["section"]} == {"methods"}
    rows = answer(store, "flows_of_document", {"document": "花巻市"}).rows
    told = {
        (row["kind"], meanings[row["section"]]) for row in rows if row["receiver_key"] and row["kind"] != "acquisition"
    }
    assert told == {
        ("use", "use.departments"),
        ("entrustment", "entrustment.party"),
        ("provision", "provision.party"),
        ("transfer", "transfer.party"),
    }


def test_connections_whose_marks_are_lost_are_counted_and_listed(store: EmbeddedStore) -> None:
    answered = systems(store, body="墨田区")
    (server,) = [row for row in answered.rows if row["system"] == "中間サーバー"]
    assert server["connected"] is None
    assert "情報提供ネットワークシステム" in server["connections_illegible"]
    assert answered.caveats is not None
    (lost,) = answered.caveats.lost
    assert (lost.what, lost.body) == ("connections", "墨田区長")
    found = [row for row in unread(store, body="墨田区").rows if row["finding"] == "illegible_connections"]
    assert "中間サーバー" in {row["counterparty"] for row in found}


def test_an_empty_answer_says_what_comes_nearest(store: EmbeddedStore) -> None:
    empty = recipients(store, body="花巻市", recipient="後期高齢者医療広域連合")
    assert (empty.rows, empty.caveats is not None) == ([], True)
    said = " ".join(words.ja for words in empty.caveats.warnings()) if empty.caveats else ""
    for told in ("I-5-②", "番号法別表第二の80の項", "57件", "37件"):
        assert told in said
    assert [gap.body for gap in empty.caveats.gaps] == ["花巻市長"] if empty.caveats else False


def test_a_kind_of_information_is_found_by_what_the_law_calls_it(store: EmbeddedStore) -> None:
    rows = recipients(store, body="花巻市", information="地方税関係情報").rows
    assert {row["information"] for row in rows} == {"住民税関係情報"}
    assert len({row["flow"] for row in rows}) == 32
    assert all("地方税関係情報" in row["inferred"] for row in rows)


@pytest.mark.parametrize(
    ("parameter", "given", "bodies"),
    [
        ("contractor", "富士通", {"呉市長", "倉敷市長"}),
        ("contractor", "富士通株式会社", {"呉市長", "倉敷市長"}),
        ("contractor", "富士通株式会社 中国支社", {"呉市長"}),
    ],
)
def test_a_company_is_found_with_its_branches(
    store: EmbeddedStore, parameter: str, given: str, bodies: set[str]
) -> None:
    assert {row["body"] for row in answer(store, "contractors", {parameter: given}).rows} == bodies


@pytest.mark.parametrize(
    "given", ["番号法19条7号", "番号法第十九条第七号", "番号法第１９条第７号", "マイナンバー法第19条第7号"]
)
def test_a_provision_is_understood_however_it_is_written(store: EmbeddedStore, given: str) -> None:
    asked = {"provision": given, "body": "花巻市"}
    assert len({row["flow"] for row in answer(store, "flows_on_provision", asked).rows}) == 20


def test_what_a_list_permits_beyond_the_flows_is_what_stands_in_the_list(store: EmbeddedStore) -> None:
    rows = answer(store, "listed_beyond_flows", {"document": "花巻市", "information": "地方税関係情報"}).rows
    declared = {row["provision"] for row in answer(store, "bases_of_document", {"document": "花巻市"}).rows
                if row["kind"] == "provision"}  # fmt: skip
    (passage,) = store.read(
        "MATCH (p:Passage {section: 'I-5-②'}) WHERE p.evaluation STARTS WITH '花巻市' RETURN p.text AS text"
    )
    assert len(rows) == 44
    assert not {row["provision"] for row in rows} & declared
    assert {row["section"] for row in rows} == {"I-5-②"}
    assert all(row["quote"] in passage["text"] for row in rows)
    assert "番号法別表第二の80の項" in {row["provision"] for row in rows}


def test_what_was_revised_between_two_days(store: EmbeddedStore) -> None:
    asked = {"since": "2021-01-01", "on": "2022-12-31", "body": "呉市"}
    rows = answer(store, "revised_between", asked).rows
    assert rows
    assert all("2021-01-01" < row["day"] <= "2022-12-31" for row in rows)
    logged = store.read(
        "MATCH (c:Change) WHERE c.evaluation STARTS WITH '呉市' AND c.date > '2021-01-01' AND c.date <= '2022-12-31' "
        "RETURN count(c) AS n"
    )
    assert len(rows) == logged[0]["n"]
