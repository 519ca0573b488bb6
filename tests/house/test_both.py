"""Texts that a graph keeps in both languages are read again in either."""

import pytest

from konkyo.i18n import Words, in_both_languages, in_my_language

SPACES = Words(ja="空白を除いた", en="spaces removed")
SERVER = Words(ja="国が開発し、各団体が副本を置く", en="built by the state; each body keeps its copies; one for all")
QUOTING = Words(ja="「a / b」の印は失われている", en="the mark of 「a / b」 is lost")


@pytest.mark.parametrize(
    "texts", [[SPACES], [SPACES, QUOTING], [SERVER], [SPACES, SERVER, QUOTING], [SERVER, SPACES], [SPACES, SPACES]]
)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_is_kept_in_both_is_read_in_one(
    texts: list[Words], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KONKYO_LANG", language)
    kept = in_both_languages(texts)
    assert in_my_language(kept) == "; ".join(dict.fromkeys(text.in_(language) for text in texts))
    assert in_my_language(None, kept, kept) == in_my_language(kept)


def test_nothing_is_kept_of_nothing_and_what_is_in_one_language_stays() -> None:
    assert in_both_languages([]) is None
    assert in_my_language(None) is None
    assert in_my_language() is None
    assert in_my_language("印は○と読んだ") == "印は○と読んだ"
