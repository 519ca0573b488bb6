"""Names joined: tables of what documents print and what it is called in the graph."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from konkyo.i18n import Words
from konkyo.loaders.names import Naming, body, named_by_measures, standard_spelling
from konkyo.loaders.names.definitions import may_define, name_definitions, short_names
from konkyo.loaders.names.known import known_name, known_names

DEFINED = ("甲県へ通知する。地方公共団体情報システム機構(以下「機構」という。)に送る。",)
SYSTEM = "住民基本台帳システム(住民票システム、住基ＧＷシステム　以下「住基システム」という。)"


def naming(**given: object) -> Naming:
    return Naming("青海市", **{"texts": (*DEFINED, SYSTEM), "systems": (SYSTEM,), **given})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("花巻市長", "花巻市"),
        ("花巻市", "花巻市"),
        ("岐阜県大垣市長", "大垣市"),
        ("大垣市長　山田　太郎", "大垣市"),
        ("大垣市長\n山田太郎", "大垣市"),
        ("東京都墨田区長", "墨田区"),
        ("廿日市市長", "廿日市市"),
        ("京都府京都市長", "京都市"),
        ("東京都府中市長", "東京都府中市"),  # there is another 府中市
        ("長野県南箕輪村長", "長野県南箕輪村"),  # villages share names too often
        ("広島県知事", "広島県"),
        ("東京都", "東京都"),
        ("青海地区広域連合長", "青海地区広域連合"),
        ("厚生労働大臣", "厚生労働大臣"),
        ("独立行政法人　農業者年金基金", "独立行政法人農業者年金基金"),
        ("青海市教育委員会", "青海市教育委員会"),
        ("地方公共団体情報システム機構", "地方公共団体情報システム機構"),
    ],
)
def test_a_body_is_known_by_its_own_name(printed: str, expected: str) -> None:
    name = body(printed)
    assert name.name == expected
    assert bool(name.why) == (name.name != printed)
    assert printed[name.start : name.end] == printed


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ["一般の記載", "<川口市における措置>鍵をかける。＜中間サーバー・プラットフォームにおける措置＞"],
            (1, "川口市"),
        ),
        (["〈岐阜県大垣市における措置〉"], (0, "大垣市")),
        (["＜本市における措置＞", "<当市における措置>", "<地方公共団体における措置>"], None),
        (["<川口市における措置>", "<草加市における措置>"], None),
        ([], None),
    ],
)
def test_headings_of_measures_may_name_the_body(texts: list[str], expected: tuple[int, str] | None) -> None:
    found = named_by_measures(texts)
    assert (found and (found[0], found[1].name)) == expected
    if found:
        assert body(texts[found[0]][found[1].start : found[1].end]).name == found[1].name
        assert found[1].why


PARTIES = [
    ("厚生労働大臣", ["厚生労働大臣"]),
    ("都道府県及び機構", ["都道府県", "地方公共団体情報システム機構"]),
    ("都道府県及び地方公共団体情報システム機構(機構)", ["都道府県", "地方公共団体情報システム機構"]),
    ("J-LIS", ["地方公共団体情報システム機構"]),
    ("国税庁、日本年金機構", ["国税庁", "日本年金機構"]),
    ("厚生労働大臣又は共済組合等", ["厚生労働大臣", "共済組合等"]),
    ("文部科学大臣、都道府県知事又は都道府県教育委員会", ["文部科学大臣", "都道府県知事", "都道府県教育委員会"]),
    ("給与支払者、公的年金支払者（日本年金機構を除く）", ["給与支払者", "公的年金支払者(日本年金機構を除く)"]),
    ("市町村長（特別区の区長、広域連合の長を含む。）", ["市町村長(特別区の区長、広域連合の長を含む。)"]),
    ("日本私立学校振興・共済事業団", ["日本私立学校振興・共済事業団"]),
    ("本人又は本人の代理人", ["本人又は本人の代理人"]),
    ("行政機関・独立行政法人等", ["行政機関・独立行政法人等"]),
    # How far the clause reaches is not certain: one Party.
    (
        "公営住宅法に規定する事業主体である都道府県知事又は市町村長",
        ["公営住宅法に規定する事業主体である都道府県知事又は市町村長"],
    ),
    ("某会及び某々会", ["某会及び某々会"]),
    ("㈱青海計算センター", ["株式会社青海計算センター"]),
    ("(株)青海計算センター　北支店", ["株式会社青海計算センター北支店"]),
    ("他の市町村, 出入国在留管理庁", ["他市町村", "出入国在留管理庁"]),
    # Whose they are is not said: this body's, or nobody could tell two bodies' apart.
    ("教育委員会　学務課", ["青海市教育委員会学務課"]),
    ("市民課", ["青海市市民課"]),
    ("基金", ["基金(青海市)"]),
    ("青海市選挙管理委員会", ["青海市選挙管理委員会"]),
    ("東京都教育委員会", ["東京都教育委員会"]),
    ("税務署", ["税務署"]),
    # No names at all.
    ("「5. 提供・移転」における提供先については, 別紙1を参照", []),
    ("(別紙1) 提供先一覧に記載", []),
    ("提供命令第二条の表に定める情報照会者（別紙２参照）", []),
    ("未定", []),
    ("なし", []),
    ("―", []),
    ("", []),
]


@pytest.mark.parametrize(("printed", "expected"), PARTIES)
def test_parties_are_cut_only_where_it_is_certain(printed: str, expected: list[str]) -> None:
    assert [name.name for name in naming().parties(printed)] == expected


DEPARTMENTS = [
    ("青海市 市民部 市民窓口課", ["市民部市民窓口課"]),
    ("青海市市民部市民窓口課", ["市民部市民窓口課"]),
    ("市民部市民窓口課", ["市民部市民窓口課"]),
    ("青海市民病院", ["青海市民病院"]),
    ("市民税課、生活福祉課", ["市民税課", "生活福祉課"]),
    ("保険年金課, 介護保険課,子育て支援課", ["保険年金課", "介護保険課", "子育て支援課"]),
    ("窓口課・各出張所", ["窓口課", "各出張所"]),
    ("窓口課　各出張所", ["窓口課", "各出張所"]),
    ("※\n窓口課　各出張所", ["窓口課", "各出張所"]),
    ("市民課 住民係", ["市民課住民係"]),
    ("市民課・住民係", ["市民課", "住民係"]),
    ("子ども・子育て支援部　子ども施設課", ["子ども・子育て支援部子ども施設課"]),
    ("東・西・南各支所市民課", ["東・西・南各支所市民課"]),
    ("市民課、東・西支所市民課、南・北支所", ["市民課", "東・西支所市民課", "南・北支所"]),
    ("青海市 市民部市民窓口課 ・3市民センター(東・西・南)", ["市民部市民窓口課", "3市民センター(東・西・南)"]),
    ("税務課及び収納課", ["税務課", "収納課"]),
    ("教育及び文化を担当する課", ["教育及び文化を担当する課"]),
    ("健康課（移転先２１以降は別紙", ["健康課"]),
    ("自部署", []),
]


@pytest.mark.parametrize(("printed", "expected"), DEPARTMENTS)
def test_departments_of_one_body(printed: str, expected: list[str]) -> None:
    assert [name.name for name in naming().departments(printed)] == expected


@pytest.mark.parametrize(("printed", "expected"), [*PARTIES, *DEPARTMENTS])
def test_every_name_says_which_characters_print_it(printed: str, expected: list[str]) -> None:
    for name in (*naming().parties(printed), *naming().departments(printed)):
        piece = printed[name.start : name.end]
        assert piece == piece.strip()
        assert piece
        assert name.why or piece == name.name


def test_the_department_in_charge_is_meant_by_its_own_word() -> None:
    [name] = naming().departments("自部署", own="市民部市民窓口課")
    assert name.name == "市民部市民窓口課"
    assert name.why


def test_a_division_is_supplied_only_if_the_document_prints_the_whole() -> None:
    text = "福祉部 障害福祉課、保健担当予防課"
    alone = naming().departments(text)
    assert [name.name for name in alone] == ["福祉部障害福祉課", "保健担当予防課"]
    beside = naming(departments=("福祉部　保健担当予防課",)).departments(text)
    assert [name.name for name in beside] == ["福祉部障害福祉課", "福祉部保健担当予防課"]
    assert beside[1].why


@pytest.mark.parametrize(
    ("printed", "name", "shared"),
    [
        ("情報提供ネットワークシステム", "情報提供ネットワークシステム", True),
        ("住基ネット", "住民基本台帳ネットワークシステム", True),
        (
            "住民基本台帳ネットワークシステム\n※以降は市町村ＣＳ部分を記載する。",
            "住民基本台帳ネットワークシステム",
            True,
        ),
        ("市町村CS", "市町村CS", False),
        ("中間サーバ", "中間サーバー", True),
        ("中間サーバー・プラットフォーム", "中間サーバー・プラットフォーム", True),
        ("ｅＬＴＡＸ", "eLTAX", True),
        ("eLTAX地方税ポータルシステム", "eLTAX", True),
        ("庁内連携システム", "庁内連携システム", False),
        (SYSTEM, "住民基本台帳システム", False),
        ("住基システム", "住民基本台帳システム", False),  # the document says so
        ("既存住民基本台帳システム", "既存住民基本台帳システム", False),  # it does not say that this is the same
    ],
)
def test_systems_are_national_or_the_bodys_own(printed: str, name: str, shared: bool) -> None:
    system = naming().system(printed)
    assert (system.name, system.shared) == (name, shared)
    assert bool(system.why) == (name != printed)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("庁内連携システム", ["庁内連携システム"]),
        (
            "住民基本台帳ネットワークシステム, 入管庁情報連携端末",
            ["住民基本台帳ネットワークシステム", "入管庁情報連携端末"],
        ),
        ("ＬＧＷＡＮ、区役所内のサーバ室内のシステム直接操作", ["総合行政ネットワーク"]),
        ("住基システム", ["住民基本台帳システム"]),
        ("システムの直接操作", []),
        ("紙", []),
        ("電子記録媒体（フラッシュメモリを除く。）", []),
        ("電子メール", []),
    ],
)
def test_a_method_is_a_system_or_a_medium(printed: str, expected: list[str]) -> None:
    assert [system.name for system in naming().systems(printed)] == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("住民票関係情報", ["住民票関係情報"]),
        ("住民票関係情報、地方税関係情報", ["住民票関係情報", "地方税関係情報"]),
        ("住所、氏名等の住民票関係情報", ["住所、氏名等の住民票関係情報"]),
        ("「2. ④記録される項目」に同じ", []),
        ("－", []),
    ],
)
def test_information_is_cut_where_every_piece_is_some(printed: str, expected: list[str]) -> None:
    assert [name.name for name in naming().information(printed)] == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["⑦地方公共団体情報システム機構（以下「機構」という。）へ"], {"機構": "地方公共団体情報システム機構"}),
        (["通知先の 日本年金機構（以下、「年金機構」という）"], {"年金機構": "日本年金機構"}),
        (
            ["既存住民基本台帳システム(以下「既存住基システム」という。)"],
            {"既存住基システム": "既存住民基本台帳システム"},
        ),
        ([SYSTEM], {"住基システム": "住民基本台帳システム"}),
        (["地方公共団体情報システム機構（機構）に委任する"], {"機構": "地方公共団体情報システム機構"}),
        # Two meanings in one document: neither is certain.
        (["日本年金機構（以下「機構」という。）", "地方公共団体情報システム機構（以下「機構」という。）"], {}),
        # Neither a party nor a system: not a name of this graph.
        (
            [
                "記載した事項（以下「住民票」という。）",
                "住民基本台帳法（以下「住基法」という。）",
                "（以下「甲」という。）",
            ],
            {},
        ),
        (["国民健康保険（国保）"], {}),
    ],
)
def test_short_names_that_a_document_defines(texts: list[str], expected: dict[str, str]) -> None:
    assert short_names(one for text in texts for one in name_definitions(text)) == expected


# A vertical bar stands where the name begins. Where nobody can tell, there is none.
BEGINNINGS = [
    # Marks, spaces, numbers and particles end before it.
    "通知先は、|青海計算センター",
    "⑦|青海計算センター",
    "第2|青海計算センター",
    "(|青海計算センター",
    "株式会社 |青海計算センター",
    "記載する。\n・|青海計算センター",
    "本人の|青海計算センター",
    "本人から|青海計算センター",
    "（本人）から|青海計算センター",
    "、あらかじめ|青海計算センター",
    "国税庁及び|青海計算センター",
    "国税庁若しくは|青海計算センター",
    "国税庁並びに|青海計算センター",
    "国税庁又は|青海計算センター",
    # So do verbs.
    "委託を受ける|青海計算センター",
    "事務を行う|青海計算センター",
    "規則で定めるもののうち|青海計算センター",
    "前項に掲げる|青海計算センター",
    "法律に基づき|青海計算センター",
    "委託した|青海計算センター",
    "共同で利用されている|青海計算センター",
    "設置することができる|青海計算センター",
    "これを管理す\nる|青海計算センター",
    # The name itself may hold marks, Latin letters, variants of characters, and hiragana in words of names.
    "|中間サーバー・プラットフォーム",
    "|青海BPOセンター",
    "|髙﨑計算センター",
    "|子ども・子育て支援システム",
    "市が用いる|子育て支援システム",
    "市の|こども家庭センター",
    "|障がい者福祉システム",
    "|医療保険者等向け中間サーバー",
    # Hiragana that are neither may begin the name.
    "さいたま市教育委員会",
    "送り先はさいたま市教育委員会",
    "送り先のえびの市教育委員会",
    "東かがわ市教育委員会",
    "みらいネットワーク",
]


@pytest.mark.parametrize("marked", BEGINNINGS)
def test_where_the_name_before_a_definition_begins(marked: str) -> None:
    before, bar, name = marked.partition("|")
    text = before + name
    found = name_definitions(f"{text}（以下「略称」という。）とする。")
    assert [(one.short, one.full, one.start) for one in found] == ([("略称", name, len(before))] if bar else [])
    assert all(one.end == len(f"{text}（以下「略称」という。）") for one in found)


@settings(deadline=None)  # the first text loads the tables of names
@given(st.text(alphabet="市機構、（以下「」という。）() 　\nのは子ども定めるシステム", max_size=60))
def test_what_cannot_define_anything_is_not_looked_at(text: str) -> None:
    found = name_definitions(text)
    assert all(text[one.start : one.end] and one.full for one in found)
    assert may_define(text) or not found


def test_a_short_name_holds_only_where_it_is_defined() -> None:
    assert [name.name for name in Naming("青海市", ()).parties("機構")] == ["機構(青海市)"]
    assert [name.name for name in Naming(None, ()).parties("機構")] == ["機構"]


@pytest.mark.parametrize(
    ("printed", "outside"),
    [
        ("厚生労働大臣", True),
        ("他の市町村", True),
        ("機構", True),
        ("青海電算株式会社", True),
        ("市民課", False),
        ("機構改革課", False),
    ],
)
def test_what_plainly_is_another_body(printed: str, outside: bool) -> None:
    assert naming().is_outside(printed) is outside


def test_known_names_have_one_meaning_and_a_reason_in_both_languages() -> None:
    spellings = [(row.kind, spelling.casefold()) for row in known_names() for spelling in (row.name, *row.aliases)]
    assert len(set(spellings)) == len(spellings)
    assert all(row.why.ja and row.why.en for row in known_names())
    assert all(known_name(alias, row.kind) == row for row in known_names() for alias in row.aliases)


@given(st.text(alphabet="市民課部・、 　（）()株㈱ＡａABｶﾞ①Ⅱ\n", max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    once, why = standard_spelling(text)
    assert standard_spelling(once) == (once, ())
    assert bool(why) == (once != text.strip())
    assert all(isinstance(reason, Words) for reason in why)


@given(st.text(alphabet="青海市民課部長知事機構及び又は、・ 　\n（）()[]「」以下別紙1※。", max_size=40))
def test_no_text_breaks_the_naming(text: str) -> None:
    for name in (
        *naming().parties(text),
        *naming().departments(text),
        *naming().information(text),
        *naming().systems(text),
    ):
        assert 0 <= name.start < name.end <= len(text)
        assert name.name


def test_no_list_is_too_long_to_be_read() -> None:
    text = "市民課、" * 10_000
    assert [name.name for name in naming().departments(text)] == [text]
