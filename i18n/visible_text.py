"""Characters that a person does not see, but a terminal or a page obeys: shown as signs.

Documents, file names and arguments may contain them, by accident or to deceive the reader.
"""

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")
"""Characters that a terminal would act on, except tabs and line ends."""

_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of the text behind them, so that 「1 号」 is shown where 「号 1」 stands."""

_UNESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters of the two kinds that JSON does not escape by itself."""


def visible(text: str) -> str:
    """Return ``text`` with a sign for each character that a terminal acts on or that turns the direction of text."""
    return _CONTROL.sub(lambda found: _sign(ord(found[0])), direction_shown(text))


def direction_shown(text: str) -> str:
    """Return ``text`` with a sign, such as ⟨U+202E⟩, for each character that turns the direction of text."""
    return _TURNING.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def json_safe(text: str) -> str:
    """Return the JSON ``text`` with all these characters escaped."""
    return _UNESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _sign(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "\ufffd"
