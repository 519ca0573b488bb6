"""The parameters of a question, from what a person gives to what its Cypher takes."""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

from konkyo.graph.refusals import TookTooLongError
from konkyo.graph.store import Store
from konkyo.i18n import KonkyoError, UsageError, Words
from konkyo.law.dates import asked_day
from konkyo.queries.catalogue import question
from konkyo.queries.evaluations import find_evaluation, stored_evaluations
from konkyo.queries.given_names import given_names, several_given_names
from konkyo.queries.name_match import did_you_mean, is_option, match, nearest, normalise, stored_names, stored_values
from konkyo.queries.parameter_names import parameter_called, shown_name
from konkyo.queries.question import Parameter, Question
from konkyo.queries.unplaced_value import unplaced_value

Given = Mapping[str, str | int | Sequence[str] | None]
"""Parameters as a person gives them: name → text, number, truth or a list; None or left out = not given."""

_TRUTH = {
    **dict.fromkeys(("yes", "true", "はい", "する", "1"), True),
    **dict.fromkeys(("no", "false", "いいえ", "しない", "0"), False),
}  # fmt: skip


def values(store: Store, asked: str | Question, parameter: str) -> list[str]:
    """Return what the graph offers for a parameter: names, values of a property, keys of evaluations, numbers.

    Nothing for free text, dates, and yes or no. Raises UsageError for an unknown question or parameter.
    """
    meant = question(asked) if isinstance(asked, str) else asked
    if (wanted := parameter_called(meant, parameter)) is None:
        raise _no_parameter(meant, parameter)
    if wanted.type == "name":
        return list(stored_names(store, wanted.labels))
    if wanted.type == "value":
        return list(stored_values(store, *wanted.of))
    if wanted.type == "document":
        return [str(row["key"]) for row in stored_evaluations(store)]
    if wanted.type == "integer":
        return [str(number) for number in range(wanted.bounds[0], wanted.bounds[1] + 1)]
    return []


def bind(store: Store, asked: Question, given: Given, unnamed: Sequence[str] = ()) -> dict[str, Any]:
    """Return what the Cypher of ``asked`` takes: names become the list of stored spellings, what is absent null.

    ``unnamed`` are values of which the person did not say for which parameter they are. Raises UsageError for a
    parameter that the question does not have, for several values of one that is no list, and where it cannot be told
    for which a value is; TookTooLongError where time was over while the names were looked up, which no parameter makes
    quicker.
    """
    try:
        return _bound(store, asked, by_parameter(asked, given), unnamed)
    except TookTooLongError as error:
        raise TookTooLongError(
            Words(ja="名を調べている間に時間切れになりました", en="Time was over while the names were looked up"),
            cure=Words(ja="KONKYO_TIMEOUT（秒）を大きくしてください", en="Set KONKYO_TIMEOUT (seconds) to more"),
        ) from error


def _bound(store: Store, asked: Question, named: Given, unnamed: Sequence[str]) -> dict[str, Any]:
    bound = {each.name: _value(store, asked, each, named[each.name]) for each in asked.parameters if each.name in named}
    for value in unnamed:
        taken = {each.name for each in asked.parameters if each.name in bound and not each.many}
        parameter, found = _placed(store, asked, value, taken)
        if parameter.many:
            found = list(dict.fromkeys([*(bound.get(parameter.name) or ()), *found]))
        bound[parameter.name] = found
    return {
        each.name: bound[each.name] if each.name in bound else _value(store, asked, each, None)
        for each in asked.parameters
    }


def by_parameter(asked: Question, given: Given) -> dict[str, str | int | Sequence[str] | None]:
    """Return ``given`` by the names of the parameters, whatever the person called them; of two names for one, both.

    Raises UsageError for a parameter that ``asked`` does not have.
    """
    named: dict[str, str | int | Sequence[str] | None] = {}
    for name, value in given.items():
        if (parameter := parameter_called(asked, name)) is None:
            raise _no_parameter(asked, name)
        before = _each_of(named.get(parameter.name))
        named[parameter.name] = [*before, *_each_of(value)] if before else value
    return named


