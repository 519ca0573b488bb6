"""A person's name behind an office is no part of the name of a body or of another side; drawn names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from konkyo.loaders.names import Naming, body
from konkyo.loaders.names.office_holders import office

OFFICES = {
    "花巻市長": "花巻市", "岐阜県高山市長": "高山市", "水瀬町長": "水瀬町", "奥雫村長": "奥雫村",
    "千代田区長": "千代田区", "東京都知事": "東京都", "北海道知事": "北海道", "灯坂広域連合長": "灯坂広域連合",
    "朱鷺介護保険事務組合 管理者": "朱鷺介護保険事務組合管理者", "灯坂市病院事業管理者": "灯坂市病院事業管理者",
    "全国健康保険協会 理事長": "全国健康保険協会理事長", "厚生労働大臣": "厚生労働大臣",
}  # fmt: skip
"""Office as printed → what the body is called."""
FAMILIES = [
    "山田",
    "佐々木",
    "五十嵐",
    "勅使河原",
    "森",
    "東",
    "市村",
    "長谷川",
    "町田",
    "長田",
    "会田",
    "木村",
    "知念",
    "室井",
]
GIVEN = ["太郎", "誠一", "さくら", "ヒカル", "修", "由美子", "直人", "一"]
SPACES = st.sampled_from([(" ", ""), ("\u3000", "\u3000"), (" ", " "), ("\u3000", ""), ("\n", " ")])


@given(st.sampled_from(sorted(OFFICES)), st.sampled_from(FAMILIES), st.sampled_from(GIVEN), SPACES)
def test_a_person_is_no_part_of_the_body(printed: str, family: str, name: str, spaces: tuple[str, str]) -> None:
    with_person = f"{printed}{spaces[0]}{family}{spaces[1]}{name}"
    assert office(with_person) == printed
    assert body(office(with_person)).name == OFFICES[printed]


# The first name loads the pipeline.
@settings(deadline=None)
@given(st.sampled_from(sorted(OFFICES)), st.sampled_from(FAMILIES), st.sampled_from(GIVEN), SPACES)
def test_a_person_is_no_part_of_the_other_side_of_a_flow(
    printed: str, family: str, name: str, spaces: tuple[str, str]
) -> None:
    naming = Naming("青海市", [])
    with_person = f"{printed}{spaces[0]}{family}{spaces[1]}{name}"
    assert [one.name for one in naming.parties(with_person)] == [one.name for one in naming.parties(printed)]


@pytest.mark.parametrize(
    "printed",
    [
        "介護保険事務組合　管理者　奥雫村長",
        "灯坂市長部局",
        "灯坂市 教育委員会",
        "灯坂市長",
        "厚生労働大臣又は共済組合等",
        "都道府県知事　及び　市町村長　等",
    ],
)
def test_an_office_without_a_person_stays_whole(printed: str) -> None:
    assert office(printed) == printed


def test_beside_other_parties_a_person_stands_behind_a_space() -> None:
    assert office("都道府県知事指定試験機関", glued=False) == "都道府県知事指定試験機関"
    assert office("灯坂市長　山田太郎", glued=False) == "灯坂市長"
