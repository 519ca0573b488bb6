"""queries/notebook.py, made from the catalogue: ``python -m konkyo.queries.notebook_source > queries/notebook.py``."""

import sys
import textwrap

from konkyo.queries.catalogue import catalogue
from konkyo.queries.question import Parameter, Question

_HEAD = '''"""Every question as a typed function, for notebooks: the same answers that ``konkyo ask`` gives.

Made from queries/*.cypher (``python -m konkyo.queries.notebook_source > queries/notebook.py``); do not edit by hand.

>>> import konkyo
>>> from konkyo.queries import notebook
>>> with konkyo.open("konkyo-graph") as store:
...     frame = notebook.contractors(store, body="呉市").to_pandas()

All raise KonkyoError for a name or document that is not stored or fits several, with those that come near.
"""

from konkyo.graph.store import Store
from konkyo.queries.answer import Answer, answer
'''
_PLAIN = {"integer": "int", "boolean": "bool"}
_WIDTH = 120


def module() -> str:
    """Return the text of the module."""
    return "\n\n".join([_HEAD, *map(_function, catalogue().values())])


def _function(question: Question) -> str:
    needed = [f"{each.name}: {_type(each)}" for each in question.parameters if not each.optional]
    optional = [f"{each.name}: {_type(each)} | None = None" for each in question.parameters if each.optional]
    arguments = ["store: Store", *needed, *(["*", *optional] if optional else [])]
    given = "{" + ", ".join(f'"{each.name}": {each.name}' for each in question.parameters) + "}"
    body = f'    return answer(store, "{question.id}", {given})'
    if len(body) > _WIDTH:
        body = f'    given = {given}\n    return answer(store, "{question.id}", given)'
    return f"{_signature(question.id, arguments)}\n{_docstring(question)}\n{body}\n"


def _signature(name: str, arguments: list[str]) -> str:
    """Return the line as the formatter would break it."""
    joined = ", ".join(arguments)
    if len(f"def {name}({joined}) -> Answer:") <= _WIDTH:
        return f"def {name}({joined}) -> Answer:"
    if len(joined) + 4 > _WIDTH:
        joined = ",\n    ".join(arguments) + ","
    return f"def {name}(\n    {joined}\n) -> Answer:"


def _docstring(question: Question) -> str:
    told = textwrap.wrap(question.ask.en, _WIDTH - 10, initial_indent="    ", subsequent_indent="    ")
    words = [f"    ``{each.name}``: {each.words.en} (as {each.example})" for each in question.parameters]
    said = [line for each in words for line in textwrap.wrap(each, _WIDTH, subsequent_indent=" " * 8)]
    if not said:
        return f'    """{told[0].strip()}"""'
    return "\n".join([f'    """{told[0].strip()}', *told[1:], *said, '    """'])


def _type(parameter: Parameter) -> str:
    return _PLAIN.get(parameter.type, "str")


if __name__ == "__main__":
    sys.stdout.write(module())
