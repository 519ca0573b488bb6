"""Words of a Word file that the style of their paragraph or of their letters strikes through."""

from collections.abc import Mapping

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRUCK = (f"{_W}strike", f"{_W}dstrike")


def strike_by_style(body: etree._Element, styles: etree._Element) -> None:
    """Give each run of ``body`` that a style of ``styles`` strikes through that property as its own.

    A style of letters within a struck paragraph that is struck too is not: Word takes the one from the other.
    """
    struck = _struck_styles(styles)
    if not any(struck.values()):
        return
    for paragraph in body.iter(f"{_W}p"):
        whole = struck.get(_style(paragraph, f"{_W}pPr/{_W}pStyle"), False)
        for run in paragraph.iter(f"{_W}r"):
            letters = struck.get(_style(run, f"{_W}rPr/{_W}rStyle"), False)
            if whole == letters:
                continue
            properties = run.find(f"{_W}rPr")
            if properties is None:
                properties = etree.Element(f"{_W}rPr")
                run.insert(0, properties)
            if not any(properties.find(name) is not None for name in _STRUCK):
                etree.SubElement(properties, f"{_W}strike")


def _struck_styles(styles: etree._Element) -> Mapping[str, bool]:
    """Return for each style whether it strikes through, itself or by the style that it is based on."""
    known = {style.get(f"{_W}styleId", ""): style for style in styles.iter(f"{_W}style")}

    def strikes(name: str, below: frozenset[str]) -> bool:
        style = known.get(name)
        if style is None or name in below:
            return False
        own = [said for kind in _STRUCK if (said := style.find(f"{_W}rPr/{kind}")) is not None]
        if own:
            return any(said.get(f"{_W}val", "1") not in ("0", "false") for said in own)
        return strikes(_style(style, f"{_W}basedOn"), below | {name})

    return {name: strikes(name, frozenset()) for name in known}


def _style(element: etree._Element, path: str) -> str:
    found = element.find(path)
    return "" if found is None else found.get(f"{_W}val", "")
