"""Two editions of one evaluation, field by field: what differs, which differences the change log declares, which not.

An edition comes from the graph (the question ``changes_between``) or from files (``konkyo compare``).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from konkyo.graph.store import ResultRow
from konkyo.queries.postprocess.paired_fields import ComparedField, paired
from konkyo.queries.postprocess.replay import bare_text, says_nothing, undo

_TELLING = 4  # characters: fewer are found by chance


class LogVerdict(StrEnum):
    """How the change log of the newer edition stands to a difference or, of the last four, to a row of its own."""

    DECLARED = "declared"
    """undoing the new rows gives what the older edition says"""
    LEADS_THERE = "leads_there"
    """a new row leads to the field, and its words do not account for all that differs"""
    UNDECLARED = "undeclared"
    """no new row leads to the field"""
    NOT_LOGGED = "not_logged"
    """公表日, which differs in every edition and is no row of a change log"""
    NOT_THERE = "not_there"
    """the row leads to a field that does not have its words after the change"""
    NO_DIFFERENCE = "no_difference"
    """the row leads to a field that has its words and is as it was"""
    UNPLACED = "unplaced"
    """the row leads to no one field, and nothing that differs has its words"""
    ROW_GONE = "row_gone"
    """a row of the older log that the newer one does not have"""


OPEN_VERDICTS = frozenset(LogVerdict) - {LogVerdict.DECLARED, LogVerdict.LEADS_THERE, LogVerdict.NOT_LOGGED}
"""What a person must look at before he publishes."""


_PUBLISHED = "document.published"


@dataclass(frozen=True, slots=True)
class ComparedEntry:
    """A row of a change log, and the sections of the fields that it leads to."""

    ordinal: int
    date: str | None
    item: str | None
    before: str | None
    after: str | None
    sections: tuple[str, ...]
    line: int | None

    @property
    def told(self) -> tuple[str, ...]:
        """What makes it the same row in two editions."""
        return (self.date or "", *(bare_text(text or "") for text in (self.item, self.before, self.after)))


@dataclass(frozen=True, slots=True)
class ComparedEdition:
    """The fields of an edition, and its change log."""

    fields: tuple[ComparedField, ...]
    entries: tuple[ComparedEntry, ...]


def compared_fields(old: ComparedEdition, new: ComparedEdition) -> list[ResultRow]:
    """Return a row for each field that differs, and for each row of a change log that no difference bears out."""
    fresh = _without(new.entries, old.entries)
    leading: dict[str, list[ComparedEntry]] = defaultdict(list)
    for entry in fresh:
        for section in entry.sections:
            leading[section].append(entry)
    telling = [(entry, words) for entry in fresh if not entry.sections and (words := _telling_words(entry))]
    found: list[ResultRow] = []
    used: set[int] = set()
    for before, after in paired(old.fields, new.fields):
        was, now = (bare_text(field.text if field else "") for field in (before, after))
        if was == now:
            continue
        entries = [one for section in _sections(before, after, new.fields) for one in leading[section]]
        entries = entries or [entry for entry, words in telling if _tell(words, was, now)]
        used |= {entry.ordinal for entry in entries}
        found.append(_difference(before, after, entries))
    found += [_entry(one, _open(one, new.fields)) for one in fresh if one.ordinal not in used]
    found += [_entry(one, LogVerdict.ROW_GONE) for one in _without(old.entries, new.entries)]
    return found


def _without(entries: Sequence[ComparedEntry], others: Sequence[ComparedEntry]) -> list[ComparedEntry]:
    """Return the rows that the other log does not have; of several alike, those that are too many."""
    left = Counter(entry.told for entry in others)
    found = []
    for entry in entries:
        left[entry.told] -= 1
        if left[entry.told] < 0:
            found.append(entry)
    return found


def _sections(
    before: ComparedField | None, after: ComparedField | None, fields: Sequence[ComparedField]
) -> Iterator[str]:
    """Yield the sections by which a row of the newer log leads to what differs.

    A row about a new 提供先5 is one about all its fields. What is gone has no section that is not another's now.
    """
    if after:
        head = next((field.section for field in fields if after.block and field.block == after.block), after.section)
        yield from (after.section,) if before else dict.fromkeys((head, after.section))
    elif before and all(field.section != before.section for field in fields):
        yield before.section


def _telling_words(entry: ComparedEntry) -> tuple[str, str] | None:
    """Return what a row says was there before and is there after, without white space; None if too short to tell."""
    gone, come = _words(entry.before), _words(entry.after)
    return (gone, come) if max(len(gone), len(come)) >= _TELLING else None


def _words(text: str | None) -> str:
    return "" if says_nothing(text) else bare_text(text or "")


def _tell(words: tuple[str, str], was: str, now: str) -> bool:
    """Tell whether the words of a row that leads to no one field say what changed from ``was`` to ``now``."""
    gone, come = words
    return gone in was and come in now and (come not in was or gone not in now)


def _difference(
    before: ComparedField | None, after: ComparedField | None, entries: Sequence[ComparedEntry]
) -> ResultRow:
    field = after or before
    assert field is not None, "a pair has a field"
    verdict = LogVerdict.NOT_LOGGED if field.meaning == _PUBLISHED else LogVerdict.UNDECLARED
    if entries:
        verdict = LogVerdict.LEADS_THERE
    if entries and _undone(after, entries) == bare_text(before.text if before else ""):
        verdict = LogVerdict.DECLARED
    return {
        "change": "added" if before is None else "removed" if after is None else "changed",
        "declared": str(verdict),
        "section": field.section,
        "label": field.label,
        "file": field.file,
        "before": before.text if before else None,
        "after": after.text if after else None,
        "entry": sorted(entry.ordinal for entry in entries),
        "line_before": before.line if before else None,
        "line": after.line if after else None,
    }


def _undone(after: ComparedField | None, entries: Sequence[ComparedEntry]) -> str | None:
    """Return the text of a field with the rows undone, the last one first; None where one cannot be."""
    text: str | None = after.text if after else ""
    for entry in sorted(entries, key=lambda one: (one.date or "", one.ordinal), reverse=True):
        if text is None:
            break
        if says_nothing(entry.after) and not bare_text(text):
            text = entry.before or ""  # the whole field was removed
        else:
            text = undo(text, entry.before, entry.after)
    return None if text is None else bare_text(text)


def _open(entry: ComparedEntry, fields: Sequence[ComparedField]) -> LogVerdict:
    if not entry.sections:
        return LogVerdict.UNPLACED
    wanted = _words(entry.after)
    texts = [bare_text(field.text) for field in fields if field.section in entry.sections]
    return LogVerdict.NO_DIFFERENCE if any(wanted in text for text in texts) else LogVerdict.NOT_THERE


def _entry(entry: ComparedEntry, verdict: LogVerdict) -> ResultRow:
    gone = verdict is LogVerdict.ROW_GONE
    return {
        "change": "entry",
        "declared": str(verdict),
        "section": entry.sections[0] if len(entry.sections) == 1 else None,
        "label": entry.item,
        "file": None,
        "before": entry.before,
        "after": entry.after,
        "entry": [entry.ordinal],
        "line_before": entry.line if gone else None,
        "line": None if gone else entry.line,
    }
