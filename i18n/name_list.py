"""Several names in one text, parted by a mark that none of them contains."""

from collections.abc import Sequence

from konkyo.i18n.words import Words

_USUAL, _STRONGER = Words(ja="、", en=", "), Words(ja="；", en="; ")


def name_list(names: Sequence[str]) -> Words:
    """Return ``names`` as a list in both languages.

    Documents print names such as 「氏名、住所」: where one contains a comma, semicolons part them.
    """
    mark = _STRONGER if any(comma in name for name in names for comma in "、,，") else _USUAL
    return Words(ja=mark.ja.join(names), en=mark.en.join(names))
