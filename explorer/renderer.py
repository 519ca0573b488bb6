"""Pages from templates: every value is escaped, every text is in the reader's language."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qsl, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined

from konkyo.explorer.links import page_link, passage_link, thing_link
from konkyo.explorer.page_request import PageRequest
from konkyo.explorer.replies import ShownPage
from konkyo.explorer.terms_view import meaning_of
from konkyo.i18n import Words, language, share_shown
from konkyo.queries.columns import COMMON

STATIC = {
    entry.name: entry.read_bytes()
    for entry in files("konkyo.explorer").joinpath("static").iterdir()
    if entry.name.endswith((".css", ".js", ".svg"))
} | {"map-colours.css": (files("konkyo.viz").joinpath("map.css").read_bytes().partition(b"}")[0] + b"}")}
"""What pages load, by name: nothing else of the disk is served under /static/. Colours and type are those of maps."""

_ENVIRONMENT = Environment(
    loader=PackageLoader("konkyo.explorer"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
    lstrip_blocks=True,
)  # fmt: skip


def _text(ja: str, en: str, **said: object) -> str:
    """Return the text in the reader's language; ``{name}`` in it becomes what ``said`` says."""
    text = Words(ja=ja, en=en).in_(language())
    return text.format(**said) if said else text


def _percent(share: float | None) -> str:
    return "―" if share is None else share_shown(share)


def _plain(text: object) -> str:
    """Return ``text`` so that it can be sent: without the halves of characters that no encoding has."""
    return str(text).encode(errors="replace").decode()


_ENVIRONMENT.globals |= {
    "t": _text,
    "link": page_link,
    "thing_link": thing_link,
    "passage_link": passage_link,
    "words": COMMON,
    "meaning": meaning_of,
}
_ENVIRONMENT.filters |= {"percent": _percent}
_ENVIRONMENT.finalize = lambda value: "" if value is None else value


def rendered(page: ShownPage, asked: PageRequest, site: Mapping[str, Any]) -> str:
    """Return the HTML of ``page``. ``site`` has what every page shows of the server: form token, read-only, name."""
    other = "en" if language() == "ja" else "ja"
    path, _, query = asked.address.partition("?")
    kept = [(name, value) for name, value in parse_qsl(query) if name != "lang"]
    values = {
        "language": language(),
        "other_language": f"{path}?{urlencode([*kept, ('lang', other)])}",
        "asked": asked,
        "again": page.again,
        **site,
        **page.values,
    }
    return _plain(_ENVIRONMENT.get_template(page.template).render(values))
