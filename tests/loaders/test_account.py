"""The account: every character of a source has one kind, and what is lost in reading is said."""

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from konkyo.loaders.account import account
from konkyo.loaders.forms.editions import edition_at
from konkyo.loaders.pages import Pages
from konkyo.loaders.read_document import read_pages
from konkyo.loaders.readers.text import read_text
from konkyo.loaders.record import ILLEGIBLE, Record
from konkyo.loaders.record_account import Account

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.txt"))
FORMS = [path for path in EXAMPLES if "changes" not in path.stem]
BASIC = next(path for path in EXAMPLES if "kiso" in path.stem)
FULL = next(path for path in EXAMPLES if "zenkomoku" in path.stem)


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def pages(text: str) -> Pages:
    return read_text(text.encode())


def read(text: str) -> Record:
    return read_pages(pages(text))


@lru_cache(maxsize=2 * len(EXAMPLES))
def read_once(text: str) -> Record:
    return read(text)


def accounted(text: str) -> Account:
    found = read_once(text).account
    assert found is not None
    return found


def kinds_at(text: str, words: str) -> set[str]:
    """The kinds of the characters of ``words``, at their first place in ``text``."""
    start = text.index(words)
    inner = range(start, start + len(words))
    spans = accounted(text).spans
    return {kind for kind, found in spans.items() for first, end in found if first < inner.stop and inner.start < end}


# ---- every character has one kind ----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_each_character_has_one_kind(path: Path) -> None:
    text = text_of(path)
    found = accounted(text)
    assert sum(found.shares.values()) == pytest.approx(1, abs=0.001)
    letters = {place for place, character in enumerate(text) if not character.isspace()}
    said = Counter(
        place
        for spans in found.spans.values()
        for first, end in spans
        for place in range(first, end)
        if place in letters
    )
    # Where tags stand in a cell, its spans are all of it; else there is one kind for each place.
    in_tags = {place for cell in re.finditer(r"[^\t\n]*<[^\t\n]*", text) for place in range(*cell.span())}
    assert {count for place, count in said.items() if place not in in_tags} == {1}
    # What is in no cell: signs of Markdown and of tables.
    assert not {text[place] for place in letters - set(said)} - set("#*|-"), path


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_little_of_the_examples_is_unread(path: Path) -> None:
    found = accounted(text_of(path))
    assert found.shares["unread"] < 0.002
    assert not found.read_in_part
    assert found.unfilled == ()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("評価書番号", "label"),
        ("①事務の名称", "label"),
        ("国民健康保険に関する事務 基礎項目評価書", "value"),
        ("1) 1,000人未満", "print"),
        ("＜選択肢＞", "print"),
        ("番号法第9条第1項", "value"),
    ],
)
def test_kinds_of_words(words: str, kind: str) -> None:
    text = text_of(BASIC)
    if words not in text:
        words = words.replace(" ", "　")
    assert kinds_at(text, words) == {kind}


# ---- what nobody read is unread ------------------------------------------------------------------------------------


@settings(max_examples=15, deadline=None)
@given(path=st.sampled_from(FORMS), share=st.floats(0, 1, exclude_max=True))
def test_a_passage_that_is_taken_out_of_the_record_is_unread(path: Path, share: float) -> None:
    source = pages(text_of(path))
    whole = read_pages(source)
    passage = whole.passages[int(share * len(whole.passages))]
    words = re.sub(r"[\W\d_]", "", passage.text)
    lacking = whole.model_copy(update={"passages": tuple(one for one in whole.passages if one is not passage)})
    told = whole.document.edition
    edition = edition_at(whole.document.form, told.name if told else "")
    assert whole.account
    before, after = whole.account, account(source, lacking, edition)
    # Options and names that stand elsewhere too are known all the same; a sentence is not.
    if "。" in re.sub(r"[（(][^（）()]*[）)]", "", passage.text):
        assert after.shares["unread"] > before.shares["unread"], passage
        unread = "".join(re.sub(r"[\W\d_]", "", piece.text) for piece in after.unread)
        assert words[:10] in unread
    assert after.shares["value"] <= before.shares["value"]


