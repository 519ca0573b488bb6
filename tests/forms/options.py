"""The options that the official forms print, as the renderer prints them."""

from konkyo.loaders.forms.editions import editions_of
from konkyo.loaders.forms.form_options import OTHER as OTHER
from konkyo.loaders.forms.labels import FORMS
from konkyo.loaders.record import FormName


def _options(kind: str, form: FormName) -> dict[str, tuple[str, ...]]:
    found = editions_of(form)[-1].option_lists
    return {meaning: options.names for meaning, options in found.items() if options.kind == kind}


CHOICES = {form: _options("choice", form) for form in FORMS}
"""Form → meaning of a field → the options of its printed list, in order."""

BOXES = _options("boxes", FORMS[-1])
"""Meaning of a field → the options beside its boxes, in order; the same in all forms that have the field."""

NAMED = frozenset(BOXES["acquisition.sources"][1:]) | {OTHER}
"""Options behind which the form prints brackets to be filled in."""
