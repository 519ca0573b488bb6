"""The names of parties and of kinds of information in the cells of a statute's table."""

import re
from collections.abc import Callable
from functools import lru_cache

_JOIN = r"(?:、|又は|若しくは|及び|並びに)"
_DELEGATED = re.compile(r"であって[^、。（）]{1,12}で定めるもの")
_NAMED = re.compile(r"（以下[^「」（）]{0,20}「([^「」]+)」と(?:いう|(総称)する)。?）")
# A short name that the text defines is put between control characters, which no statute prints: it names the last
# member of a list, or all of them.
_LAST, _ALL, _END = "\0", "\1", "\2"
_GIVEN = re.compile(rf"(?P<to>[{_LAST}{_ALL}])(?P<name>[^{_END}]+){_END}")
# A short name for only a part of a member (a law within its title) is not used.
_INSIDE = re.compile(rf"{_GIVEN.pattern}(?!{_JOIN}|であって|$)")
_KINDS = re.compile(rf"(?:(?<=情報)|(?<=事項)|(?<={_END})){_JOIN}")
_MEMBERS = re.compile(rf"({_JOIN})")


# The same rows stand in the texts of many days.
@lru_cache(maxsize=4096)
def information_kinds(information: str) -> tuple[str, ...]:
    """Return the kinds of information in a cell, by their short names if the text defines any (以下「…」という。)."""
    listed = _KINDS.split(_DELEGATED.sub("", _plain(information)))
    return tuple(found["name"] if (found := _GIVEN.search(kind)) else kind for kind in listed if kind)


@lru_cache(maxsize=4096)
def party_name(cell: str) -> str:
    """Return the parties in a cell: without explanations in brackets, by their short names if the text defines any.

    「都道府県知事、市長（特別区の区長を含む。）又は…町村長（以下「都道府県知事等」という。）」 is 都道府県知事等.
    """
    text = _plain(cell)
    while found := _GIVEN.search(text):
        before = text[: found.start()]
        members = [] if found["to"] == _ALL else _MEMBERS.split(before)[:-1]
        text = "".join(members) + found["name"] + text[found.end() :]
    return text


def _plain(text: str) -> str:
    return _INSIDE.sub("", outside(text, _name_given))


def _name_given(bracket: str) -> str:
    found = _NAMED.fullmatch(bracket)
    if found is None:
        return ""
    sign = _ALL if found[2] or found[1].endswith("等") else _LAST
    return sign + found[1] + _END


def outside(text: str, instead: Callable[[str], str]) -> str:
    """Return ``text`` with every outermost bracket replaced by the result of ``instead`` for it."""
    pieces: list[str] = []
    depth = begin = 0
    for place, character in enumerate(text):
        if character == "（":
            if depth == 0:
                pieces.append(text[begin:place])
                begin = place
            depth += 1
        elif character == "）" and depth:
            depth -= 1
            if depth == 0:
                pieces.append(instead(text[begin : place + 1]))
                begin = place + 1
    return "".join(pieces) + text[begin:]
