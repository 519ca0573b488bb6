"""What a person is told of a value without the name of its parameter, where none or several may have it."""

from collections.abc import Mapping, Sequence

from konkyo.i18n import UsageError, Words
from konkyo.queries.name_match import nearest
from konkyo.queries.question import Parameter, Question

_NEAR = 2
"""How many names that come near are shown of each parameter."""


def unplaced_value(
    asked: Question,
    value: str,
    fitting: Sequence[Parameter],
    free: Sequence[Parameter],
    offered: Mapping[str, Sequence[str]],
) -> UsageError:
    """Return the error for ``value``: several ``fitting`` parameters may have it, or none of those still ``free``.

    ``offered`` are the values that the graph has for each free one.
    """
    if fitting:
        written = [f"-p {each.name}={value}" for each in fitting]
        return UsageError(
            Words(
                ja=f"「{value}」が問い {asked.id} のどの条件の値か分かりません",
                en=f"“{value}”: for which parameter of the question {asked.id} is it?",
            ),
            cure=Words(ja=f"次のように書いてください: {'、'.join(written)}", en=f"write one of: {', '.join(written)}"),
        )
    if not free:
        return _none_left(asked, value)
    return UsageError(
        Words(
            ja=f"問い {asked.id} のどの条件の値にも「{value}」はありません",
            en=f"no parameter of the question {asked.id} has the value “{value}”",
        ),
        cure=_what_there_is(asked, value, free, offered),
    )


def _none_left(asked: Question, value: str) -> UsageError:
    if not asked.parameters:
        return UsageError(
            Words(ja=f"「{value}」の入る条件がありません", en=f"there is no parameter for “{value}”"),
            cure=Words(ja="この問いは条件を取りません", en="this question takes no parameters"),
        )
    return UsageError(
        Words(
            ja=f"「{value}」の入る条件が残っていません", en=f"no parameter is left for “{value}”: all have their values"
        ),
        cure=Words(ja=f"条件の説明: konkyo ask {asked.id} --explain", en=f"see: konkyo ask {asked.id} --explain"),
    )


def _what_there_is(
    asked: Question, value: str, free: Sequence[Parameter], offered: Mapping[str, Sequence[str]]
) -> Words:
    """Return names that come near, else how the values are listed; free text takes any value."""
    near = [f"-p {each.name}={name}" for each in free for name in nearest(value, offered[each.name])[:_NEAR]]
    text = [f"-p {each.name}={value}" for each in free if each.type == "string"]
    if near or text:
        return Words(ja=f"もしかして: {'、'.join(near + text)}", en=f"did you mean: {', '.join(near + text)}")
    listed = [f"konkyo ask {asked.id} --values {each.name}" for each in free if offered[each.name]]
    if listed:
        return Words(
            ja=f"どんな値があるかは: {'、'.join(listed)}", en=f"see what values there are: {', '.join(listed)}"
        )
    return Words(ja=f"条件の説明: konkyo ask {asked.id} --explain", en=f"see: konkyo ask {asked.id} --explain")
