"""項目 in the words of the form, the fields that it marks ※, and what is proposed as 提出時期."""

from datetime import date
from typing import Any

import pytest
from own_documents import own, small_workbook

from konkyo.loaders.forms.editions import EDITIONS, editions_of
from konkyo.loaders.forms.labels import BASIC, FOCUSED, FULL
from konkyo.loaders.record import AnnexAddress, At, FormBlock, FormName, Passage, PassageAddress
from konkyo.papers.item_words import in_columns, item_words
from konkyo.papers.submission import is_starred, reason_table, submission, what_to_judge

DAY = date(2024, 5, 27)


def passage(meaning: str | None, label: str, name: str | None = None, **address: Any) -> Passage:
    return Passage(
        id="", address=PassageAddress(**address), label=label, meaning=meaning, file=name, text="",
        at=At(line=1, start=0, end=0),
    )  # fmt: skip


BASIS = "法令上の根拠"
PROVIDED = FormBlock(kind="provision", number=3)


@pytest.mark.parametrize(
    ("form", "one", "expected"),
    [
        (
            FOCUSED,
            passage("network.basis", BASIS, part="I", section="5", numeral="②"),
            "Ⅰ 基本情報 5.情報提供ネットワークシステムによる情報連携 ②法令上の根拠",
        ),
        (FULL, passage("number_use.basis", BASIS, part="I", section="5"), "Ⅰ 基本情報 5.個人番号の利用 法令上の根拠"),
        (BASIC, passage("number_use.basis", BASIS, part="I", section="3"), "Ⅰ 関連情報 3.個人番号の利用 法令上の根拠"),
        (
            FOCUSED,
            passage("provision.basis", BASIS, "台帳", part="II", file=2, section="5", block=PROVIDED, numeral="①"),
            "Ⅱ 特定個人情報ファイルの概要 （2）台帳 5.特定個人情報の提供・移転 提供先3 ①法令上の根拠",
        ),
        (FOCUSED, passage("file.names", "特定個人情報ファイル名", part="I", section="3"),
         "Ⅰ 基本情報 3.特定個人情報ファイル名"),
        (FULL, passage(None, BASIS, annex=AnnexAddress(table="別紙2", row="4")), "別紙2 項番4 法令上の根拠"),
        (FULL, passage("document.remarks", "特記事項", part="表紙"), "表紙 特記事項"),
    ],
)  # fmt: skip
def test_an_item_is_in_the_words_of_the_form(form: FormName, one: Passage, expected: str) -> None:
    assert " ".join(item_words(one, editions_of(form)[-1])) == expected


@pytest.mark.parametrize(
    ("columns", "expected"),
    [(1, ["Ⅰ 4. ①"]), (2, ["Ⅰ", "4. ①"]), (3, ["Ⅰ", "4.", "①"]), (4, ["Ⅰ", "4.", "①", ""])],
)
def test_the_levels_of_an_item_take_the_columns_there_are(columns: int, expected: list[str]) -> None:
    assert in_columns(("Ⅰ", "4.", "①"), columns) == expected


@pytest.mark.parametrize(
    ("form", "starred", "plain"),
    [
        (FOCUSED, ("network.basis", "use.purpose", "keeping.place"), ("provision.basis", "use.matching")),
        (FULL, ("network.basis", "use.matching", "work.outline", "entrustment.persons"), ("provision.basis",)),
        (BASIC, (), ("network.basis", "number_use.basis")),
    ],
)  # fmt: skip
def test_the_fields_that_a_form_marks(form: FormName, starred: tuple[str, ...], plain: tuple[str, ...]) -> None:
    for edition in editions_of(form):
        assert [name for name in starred if not is_starred(passage(name, "", part="II"), edition)] == []
        assert [name for name in plain if is_starred(passage(name, "", part="II"), edition)] == []


@pytest.mark.parametrize(("form", "past"), [(FOCUSED, "risk.past"), (FULL, "risk.past_content")])
def test_all_of_the_risks_is_marked_but_for_past_incidents(form: FormName, past: str) -> None:
    edition = editions_of(form)[-1]
    assert is_starred(passage("risk.measures", "", part="III"), edition)
    assert not is_starred(passage(past, "", part="III"), edition)


@pytest.mark.parametrize(
    ("form", "meaning", "settled", "timing", "said"),
    [
        (FOCUSED, "network.basis", True, "事後", "形式的な変更"),
        (FOCUSED, "network.basis", False, "", "法令改正に伴う変更"),
        (FOCUSED, "provision.basis", True, "事後", "番号の修正"),
        (FOCUSED, "provision.basis", False, "事後", "事前の提出・公表が義務付けられない"),
        (BASIC, "network.basis", False, "事後", "法令改正に伴う変更"),
    ],
)
def test_where_content_of_a_marked_field_changes_a_person_decides(
    form: FormName, meaning: str, settled: bool, timing: str, said: str
) -> None:
    found = submission(
        passage(meaning, BASIS, part="I"), editions_of(form)[-1], DAY, settled=settled, reasons=reason_table()
    )
    assert (found.timing, said in found.reason, found.judge != "") == (timing, True, True)
    assert found.reason.startswith("令和6年5月27日施行")


def test_each_kind_of_change_has_its_sentence() -> None:
    kinds = {f"{what}-{where}" for what in ("number", "content") for where in ("starred", "other", "basic")}
    assert reason_table().keys() == kinds
    assert set(EDITIONS) == {BASIC, FOCUSED, FULL}


def test_the_written_fields_that_are_marked_are_named_to_be_judged() -> None:
    record = own(small_workbook(), "xlsx").record
    written = {one.id: one for one in record.passages}
    assert what_to_judge(record, [written["I-5-②"], written["II-5 提供先1 ①"]]).en.endswith(
        "Written fields marked ※: Ⅰ 基本情報 5.情報提供ネットワークシステムによる情報連携 ②法令上の根拠"
    )
    assert what_to_judge(record, [written["II-5 提供先1 ①"]]).ja.endswith("※の欄: なし")
