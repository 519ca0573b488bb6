import pytest
from hypothesis import given
from hypothesis import strategies as st

from konkyo.i18n import KonkyoError, Words, name_list
from konkyo.queries.name_match import match, nearest, normalise

WHAT = Words(ja="名", en="name")
NAMES = ["住民基本台帳ファイル", "本人確認情報ファイル", "ＬＧＷＡＮ", "厚生労働大臣", "福祉課", "高齢福祉課"]
KNOWN: dict[str, list[str]] = {name: [] for name in NAMES}
JLIS = "地方公共団体情報システム機構"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("住民基本台帳ファイル", ["住民基本台帳ファイル"]),
        ("住民基本台帳 ファイル", ["住民基本台帳ファイル"]),
        ("lgwan", ["ＬＧＷＡＮ"]),
        ("本人確認", ["本人確認情報ファイル"]),
        ("福祉課", ["福祉課"]),
        ("高齢", ["高齢福祉課"]),
    ],
)
def test_a_name_is_found_however_wide_and_however_short(said: str, meant: list[str]) -> None:
    assert match(said, KNOWN, WHAT, "konkyo cypher …") == meant


def test_all_spellings_of_one_name_are_meant() -> None:
    known: dict[str, list[str]] = {"税システム": [], "税 システム": [], "税システム2": []}
    assert match("税システム", known, WHAT, "konkyo cypher …") == ["税システム", "税 システム"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("J-LIS", [JLIS]),
        ("ｊ－ｌｉｓ", [JLIS]),
        ("情報システム機構", [JLIS]),
        ("LIS", [JLIS]),
        ("年金機構", ["年金機構"]),
        ("協会けんぽ", ["全国健康保険協会"]),
    ],
)
def test_a_known_thing_is_found_by_its_other_names(said: str, meant: list[str]) -> None:
    known = {
        JLIS: ["J-LIS", "JLIS"], "日本年金機構": ["年金機構"], "年金機構": [], "全国健康保険協会": ["協会けんぽ"]
    }  # fmt: skip
    assert match(said, known, WHAT, "konkyo cypher …") == meant


def test_where_nothing_comes_near_a_command_lists_the_names() -> None:
    with pytest.raises(KonkyoError, match="konkyo ask recipients --values recipient"):
        match("xyz", KNOWN, WHAT, "konkyo ask recipients --values recipient")


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("ファイル", "2"),
        ("厚生労働大巨", "厚生労働大臣"),
        ("住民基本台張ファイル", "住民基本台帳ファイル"),
        ("", "福祉課"),
    ],
)
def test_what_fits_several_or_none_names_the_likeliest(said: str, hint: str) -> None:
    with pytest.raises(KonkyoError) as caught:
        match(said, KNOWN, WHAT, "konkyo cypher …")
    assert hint in str(caught.value)


@given(st.text(max_size=8), st.lists(st.text(min_size=1, max_size=8), max_size=8))
def test_suggestions_are_known_names_and_few(name: str, known: list[str]) -> None:
    near = nearest(name, known)
    assert len(near) <= 5
    assert set(near) <= set(known)


@given(st.text())
def test_normalising_again_changes_nothing_for_a_match(name: str) -> None:
    known: dict[str, list[str]] = {name: []}
    if normalise(name):
        assert match(name, known, WHAT, "konkyo cypher …") == [name]


def test_everyday_words_lead_to_those_of_the_forms() -> None:
    assert nearest("マイナンバー", ["個人番号カード", "住所"]) == ["個人番号カード"]
    assert nearest("厚労省", ["厚生労働大臣", "国税庁"]) == ["厚生労働大臣"]


@pytest.mark.parametrize(
    ("names", "ja", "en"),
    [
        (["宛名", "税"], "宛名、税", "宛名, 税"),
        (["氏名、住所", "税"], "氏名、住所；税", "氏名、住所; 税"),
        (["a, b", "c"], "a, b；c", "a, b; c"),
    ],
)
def test_names_with_commas_are_parted_by_another_mark(names: list[str], ja: str, en: str) -> None:
    assert name_list(names) == Words(ja=ja, en=en)
