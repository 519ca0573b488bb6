"""What in the text of a field the form itself prints: options that are not chosen, the list of the choices."""

from collections.abc import Iterator
from functools import lru_cache

from konkyo.loaders.forms.boxes import Print, boxes
from konkyo.loaders.forms.choices import listed_choices
from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.matching import fold_label


def form_print(text: str, edition: FormEdition) -> Iterator[tuple[int, int]]:
    """Yield the spans of ``text`` that the form prints and nobody filled in; they may overlap."""
    yield from listed_choices(text)
    start = 0
    for box in boxes(text):
        end = box.option_span[1]
        if box.printed < Print.ZERO and not box.detail and fold_label(box.option) in _options(edition):
            yield start, end
        start = (box.detail_span or box.option_span)[1]


@lru_cache(maxsize=16)
def _options(edition: FormEdition) -> frozenset[str]:
    options = (option for field in edition.option_lists.values() for option in field)
    return frozenset(fold_label(name) for option in options for name in option.spellings)
