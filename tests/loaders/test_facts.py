"""Record → graph facts, on records made by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from records import NOTE, Paper

from konkyo.graph.document_facts import DocumentFacts, Edge
from konkyo.graph.identity import joined_key, key, key_of_body
from konkyo.graph.schema import EDGE_TYPES
from konkyo.loaders.assemble.passages import printed_address
from konkyo.loaders.facts import facts
from konkyo.loaders.facts.change_items import change_items
from konkyo.loaders.facts.evidence_spans import PassageSpan, PrintedValue
from konkyo.loaders.record import DeclaredCounts, Evidence


def named(found: DocumentFacts) -> dict[tuple[str, str], str]:
    shown = ("name", "section", "label_text", "address", "ordinal")
    return {
        (n.label, n.key): str(next((n.properties[p] for p in shown if p in n.properties), n.label)) for n in found.nodes
    }


def edges(found: DocumentFacts, kind: str) -> set[tuple[str, str]]:
    """The edges of ``kind`` as (Label:name, Label:name)."""
    names = named(found)
    return {(f"{e.start[0]}:{names[e.start]}", f"{e.end[0]}:{names[e.end]}") for e in found.edges if e.type == kind}


def the(found: DocumentFacts, kind: str) -> Edge:
    [edge] = [e for e in found.edges if e.type == kind]
    return edge


def check(found: DocumentFacts) -> None:
    """What must hold of the facts of any record."""
    passages = {n.key: str(n.properties["text"]) for n in found.nodes if n.label == "Passage"}
    for edge in (edge for edge in found.edges if not EDGE_TYPES[edge.type].derived):
        said = edge.properties
        text = passages[str(said["passage"])]
        assert said["quote"] == text[int(said["start"]) : int(said["end"])]  # type: ignore[arg-type]
        assert said["evaluation"] == found.evaluation
        assert len(said.get("inferred_ja", ())) == len(said.get("inferred_en", ()))  # type: ignore[arg-type]
    ends = {(n.label, n.key) for n in found.nodes}
    assert len(ends) == len(found.nodes)
    assert {end for e in found.edges for end in (e.start, e.end)} <= ends
    stated = {e.start for e in found.edges if e.type == "STATED_IN"} | {e.end for e in found.edges}
    assert {end for end in ends if end[0] in ("Flow", "Change", "Passage", "RecordItem")} <= stated


def whole_paper() -> Paper:
    paper = Paper()
    paper.system(
        "住民税システム",
        {"情報提供ネットワークシステム": True, "税務システム": False, "宛名システム等": "ILLEGIBLE", "その他": True},
        ("申告支援システム",),
    )
    paper.file("住民税ファイル", "青海市 財務部 市民税課", ("氏名", "氏名カナ"), held_since="2016-01")
    paper.flow(
        "acquisition", "本人又は本人の代理人", "本人又は本人の代理人", methods="ILLEGIBLE", inferred={"label": NOTE}
    )
    paper.flow("acquisition", "評価実施機関内の他部署", "市民登録課、地域福祉課", methods=("庁内連携システム", "紙"))
    paper.flow("use", "使用", "財務部市民税課　各出張所", purpose="課税")
    paper.flow(
        "entrustment",
        "委託事項1",
        "㈱青海電算",
        purpose="保守",
        matter="保守業務",
        information="特定個人情報ファイルの全体",
    )
    paper.flow("subentrustment", "委託事項1 再委託", purpose="実務")
    paper.flow(
        "provision",
        "提供先1",
        "厚生労働大臣又は共済組合等",
        information="住民税関係情報",
        methods=("情報提供ネットワークシステム", "その他（住基ネット）"),
    )
    paper.flow("provision", "提供先2", "別紙1を参照")
    paper.flow("transfer", "移転先1", "健康福祉部地域福祉課、他の市町村")
    return paper


def test_flows_have_one_direction() -> None:
    found = facts(whole_paper().record())
    check(found)
    assert edges(found, "SENDS") == {
        ("Party:本人又は本人の代理人", "Flow:本人又は本人の代理人"),
        ("Department:市民登録課", "Flow:評価実施機関内の他部署"),
        ("Department:地域福祉課", "Flow:評価実施機関内の他部署"),
        ("File:住民税ファイル", "Flow:使用"),
        ("File:住民税ファイル", "Flow:委託事項1"),
        ("Party:株式会社青海電算", "Flow:委託事項1 再委託"),
        ("File:住民税ファイル", "Flow:提供先1"),
        ("File:住民税ファイル", "Flow:提供先2"),
        ("File:住民税ファイル", "Flow:移転先1"),
    }
    assert edges(found, "DELIVERS") == {
        ("Flow:本人又は本人の代理人", "File:住民税ファイル"),
        ("Flow:評価実施機関内の他部署", "File:住民税ファイル"),
        ("Flow:使用", "Department:財務部市民税課"),
        ("Flow:使用", "Department:各出張所"),
        ("Flow:委託事項1", "Party:株式会社青海電算"),
        ("Flow:提供先1", "Party:厚生労働大臣"),
        ("Flow:提供先1", "Party:共済組合等"),
        ("Flow:移転先1", "Department:健康福祉部地域福祉課"),
        ("Flow:移転先1", "Party:他市町村"),
    }


def test_what_a_flow_carries_and_goes_through() -> None:
    found = facts(whole_paper().record())
    assert edges(found, "CARRIES") == {("Flow:提供先1", "Information:住民税関係情報")}
    assert edges(found, "VIA") == {
        ("Flow:評価実施機関内の他部署", "System:庁内連携システム"),
        ("Flow:提供先1", "System:情報提供ネットワークシステム"),
        ("Flow:提供先1", "System:住民基本台帳ネットワークシステム"),
    }
    assert {e.end[1].rpartition("|")[2]: e.properties.get("method") for e in found.edges if e.type == "VIA"} == {
        "庁内連携システム": 1,
        "情報提供ネットワークシステム": 1,
        "住民基本台帳ネットワークシステム": 2,
    }
    provided = next(n.properties for n in found.nodes if n.properties.get("label_text") == "提供先1")
    assert provided["methods"] == ["情報提供ネットワークシステム", "その他（住基ネット）"]
    assert provided["method_names"] == ["情報提供ネットワークシステム", "その他"]
    assert provided["method_details"] == ["", "住基ネット"]
    shared = {n.key: n.properties.get("body") for n in found.nodes if n.label == "System"}
    assert shared["情報提供ネットワークシステム"] is None
    assert shared["青海市|庁内連携システム"] == "青海市"
    flow = next(n for n in found.nodes if n.properties.get("label_text") == "本人又は本人の代理人")
    assert flow.properties["methods_illegible"] is True
    assert (flow.properties["inferred_ja"], flow.properties["inferred_en"]) == ([NOTE.ja], [NOTE.en])


def test_holdings() -> None:
    record = whole_paper().record(declared_counts={"住民税ファイル": DeclaredCounts(provision=57)})
    found = facts(record)
    assert edges(found, "PUBLISHES") == {("Body:青海市", "Evaluation:Evaluation")}
    assert edges(found, "ASSESSES") == {("Evaluation:Evaluation", "Work:住民税に関する事務")}
    assert edges(found, "RUNS_ON") == {("Work:住民税に関する事務", "System:住民税システム")}
    assert edges(found, "CONNECTS_TO") == {
        ("System:住民税システム", "System:情報提供ネットワークシステム"),
        ("System:住民税システム", "System:申告支援システム"),
    }
    assert edges(found, "HOLDS") == {("Department:財務部市民税課", "File:住民税ファイル")}
    assert edges(found, "RECORDS") == {
        ("File:住民税ファイル", "RecordItem:氏名"),
        ("File:住民税ファイル", "RecordItem:氏名カナ"),
    }
    kept = the(found, "KEEPS").properties
    assert (kept["held_since"], kept["declared_provisions"]) == ("2016-01", 57)
    assert "declared_transfers" not in kept
    held = the(found, "HOLDS").properties
    assert held["as_printed"] == "青海市 財務部 市民税課"
    assert "評価実施機関の名を除いた" in held["inferred_ja"]  # type: ignore[operator]
    assert [e.end[0] for e in found.edges if e.type == "OF"] == ["Body"] * 5


def test_a_department_belongs_to_its_body_once() -> None:
    found = facts(whole_paper().record())
    departments = [e.start for e in found.edges if e.type == "OF"]
    assert len(departments) == len(set(departments))


def test_the_same_record_gives_the_same_facts() -> None:
    assert facts(whole_paper().record()) == facts(whole_paper().record())


def test_shared_things_are_one_in_the_documents_of_all_bodies() -> None:
    one, other = whole_paper(), whole_paper()
    other.document["body"] = "赤山町長"
    keys = [{(n.label, n.key) for n in facts(paper.record()).nodes} for paper in (one, other)]
    assert keys[0] & keys[1] == {
        ("Party", name)
        for name in ("本人又は本人の代理人", "株式会社青海電算", "厚生労働大臣", "共済組合等", "他市町村")
    } | {
        ("System", "情報提供ネットワークシステム"),
        ("System", "住民基本台帳ネットワークシステム"),
        ("Information", "住民税関係情報"),
    }


def test_what_is_known_everywhere_has_its_other_names_and_nothing_else_has() -> None:
    paper = Paper()
    paper.file("住民税ファイル", "財務部 市民税課", ("氏名",))
    paper.flow("provision", "提供先1", "Ｊ－ＬＩＳ", methods=("住基ネット",))
    paper.flow("provision", "提供先2", "青海電算株式会社", methods=("宛名システム",))
    others = {n.properties["name"]: n.properties.get("aliases") for n in facts(paper.record()).nodes
              if n.label in ("Party", "System")}  # fmt: skip
    assert "J-LIS" in others["地方公共団体情報システム機構"]  # type: ignore[operator]
    assert "住基ネット" in others["住民基本台帳ネットワークシステム"]  # type: ignore[operator]
    assert (others["青海電算株式会社"], others["宛名システム"]) == (None, None)


def test_a_body_that_no_field_names() -> None:
    paper = Paper()
    paper.document |= {
        "body": None,
        "published": None,
        "title": "住民税に関する事務における変更箇所一覧",
        "form": "変更箇所一覧",
    }
    paper.work["name"] = None
    paper.say("変更箇所 1 変更後の記載", "<青海市における措置>\n鍵をかける。")
    found = facts(paper.record())
    check(found)
    assert found.evaluation == "青海市|3|住民税に関する事務における変更箇所一覧|変更箇所一覧|" + "ab" * 8
    published = the(found, "PUBLISHES").properties
    assert published["quote"] == "青海市"
    assert published["inferred_ja"]
    assert edges(found, "ASSESSES") == {("Evaluation:Evaluation", "Work:住民税に関する事務")}
    assert the(found, "ASSESSES").properties["inferred_ja"]


def test_without_any_body_nothing_is_shared_by_mistake() -> None:
    paper = whole_paper()
    paper.document["body"] = None
    found = facts(paper.record())
    check(found)
    assert not edges(found, "PUBLISHES")
    assert not edges(found, "OF")
    owned = {n.key for n in found.nodes if n.label in ("Department", "Work", "File")}
    assert all(key.startswith(found.evaluation + "|") for key in owned)


def test_a_document_without_work_or_title_still_has_its_passages() -> None:
    paper = Paper()
    paper.document["title"] = paper.work["name"] = None
    paper.file("住民税ファイル", "市民税課")
    found = facts(paper.record())
    check(found)
    assert not edges(found, "ASSESSES")
    assert edges(found, "HOLDS")


def test_two_forms_of_one_task_are_two_evaluations() -> None:
    one, other = Paper(), Paper()
    other.document["form"] = "基礎項目評価書"
    assert facts(one.record()).evaluation != facts(other.record()).evaluation


def test_the_own_department_and_a_system_as_sources() -> None:
    paper = Paper()
    paper.file("住民税ファイル", "青海市 市民税課")
    paper.flow("acquisition", "その他（自部署）", "自部署")
    paper.flow("acquisition", "その他（窓口課・各出張所）", "窓口課・各出張所")
    paper.flow("acquisition", "その他（既存住基システム）", "既存住基システム")
    paper.flow("acquisition", "その他（届出人）", "届出人")
    paper.flow("acquisition", "その他（国税庁）", "国税庁")
    found = facts(paper.record())
    check(found)
    assert edges(found, "SENDS") == {
        ("Department:市民税課", "Flow:その他（自部署）"),
        ("Department:窓口課", "Flow:その他（窓口課・各出張所）"),
        ("Department:各出張所", "Flow:その他（窓口課・各出張所）"),
        ("Party:届出人", "Flow:その他（届出人）"),
        ("Party:国税庁", "Flow:その他（国税庁）"),
    }
    assert edges(found, "VIA") == {("Flow:その他（既存住基システム）", "System:既存住基システム")}


def test_a_block_printed_twice_is_two_flows() -> None:
    paper = Paper()
    paper.file("住民税ファイル")
    paper.flow("provision", "提供先1", "厚生労働大臣")
    paper.flow("provision", "提供先1", "国税庁", evidence={"counterparty": paper.say("II-5 提供先1 (2)", "国税庁")})
    found = facts(paper.record())
    check(found)
    flows = [n for n in found.nodes if n.label == "Flow"]
    assert [n.properties["counterparty"] for n in flows] == ["厚生労働大臣", "国税庁"]
    assert len([e for e in found.edges if e.type == "DELIVERS"]) == 2


# ---- provisions ---------------------------------------------------------------------------------------------


def test_citations_reach_their_law() -> None:
    paper = Paper()
    paper.file("住民税ファイル")
    basis = (
        paper.citation("II-5 提供先1 ①", "番号法第19条第8号 別表第二の85の2の項", law="番号法", article="19", item="8"),
        paper.citation("II-5 提供先1 ①", "別表第二の85の2の項", law="番号法", table="別表第二", row="85の2"),
    )
    paper.flow("provision", "提供先1", "厚生労働大臣", legal_basis=basis)
    paper.parts["citations"] += basis
    found = facts(paper.record())
    check(found)
    assert edges(found, "BASED_ON") == {
        ("Flow:提供先1", "Provision:番号法第19条第8号"), ("Flow:提供先1", "Provision:番号法別表第二の85の2の項"),
    }  # fmt: skip
    assert edges(found, "PART_OF") == {
        ("Provision:番号法第19条第8号", "Provision:番号法第19条"),
        ("Provision:番号法第19条", "Law:番号法"),
        ("Provision:番号法別表第二の85の2の項", "Provision:番号法別表第二"),
        ("Provision:番号法別表第二", "Law:番号法"),
    }
    assert len(edges(found, "CITES")) == 2
    assert {e.properties["status"] for e in found.edges if e.type in ("CITES", "BASED_ON")} == {"valid"}
    law = next(n for n in found.nodes if n.label == "Law")
    assert (law.key, law.properties["law_id"]) == ("425AC0000000027", "425AC0000000027")


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ({"article": "30の6", "paragraph": "2"}, "第30条の6第2項"),
        ({"article": "附則39"}, "附則第39条"),
        ({"article": "6", "paragraph": "1", "item": "3の2"}, "第6条第1項第3号の2"),
        ({"table": "第2条の表", "row": "48"}, "第2条の表の48の項"),
        ({}, ""),
    ],
)
def test_an_address_reads_as_lawyers_write_it(address: dict[str, str], path: str) -> None:
    paper = Paper()
    paper.parts["citations"].append(paper.citation("I-4", "住基法", law="住民基本台帳法", **address))
    found = facts(paper.record())
    check(found)
    assert f"Provision:住民基本台帳法{path}" in {end for _, end in edges(found, "CITES")}


@pytest.mark.parametrize(
    ("name", "body"),
    [("青海市個人情報保護条例", "青海市"), ("東京都個人情報の保護に関する条例", "東京都"), ("某法施行規則", None)],
)
def test_an_ordinance_belongs_to_the_body_that_cites_it(name: str, body: str | None) -> None:
    paper = Paper()
    paper.parts["citations"].append(paper.citation("I-4", name, law=name))
    law = next(n for n in facts(paper.record()).nodes if n.label == "Law")
    assert law.properties.get("body") == body
    assert law.key == (f"{body}|{name}" if body else name)


def test_what_cannot_be_shown_is_counted_not_asserted() -> None:
    paper = whole_paper()
    nowhere = Evidence(passage="no such passage", start=0, end=1)
    paper.flow("provision", "提供先3", "国税庁", evidence={"counterparty": nowhere})
    paper.parts["citations"].append(paper.citation("I-4", "第9条"))
    found = facts(paper.record())
    assert "Flow:提供先3" not in {end for ends in edges(found, "SENDS") for end in ends}
    assert "Party:国税庁" not in {f"{n.label}:{n.key}" for n in found.nodes}
    evaluation = next(n for n in found.nodes if n.label == "Evaluation")
    [note] = evaluation.properties["notes_en"]  # type: ignore[misc]
    assert "CITES 1, DELIVERS 1, SENDS 1" in str(note)


# ---- changes ------------------------------------------------------------------------------------------------


def test_a_change_cites_on_both_sides_and_changes_what_it_names() -> None:
    paper = Paper()
    paper.say("I-5-②", "番号法第19条第8号", label="②法令上の根拠")
    paper.change(
        "Ⅰ 基本情報 5. 情報連携 ※ ②法令上の根拠",
        before_citations=(paper.citation("変更箇所 1 変更前", "第19条第7号", law="番号法", article="19", item="7"),),
        after_citations=(paper.citation("変更箇所 1 変更後", "第19条第8号", law="番号法", article="19", item="8"),),
    )
    found = facts(paper.record())
    check(found)
    assert {(e.properties["side"], e.properties["as_written"]) for e in found.edges if e.type == "CITES"} == {
        ("before", "第19条第7号"), ("after", "第19条第8号"),
    }  # fmt: skip
    assert edges(found, "CHANGES") == {("Change:1", "Passage:I-5-②")}
    assert the(found, "CHANGES").properties["inferred_ja"]


ADDRESSES: list[tuple[str, list[tuple[str, str]]]] = [
    ("I-5-②", [("I-5-②", "")]),
    ("Ⅱ(3)-3 ③使用目的", [("II(3)-3-③", "使用目的")]),
    (
        "Ⅱ 特定個人情報ファイルの概要 (1)住民基本台帳ファイル 5. 特定個人情報の提供・移転 提供先1 ① 法令上の根拠",
        [("II(1)-5 提供先1 ①", "法令上の根拠")],
    ),
    (
        "II 特定個人情報ファイルの概要 4.委託事項1⑤再委託の許諾方法",
        [("II-4 委託事項1 ⑤", "再委託の許諾方法")],
    ),
    ("I 基本情報－2 システム7", [("I-2 システム7", "")]),
    (
        "P4 I 基本情報-2. 使用するシステム-システム1-②システムの機能",
        [("I-2 システム1 ②", "システムの機能")],
    ),
    ("Ⅱ 概要 6 特定個人情報の保管・消去 保管場所", [("II-6", "特定個人情報の保管・消去保管場所")]),
    (
        "II 概要 5. 提供・移転- 提供先1・①法令上の根拠・②提供先における用途",
        [("II-5 提供先1 ①", "法令上の根拠"), ("II-5 提供先1 ②", "提供先における用途")],
    ),
    ("(別添1)事務の内容", [("A1", "事務の内容")]),
    ("II 概要 5. 提供・移転 移転先2～14", []),
    ("別紙2 移転先一覧", []),
    ("評価の再実施", []),
    ("", []),
]


@pytest.mark.parametrize(("item", "expected"), ADDRESSES)
def test_items_of_change_logs_are_addresses(item: str, expected: list[tuple[str, str]]) -> None:
    assert [(printed_address(one.address), one.label) for one in change_items(item)] == expected


@pytest.mark.parametrize(
    ("item", "passage"),
    [
        ("II(2)-3-①入手元", "II(2)-3-①"),
        ("II-3-①入手元", None),  # of which file?
        ("II(2)-3-①使用目的", None),  # the label says another field
        ("II(1)-2-④記録される項目 主な記録項目", "II(1)-2-④ 主な記録項目"),
        ("II(1)-2-④", None),  # two cells stand there
        ("V-9-①", None),
    ],
)
def test_a_change_is_joined_only_to_the_one_passage_it_can_mean(item: str, passage: str | None) -> None:
    paper = Paper()
    paper.file("住民税ファイル")
    paper.file("宛名ファイル")
    for section, label in [("II(1)-3-①", "①入手元 ※"), ("II(2)-3-①", "①入手元 ※"), ("II(1)-2-④", "④記録される項目"),
                           ("II(1)-2-④ 主な記録項目", "主な記録項目 ※")]:  # fmt: skip
        paper.say(section, "記載", label=label)
    paper.change(item)
    assert edges(facts(paper.record()), "CHANGES") == ({("Change:1", f"Passage:{passage}")} if passage else set())


# ---- places and keys ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quote", "value", "text", "exact"),
    [
        ("呉市 市民部\n市民課", "呉市市民部市民課", "呉市 市民部\n市民課", True),
        ("☑ 紙", "紙", "☑ 紙", True),
        ("☑ 紙 ☐ 専用線", "紙", "紙", False),
        ("紙", "専用線", "専用線", False),
    ],
)
def test_a_value_is_read_as_printed_where_its_evidence_prints_it(
    quote: str, value: str, text: str, exact: bool
) -> None:
    paper = Paper()
    paper.say("I-1", f"前置き {quote}")
    span = PassageSpan(paper.passages[0], 4, 4 + len(quote))
    reading = PrintedValue.of(value, span)
    assert (reading.text, reading.exact, reading.span) == (text, exact, span)
    part = reading.part(1, 2)
    assert part.span
    assert part.span.quote == (text[1:2] if exact else quote)


@given(
    st.lists(st.text(alphabet="ab|\\#", max_size=4), min_size=1, max_size=4),
    st.lists(st.text(alphabet="ab|\\#", max_size=4), min_size=1, max_size=4),
)
def test_different_words_make_different_keys(one: list[str], other: list[str]) -> None:
    assert (joined_key(*one) == joined_key(*other)) == (one == other)


def test_keys_follow_the_schema() -> None:
    assert key("Passage", key("Evaluation", "a|b", None, "t", "f", "v"), "I-1") == "a\\|b||t|f|v|I-1"
    assert (key_of_body(None, "住基ネット"), key_of_body("呉市", "庁内")) == ("住基ネット", "呉市|庁内")
    with pytest.raises(ValueError, match="Passage is identified by"):
        key("Passage", "one word")
