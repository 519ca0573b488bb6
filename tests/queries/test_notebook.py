"""The questions as functions, and their answers as frames."""

import inspect
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from konkyo import notebook
from konkyo.graph.embedded import EmbeddedStore
from konkyo.i18n import KonkyoError
from konkyo.queries.answer import answer
from konkyo.queries.binding import values
from konkyo.queries.catalogue import catalogue
from konkyo.queries.noticing_store import noticing
from konkyo.viz.shown_answer import ShownAnswer


@pytest.mark.parametrize("question", catalogue())
def test_each_question_is_a_function_of_its_parameters(question: str) -> None:
    given = list(inspect.signature(getattr(notebook, question)).parameters.values())[1:]
    assert [(each.name, each.default is None) for each in given] == sorted(
        ((each.name, each.optional) for each in catalogue()[question].parameters), key=lambda each: each[1]
    )


@pytest.fixture
def answered(cities: EmbeddedStore) -> ShownAnswer:
    return notebook.downstream(cities, "課税ファイル", body="甲市", steps=1)


def test_a_function_answers_as_the_question_does(cities: EmbeddedStore, answered: ShownAnswer) -> None:
    asked = answer(cities, "downstream", {"name": "課税ファイル", "body": "甲市", "steps": 1})
    assert (answered.rows, answered.parameters, answered.caveats) == (asked.rows, asked.parameters, asked.caveats)


def test_a_notebook_displays_rows_and_what_is_to_be_read_with_them(answered: ShownAnswer) -> None:
    shown = answered._repr_html_()
    assert str(answered.question.ask) in shown
    assert str(answered.question.not_meant) in unescape(shown)
    assert shown.count("<tr>") == 1 + len(answered.rows)
    assert "flow_key" not in shown
    assert "税務課" in shown


def test_what_documents_say_is_text_in_a_notebook(cities: EmbeddedStore, answered: ShownAnswer) -> None:
    hostile = replace(answered, rows=[{**answered.rows[0], "receiver": "<script>alert(1)</script>"}])
    assert "<script>" not in hostile._repr_html_()


def test_an_answer_is_printed_as_its_first_rows(answered: ShownAnswer) -> None:
    first = str(answered).splitlines()
    assert first[0] == str(answered.question.ask)
    assert len(first) <= 13
    assert max(map(len, first)) < 500
    assert repr(answered).startswith(f"<ShownAnswer {answered.question.id}: ")


def test_a_name_that_the_graph_does_not_have_is_warned_of_in_python(cities: EmbeddedStore) -> None:
    with pytest.warns(UserWarning, match="no property “titel”; did you mean: title"):
        noticing(cities).read("MATCH (e:Evaluation) RETURN e.titel AS title")


def test_more_rows_than_can_be_read_are_counted(answered: ShownAnswer) -> None:
    shown = replace(answered, rows=[answered.rows[0]] * 60)._repr_html_()
    assert shown.count("<tr>") == 51
    assert "10" in shown.partition("</table>")[2].partition("</p>")[0]


def test_an_answer_is_drawn_in_place_and_saved(answered: ShownAnswer, tmp_path: Path) -> None:
    drawn = answered.map()
    frame = drawn._repr_html_()
    assert frame.startswith("<iframe srcdoc=")
    assert 'sandbox="allow-scripts' in frame
    assert "allow-same-origin" not in frame
    assert unescape(frame.partition('srcdoc="')[2].partition('" sandbox')[0]) == drawn.page
    assert drawn.save(tmp_path / "map.html").read_text(encoding="utf-8") == drawn.page
    assert len(repr(drawn)) < 100


def test_rows_become_a_frame(answered: ShownAnswer) -> None:
    pandas, polars = answered.to_pandas(), answered.to_polars()
    assert tuple(pandas.columns) == tuple(polars.columns) == answered.columns
    assert pandas["receiver"].tolist()[:2] == polars["receiver"].to_list()[:2] == ["税務課", "厚生労働大臣"]
    assert polars["legal_basis"].to_list()[1] == ["番号法別表第二の1の項", "番号法第19条第7号"]


def test_an_answer_without_rows_is_a_frame_too(cities: EmbeddedStore) -> None:
    nothing = notebook.path_between(cities, "厚生労働大臣", "本人")
    assert nothing.to_pandas().shape == nothing.to_polars().shape == (0, len(nothing.columns))


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_library_that_is_not_installed_is_said(
    answered: ShownAnswer, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, library, None)
    with pytest.raises(KonkyoError, match=f"pip install {library}"):
        getattr(answered, f"to_{library}")()


@pytest.mark.parametrize(
    ("question", "parameter", "offered"),
    [
        ("downstream", "body", ["丙市", "乙市", "甲市"][1:]),
        ("downstream", "steps", ["1", "2", "3", "4"]),
        ("provisions_of_flow", "document", ["乙市|住民税|2021-01-01", "甲市|住民税|2019-01-01"]),
        ("provisions_of_flow", "label", ["本人", "行政機関"]),
        ("provisions_of_flow", "on", []),
    ],
)
def test_the_graph_tells_what_a_parameter_may_be(
    cities: EmbeddedStore, question: str, parameter: str, offered: list[str]
) -> None:
    told = values(cities, question, parameter)
    assert set(offered) <= set(told)
    assert bool(told) == bool(offered)


@pytest.mark.parametrize(
    ("given", "hint"),
    [({"label": "提供先１１"}, "提供先1"), ({"on": "2021-13-01"}, "2024-06-01"), ({"onn": "x"}, "on")],
)
def test_values_that_cannot_be_are_errors_that_can_be_mended(
    cities: EmbeddedStore, given: dict[str, str], hint: str
) -> None:
    with pytest.raises(KonkyoError) as caught:
        answer(cities, "provisions_of_flow", {"document": "甲市 福祉"} | given)
    assert hint in str(caught.value)
