"""The risks of parts Ⅲ and Ⅳ: titles, measures, answers and ratings; reviews and incidents. Read by eye."""

from pathlib import Path

import pytest

from konkyo.loaders.assemble.assembly import assemble
from konkyo.loaders.forms.editions import editions_of
from konkyo.loaders.forms.labels import FULL, LabelAddress
from konkyo.loaders.forms.ordered.fill_in_order import fill_ordered
from konkyo.loaders.forms.risk_titles import form_title, is_headed, risk_title
from konkyo.loaders.read_document import read_file
from konkyo.loaders.readers.text import read_text
from konkyo.loaders.record import ILLEGIBLE, Record

ENOUGH = "十分である"
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.mark.parametrize(
    ("printed", "title", "number", "begins"),
    [
        ("リスク１：　目的外の入手が行われるリスク", "目的外の入手が行われるリスク", 1, True),
        ("リスク: 不正な提供・移転が行われるリスク", "不正な提供・移転が行われるリスク", None, True),
        ("目的外の入手が行われるリスク\nへの対策は十分か", "目的外の入手が行われるリスク", None, True),
        ("再委託に関するリスク", "再委託に関するリスク", None, False),
    ],
)
def test_a_title_stands_without_its_number_and_its_question(
    printed: str, title: str, number: int | None, begins: bool
) -> None:
    read = risk_title(printed)
    assert (read.text.text, read.number, read.begins) == (title, number, begins)


def test_a_misprinted_title_is_known_in_the_words_of_the_form() -> None:
    edition, section = editions_of(FULL)[-1], LabelAddress("III", "3")
    printed = "目的を超えた紐付け、事務に必要なない情報との紐付けが行われるリスク"
    assert form_title(printed, section, edition) == "目的を超えた紐付け、事務に必要のない情報との紐付けが行われるリスク"
    assert form_title("停電のリスク", section, edition) is None
    assert not is_headed("リスクに対する措置の内容")


def rated(record: Record) -> list[tuple[str, int | None, str | None]]:
    return [(risk.section, risk.number, risk.rating) for risk in record.risks]


def test_part_iv_of_the_basic_form() -> None:
    record = read_file(EXAMPLES / "tomosaka_kokuho_kiso_2022.txt")
    assert rated(record) == [(f"IV-{number}", None, ENOUGH) for number in (2, 3, 3, 4, 5, 6, 6, 7)]
    assert {risk.file for risk in record.risks} == {None}
    assert record.reviews
    assert (record.reviews.self_inspection, record.reviews.audit) == (True, ("内部監査",))
    assert (record.reviews.training, record.reviews.accident_within_a_year) == ("十分に行っている", False)


def test_an_incident_with_what_happened_and_the_cure() -> None:
    reviews = read_file(EXAMPLES / "tomosaka_juminzei_2022.txt").reviews
    assert reviews
    (incident,) = reviews.incidents
    assert (incident.file, incident.within_three_years) == ("個人住民税ファイル", True)
    assert incident.what == "令和3年6月、通知書を別の納税義務者に送り、1名の個人番号が他人の目に触れた。"
    assert incident.cure == "封入の前に、二人の職員が宛名を読み合わせる。"


def test_self_inspection_of_the_full_form_is_rated() -> None:
    record = read_file(EXAMPLES / "tomosaka_kokuho_zenkomoku_2024.txt")
    assert rated(record) == [("III-2", 1, ENOUGH), ("III-3", 1, "課題が残されている")]
    assert record.reviews
    assert record.reviews.self_inspection == "十分に行っている"


def test_a_rating_that_is_no_option_is_illegible(tmp_path: Path) -> None:
    text = (EXAMPLES / "tomosaka_kokuho_zenkomoku_2024.txt").read_text(encoding="utf-8")
    damaged = tmp_path / "damaged.txt"
    damaged.write_text(text.replace("[ 課題が残されている ]", "[ 課題が ]"), encoding="utf-8")
    record = read_file(damaged)
    assert [risk.rating for risk in record.risks] == [ENOUGH, ILLEGIBLE]
    assert any(note.code == "impossible-value" for note in record.notes)


def test_the_risks_of_a_file_whose_heading_is_lost_are_of_no_named_file(seed_records: dict[str, Record]) -> None:
    """呉市 (000): lines 302-362 and 369-431 have their file; from line 441 the page with it is lost."""
    record = seed_records["000"]
    files = [risk.file for risk in record.risks]
    assert files == ["住民基本台帳ファイル"] * 8 + ["本人確認情報ファイル"] * 8 + [ILLEGIBLE] * 2
    blank = [(risk.file, risk.section, risk.number) for risk in record.risks if risk.rating is None]
    assert blank == [
        ("住民基本台帳ファイル", "III-6", 1),
        ("本人確認情報ファイル", "III-6", 1),
        ("本人確認情報ファイル", "III-6", 2),
    ]


def test_a_whole_part_iii(seed_records: dict[str, Record]) -> None:
    """花巻市 (002), lines 502-583."""
    record = seed_records["002"]
    assert rated(record) == [
        ("III-2", None, ENOUGH), ("III-3", 1, ENOUGH), ("III-3", 2, ENOUGH), ("III-4", None, ENOUGH),
        ("III-5", None, ENOUGH), ("III-6", 1, ENOUGH), ("III-6", 2, ENOUGH), ("III-7", None, ENOUGH),
    ]  # fmt: skip
    assert record.risks[1].risk == "目的を超えた紐付け、事務に必要なない情報との紐付けが行われるリスク"
    assert [incident.within_three_years for incident in record.reviews.incidents] == [False]  # type: ignore[union-attr]


def test_risks_whose_order_is_lost_are_said_to_be_unread(seed_records: dict[str, Record]) -> None:
    """墨田区 (001) prints part Ⅲ from the bottom up; the list of changes (004) has no such part."""
    record = seed_records["001"]
    assert record.risks
    assert "scattered-risks" in {note.code for note in record.notes}
    assert "risks-unread" not in {note.code for note in seed_records["004"].notes}


def test_a_part_about_risks_of_which_nothing_could_be_placed_is_said_to_be_unread() -> None:
    pages = read_text((EXAMPLES / "tomosaka_kokuho_zenkomoku_2024.txt").read_bytes())
    filled = fill_ordered(pages)
    assert "risks-unread" not in {note.code for note in assemble(filled, pages).notes}
    filled.slots = [slot for slot in filled.slots if slot.address.part != "III"]
    assert "risks-unread" in {note.code for note in assemble(filled, pages).notes}
