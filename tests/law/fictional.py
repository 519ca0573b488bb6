"""A law that nobody enacted, in e-Gov's XML: every test names only the part it is about."""

from konkyo.law.statute_version import ProvisionText, Version
from konkyo.law.statutes import Revision, egov_xml

REVISION = Revision.parse("342AC0000000081_20200401_501AC0000000001")
"""The name of a version of 住民基本台帳法, whose number the fictional text bears: a law must be known to be read."""

LAW = "住民基本台帳法"


def law_xml(
    main: str = "",
    *,
    supplements: str = "",
    tables: str = "",
    number: str = "昭和四十二年法律第八十一号",
    title: str = "架空の法律",
) -> bytes:
    """Return the XML of a law with these parts."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<Law Era="Showa" Lang="ja" LawType="Act" Num="081" Year="42"><LawNum>{number}</LawNum><LawBody>'
        f"<LawTitle>{title}</LawTitle><MainProvision>{main}</MainProvision>{supplements}{tables}</LawBody></Law>"
    ).encode()


def article(number: str, *paragraphs: str, caption: str = "") -> str:
    """Return an article of paragraphs made by :func:`paragraph`."""
    head = f"<ArticleCaption>（{caption}）</ArticleCaption>" if caption else ""
    return f'<Article Num="{number}">{head}<ArticleTitle>第条</ArticleTitle>{"".join(paragraphs)}</Article>'


def paragraph(number: str, text: str, *parts: str) -> str:
    """Return a paragraph; ``parts`` are items and tables."""
    return (
        f'<Paragraph Num="{number}"><ParagraphNum/><ParagraphSentence><Sentence>{text}</Sentence></ParagraphSentence>'
        f"{''.join(parts)}</Paragraph>"
    )


def item(number: str, text: str, more: str = "") -> str:
    """Return an item."""
    return (
        f'<Item Num="{number}"><ItemTitle>号</ItemTitle><ItemSentence><Sentence>{text}</Sentence></ItemSentence>'
        f"{more}</Item>"
    )


def table(*lines: list[str | tuple[str, int]]) -> str:
    """Return a table; a cell is a text, or a text and the number of lines it spans."""

    def cell(one: str | tuple[str, int]) -> str:
        text, span = one if isinstance(one, tuple) else (one, 1)
        return f'<TableColumn rowspan="{span}"><Sentence>{text}</Sentence></TableColumn>'

    rows = "".join(f"<TableRow>{''.join(map(cell, line))}</TableRow>" for line in lines)
    return f"<TableStruct><Table>{rows}</Table></TableStruct>"


def appended(title: str, *parts: str) -> str:
    """Return a table at the end of a law."""
    return f"<AppdxTable><AppdxTableTitle>{title}</AppdxTableTitle>{''.join(parts)}</AppdxTable>"


def read(xml: bytes) -> Version:
    return egov_xml.read_statute(xml, REVISION, "架空.xml")


def said(version: Version) -> dict[str, str]:
    """Return the texts of a version by short addresses: 5/2/1 is 第5条第2項第1号, 別表:3 the third row."""
    return {short(one): one.text for one in version.provisions}


def short(one: ProvisionText) -> str:
    at = one.address
    if at.table:
        return ":".join(filter(None, (at.table, at.row or at.item)))
    return "/".join(part or "-" for part in (at.article, at.paragraph, at.item)).rstrip("/-") or "-"
