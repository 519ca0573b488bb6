"""A day that a person gives on the command line."""

from datetime import date

from konkyo.i18n import UsageError, Words


def given_day(argument: str) -> date:
    """Return the day. Raises UsageError if the text is no day."""
    from konkyo.law.dates import asked_day

    found = asked_day(argument)
    if found is None:
        raise UsageError(
            Words(ja=f"日付「{argument}」を読めません", en=f"the date “{argument}” cannot be read"),
            cure=Words(ja="2021-09-01 のように書いてください", en="write it like 2021-09-01"),
        )
    return found
