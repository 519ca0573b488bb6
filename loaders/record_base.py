"""What every part of the evaluation record is made of: models, places in the source, notes."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

ILLEGIBLE: Literal["ILLEGIBLE"] = "ILLEGIBLE"
Illegible = Literal["ILLEGIBLE"]
REPEATED = "repeated-text"
"""Code of the note on a text that a sheet holds a second time."""
RECORD_ITEMS = "part.items"
"""``Passage.meaning`` of the list of all record items of a file."""
DRAFT = "draft"
"""Code of the note on a document without date of publication that is marked as a draft."""


class Model(BaseModel):
    """Base of all parts of the record: no unknown fields, immutable."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class At(Model):
    """Where in the source something was read."""

    line: int = Field(
        description="1-based line of the decoded source; for a workbook, Word file or PDF, the row on its page"
    )
    start: int = Field(
        description="first character, 0-based, in the decoded source (without byte order mark); of a format that is no "
        "text, in its cells as they are read one after another"
    )
    end: int = Field(description="one past the last character")
    page: int | None = Field(default=None, description="1-based page or sheet, where the format has them")


class Evidence(Model):
    """The characters of a passage that say something: ``passage.text[start:end]``."""

    passage: str = Field(description="id of a passage of this record")
    start: int
    end: int


class Note(Model):
    """Something odd, in words: what was found, and how it was read."""

    code: str = Field(description="a stable short name of the kind of note, for counting and filtering")
    ja: str
    en: str
    at: At | None = None


class Part(Model):
    """A part of the record that stands in the source."""

    at: At | None = None
    evidence: dict[str, Evidence] = Field(default={}, description="field name → the characters that say it")
    pieces: dict[str, tuple[Evidence, ...]] = Field(
        default={},
        description="field name → the characters of each element of a list, or of each piece of a value that stands in "
        "several places, in order",
    )
    inferred: dict[str, Note] = Field(default={}, description="field name → why it is held though no mark says it")
