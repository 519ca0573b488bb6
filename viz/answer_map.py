"""The map of any answer."""

from dataclasses import replace
from datetime import date

from konkyo.graph.store import Store
from konkyo.queries.answer import Answer
from konkyo.queries.law_limits import limits_of_answer, limits_told
from konkyo.queries.partly_read import partly_read
from konkyo.viz.comparison_map import comparison_picture
from konkyo.viz.flow_picture import document_picture
from konkyo.viz.picture import Picture, ShownValue
from konkyo.viz.question_map import question_picture


def answer_picture(store: Store, answer: Answer, title: ShownValue | None = None) -> Picture:
    """Return the picture of ``answer``, which ``store`` gave; its title is ``title``, or else the question.

    Raises KonkyoError where the question has no picture.
    """
    if answer.question.id == "flow_map":
        return document_picture(store, answer.parameters[answer.question.parameters[0].name])
    if answer.question.id == "side_by_side":
        return comparison_picture(store, answer)
    picture = question_picture(answer, title, partly_read(store, answer.rows, answer.parameters.get("document")))
    limits = limits_of_answer(store, answer, date.today())
    return replace(picture, remarks=(*picture.remarks, *limits_told(limits)))
