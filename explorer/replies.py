"""What a view gives back: words for a page, a page of its own, a file, or where to look next."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page: the ``template`` it is made with, and the ``values`` that it shows.

    ``again``: in how many seconds it is asked for again, because more will be known by then.
    """

    template: str
    values: dict[str, Any] = field(default_factory=dict)
    status: int = 200
    again: int | None = None


@dataclass(frozen=True, slots=True)
class WholePage:
    """A page with its own scripts and its own policy, such as a map. It runs apart from the others (a sandbox)."""

    html: str


@dataclass(frozen=True, slots=True)
class SavedFile:
    """A file to save."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class JsonReply:
    """Data for a script or a command."""

    data: Any


@dataclass(frozen=True, slots=True)
class SeeOther:
    """The address within the explorer where the outcome of a write is shown."""

    address: str


Reply = ShownPage | WholePage | SavedFile | JsonReply | SeeOther
