"""The parameters of a question, from what a person gives to what its Cypher takes."""

from collections.abc import Mapping
from typing import Any

from konkyo.graph.store import Store
from konkyo.i18n import UsageError, Words
from konkyo.law.dates import asked_day, day
from konkyo.queries.catalogue import question
from konkyo.queries.evaluations import documents, find_evaluation
from konkyo.queries.name_match import is_option, match, nearest, normalise, stored_names, stored_values
from konkyo.queries.question import Parameter, Question

Given = Mapping[str, str | int | None]
"""Parameters as a person gives them: name → text, number or truth; None or left out = not given."""

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
    """Return what the Cypher of ``asked`` takes: names become the list of stored spellings, what is absent null."""
    declared = {parameter.name: parameter for parameter in asked.parameters}
    for name in given:
        if name not in declared:
            raise _no_parameter(asked, name)
    return {name: _value(store, asked, parameter, given.get(name)) for name, parameter in declared.items()}


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
        return _named(str(given), parameter, stored_names(store, parameter.labels), listed)
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


def _named(given: str, parameter: Parameter, known: dict[str, list[str]], listed: str) -> list[str]:
    # Documents print a body by its head: 呉市長 is 呉市.
    if parameter.labels == ("Body",) and given.endswith("長") and normalise(given) not in map(normalise, known):
        given = given.removesuffix("長")
    if "Provision" in parameter.labels and (on := day(given)) is not None:
        raise UsageError(
            Words(ja=f"「{given}」は日であって条項ではありません", en=f"“{given}” is a day, no provision"),
            why=parameter.words,
            cure=Words(
                ja=f"その日の改正が及ぶ欄を調べるには: konkyo impact {on}",
                en=f"to see what an amendment of that day touches: konkyo impact {on}",
            ),
        )
    return match(given, known, parameter.words, listed)


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
