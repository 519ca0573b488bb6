"""Single fields on scattered sheets: the cover, the systems, the fields of parts Ⅰ, Ⅱ, Ⅴ and Ⅵ, the recorded items."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from konkyo.loaders.forms.filled import Slot
from konkyo.loaders.forms.labels import COVER, FIELDS, FormEntry
from konkyo.loaders.forms.matching import fold_label, numeral
from konkyo.loaders.forms.scattered.blocks import KINDS
from konkyo.loaders.forms.scattered.label_values import (
    ANSWERS,
    SOURCES,
    WAYS,
    Ticked,
    answers,
    printed,
    residue,
    ticked,
    value,
)
from konkyo.loaders.forms.scattered.owners import next_labels, section, sections_on
from konkyo.loaders.forms.scattered.sheets import LooseLine, Token, span
from konkyo.loaders.record import ILLEGIBLE, At, FormName, Note

_NUMBER = re.compile(r"\d{1,6}")
_DATE = re.compile(r"(?:平成|令和)\s?(?:元|[\d０-９]{1,2})\s?年\s?[\d０-９]{1,2}\s?月\s?[\d０-９]{1,2}\s?日")
_BODY = re.compile(
    r"(?:[都道府県市区町村]長?|知事|大臣|長官|機構|組合|連合会?|連合長|協会|事業団|委員会|独立行政法人.+|国立.+法人.+)$"
)
_TITLE = re.compile(r"(?:事務|業務|に関すること|評価書)(?:[\s　]*(?:基礎|重点|全)項目評価書)?(?:[（(]案[)）])?$")
_THRESHOLD = re.compile(
    r"^(?:基礎項目評価.*義務付けられる|特定個人情報保護評価の実施が義務付けられない)(?:[（(].*[)）])?"
)
_BOXED = frozenset(
    {
        "file.main_items",
        "acquisition.sources",
        "acquisition.methods",
        "sharing.count",
        "entrust.count",
        "document.evaluated",
        "document.threshold",
        "system.connections",
    }
)
_BASES = ("number_use.basis", "network.basis")
_PROVISIONS = re.compile(
    r"(?:[・･]|\d{1,2}[.．、]|\(?「?)(?:行政手続|番号法|番号利用法|住民基本台帳法|第\d+条|\S{1,20}法\()"
)
_PLACED = ("I", "II", "V")


def cover(tokens: Sequence[Token]) -> tuple[list[Slot], set[int]]:
    """Return the slots of a cover: its values are known by their shape, for its labels stand apart from them."""
    labels = {entry.meaning: (token, entry) for token in tokens for entry in token.entries if entry in COVER}
    if len(labels) < 4:  # fewer than half of the cover's labels: another page that names one of them
        return [], set()
    plain = [token for token in tokens if token.plain and not residue(token.text)]
    short = [
        t
        for t in plain
        if len(t.lines) <= 2 and not t.text.rstrip().endswith("。") and not t.text.startswith("特定個人")
    ]
    found: dict[str, Token] = {}

    def take(meaning: str, candidates: list[Token]) -> None:
        if len(candidates) == 1 and meaning in labels:
            found[meaning] = candidates[0]

    beside = labels["document.number"][0].index + 1 if "document.number" in labels else -1
    take("document.number", [t for t in short if _NUMBER.fullmatch(fold_label(t.text)) and t.index == beside])
    take("document.published", [t for t in short if _DATE.fullmatch(fold_label(t.text)) and _publishes(tokens, t)])
    take("document.title", [t for t in short if _TITLE.search(t.text.strip())])
    take("document.body", [t for t in short if _BODY.search(fold_label(t.text)) and not _TITLE.search(t.text.strip())])
    slots = [_slot(labels[meaning][1], "0", token.lines) for meaning, token in found.items()]
    for meaning, (token, entry) in labels.items():
        if meaning not in found and token.inline and meaning != "document.approved":
            slots.append(Slot(meaning, "0", entry.labels[0], token.inline, token.at))
    return slots, {token.index for token in found.values()}


def _publishes(tokens: Sequence[Token], date: Token) -> bool:
    before = tokens[date.index - 1] if date.index else None
    return before is not None and "document.published" in {entry.meaning for entry in before.entries}


def fields(tokens: Sequence[Token], form: FormName, file: int | None) -> tuple[list[Slot], set[int]]:
    """Return the fields of parts Ⅰ, Ⅱ, Ⅴ and Ⅵ whose label and value are sure, and the tokens used."""
    on = sections_on(tokens, form)
    slots: list[Slot] = []
    used: set[int] = set()
    for token in tokens:
        entry = _meant(token, form, on)
        if entry is None or (section(entry, form).startswith("II-") and file is None):
            continue
        owner = file if section(entry, form).startswith("II-") else None
        if entry.meaning in ANSWERS:
            continue
        lines = value(tokens, token.index, next_labels(entry, form))
        if lines is None and entry.meaning in _BASES:
            lines = _provisions(tokens, token.index)
        if lines:
            slots.append(_slot(entry, entry.addresses[form], lines, file=owner))
            used |= {token.index} | {t.index for t in tokens if t.plain and t.lines[0] in lines}
    # A label found twice on a sheet (a page extracted over its neighbour) leaves open which is the sheet's own,
    # unless both say the same.
    said: dict[str, set[str]] = {}
    for slot in slots:
        said.setdefault(slot.meaning, set()).add(fold_label(slot.text))
    slots = [slot for slot in slots if len(said[slot.meaning]) == 1]
    slots += _choices(tokens, form, file, on)
    return list(_first(slots)), used


def _provisions(tokens: Sequence[Token], index: int) -> tuple[LooseLine, ...]:
    """Return all paragraphs behind a 法令上の根拠 of part Ⅰ, if each lists provisions: no other cell there does."""
    found: list[LooseLine] = []
    for token in tokens[index + 1 :]:
        if not token.plain:
            break
        if residue(token.text) or not _PROVISIONS.match(fold_label(token.text)):
            return ()
        found += token.lines
    return tuple(found)


def _first(slots: Sequence[Slot]) -> Iterator[Slot]:
    seen = set()
    for slot in slots:
        if slot.meaning not in seen:
            seen.add(slot.meaning)
            yield slot


def _meant(token: Token, form: FormName, on: set[str]) -> FormEntry | None:
    """Return the field that a label can only mean on a sheet with these sections; its numeral must be the form's."""
    printed = numeral(token.lines[0].text)
    circled = printed if "①" <= printed <= "⑳" else ""
    found = []
    for entry in token.entries:
        own = entry.numeral(form)
        wanted = own if "①" <= own <= "⑳" else ""
        if (
            entry in FIELDS
            and entry.block not in (*KINDS, "system")
            and entry.meaning not in _BOXED
            and section(entry, form) in on
            and section(entry, form).split("-")[0] in _PLACED
            and circled in (wanted, "")
            and (circled or not wanted or _without_numeral(entry, form))
        ):
            found.append(entry)
    return found[0] if len(found) == 1 else None


