"""What naming yields: a name, the characters that print it, and why the two are held to be one."""

from dataclasses import dataclass

from konkyo.i18n import Words


@dataclass(frozen=True, slots=True)
class Name:
    """``text[start:end]`` of the text given prints it; ``name`` is what it is called in the graph.

    ``why`` says for each step why the printed words and the name are one; it is empty where they are the same.
    """

    name: str
    start: int
    end: int
    why: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class SystemName(Name):
    """A system, and whether it is a national one that all bodies share."""

    shared: bool = False
