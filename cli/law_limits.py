"""Warnings about days for which no text of a law is held."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from konkyo.i18n import Words
from konkyo.law.known_time import TimeLimit

_NAMED = 3
"""How many laws of one limit are named."""


def limits_told(limits: Sequence[TimeLimit]) -> Iterator[Words]:
    """Yield a warning for each group of laws with the same limits."""

    def limit(one: TimeLimit) -> tuple[str, str]:
        return str(one.known_from or ""), str(one.known_until or "")

    for (begin, end), group in groupby(sorted(limits, key=limit), key=limit):
        laws = [one.law for one in group]
        ja = "、".join(laws[:_NAMED]) + ("など" if laws[_NAMED:] else "")
        en = ", ".join(laws[:_NAMED]) + (" and others" if laws[_NAMED:] else "")
        days_ja = [*([f"{begin} まで"] if begin else []), *([f"{end} 以後"] if end else [])]
        days_en = [*([f"up to {begin}"] if begin else []), *([f"from {end} on"] if end else [])]
        yield Words(
            ja=f"{ja}: {'と '.join(days_ja)}の変化は、本文が手もとにないので分かりません",
            en=f"{en}: what changed {' or '.join(days_en)} is not known, for want of texts",
        )
    if any(one.known_until for one in limits):
        yield Words(
            ja="新しい本文は konkyo law update で加えられます",
            en="newer texts can be added: konkyo law update",
        )
