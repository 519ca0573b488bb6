"""The questions as functions, and their answers as frames."""

import inspect

import pytest

from konkyo.graph.embedded import EmbeddedStore
from konkyo.i18n import KonkyoError
from konkyo.queries import notebook
from konkyo.queries.answer import Answer, answer
from konkyo.queries.binding import values
from konkyo.queries.catalogue import catalogue


@pytest.mark.parametrize("question", catalogue())
def test_each_question_is_a_function_of_its_parameters(question: str) -> None:
    given = list(inspect.signature(getattr(notebook, question)).parameters.values())[1:]
    assert [(each.name, each.default is None) for each in given] == sorted(
        ((each.name, each.optional) for each in catalogue()[question].parameters), key=lambda each: each[1]
    )


@pytest.fixture
def answered(cities: EmbeddedStore) -> Answer:
    return notebook.downstream(cities, "課税ファイル", body="甲市", steps=1)


def test_a_function_answers_as_the_question_does(cities: EmbeddedStore, answered: Answer) -> None:
    assert answered == answer(cities, "downstream", {"name": "課税ファイル", "body": "甲市", "steps": 1})


def test_rows_become_a_frame(answered: Answer) -> None:
    pandas, polars = answered.to_pandas(), answered.to_polars()
    assert tuple(pandas.columns) == tuple(polars.columns) == answered.columns
    assert pandas["receiver"].tolist()[:2] == polars["receiver"].to_list()[:2] == ["税務課", "厚生労働大臣"]
    assert polars["legal_basis"].to_list()[1] == ["番号法別表第二の1の項", "番号法第19条第7号"]


def test_an_answer_without_rows_is_a_frame_too(cities: EmbeddedStore) -> None:
    nothing = notebook.path_between(cities, "厚生労働大臣", "本人")
    assert nothing.to_pandas().shape == nothing.to_polars().shape == (0, len(nothing.columns))


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_library_that_is_not_installed_is_said(
    answered: Answer, library: str, monkeypatch: pytest.MonkeyPatch
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
