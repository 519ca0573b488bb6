"""Ways of writing that change nothing: the citations stay, and each span shows its quote."""

import re

from hypothesis import given
from hypothesis import strategies as st

from konkyo.law import Citation, find
from konkyo.law.fold import fold
from konkyo.law.numerals import numbers_between, parts, to_int, to_kanji

LAWS = ("番号法", "住民基本台帳法", "国民健康保険法", "地方税法施行令", "番号法別表第二主務省令", "個人番号カード省令")
WIDE = str.maketrans("0123456789,", "０１２３４５６７８９，")
DELIMITERS = ("、", "､", ",", "，", "・", "･", "及び", "又は", "並びに", "若しくは", "、、", "、及び", " 、", ", ")

number = st.integers(1, 400).map(str)
branched = st.lists(st.integers(2, 30), max_size=2).flatmap(
    lambda branches: number.map(lambda first: (first, "".join(f"の{branch}" for branch in branches)))
)


def meaning(citations: list[Citation]) -> list[tuple[str | None, ...]]:
    return [(one.law, one.article, one.paragraph, one.item, one.table, one.row) for one in citations]


def quoted_exactly(text: str, citations: list[Citation]) -> bool:
    return all(text[one.start : one.end] == one.quote and one.quote for one in citations)


@st.composite
def provisions(draw: st.DrawFn) -> str:
    article, branch = draw(branched)
    text = f"第{article}条{branch}"
    if draw(st.booleans()):
        text += f"第{draw(number)}項"
    if draw(st.booleans()):
        text += f"第{draw(number)}号"
    return text


@st.composite
def passages(draw: st.DrawFn) -> str:
    cited = [draw(st.sampled_from(LAWS)) + draw(provisions()) for _ in range(draw(st.integers(1, 3)))]
    for _ in range(draw(st.integers(0, 2))):
        rows = draw(st.lists(branched.map("".join), min_size=1, max_size=5))
        table = draw(st.sampled_from(("別表第一", "別表第二")))
        cited.append(f"番号法{table}の{'、'.join(rows)}の項")
    return "、".join(cited)


def kanji(text: str) -> str:
    return re.sub(r"\d+", lambda digits: to_kanji(int(digits[0])), text)


@given(passages())
def test_width_changes_nothing(text: str) -> None:
    assert meaning(find(text.translate(WIDE))) == meaning(find(text))


@given(passages())
def test_kanji_numerals_change_nothing(text: str) -> None:
    assert meaning(find(kanji(text))) == meaning(find(text))


@given(passages())
def test_leaving_out_dai_changes_nothing(text: str) -> None:
    shorter = re.sub(r"(?<!\d)第(?=\d)", "", text)  # 「の2第1項」 needs it
    assert meaning(find(shorter)) == meaning(find(text))


@given(passages(), st.data())
def test_a_line_end_or_blank_anywhere_changes_nothing(text: str, data: st.DataObject) -> None:
    # Between two digits, and after a number before another, a break is a question of its own.
    places = [place for place in range(1, len(text)) if not (text[place - 1].isdigit() and text[place].isdigit())]
    place = data.draw(st.sampled_from(places))
    gap = data.draw(st.sampled_from(("\n", " ", "\u3000", "\n\u3000", "\r\n", "\t")))
    broken = text[:place] + gap + text[place:]
    assert meaning(find(broken)) == meaning(find(text))
    assert quoted_exactly(broken, find(broken))


@given(st.lists(branched.map("".join), min_size=2, max_size=8), st.data())
def test_the_delimiter_changes_nothing(rows: list[str], data: st.DataObject) -> None:
    mixed = rows[0] + "".join(data.draw(st.sampled_from(DELIMITERS)) + row for row in rows[1:])
    for wrapper in (
        "番号法別表第二の{}の項",
        "番号法別表第二（{}の項）",
        "番号法別表第二【{}の項】",
        "番号法別表第二 項番{}",
    ):
        text = wrapper.format(mixed)
        found = find(text)
        assert [one.row for one in found] == rows
        assert quoted_exactly(text, found)
        assert [one.quote for one in found[1:]] == rows[1:] or text.endswith("の項")


@given(st.lists(branched.map("".join), min_size=2, max_size=8), st.sampled_from(DELIMITERS))
def test_one_unit_serves_a_list_of_articles(articles: list[str], delimiter: str) -> None:
    text = f"番号法第{delimiter.join(articles)}条"
    assert [one.article for one in find(text)] == articles


@given(passages())
def test_each_span_shows_its_quote(text: str) -> None:
    found = find(text)
    assert found
    assert quoted_exactly(text, found)


@given(
    st.text(
        alphabet="番号法令第一二十19条項の、・別表（）「」同前次各附則以下という照会で定めるもの区分§⑧-N\n ,～",
        max_size=60,
    )
)
def test_no_text_breaks_it(text: str) -> None:
    for whole in (text, f"青空市条例\n第3条　市長は、\n{text}"):
        found = find(whole)
        assert quoted_exactly(whole, found)
        assert all(one.law for one in found)


@given(st.integers(1, 9999))
def test_numerals_come_back(value: int) -> None:
    assert to_int(to_kanji(value)) == value


@given(st.integers(1, 9999), st.lists(st.integers(2, 99), max_size=2))
def test_branched_numbers_come_back_from_kanji(value: int, branches: list[int]) -> None:
    written = f"第{to_kanji(value)}条" + "".join(f"の{to_kanji(branch)}" for branch in branches)
    plain = f"第{value}条" + "".join(f"の{branch}" for branch in branches)
    assert fold(written).text == plain


@given(st.text(max_size=80))
def test_folding_knows_where_each_character_came_from(text: str) -> None:
    folded = fold(text)
    spans = [folded.span(place, place + 1) for place in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@given(branched.map("".join), branched.map("".join))
def test_the_steps_of_a_range_lie_between_its_ends(first: str, last: str) -> None:
    keys = [parts(step) for step in numbers_between(first, last)]
    assert keys == sorted(set(keys))
    assert all(parts(first) < key < parts(last) for key in keys)
