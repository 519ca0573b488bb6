"""The parameters of a question, from what a person gives to what its Cypher takes."""

from collections.abc import Mapping
from typing import Any

from konkyo.graph.refusals import TookTooLongError
from konkyo.graph.store import Store
from konkyo.i18n import UsageError, Words
from konkyo.law.dates import asked_day
from konkyo.queries.catalogue import question
from konkyo.queries.evaluations import documents, find_evaluation
from konkyo.queries.given_names import given_names
from konkyo.queries.name_match import is_option, match, nearest, normalise, stored_names, stored_values
from konkyo.queries.question import Parameter, Question

Given = Mapping[str, str | int | None]
"""Parameters as a person gives them: name → text, number or truth; None or left out = not given."""

_SAID = {
    **dict.fromkeys(("bodies", "city", "municipality", "機関", "評価実施機関"), "body"),
    **dict.fromkeys(("evaluation", "doc", "評価書"), "document"),
    **dict.fromkeys(("day", "date", "as_of", "日"), "on"),
    **{"ファイル": "file", "条項": "provision", "情報": "information", "相手": "recipient", "委託先": "contractor"},
}
"""What people call a parameter → its name, where a question has one of that name and none of theirs."""

_TRUTH = {"yes": True, "true": True, "はい": True, "no": False, "false": False, "いいえ": False}


def values(store: Store, asked: str | Question, parameter: str) -> list[str]:
    """Return what the graph offers for a parameter: names, values of a property, keys of evaluations, numbers.

    None for free text and dates. Raises UsageError for an unknown question or parameter.
    """
    meant = question(asked) if isinstance(asked, str) else asked
    declared = {each.name: each for each in meant.parameters}
    if parameter not in declared:
        raise _no_parameter(meant, parameter)
    wanted = declared[parameter]
    if wanted.type == "name":
        return list(stored_names(store, wanted.labels))
    if wanted.type == "value":
        return list(stored_values(store, *wanted.of))
    if wanted.type == "document":
        return [str(row["key"]) for row in documents(store)]
    if wanted.type == "integer":
        return [str(number) for number in range(wanted.bounds[0], wanted.bounds[1] + 1)]
    return []


def bind(store: Store, asked: Question, given: Given) -> dict[str, Any]:
    """Return what the Cypher of ``asked`` takes: names become the list of stored spellings, what is absent null.

    Raises TookTooLongError where time was over while the names were looked up, which no parameter makes quicker.
    """
    declared = {parameter.name: parameter for parameter in asked.parameters}
    given = {_SAID.get(name, name) if _SAID.get(name) in declared else name: value for name, value in given.items()}
    for name in given:
        if name not in declared:
            raise _no_parameter(asked, name)
    try:
        return {name: _value(store, asked, parameter, given.get(name)) for name, parameter in declared.items()}
    except TookTooLongError as error:
        raise TookTooLongError(
            Words(ja="名を調べるうちに時間が切れました", en="Time was over while the names were looked up"),
            cure=Words(ja="KONKYO_TIMEOUT（秒）を大きくしてください", en="Set KONKYO_TIMEOUT (seconds) to more"),
        ) from error


def _no_parameter(asked: Question, name: str) -> UsageError:
    declared = [parameter.name for parameter in asked.parameters]
    near = nearest(name, declared) or declared
    return UsageError(
        Words(
            ja=f"問い {asked.id} に「{name}」という条件はありません",
            en=f"the question {asked.id} takes no parameter “{name}”",
        ),
        cure=Words(ja=f"使える条件: {'、'.join(near) or 'なし'}", en=f"it takes: {', '.join(near) or 'none'}"),
    )


def _value(store: Store, asked: Question, parameter: Parameter, given: str | int | None) -> Any:
    if given is None or given == "":
        if parameter.optional:
            return None
        raise UsageError(
            Words(
                ja=f"問い {asked.id} には「{parameter.name}」（{parameter.words.ja}）が要ります",
                en=f"the question {asked.id} needs “{parameter.name}” ({parameter.words.en})",
            ),
            cure=_example(parameter),
        )
    if parameter.type == "document":
        return find_evaluation(store, str(given))
    listed = f"konkyo ask {asked.id} --values {parameter.name}"
    if parameter.type == "name":
        return given_names(store, str(given), parameter, listed)
    if parameter.type == "value":
        known = stored_values(store, *parameter.of)
        return match(str(given), known, parameter.words, listed, whole=is_option(*parameter.of))
    if parameter.type == "date":
        return _date(parameter, str(given))
    if parameter.type == "integer":
        return _integer(parameter, given)
    if parameter.type == "boolean":
        return _boolean(parameter, given)
    return str(given)


def _example(parameter: Parameter) -> Words:
    written = f"--param {parameter.name}={parameter.example}"
    return Words(ja=f"例: {written}", en=f"for example: {written}")


def _date(parameter: Parameter, given: str) -> str:
    found = asked_day(given)
    if found is None:
        raise UsageError(
            Words(ja=f"「{given}」という日はありません", en=f"“{given}” is no day"),
            why=parameter.words,
            cure=_example(parameter),
        )
    return found.isoformat()


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
            cure=_example(parameter),
        )
    return number


def _boolean(parameter: Parameter, given: str | int) -> bool:
    said = _TRUTH.get(normalise(str(given)))
    if said is None:
        raise UsageError(
            Words(
                ja=f"「{parameter.name}」は yes か no です。「{given}」は違います",
                en=f"“{parameter.name}” is yes or no; “{given}” is not",
            ),
            why=parameter.words,
            cure=_example(parameter),
        )
    return said
