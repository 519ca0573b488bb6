"""konkyo/notebook.py, made from the catalogue: ``python -m konkyo.queries.notebook_source > konkyo/notebook.py``."""

import sys
import textwrap

from konkyo.i18n import LANGUAGES
from konkyo.queries.catalogue import catalogue
from konkyo.queries.question import Parameter, Question

_HEAD = '''"""Every question as a typed function, for notebooks: the same answers that ``konkyo ask`` gives.

Made from queries/*.cypher (``python -m konkyo.queries.notebook_source > konkyo/notebook.py``); do not edit by hand.

>>> import konkyo
>>> from konkyo import notebook
>>> with konkyo.open("konkyo-graph") as store:
...     frame = notebook.contractors(store, body="呉市").to_pandas()

All raise KonkyoError for a name or document that is not stored or fits several, with those that come near.
"""

from collections.abc import Sequence

from konkyo import ask
from konkyo.graph.store import Store
from konkyo.viz.shown_answer import ShownAnswer
'''
_AS = {"ja": "例", "en": "as"}
_PLAIN = {"integer": "int", "boolean": "bool"}
_WIDTH = 120


def module() -> str:
    """Return the text of the module."""
    return "\n\n".join([_HEAD, *map(_function, catalogue().values())])


def _function(question: Question) -> str:
    needed = [f"{each.name}: {_type(each)}" for each in question.parameters if not each.optional]
    optional = [f"{each.name}: {_type(each)} | None = None" for each in question.parameters if each.optional]
    arguments = ["store: Store", *needed, *(["*", *optional] if optional else [])]
    given = ["store", f'"{question.id}"', *(f"{each.name}={each.name}" for each in question.parameters)]
    body = f"    return ask({', '.join(given)})"
    if len(body) > _WIDTH:
        joined = ", ".join(given)
        # As the formatter would break it.
        lines = [joined] if len(joined) + 8 <= _WIDTH else [f"{part}," for part in given]
        body = "\n".join(["    return ask(", *(f"        {line}" for line in lines), "    )"])
    return f"{_signature(question.id, arguments)}\n{_docstring(question)}\n{body}\n"


def _signature(name: str, arguments: list[str]) -> str:
    """Return the line as the formatter would break it."""
    joined = ", ".join(arguments)
    if len(f"def {name}({joined}) -> ShownAnswer:") <= _WIDTH:
        return f"def {name}({joined}) -> ShownAnswer:"
    if len(joined) + 4 > _WIDTH:
        joined = ",\n    ".join(arguments) + ","
    return f"def {name}(\n    {joined}\n) -> ShownAnswer:"


def _docstring(question: Question) -> str:
    """Return what the question asks and its parameters in Japanese, then in English."""
    told = [line for words in (question.ask.ja, question.ask.en) for line in _lines(words, 10)]
    said = [
        line
        for code in LANGUAGES
        for each in question.parameters
        for line in _lines(f"``{each.name}``: {each.words.in_(code)} ({_AS[code]} {each.example})", 0)
    ]
    if not said and len(told) == 1:
        return f'    """{told[0].strip()}"""'
    return "\n".join([f'    """{told[0].strip()}', *told[1:], *(["", *said] if said else []), '    """'])


def _lines(words: str, room: int) -> list[str]:
    return textwrap.wrap(words, _WIDTH - room, initial_indent="    ", subsequent_indent=" " * 8)


def _type(parameter: Parameter) -> str:
    return "str | Sequence[str]" if parameter.many else _PLAIN.get(parameter.type, "str")


if __name__ == "__main__":
    sys.stdout.write(module())
