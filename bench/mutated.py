"""Files with something wrong in them: each is made of a whole one, and the same seed makes the same file again."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from random import Random

# What breaks readers: words of the grammar, numbers beyond bounds, marks of direction, halves of characters.
_OF_LAW = (
    *("同法", "第19条第8号", "別表第二の85の2の項", "以下「A法」という。", "１から400", "次条", "前二項"),
    *("附則第2条", "（平成24年法律第24号）"),
)
_OF_FORMS = (
    *("②提供先", "提供先3", "[　○　]", "＜選択肢＞", "令和99年13月40日", "別紙2のとおり", "Ⅲ"),
    *("10万人以上30万人未満", "変更後の記載"),
)
_NUMBERS_WRITTEN = ("9" * 5000, "1e26", "NaN", "-1", "#REF!", "_xD800_")
_UNSEEN = ("\x00", "\x1b[31m", "\u200b", "\u202e", "\ufeff", "\ud800", "\U0001f600", "か\u3099", "\r", "\t" * 50)
_OF_MARKUP = (
    *("<!--", "-->", "]]>", "&#x0;", "&amp;", "<td rowspan='99999'>", "|---|", "「", "」", "{", '"', "%", "\\"),
    "（" * 300,
)
PIECES = (*_OF_LAW, *_OF_FORMS, *_NUMBERS_WRITTEN, *_UNSEEN, *_OF_MARKUP)
_PARTED = re.compile(r"[^\s、。「」（）()<>=\"'/]+|\s+|.", re.DOTALL)
_DIGITS = re.compile(rb"\d+")
_NUMBERS = (b"0", b"-1", b"1", b"65536", b"2147483648", b"99999999999999999999", b"1e400", b"")


def mutated(data: bytes, random: Random) -> bytes:
    """Return ``data`` with one to four things wrong: the text of a text, the parts of a package, bytes of any."""
    for _ in range(random.randint(1, 4)):
        if zipfile.is_zipfile(io.BytesIO(data)) and random.random() < 0.9:
            data = _package(data, random)
        elif _text(data) is not None and random.random() < 0.8:
            data = wrong_text(data.decode(), random).encode("utf-8", "surrogatepass")
        else:
            data = random.choice(_OF_BYTES)(data, random)
    return data


def wrong_text(text: str, random: Random) -> str:
    """Return ``text`` with one thing wrong. Words stay whole, so that Japanese text stays such."""
    words = _PARTED.findall(text) or [""]
    first = random.randrange(len(words))
    some = slice(first, first + random.choice((1, 2, 5, 30)))
    return "".join(random.choice(_OF_WORDS)(words, some, random))


def _text(data: bytes) -> str | None:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None


def _lost(words: list[str], some: slice, random: Random) -> list[str]:
    return words[: some.start] + words[some.stop :]


def _repeated(words: list[str], some: slice, random: Random) -> list[str]:
    return words[: some.start] + words[some] * random.choice((2, 3, 40)) + words[some.stop :]


def _moved(words: list[str], some: slice, random: Random) -> list[str]:
    rest = _lost(words, some, random)
    to = random.randrange(len(rest) + 1)
    return rest[:to] + words[some] + rest[to:]


def _turned(words: list[str], some: slice, random: Random) -> list[str]:
    return words[: some.start] + words[some][::-1] + words[some.stop :]


def _put_in(words: list[str], some: slice, random: Random) -> list[str]:
    return [*words[: some.start], random.choice(PIECES), *words[some.start :]]


def _replaced(words: list[str], some: slice, random: Random) -> list[str]:
    return [*words[: some.start], random.choice(PIECES), *words[some.stop :]]


def _lost_everywhere(words: list[str], some: slice, random: Random) -> list[str]:
    return [one for one in words if one != words[some.start]]


def _on_one_line(words: list[str], some: slice, random: Random) -> list[str]:
    return [" " if one.isspace() else one for one in words]


def _cut_off(words: list[str], some: slice, random: Random) -> list[str]:
    return words[: some.start]


_OF_WORDS: tuple[Callable[[list[str], slice, Random], list[str]], ...] = (
    _lost, _repeated, _moved, _turned, _put_in, _replaced, _lost_everywhere, _on_one_line, _cut_off,
)  # fmt: skip


def parts_of(package: bytes) -> dict[str, bytes]:
    """Return name → bytes of the parts of a zip."""
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of these parts, the same for the same parts: it tells no day."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _package(data: bytes, random: Random) -> bytes:
    """Change, drop or double one part of a package, and pack it again."""
    try:
        parts = parts_of(data)
    except Exception:  # what was changed before may be no package that can be read any more
        return data
    if not parts:
        return data
    name = random.choice(sorted(parts))
    kind = random.random()
    if kind < 0.05:
        del parts[name]
    elif kind < 0.1:
        parts[random.choice(sorted(parts))] = parts[name]
    elif _text(parts[name]) is not None and kind < 0.7:
        parts[name] = wrong_text(parts[name].decode(), random).encode("utf-8", "surrogatepass")
    else:
        parts[name] = random.choice(_OF_BYTES)(parts[name], random)
    return packed(parts)


def _flip(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(min(len(data), random.choice((1, 3, 20)))):
        changed[random.randrange(len(data))] = random.randrange(256)
    return bytes(changed)


def _number(data: bytes, random: Random) -> bytes:
    places = [match.span() for match in _DIGITS.finditer(data)]
    if not places:
        return data
    first, after = random.choice(places)
    return data[:first] + random.choice(_NUMBERS) + data[after:]


def _cut(data: bytes, random: Random) -> bytes:
    first = random.randrange(len(data) + 1)
    return data[:first] if random.random() < 0.3 else data[:first] + data[first + random.choice((1, 7, 400)) :]


def _again(data: bytes, random: Random) -> bytes:
    first, to = random.randrange(len(data) + 1), random.randrange(len(data) + 1)
    return data[:to] + data[first : first + random.choice((1, 30, 900))] * random.choice((1, 2, 20)) + data[to:]


_OF_BYTES = (_flip, _number, _cut, _again)