def _each_of(given: str | int | Sequence[str] | None) -> list[Any]:
    if given is None or given == "":
        return []
    return [given] if isinstance(given, (str, int, float)) else list(given)


def _fitting(store: Store, asked: Question, value: str, taken: Set[str]) -> Iterator[tuple[Parameter, Any]]:
    """Yield each parameter that may have ``value``, and what the Cypher takes for it."""
    for parameter in asked.parameters:
        if parameter.name in taken or parameter.type in ("string", "boolean"):
            continue
        try:
            yield parameter, _value(store, asked, parameter, value)
        except TookTooLongError:
            raise
        except KonkyoError:
            continue


def _placed(store: Store, asked: Question, value: str, taken: Set[str]) -> tuple[Parameter, Any]:
    """Return the parameter whose ``value`` a person gave without its name, and what the Cypher takes for it.

    It is the first one that is needed and may have it; else the only one.
    """
    fitting = list(_fitting(store, asked, value, taken))
    needed = [one for one in fitting if not one[0].optional]
    exact = [one for one in fitting if isinstance(one[1], list) and normalise(value) in map(normalise, one[1])]
    for several in (needed[:1], fitting, exact):
        if len(several) == 1:
            return several[0]
    free = [each for each in asked.parameters if each.name not in taken]
    offered = {} if fitting else {each.name: values(store, asked, each.name) for each in free}
    raise unplaced_value(asked, value, [parameter for parameter, _ in fitting], free, offered)


def _no_parameter(asked: Question, name: str) -> UsageError:
    declared = {parameter.name: shown_name(parameter) for parameter in asked.parameters}
    hint = did_you_mean([declared[each] for each in nearest(name, declared)])
    return UsageError(
        Words(
            ja=f"問い {asked.id} に「{name}」という条件はありません",
            en=f"the question {asked.id} takes no parameter “{name}”",
        ),
        cure=Words(
            ja=f"{hint.ja}使える条件: {'、'.join(declared.values()) or 'なし'}",
            en=f"{hint.en}It takes: {', '.join(declared.values()) or 'none'}",
        ),
    )


def _value(store: Store, asked: Question, parameter: Parameter, given: str | int | Sequence[str] | None) -> Any:
    several = _each_of(given)
    if not several:
        if parameter.optional:
            return None
        raise UsageError(
            Words(
                ja=f"問い {asked.id} には「{parameter.name}」（{parameter.words.ja}）が要ります",
                en=f"the question {asked.id} needs “{parameter.name}” ({parameter.words.en})",
            ),
            cure=_example(parameter),
        )
    if parameter.many:
        return several_given_names(store, [str(one) for one in several], parameter, _values_command(asked, parameter))
    if len(several) > 1:
        raise _one_only(asked, parameter, several)
    return _single(store, asked, parameter, several[0])


def _single(store: Store, asked: Question, parameter: Parameter, given: str | int) -> Any:
    if parameter.type == "document":
        return find_evaluation(store, str(given))
    listed = _values_command(asked, parameter)
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


def _values_command(asked: Question, parameter: Parameter) -> str:
    return f"konkyo ask {asked.id} --values {parameter.name}"


def _one_only(asked: Question, parameter: Parameter, given: Sequence[Any]) -> UsageError:
    said = [str(one) for one in given]
    whole = parameter.optional
    return UsageError(
        Words(
            ja=f"「{shown_name(parameter)}」は一つだけ書けます。{len(said)}つあります: {'、'.join(said)}",
            en=f"“{parameter.name}” takes one value; here are {len(said)}: {', '.join(said)}",
        ),
        cure=Words(
            ja=f"{asked.id} に一つずつ問うてください" + ("。省けば、すべてについて答えます" if whole else ""),
            en=f"ask {asked.id} once for each" + ("; without it the answer is about all" if whole else ""),
        ),
    )


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
                ja=f"「{parameter.name}」は{least}から{most}までの整数です。「{given}」は使えません",
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
                ja=f"「{parameter.name}」は yes か no です。「{given}」は使えません",
                en=f"“{parameter.name}” is yes or no; “{given}” is not",
            ),
            why=parameter.words,
            cure=_example(parameter),
        )
    return said
