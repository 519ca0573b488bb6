import spacy

import konkyo.law.spacy_component
from konkyo.law import find


def test_citations_are_spans_of_the_document() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("law_citations")
    text = "番号法第9条及び第16条、番号法第19条第8号 別表第二の27の項"
    doc = nlp(text)
    assert list(doc._.citations) == find(text)
    spans = doc.spans[konkyo.law.spacy_component.SPANS]
    assert len(spans) == len(doc._.citations) == 4
    assert all(one.quote in span.text for one, span in zip(doc._.citations, spans, strict=True))
