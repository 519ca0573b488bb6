"""The identity of nodes: which mentions are one thing. Every key of the graph is made here.

A key is the identity words of the node's type (``graph/schema.py``) joined by ``_SEPARATOR``. A separator that stands
in a word itself is escaped, so that two different lists of words never give the same key. An absent word is empty.
"""

from konkyo.graph.schema import NODE_TYPES

NodeId = tuple[str, str]
"""A node: its label and its key."""

_SEPARATOR = "|"
_ESCAPE = "\\"


class Key(str):
    """A finished key. Inside another key its separators are not escaped."""

    __slots__ = ()


def key(label: str, *words: str | int | None) -> Key:
    """Return the key of the node with ``label`` and these identity words, in the order of the schema.

    Raises ValueError where their number is not what the schema says.
    """
    identity = NODE_TYPES[label].identity
    if len(words) != len(identity):
        raise ValueError(f"{label} is identified by {', '.join(identity)}; {len(words)} words were given")
    return joined_key(*words)


def key_of_body(body: str | None, name: str) -> Key:
    """Return the key of a System or a Law: the name alone for a national one (``body`` None), else body and name."""
    return joined_key(name) if body is None else joined_key(body, name)


def key_of_repeat(first: Key, occurrence: int) -> Key:
    """Return the key of an owned node that a document prints again under the words of ``first`` (from 2 on).

    In damaged sources 「提供先1」 may be printed twice. The additional word makes the key longer than the others of its
    label in the evaluation, which all have the same number of words, so it cannot equal one of them.
    """
    return Key(f"{first}{_SEPARATOR}#{occurrence}")


def joined_key(*words: str | int | None) -> Key:
    """Return ``words`` joined to one string; different lists of words give different strings."""
    return Key(_SEPARATOR.join(_word(word) for word in words))


def _word(word: str | int | None) -> str:
    if isinstance(word, Key):
        return word
    text = "" if word is None else str(word)
    return text.replace(_ESCAPE, _ESCAPE * 2).replace(_SEPARATOR, _ESCAPE + _SEPARATOR)
