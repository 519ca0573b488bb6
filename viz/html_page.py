"""One HTML file that needs nothing but itself: data, script and style are inside, and it may request nothing.

Values from documents enter only as JSON in a data block; the page's script puts them into text nodes. The policy
allows exactly the scripts and the style that are written here, by their hashes.
"""

import base64
import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pyvis
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

HERE = Path(__file__).parent
VIS_NETWORK = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"

_ESCAPED = re.compile("[<>&\u2028\u2029\ud800-\udfff]")

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
)


def page(
    template: str, *, style: str, scripts: tuple[str, ...], data: dict[str, Any], language: str, title: str
) -> str:
    """Return the HTML of ``template`` with vis-network, the named ``style`` and ``scripts`` files of viz/ and ``data``.

    ``data`` must be JSON; it stands in the page as the element ``#data``. ``title`` is the window's title.
    """
    sheet = _text(HERE / style)
    code = (_vis_network(), *(_text(HERE / name) for name in scripts))
    policy = "; ".join(
        (
            "default-src 'none'",
            "img-src data:",
            f"style-src {_hash(sheet)}",
            f"script-src {' '.join(map(_hash, code))}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    return _ENVIRONMENT.get_template(template).render(
        policy=policy,
        language=language,
        title=title.encode(errors="replace").decode(),
        style=Markup(sheet),
        scripts=[Markup(text) for text in code],
        data=Markup(embeddable(data)),
    )


def embeddable(data: Any) -> str:
    """Return ``data`` as JSON that no HTML parser can take for anything but text."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Half a character of two halves is no text that a file could hold, but JSON can say it.
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


@cache
def _vis_network() -> str:
    # Its last line names a source map, which developer tools would ask for.
    lines = _text(VIS_NETWORK).split("\n")
    return "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL"))


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
