"""What in the text of a field the form itself prints: options that are not chosen, the list of the choices."""

from collections.abc import Iterator

from konkyo.loaders.forms.boxes import Print, boxes
from konkyo.loaders.forms.choices import listed_choices
from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.matching import fold_label


def form_print(text: str, edition: FormEdition) -> Iterator[tuple[int, int]]:
    """Yield the spans of ``text`` that the form prints and nobody filled in; they may overlap."""
    yield from listed_choices(text)
    group = boxes(text)
    names = {
        fold_label(name) for field in edition.option_lists.values() for option in field for name in option.spellings
    }
    start = 0
    for box in group:
        first, end = box.option_span
        if box.printed < Print.CIRCLE and not box.detail and fold_label(box.option) in names:
            yield start, end
        start = (box.detail_span or box.option_span)[1]
