"""The kinds of information that a statute's words name in a row of a 別紙."""

import re

from konkyo.loaders.cell_values import CellText

_THAT_ARE_SET = re.compile(r"であって.*定めるもの$", re.S)
_BRACKET = re.compile(r"(?P<open>[(（])|(?P<close>[)）])|(?P<between>、|又は|及び|並びに)|$")
_KIND = re.compile(r"(?:情報|事項)$")
_NAMED = re.compile(r"[(（][^()（）]*「([^「」]+)」という。?[)）]$")


def kinds_of_information(value: CellText) -> list[CellText]:
    """Return the kinds that a statute's words name: 「地方税関係情報又は住民票関係情報であって…定めるもの」.

    A kind that is given a name there (「…に関する情報（以下「地方税関係情報」という。）」) goes by that name. [] where
    the words are no list of kinds.
    """
    tail = _THAT_ARE_SET.search(value.text)
    listed = value.text[: tail.start()] if tail else value.text
    found: dict[str, CellText] = {}
    start = depth = 0
    for sign in _BRACKET.finditer(listed):
        depth += bool(sign["open"]) - bool(sign["close"])
        if depth or sign["open"] or sign["close"]:
            continue
        part = value.part(start, sign.start())
        name = _NAMED.search(part.text)
        # 「身体障害者手帳、…に関する情報」 is one kind: its first words do not end in 情報.
        if name or _KIND.search(part.text):
            kind = part.part(*name.span(1)) if name else part
            found.setdefault(kind.text, kind)
            start = sign.end()
    return list(found.values()) if start == len(listed) else []
