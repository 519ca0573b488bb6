"""What an answer says of itself: where a walk stopped, and that time was over before all rows were there."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from konkyo.i18n import Words

if TYPE_CHECKING:
    from konkyo.queries.answer import Answer

_SHOWN = 5
"""How many of the shared parties are named."""


def remarks(answer: "Answer") -> Iterator[Words]:
    """Yield what is to be read with ``answer``, which is nothing where it is whole and stopped nowhere."""
    if answer.total and not answer.rows:
        yield _beyond(answer.total, answer.after)
    if answer.stops:
        yield _stopped(answer)
    if not answer.complete:
        yield _incomplete(answer)


def _beyond(total: int, after: int) -> Words:
    return Words(
        ja=f"答えは全部で{total}行なので、はじめの{after}行を飛ばすと（--after {after}）何も残りません",
        en=f"The answer has {total} rows in all, so none is left after the first {after} (--after {after})",
    )


def _stopped(answer: "Answer") -> Words:
    shown, others = answer.stops[:_SHOWN], len(answer.stops) - _SHOWN
    ja = "、".join(f"{stop.name}（ほかの{stop.bodies}機関の流れ{stop.flows}件）" for stop in shown)
    en = ", ".join(f"{stop.name} (flows: {stop.flows}, other bodies: {stop.bodies})" for stop in shown)
    # A walk that went no further than the rows wanted, or for which time did not suffice, may stop elsewhere, too.
    so_far = answer.things is None
    return Words(
        ja="機関をまたいで共通の相手の先は、たどってきた機関の流れだけをたどりました"
        + ("（ここまでの行について）" if so_far else "")
        + f": {ja}"
        + (f"、ほか{others}" if others > 0 else "")
        + "。すべてたどるには through_shared=yes",
        en="From parties that bodies share it went on only within the bodies it came from; not followed"
        + (", as far as these rows go" if so_far else "")
        + f": {en}"
        + (f" and at {others} more" if others > 0 else "")
        + ". To follow all: through_shared=yes",
    )


def _incomplete(answer: "Answer") -> Words:
    left = answer.question.left_to_narrow(answer.parameters)
    return Words(
        ja="時間切れのため、答えは途中までです。"
        + ("次の条件で絞るか、" if left else "")
        + "行数を限る（--limit）か、KONKYO_TIMEOUT（秒）を大きくしてください"
        + (f": {'、'.join(f'{each.name}（{each.words.ja}）' for each in left)}" if left else ""),
        en="Time was over, so the answer is incomplete. "
        + ("Narrow it by one of these parameters, limit" if left else "Limit")
        + " the rows (--limit), or set KONKYO_TIMEOUT (seconds) to more"
        + (f": {', '.join(f'{each.name} ({each.words.en})' for each in left)}" if left else ""),
    )
