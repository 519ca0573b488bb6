"""Labels of the form within the text of a passage: what follows them was not read as the field that it is in."""

import re
from collections.abc import Iterator

from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.labels import FormEntry
from konkyo.loaders.forms.printed_labels import PrintedLabel, printed_labels
from konkyo.loaders.record import Passage, PassageAddress

_ANSWER = re.compile(r"\s*[\[［☐☑◌]")


def swallowed_labels(passage: Passage, edition: FormEdition) -> Iterator[PrintedLabel]:
    """Yield the labels of other fields that stand free in the text of ``passage``, in order.

    Such a label has its own numeral (「②事務の内容」), or stands before an answer in a section that has it. The change
    log and a 別紙 speak of labels, so theirs are none.
    """
    address = passage.address
    if address.change or address.annex or address.page:
        return
    for label in printed_labels(passage.text, edition):
        if label.free_before and label.free_after and any(_is_in_place(label, e, passage) for e in label.entries):
            yield label


def _is_in_place(label: PrintedLabel, entry: FormEntry, passage: Passage) -> bool:
    if label.sort:
        return label.numeral == (entry.numeral or entry.address.part)
    return _is_of_section(entry, passage.address) and bool(_ANSWER.match(passage.text, label.end))


def _is_of_section(entry: FormEntry, address: PassageAddress) -> bool:
    return entry.address.part == address.part and entry.address.section in ("", address.section)
