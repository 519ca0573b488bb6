"""The account within the evaluation record: what became of each character of the source."""

from typing import Literal

from pydantic import Field

from konkyo.loaders.record_base import At, Model

CharacterKindName = Literal["label", "value", "print", "furniture", "unread"]


class UnreadPiece(Model):
    """Characters of the source of which nothing is said: they belong to no field, or cannot be the value of theirs."""

    at: At
    text: str
    passage: str | None = Field(default=None, description="id of the passage that holds them, where one does")


class Account(Model):
    """What became of each character of the source; white space and what prints nothing is not counted.

    label: of a label of the form's edition. value: in a passage of this record. print: the form's own, such as choices
    not chosen. furniture: stamps, page numbers, titles that recur. unread: anything else.
    """

    characters: int = Field(description="how many there are")
    shares: dict[CharacterKindName, float] = Field(description="kind → its share of the characters, 0 to 1")
    spans: dict[CharacterKindName, tuple[tuple[int, int], ...]] = Field(
        description="kind → (start, end) in the source, as in ``At``; what lies in none is white space. Where tags "
        "stand within a cell, each of its spans is the whole cell."
    )
    unread: tuple[UnreadPiece, ...] = Field(default=(), description="in the document's order")
    unfilled: tuple[str, ...] = Field(
        default=(), description="labels that the form always fills and for which no value was found, as it words them"
    )
    read_in_part: bool = Field(
        description="more than 5 % is unread, or a label that the form always fills has no value"
    )
