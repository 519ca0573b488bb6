"""Ask one question of the catalogue over a store."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.store import Row, Store
from i18n import UsageError, Words, in_my_language
from queries.catalogue import Parameter, Question, question
from queries.evaluations import find
from queries.names import listing, match, nearest, normalise, stored_names

Given = Mapping[str, str | int | None]
"""Parameters as a person gives them: name → text or number; None or left out = not given."""


BOTH_LANGUAGES = ("inferred", "said")
"""Columns of konkyo's own words, which the graph keeps in both languages."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of one answer to ``question``, and the parameters its Cypher was given."""

    question: Question
    parameters: dict[str, Any]
    rows: list[Row]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of every row, in order."""
        return self.question.columns


def answer(store: Store, question_id: str, parameters: Given) -> Answer:
    """Answer the question ``question_id``. Raises UsageError for an unknown question or parameter or a value it
    cannot have, and KonkyoError for a name that is not stored."""
    asked = question(question_id)
    bound = bind(store, asked, parameters)
    return Answer(asked, bound, [_worded(row) for row in store.read(asked.cypher, bound)])


def _worded(row: Row) -> Row:
    """Return ``row`` with what the graph says in both languages said in the reader's."""
    return {column: _mine(value) if column in BOTH_LANGUAGES else value for column, value in row.items()}


def _mine(said: str | list[str] | None) -> str | None:
    return in_my_language(*said) if isinstance(said, list) else in_my_language(said)


def bind(store: Store, asked: Question, given: Given) -> dict[str, Any]:
    """Return what the Cypher of ``asked`` takes: names become the list of stored spellings, what is absent null."""
    declared = {parameter.name: parameter for parameter in asked.parameters}
    for name in given:
        if name not in declared:
            near = nearest(name, declared) or list(declared)
            raise UsageError(
                Words(
                    ja=f"問い {asked.id} に「{name}」という条件はありません",
                    en=f"the question {asked.id} takes no parameter “{name}”",
                ),
                cure=Words(ja=f"使える条件: {'、'.join(near) or 'なし'}", en=f"it takes: {', '.join(near) or 'none'}"),
            )
    return {name: _value(store, asked, parameter, given.get(name)) for name, parameter in declared.items()}


def _value(store: Store, asked: Question, parameter: Parameter, given: str | int | None) -> Any:
    if given is None or given == "":
        if parameter.optional:
            return None
        raise UsageError(
            Words(
                ja=f"問い {asked.id} には「{parameter.name}」（{parameter.words.ja}）が要ります",
                en=f"the question {asked.id} needs “{parameter.name}” ({parameter.words.en})",
            ),
            cure=Words(
                ja=f"例: --param {parameter.name}={parameter.example}",
                en=f"for example: --param {parameter.name}={parameter.example}",
            ),
        )
    if parameter.type == "document":
        return find(store, str(given))
    if parameter.type == "name":
        return _named(str(given), parameter, stored_names(store, parameter.labels))
    if parameter.type == "integer":
        return _integer(parameter, given)
    return str(given)


def _named(given: str, parameter: Parameter, known: dict[str, list[str]]) -> list[str]:
    # Documents print a body by its head: 呉市長 is 呉市.
    if parameter.labels == ("Body",) and given.endswith("長") and normalise(given) not in map(normalise, known):
        given = given.removesuffix("長")
    return match(given, known, parameter.words, listing(parameter.labels))


def _integer(parameter: Parameter, given: str | int) -> int:
    least, most = parameter.bounds
    # By its text, for a person may also give 2.5 or true as JSON.
    number = int(str(given)) if str(given).isdecimal() else None
    if number is None or not least <= number <= most:
        raise UsageError(
            Words(
                ja=f"「{parameter.name}」は{least}から{most}までの整数です。「{given}」は違います",
                en=f"“{parameter.name}” is a whole number from {least} to {most}; “{given}” is not",
            ),
            why=parameter.words,
            cure=Words(
                ja=f"例: --param {parameter.name}={parameter.example}",
                en=f"for example: --param {parameter.name}={parameter.example}",
            ),
        )
    return number