def test_a_sentence_that_belongs_to_no_field_is_unread() -> None:
    text = f"この資料は審議会に配ったものである。\n\n{text_of(BASIC)}"
    assert [piece.text for piece in accounted(text).unread] == ["この資料は審議会に配ったものである。"]


def test_the_heading_of_an_annex_that_runs_on_is_furniture() -> None:
    head = "\n\n別紙３ 港の部署への移転について、次の頁に続く\nもの（令和六年の分）"
    text = text_of(BASIC) + 3 * head
    assert kinds_at(text, "別紙３ 港の部署") == kinds_at(text, "もの（令和六年の分）") == {"furniture"}
    assert kinds_at(text_of(BASIC) + 2 * head, "もの（令和六年の分）") == {"unread"}


def test_what_follows_a_label_in_another_field_is_unread() -> None:
    text = text_of(FULL)
    label = re.search(r"\n(②事務の内容[^\t]*)\t", text)
    assert label
    swallowed = text.replace(label[0], f" {label[1]} ", 1)
    found = accounted(swallowed)
    record = read(swallowed)
    if record.office_work.name != read(text).office_work.name:  # the reader did not cut the label off
        assert found.shares["unread"] > 0.005


# ---- values that cannot be one -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "instead", "value"),
    [
        (r"(?<=③対象人数\t)[^\t\n]+", "市民の全員", lambda record: record.office_work.subjects_band),
        (r"(?<=評価実施機関名\n\n)[^\n]+", "宣言するものである。", lambda record: record.document.body),
    ],
)
def test_a_value_that_cannot_be_one_is_unread(pattern: str, instead: str, value: Callable[[Record], object]) -> None:
    text, count = re.subn(pattern, instead, text_of(FULL), count=1)
    assert count == 1, pattern
    record = read(text)
    assert value(record) in (None, ILLEGIBLE)
    assert record.account
    assert instead in [piece.text for piece in record.account.unread]
    assert record.account.read_in_part


def test_a_date_that_is_prose_is_unread() -> None:
    text, count = re.subn(r"(?<=公表日\n\n)[^\n]+", "公表した日による", text_of(FULL), count=1)
    assert count == 1
    record = read(text)
    assert record.document.published is None
    assert record.account
    assert "公表した日による" in [piece.text for piece in record.account.unread]


# ---- read in part ----------------------------------------------------------------------------------------------------


def test_a_blank_label_that_is_always_filled_makes_a_document_read_in_part() -> None:
    text, count = re.subn(r"(?<=①事務の名称\t)[^\t\n]+", "", text_of(FULL), count=1)
    assert count == 1
    found = accounted(text)
    assert found.unfilled == ("I-1-① 事務の名称",)
    assert found.read_in_part
    assert found.shares["unread"] < 0.05


def test_more_than_a_twentieth_unread_makes_a_document_read_in_part() -> None:
    text = text_of(BASIC)
    sentences = [f"この資料は審議会に配ったもので、様式にある欄は{number}つもない。\n" for number in range(12)]
    assert not accounted(sentences[0] + text).read_in_part
    assert accounted("".join(sentences) + text).read_in_part


def test_a_list_of_items_that_names_no_file_of_several_is_said_to_be_lost() -> None:
    record = read(
        "特定個人情報保護評価書（重点項目評価書）\n評価書番号\t評価書名\n5\t税に関する事務\n評価実施機関名\n灯坂市長\n"
        "Ⅰ 基本情報\n1. 特定個人情報ファイルを取り扱う事務\n①事務の名称\t税に関する事務\n3. 特定個人情報ファイル名\n"
        "（1）賦課ファイル\n（2）収納ファイル\n（別添1）特定個人情報ファイル記録項目\n宛名番号、氏名、課税年度\n"
    )
    assert [file.record_items for file in record.files] == [(), ()]
    assert "items-of-no-file" in [gap.code for gap in record.gaps]
    assert record.account
    assert [piece.text for piece in record.account.unread] == ["宛名番号", "氏名", "課税年度"]
