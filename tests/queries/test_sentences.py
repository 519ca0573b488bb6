"""The sentences of a passage: whole where the line ends of a page part them, and no longer than a member of a list."""

import pytest

from konkyo.queries.impact.sentences import sentence, sentences_joined, wraps

NAME = "行政手続における特定の個人を識別するための番号の利用等に関する"


@pytest.mark.parametrize(
    ("text", "around", "expected"),
    [
        # The line of a cell was full.
        (f"番号法第9条第2項及び灯坂市{NAME}\n条例", "第9条第2項", f"番号法第9条第2項及び灯坂市{NAME}条例"),
        (f"根拠。\n番号法第9条及び灯坂市{NAME}\n条例。備考", "第9条", f"番号法第9条及び灯坂市{NAME}条例。"),
        # Of a narrow cell, several lines were.
        ("番号の利用等に関する\n法律第十九条第八号に\n基づく命令第五十条で\n定めるもの", "五十条",
         "番号の利用等に関する法律第十九条第八号に基づく命令第五十条で定めるもの"),
        # A bracket is open.
        ("法（以下「番号\n法」という。）第9条", "第9条", "法（以下「番号法」という。）第9条"),
        (f"Act on {NAME} Use of\nNumbers, art. 9", "art. 9", f"Act on {NAME} Use of Numbers, art. 9"),
        # Members of lists, whatever their width.
        (f"・第7条（{NAME}指定）\n・第16条（{NAME}本人確認）", "第7条", f"・第7条（{NAME}指定）"),
        (f"番号法第19条第8号に基づく{NAME}命令\n番号法第9条第1項", "第9条", "番号法第9条第1項"),
        (f"①番号法第9条による{NAME}事務\n２．住民基本台帳法", "第9条", f"①番号法第9条による{NAME}事務"),
        (f"番号法第9条による{NAME}事務\nなお、所得を除く。", "第9条", f"番号法第9条による{NAME}事務"),
        (f"番号法第9条による{NAME}事務  \n住民票", "第9条", f"番号法第9条による{NAME}事務"),
        (f"番号法第9条による{NAME}事務\n\n住民票", "第9条", f"番号法第9条による{NAME}事務"),
        ("氏名\n番号法第9条\n住所", "第9条", "番号法第9条"),
        ("（番号法第9条による。同じ。）写し。次", "第9条", "（番号法第9条による。同じ。）写し。"),
    ],
)  # fmt: skip
def test_the_sentence_around_a_citation(text: str, around: str, expected: str) -> None:
    start = text.index(around)
    joins = tuple(wraps(text))
    assert sentences_joined(text, *sentence(text, start, start + len(around), joins), joins) == expected
