"""What reading a printed name gives: what it is called, which characters print it, and why the two are one."""

from dataclasses import dataclass
from typing import Literal

from konkyo.i18n import Words

NamedBy = Literal["print", "definition", "table"]
"""How a name is known: by its print alone, by a definition of the document, by the table ``known.toml``."""


@dataclass(frozen=True, slots=True)
class Name:
    """``text[start:end]`` of the text given prints it; ``name`` is what it is called in the graph.

    ``why`` says for each step why the printed words and the name are one; it is empty where they are the same.
    """

    name: str
    start: int
    end: int
    why: tuple[Words, ...] = ()
    by: NamedBy = "print"


@dataclass(frozen=True, slots=True)
class SystemName(Name):
    """The name of a system."""

    @property
    def shared(self) -> bool:
        """Whether it is a national system that all bodies share: those are the ones the table lists."""
        return self.by == "table"
