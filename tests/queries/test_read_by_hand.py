"""Each question over real or fictional documents, held to rows read from the source by eye.

Beside each stand the lines of the source: K 倉敷市 (003), H 花巻市 (002), R 呉市 (000), S 墨田区 (001);
of FICTIONAL the file in examples/.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.store import STORE
from konkyo.queries.answer import answer
from konkyo.queries.catalogue import catalogue
from konkyo.queries.columns import ANNEX_ABSENT
from konkyo.queries.question import Question

TAX, PENSION, REGISTER = "個人住民税課税情報ファイル", "国民年金関係情報ファイル", "住民基本台帳ファイル"
NETWORK = "情報提供ネットワークシステム"
BASIS = "番号法第19条第7号"

Case = tuple[str, dict[str, str], tuple[str, ...], set[tuple]]

WHOLE: list[Case] = [
    # K79 printed all alike: no methods. K104 and K121 tick paper; K112 does not.
    ("flows_by_medium", {"medium": "紙", "body": "倉敷市"}, ("label", "receiver"),
     {("提供先1", "日本年金機構"), ("移転先2", "保健福祉局健康福祉部国民健康保険課")}),
    # K81 lists three, K75 names the first as in charge.
    ("users_not_holders", {"body": "倉敷市"}, ("department", "holders", "line"),
     {("児島・水島・玉島・真備支所市民課", ("市民局市民生活部市民課",), 81),
      ("庄・茶屋町・船穂支所", ("市民局市民生活部市民課",), 81)}),
    # H119-137: the first may be entrusted further (H123), to do what H125 says.
    ("contractors", {"body": "花巻市"},
     ("contractor", "matter", "handlers_band", "entrusted_further", "further_matter"),
     {("日本電気株式会社岩手支店", "システム保守・運用業務", "10人以上50人未満", True,
       "個人住民税システムの保守・運用業務に係る技術的実務を委託"),
      ("一般社団法人花巻地域農業管理センター", "帳票等の印刷業務", "10人以上50人未満", False, None),
      ("一般社団法人花巻地域農業管理センター", "バックアップデータの保管", "10人以上50人未満", False, None)}),
    # K192, K200, K211, K219 (blank, with 「接続しない」 ticked at K204) and K243
    ("risk_ratings", {"body": "倉敷市"}, ("risk", "rating", "line"),
     {("委託先における不正な使用等のリスク", "十分である", 192),
      ("不正な提供・移転が行われるリスク", "十分である", 200),
      ("目的外の入手が行われるリスク", None, 211), ("不正な提供が行われるリスク", None, 219),
      ("特定個人情報の漏えい・滅失・毀損リスク", "十分である", 243)}),
    # H430, in the list of 別添1
    ("number_items", {"body": "花巻市"}, ("file", "item", "finding", "ordinal"),
     {(TAX, "納税義務者の個人番号", "number", 3)}),
    # H46, 51, 55, 59, 64, 68, 73: what is ticked, and what stands in the brackets of その他
    ("systems", {"body": "花巻市"}, ("ordinal", "connected"),
     {*((1, name) for name in ("収納管理", "滞納管理", "介護", "障害福祉", "子ども・子育て", "健康管理")),
      (2, "宛名システム等"), (2, "税務システム"), (3, "申告支援システム"), (4, "申告支援システム"),
      (5, "宛名システム等"), (5, "税務システム"), (6, NETWORK), (6, "既存住民基本台帳システム"),
      (6, "宛名システム等"), (6, "税務システム"), (7, NETWORK), (7, "宛名システム等")}),
    # H64 and H73 both tick 宛名システム等.
    ("connection_path", {"origin": "eLTAX", "goal": "中間サーバー"}, ("way", "step", "sender", "receiver", "line"),
     {(1, 1, "eLTAX", "宛名システム等", 64), (1, 2, "宛名システム等", "中間サーバー", 73)}),
    # K78 (評価実施機関内の他部署) and K106
    ("path_between", {"origin": "市民税課", "goal": "市民課"}, ("step", "sender", "receiver", "line"),
     {(1, "市民税課", PENSION, 78), (2, PENSION, "市民課", 106)}),
    # H108 (国税庁) and H152, H178 (全国健康保険協会)
    ("path_between", {"origin": "国税庁", "goal": "全国健康保険協会"}, ("way", "step", "label", "receiver", "line"),
     {(1, 1, "行政機関・独立行政法人等", TAX, 108), (1, 2, "提供先2", "全国健康保険協会", 152),
      (2, 1, "行政機関・独立行政法人等", TAX, 108), (2, 2, "提供先5", "全国健康保険協会", 178)}),
    # H163: both the item and the row; the row of that day lets 市町村長 give 健康保険組合 地方税関係情報.
    ("provisions_of_flow", {"document": "花巻市", "label": "提供先3"},
     ("provision", "on", "standing", "requester", "line"),
     {("番号法別表第二の3の項", "2020-03-29", "valid", ("健康保険組合",), 162),
      (BASIS, "2020-03-29", "valid", (), 162)}),
    # The renumbering of 2021-09-01 and the move of the table on 2024-05-27.
    ("provisions_of_flow", {"document": "花巻市", "label": "提供先3", "on": "2024-06-01"}, ("address_then", "became"),
     {("利用特定個人情報提供命令第2条の表の3の項", "moved"), ("番号法第19条第8号", "renumbered")}),
    # H298, and row 37 as it read on 2020-03-29 (two providers; 内閣総理大臣 came in 2022).
    ("permitted_by_rows", {"document": "花巻市", "recipient": "文部科学大臣"},
     ("label", "counterparty", "requester", "provider", "names", "line"),
     {("提供先19", "文部科学大臣又は都道府県教育委員会", "文部科学大臣", "市町村長",
       ("地方税関係情報", "住民票関係情報"), 298),
      ("提供先19", "文部科学大臣又は都道府県教育委員会", "文部科学大臣", "都道府県知事等",
       ("生活保護関係情報",), 298)}),
    # K52, K99, K107, K116, K198
    ("citations_of_document", {"document": "倉敷市"}, ("line", "provision", "status"),
     {(52, "番号法第9条第1項", "valid"), (52, "番号法別表第一の31の項", "valid"),
      (52, "番号法別表第一主務省令第24条の2", "valid"), (99, "国民年金法第3条", "unversioned"),
      (99, "国民年金法第12条", "unversioned"), (99, "国民年金法施行令第1条の2", "unversioned"),
      (99, "国民年金法施行規則第9条", "unversioned"), (107, "住民基本台帳法第7条第11項", "unknown"),
      *((116, f"国民健康保険法第6条第1項第{item}号", "unversioned") for item in (1, 2, 3, 4)),
      (116, "国民健康保険法第113条の2第1項", "unversioned"), (198, "番号法第19条", "valid")}),
    ("bases_of_document", {"document": "倉敷市"}, ("label", "systems", "provision"),
     {*(("提供先1", (), name) for name in ("国民年金法第3条", "国民年金法第12条", "国民年金法施行令第1条の2",
                                        "国民年金法施行規則第9条")),
      ("移転先1", ("庁内連携システム",), "住民基本台帳法第7条第11項"),
      *(("移転先2", ("庁内連携システム",), f"国民健康保険法第{number}")
        for number in ("6条第1項第1号", "6条第1項第2号", "6条第1項第3号", "6条第1項第4号", "113条の2第1項"))}),
    ("documents", {}, ("body", "number", "published"),
     {("倉敷市長", "11", "2023-03-31"), ("呉市長", "1", "2023-03-07"), ("墨田区長", "1", None),
      ("花巻市長", "5", "2020-03-29"), ("川口市", None, None)}),  # named in headings alone
    # R193, R202 and R276 tick その他(住民基本台帳ネットワークシステム) alone; the 機構 also gets nothing else.
    ("stops_without", {"system": "住民基本台帳ネットワークシステム", "body": "呉市"},
     ("effect", "label", "receiver", "still_reached", "line"),
     # R199, R208, R282: the boxes of the method.
     {("stops", "提供先1", "都道府県", False, 199), ("stops", "提供先2", "都道府県", False, 208),
      ("stops", "提供先2", "地方公共団体情報システム機構", False, 208),
      ("stops", "提供先1", "地方公共団体情報システム機構", False, 282)}),
]  # fmt: skip

AMONG: list[Case] = [
    # H145, H154, H162: 「番号法第19条第7号 別表第二の…」
    ("flows_on_provision", {"provision": BASIS}, ("label", "receiver", "line"),
     {("提供先1", "厚生労働大臣", 145), ("提供先2", "全国健康保険協会", 153), ("提供先3", "健康保険組合", 162)}),
    # R124 says 「(別紙1)提供先一覧に記載」, R137 the like; the rows of 別紙2 of S are rows of the table its head names.
    ("flows_without_basis", {}, ("why", "label", "receiver", "line"),
     {("annex", "提供先1", ANNEX_ABSENT, 123), ("annex", "移転先1", ANNEX_ABSENT, 136)}),
    # S5890: the row 別紙2 項番3, as printed
    ("recipients", {"information": "住民票関係情報"}, ("recipient", "label", "line"),
     {("健康保険組合", "別紙2 項番3", 5890), ("全国健康保険協会", "別紙2 項番2", 5865)}),
    # H145 and 23 more places
    ("cited_most", {"law": "番号法"}, ("provision", "citations", "flows", "valid_from"),
     {(BASIS, 21, 20, "2017-04-01")}),
    # K43-47: the one system of the evaluation is connected to sixteen, which nothing else joins.
    ("central_systems", {"body": "倉敷市"}, ("system", "connections", "articulation"),
     {("共通基盤システム", 16, True), ("戸籍システム", 1, False)}),
    # H149 ticks the network alone; H168 only loses its mark's shape.
    ("stops_without", {"system": NETWORK, "body": "花巻市"}, ("effect", "label", "receiver", "still_reached"),
     {("stops", "提供先1", "厚生労働大臣", False), ("stops", "提供先3", "健康保険組合", False)}),
    # K78 gives, K98 gets; H108 gives.
    ("shared", {}, ("name", "body", "gives", "gets"),
     {("日本年金機構", "倉敷市", 1, 1), ("日本年金機構", "花巻市", 1, 0)}),
    # K91 and R113 name companies of one group.
    ("contractors_of_several", {}, ("company", "bodies", "contractor", "line"),
     {("富士通株式会社", 2, "富士通Japan株式会社岡山支社", 91), ("富士通株式会社", 2, "富士通株式会社中国支社", 113)}),
    # H85 lists rows 80 and 101, on which no provision rests.
    ("listed_beyond_flows", {"document": "花巻市"}, ("provision", "requester", "line"),
     {("番号法別表第二の80の項", "後期高齢者医療広域連合", 85), ("番号法別表第二の101の項", "厚生労働大臣", 85)}),
    # R539: 2021-03-12.
    ("revised_between", {"since": "2021-01-01", "on": "2022-12-31"}, ("day", "event", "section", "line"),
     {("2021-03-12", "logged", "I-1-②", 539)}),
    # Both keep the three files of the resident register; each has contractors of its own (R110, S788).
    ("side_by_side", {"document": "呉市", "other": "墨田区"}, ("aspect", "name", "found_in"),
     {("file", REGISTER, "both"), ("file", "本人確認情報ファイル", "both"), ("file", "送付先情報ファイル", "both"),
      ("contractor", "富士通株式会社中国支社", "first"), ("contractor", "株式会社ジーシーシー", "second"),
      ("item", "個人番号", "both")}),
    # The log of 2022-05-31: K333, K336, K346, K353, K361; K334 stands twice in its field; K338 leads to no one field.
    ("as_of", {"document": "倉敷市", "on": "2022-04-01"}, ("state", "section", "text"),
     {("replayed", "II-2-③", "国民年金の被保険者または受給権者及びその世帯員"),
      ("replayed", "II-4 委託事項1", "国民年金システムのシステム修正業務"), ("replayed", "II-5 移転先2", ""),
      ("replayed", "II-5 移転先2 ⑦", ""), ("replayed", "V-1-①", "令和2年3月13日"),
      ("unplaced", None, "富士通株式会社"), ("unchanged", "II-5 移転先1", "市民課")}),
    ("as_of", {"document": "倉敷市", "on": "2022-04-01"}, ("state", "section", "not_located"),
     {("not_located", "II-2-④", (51,))}),
    # The day itself is not later.
    ("as_of", {"document": "倉敷市", "on": "2022-05-31"}, ("state", "section", "text"),
     {("unchanged", "II-5 移転先2", "保健福祉局健康福祉部国民健康保険課"), ("unchanged", "V-1-①", "令和4年5月16日")}),
    ("changed_between_days", {"document": "倉敷市", "since": "2022-04-01", "on": "2022-05-31"},
     ("state", "section", "before", "after"),
     {("changed", "II-4 委託事項1", "国民年金システムのシステム修正業務", "国民年金システムの保守・運用業務"),
      ("changed", "II-5 移転先2 ⑦", "", "日次"), ("unplaced", None, "富士通株式会社", "富士通Japan株式会社岡山支社")}),
    # K20, the last rows of its log (K362), K268
    ("due", {"on": "2026-12-01", "body": "倉敷市"}, ("duty", "state", "since", "due", "evaluated"),
     {("review", "past", "2023-03-31", "2024-03-31", "2022-05-16"),
      ("assessment", "ahead", "2023-03-31", "2028-03-31", "2022-05-16")}),
    # 19条7号 became 8号 on 2021-09-01, a year after H was published; both tables went on 2024-05-27.
    ("not_revised_since", {"law": "番号法"}, ("body", "on", "became", "provisions", "amended_by"),
     {("花巻市長", "2021-09-01", ("renumbered",), (BASIS,),
       ("503AC0000000036", "503AC0000000037")),
      ("倉敷市長", "2024-05-27", ("changed", "moved"), ("番号法別表第一の31の項", "番号法第9条第1項"),
       ("501AC0000000016", "503AC0000000037", "505AC0000000048"))}),
    # Rows 20 and 38 of that day let 市町村長 give 地方税関係情報; no 提供先 of H cites them, and I-5-② neither.
    ("undeclared_flows", {"document": "花巻市"}, ("provision", "requester", "names", "listed"),
     {("番号法別表第二の20の項", "市町村長", ("地方税関係情報",), False),
      ("番号法別表第二の40の項", "国家公務員共済組合連合会", ("地方税関係情報",), True)}),
    # H6 and K6: the titles; these are two evaluations, so nearly everything differs.
    ("changes_between", {"document": "花巻市", "newer": "倉敷市"}, ("change", "section", "before", "after"),
     {("changed", "表紙 評価書番号", "5", "11")}),
    # R72, S466: the field on 情報連携 names it.
    ("relying", {"provision": "番号法第19条第8号"}, ("body", "section", "line"),
     {("呉市長", "I-5-②", 72), ("墨田区長", "I-6-②", 466)}),
    # K78 and H108 name it as a source, K98 as a recipient.
    ("together", {}, ("name", "kind", "body", "line"),
     {("日本年金機構", "acquisition", "倉敷市", 78), ("日本年金機構", "acquisition", "花巻市", 108),
      ("日本年金機構", "provision", "倉敷市", 98)}),
    ("impact", {"provision": "番号法第19条第8号"}, ("body", "section", "line", "status"),
     {("呉市長", "I-5-②", 72, "valid"), ("墨田区長", "I-6-②", 466, "valid")}),
    ("passages_of_document", {"document": "倉敷市"}, ("section", "line", "text"),
     {("II-5 移転先1", 106, "市民課"), ("II-2-⑥", 75, "市民局市民生活部市民課")}),
    ("flow_map", {"document": "倉敷市"}, ("sender", "kind", "receiver"),
     {(PENSION, "transfer", "市民課"), (PENSION, "entrustment", "富士通Japan株式会社岡山支社")}),
    ("upstream", {"name": TAX, "steps": "1"}, ("sender", "line"), {("国税庁", 108), ("給与支払者", 108)}),
    ("downstream", {"name": PENSION, "steps": "1"}, ("receiver", "line"), {("日本年金機構", 98), ("市民課", 106)}),
    ("flows_of_document", {"document": "倉敷市"}, ("label", "receiver", "methods"),
     {("移転先1", "市民課", ("庁内連携システム",))}),
    # H119 and H143 print the numbers.
    ("counts", {"document": "花巻市"}, ("kind", "declared"), {("entrustment", 3), ("provision", 57)}),
    # K79: a row of boxes all alike; the page with 「①システムの名称」 is lost; K147: the heading of a group of items
    ("unread", {"body": "倉敷市"}, ("finding", "place"),
     {("illegible_methods", "評価実施機関内の他部署"), ("unfilled", "I-2-① システムの名称")}),
    ("unread", {"body": "倉敷市"}, ("finding", "said", "line"), {("unread", "<資格情報>", 147)}),
]  # fmt: skip


FICTIONAL: list[Case] = [
    # tomosaka_juminzei_2022: 91 (民間事業者) and 169 (提供先6)
    ("path_between", {"origin": "給与支払者", "goal": "後期高齢者医療広域連合"}, ("step", "sender", "receiver", "line"),
     {(1, "給与支払者", "個人住民税ファイル", 91), (2, "個人住民税ファイル", "後期高齢者医療広域連合", 169)}),
    # tomosaka_juminzei_2022: 297-299; tomosaka_kokuho_zenkomoku_2024: 289-291
    ("open_risks", {}, ("finding", "years", "what", "remedy", "file"),
     {("incident", 3, "令和3年6月、通知書を別の納税義務者に送り、1名の個人番号が他人の目に触れた。",
       "封入の前に、二人の職員が宛名を読み合わせる。", "個人住民税ファイル"),
      ("rating", None, "目的を超えた紐付け、事務に必要のない情報との紐付けが行われるリスク",
       "事務に必要な項目だけを受け渡す。", "国民健康保険ファイル")}),
]  # fmt: skip
"""Among the rows that the documents in examples/ give: whoever adds a question needs no others."""


@pytest.fixture(scope="module")
def store(built: Path) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(built / STORE) as opened:
        yield opened


@pytest.fixture(scope="module")
def city(fictional: Path) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(fictional / STORE) as opened:
        yield opened


def told(store: EmbeddedStore, case: Case) -> list[tuple]:
    question, given, columns, _ = case
    rows = answer(store, question, given).rows
    return [tuple(tuple(row[name]) if isinstance(row[name], list) else row[name] for name in columns) for row in rows]


@pytest.mark.parametrize("case", WHOLE, ids=lambda case: case[0])
def test_the_rows_are_those_read_by_eye(store: EmbeddedStore, case: Case) -> None:
    assert set(told(store, case)) == case[3]


@pytest.mark.parametrize("case", AMONG, ids=lambda case: case[0])
def test_what_was_read_by_eye_is_among_the_rows(store: EmbeddedStore, case: Case) -> None:
    assert case[3] - set(told(store, case)) == set()


@pytest.mark.parametrize("case", FICTIONAL, ids=lambda case: case[0])
def test_what_was_read_in_an_example_is_among_the_rows(city: EmbeddedStore, case: Case) -> None:
    assert case[3] - set(told(city, case)) == set()
    if case[0] in ONLY_FICTIONAL:
        check_examples(city, catalogue()[case[0]])


REAL = {case[0] for case in WHOLE + AMONG}
ONLY_FICTIONAL = {case[0] for case in FICTIONAL} - REAL


def test_every_question_is_among_them() -> None:
    assert set(catalogue()) == REAL | ONLY_FICTIONAL


@pytest.mark.parametrize("question", sorted(REAL))
def test_every_example_of_a_header_answers(store: EmbeddedStore, question: str) -> None:
    check_examples(store, catalogue()[question])


def check_examples(store: EmbeddedStore, asked: Question) -> None:
    """Each parameter's example has an answer, alone where it is optional; rows, picture and count are of one answer."""
    needed = {each.name: each.example for each in asked.parameters if not each.optional}
    alone = [each for each in asked.parameters if each.optional]
    for given in (needed, *(needed | {each.name: each.example} for each in alone)):
        answered = answer(store, asked, given)
        assert answered.rows, given
        assert all(tuple(row) == asked.columns for row in answered.rows)
        assert len({repr(row) for row in answered.rows}) == len(answered.rows), f"{given} repeats rows"
        drawn = answered.arrows()
        ends = [
            [row.get(f"{end}_key", row[end]) for end in (rule.sender, rule.receiver)]
            for rule in asked.pictures
            for row in answered.rows
        ]
        assert bool(drawn) == any(map(all, ends)), given
        assert {arrow.row for arrow in drawn} <= set(range(len(answered.rows)))
        for arrow in drawn:
            cells = {str(value) for value in _cells(answered.rows[arrow.row])}
            assert {arrow.sender, arrow.receiver, arrow.sender_key, arrow.receiver_key} <= cells


def _cells(row: dict) -> Iterator[object]:
    for value in row.values():
        yield from value if isinstance(value, list) else [value]
