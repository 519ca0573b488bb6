"""The facts of a record as a set, to compare two readings of a document."""

import unicodedata

from konkyo.loaders.record import ILLEGIBLE, Record

Fact = tuple[object, ...]
"""Names of parts and fields from the record inwards, each part with what distinguishes it; last the value."""

_WHERE = {"at", "evidence", "pieces", "inferred", "connections_inferred", "section", "quote", "start", "end", "marked"}
_SAID = {"document", "office_work", "systems", "files", "flows", "declared_counts", "changes"}
_TOLD_APART = {
    "methods": ("file", "kind", "label"),  # of a flow
    "record_items": ("name",),  # of a file
    "connections": ("ordinal",),  # of a system
    "before": ("no", "date", "item"),  # of a change
    "law": ("law", "article", "paragraph", "item", "table", "row"),
}
"""A field that only one kind of part has → the fields that distinguish such parts."""


def recorded_facts(record: Record) -> set[Fact]:
    """Return what ``record`` asserts, without places, white space and differences of character width."""
    found: set[Fact] = set()

    def add(of: Fact, said: object) -> None:
        if isinstance(said, dict):
            for key, value in said.items():
                if key not in _WHERE:
                    add((*of, _folded(key)), value)
        elif isinstance(said, list | tuple):
            for one in said:
                add((*of, *_identity(one)), one)
        elif said not in (None, False, ILLEGIBLE):
            found.add((*of, _folded(said)))

    add((), record.model_dump(include=_SAID))
    return found


def field_of(fact: Fact) -> str:
    """Return the field that a fact is about, for counting: 「flows legal_basis」."""
    names = [str(name) for name in fact[:-1] if isinstance(name, str) and name.isascii() and name.islower()]
    return " ".join(dict.fromkeys((names[0], names[-1])))


def _identity(part: object) -> Fact:
    if not isinstance(part, dict):
        return ()
    names = next((names for field, names in _TOLD_APART.items() if field in part), ())
    return tuple(_folded(part[name]) for name in names)


def _folded(said: object) -> object:
    return "".join(unicodedata.normalize("NFKC", said).split()) if isinstance(said, str) else said
