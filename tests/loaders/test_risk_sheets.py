"""The part about risks on sheets that were extracted from the bottom up."""

import re
from itertools import cycle, pairwise, starmap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konkyo.loaders.forms.editions import EDITIONS
from konkyo.loaders.forms.filled import Slot
from konkyo.loaders.forms.labels import FOCUSED, FULL
from konkyo.loaders.forms.ordered.fill_in_order import fill_ordered
from konkyo.loaders.forms.risk_order import RiskPlace, risk_places
from konkyo.loaders.forms.scattered.bottom_up import bottom_up_places
from konkyo.loaders.read_document import read_pages
from konkyo.loaders.readers.text import read_text
from konkyo.loaders.record import ILLEGIBLE, FormName, Record

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FULL_FORM, FOCUSED_FORM = "tomosaka_kokuho_zenkomoku_2024.txt", "tomosaka_juki_2023.txt"
FORM = ("T1", "a", "b", "r", "T2", "m", "r", "T3", "c", "d", "r")  # a title, fields of one risk, r that each has
PLACES = {label: [place for place, other in enumerate(FORM) if other == label] for label in FORM}


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("T1 a b r T2 m r", [0, 1, 2, 3, 4, 5, 6]),
        ("T3 c d r T2 m r T1 a b r", [7, 8, 9, 10, 4, 5, 6, 0, 1, 2, 3]),
        ("T3 c d r T2 m T1 a b r", [7, 8, 9, 6, 4, 5, 0, 1, 2, 3]),  # the last rating is on the next sheet
        ("T2 m r r T1 a b", [4, 5, 6, 3, 0, 1, 2]),
        ("d r T3 c r T2 m r", [9, 10, 7, 8, None, 4, 5, None]),  # "r T2 m r" may be one run
        ("b T3 c d r T2 m r T1 a r", [2, 7, 8, 9, 10, 4, 5, 6, 0, 1, 3]),  # b out of the order
        ("m T3 c d r T2 r", [5, 7, 8, 9, None, 4, None]),  # m out of the order, or a label lost between m and T3
        ("T1 T3 T2 a c b", [None] * 6),  # in no order
        ("r", [None]),
        ("", []),
    ],
)
def test_the_places_of_labels_are_told_by_the_runs_they_stand_in(printed: str, expected: list[int | None]) -> None:
    assert bottom_up_places([PLACES[label] for label in printed.split()]) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        # Three titles, each drawn apart from the row below it.
        ("c d r T1 T3 m r T2 a b r", [8, 9, 10, 0, 7, 5, 6, 4, 1, 2, 3]),
        ("T1 T3 T2 a c b", [None] * 6),
    ],
)
def test_titles_may_all_stand_apart(printed: str, expected: list[int | None]) -> None:
    labels = printed.split()
    titles = {at for at, label in enumerate(labels) if label.startswith("T")}
    assert bottom_up_places([PLACES[label] for label in labels], titles) == expected


@given(st.integers(0, len(FORM)), st.integers(0, len(FORM)), st.sets(st.integers(0, len(FORM))))
def test_no_label_is_given_a_wrong_place(first: int, end: int, cuts: set[int]) -> None:
    first, end = sorted((first, end))
    bounds = [first, *sorted(cut for cut in cuts if first < cut < end), end]
    true = [place for low, high in reversed([*pairwise(bounds)]) for place in range(low, high)]
    found = bottom_up_places([PLACES[FORM[place]] for place in true])
    assert all(place in (None, other) for place, other in zip(found, true, strict=True))


def read(name: str) -> tuple[bytes, Record]:
    text = (EXAMPLES / name).read_bytes()
    return text, read_pages(read_text(text))


def slots_of_risks(text: bytes) -> list[Slot]:
    return [slot for slot in fill_ordered(read_text(text)).slots if slot.address.part == "III"]


