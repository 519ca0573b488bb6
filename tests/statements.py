"""The statements by which a question is answered, for tests that send them themselves."""

from collections.abc import Iterator
from typing import Any

from konkyo.graph.deadline import Deadline
from konkyo.graph.store import Store
from konkyo.queries.answer import ALL, parameters_of_statements
from konkyo.queries.question import Question
from konkyo.queries.walk_answer import QuestionWalk


def statement_parameters(store: Store, question: Question, bound: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the parameters of each statement by which ``question`` is answered wholly."""
    walk = QuestionWalk(store, question, bound, Deadline()) if question.walk else None
    return parameters_of_statements(store, question, bound, walk, ALL)
