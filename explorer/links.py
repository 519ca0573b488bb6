"""Addresses of pages."""

from urllib.parse import quote, urlencode


def page_link(path: str, /, **fields: object) -> str:
    """Return the address of the page ``path`` with the ``fields`` that are given: neither None nor "".

    ``at`` is the place in the page.
    """
    at = fields.pop("at", None)
    said = {name: str(value) for name, value in fields.items() if value not in (None, "")}
    query = f"?{urlencode(said, errors='replace')}" if said else ""
    return quote(path) + query + (f"#{quote(str(at), errors='replace')}" if at else "")


def thing_link(label: str, key: str) -> str:
    """Return the address of the page about one node."""
    if label == "Evaluation":
        return page_link("/document", key=key)
    return page_link("/thing", label=label, key=key)


def passage_anchor(section: str) -> str:
    """Return the place of a passage in the page of its document."""
    return f"p-{'_'.join(section.split())}"


def passage_link(key: str, section: str) -> str:
    """Return the address of a passage in the page of its document."""
    return page_link("/document", key=key, section=section, at=passage_anchor(section))
