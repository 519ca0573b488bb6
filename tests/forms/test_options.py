"""The reader's table of options has what the forms print, written out in ``options``."""

import pytest
from options import BASIC, BOXES, CHOICES, ONLY_BASIC

from konkyo.loaders.forms.editions import edition_at
from konkyo.loaders.forms.labels import FORMS
from konkyo.loaders.record import FormName


@pytest.mark.parametrize("form", FORMS)
def test_the_table_has_the_options_that_the_form_prints(form: FormName) -> None:
    printed = {("choice", field): options for field, options in CHOICES[form].items()}
    printed |= {("boxes", field): options for field, options in BOXES.items()}
    printed |= {("boxes", field): options for field, options in ONLY_BASIC.items() if form == BASIC}
    declared = edition_at(form, "令和6年10月").option_lists
    assert {(options.kind, field): options.names for field, options in declared.items()} == printed
