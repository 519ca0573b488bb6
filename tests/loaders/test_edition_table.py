"""The tables of labels, options and editions: what every edition that they declare keeps to."""

from pathlib import Path

import pytest

from konkyo.loaders.forms.detect import detect
from konkyo.loaders.forms.editions import EDITIONS, options_of
from konkyo.loaders.forms.form_options import OTHER, OWN_DEPARTMENTS, SUBENTRUSTS, THE_PERSON, TRANSFERS
from konkyo.loaders.forms.labels import BASIC, FOCUSED, FORMS, FULL
from konkyo.loaders.readers.text import read_text
from konkyo.loaders.record import FormName

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.mark.parametrize("form", FORMS)
def test_every_edition_has_its_sections_in_order_and_once(form: FormName) -> None:
    for edition in EDITIONS[form]:
        numbers = [(edition.part_order[e.address.part], int(e.address.section)) for e in edition.sections]
        assert numbers == sorted(set(numbers)), edition.name
        headings = {section.address.heading for section in edition.sections} | {
            part.address.part for part in edition.parts
        }
        assert [entry.meaning for entry in edition.fields if entry.address.heading not in headings] == []


@pytest.mark.parametrize("form", FORMS)
def test_every_edition_has_its_fields_in_the_order_of_their_numerals(form: FormName) -> None:
    for edition in EDITIONS[form]:
        groups: dict[tuple[str, str], list[str]] = {}
        for entry in edition.fields:
            if entry.address.numeral:
                groups.setdefault((entry.address.heading, entry.block), []).append(entry.address.numeral)
        assert len(groups) > 3
        assert {place: found for place, found in groups.items() if found != sorted(found)} == {}, edition.name


@pytest.mark.parametrize(
    ("form", "meaning", "options"),
    [
        (FULL, "file.subjects", ("1万人未満", "1万人以上10万人未満", "10万人以上100万人未満")),
        (FOCUSED, "entrustment.re_exists", ("再委託する", "再委託しない")),
        (BASIC, "document.threshold", ("基礎項目評価及び全項目評価の実施が義務付けられる",)),
        (FULL, "file.remarks", ()),
    ],
)
def test_the_options_of_a_field(form: FormName, meaning: str, options: tuple[str, ...]) -> None:
    assert options_of(form, meaning)[: len(options)] == options


@pytest.mark.parametrize(
    ("meaning", "words"),
    [
        ("acquisition.sources", {OTHER, OWN_DEPARTMENTS, THE_PERSON}),
        ("sharing.count", {TRANSFERS}),
        ("entrustment.re_exists", {SUBENTRUSTS}),
        ("system.connections", {OTHER}),
    ],
)
def test_options_that_mean_something_to_the_reader_are_options_of_every_edition(meaning: str, words: set[str]) -> None:
    for edition in (edition for form in FORMS for edition in EDITIONS[form]):
        assert words <= set(edition.options(meaning).names), edition.name


def test_every_field_with_options_is_a_label_of_some_form() -> None:
    known = {
        entry.meaning for form in FORMS for edition in EDITIONS[form] for entry in (*edition.sections, *edition.fields)
    }
    listed = {meaning for form in FORMS for edition in EDITIONS[form] for meaning in edition.option_lists}
    assert {meaning for meaning in listed - known if not meaning.startswith("change.")} == set()


def test_the_form_of_each_example_is_told_with_its_edition() -> None:
    told = {
        path.stem: (found.form, found.told and found.told.name)
        for path in sorted(EXAMPLES.glob("*.txt"))
        for found in [detect(read_text(path.read_bytes()))]
    }
    assert told["tomosaka_kokuho_kiso_2022"] == (BASIC, "平成31年1月")
    assert told["tomosaka_kokuho_zenkomoku_2024"][0] == FULL
    assert told["tomosaka_juki_changes_2024"] == ("変更箇所一覧", None)
