"""What one passage leaves to the next."""

from konkyo.law import DocumentNames, definitions, find, ordinances, read_passage


def test_an_alias_holds_in_later_passages() -> None:
    context = definitions("住民基本台帳法（昭和42年法律第81号。以下「台帳法」という。）による事務")
    assert [(one.law, one.article) for one in find("台帳法第7条", context)] == [("住民基本台帳法", "7")]
    assert find("台帳法第7条")[0].law == "台帳法"


def test_aliases_add_up_and_the_newer_meaning_wins() -> None:
    context = definitions("児童手当法（以下「法」という。）")
    context = definitions("住民基本台帳法（以下「台帳法」という。）", context)
    assert find("法第8条", context)[0].law == "児童手当法"
    context = definitions("児童扶養手当法（以下「法」という。）", context)
    assert find("法第8条", context)[0].law == "児童扶養手当法"
    assert find("台帳法第7条", context)[0].law == "住民基本台帳法"


def test_an_ordinance_keeps_the_name_printed_under_its_alias() -> None:
    context = definitions("青空市個人番号の利用に関する\n条例（平成27年青空市条例第30号。以下「利用条例」という。）")
    (found,) = find("利用条例第3条第1項", context)
    assert (found.law, found.article, found.paragraph) == ("青空市個人番号の利用に関する条例", "3", "1")


def test_the_same_law_falls_back_on_an_earlier_passage_and_says_so() -> None:
    context = read_passage("番号法第9条第1項、個人番号カード省令第35条").context
    (found,) = find("同法第14条", context)
    assert (found.law, found.article) == ("番号法", "14")
    assert [mark.code for mark in found.marks] == ["law_from_earlier_passage"]


def test_reading_does_not_change_the_context_it_was_given() -> None:
    context = DocumentNames()
    read_passage("番号法（以下「法」という。）第9条", context)
    assert context == DocumentNames()


def test_ordinances_are_named_apart() -> None:
    text = "番号法第9条第2項及び青空市番号の利用等に関する\n条例（平成27年条例第30号）"
    assert [one.article for one in find(text)] == ["9"]
    (ordinance,) = ordinances(text)
    assert ordinance.law == "青空市番号の利用等に関する条例"
    assert ordinance.quote == text[ordinance.start : ordinance.end] == "青空市番号の利用等に関する\n条例"


def test_what_names_no_ordinance() -> None:
    for text in (
        "番号法第9条第2項に基づく条例",
        "番号法第9条第2項に基づく条例制定予定",
        "条例で定める",
        "これらの法律に基づく条例による地方税",
        "番号法第9条第2項 条例で定める事務",
        "昭和48年東京都条例第68号",
        "青空市条例第41号",
    ):
        assert ordinances(text) == [], text


def test_names_of_ordinances_begin_with_their_body() -> None:
    expected = {
        "同一機関内の移転については、青空市個人情報保護条例の定めによる": ["青空市個人情報保護条例"],
        "番号法及び住基法並びに青空市個人情報保護条例の規定": ["青空市個人情報保護条例"],
        "①緑町ひとり親家庭の医療費の助成に関する条例による事務": ["緑町ひとり親家庭の医療費の助成に関する条例"],
        "青空市税条例及び緑町税条例": ["青空市税条例", "緑町税条例"],
        "さくら市番号利用条例": ["さくら市番号利用条例"],
        "青空市番号法に基づく個人番号の利用及び特定個人情報の提供に関する条例": [
            "青空市番号法に基づく個人番号の利用及び特定個人情報の提供に関する条例"
        ],
        "番号法第9条第2項\n青空市条例": ["青空市条例"],
    }
    assert {text: [one.law for one in ordinances(text)] for text in expected} == expected


def test_a_provision_whose_law_nothing_names_is_kept_apart() -> None:
    reading = read_passage("第30条の44に規定する区分")
    assert reading.citations == []
    assert [(one.law, one.article) for one in reading.unnamed] == [(None, "30の44")]


def test_reading_is_repeatable() -> None:
    text = "番号法第19条第8号 別表第二（1、2、85の2の項）、同法第9条"
    assert read_passage(text) == read_passage(text)
