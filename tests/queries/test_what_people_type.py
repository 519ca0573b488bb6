"""What people type for parameters and their values, and what it is taken for."""

from typing import Any

import pytest

from konkyo.graph.embedded import EmbeddedStore
from konkyo.i18n import KonkyoError, UsageError
from konkyo.queries.binding import bind
from konkyo.queries.catalogue import catalogue, question
from konkyo.queries.parameter_names import CALLED, parameter_called

BASIS = "番号法第19条第7号"
TYPED = [
    # the question, what is given with names, what without, and what it means
    ("recipients", {"body": "甲市"}, (), {"body": ["甲市"]}),
    ("recipients", {"機関": "甲市"}, (), {"body": ["甲市"]}),
    ("recipients", {"評価実施機関": "甲市長"}, (), {"body": ["甲市"]}),
    ("recipients", {"Body": "甲 市"}, (), {"body": ["甲市"]}),
    ("recipients", {"ｂｏｄｙ": "甲市"}, (), {"body": ["甲市"]}),
    ("recipients", {"city": "甲市"}, (), {"body": ["甲市"]}),
    ("recipients", {"受け取る相手": "厚生労働大臣"}, (), {"recipient": ["厚生労働大臣"]}),
    ("recipients", {"提供先": "厚生労働大臣"}, (), {"recipient": ["厚生労働大臣"]}),
    ("recipients", {"Recipient": "厚生労働"}, (), {"recipient": ["厚生労働大臣"]}),
    ("recipients", {"条項": "番号法19条7号"}, (), {"provision": [BASIS]}),
    ("recipients", {"根拠": "番号法１９条７号"}, (), {"provision": [BASIS]}),
    ("recipients", {"legal-basis": "番号法第十九条第七号"}, (), {"provision": [BASIS]}),
    ("recipients", {"ファイル": "課税ファイル"}, (), {"file": ["課税ファイル"]}),
    ("recipients", {"評価書": "甲市 住民税"}, (), {"document": "甲市|住民税|2021-01-01"}),
    ("recipients", {"事務": "福祉"}, (), {"document": "甲市|福祉|2022-04-01"}),
    ("recipients", {"情報": "住民税関係情報"}, (), {"information": ["住民税関係情報"]}),
    ("recipients", {}, ("甲市",), {"body": ["甲市"]}),
    ("recipients", {}, ("厚生労働大臣", "甲市"), {"body": ["甲市"], "recipient": ["厚生労働大臣"]}),
    ("recipients", {}, ("番号法19条7号",), {"provision": [BASIS]}),
    ("downstream", {"ファイル": "課税ファイル", "段": "２"}, (), {"name": ["課税ファイル"], "steps": 2}),
    ("downstream", {"共通の相手も": "はい"}, ("課税ファイル",), {"name": ["課税ファイル"], "through_shared": True}),
    ("path_between", {}, ("国税庁", "厚生労働大臣"), {"origin": ["国税庁"], "goal": ["厚生労働大臣"]}),
    ("path_between", {"どこへ": "税務課"}, ("本人",), {"origin": ["本人"], "goal": ["税務課"]}),
    ("due", {"日": "令和8年12月1日"}, (), {"on": "2026-12-01"}),
    ("due", {"day": "２０２６年１２月１日"}, (), {"on": "2026-12-01"}),
    ("due", {}, ("R8.12.1",), {"on": "2026-12-01"}),
    ("revised_between", {"から": "2021/1/1", "まで": "2022-12-31"}, (), {"since": "2021-01-01", "on": "2022-12-31"}),
    ("together", {"機関": "乙市"}, (), {"bodies": ["乙市"]}),
    ("together", {"bodies": ["甲市", "乙市長"]}, (), {"bodies": ["甲市", "乙市"]}),
    ("together", {"bodies": "甲市"}, ("乙市",), {"bodies": ["甲市", "乙市"]}),
    ("together", {"bodies": "甲市、乙市"}, (), {"bodies": ["甲市", "乙市"]}),
    ("together", {}, ("甲市", "乙市,甲市"), {"bodies": ["甲市", "乙市"]}),
    ("side_by_side", {}, ("甲市 住民税", "乙市"),
     {"document": "甲市|住民税|2021-01-01", "other": "乙市|住民税|2021-01-01"}),
    ("stops_without", {"ネットワーク": "税システム"}, (), {"system": ["税システム"]}),
]  # fmt: skip
REFUSED = [
    ("recipients", {"相": "甲市"}, (), "recipient（受け取る相手）"),
    ("recipients", {"bodi": "甲市"}, (), "もしかして: body（機関）。使える条件: provision（条項）"),
    ("recipients", {}, ("丙市",), "もしかして: -p body=甲市、-p body=乙市"),
    ("together", {}, ("国税庁",), "konkyo ask together --values bodies"),
    ("documents", {}, ("甲市",), "条件を取りません"),
    ("due", {"on": "2026-12-01"}, ("甲市", "乙市"), "残っていません"),
    ("recipients", {"body": ["甲市", "乙市"]}, (), "「body（機関）」は一つだけ書けます。2つあります: 甲市、乙市"),
    ("recipients", {"body": "甲市", "機関": "乙市"}, (), "2つあります: 甲市、乙市"),
]


@pytest.mark.parametrize(("asked", "given", "unnamed", "meant"), TYPED)
def test_what_is_typed_is_understood(
    cities: EmbeddedStore, asked: str, given: dict[str, Any], unnamed: tuple[str, ...], meant: dict[str, object]
) -> None:
    bound = bind(cities, question(asked), given, unnamed)
    assert {name: value for name, value in bound.items() if value is not None} == meant


@pytest.mark.parametrize(("asked", "given", "unnamed", "told"), REFUSED)
def test_what_is_not_understood_leads_on(
    cities: EmbeddedStore,
    asked: str,
    given: dict[str, Any],
    unnamed: tuple[str, ...],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KONKYO_LANG", "ja")
    with pytest.raises(UsageError) as raised:
        bind(cities, question(asked), given, unnamed)
    assert told in str(raised.value)


def test_every_parameter_of_every_question_has_names_that_mean_it() -> None:
    for asked in catalogue().values():
        for parameter in asked.parameters:
            usual, heading = CALLED[parameter.name][0], asked.column_words.heading(parameter.name)
            others = [name for name, called in CALLED.items() if usual in called]
            assert {len({each.name for each in asked.parameters} & set(others))} == {1}, (asked.id, usual)
            assert parameter_called(asked, usual) == parameter, (asked.id, usual)
            assert parameter_called(asked, heading.en) is not None


@pytest.mark.parametrize("given", ["、", " , ", "、、"])
def test_commas_alone_are_no_list_of_names(cities: EmbeddedStore, given: str) -> None:
    with pytest.raises(KonkyoError, match=r"nothing is named|見つかりません"):
        bind(cities, question("together"), {"bodies": given})