def _without_numeral(entry: FormEntry, form: FormName) -> bool:
    """Tell whether the field is printed without a numeral: it shares an address with the field that carries it."""
    same = [e for e in FIELDS if e.addresses.get(form) == entry.addresses[form]]
    return len(same) > 1 and same[0] is not entry


def _choices(tokens: Sequence[Token], form: FormName, file: int | None, on: set[str]) -> Iterator[Slot]:
    """Yield the fields answered in brackets, where the sheet has one such field and one such answer."""
    labelled = [
        (token, entry)
        for token in tokens
        for entry in token.entries
        if entry.meaning in ANSWERS and entry.block not in KINDS and section(entry, form) in on
    ]
    for token, entry in labelled:
        rivals = [e for _, e in labelled if ANSWERS[e.meaning] == ANSWERS[entry.meaning]]
        owner = file if section(entry, form).startswith("II-") else None
        said = answers(tokens, entry.meaning)
        if len(rivals) == len(said) == 1 and (owner or not section(entry, form).startswith("II-")):
            text = said[0]
            if entry.meaning == "entrust.count":
                counts = [
                    line
                    for t in tokens
                    if t.plain
                    for line in t.text.splitlines()
                    if re.match(r"^[(（]\s*\d*\s*[)）]\s*件$", fold_label(line))
                ]
                text = "\n".join([text, *counts[:1]]) if len(counts) == 1 else text
            yield Slot(entry.meaning, entry.addresses[form], entry.labels[0], text, token.at, owner)


def sharing(tokens: Sequence[Token], form: FormName, file: int) -> Iterator[Slot]:
    """Yield 提供・移転の有無: its three boxes, each whole on its own line."""
    entry = next((e for t in tokens for e in t.entries if e.meaning == "sharing.count"), None)
    if entry is None:
        return
    lines = [line for token in tokens if token.plain for line in token.lines]
    wanted = (r"\].*提供を行っている.*件$", r"\].*移転を行っている.*件$", r"\]\s*行っていない$")
    found = [[line for line in lines if re.search(pattern, line.text)] for pattern in wanted]
    if all(len(group) == 1 and group[0].text.lstrip().startswith(("[", "［")) for group in found):
        yield Slot(
            entry.meaning,
            entry.addresses[form],
            entry.labels[0],
            "\n".join(group[0].text for group in found),
            span([group[0] for group in found]),
            file,
        )


