"""Render a self-contained HTML page: data, scripts and style are inside, and the page requests nothing.

Values from documents are in the page only as JSON in a data block; the scripts put them into text nodes. The content
security policy allows only the scripts and the style of the page, by their hashes.
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

from konkyo.i18n.visible_text import direction_shown

HERE = Path(__file__).parent
VIS_NETWORK = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"

_ESCAPED = re.compile("[<>&\u2028\u2029\ud800-\udfff]")

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
)


def page(
    template: str, *, style: str, scripts: tuple[str, ...], data: dict[str, Any], language: str, title: str
) -> str:
    """Return the HTML of ``template`` with vis-network and ``data``. ``style`` and ``scripts`` name files of viz/.

    ``data`` must be serialisable as JSON; it becomes the element ``#data``. ``title`` is the title of the window.
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
    """Return ``data`` as JSON that is safe inside HTML: an HTML parser sees nothing but text."""
    text = direction_shown(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
    # A lone surrogate cannot be encoded as UTF-8; JSON can escape it.
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


@cache
def _vis_network() -> str:
    # The last line names a source map, which developer tools would request.
    lines = _text(VIS_NETWORK).split("\n")
    return "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL"))


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
