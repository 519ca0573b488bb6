"""Which words of a passage a change replaces, and where they stand in its source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konkyo.law.edits import Edit
from konkyo.papers.passage_words import NotWrittenError, edited, placed_edits, sentence_changes, spaceless, word_edits


def applied(text: str, edits: list[Edit]) -> str:
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("番号法第19条第8号", "番号法第19条第10号", [("8", "10")]),
        ("第十九条第七号", "第十九条第八号", [("七", "八")]),
        ("第１９条第７号", "第１９条第８号", [("７", "８")]),
        # Numbers of a list that stand close together are one change.
        ("別表第二の1、2の項", "別表第二の3、4の項", [("1、2", "3、4")]),
        ("第8号 により", "第8号により", []),
        ("第8号による。", "第8号等による。", [("", "等")]),
        ("別表第一及び別表第二", "別表", [("第一及び別表第二", "")]),
    ],
)
def test_whole_numbers_and_words_change(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    edits = word_edits(old, new)
    assert [(old[edit.start : edit.end], edit.new) for edit in edits] == expected


_TEXTS = st.text("第19条号の項、七八\n 別表二", max_size=30)


@given(_TEXTS, _TEXTS)
def test_the_edits_make_one_text_of_the_other(old: str, new: str) -> None:
    assert spaceless(applied(old, word_edits(old, new)))[0] == spaceless(new)[0]


PASSAGE = "番号法第9条第1項による。\n番号法第19条\n第7号による。\nその他"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("番号法第19条第7号による。", "番号法第19条第8号による。", PASSAGE.replace("7", "8")),
        ("番号法第9条第1項による。\nその他", "番号法第9条第2項による。\nほか", None),
        # Also part of another sentence.
        ("番号法第9条", "番号法第9条の2", f"{PASSAGE}\n番号法第9条の2"),
    ],
)
def test_sentences_are_found_whatever_their_white_space(before: str, after: str, expected: str | None) -> None:
    passage = PASSAGE + (f"\n{before}" if before == "番号法第9条" else "")
    new = edited(passage, sentence_changes(passage, before, after))
    assert new == (expected or PASSAGE.replace("第1項", "第2項").replace("その他", "ほか"))


def test_a_text_of_fewer_lines_replaces_lines_that_follow_each_other() -> None:
    text = "第19条第8号別表\n第二による。\nその他"
    (change,) = sentence_changes(text, "第19条第8号別表\n第二による。", "命令第2条の表による。")
    assert "".join(edited(text, [change]).split()) == "命令第2条の表による。その他"


@pytest.mark.parametrize(
    ("text", "before", "after", "why"),
    [
        (PASSAGE, "番号法第20条による。", "番号法第21条による。", "not found in its field"),
        (PASSAGE, "", "番号法第21条による。", "not found in its field"),
        (PASSAGE, "番号法第9条第1項による。\nその他", "一つ\n二つ\n三つ", "one sentence a line"),
        ("甲による。乙による。甲による。", "甲による。", "丙による。", "several times"),
    ],
)
def test_what_is_not_clear_is_refused(text: str, before: str, after: str, why: str) -> None:
    with pytest.raises(NotWrittenError) as raised:
        sentence_changes(text, before, after)
    assert why in raised.value.why.en


def test_the_edits_are_placed_in_the_source_with_its_own_white_space() -> None:
    (change,) = sentence_changes(PASSAGE, "番号法第19条第7号による。", "番号法第19条第8号による。")
    source = "②法令上の根拠 番号法第9条 第1項による。番号法第19 条第 7 号による。その他"
    (edit,) = placed_edits(PASSAGE, change, source)
    assert (source[edit.start : edit.end], edit.new) == ("7", "8")


def test_a_sentence_that_stands_elsewhere_too_is_placed_nowhere() -> None:
    (change,) = sentence_changes("第7号による。", "第7号による。", "第8号による。")
    with pytest.raises(NotWrittenError, match="several times"):
        list(placed_edits("第7号による。", change, "第7号による。第7号による。"))
