"""The table of all node types, edge types and properties. DDL, validation and docs/schema.md are made from it.

There are two kinds of nodes. An *owned* node (Passage, Flow, Change …) belongs to one Evaluation and is deleted with
it. A *shared* node is only an identity (a Party, a System, a Provision). What a document says of it is on the edges of
that document; each of them belongs to one Evaluation. So no document overwrites what another says, the order of loading
does not matter, and a shared node is deleted with its last edge.
"""

from konkyo.graph.method_options import method_spellings
from konkyo.graph.schema_risks import REVIEWED, RISK_NODES
from konkyo.graph.schema_sources import AT, EDITIONS_OF_FORM, NOT_READ, OF_ANNEX, WRITTEN
from konkyo.graph.schema_types import CURRENT, FOLDED, EdgeType, NodeType, Property, band, both, string

KEY = string("key", "同一性を決める値", "what makes it the same thing wherever it is named", required=True)
CAPTION = Property("caption", "string", "表示用の短い名", "one short text to show", required=True, by_store=True)
EVALUATION = string("evaluation", "これを述べる評価書の key", "key of the Evaluation that says it", required=True)

EVIDENCE = (
    EVALUATION,
    string("passage", "根拠の Passage の key", "key of the Passage that says it", required=True),
    Property("start", "integer", "その文中の最初の文字", "first character in the passage's text", required=True),
    Property("end", "integer", "最後の文字の次", "one past the last character", required=True),
    string("quote", "その文字列", "those characters"),
    string("as_printed", "印刷どおりの名", "the name as printed, where it differs from the joined one"),
    *both("inferred", "印のない事を述べる理由", "why it is held though no mark says it, or why names were joined"),
)
"""Properties of every edge that a document states: which document, and where in it."""

DERIVED = (
    EVALUATION,
    *both("inferred", "印のない事を述べる理由", "why it is held though no mark says it", required=True),
)
"""Properties of every edge that is derived from documents: the document it is deleted with, and the reason."""

_NAME = string("name", "名", "name", required=True)
_ALIASES = Property("aliases", "strings", "どの文書でも同じ物を指す別の名", "other names of it in any document")
_BODY = string("body", "評価実施機関の名", "name of the body it belongs to; absent where it belongs to none")

