"""Words that a document might print to deceive whatever shows them, and documents that print them."""

import itertools
import re
from dataclasses import replace

from konkyo.graph.document_facts import DocumentFacts, Edge, Node

LONG = "長" * 3_000
HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>",
    "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<iframe src=javascript:alert(1)>",
    "<body onload=alert(1)>", "<details open ontoggle=alert(1)>", "<input autofocus onfocus=alert(1)>",
    "<style>*{display:none}</style>", "<link rel=stylesheet href=https://example.invalid/x.css>",
    "<base href=https://example.invalid/>", "<meta http-equiv=refresh content=0;url=https://example.invalid/>",
    "<form action=https://example.invalid/><button>送信</button></form>", "<object data=x>", "<embed src=x>",
    "<a href='javascript:alert(1)'>href</a>", "<math><mtext></mtext><script>alert(1)</script></math>",
    "<!--<script>", "--><script>alert(1)</script>", "]]>", "<![CDATA[<script>alert(1)</script>]]>",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;", "\\u003cscript\\u003ealert(1)",
    "\"><script>alert(1)</script>",
    "' onmouseover='alert(1)", "`${alert(1)}`", "${alert(1)}", "#{alert(1)}", "{{7*7}}",
    "{{constructor.constructor('alert(1)')()}}",
    "{% raw %}", "{# note #}", "{n} {total}", "$& $1 $`", "[bold red]赤[/bold red]", "[link=https://example.invalid]x[/link]",
    "=cmd|'/c calc'!A0", "=HYPERLINK(\"https://example.invalid\")", "+1+1", "-1+1", "@SUM(1)", "＝1+1", "\t=1+1",
    "\u202e逆さ\u202c", "\u2066隔離\u2069", "\u200bゼロ\u200b幅", "\ufeff先頭", "\u2028行\u2029段",
    "\x1b[31m赤\x1b[0m", "\x1b]0;題\x07", "\x1b]8;;https://example.invalid\x1b\\x\x1b]8;;\x1b\\",
    "\x9b31m", "\x00零\x00",
    "\x08\x7f消す", "\r上書き", "👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿", "e\u0301" * 200,
    "__proto__", "constructor", "'; DROP TABLE x; --", LONG,
)  # fmt: skip
"""Scripts, handlers, templates, formulas, marks of direction, orders to a terminal, very long words."""

STRUCTURE = {"key", "evaluation", "passage", "form", "kind", "series", "sha256", "published", "evaluated", "law_id"}
STRUCTURE |= {"status", "status_basis", "valid_from", "valid_to", "law", "article", "paragraph", "item", "table", "row"}
STRUCTURE |= {"address", "on", "option", "side"}


def deceived(said: DocumentFacts) -> DocumentFacts:
    """The same facts, each text of which is one of the hostile ones before what it was; every one is used."""
    words = itertools.cycle(HOSTILE)

    def spoilt(part: Node | Edge) -> dict[str, object]:
        return {
            name: f"{next(words)} {value}" if isinstance(value, str) and name not in STRUCTURE
            else [f"{next(words)} {one}" for one in value] if isinstance(value, list | tuple) else value
            for name, value in part.properties.items()
        }  # fmt: skip

    nodes = tuple(replace(node, properties=spoilt(node)) for node in said.nodes)
    return DocumentFacts(
        said.evaluation, nodes, tuple(Edge(one.type, one.start, one.end, spoilt(one)) for one in said.edges)
    )


def rewritten(text: str) -> str:
    """The text of a document with a hostile word behind each of its values."""
    words = itertools.cycle(word for word in HOSTILE if not re.search(r"[\t\n\r\u2028]", word))
    return re.sub(r"(?m)^([^\t\n]+\t[^\t\n]+)$", lambda found: f"{found[1]} {next(words)}", text)