def acquisition(tokens: Sequence[Token], form: FormName, file: int) -> tuple[list[Slot], list[Note]]:
    """Return the boxes of 入手元 and 入手方法. Both have a その他; one whose bracket closes right above the field
    after 入手方法 is the last box of 入手方法, and then the other is 入手元's."""
    by_meaning = {e.meaning: (t, e) for t in tokens for e in t.entries}
    if "acquisition.sources" not in by_meaning or "acquisition.methods" not in by_meaning:
        return [], []
    boxes = ticked(tokens)
    sources = [b for b in boxes if b.option in SOURCES]
    ways = [b for b in boxes if b.option.startswith(WAYS[:-1]) and b not in sources]
    others = [b for b in boxes if b.option == "その他"]
    after = next_labels(by_meaning["acquisition.methods"][1], form)
    source_other, way_other = _others(tokens, others, after)
    sources += [source_other] if source_other else []
    slots, notes = [], []
    lost = [b.option for b in sources if b.tick is None] + ([] if source_other else ["その他"])
    if any(b.tick for b in sources):
        slots.append(_group(by_meaning["acquisition.sources"], form, [b for b in sources if b.tick is not None], file))
    if lost:
        names = "、".join(lost)
        notes.append(
            Note(
                code="scattered-box",
                ja=f"入手元（{names}）: どの欄の印か確かでない",
                en=f"sources of the information ({names}): not certain whose marks they are",
                at=by_meaning["acquisition.sources"][0].at,
            )
        )
    sure = way_other is not None and all(b.tick is not None for b in (*ways, way_other))
    slots.append(
        _group(by_meaning["acquisition.methods"], form, [*ways, way_other] if way_other and sure else [], file)
    )
    if not sure:
        notes.append(
            Note(
                code="scattered-box",
                ja="入手方法: 印か括弧の中が確かでない",
                en="ways of obtaining: their marks, or the words in their brackets, are not certain",
                at=by_meaning["acquisition.methods"][0].at,
            )
        )
    return slots, notes


def _others(tokens: Sequence[Token], others: Sequence[Ticked], after: set[str]) -> tuple[Ticked | None, Ticked | None]:
    if len(others) != 2:
        return None, None
    if (others[0].tick, others[0].detail) == (others[1].tick, others[1].detail):
        return others[0], others[1]
    torn = [b for b in others if b.closer is not None]
    if len(torn) != 1 or torn[0].closer is None or torn[0].closer + 1 >= len(tokens):
        return None, None
    behind = {entry.meaning for entry in tokens[torn[0].closer + 1].entries}
    whole = others[1] if others[0] is torn[0] else others[0]
    return (whole, torn[0]) if behind & after else (None, None)


def _group(label: tuple[Token, FormEntry], form: FormName, boxes: Sequence[Ticked], file: int) -> Slot:
    token, entry = label
    return Slot(entry.meaning, entry.addresses[form], entry.labels[0], printed(boxes) or ILLEGIBLE, token.at, file)


def procedure(tokens: Sequence[Token], form: FormName) -> Iterator[Slot]:
    """Yield しきい値判断結果 and the day of the 基礎項目評価."""
    for entry in (e for t in tokens for e in t.entries if e.meaning == "document.threshold"):
        said = [(line, m) for t in tokens if t.plain for line in t.lines if (m := _THRESHOLD.match(line.text.strip()))]
        if len(said) == 1:
            yield Slot(entry.meaning, entry.addresses[form], entry.labels[0], said[0][1][0], said[0][0].at)
    for one, two in pairwise(tokens):
        dated = next((e for e in two.entries if e.meaning == "document.evaluated"), None)
        if (
            dated
            and "section.evaluation" in {e.meaning for e in one.entries}
            and _DATE.fullmatch(fold_label(two.inline))
        ):
            yield Slot(dated.meaning, dated.addresses[form], dated.labels[0], two.inline, two.at)


def _slot(
    entry: FormEntry, path: str, lines: Sequence[LooseLine], file: int | None = None, block: int | None = None
) -> Slot:
    at: At = span(lines)
    return Slot(entry.meaning, path, entry.labels[0], "\n".join(line.text for line in lines), at, file, block)