# fmt: off
NODES: tuple[NodeType, ...] = (
    NodeType(
        "Evaluation", ("body", "number", "title", "form", "published or content hash"), True,
        "評価書の一つの版", "one version of one 評価書",
        (
            string("title", "評価書名", "title"),
            string("number", "評価書番号", "number"),
            string("form", "様式", "form", required=True),
            string("body", "評価実施機関名（印刷どおり）", "body as printed"),
            string("published", "公表日", "date of publication, ISO"),
            string("threshold", "しきい値判断結果", "result of the threshold test"),
            string("evaluated", "基礎項目評価の実施日", "date of the basic evaluation, ISO"),
            *EDITIONS_OF_FORM, *WRITTEN, *REVIEWED,
            string("series", "版をまたぐ同一性", "what its versions share: body, number, title, form", required=True),
            string("sha256", "原文の指紋", "hash of the source's bytes", required=True),
            string("format", "原文の形式", "format of the source: text, pdf, xlsx, xls, docx, html"),
            *both("gaps", "原文に欠ける所", "what the source lacks or doubles"),
            *both("notes", "読み方の注", "what was odd, and how it was read"),
            *NOT_READ,
            CURRENT,
            *AT,
        ),
        caption=(("body",), ("title", "form"), ("published",)),
    ),
    NodeType(
        "Passage", ("evaluation", "section path"), True,
        "評価書の一つの欄", "one labelled cell of a 評価書",
        (
            string("section", "欄の番号", "its address as people read it: II-5 提供先3 ①", required=True),
            string("part", "様式の部", "part of the form: 表紙, I to VI, A1 for 別添1; absent in a table of its own"),
            Property("file_number", "integer", "ファイルの番号",
                     "number of the file whose part it is, where the document has several files"),
            string("section_number", "部の中の番号", "number of the section in its part: 5 of II-5"),
            string("block_kind", "見出しの種類", "of a numbered block: system, entrustment, provision or transfer"),
            Property("block", "integer", "見出しの番号", "number of the block: 3 for 提供先3"),
            string("numeral", "丸付き番号", "circled numeral: ①"),
            string("annex_table", "別紙", "of a cell of a 別紙: the 別紙"),
            string("annex_row", "別紙の項番", "of a cell of a 別紙: the number of its row, as printed"),
            Property("change_row", "integer", "変更箇所の行", "of a cell of the change log: its row, from 1"),
            string("label_text", "欄の名", "its label as the form words it", required=True),
            string("meaning", "欄の意味", "what its label means, in any form and edition: network.basis"),
            string("text", "欄の文", "its text", required=True),
            FOLDED,
            string("file", "属するファイルの名", "name of the file whose part of the form it stands in"),
            Property("unread", "boolean", "どの欄の値としても読めなかった",
                     "true where it was read as the value of no field"),
            *AT,
        ),
        caption=(("section",), ("label_text",)),
    ),
    NodeType(
        "Change", ("evaluation", "ordinal"), True,
        "変更箇所の一行", "one row of 変更箇所",
        (
            Property("ordinal", "integer", "順", "its place in the list, from 1", required=True),
            string("no", "項番", "its number as printed"),
            string("date", "変更日", "date of the change, ISO"),
            string("item", "項目", "item"),
            string("before", "変更前の記載", "text before"),
            string("after", "変更後の記載", "text after"),
            string("timing", "提出時期", "time of submission"),
            string("reason", "説明", "explanation"),
            *both("inferred", "推定の理由", "why it is taken to say what its page does not show"),
            *AT,
        ),
        caption=(("date",), ("item", "no", "ordinal")),
    ),
    NodeType(
        "Flow", ("evaluation", "file", "kind", "label"), True,
        "情報の一つの流れ", "one acquisition, use, entrustment, sub-entrustment, provision or transfer",
        (
            string("kind", "種類", "acquisition, use, entrustment, subentrustment, provision, transfer", required=True),
            string("label_text", "様式の見出し", "the form's heading: 提供先3", required=True),
            string("file", "ファイルの名", "name of the file", required=True),
            string("counterparty", "相手（印刷どおり）", "the other side, as printed"),
            string("information", "情報", "information"),
            string("purpose", "用途", "purpose"),
            Property("methods", "strings", "方法（印刷どおり）", "methods as printed; absent if none or illegible"),
            Property("method_names", "strings", "方法の選択肢", "the option of each of the methods: その他",
                     options=method_spellings()),
            Property("method_details", "strings", "方法の括弧内（どれにもなければ無し）",
                     "the words in brackets of each, or empty; absent where none has any"),
            Property("methods_illegible", "boolean", "方法が読めない", "the source lost which methods are ticked"),
            string("frequency", "時期・頻度", "frequency"),
            *band("subjects_band", "本人の数", "number of data subjects"),
            string("legal_basis_text", "法令上の根拠（印刷どおり）", "legal basis as printed"),
            string("matter", "委託事項", "matter entrusted"),
            Property("block", "integer", "様式の見出しの番号", "number of the form's heading: 3 for 提供先3"),
            *OF_ANNEX,
            *both("inferred", "推定の理由", "why it is held though no mark says it"),
            CURRENT,
            *AT,
        ),
        caption=(("label_text",), ("counterparty",)),
    ),
    *RISK_NODES,
    NodeType(
        "RecordItem", ("evaluation", "file", "ordinal"), True,
        "記録項目", "one recorded item of a file",
        (Property("ordinal", "integer", "順", "its place in the list, from 1", required=True), _NAME),
    ),
    NodeType(
        "Body", ("name",), False, "評価実施機関", "the body that evaluates",
        (_NAME, string("code", "団体コード", "code of the local government")),
    ),
    NodeType("Work", ("body", "name"), False, "事務", "a task of a body", (_NAME, _BODY)),
    NodeType(
        "System", ("name, or body and name",), False,
        "システム（全国の物は共有）", "a system; national ones are shared by all bodies",
        (_NAME, _BODY, _ALIASES),
    ),
    NodeType("File", ("body", "work", "name"), False, "特定個人情報ファイル", "a file of personal information",
             (_NAME, _BODY, string("work", "事務の名", "name of the work", required=True))),
    NodeType("Information", ("name",), False, "受け渡す情報の種類", "a kind of information handed over", (_NAME,)),
    NodeType("Department", ("body", "name"), False, "部署", "a department of a body", (_NAME, _BODY)),
    NodeType("Party", ("name",), False, "外の相手", "who sends or receives outside the body",
             (_NAME, _ALIASES)),
    NodeType("Law", ("e-Gov law id, or body and name",), False, "法令", "a statute or ordinance",
             (_NAME, _BODY, string("law_id", "法令ID", "e-Gov law id"))),
    NodeType(
        "Provision", ("law", "path", "valid from"), False,
        "条項（ある期間の）", "an article, paragraph, item or table row over an interval of time",
        (
            string("law", "法令名", "name of the law", required=True),
            string("law_id", "法令の法令ID", "e-Gov id of the law; absent for an ordinance"),
            string("article", "条", "article"),
            string("paragraph", "項", "paragraph"),
            string("item", "号", "item"),
            string("table", "表", "table"),
            string("row", "表の項", "row of the table"),
            string("address", "番号の通称", "its address in words: 番号法第19条第7号", required=True),
            string("valid_from", "この番号で効力を持つ初日",
                    "first day it held this address, ISO; absent where the node is the address alone"),
            string("valid_to", "この番号でなくなった日",
                    "first day it no longer held this address, ISO; absent while it does"),
        ),
        caption=(("address",),),
    ),
    NodeType(
        "Amendment", ("amending law's id", "on"), False,
        "改正（ある日に施行された改正法令）", "an amendment: what a law that amends others did on one day of effect",
        (
            string("law", "改正法令の法令ID", "e-Gov id of the amending law", required=True),
            string("on", "施行日", "day of effect, ISO", required=True),
            string("number", "改正法令の番号（法律・政令）", "number of the amending law, of an act or cabinet order"),
            string("name", "改正法令の題名（現行法令に限る）", "title of the amending law, where it is one in force"),
        ),
        caption=(("name", "number", "law"), ("on",)),
    ),
)

