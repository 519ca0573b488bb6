"""The errors of ``konkyo.law`` as those that konkyo shows: that package stands alone and has an error of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from konkyo.i18n.errors import KonkyoError, UsageError
from konkyo.i18n.words import Words

if TYPE_CHECKING:
    from konkyo.law.law_error import LawError

_OF_THE_VARIABLE = frozenset({"no_folder", "no_facts", "not_facts"})
"""Codes of errors in what the variable KONKYO_LAW names. It is part of the call, so these are errors of usage."""


@contextmanager
def law_errors_told() -> Iterator[None]:
    """Raise a LawError from the block, or from the function that this decorates, as a KonkyoError."""
    try:
        yield
    except Exception as error:
        # Imported only now: `import konkyo` loads the standard library only.
        from konkyo.law.law_error import LawError

        if isinstance(error, LawError):
            raise law_error_told(error) from error
        raise


def law_error_told(error: "LawError") -> KonkyoError:
    """Return an error of ``konkyo.law`` as one that konkyo shows."""
    kind = UsageError if error.code in _OF_THE_VARIABLE else KonkyoError
    return kind(Words(error.ja, error.en), where=error.where, cure=Words(error.cure_ja, error.cure_en))
