"""Gaps of a document: missing sections, skipped numbers, blocks printed twice, counts that do not agree."""

from collections.abc import Iterable, Sequence

from konkyo.i18n import Words
from konkyo.loaders.forms.filled import FilledForm, Slot
from konkyo.loaders.forms.label_table import BLOCKS
from konkyo.loaders.forms.labels import CHANGE_LIST
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.record import DeclaredCounts, Flow, Note, System

_HEADS_OF_BLOCKS = frozenset(("system.name", "entrustment.matter", "provision.party", "transfer.party"))
_COUNTED = {
    "entrustment": Words(ja="委託", en="entrustments"),
    "provision": Words(ja="提供", en="provisions"),
    "transfer": Words(ja="移転", en="transfers"),
}


def missing_sections(filled: FilledForm) -> list[Note]:
    """Return a note for each run of sections that are missing in the document."""
    if filled.form == CHANGE_LIST:
        return []
    wanted = [str(section.address) for section in filled.edition.sections if not section.optional]
    runs: list[list[str]] = []
    last_was_missing = False
    for address in wanted:
        if address in filled.seen:
            last_was_missing = False
        elif last_was_missing:
            runs[-1].append(address)
        else:
            runs.append([address])
            last_was_missing = True
    return [_missing(run, at_end=run[-1] == wanted[-1]) for run in runs]


def _missing(run: list[str], *, at_end: bool) -> Note:
    if at_end:
        return Note(
            code="cut-off",
            ja=f"{run[0]} から後がない（文書が途中で終わっている）",
            en=f"everything from {run[0]} on is missing (the document ends before)",
        )
    span = run[0] if len(run) == 1 else f"{run[0]}～{run[-1]}"
    return Note(code="section-missing", ja=f"{span} の欄がない", en=f"section {span} is missing")


def skipped_numbers(flows: Iterable[Flow]) -> list[Note]:
    """Return a note for each file and kind of block with missing numbers: 移転先3 without 1 and 2."""
    numbers: dict[tuple[str, str], set[int]] = {}
    for flow in flows:
        if flow.block and flow.kind in BLOCKS:
            numbers.setdefault((flow.file, flow.kind), set()).add(flow.block)
    notes = []
    for (file, kind), found in numbers.items():
        lost = sorted(set(range(1, max(found))) - found)
        if lost:
            names = "・".join(f"{BLOCKS[kind]}{n}" for n in lost)
            notes.append(
                Note(code="blocks-missing", ja=f"{file}：{names} の欄がない", en=f"{file}: {names} are missing")
            )
    return notes


def doubled_blocks(filled: FilledForm) -> list[Note]:
    """Return a note for each block that is printed twice; the first one is read."""
    first: dict[tuple[str, int | None, int | None], Slot] = {}
    notes = []
    for slot in filled.slots:
        if slot.meaning not in _HEADS_OF_BLOCKS or slot.block is None:
            continue
        same = first.setdefault((slot.meaning, slot.file, slot.block), slot)
        if same is not slot:
            name = f"{BLOCKS[slot.subject]}{slot.block}"
            agrees = fold_label(same.text) == fold_label(slot.text)
            notes.append(
                Note(
                    code="doubled" if agrees else "doubled-differently",
                    ja=f"{name} が二度印刷されている" + ("" if agrees else "（内容が違う。初めの方を読んだ）"),
                    en=f"{name} is printed twice" + ("" if agrees else " (they differ; the first is read)"),
                    at=slot.at,
                )
            )
    return notes


def skipped_systems(systems: Sequence[System]) -> list[Note]:
    """Return a note if numbers of systems are missing."""
    numbers = {system.ordinal for system in systems}
    lost = [n for n in range(1, max(numbers, default=0)) if n not in numbers]
    if not lost:
        return []
    names = "・".join(f"システム{n}" for n in lost)
    return [Note(code="systems-lost", ja=f"{names} の欄がない", en=f"{names} are missing")]


def disagreeing_counts(declared: dict[str, DeclaredCounts], flows: Iterable[Flow]) -> list[Note]:
    """Return a note for each declared (n)件 that differs from the number of flows found."""
    found: dict[tuple[str, str], int] = {}
    for flow in flows:
        # Of a block that points to a 別紙 the rows of the 別紙 are counted instead.
        found[flow.file, flow.kind] = found.get((flow.file, flow.kind), 0) + (flow.refers_to_annex is None)
    notes = []
    for file, counts in declared.items():
        for kind, name in _COUNTED.items():
            said, seen = getattr(counts, kind), found.get((file, kind), 0)
            if said is not None and said != seen:
                notes.append(
                    Note(
                        code="count-disagrees",
                        ja=f"{file}：{name.ja} は {said} 件と記されているが、{seen} 件あった",
                        en=f"{file}: {name.en} declared: {said}, found: {seen}",
                    )
                )
    return notes
