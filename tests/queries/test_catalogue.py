from collections import Counter
from pathlib import Path

import pytest
from statements import statement_parameters

from konkyo.graph.embedded import EmbeddedStore
from konkyo.i18n import KonkyoError, UsageError
from konkyo.queries.catalogue import catalogue, question
from konkyo.queries.columns import COLUMNS, COMMON, VALUES
from konkyo.queries.question import OWN, QuestionFileError
from konkyo.queries.question_file import parse_question

HEADER = "// group: law\n// ja: 問い\n// en: question\n// not-ja: 否\n// not-en: not\n"
GOOD = (
    HEADER
    + "// param: name name:File/Party? | 名 | a name | 例|付き\nMATCH (n) WHERE n.name IN $name RETURN n.name AS name"
)


def test_every_question_of_ours_is_well_formed_and_has_both_languages() -> None:
    assert len(catalogue()) >= 25
    for asked in catalogue().values():
        words = [asked.ask, asked.not_meant, *(parameter.words for parameter in asked.parameters)]
        assert all(text.ja.strip() and text.en.strip() for text in words), asked.id
        assert asked.ask.ja != asked.ask.en, asked.id
        assert asked.not_meant.ja != asked.not_meant.en, asked.id
        assert asked.ours, asked.id
        assert asked.group != OWN, asked.id


def test_a_header_is_parsed() -> None:
    asked = parse_question(GOOD, "q.cypher")
    (name,) = asked.parameters
    assert (asked.id, asked.ask.ja, asked.not_meant.en, asked.columns) == ("q", "問い", "not", ("name",))
    assert (name.name, name.type, name.labels, name.optional, name.example) == (
        "name",
        "name",
        ("File", "Party"),
        True,
        "例|付き",
    )
    assert not asked.ours


def test_a_question_and_a_query_are_enough() -> None:
    asked = parse_question("// en: Who?\nmatch (n:Party) return n.name as name order by name limit 3", "who.cypher")
    assert (asked.ask.ja, asked.group, asked.columns, asked.parameters) == ("Who?", OWN, ("name",), ())
    assert "does not say" in asked.not_meant.en


