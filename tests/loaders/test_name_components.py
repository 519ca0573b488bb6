"""The spaCy components of definitions and names, as they read other people's texts."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import DocBin

from konkyo.law.spacy_component import TOKENIZER
from konkyo.loaders.names.name_components import DEFINITIONS, NAMES
from konkyo.loaders.names.printed_names import NAME_LABELS

DEFINING = "地方公共団体情報システム機構（以下「機構」という。）に送る。"


def pipeline() -> Language:
    nlp = spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    nlp.add_pipe(DEFINITIONS)
    nlp.add_pipe(NAMES)
    return nlp


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国税庁が市町村長へ知らせる。", [("国税庁", "PARTY", "国税庁"), ("市町村長", "PARTY", "市町村長")]),
        ("国税庁及び日本年金機構等", [("国税庁", "PARTY", "国税庁"), ("日本年金機構", "PARTY", "日本年金機構")]),
        ("J-LISの住基ネット", [
            ("J-LIS", "PARTY", "地方公共団体情報システム機構"),
            ("住基ネット", "SYSTEM", "住民基本台帳ネットワークシステム"),
        ]),
        (f"{DEFINING}機構は返す。", [
            ("地方公共団体情報システム機構", "PARTY", "地方公共団体情報システム機構"),
            ("機構", "PARTY", "地方公共団体情報システム機構"),
            ("機構", "PARTY", "地方公共団体情報システム機構"),
        ]),
        ("青海記録システム（以下「青海」という。）。青海で引く。", [("青海", "SYSTEM", "青海記録システム")] * 2),
        # A part of a longer word is no name, nor is a medium; a short name that nothing defines is nobody's.
        ("機構改革課、国税庁舎、新総務省", []),
        ("紙と電子メール", []),
        ("機構に送る。", []),
        ("", []),
    ],
)  # fmt: skip
def test_names_among_other_words(text: str, expected: list[tuple[str, str, str]]) -> None:
    doc = pipeline()(text)
    assert [(span.text, span.label_, span._.named.name) for span in doc.spans["names"]] == expected


@pytest.mark.parametrize(
    ("lists", "text", "expected"),
    [
        ("parties", "国税庁、J-LIS", [("国税庁", "国税庁"), ("J-LIS", "地方公共団体情報システム機構")]),
        ("parties", "別紙1を参照", []),
        ("departments", "市民課、税務課", [("市民課", "市民課"), ("税務課", "税務課")]),
        ("departments", "教育及び文化を担当する課", [("教育及び文化を担当する課", "教育及び文化を担当する課")]),
        ("information", "住民票関係情報、地方税関係情報", [("住民票関係情報",) * 2, ("地方税関係情報",) * 2]),
        ("systems", "ＬＧＷＡＮ、紙", [("ＬＧＷＡＮ", "総合行政ネットワーク"), ("紙", "紙")]),
        ("system", " 庁内、連携システム ", [("庁内、連携システム",) * 2]),
        ("system", " ", []),
    ],
)
def test_a_text_that_lists_names(lists: str, text: str, expected: list[tuple[str, str]]) -> None:
    nlp = pipeline()
    doc = nlp.make_doc(text)
    doc._.lists = lists
    nlp(doc)
    assert [(span.text, span._.named.name) for span in doc.spans["names"]] == expected
    assert {span.label_ for span in doc.spans["names"]} <= {NAME_LABELS[lists]}  # type: ignore[index]


def test_a_list_of_something_else_is_refused() -> None:
    nlp = pipeline()
    doc = nlp.make_doc("市民課")
    doc._.lists = "people"
    with pytest.raises(ValueError, match="people"):
        nlp(doc)


def test_how_a_name_is_known_and_why_it_is_called_so() -> None:
    doc = pipeline()(f"{DEFINING}J-LISと機構と国税庁")
    known = {span.text: (span._.named.by, bool(span._.named.why)) for span in doc.spans["names"]}
    assert known["J-LIS"] == ("table", True)
    assert known["国税庁"] == ("table", False)
    text = "青海計算センター（以下「青海」という。）は青海へ"
    defined = pipeline()(text)
    assert [(span.text, span._.named.by) for span in defined.spans["names"]] == [("青海", "definition")] * 2


def test_definitions_are_spans_over_name_and_bracket() -> None:
    doc = pipeline()(f"⑦{DEFINING}")
    [span] = doc.spans["definitions"]
    assert (span.text, span.label_) == ("地方公共団体情報システム機構（以下「機構」という。）", "DEFINITION")
    assert (span._.definition.short, span._.definition.full) == ("機構", "地方公共団体情報システム機構")
    assert span._.named is None
    assert [one._.definition for one in doc.spans["names"]] == [None, None]


def test_short_names_pass_from_one_doc_to_the_next_where_they_are_handed_on() -> None:
    nlp = pipeline()
    first = nlp(DEFINING)
    second = nlp.make_doc("機構へ")
    second._.short_names = first._.short_names
    assert [span._.named.name for span in nlp(second).spans["names"]] == ["地方公共団体情報システム機構"]


@pytest.mark.parametrize("processes", [1, 2])
def test_docs_of_one_pipe_are_apart(processes: int) -> None:
    docs = list(pipeline().pipe([DEFINING, "機構へ", "日本年金機構（以下「機構」という。）へ"], n_process=processes))
    assert [doc._.short_names for doc in docs] == [
        {"機構": "地方公共団体情報システム機構"},
        {},
        {"機構": "日本年金機構"},
    ]
    assert [len(doc.spans["names"]) for doc in docs] == [2, 0, 2]


def test_docs_are_written_to_bytes_and_read_again() -> None:
    nlp = pipeline()
    before = nlp(f"{DEFINING}J-LISと国税庁")
    [after] = DocBin().from_bytes(DocBin(store_user_data=True, docs=[before]).to_bytes()).get_docs(nlp.vocab)
    assert [one._.named for one in after.spans["names"]] == [one._.named for one in before.spans["names"]]
    assert [one._.definition for one in after.spans["definitions"]] == [
        one._.definition for one in before.spans["definitions"]
    ]
    assert after._.short_names == before._.short_names != {}
