"""What a person reads above the columns of an answer, and for their fixed values.

Here are those that several questions or commands have; a question's own stand in the header of its file.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from konkyo.i18n import Words, language, name_list
from konkyo.law.law_numbers import number_in_words

COLUMNS = {
    "step": Words(ja="段", en="Step"),
    "way": Words(ja="道", en="Way"),
    "sender": Words(ja="どこから", en="From"),
    "receiver": Words(ja="どこへ", en="To"),
    "kind": Words(ja="種類", en="Kind"),
    "label": Words(ja="見出し", en="Heading"),
    "file": Words(ja="ファイル", en="File"),
    "information": Words(ja="情報", en="Information"),
    "purpose": Words(ja="用途", en="Purpose"),
    "methods": Words(ja="方法", en="Methods"),
    "methods_illegible": Words(ja="方法が読めない", en="Methods illegible"),
    "provision": Words(ja="条項", en="Provision"),
    "status": Words(ja="その日の効力", en="Standing at its date"),
    "legal_basis": Words(ja="根拠の条項", en="Provisions"),
    "legal_basis_text": Words(ja="根拠（印刷どおり）", en="Legal basis as printed"),
    "body": Words(ja="機関", en="Body"),
    "document": Words(ja="評価書", en="Document"),
    "published": Words(ja="公表日", en="Published"),
    "section": Words(ja="欄", en="Section"),
    "meaning": Words(ja="欄の意味", en="Meaning"),
    "line": Words(ja="行", en="Line"),
    "quote": Words(ja="原文", en="Quote"),
    "flow": Words(ja="流れの key", en="Flow key"),
    "ordinal": Words(ja="番号", en="No."),
    "finding": Words(ja="何か", en="What"),
    "said": Words(ja="内容", en="In words"),
    "counterparty": Words(ja="相手（印刷どおり）", en="Other side as printed"),
    "inferred": Words(ja="推定の理由", en="Inferred"),
    "place": Words(ja="箇所", en="Place"),
    "number": Words(ja="評価書番号", en="Number"),
    "form": Words(ja="様式", en="Form"),
    "flows": Words(ja="流れの数", en="Flows"),
    "gaps": Words(ja="欠け", en="Gaps"),
    "system": Words(ja="システム", en="System"),
    "connections": Words(ja="接続先", en="Connected to"),
    "address": Words(ja="元の条項", en="Provision before"),
    "to": Words(ja="後の条項", en="Provision after"),
    "on": Words(ja="施行日", en="On"),
    "score": Words(ja="一致度", en="Score"),
    "evidence": Words(ja="根拠", en="Evidence"),
    "affected_flows": Words(ja="これに基づく流れ", en="Flows on it"),
    "valid_from": Words(ja="その番号の初日", en="At this address since"),
    "concern": Words(ja="見るべき点", en="To look at"),
    "instead": Words(ja="代わりの記載", en="Instead"),
    "sentence": Words(ja="今の文", en="Sentence"),
    "proposed": Words(ja="文の案", en="Sentence proposed"),
    "faithful": Words(ja="案を読み直して一致", en="Reads as meant"),
    "start": Words(ja="始め", en="Start"),
    "end": Words(ja="終わり", en="End"),
    "passage": Words(ja="欄の key", en="Passage key"),
    "evaluation": Words(ja="評価書の key", en="Evaluation key"),
    "written": Words(ja="評価書の日とみた日", en="Taken to be of"),
    "severity": Words(ja="重さ", en="Severity"),
    "check": Words(ja="調べたこと", en="Check"),
    "cure": Words(ja="直し方", en="What to do"),
    "also": Words(ja="ほかの箇所", en="Also in"),
    "form_item": Words(ja="項目", en="Item of the form"),
    "cells": Words(ja="セル・段落", en="Cells or paragraphs"),
    "valid_to": Words(ja="この番号でなくなった日", en="Stood until"),
    "law": Words(ja="法令", en="Law"),
    "article": Words(ja="条", en="Article"),
    "paragraph": Words(ja="項", en="Paragraph"),
    "item": Words(ja="号", en="Item"),
    "table_name": Words(ja="表", en="Table"),
    "row_number": Words(ja="表の項", en="Row"),
    "systems": Words(ja="システム", en="Systems"),
    "refers_to_annex": Words(ja="指す別紙", en="Annex it points to"),
    "read_in_part": Words(ja="一部しか読めていない", en="Read in part"),
    "block": Words(ja="見出しの番号", en="Number of its heading"),
    "annex_fields": Words(ja="別紙を指す欄", en="Fields that point to an annex"),
    "annex_row": Words(ja="別紙の項番", en="Row of the annex"),
    "matter": Words(ja="委託事項", en="Matter entrusted"),
    "subjects_band": Words(ja="本人の数", en="Data subjects"),
    "text": Words(ja="文", en="Text"),
    "page": Words(ja="頁", en="Page"),
    "source": Words(ja="ファイル", en="Source file"),
    "citations": Words(ja="引用の数", en="Citations"),
    "passages": Words(ja="引く欄の数", en="Citing fields"),
    "option": Words(ja="選択肢", en="Option"),
    "connected": Words(ja="接続先", en="Connected to"),
    "bodies": Words(ja="機関数", en="Bodies"),
    "name": Words(ja="名", en="Name"),
    "became": Words(ja="それまでの変化", en="What became of it"),
    "requester": Words(ja="情報照会者", en="Requester"),
    "provider": Words(ja="情報提供者", en="Provider"),
    "names": Words(ja="項が定める情報", en="Information the row names"),
    "items": Words(ja="記録項目", en="Items"),
    "department": Words(ja="部署", en="Department"),
    "declared": Words(ja="様式の件数", en="Declared"),
    "found": Words(ja="読めた件数", en="Found"),
    "agrees": Words(ja="一致", en="Agree"),
    "account": Words(ja="原文の文字", en="Characters"),
    "state": Words(ja="状態", en="State"),
    "entries": Words(ja="変更箇所の行", en="Rows of the change log"),
    "not_located": Words(ja="見つからない行", en="Rows not located"),
    "before": Words(ja="前の記載", en="Before"),
    "after": Words(ja="後の記載", en="After"),
    "contractor": Words(ja="委託先", en="Contractor"),
    "recipient": Words(ja="受け取る相手", en="Recipient"),
}
"""Column → its heading."""

ENDS = ("sender", "receiver", "recipient", "contractor")
"""Columns that name an end of a flow."""

ANNEX_ABSENT, ANNEX_LISTED, NOT_ASKED = "annex_absent", "annex_listed", "not_asked"
UNNAMED = {
    ANNEX_ABSENT: Words(ja="別紙が文書にない", en="annex missing"),
    ANNEX_LISTED: Words(ja="別紙の各行", en="rows of annex"),
    NOT_ASKED: Words(ja="名を書く欄がない", en="no name asked"),
}
"""Why an end of a flow has no name → what a person reads in its place (``konkyo.queries.unnamed_ends``)."""

VALUES = {
    **{(end, why): words for end in ENDS for why, words in UNNAMED.items()},
    ("finding", "gap"): Words(ja="欠け", en="gap"),
    ("finding", "note"): Words(ja="注", en="note"),
    ("finding", "illegible_methods"): Words(ja="方法が読めない", en="methods illegible"),
    ("methods", "illegible"): Words(ja="印が原文で失われている", en="marks lost in the source"),
    ("connected", "illegible"): Words(ja="印が原文で失われている", en="marks lost in the source"),
    ("finding", "illegible_connections"): Words(ja="接続の印が読めない", en="connections illegible"),
    ("finding", "unfilled"): Words(ja="必ず書かれる欄の値がない", en="no value in a field that is always filled"),
    ("account", "label"): Words(ja="見出し", en="labels"),
    ("account", "value"): Words(ja="値", en="values"),
    ("account", "print"): Words(ja="様式の印刷", en="print of the form"),
    ("account", "furniture"): Words(ja="頁番号など", en="page numbers and the like"),
    ("account", "unread"): Words(ja="読めなかった", en="unread"),
    ("finding", "unread"): Words(ja="読めなかった文", en="text that was not read"),
    ("finding", "inferred"): Words(ja="推定", en="inferred"),
    ("kind", "acquisition"): Words(ja="入手", en="acquisition"),
    ("kind", "use"): Words(ja="使用", en="use"),
    ("kind", "entrustment"): Words(ja="委託", en="entrustment"),
    ("kind", "subentrustment"): Words(ja="再委託", en="sub-entrustment"),
    ("kind", "provision"): Words(ja="提供", en="provision"),
    ("kind", "transfer"): Words(ja="移転", en="transfer"),
    ("kind", "renumbered"): Words(ja="番号変更", en="renumbered"),
    ("kind", "moved"): Words(ja="移動", en="moved"),
    ("kind", "split"): Words(ja="分割", en="split"),
    ("kind", "merged"): Words(ja="統合", en="merged"),
    ("kind", "changed"): Words(ja="内容変更", en="changed"),
    ("kind", "abolished"): Words(ja="廃止", en="abolished"),
    ("kind", "new"): Words(ja="新設", en="new"),
    ("kind", "undecidable"): Words(ja="判定不能", en="undecidable"),
    ("kind", "parts"): Words(ja="一部が移動", en="parts moved"),
    ("kind", "title"): Words(ja="題名変更", en="law renamed"),
    ("kind", "unchanged"): Words(ja="変更なし", en="unchanged"),
    ("kind", "unknown"): Words(ja="不明", en="not known"),
    ("finding", "number"): Words(ja="個人番号", en="the number"),
    ("finding", "named"): Words(ja="名に含む", en="named"),
    ("finding", "no_items"): Words(ja="項目が読めない", en="items not read"),
    ("became", "renumbered"): Words(ja="番号変更", en="renumbered"),
    ("became", "moved"): Words(ja="移動", en="moved"),
    ("became", "split"): Words(ja="分割", en="split"),
    ("became", "merged"): Words(ja="統合", en="merged"),
    ("became", "changed"): Words(ja="内容変更", en="changed"),
    ("became", "abolished"): Words(ja="廃止", en="abolished"),
    ("became", "undecidable"): Words(ja="判定不能", en="undecidable"),
    ("concern", "number"): Words(ja="番号だけの変更", en="the number only"),
    ("concern", "substance"): Words(ja="内容も変更", en="its substance too"),
    ("concern", "requester"): Words(ja="求める者も変更", en="the requester too"),
    ("concern", "information"): Words(ja="根拠とする情報も変更", en="the information it rests on too"),
    ("concern", "name"): Words(ja="見出し・題名の変更", en="its caption or the law's title"),
    ("concern", "unfit"): Words(ja="記載の情報が新しい項にない", en="the row no longer names the information"),
    ("concern", "split"): Words(ja="分割", en="split"),
    ("concern", "merged"): Words(ja="統合", en="merged"),
    ("concern", "parts"): Words(ja="一部が別の条へ", en="parts went elsewhere"),
    ("concern", "abolished"): Words(ja="廃止", en="abolished"),
    ("concern", "undecidable"): Words(ja="判定不能", en="undecidable"),
    ("concern", "former"): Words(ja="古い番号か確かめる", en="whether it is an old number"),
    ("concern", "none"): Words(ja="なし", en="nothing"),
    ("status", "valid"): Words(ja="有効", en="in force"),
    ("status", "stale"): Words(ja="旧番号", en="no longer valid"),
    ("status", "future"): Words(ja="未施行", en="not yet in force"),
    ("status", "unknown"): Words(ja="その番号の条項なし", en="no such provision"),
    ("status", "unversioned"): Words(ja="法令の版が未収録", en="law's versions not held"),
    ("status", "undated"): Words(ja="日付がなく未確認", en="no date to look it up by"),
    ("check", "stale"): Words(ja="旧番号", en="stale address"),
    ("check", "unknown"): Words(ja="ない番号", en="no such address"),
    ("check", "future"): Words(ja="施行前の番号", en="not yet there"),
    ("check", "moved"): Words(ja="番号の移った規定", en="its number moved"),
    ("check", "caption"): Words(ja="見出しの不一致", en="another caption"),
    ("check", "left_behind"): Words(ja="改め残した番号", en="old number left behind"),
    ("check", "title"): Words(ja="法令の名", en="name of a law"),
    ("check", "name"): Words(ja="名の揺れ", en="several names"),
    ("check", "spelling"): Words(ja="書き方の揺れ", en="several spellings"),
    ("check", "planned"): Words(ja="制定予定の条例", en="ordinance only planned"),
    ("check", "replaced"): Words(ja="法律に代わられた条例", en="ordinance replaced by an act"),
    ("check", "purpose"): Words(ja="用途の不一致", en="other purpose"),
    ("check", "no_row"): Words(ja="表の項がない", en="no row named"),
    ("check", "annex_absent"): Words(ja="別紙がない", en="annex not at hand"),
    ("check", "requester"): Words(ja="情報照会者の不一致", en="other requester"),
    ("check", "information"): Words(ja="情報の不一致", en="other information"),
    ("check", "provider"): Words(ja="情報提供者の不一致", en="other provider"),
    ("check", "rule_lacks"): Words(ja="一覧の漏れ", en="missing from the list"),
    ("check", "rule_exceeds"): Words(ja="一覧の余分", en="too much in the list"),
    ("check", "not_listed"): Words(ja="一覧にない項", en="not in the list"),
    ("check", "not_handed_over"): Words(ja="提供先のない項", en="no provision for it"),
    ("check", "order_row"): Words(ja="条と項の不一致", en="article and row"),
    ("check", "count"): Words(ja="件数", en="count"),
    ("check", "accident"): Words(ja="重大事故の有無", en="grave accident"),
    ("check", "word"): Words(ja="語の揺れ", en="another word"),
    ("check", "change_log"): Words(ja="変更箇所の記載", en="change log"),
    ("check", "day"): Words(ja="日付", en="a day"),
    ("check", "choice"): Words(ja="選択肢の食い違い", en="contrary choice"),
    ("check", "blank"): Words(ja="空欄", en="blank"),
    ("check", "doubled"): Words(ja="二重の記載", en="written twice"),
    ("check", "form"): Words(ja="前の版の様式", en="former edition of the form"),
    ("check", "law_limit"): Words(ja="法令の本文がない", en="no text of the law"),
    ("check", "undated"): Words(ja="日付なし", en="no date"),
    ("severity", "error"): Words(ja="誤り", en="error"),
    ("severity", "warning"): Words(ja="要確認", en="warning"),
    ("severity", "note"): Words(ja="注", en="note"),
}
"""(column, value) → what is shown for it; every other value is shown as it is."""

_KEY = "_key"
_LABEL = "_label"
_LAW_IDS = ("amended_by",)
"""Columns of e-Gov ids; a person reads the numbers of the laws."""
_TECHNICAL = ("flow", "passage", "evaluation", "start", "end", "meaning")


def technical(column: str) -> bool:
    """Return whether ``column`` is of use to programs only: a key, a label or a position."""
    return column in _TECHNICAL or column.endswith((_KEY, _LABEL))


@dataclass(frozen=True, slots=True)
class ColumnWords:
    """The headings and the words of fixed values of one answer."""

    headings: Mapping[str, Words]
    values: Mapping[tuple[str, str], Words]

    def extended(self, headings: Mapping[str, Words], values: Mapping[tuple[str, str], Words]) -> "ColumnWords":
        """Return the words with these added, which come first."""
        return ColumnWords({**self.headings, **headings}, {**self.values, **values})

    def heading(self, column: str) -> Words:
        """Return what stands above ``column``: where nothing was declared, its name."""
        if column in self.headings:
            return self.headings[column]
        for end, ja, en in ((_KEY, " key", "key"), (_LABEL, "種別", "type")):
            if column.endswith(end):
                of = self.heading(column.removesuffix(end))
                return Words(ja=f"{of.ja}の{ja}", en=f"{of.en}: {en}")
        name = column.replace("_", " ")
        return Words(ja=name, en=name.capitalize())

    def shown(self, column: str, value: object) -> str:
        """Return what a person reads for ``value``: nothing for null, the items of a list, words for a fixed value."""
        match value:
            case None:
                return ""
            case bool():
                return str(Words(ja="はい", en="yes") if value else Words(ja="いいえ", en="no"))
            case list():
                return str(name_list([self.shown(column, item) for item in value]))
            case dict() if value.keys() == {"ja", "en"}:
                return self.shown(column, value[language()])
            case dict():
                said = {name: self.shown(name, item) for name, item in value.items() if not technical(name)}
                return str(name_list([f"{self.heading(name)}: {text}" for name, text in said.items() if text]))
            case str() if column in _LAW_IDS:
                return number_in_words(value) or value
            case str():
                return str(self.values.get((column, value), value))
            case _:
                return str(value)


COMMON = ColumnWords(COLUMNS, VALUES)
"""The words without those of any one question."""
