"""A rule read as a whole: what it cites of itself, of its ordinance and of statutes."""

from pathlib import Path

from konkyo.law import read_passage
from konkyo.law.citation import address

ORDINANCE = "青空市個人番号の利用及び特定個人情報の提供に関する条例"
RULE = f"{ORDINANCE}施行規則"
TEXT = (Path(__file__).parent / "rule_of_a_fictional_city.txt").read_text(encoding="utf-8")
CITED = f"""
{ORDINANCE}第6条 | {RULE}第2条第1項 | 地方税法第22条 | 生活保護法第19条第1項 | {RULE}第2条第2項第1号
{ORDINANCE}別表第一の1の項 | 青空市医療費助成条例第4条 | 青空市医療費助成条例第5条
{RULE}第3条第1号 | {RULE}第3条第2号 | {ORDINANCE}別表第一の2の項 | {RULE}第5条第2項第1号
{RULE}第3条第1項第3号 | {RULE}第3条第2項 | {RULE}第4条
{ORDINANCE}別表第二の1の項 | {RULE}別表第一 | 番号法第9条第2項
{RULE}第2条 | {RULE}第3条 | {RULE}第4条 | {RULE}第5条第1項 | {RULE}附則第2項 | {RULE}第3条 | {RULE}第4条
{RULE}第2条第2項 | 番号法附則第3条の2
"""


def test_a_rule_cites_itself_where_it_names_no_law() -> None:
    reading = read_passage(TEXT)
    assert not reading.unnamed
    assert [str(address(one)) for one in reading.citations] == [
        one.strip() for line in CITED.strip().splitlines() for one in line.split("|")
    ]


def test_what_a_rule_cites_of_itself_is_inferred_from_its_being_the_text_of_a_rule() -> None:
    own = [one for one in read_passage(TEXT).citations if one.law == RULE]
    assert {(one.confidence, one.rule) for one in own} == {("inferred", "title_of_text")}
    named = [one for one in read_passage(TEXT).citations if one.law != RULE]
    assert {one.confidence for one in named} == {"sure"}
