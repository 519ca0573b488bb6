"""The spaCy component of citations: spans that hold what ``konkyo.law`` finds."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from konkyo import law
from konkyo.law.spacy_component import COMPONENT_NAME, SPAN_GROUPS, TOKENIZER, CharacterTokenizer, extend

ORDINANCE = "青海市個人番号の利用に関する条例"
NAMED = f"{ORDINANCE}（以下「利用条例」という。）第3条"
TEXTS = [
    "番号法第9条及び第16条、番号法第19条第8号 別表第二の27の項",
    "番号法第19条第1号から第3号まで",  # the steps within a range have one span
    "根拠は、青海市個人番号の利用に関する条例。",
    "第30条の44に規定する区分",
    "自部署",
    "",
]

VOCAB = Vocab()


def pipeline() -> Language:
    nlp = spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    nlp.add_pipe(COMPONENT_NAME)
    return nlp


@pytest.mark.parametrize("text", TEXTS)
def test_spans_hold_all_that_is_read(text: str) -> None:
    doc = pipeline()(text)
    reading = law.read_passage(text)
    for key, label in SPAN_GROUPS.items():
        assert [span._.citation for span in doc.spans[key]] == getattr(reading, key)
        assert {span.label_ for span in doc.spans[key]} <= {label}
        assert all(span.text == span._.citation.quote for span in doc.spans[key])
    assert doc._.document_names == reading.context


def test_every_group_is_tried() -> None:
    docs = list(pipeline().pipe(TEXTS))
    assert all(any(doc.spans[key] for doc in docs) for key in SPAN_GROUPS)


def test_with_another_tokenizer_a_span_covers_whole_tokens() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe(COMPONENT_NAME)
    doc = nlp(TEXTS[0])
    assert [span._.citation for span in doc.spans["citations"]] == law.find(TEXTS[0])
    assert all(span._.citation.quote in span.text for span in doc.spans["citations"])
    assert any(span._.citation.quote != span.text for span in doc.spans["citations"])


def test_a_span_of_another_component_has_no_citation() -> None:
    doc = pipeline()(TEXTS[0])
    doc.spans["mine"] = [doc[0:3], doc.char_span(0, 3, label="CITATION", span_id="mine")]
    assert [span._.citation for span in doc.spans["mine"]] == [None, None]


def test_names_pass_from_one_doc_to_the_next_where_they_are_handed_on() -> None:
    nlp = pipeline()
    first = nlp(NAMED)
    second = nlp.make_doc("利用条例第4条")
    second._.document_names = first._.document_names
    [span] = nlp(second).spans["citations"]
    assert span._.citation.law == ORDINANCE
    alone = nlp("利用条例第4条")
    assert [span._.citation.law for span in alone.spans["citations"]] == ["利用条例"]


@pytest.mark.parametrize("processes", [1, 2])
def test_docs_of_one_pipe_are_apart(processes: int) -> None:
    texts = [NAMED, "紙", NAMED]
    docs = list(pipeline().pipe(texts, n_process=processes))
    assert [len(doc.spans["citations"]) for doc in docs] == [1, 0, 1]
    assert docs[1]._.document_names == law.DocumentNames()
    assert docs[0]._.document_names.aliases == {"利用条例": ORDINANCE}


def test_docs_are_written_to_bytes_and_read_again() -> None:
    nlp = pipeline()
    docs = list(nlp.pipe([*TEXTS, NAMED]))
    packed = DocBin(store_user_data=True, docs=docs).to_bytes()
    for before, after in zip(docs, DocBin().from_bytes(packed).get_docs(nlp.vocab), strict=True):
        assert after.text == before.text
        for key in SPAN_GROUPS:
            assert [span._.citation for span in after.spans[key]] == [span._.citation for span in before.spans[key]]
        assert after._.document_names == before._.document_names


def test_a_pipeline_is_saved_and_loaded(tmp_path) -> None:
    pipeline().to_disk(tmp_path)
    doc = spacy.load(tmp_path)(TEXTS[0])
    assert [span._.citation for span in doc.spans["citations"]] == law.find(TEXTS[0])


def test_an_attribute_that_somebody_else_has_registered_is_left_alone() -> None:
    Doc.set_extension("taken_by_a_test", default="theirs")
    try:
        with pytest.raises(ValueError, match="taken_by_a_test"):
            extend(Doc, "taken_by_a_test", default="ours")
    finally:
        Doc.remove_extension("taken_by_a_test")


@settings(deadline=None)  # the first text loads the tables of names
@given(st.text(alphabet="番号法第19条、（） \n\t　\u3000🀄e\u0301", max_size=40))
def test_every_character_is_a_token(text: str) -> None:
    doc = CharacterTokenizer(VOCAB)(text)
    assert doc.text == text
    assert [token.text for token in doc] == list(text)
    assert [token.idx for token in doc] == list(range(len(text)))


def test_a_huge_text_has_no_more_than_a_million_tokens() -> None:
    text = "第9条" * 400_000
    doc = CharacterTokenizer(VOCAB)(text)
    assert len(doc) <= 1_000_000
    assert doc.text == text