@pytest.mark.parametrize("name", [FULL_FORM, FOCUSED_FORM])
def test_the_declared_order_is_that_of_the_form(name: str) -> None:
    form = FULL if name == FULL_FORM else FOCUSED
    declared = risk_places(EDITIONS[form][-1])
    sections, meanings = {place.section for place in declared}, {place.label.meaning for place in declared}
    slots = [slot for slot in slots_of_risks(read(name)[0]) if slot.address.section_address in sections]
    printed = [(slot.address.section, slot.meaning) for slot in slots if slot.meaning in meanings]
    places = iter((place.section.section, place.label.meaning) for place in declared)
    assert printed
    assert all(one in places for one in printed)  # each stands behind the one before it


def drawn_fields(form: FormName) -> list[tuple[RiskPlace, str]]:
    """Return the places of the part about risks, and what stands in each: options in turn, and numbered sentences."""
    edition = EDITIONS[form][0]
    found: list[tuple[RiskPlace, str]] = []
    risk = 0
    for number, place in enumerate(risk_places(edition)):
        if place.title:
            risk = risk + 1 if found and found[-1][0].section == place.section else 1
            # 様式4 prints those of the 委託 without 「リスク」, with one rating for all.
            several = form == FULL and place.section.section == "4"
            found.append((place, place.title.name if several else f"リスク{risk}：　{place.title.name}"))
        elif options := edition.option_lists.get(place.label.meaning):
            chosen = options.names[number % len(options.names)]
            listed = " ".join(f"{at}） {name}" for at, name in enumerate(options.names, start=1))
            found.append((place, f"[ {chosen} ] ＜選択肢＞\n{listed}"))
        else:
            found.append((place, f"第{number}の措置を講じる。"))
    return found


def bottom_up(name: str, form: FormName, size: int) -> bytes:
    """Return an example with a part about risks that is printed from the bottom up, ``size`` fields on a sheet."""
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    heading = [line for line in text.splitlines() if re.match("(?:Ⅲ|III) .*リスク対策", line)][-1]
    before = text[: text.rindex(heading)]
    file = next(iter(read(name)[1].files)).name
    fields = drawn_fields(form)
    sheets = [fields[at : at + size] for at in range(0, len(fields), size)]
    printed = ["\n\n".join(starmap(printed_field, _turned(sheet))) for sheet in sheets]
    printed[0] += f"\n\n{heading}\n\n １．特定個人情報ファイル名\n\n{file}"
    return "\n\n\n\n\n".join([before, *printed]).encode()


def _turned(sheet: list[tuple[RiskPlace, str]]) -> list[tuple[RiskPlace, str]]:
    """Return the fields in runs of one to four, the last run first."""
    bounds, sizes = [0], cycle((4, 1, 3, 2))
    while bounds[-1] < len(sheet):
        bounds.append(min(bounds[-1] + next(sizes), len(sheet)))
    return [field for low, high in reversed([*pairwise(bounds)]) for field in sheet[low:high]]


def printed_field(place: RiskPlace, text: str) -> str:
    return text if place.title else f" {place.label.name}\n\n{text}"


@pytest.mark.parametrize(("form", "size"), [(FULL, 18), (FULL, 25), (FOCUSED, 17)])
def test_risks_are_read_from_sheets_printed_bottom_up(form: FormName, size: int) -> None:
    name = FULL_FORM if form == FULL else FOCUSED_FORM
    found = read_pages(read_text(bottom_up(name, form, size)))
    fields = drawn_fields(form)
    titles = [place.title.name for place, _ in fields if place.title]
    ratings = [text[2:].split(" ]")[0] for place, text in fields if place.label.meaning == "risk.enough"]
    elsewhere = ("risk.more", "risk.past_content", "risk.past_cure")
    boxes = [text for place, text in fields if text.startswith("第") and place.label.meaning not in elsewhere]
    read_boxes = [box for risk in found.risks for box in (risk.measure or "").split("\n") if box]
    assert "、".join(titles) == "、".join(risk.risk for risk in found.risks)
    assert all(risk.rating in (rating, ILLEGIBLE) for risk, rating in zip(found.risks, ratings, strict=True))
    assert (
        sum(risk.rating == ILLEGIBLE for risk in found.risks) <= len(ratings) / 3
    )  # where runs are cut so that two orders fit
    remaining = iter(boxes)
    assert all(box in remaining for box in read_boxes)  # none is another's: they come in the form's order
    assert len(read_boxes) >= len(boxes) * 0.8
