"""Texts kept in both languages at once, as a graph keeps them: it is made once and read by people of either language.

A text is "ja / en"; several are joined by "; ". Only this module writes and takes apart that form.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

from konkyo.i18n.words import Words, language

_LANGUAGES, _TEXTS = " / ", "; "


class InBoth(Protocol):
    """Anything said in both languages: ``Words``, or a note of a record."""

    @property
    def ja(self) -> str:
        """The text in Japanese."""

    @property
    def en(self) -> str:
        """The text in English."""


def in_both_languages(texts: Iterable[InBoth]) -> str | None:
    """Return ``texts`` as one text of the graph, each once; None for none."""
    return _TEXTS.join(dict.fromkeys(f"{text.ja}{_LANGUAGES}{text.en}" for text in texts)) or None


def in_my_language(*said: str | None) -> str | None:
    """Return the texts in ``said`` in the reader's language, each once; None for none."""
    code = language()
    return _TEXTS.join(dict.fromkeys(words.in_(code) for words in from_both_languages(*said))) or None


def from_both_languages(*said: str | None) -> tuple[Words, ...]:
    """Return the texts in ``said``, each once. One that is in a single language is the same in both."""
    return tuple(dict.fromkeys(_words(text) for each in said if each for text in _texts(each)))


def _texts(said: str) -> Iterator[str]:
    """Take joined texts apart. An English one may have a semicolon in it: what follows holds no "/" of its own."""
    text = ""
    for part in said.split(_TEXTS):
        if text and _LANGUAGES in part:
            yield text
            text = part
        else:
            text = f"{text}{_TEXTS}{part}" if text else part
    yield text


def _words(text: str) -> Words:
    # What a document prints is quoted in both halves, so it may hold the sign that parts them, and does so twice.
    parts = text.split(_LANGUAGES)
    half = len(parts) // 2
    if len(parts) % 2:
        return Words(ja=text, en=text)
    return Words(ja=_LANGUAGES.join(parts[:half]), en=_LANGUAGES.join(parts[half:]))