@pytest.mark.parametrize(
    ("text", "place", "complaint"),
    [
        (GOOD.replace("// ja: 問い\n// en: question\n", ""), "q.cypher", "does not say what it asks"),
        (GOOD.replace("$name", "$other"), "q.cypher", "used but not declared: $other"),
        (GOOD.replace("IN $name", "IN []"), "q.cypher", "declared but not used: $name"),
        (GOOD.replace("IN $name", "IN ['$name'] /* $name */"), "q.cypher", "declared but not used: $name"),
        (GOOD.replace("name:File/Party", "name:Fil"), "q.cypher:6", "there is no Fil\n  → did you mean: File"),
        (GOOD.replace("| 名 ", ""), "q.cypher:6", "the parameter cannot be read"),
        (GOOD.replace("// ja:", "// jp:"), "q.cypher:2", "no line of a header"),
        (GOOD.replace("// picture", "").replace("// not-ja", "// notja"), "q.cypher:4", "→ lines there are: // not-ja"),
        (GOOD.replace("n.name AS name", "n.name"), "q.cypher", "a column has no name"),
        (GOOD.replace("n.name AS name", "n.name AS a, n.key AS a"), "q.cypher", "or two have one"),
        (GOOD.replace("n.name AS name", "count(n)"), "q.cypher", "a column has no name"),
        (HEADER, "q.cypher", "there is no Cypher in it"),
        (GOOD.replace("group: law", "group: tax"), "q.cypher:1", "there is no tax"),
        (GOOD.replace("name:File/Party", "value:Flow.colour"), "q.cypher:6", "there is no Flow.colour"),
        (GOOD.replace("MATCH", "// postprocess: nothing\n// columns: name\nMATCH"), "q.cypher:7", "no nothing"),
        (GOOD.replace("MATCH", "// columns: name\nMATCH"), "q.cypher:7", "go together"),
        (GOOD.replace("MATCH", "// picture: name:File --> name:File\nMATCH"), "q.cypher:7", "cannot be read"),
        (GOOD.replace("MATCH", "// picture: name:File ----> other:File\nMATCH"), "q.cypher:7", "there is no other"),
        (GOOD.replace("MATCH", "// picture: name:Fil ----> name:File\nMATCH"), "q.cypher:7", "did you mean: File"),
        (GOOD.replace("MATCH", "// column: nam | 名 | Name\nMATCH"), "q.cypher:7", "did you mean: name"),
        (GOOD.replace("MATCH", "// column: name 名 Name\nMATCH"), "q.cypher:7", "for example: // column"),
        (GOOD.replace("MATCH", "// value: name | 名 | Name\nMATCH"), "q.cypher:7", "for example: // column"),
    ],
)
def test_a_file_that_is_no_question_is_told_where_and_what_to_write(
    text: str, place: str, complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KONKYO_LANG", "en")
    with pytest.raises(QuestionFileError) as raised:
        parse_question(text, "q.cypher")
    assert raised.value.where == place
    assert complaint in str(raised.value)


@pytest.mark.parametrize(
    ("returned", "columns"),
    [
        (
            "RETURN DISTINCT coalesce(n.a, [1, 2], {b: 3}) AS one, two,\n n.c AS three ORDER BY one",
            ("one", "two", "three"),
        ),
        ("RETURN 'a, (b' AS one, n.x AS two // , n.y AS three", ("one", "two")),
        ("CALL (n) { RETURN n.a AS a, n.b AS b } RETURN a, b AS c SKIP 3 LIMIT 2", ("a", "c")),
    ],
)
def test_columns_are_told_apart_by_commas_outside_brackets(returned: str, columns: tuple[str, ...]) -> None:
    assert parse_question(f"{HEADER}MATCH (n) {returned}", "q.cypher").columns == columns


def test_a_header_words_the_columns_of_its_question() -> None:
    words = "// column: share | 割合 | Share\n// value: share high | 高い | high\n"
    asked = parse_question(
        HEADER + words + "MATCH (n) RETURN n.a AS share, n.b AS body, n.c AS odd_one, n.d AS body_key", "q.cypher"
    )
    told = asked.column_words
    assert [told.heading(column).en for column in asked.columns] == ["Share", "Body", "Odd one", "Body: key"]
    assert [told.heading(column).ja for column in asked.columns] == ["割合", "機関", "odd one", "機関の key"]
    assert (told.values["share", "high"].ja, told.shown("share", "low"), COMMON.heading("share").en) == (
        "高い", "low", "Share"
    )  # fmt: skip


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.cypher").write_text(text, encoding="utf-8")
    return folder


def test_a_folder_adds_a_persons_own_questions(tmp_path: Path) -> None:
    mine = catalogue(write(tmp_path, mine=GOOD))
    assert set(mine) == {*catalogue(), "mine"}
    assert list(mine) == sorted(mine)
    assert question("mine", tmp_path).cypher.startswith("MATCH")
    assert [one.id for one in mine.values() if not one.ours] == ["mine"]
    with pytest.raises(UsageError, match="mine"):
        question("mime", tmp_path)
    with pytest.raises(UsageError):
        question("mine")


def test_a_folder_cannot_change_what_a_question_of_ours_means(tmp_path: Path) -> None:
    with pytest.raises(QuestionFileError, match=r"downstream\.cypher"):
        catalogue(write(tmp_path, downstream=GOOD))


def test_a_folder_that_is_none_or_holds_another_encoding(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        catalogue(tmp_path / "nowhere")
    (tmp_path / "sjis.cypher").write_bytes(GOOD.encode("cp932"))
    with pytest.raises(QuestionFileError, match="UTF-8"):
        catalogue(tmp_path)
    (tmp_path / "sjis.cypher").write_bytes(GOOD.encode("utf-8-sig"))
    assert question("sjis", tmp_path).ask.ja == "問い"


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
        rows = [row for each in statement_parameters(cities, asked, given) for row in cities.read(asked.cypher, each)]
        assert all(tuple(row) == asked.query_columns for row in rows), asked.id
        keys = [repr(row) for row in rows]
        assert len(keys) == len(set(keys)), f"{asked.id} repeats rows"


def test_what_a_person_reads_is_in_words() -> None:
    for asked in catalogue().values():
        if asked.id != "flow_map":
            told = asked.column_words
            people = {column for column in asked.columns if not column.endswith(("_key", "_label"))}
            assert people <= set(told.headings), asked.id
            assert {column for column, _ in told.values} <= set(told.headings), asked.id


def test_a_heading_that_several_questions_have_is_a_common_one() -> None:
    users = Counter(column for asked in catalogue().values() for column in asked.columns)
    own = Counter(
        column for asked in catalogue().values() for column in asked.column_words.headings.keys() - COLUMNS.keys()
    )
    assert [column for column in own if users[column] > 1] == []
    assert {column for column, _ in VALUES} <= set(COLUMNS)


def test_an_unknown_question_is_answered_with_the_nearest() -> None:
    assert question("path-between").id == "path_between"
    with pytest.raises(KonkyoError, match="upstream"):
        question("upstram")