_CITED = (
    string("status", "その日の効力",
            "status on the document's day: valid, stale, future, unknown, unversioned; undated if it has no day"),
    string("status_basis", "効力の判断に足りない点",
            "why the status is not certain: between_texts, before_first_text, after_last_text"),
    string("confidence", "引用の読みの確かさ", "sure (the text itself says which provision it is), or inferred"),
    string("rule", "推定の規則", "the rule by which it is inferred: law_by_custom, neighbour, …"),
)
_HANDLERS = band("handlers_band", "取扱者数", "number of people who handle it")

EDGES: tuple[EdgeType, ...] = (
    EdgeType("PUBLISHES", (("Body", "Evaluation"),), "公表する", "publishes"),
    EdgeType("ASSESSES", (("Evaluation", "Work"),), "評価する", "assesses",
             band("subjects_band", "対象人数", "number of data subjects")),
    EdgeType("RUNS_ON", (("Work", "System"),), "用いる", "runs on",
             (Property("ordinal", "integer", "システムの番号", "number of the system in the form"),
              Property("connections_illegible", "strings", "印が読めない接続先", "options whose mark is lost"))),
    EdgeType("CONNECTS_TO", (("System", "System"),), "接続する（向きは様式が問わない）",
             "is connected to (the form asks no direction)", (string("option", "選択肢", "the form's option"),)),
    EdgeType("KEEPS", (("Work", "File"),), "保有する", "keeps",
             (
                 Property("ordinal", "integer", "ファイルの番号", "number of the file in the form"),
                 string("kind", "ファイルの種類", "kind of file"),
                 *band("subjects_band", "本人の数", "number of data subjects"),
                 *band("record_items_band", "記録項目の数", "number of recorded items"),
                 string("held_since", "保有開始日", "held since, ISO"),
                 string("use_started", "使用開始日", "used since, ISO"),
                 Property("declared_entrustments", "integer", "委託の件数", "entrustments the form declares"),
                 Property("declared_provisions", "integer", "提供の件数", "provisions the form declares"),
                 Property("declared_transfers", "integer", "移転の件数", "transfers the form declares"),
             )),
    EdgeType("HOLDS", (("Department", "File"),), "所管する", "is in charge of"),
    EdgeType("OF", (("Department", "Body"),), "に属する", "belongs to"),
    EdgeType("RECORDS", (("File", "RecordItem"),), "記録する", "records"),
    EdgeType("SENDS", (("Party", "Flow"), ("Department", "Flow"), ("File", "Flow")), "渡す", "sends into the flow"),
    EdgeType("DELIVERS", (("Flow", "File"), ("Flow", "Department"), ("Flow", "Party")), "届ける", "delivers to",
             _HANDLERS),
    EdgeType("CARRIES", (("Flow", "Information"),), "運ぶ", "carries"),
    EdgeType("VIA", (("Flow", "System"),), "経由する", "goes via",
             (Property("method", "integer", "何番目の方法か",
                       "which of the methods of the flow names it, from 1; absent where another field does"),),
             told_apart=("method",)),
    EdgeType("BASED_ON", (("Flow", "Provision"),), "に基づく", "rests on", _CITED),
    EdgeType("STATED_IN", tuple((part, "Passage") for part in ("Flow", "Risk", "Incident")),
             "に書かれる", "is stated in"),
    EdgeType("HAS", tuple(("Evaluation", part) for part in ("Passage", "Change", "Risk", "Incident")), "持つ", "has"),
    EdgeType("CONCERNS", (("Risk", "File"), ("Incident", "File")), "に関わる", "is about"),
    EdgeType("CITES", (("Passage", "Provision"), ("Change", "Provision")), "引用する", "cites",
             (
                 string("as_written", "書かれたとおり", "the citation as written"),
                 *_CITED,
                 string("side", "変更前か変更後か", "before or after, for a Change"),
             ), told_apart=("side",)),
    EdgeType("CHANGES", (("Change", "Passage"),), "変える", "changes"),
    EdgeType("REPLACES", (("Evaluation", "Evaluation"),), "に代わる（公表日の順）", "replaces, by date of publication",
             derived=True),
    EdgeType("BECAME", (("Provision", "Provision"),), "になる", "became",
             (
                 string("kind", "種類", "renumbered, moved, split or merged", required=True),
                 string("on", "その日", "the first day, ISO", required=True),
                 Property("score", "number", "本文の近さ", "how alike the two texts are, 0 to 1", required=True),
             ), derived=True),
    EdgeType("MADE", (("Amendment", "Provision"),), "改める（その日に施行された改正法令が一つだけのとき）",
             "made (where no other law amended the statute on that day)",
             (
                 string("kind", "種類", "new, changed (its wording), abolished, or as of BECAME", required=True),
             ), derived=True, told_apart=("kind",)),
    EdgeType("PERMITS", (("Provision", "Party"),), "表の項が、提供を受けることを認める（情報照会者）",
             "a row of a table lets it receive information (the requester)",
             (
                 string("requester", "情報照会者（法令の文言）", "the requester as the row words it", required=True),
                 string("provider", "情報提供者（法令の文言）", "the provider as the row words it", required=True),
                 Property("information", "strings", "提供を認める情報", "the kinds of information", required=True),
                 string("valid_from", "項がこう定める初日", "first day on which the row says so, ISO", required=True),
                 string("valid_to", "項がこう定めなくなった日",
                         "first day on which the row no longer says so, ISO; absent while it does"),
             ), derived=True, told_apart=("requester", "provider", "valid_from")),
    EdgeType("PART_OF", (("Provision", "Law"), ("Provision", "Provision")), "の一部", "is part of"),
)
# fmt: on

NODE_TYPES = {node.label: node for node in NODES}
EDGE_TYPES = {edge.type: edge for edge in EDGES}
VERSIONED = tuple(node.label for node in NODES if CURRENT in node.properties)
"""Labels of the nodes that bear ``current``."""


def node_properties(label: str) -> tuple[Property, ...]:
    """Return every property a node with ``label`` may have, the common ones first."""
    node = NODE_TYPES[label]
    own = (EVALUATION, *node.properties) if node.owned and label != "Evaluation" else node.properties
    return (KEY, CAPTION, *own)


def edge_properties(edge_type: str) -> tuple[Property, ...]:
    """Return every property an edge of ``edge_type`` may have, the common ones first."""
    edge = EDGE_TYPES[edge_type]
    return (KEY, *(DERIVED if edge.derived else EVIDENCE), *edge.properties)
