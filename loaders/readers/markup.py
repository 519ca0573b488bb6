"""HTML fragments in the cells of transcribed text, turned into plain text with marks.

Only known tags are removed: 「<宛名>」 and 「<中間サーバーにおける措置>」 are text.
"""

import re
from html.parser import HTMLParser

from konkyo.loaders.characters import printable
from konkyo.loaders.pages import BoxMark

_CODE = re.compile(r"<[^<>]*>|&[^\s&;]{1,12};")  # a viewer may put zero-width spaces into a tag, too
BREAKS = frozenset(
    (
        "br",
        "p",
        "div",
        "li",
        "tr",
        "ul",
        "ol",
        "table",
        "td",
        "th",
        "thead",
        "tbody",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
    )
)
"""Tags that start a new line."""
INLINE = frozenset(
    (
        "b",
        "i",
        "u",
        "s",
        "em",
        "strong",
        "small",
        "big",
        "span",
        "font",
        "sub",
        "sup",
        "a",
        "input",
        "label",
        "colgroup",
        "col",
        "caption",
        "style",
    )
)
"""Tags that are removed and leave their text where it is."""


def plain(fragment: str) -> str:
    """Return the text of ``fragment``: without tags, block tags as line breaks, each checkbox as one ``BoxMark``."""
    if "<" not in fragment and "&" not in fragment:
        return fragment
    parser = _Fragment()
    # Cells hold no declarations or instructions: 「<![注]」 is text, which would stop the parser.
    code = _CODE.sub(lambda tag: printable(tag[0]), fragment)
    parser.feed(code.replace("<!", "&lt;!").replace("<?", "&lt;?"))
    parser.close()
    return "".join(parser.parts)


class _Fragment(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def set_cdata_mode(self, elem: str, **_: object) -> None:
        """Keep parsing inside <script> and <style>: a form has none, so such a tag is text."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "input":
            self.parts.append(_mark(dict(attrs)))
        elif tag in BREAKS:
            self.parts.append("\n")
        elif tag not in INLINE:
            self.parts.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in BREAKS:
            self.parts.append("\n")
        elif tag not in INLINE:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def _mark(attributes: dict[str, str | None]) -> str:
    if (attributes.get("type") or "checkbox").lower() == "radio":
        return BoxMark.RADIO_ON if "checked" in attributes else BoxMark.RADIO
    return BoxMark.BOX_ON if "checked" in attributes else BoxMark.BOX
