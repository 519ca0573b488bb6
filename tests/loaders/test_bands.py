"""A band of numbers is one however a document spells it; what it prints is kept."""

import pytest

from konkyo.loaders.facts.bands import bands, one_spelling


@pytest.mark.parametrize(
    ("printed", "spelling"),
    [
        ("1万人未満", "1万人未満"),
        ("１万人未満", "1万人未満"),
        ("１，０００人以上１万人未満", "1,000人以上1万人未満"),
        ("1000人以上 1万人未満", "1,000人以上1万人未満"),
        ("100項目以上", "100項目以上"),
        ("ILLEGIBLE", "ILLEGIBLE"),
        ("", ""),
    ],
)
def test_one_spelling(printed: str, spelling: str) -> None:
    assert one_spelling(printed) == spelling == one_spelling(spelling)


def test_the_printed_form_is_kept_where_it_differs() -> None:
    assert bands(subjects_band="１万人未満", handlers_band="10人未満", record_items_band=None) == {
        "subjects_band": "1万人未満",
        "subjects_band_as_printed": "１万人未満",
        "handlers_band": "10人未満",
        "handlers_band_as_printed": None,
        "record_items_band": None,
        "record_items_band_as_printed": None,
    }
