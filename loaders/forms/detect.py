"""Which official form a document is, and in which edition.

The title tells the form, else the labels. The stamp tells the edition, else the labels.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from konkyo.i18n import KonkyoError
from konkyo.law.variants import unified
from konkyo.loaders.forms import log_columns
from konkyo.loaders.forms.editions import FormEdition, edition_at, editions_of
from konkyo.loaders.forms.filled import DetectedForm, Slot
from konkyo.loaders.forms.furniture import stamp_of
from konkyo.loaders.forms.labels import BASIC, CHANGE_LIST, COVER_PAGE, FOCUSED, FORMS, FULL
from konkyo.loaders.forms.matching import fold_label, label_key, numeral
from konkyo.loaders.forms.no_evaluation import no_evaluation
from konkyo.loaders.forms.printed_labels import printed_labels
from konkyo.loaders.pages import Pages
from konkyo.loaders.record import DocumentEdition, FormName, Note

_TITLE = re.compile(r"特定個人情報保護評価書\(?(基礎項目|重点項目|全項目)評価書")
_BY_NAME: dict[str, FormName] = {"基礎項目": BASIC, "重点項目": FOCUSED, "全項目": FULL}
_LIST_TITLE = re.compile(r"^(?:(\S.*?)における)?\S*変更箇所一覧表?[^\s一-鿿]*$")
_RUN_ON_LIST = re.compile(r"\S{0,80}変更箇所一覧表?(?:項|変更日)")
_COVER_WORDS = re.compile(r"評価書番号|評価実施機関名")
_FRONT_ROWS = 40
_FEWEST_LABELS = 5
_LONGEST_LABEL = 60  # characters
_LONGEST_WORD = 5  # characters of a label that may be a plain word

NumberedLabel = tuple[str, str]
"""Key and numeral of a label: ("監査", "8") for 「8．監査」."""


def detect(pages: Pages) -> DetectedForm:
    """Return form and edition of ``pages``. Raises KonkyoError if they hold no 評価書."""
    form = form_of(pages)
    printed = set(_printed_labels(pages))
    if len(printed & set().union(*map(_labels_of, editions_of(form)))) < _FEWEST_LABELS:
        printed.update(_run_on_labels(pages, editions_of(form)))
    fitting = _fitting(editions_of(form), printed)
    by_labels = DocumentEdition(name=fitting[0].name, told_by="labels") if len(fitting) == 1 else None
    stamp = stamp_of(pages)
    if stamp is None:
        # Where a form has one edition only, its labels tell nothing.
        return DetectedForm(form, fitting[0], by_labels if len(editions_of(form)) > 1 else None)
    name = fold_label(stamp.text).partition("様式")[0]
    stamped = edition_at(form, name)
    if stamped in fitting:
        unlisted = () if name in stamped.stamps else (_unlisted(name, stamped, stamp),)
        return DetectedForm(form, stamped, DocumentEdition(name=name, told_by="stamp"), unlisted)
    note = Note(
        code="edition-stamp",
        ja=f"様式の印は{name}だが、見出しは{fitting[0].name}の様式のものなので、その様式として読んだ",
        en=f"the stamp says {name}, but the labels are those of the form of {fitting[0].name}, as which it is read",
        at=stamp.at,
    )
    return DetectedForm(form, fitting[0], by_labels, (note,))


def _unlisted(name: str, edition: FormEdition, stamp: Slot) -> Note:
    """Return the note that no edition with this stamp is known: its form may have other numbers and labels."""
    return Note(
        code="edition-unlisted",
        ja=f"様式の印の{name}の版は表になく、{edition.name}の版として読んだ。番号や見出しの違う欄は読めていないことがある",
        en=f"the edition of the stamp {name} is not listed; it is read as that of {edition.name}, so fields with other "
        "numbers or labels may not be read",
        at=stamp.at,
    )


def detect_edition(pages: Pages) -> FormEdition | None:
    """Return the edition by whose labels ``pages`` are read; None if they hold no 評価書 or a bare list of changes."""
    try:
        found = detect(pages)
    except KonkyoError:
        return None
    return None if found.form == CHANGE_LIST else found.edition


def _fitting(editions: Sequence[FormEdition], printed: set[NumberedLabel]) -> list[FormEdition]:
    """Return the editions that fit the ``printed`` labels best: all, where no label tells them apart.

    The one with the fewest labels that are not printed comes first.
    """
    labels = {edition: _labels_of(edition) for edition in editions}
    shared = frozenset.intersection(*labels.values())
    shared_keys = set.intersection(*({key for key, _ in known} for known in labels.values()))
    printed_keys = {key for key, _ in printed} - shared_keys

    def score(edition: FormEdition) -> tuple[int, int]:
        known = labels[edition] - shared
        # A numeral may be lost, or the whole label be quoted with that of another year, so both count.
        return len(printed_keys & {key for key, _ in known}), len(printed & known)

    best = max(map(score, editions))
    fitting = [edition for edition in editions if score(edition) == best]
    return sorted(fitting, key=lambda edition: len(labels[edition] - printed))


@cache
def _labels_of(edition: FormEdition) -> frozenset[NumberedLabel]:
    entries = (*edition.parts, *edition.sections, *edition.fields)
    return frozenset((key, entry.numeral or entry.address.part) for entry in entries for key in entry.labels)


def _printed_labels(pages: Pages) -> Iterator[NumberedLabel]:
    """Yield key and numeral of each cell that may be a label: 「8．監査」, and 「8．監査」 before 「 実施の有無」."""
    for row in pages.rows():
        for cell in row.cells:
            text = cell.text.strip()
            for head in dict.fromkeys((text, *text.split(maxsplit=1)[:1])):
                if head and len(head) < _LONGEST_LABEL:
                    yield label_key(head), numeral(head).upper()


def _run_on_labels(pages: Pages, editions: Sequence[FormEdition]) -> Iterator[NumberedLabel]:
    """Yield key and numeral of the labels that stand within longer cells, their numerals before them."""
    for row in pages.rows():
        for cell in row.cells:
            for edition in editions:
                for label in printed_labels(cell.text, edition):
                    if label.sort and label.free_before and label.free_after:
                        yield label_key(cell.text[label.start : label.end]), label.numeral


def form_of(pages: Pages) -> FormName:
    """Return the form of ``pages``. Raises KonkyoError if they hold no 評価書."""
    rows = pages.rows()
    front = "".join(fold_label(cell.text) for row in rows[:_FRONT_ROWS] for cell in row.cells)
    title = _TITLE.search(front)
    if title:
        return _BY_NAME[title[1]]
    if list_title(pages) and any(
        log_columns.columns(row) or any(log_columns.heads_line(cell.text) for cell in row.cells) for row in rows
    ):
        return CHANGE_LIST
    short = [cell.text for row in rows for cell in row.cells if len(cell.text) < _LONGEST_LABEL]
    # 「技術的対策」 heads a paragraph in any document; as a label of 様式4 it is printed 「⑥技術的対策」.
    keys = {key for text in short if len(key := label_key(text)) > _LONGEST_WORD or numeral(text.strip())}
    seen = {form: len(keys & _keys_of(form)) for form in FORMS}
    if max(seen.values()) < _FEWEST_LABELS and _COVER_WORDS.search(front):
        seen = {form: len(set(_labels_within(pages, form))) for form in FORMS}
    form = max(FORMS, key=lambda name: seen[name])
    if seen[form] < _FEWEST_LABELS:
        raise no_evaluation(pages, seen[form])
    return form


def _labels_within(pages: Pages, form: FormName) -> Iterator[str]:
    """Yield the keys of the labels that stand free within the front rows: a document on one line, its title lost."""
    for row in pages.rows()[:_FRONT_ROWS]:
        for cell in row.cells:
            for label in printed_labels(cell.text, editions_of(form)[0]):
                key = label_key(cell.text[label.start : label.end])
                if label.free_before and label.free_after and (len(key) > _LONGEST_WORD or label.sort):
                    yield key


def _keys_of(form: FormName) -> set[str]:
    return {key for edition in editions_of(form) for key in edition.by_label}


def has_run_on_list(pages: Pages) -> bool:
    """Tell whether ``pages`` begin with a bare list of changes whose title stands in one cell with the list's head.

    The kanji of the title may stand apart.
    """
    front = [fold_label(cell.text) for row in pages.rows()[:_FRONT_ROWS] for cell in row.cells]
    return not _TITLE.search("".join(front)) and any(map(_RUN_ON_LIST.match, front))


def list_title(pages: Pages) -> list[Slot]:
    """Return the title of a bare list of changes (「…事務における変更箇所一覧」), and the work that it names."""
    for row in pages.rows()[:_FRONT_ROWS]:
        for cell in row.cells:
            text = cell.text.strip()
            title = _LIST_TITLE.match(unified(text))
            if title:
                slots = [Slot("document", "title", COVER_PAGE, "評価書名", text, cell.at)]
                work = text[: title.end(1)]
                return [*slots, Slot("work", "name", COVER_PAGE, "事務の名称", work, cell.at)] if title[1] else slots
    return []
