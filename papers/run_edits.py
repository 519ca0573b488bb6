"""New words in the runs of a cell or paragraph: each change is a run of its own, in the looks of the words it replaces.

Workbooks and Word files both hold text as runs (``r``) of properties (``rPr``) and pieces of text (``t``).
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class ChangeMark(StrEnum):
    """How changed words are marked."""

    RED = "red"
    """new words in red"""
    STRIKE = "strike"
    """見え消し: the old words struck through, then the new ones, both in red"""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Letter:
    """One character that is read, and the piece of text that holds it."""

    character: str
    piece: etree._Element
    offset: int


@dataclass(frozen=True, slots=True)
class LetterEdit:
    """The letters ``[start, end)`` of one text become ``new``."""

    start: int
    end: int
    new: str


class RunDialect(ABC):
    """What differs between runs of workbooks and of Word files. ``namespace`` is that of their elements, in braces."""

    namespace: str

    @abstractmethod
    def base_properties(self) -> etree._Element:
        """Return the properties of a run that has none of its own."""

    @abstractmethod
    def redden(self, properties: etree._Element) -> None:
        """Make words of these properties red."""

    @abstractmethod
    def strike(self, properties: etree._Element) -> None:
        """Strike words of these properties through."""

    @abstractmethod
    def say(self, run: etree._Element, text: str) -> None:
        """Add ``text`` to the end of a run."""


def apply_edits(letters: Sequence[Letter], edits: Sequence[LetterEdit], dialect: RunDialect, mark: ChangeMark) -> None:
    """Write ``edits``, which must not overlap, into the runs that hold ``letters``."""
    # From the last to the first: what stands before an edit keeps its pieces and offsets.
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        _Writer(dialect, mark).write(letters, edit)


class _Writer:
    def __init__(self, dialect: RunDialect, mark: ChangeMark) -> None:
        self.dialect, self.mark = dialect, mark

    def write(self, letters: Sequence[Letter], edit: LetterEdit) -> None:
        old = letters[edit.start : edit.end]
        if old:
            runs = [self._alone(*span) for span in reversed(_spans(old))][::-1]
            before = runs[-1]
            looks = deepcopy(self._properties(runs[0]))
        else:
            before = self._run_before(letters, edit.start)
            looks = deepcopy(self._properties(before))
            runs = []
        if edit.new:
            before.addnext(self._new(looks, edit.new))
        for run in runs:
            if self.mark is ChangeMark.STRIKE:
                self._mark(run, struck=True)
            else:
                run.getparent().remove(run)

    def _run_before(self, letters: Sequence[Letter], at: int) -> etree._Element:
        """Return the run behind which new words come that replace nothing."""
        if at:
            last = letters[at - 1]
            self._split(last.piece, last.offset + 1)
            return last.piece.getparent()
        first = letters[0]
        run = first.piece.getparent()
        # An empty run before the first letter, in its looks: the new words come behind it.
        empty = etree.Element(run.tag)
        if (looks := run.find(f"{self.dialect.namespace}rPr")) is not None:
            empty.append(deepcopy(looks))
        run.addprevious(empty)
        return empty

    def _new(self, looks: etree._Element | None, text: str) -> etree._Element:
        run = etree.Element(f"{self.dialect.namespace}r")
        if looks is not None:
            run.append(looks)
        self.dialect.say(run, text)
        if self.mark is not ChangeMark.NONE:
            self._mark(run, struck=False)
        return run

    def _mark(self, run: etree._Element, *, struck: bool) -> None:
        looks = run.find(f"{self.dialect.namespace}rPr")
        if looks is None:
            looks = self.dialect.base_properties()
            run.insert(0, looks)
        self.dialect.redden(looks)
        if struck:
            self.dialect.strike(looks)

    def _properties(self, run: etree._Element) -> etree._Element | None:
        return run.find(f"{self.dialect.namespace}rPr")

    def _alone(self, piece: etree._Element, start: int, end: int) -> etree._Element:
        """Return a run that holds ``piece.text[start:end]`` and nothing else."""
        self._split(piece, end)
        behind = self._split(piece, start)
        return piece.getparent() if behind is None else behind

    def _split(self, piece: etree._Element, at: int) -> etree._Element | None:
        """Move what stands behind ``piece.text[:at]`` in its run to a new run; return that one.

        None where nothing stands before, or nothing behind.
        """
        run, text = piece.getparent(), piece.text or ""
        looks = self._properties(run)
        before = [one for one in run if one is not looks and run.index(one) < run.index(piece)]
        behind = list(piece.itersiblings())
        if (at == 0 and not before) or (at == len(text) and not behind):
            return None
        new = etree.Element(run.tag)
        if looks is not None:
            new.append(deepcopy(looks))
        if at == 0:
            new.append(piece)
        elif at < len(text):
            rest = etree.SubElement(new, piece.tag)
            rest.text, piece.text = text[at:], text[:at]
            for one in (piece, rest):
                one.set(_SPACE, "preserve")
        new.extend(behind)
        run.addnext(new)
        return new


def add_text(run: etree._Element, namespace: str, text: str) -> None:
    """Add a piece of text to the end of a run; white space at its ends is kept."""
    piece = etree.SubElement(run, f"{namespace}t")
    piece.text = text
    piece.set(_SPACE, "preserve")


def _spans(letters: Sequence[Letter]) -> list[tuple[etree._Element, int, int]]:
    """Return piece, start and end of each piece of text that holds some of ``letters``, in order."""
    found: list[tuple[etree._Element, int, int]] = []
    for letter in letters:
        if found and found[-1][0] is letter.piece and found[-1][2] == letter.offset:
            found[-1] = (letter.piece, found[-1][1], letter.offset + 1)
        else:
            found.append((letter.piece, letter.offset, letter.offset + 1))
    return found
