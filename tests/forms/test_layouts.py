"""Layouts in which a form is filled in: what belongs together is told by the labels, options and files of the form."""

import pytest

from konkyo.loaders.forms.editions import FOCUSED, editions_of
from konkyo.loaders.forms.form_position import FormPosition, split_label
from konkyo.loaders.forms.labels import FULL
from konkyo.loaders.forms.log_columns import columns
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.forms.ordered.annex_tables import title_over_lines
from konkyo.loaders.forms.ordered.record_items import items_by_file
from konkyo.loaders.forms.wrapped_options import options_rejoined
from konkyo.loaders.pages import Cell, Row
from konkyo.loaders.record import At

FILES = ("国民年金ファイル", "口座情報ファイル")


def row(*texts: str) -> Row:
    return Row(tuple(Cell(text, At(line=1, start=0, end=len(text))) for text in texts))


@pytest.mark.parametrize(
    ("rows", "items"),
    [
        (["（1）国民年金ファイル\n氏名\n住所\n（2）口座情報ファイル\n口座番号"], {1: "氏名 住所", 2: "口座番号"}),
        (["国民年金ファイル\n1．氏名\n2．70歳到達年月日\n3．住所"], {1: "氏名 70歳到達年月日 住所"}),
        (["国民年金ファイル", "（1）氏名", "（2）住所"], {1: "氏名 住所"}),
        (["＜国民年金ファイル＞", "氏名、住所", "＜口座情報ファイル＞", "口座番号"], {1: "氏名 住所", 2: "口座番号"}),
        (["国民年金ファイル\n1 氏名\n2 住所"], {1: "氏名 住所"}),
        (["国民年金ファイル\n＜宛名＞\n氏名　1月1日住所\n＜資格＞\n種別"], {1: "氏名 1月1日住所 種別"}),
        (["国民年金ファイル", "1. 氏名, 2. 住", "所, 3. 種別"], {1: "氏名 住所 種別"}),
        # Some programs write 「・」 by a character of the same look.
        (["国民年金ファイル", "‧氏名\n‧住所"], {1: "氏名 住所"}),
        # Commas within brackets part no names: a line with them alone is whole.
        (
            ["国民年金ファイル", "4情報（氏名、性別、生年月日、住所）", "種別"],
            {1: "4情報（氏名、性別、生年月日、住所） 種別"},
        ),
        (
            ["国民年金ファイル", "氏名、住所、生年月日、性別、電話番", "号、種別"],
            {1: "氏名 住所 生年月日 性別 電話番号 種別"},
        ),
    ],
)
def test_record_items_belong_to_the_file_whose_heading_stands_above(rows: list[str], items: dict[int, str]) -> None:
    slots = items_by_file([row(text) for text in rows], [fold_label(name) for name in FILES])
    assert {slot.file: " ".join(slot.text.split("\n")) for slot in slots} == items


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # A name too long for its cell stands in the row below.
        (
            [("[", "○", "]", "地方公共団体・地方独立行", "（", "他市町村", "）"), ("", "", "", "政法人", "", "", "")],
            [("[", "○", "]", "地方公共団体・地方独立行政法人", "（", "他市町村", "）")],
        ),
        # The rest of a name stands behind the next box, or behind the option beside it.
        (
            [("[ ○ ] 住民基本台帳ネットワークシステ\n[ ] ム\n既存住民基本台帳システム",)],
            [("[ ○ ] 住民基本台帳ネットワークシステム\n[ ] 既存住民基本台帳システム",)],
        ),
        (
            [("[ ○ ] 地方公共団体・地方独立行 （ 他市町村 ）\n[ ] 政法人\n民間事業者 （ ）",)],
            [("[ ○ ] 地方公共団体・地方独立行政法人 （ 他市町村 ）\n[ ] 民間事業者 （ ）",)],
        ),
        # Options that are whole stay as they are.
        ([("[ ○ ] 紙\n[ ] 専用線",), ("紙",)], [("[ ○ ] 紙\n[ ] 専用線",), ("紙",)]),
    ],
)
def test_an_option_is_whole(rows: list[tuple[str, ...]], expected: list[tuple[str, ...]]) -> None:
    edition = editions_of(FOCUSED)[-1]
    found = options_rejoined([row(*texts) for texts in rows], edition)
    assert [tuple(cell.text for cell in one.cells) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("⑥使用目的 ※\n年金の給付のため", "年金の給付のため"),
        ("⑥使用目的　※　年金の給付のため", "年金の給付のため"),
        ("⑥使用目的　※別紙のとおり", "※別紙のとおり"),
    ],
)
def test_the_mark_of_an_important_field_is_no_part_of_its_value(text: str, value: str) -> None:
    edition = editions_of(FULL)[-1]
    section = next(entry.address for entry in edition.fields if entry.meaning == "use.purpose").section_address
    split = split_label(text, FormPosition(edition, section))
    assert split is not None
    assert split[1] == value


@pytest.mark.parametrize(
    ("texts", "is_head"),
    [
        (("変更日", "項目", "変更前の記載", "変更後の記載", "提出時期"), True),
        (
            ("項番", "変更日", "項目①", "項目②", "変更区分", "変更前（前回の評価書）の記載", "変更後の記載", "備考"),
            True,
        ),
        (("変更前", "変更後"), True),
        (("同上", "Ⅱ ６．保管・消去", "変更前の保管場所：庁舎", "変更後の保管場所：第二庁舎", "事後", "移転"), False),
        (("令和3年4月1日", "Ⅱ ６．", "変更前は庁舎の電算室に置いていたサーバー", "変更後", "事後", ""), False),
    ],
)
def test_texts_that_begin_as_the_head_of_a_change_log_are_no_head(texts: tuple[str, ...], is_head: bool) -> None:
    assert (columns(row(*texts)) is not None) is is_head


@pytest.mark.parametrize(
    ("first", "second", "is_title"),
    [
        ("別紙2 番号法第19条第8号に基づく", "提供先一覧", True),
        ("別紙2 提供先一覧", "項番", True),
        ("別紙1に掲げる情報照会者（別紙1を参照）", "①法令上の根拠", False),
        ("別紙を添付する。", "①使用目的", False),
    ],
)
def test_the_title_of_an_annex_may_take_two_lines(first: str, second: str, is_title: bool) -> None:
    assert (title_over_lines(row(first).cells, row(second).cells) is not None) is is_title
