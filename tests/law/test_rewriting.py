"""Passages brought to new addresses: in the manner of the document, in place, and marked where nothing is settled."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konkyo.law import read_passage
from konkyo.law.address import Address
from konkyo.law.edits_beside import ChangesBeside
from konkyo.law.rewriting import piece, rewrite
from konkyo.law.spelling import NumberStyle
from konkyo.law.titles import renaming

ACT, ORDER, CARD = "番号法", "利用特定個人情報提供命令", "個人番号カード省令"
OLD_ORDER, FIRST_ORDER = "番号法別表第二主務省令", "番号法別表第一主務省令"
ROWS = {"1": "1", "2": "2", "3": "3", "4": "5", "16": "28", "85の2": "124"}
BECAME = {
    **{Address(ACT, "19", item=str(old)): (Address(ACT, "19", item=str(old + 1)),) for old in range(4, 17)},
    **{
        Address(ACT, table="別表第二", row=old): (Address(ORDER, table="第2条の表", row=new),)
        for old, new in ROWS.items()
    },
    Address(ACT, table="別表第一", row="19"): (Address(ACT, table="別表", row="27"),),
    Address(ACT, table="別表第二"): (Address(ORDER, table="第2条の表"),),
    Address(ACT, table="別表第二", row="26"): (),
    Address(ACT, table="別表第二", row="27"): tuple(Address(ORDER, table="第2条の表", row=row) for row in ("48", "49")),
    **{Address(OLD_ORDER, old): (Address(ORDER, new),) for old, new in (("1", "3"), ("2", "4"), ("22の3", "35"))},
    Address(CARD, "35"): (Address(CARD, "23の2"),),
    Address(ACT, "9", "3"): (Address(ACT, "9", "4"),),
    Address(ACT, "20", "1"): (Address(ACT, "21", item="2"),),
    Address(ACT, "附則6"): (Address(ACT, "附則7"),),
}  # fmt: skip
KANJI_NAME = "番号法第十九条第八号に基づく利用特定個人情報の提供に関する命令"
NAME = "番号法第19条第8号に基づく利用特定個人情報の提供に関する命令"
SHORT = "利用特定個人情報の提供に関する命令"
REST = f"に基づく{SHORT}"


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        # the manner of the number
        ("番号法第19条第7号", "番号法第19条第8号"),
        ("番号法第十九条第七号", "番号法第十九条第八号"),
        ("番号法第１９条第７号", "番号法第１９条第８号"),
        ("番号法19条7号", "番号法19条8号"),
        ("番号法第19条 第７号", "番号法第19条 第８号"),
        ("番号法第十九条第九号", "番号法第十九条第十号"),
        ("番号法（平成25年法律第27号）第19条第7号", "番号法（平成25年法律第27号）第19条第8号"),
        ("番号法附則第6条", "番号法附則第7条"),
        # a branch stands behind its unit
        ("個人番号カード省令第35条", "個人番号カード省令第23条の2"),
        ("個人番号カード省令第三十五条", "個人番号カード省令第二十三条の二"),
        # lists and ranges
        ("番号法第19条第7号、第8号及び第9号", "番号法第19条第8号、第9号及び第10号"),
        ("番号法第19条第4号から第7号まで", "番号法第19条第5号から第8号まで"),
        ("番号法第９条第２項、第３項", "番号法第９条第２項、第４項"),
        ("別表第二の1～3の項", f"{NAME}第2条の表の1～3の項"),
        ("別表第二の1～4の項", f"{NAME}第2条の表の1、2、3、5の項"),
        # another table, another law
        ("番号法別表第二の八十五の二の項", f"{KANJI_NAME}第二条の表の百二十四の項"),
        # the order is named after the item that stands before
        ("番号法第19条第7号 別表第２の４の項", f"番号法第19条第8号{REST}第２条の表の５の項"),
        ("番号法第19条第7号(提供の制限)及び別表第二", f"番号法第19条第8号(提供の制限)及び{SHORT}第2条の表"),
        ("番号法別表第2【別表第2の根拠】", f"{NAME}第2条の表【{SHORT}第2条の表の根拠】"),
        ("番号法別表第二による", f"{KANJI_NAME}第二条の表による"),
        ("番号法第19条第7号別表第2", f"番号法第19条第8号{REST}第2条の表"),
        ("別表第2のうち（1, 2 ,85の2の項）", f"{NAME}第2条の表のうち（1, 2 ,124の項）"),
        (
            "番号法別表第二 ・情報提供【1､2、、4の項】・情報照会【16の項】",
            f"{NAME}第2条の表 ・情報提供【1､2、、5の項】・情報照会【28の項】",
        ),
        (
            "番号法別表第二の主務省令で定める事務及び情報を定める命令（平成26年内閣府・総務省令第7号）第1条、第22条の3",
            f"{NAME}第3条、第35条",
        ),
        # 別表第一 is 番号法's by its number alone, 別表 is not
        ("公営住宅の管理（別表第一第19項）", "公営住宅の管理（番号法別表第27項）"),
        ("番号法第9条第1項 別表第一の19の項", "番号法第9条第1項 別表の27の項"),
        # another depth
        ("番号法第20条第1項に基づき", "番号法第21条第2号に基づき"),
        # what nothing happened to
        ("番号法第9条第2項に基づく条例", "番号法第9条第2項に基づく条例"),
    ],
)  # fmt: skip
def test_a_passage_is_written_as_it_was_but_for_the_addresses(text: str, proposed: str) -> None:
    rewriting = rewrite(text, read_passage(text).citations, BECAME)
    assert rewriting.text == proposed
    assert rewriting.faithful


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        # gone
        ("別表第二の1、26の項", f"{NAME}第2条の表の1の項"),
        ("別表第二の26、1の項", f"{NAME}第2条の表の1の項"),
        ("別表第二（26、26、1、26、2の項）", f"{NAME}第2条の表（1、2の項）"),
        ("別表第二の1の項、26の項、2の項", f"{NAME}第2条の表の1の項、2の項"),
        ("番号法第19条第7号 別表第二の26の項", "番号法第19条第8号 別表第二の26の項【要確認：廃止】"),
        # split
        ("別表第二の1、27の項", f"{NAME}第2条の表の1、48、49の項"),
        ("別表第二の27の項", f"{NAME}第2条の表の48の項、49の項"),
        ("別表第二の27、1の項", f"{NAME}第2条の表の48、49、1の項"),
    ],
)
def test_what_is_gone_is_dropped_from_a_list_and_what_was_split_is_written_whole(text: str, proposed: str) -> None:
    rewriting = rewrite(text, read_passage(text).citations, BECAME)
    assert rewriting.text == proposed
    assert rewriting.faithful == ("要確認" not in proposed)


CHOICES = ChangesBeside(choices={Address(CARD, "36"): (Address(CARD, "36"), Address(CARD, "23の2"))})
TITLES = ChangesBeside(
    titles={law: change for law in (CARD, FIRST_ORDER) if (change := renaming(law, date(2019, 1, 1), date(2024, 6, 1)))}
)
CAPTIONS = ChangesBeside(captions={Address(ACT, "7"): ("指定及び通知・返納", "個人番号の指定・通知・返納")})
ORDER_TAIL = "定める事務を定める命令"
NEW_TITLE = "に規定する個人番号、個人番号カード、特定個人情報の提供等に関する命令"


@pytest.mark.parametrize(
    ("text", "beside", "proposed"),
    [
        ("個人番号カード省令第36条により", CHOICES, "個人番号カード省令第36条【要確認：第36条又は第23条の2】により"),
        ("通知カード及び個人番号カード省令第1条", TITLES, "個人番号カード省令第1条"),
        (
            "番号法の規定による通知カード及び個人番号カード並びに情報提供ネットワークシステムによる特定個人情報の提供等"
            "に関する省令（以下「カード省令」という。）第1条、カード省令第2条",
            TITLES,
            f"番号法{NEW_TITLE}（以下「カード省令」という。）第1条、カード省令第2条",
        ),
        (f"番号法別表第一の主務省令え{ORDER_TAIL}第24条", TITLES, f"番号法別表の主務省令で{ORDER_TAIL}第24条"),
        ("別表第一主務省令第24条", TITLES, "別表主務省令第24条"),
        (f"番号法別表の主務省令で{ORDER_TAIL}第24条", TITLES, f"番号法別表の主務省令で{ORDER_TAIL}第24条"),
        ("番号法第7条（指定及び通知、返納）", CAPTIONS, "番号法第7条（個人番号の指定、通知、返納）"),
        ("番号法第7条（定義）", CAPTIONS, "番号法第7条（定義）"),
    ],
)  # fmt: skip
def test_titles_captions_and_choices(text: str, beside: ChangesBeside, proposed: str) -> None:
    assert rewrite(text, read_passage(text).citations, {}, None, beside).text == proposed


@pytest.mark.parametrize("text", ["事務命令第1条", "同令第1条"])
def test_a_law_is_named_that_only_an_earlier_passage_names(text: str) -> None:
    earlier = "番号法別表第二の主務省令で定める事務及び情報を定める命令（以下「事務命令」という。）"
    context = read_passage(earlier).context
    rewriting = rewrite(text, read_passage(text, context).citations, BECAME, context)
    assert rewriting.text == f"{NAME}第3条"
    assert rewriting.faithful


def test_edits_say_what_they_take_the_place_of() -> None:
    text = "個人番号は番号法第十九条第七号により渡す"
    rewriting = rewrite(text, read_passage(text).citations, BECAME)
    (edit,) = rewriting.edits
    assert (text[edit.start : edit.end], edit.new) == ("七号", "八号")
    (cited,) = read_passage(text).citations
    assert piece(text, rewriting.edits, cited.start, cited.end) == "番号法第十九条第八号"


@given(
    st.lists(st.sampled_from(sorted(ROWS)), min_size=1, max_size=6, unique=True),
    st.sampled_from(["、", ",", "､ ", "・"]),
)
def test_every_list_is_read_again_as_its_successors(rows: list[str], delimiter: str) -> None:
    text = f"番号法別表第二（{delimiter.join(rows)}の項）"
    cited = read_passage(text).citations
    rewriting = rewrite(text, cited, BECAME)
    assert [one.row for one in read_passage(rewriting.text).citations] == [ROWS[str(one.row)] for one in cited]
    assert rewriting.text.count(delimiter) == text.count(delimiter)


@pytest.mark.parametrize("printed", ["七", "７", "7", "一〇五", "85の2"])
def test_a_manner_writes_what_it_was_read_from(printed: str) -> None:
    plain = {"七": "7", "７": "7", "一〇五": "105"}.get(printed, printed)
    assert NumberStyle.of(printed).write(plain) == printed
