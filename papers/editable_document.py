"""A document whose words can be changed: which of its texts a cell that was read is, and the edits of each."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from konkyo.i18n import Words
from konkyo.law.printed_passage import Edit
from konkyo.loaders.pages import Cell, Pages
from konkyo.loaders.record import Passage
from konkyo.papers.passage_words import NOT_FOUND, NotWrittenError, SentenceChange, placed_edits, spaceless, within_one
from konkyo.papers.run_edits import ChangeMark, Letter, LetterEdit, RunDialect, apply_edits

_ALREADY = Words(ja="同じ語を別の欄の変更が書き換える", en="the change of another field rewrites the same words")


@dataclass(eq=False)
class EditableText:
    """One cell or paragraph: its letters, what is to change in it, and what ``finish`` must do after that."""

    letters: Sequence[Letter]
    dialect: RunDialect
    where: str
    """as a person finds it: 「様式3」!K24"""
    finish: Callable[[], None] = lambda: None
    edits: list[LetterEdit] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What is read of it."""
        return "".join(letter.character for letter in self.letters)


class EditableDocument(ABC):
    """A document of a format that can be edited. Nothing changes before ``write``."""

    def __init__(self, pages: Pages) -> None:
        self._cells = [cell for row in pages.rows() for cell in row.cells if cell.text.strip()]
        self._texts: dict[int, EditableText] = {}

    @abstractmethod
    def text_of(self, cell: Cell) -> EditableText:
        """Return the text that was read as ``cell``. Raises NotWrittenError where it cannot be told or edited."""

    @abstractmethod
    def data(self) -> bytes:
        """Return the bytes of the document as it is now."""

    def plan(self, passage: Passage, changes: Sequence[SentenceChange]) -> list[str]:
        """Plan ``changes`` of a passage and return where they are: all of them, or none.

        Raises NotWrittenError where one of them cannot be placed.
        """
        texts, why = self._texts_of(passage)
        edges = [0]
        for text in texts:
            edges.append(edges[-1] + len(text.letters))
        source = "".join(text.text for text in texts)
        planned: list[tuple[EditableText, LetterEdit]] = []
        try:
            for change in changes:
                for edit in placed_edits(passage.text, change, source):
                    number = within_one(edit, edges)
                    planned.append((texts[number], _shifted(edit, -edges[number])))
        except NotWrittenError as error:
            raise (why or error) if error.why is NOT_FOUND else error from None
        if any(_cross(edit, other) for text, edit in planned for other in text.edits):
            raise NotWrittenError(_ALREADY)
        for text, planned_edit in planned:
            if planned_edit not in text.edits:
                text.edits.append(planned_edit)
        return list(dict.fromkeys(text.where for text, _ in planned))

    def places(self, passage: Passage, words: str) -> list[str]:
        """Return where the ``words`` of a passage stand; all its places where no one of them holds them all."""
        texts, _ = self._texts_of(passage)
        wanted = spaceless(words)[0]
        holding = [text for text in texts if wanted in spaceless(text.text)[0]]
        return list(dict.fromkeys(text.where for text in holding or texts))

    def write(self, mark: ChangeMark) -> None:
        """Write what was planned."""
        # A paragraph that tabs part into several cells is one text.
        for text in dict.fromkeys(self._texts.values()):
            if text.edits:
                apply_edits(text.letters, text.edits, text.dialect, mark)
                text.finish()

    def _texts_of(self, passage: Passage) -> tuple[list[EditableText], NotWrittenError | None]:
        """Return the texts in which a passage stands, and why one of them is none."""
        found: dict[int, EditableText] = {}
        why: NotWrittenError | None = None
        at = passage.at
        for cell in self._cells:
            if cell.at.start < at.end and at.start < cell.at.end:
                try:
                    text = self._texts.get(cell.at.start) or self.text_of(cell)
                except NotWrittenError as error:
                    why = error
                    continue
                self._texts[cell.at.start] = text
                found[id(text)] = text
        return list(found.values()), why


def _cross(one: LetterEdit, other: LetterEdit) -> bool:
    """Tell whether two edits are of the same letters and not the same."""
    return one != other and one.start <= other.end and other.start <= one.end


def _shifted(edit: Edit, by: int) -> LetterEdit:
    return LetterEdit(edit.start + by, edit.end + by, edit.new)
