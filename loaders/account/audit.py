"""Pages and the record that was made of them → the account of every character."""

from collections.abc import Iterator
from typing import get_args

from konkyo.loaders.account.claimed_passages import Claims, Extent
from konkyo.loaders.account.folded_source import FoldedSource, folded_kinds, folded_text
from konkyo.loaders.account.form_print import form_print
from konkyo.loaders.account.kinds import CharacterKind
from konkyo.loaders.account.leftovers import Leftovers
from konkyo.loaders.account.swallowed_labels import swallowed_labels
from konkyo.loaders.cell_values import clean
from konkyo.loaders.forms.cover_kinds import DATE
from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.labels import CHANGE_LIST, COVER_PAGE
from konkyo.loaders.pages import Pages
from konkyo.loaders.record import (
    COVER,
    DRAFT,
    ILLEGIBLE,
    RECORD_ITEMS,
    REPEATED,
    Evidence,
    Part,
    Passage,
    Record,
)
from konkyo.loaders.record_account import Account, CharacterKindName, UnreadPiece

MOST_UNREAD = 0.05
"""A document of which a larger share is unread is read in part."""

_DIGITS_OF_SHARE = 4


def account(pages: Pages, record: Record, edition: FormEdition) -> Account:
    """Return the account of ``pages``, of which ``record`` was made with the labels and options of ``edition``."""
    source = FoldedSource(pages)
    claims = Claims(source)
    _claim(source, claims, record, edition)
    Leftovers(source, claims, pages, record, edition).settle()
    names: dict[CharacterKindName, CharacterKind] = {
        name: CharacterKind[name.upper()] for name in get_args(CharacterKindName)
    }
    size = len(source.folded)
    unfilled = tuple(_unfilled(record, edition))
    shares = {name: round(claims.kinds.count(kind) / max(size, 1), _DIGITS_OF_SHARE) for name, kind in names.items()}
    return Account(
        characters=size,
        shares=shares,
        spans={name: tuple(_spans(source, claims, kind)) for name, kind in names.items()},
        unread=tuple(_unread(source, claims, record)),
        unfilled=unfilled,
        read_in_part=shares["unread"] > MOST_UNREAD or bool(unfilled),
    )


def _claim(source: FoldedSource, claims: Claims, record: Record, edition: FormEdition) -> None:
    """Find the characters of all passages; what does not stand in its cells is looked for on their page."""
    impossible = _impossible(record)
    of_files = {said.passage for file in record.files if (said := file.evidence.get("record_items"))}
    missed: list[tuple[Passage, str]] = []
    for passage in record.passages:
        ownerless = passage.meaning == RECORD_ITEMS and passage.id not in of_files
        kinds = _kinds(passage, impossible.get(passage.id, ()), edition, ownerless=ownerless)
        if lost := claims.claim(passage.text, kinds, source.touched(passage.at)):
            missed.append((passage, lost))
    for passage, lost in missed:
        # What the pieces are in their passage is lost with their places: they count as what most of it is.
        kind = CharacterKind.UNREAD if passage.address.page else CharacterKind.VALUE
        claims.claim(lost, bytes((kind,)) * len(folded_text(lost)), _page(source, passage))
    read = [folded_text(passage.text) for passage in record.passages if not passage.address.page]
    for note in record.notes:
        if note.code == REPEATED and note.at:
            first, end, _ = source.touched(note.at)
            if any(source.folded[first:end] in text for text in read):
                claims.give(CharacterKind.VALUE, first, end)


def _page(source: FoldedSource, passage: Passage) -> Extent:
    first, end, hint = source.touched(passage.at)
    return (*source.pages[source.cell_of(first).page], hint) if end else (0, 0, 0)


def _kinds(
    passage: Passage, impossible: tuple[Evidence, ...], edition: FormEdition, *, ownerless: bool = False
) -> bytes:
    """Return the kind of each folded character of a passage. ``ownerless``: a list of items that no file has."""
    if passage.address.page or ownerless:
        return bytes((CharacterKind.UNREAD,)) * len(folded_text(passage.text))
    printed = list(form_print(passage.text, edition))
    swallowed = list(swallowed_labels(passage, edition))
    if not printed and not impossible and not swallowed:
        return bytes((CharacterKind.VALUE,)) * len(folded_text(passage.text))
    kinds = bytearray((CharacterKind.VALUE,)) * len(passage.text)
    for start, end in printed:
        kinds[start:end] = bytes((CharacterKind.PRINT,)) * (end - start)
    stops = [*(label.start for label in swallowed[1:]), len(passage.text)]
    for label, stop in zip(swallowed, stops, strict=False):
        kinds[label.start : label.end] = bytes((CharacterKind.LABEL,)) * (label.end - label.start)
        kinds[label.end : stop] = bytes((CharacterKind.UNREAD,)) * (stop - label.end)
    for said in impossible:
        kinds[said.start : said.end] = bytes((CharacterKind.UNREAD,)) * (said.end - said.start)
    return folded_kinds(passage.text, kinds)


def _impossible(record: Record) -> dict[str, tuple[Evidence, ...]]:
    """Return the characters of each passage that cannot be the value of their field, by the passage's id."""
    found: dict[str, tuple[Evidence, ...]] = {}
    parts: tuple[Part, ...] = (record.document, record.office_work, *record.systems, *record.files, *record.flows)
    for part in parts:
        for field, said in part.evidence.items():
            # Marks that are lost make a group of options illegible; its words are the form's all the same.
            if getattr(part, field, "") in (ILLEGIBLE, None) and field != "methods":
                found[said.passage] = (*found.get(said.passage, ()), said)
    return found


def _unfilled(record: Record, edition: FormEdition) -> Iterator[str]:
    """Yield the labels that the form always fills and that have no value, as people read them."""
    if record.document.form == CHANGE_LIST:
        return
    impossible = _impossible(record)
    filled = {
        (passage.meaning, passage.address.file or 1)
        for passage in record.passages
        if passage.id not in impossible and clean(passage.text)
    }
    undated = any(note.code == DRAFT for note in record.notes)
    for entry in edition.always_filled:
        if undated and entry.meaning == DATE:
            continue
        files = [file.ordinal for file in record.files] if entry.address.part == edition.files_part else []
        for file in files or [1]:
            if (entry.meaning, file if len(files) > 1 else 1) not in filled:
                of_file = f"({file})" if len(files) > 1 else ""
                where = COVER if entry.address == COVER_PAGE else str(entry.address)
                yield f"{where}{of_file} {entry.name}"


def _spans(source: FoldedSource, claims: Claims, kind: CharacterKind) -> Iterator[tuple[int, int]]:
    for first, end in claims.runs(kind, 0, len(source.folded)):
        yield source.span(first, end)


def _unread(source: FoldedSource, claims: Claims, record: Record) -> Iterator[UnreadPiece]:
    impossible = _impossible(record)
    holders = [passage for passage in record.passages if passage.address.page or passage.id in impossible]
    for top, bottom in source.pages.values():
        for first, end in claims.runs(CharacterKind.UNREAD, top, bottom):
            at = source.at(first, end)
            held = next((one.id for one in holders if one.at.start <= at.start and at.end <= one.at.end), None)
            yield UnreadPiece(at=at, text=source.text(first, end), passage=held)
