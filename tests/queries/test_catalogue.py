import pytest

from konkyo.graph.embedded import EmbeddedStore
from konkyo.i18n import KonkyoError
from konkyo.queries.catalogue import catalogue, parse, question
from konkyo.queries.columns import COLUMNS, VALUES

HEADER = "// id: q\n// group: law\n// ja: 問い\n// en: question\n// not-ja: 否\n// not-en: not\n"
GOOD = (
    HEADER
    + "// param: name name:File/Party? | 名 | a name | 例|付き\nMATCH (n) WHERE n.name IN $name RETURN n.name AS name"
)


def test_every_question_of_the_folder_is_well_formed_and_has_both_languages() -> None:
    assert len(catalogue()) >= 25
    for asked in catalogue().values():
        words = [asked.ask, asked.not_meant, *(parameter.words for parameter in asked.parameters)]
        assert all(text.ja.strip() and text.en.strip() for text in words), asked.id


def test_a_header_is_parsed() -> None:
    asked = parse(GOOD, "q.cypher")
    (name,) = asked.parameters
    assert (asked.id, asked.ask.ja, asked.not_meant.en, asked.columns) == ("q", "問い", "not", ("name",))
    assert (name.name, name.type, name.labels, name.optional, name.example) == (
        "name",
        "name",
        ("File", "Party"),
        True,
        "例|付き",
    )


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (GOOD.replace("// en: question\n", ""), "lacks a line “// en"),
        (GOOD.replace("// not-ja: 否\n", ""), "lacks a line “// not-ja"),
        (GOOD.replace("$name", "$other"), "used but not declared: other"),
        (GOOD.replace("IN $name", "IN []"), "declared but not used: name"),
        (GOOD.replace("name:File/Party", "name:Nothing"), "no label Nothing"),
        (GOOD.replace("| 名 ", ""), "not “NAME TYPE"),
        (GOOD.replace("// ja:", "// jp:"), "not a header line"),
        (GOOD.replace("n.name AS name", "n.name"), "a column of its own"),
        (GOOD.replace("n.name AS name", "n.name AS a, n.key AS a"), "a column of its own"),
        (HEADER, "no query after the header"),
        (GOOD.replace("group: law", "group: tax"), "no group 'tax'"),
        (GOOD.replace("name:File/Party", "value:Flow.colour"), "no Flow.colour"),
        (
            GOOD.replace("MATCH", "// postprocess: nothing\n// columns: name\nMATCH"),
            "no module queries/postprocess/nothing",
        ),
        (GOOD.replace("MATCH", "// columns: name\nMATCH"), "go together"),
        (GOOD.replace("MATCH", "// picture: name:File --> name:File\nMATCH"), "not “// picture"),
        (GOOD.replace("MATCH", "// picture: name:File ----> other:File\nMATCH"), "no column or label: other"),
    ],
)
def test_a_header_that_is_not_complete_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        parse(text, "q.cypher")


def test_columns_are_told_apart_by_commas_outside_brackets() -> None:
    text = HEADER + "MATCH (n) RETURN DISTINCT coalesce(n.a, [1, 2], {b: 3}) AS one, two,\n n.c AS three ORDER BY one"
    assert parse(text, "q.cypher").columns == ("one", "two", "three")


GIVEN = {
    ("name", "Provision"): ["番号法第19条第7号"],
    ("name", "System"): ["情報提供ネットワークシステム"],
    ("document",): "甲市|住民税|2021-01-01",
    ("date",): "2020-01-01",
}


def test_every_answer_has_just_the_columns_its_question_names(cities: EmbeddedStore) -> None:
    for asked in catalogue().values():
        given = {parameter.name: None for parameter in asked.parameters}
        for parameter in asked.parameters:
            if not parameter.optional:
                given[parameter.name] = GIVEN.get((parameter.type, *parameter.labels[:1]), ["課税ファイル"])
        rows = cities.read(asked.cypher, given)
        assert all(tuple(row) == asked.query_columns for row in rows), asked.id
        keys = [repr(row) for row in rows]
        assert len(keys) == len(set(keys)), f"{asked.id} repeats rows"


def test_what_a_person_reads_is_in_words() -> None:
    shown = {column for asked in catalogue().values() if asked.id != "flow_map" for column in asked.columns}
    assert shown <= set(COLUMNS)
    assert {column for column, _ in VALUES} <= set(COLUMNS)


def test_an_unknown_question_is_answered_with_the_nearest() -> None:
    assert question("path-between").id == "path_between"
    with pytest.raises(KonkyoError, match="upstream"):
        question("upstram")
