"""A text in both languages, and the choice between them."""

import locale
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

LANGUAGES = ("ja", "en")

_READER: ContextVar[str | None] = ContextVar("reader", default=None)
"""The language of the person for whom this task works, where one process serves several."""


@dataclass(frozen=True, slots=True)
class Words:
    """One text in Japanese and in English. ``str()`` returns it in the reader's language, see ``language``."""

    ja: str
    en: str

    @classmethod
    def same(cls, text: object) -> "Words":
        """Return a text that is one in both languages: a name, a number, what another program says."""
        return cls(ja=str(text), en=str(text))

    def in_(self, code: str) -> str:
        """Return the text in the language ``code`` ("ja" or "en")."""
        return self.ja if code == "ja" else self.en

    def __str__(self) -> str:
        return self.in_(language())


def language() -> str:
    """Return the reader's language, "ja" or "en".

    It is that of ``reading_in``, else of KONKYO_LANG, else of the locale, else English.
    """
    if (chosen := _READER.get()) is not None:
        return chosen
    for value in (os.environ.get("KONKYO_LANG"), *_locale_names()):
        code = (value or "").strip().lower()[:2]
        if code in LANGUAGES:
            return code
    return "en"


@contextmanager
def reading_in(code: str) -> Iterator[None]:
    """Let the reader's language be ``code`` ("ja" or "en") in the block, and in what it starts with its context."""
    before = _READER.set(code)
    try:
        yield
    finally:
        _READER.reset(before)


def _locale_names() -> list[str | None]:
    """Return the names of the locale in the environment, in the order of POSIX."""
    names = [os.environ.get(variable) for variable in ("LC_ALL", "LC_MESSAGES", "LANG")]
    # Windows sets none of these variables; there Python asks the system.
    return names if any(names) else [locale.getlocale()[0]]
