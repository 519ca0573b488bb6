"""The edition of a form: told by the stamp, else by the labels; its addresses and options come from declared rows.

The editions are written out here: a row more in the tables of the reader changes nothing in them.
"""

import re
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from konkyo.i18n import KonkyoError
from konkyo.loaders.facts.change_items import FormMap, change_items
from konkyo.loaders.forms import edition_table, editions
from konkyo.loaders.forms.edition_rows import edition_blocks
from konkyo.loaders.forms.editions import declared, edition_at, options_of
from konkyo.loaders.forms.labels import FOCUSED
from konkyo.loaders.forms.scattered.cover_values import cover
from konkyo.loaders.forms.scattered.sheets import sheets, tokens
from konkyo.loaders.read_document import read_pages
from konkyo.loaders.readers.text import read_text
from konkyo.loaders.record import DocumentEdition, Record

KNOWN = """
様式2 平成26年4月

様式2 平成31年1月
    part    / part.risks       /                                        / IV
    section / risk.report      / 提出する特定個人情報保護評価書の種類   / IV-1?
    section / risk.acquisition /                                        / IV-2?
    section / risk.use         /                                        / IV-3?
    section / risk.entrustment /                                        / IV-4?
    section / risk.sharing     /                                        / IV-5?
    section / risk.network     /                                        / IV-6?
    section / risk.keeping     /                                        / IV-7?
    section / risk.audit       /                                        / IV-8?
    section / risk.training    /                                        / IV-9?
    field   / risk.measures    /                                        / IV
    field   / risk.enough      /                                        / IV

様式2 令和6年10月
    section / risk.hands       / 人手を介在させる作業                   / IV-8?
    section / risk.audit       /                                        / IV-9?
    section / risk.training    /                                        / IV-10?
    section / risk.priority    / 最も優先度が高いと考えられる対策       / IV-11?

様式3 平成26年4月 平成30年5月

様式4 平成26年4月
"""

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
BASIC_FORM = (EXAMPLES / "tomosaka_kokuho_kiso_2022.txt").read_text(encoding="utf-8")
FOCUSED_FORM = (EXAMPLES / "tomosaka_juminzei_2022.txt").read_text(encoding="utf-8")
STAMP, STAMP_OF_2018 = "［平成31年1月 様式2］", "[平成30年5月 様式3]"
AUDIT = "8．監査"
TRAINING = "9．従業者に対する教育・啓発"
OF_2024 = {
    STAMP: "［令和6年10月 様式2］",
    TRAINING: "10．従業者に対する教育・啓発",
    AUDIT: "8．人手を介在させる作業\n人為的ミスが発生するリスクへの対策は十分か\t[ 十分である ]\n9．監査",
    "\n変更箇所\n": "\n11．最も優先度が高いと考えられる対策\n最も優先度が高い対策\t[ 監査 ]\n\n変更箇所\n",
}
"""What 様式2 of 令和6年10月 prints where that of 平成31年1月 prints something else."""


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "EDITIONS", declared(KNOWN))


def read(text: str) -> Record:
    return read_pages(read_text(text.encode()))


def edited(text: str, changes: dict[str, str]) -> str:
    for printed, instead in changes.items():
        assert printed in text
        text = text.replace(printed, instead)
    return text


def passages(record: Record) -> dict[str, str]:
    return {passage.id: passage.label for passage in record.passages}


def codes(record: Record) -> list[str]:
    return [note.code for note in record.notes]


def without(changes: dict[str, str], printed: str) -> dict[str, str]:
    return {key: value for key, value in changes.items() if key != printed}


@pytest.fixture
def shipped(known: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "EDITIONS", declared(edition_table.EDITION_ROWS))


SHIPPED: list[tuple[str, str, dict[str, str]]] = [
    (BASIC_FORM, "平成31年1月", {"IV-8": "監査"}),
    (edited(BASIC_FORM, OF_2024), "令和6年10月", {"IV-9": "監査", "IV-11": "最も優先度が高いと考えられる対策"}),
    (FOCUSED_FORM, "平成30年5月", {"II-5 提供先1 ①": "法令上の根拠"}),
]
"""A document, its edition in the table of the reader, and what some of its passages are. Whoever adds an edition to
the table adds a document of it here."""


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(("text", "edition", "expected"), SHIPPED)
def test_a_document_is_read_by_the_rows_of_its_edition(text: str, edition: str, expected: dict[str, str]) -> None:
    record = read(text)
    assert record.document.edition is not None
    assert record.document.edition.name == edition
    assert not {"edition-stamp", "edition-unlisted"} & set(codes(record))
    found = passages(record)
    assert {section: found.get(section) for section in expected} == expected


@pytest.mark.parametrize(
    ("changes", "edition"),
    [
        ({}, ("平成31年1月", "stamp")),
        ({STAMP: "［平成 ３１ 年 １ 月　様式２］"}, ("平成31年1月", "stamp")),
        ({STAMP: ""}, ("平成31年1月", "labels")),
        (OF_2024, ("令和6年10月", "stamp")),
        (OF_2024 | {STAMP: ""}, ("令和6年10月", "labels")),
        # An edition that moves no label has no rows: it is read by the rows of the one before.
        ({STAMP: "［令和3年9月 様式2］"}, ("令和3年9月", "stamp")),
        # A stamp that the labels contradict: the body took the new form and kept the old stamp, or the other way round.
        ({STAMP: "［平成26年4月 様式2］"}, ("平成31年1月", "labels")),
        (without(OF_2024, STAMP), ("令和6年10月", "labels")),
        ({STAMP: "［令和6年10月 様式2］"}, ("平成31年1月", "labels")),
    ],
)
def test_the_stamp_tells_the_edition_unless_the_labels_are_of_another(
    changes: dict[str, str], edition: tuple[str, str]
) -> None:
    record = read(edited(BASIC_FORM, changes))
    assert record.document.edition == DocumentEdition(name=edition[0], told_by=edition[1])
    contradicted = edition[1] == "labels" and bool(record.document.stamp)
    assert [note.code for note in record.notes if note.code == "edition-stamp"] == ["edition-stamp"] * contradicted


def test_an_edition_that_nothing_tells_is_null() -> None:
    part = BASIC_FORM.index("Ⅳ リスク対策")
    log = BASIC_FORM.index("変更箇所")
    record = read(edited(BASIC_FORM[:part] + BASIC_FORM[log:], {STAMP: ""}))
    assert record.document.edition is None
    assert read(edited(FOCUSED_FORM, {STAMP_OF_2018: ""})).document.edition is None


def test_labels_that_only_later_editions_have_may_leave_open_which() -> None:
    """A page break after Ⅳ 7: both editions print the sections before it alike."""
    cut = BASIC_FORM[: BASIC_FORM.index(AUDIT)]
    record = read(edited(cut, {STAMP: ""}))
    assert record.document.edition is None
    assert passages(record)["IV-7"] == "特定個人情報の保管・消去"


@pytest.mark.parametrize(("changes", "section"), [({}, "IV-8"), (OF_2024, "IV-9"), ({STAMP: ""}, "IV-8")])
def test_a_passage_has_the_number_that_its_edition_prints(changes: dict[str, str], section: str) -> None:
    found = passages(read(edited(BASIC_FORM, changes)))
    assert found[section] == "監査"
    assert list(found.values()).count("監査") == 1


@pytest.mark.parametrize(("changes", "item"), [({}, "Ⅳ リスク対策 8．監査"), (OF_2024, "Ⅳ リスク対策 9．監査")])
def test_a_change_row_finds_its_passage_by_the_number_of_its_edition(changes: dict[str, str], item: str) -> None:
    record = read(
        edited(BASIC_FORM, changes) + f"令和4年2月28日\t{item}\t自己点検\t自己点検、内部監査\t事後\t監査の追加\n"
    )
    [item] = change_items(record.changes[-1].item or "")
    passage = FormMap(record.passages, len(record.files)).passage(item)
    assert passage is not None
    assert passage.label == "監査"


# ---- an edition to come ---------------------------------------------------------------------------------------

INVENTED = """
様式3 令和20年4月
    section / section.sharing   /                          / II-4
    section / section.entrustment /                        / II-5
    section / section.deletion  / 特定個人情報の廃棄の記録 / II-7
    section / file.remarks      /                          / II-8
    field   / deletion.record   / 廃棄の記録の保存期間     / II-7-①
    field   / use.purpose       / 使用の目的               / II-3-④
    field   / use.users         /                          / II-3-③
    field   / use.departments   /                          / II-3-③
    field   / use.handlers      /                          / II-3-③
    part    / part.requests     / 開示の請求               / V
    part    / part.procedure    /                          / IV
    section / other_bodies      /                          / -
    boxes   / provision.methods / 情報提供ネットワークシステム | 専用線 | 公共サービスメッシュ（共通基盤） | その他
"""


@pytest.fixture
def invented(known: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edition that renumbers sections, blocks, fields and parts, and prints other options."""
    monkeypatch.setattr(editions, "EDITIONS", declared(KNOWN + INVENTED))


def printed_by_the_invented_edition(text: str) -> str:
    """The example as a body would fill in the invented edition."""
    start, entrusted, shared, kept = (
        text.index(heading)
        for heading in (
            "## II ",
            "\n4. 特定個人情報ファイルの取扱いの委託",
            "\n5. 特定個人情報の提供・移転",
            "\n6. 特定個人情報の保管・消去",
        )
    )
    assert start < entrusted < shared < kept
    entrustment = text[entrusted:shared].replace("\n4. ", "\n5. ", 1)
    sharing = text[shared:kept].replace("\n5. ", "\n4. ", 1)
    requests, procedure, log = (text.index(heading) for heading in ("## IV 開示", "## V 評価", "## (別添2)"))
    changes = {
        STAMP_OF_2018: "［令和20年4月 様式3］",
        "\n7. 他の評価実施機関\t": "",
        "\n7. 備考": "\n7. 特定個人情報の廃棄の記録\n①廃棄の記録の保存期間\t5年\n8. 備考",
        "③使用目的": "④使用の目的",
        "④使用の主体": "③使用の主体",
        "## IV 開示請求、問合せ": "## V 開示の請求",
        "## V 評価実施手続": "## IV 評価実施手続",
    }
    moved = text[:entrusted] + sharing + entrustment + text[kept:requests]
    return edited(moved + text[procedure:log] + text[requests:procedure] + text[log:], changes)


@pytest.mark.usefixtures("invented")
def test_a_new_edition_is_new_rows() -> None:
    edition = edition_at(FOCUSED, "令和20年4月")
    before = edition_at(FOCUSED, "令和19年4月")
    where = {entry.meaning: str(entry.address) for entry in (*edition.parts, *edition.sections, *edition.fields)}
    assert where["section.sharing"] == "II-4"
    assert where["provision.basis"] == "II-4-①", "a field moves with its section"
    assert where["sharing.count"] == "II-4"
    assert where["entrustment.party"] == "II-5-③"
    assert (where["use.purpose"], where["use.users"]) == ("II-3-④", "II-3-③")
    assert where["section.requests"] == "V-1", "a section moves with its part"
    assert where["disclosure.place"] == "V-1-①"
    assert where["document.threshold"] == "IV-1-②"
    assert "other_bodies" not in where
    sections = [entry.meaning for entry in edition.sections if entry.address.part == "II"]
    assert sections[3:] == [
        "section.sharing",
        "section.entrustment",
        "section.keeping",
        "section.deletion",
        "file.remarks",
    ]
    assert edition.block_sections["provision"].heading == "II-4"
    assert before.address("section.sharing").heading == "II-5", "older editions stay as they were"
    assert options_of(FOCUSED, "provision.methods")[2] == "公共サービスメッシュ（共通基盤）"
    assert len(options_of(FOCUSED, "provision.methods", "平成30年5月")) == 7


@pytest.mark.parametrize("page", ["contributing.md", "contributing.ja.md"])
def test_the_rows_of_the_guide_are_an_edition(page: str) -> None:
    guide = (Path(__file__).parents[2] / "docs" / page).read_text(encoding="utf-8")
    [rows] = re.findall(r"(?ms)^ *```\n( *様式3 令和20年4月\n.*?)^ *```", guide)
    assert declared(edition_table.EDITION_ROWS + dedent(rows))[FOCUSED][-1].address("section.sharing").heading == "II-4"


@pytest.mark.usefixtures("invented")
@pytest.mark.parametrize("stamped", [True, False])
def test_a_document_of_the_new_edition_is_read_by_its_rows(stamped: bool) -> None:
    text = printed_by_the_invented_edition(FOCUSED_FORM)
    record = read(text if stamped else text.replace("［令和20年4月 様式3］", ""))
    old = read(FOCUSED_FORM)
    assert record.document.edition == DocumentEdition(name="令和20年4月", told_by="stamp" if stamped else "labels")
    assert [(f.kind, f.label, f.counterparty, f.purpose) for f in record.flows] == [
        (f.kind, f.label, f.counterparty, f.purpose) for f in old.flows
    ]
    found = passages(record)
    assert found["II-4 提供先1 ①"] == "法令上の根拠"
    assert found["II-5 委託事項1 ③"] == "委託先名"
    assert found["II-7-①"] == "廃棄の記録の保存期間"
    assert found["II-3-④"] == "使用の目的"


@pytest.mark.usefixtures("invented")
def test_a_document_of_an_older_edition_is_read_as_before() -> None:
    assert read(FOCUSED_FORM).document.edition == DocumentEdition(name="平成30年5月", told_by="stamp")
    assert passages(read(FOCUSED_FORM))["II-5 提供先1 ①"] == "法令上の根拠"


@pytest.mark.parametrize(
    ("rows", "line", "cure"),
    [
        ("様式3 令和20年4月\nsection / section.sharing / II-4", 2, "write 4"),
        ("様式3 令和20年4月\nchoice / file.kind / / A | B", 2, "write 3"),
        ("様式3 令和20年4月\nsection / section.invented / / II-9", 2, "printed words of a new label"),
        ("様式3 令和20年4月\nfield / provision.bassis / / II-5-②", 2, "write provision.basis"),
        ("様式3 令和20年4月\nfield / provision.bassis / / -", 2, "write provision.basis"),
        ("様式3 令和20年4月\nchoice / file.kinds / A | B", 2, "write file.kind"),
        ("様式3 令和20年4月\nchoice / threshold.handlers / A | B", 2, "field"),
        ("様式3 令和20年4月\nboxes / provision.methods / 紙 | | その他", 2, "write the options"),
        ("様式3 令和20年4月\nfield / provision.basis / / Ⅱ－５－②", 2, "「II-5-②」"),
        ("様式3 令和20年4月\nfield / provision.basis / / II 5 ②", 2, "「II-5-①」"),
        ("様式3 令和20年4月\nfield / provision.basis / / II-5-2", 2, "「II-5-①」"),
        ("様式3 令和20年4月\nsection / section.sharing / / II", 2, "「II-5」"),
        ("様式3 令和20年4月\nfields / provision.basis / / II-5-②", 2, "field"),
        ("様式3 令和20年4月\nfield / 根拠 / 根拠 / II-5-②", 2, "provision.basis"),
        ("様式5 令和20年4月", 1, "様式3 令和6年10月"),
        ("様式3", 1, "様式3 令和6年10月"),
        ("様式3 令和２０年４月", 1, "half-width"),
        ("様式3 令和20年13月", 1, "様式3 令和6年10月"),
        ("様式3 平成25年1月", 1, "oldest first"),
        ("様式3 令和20年4月 令和20年4月", 1, "oldest first"),
        ("様式3 令和20年4月\nsection / section.sharing / / II-4", 2, "later sections"),
        ("様式3 令和20年4月\nsection / section.cloud / クラウド / VIII-1", 2, "part or section"),
        ("様式3 令和20年4月\nfield / cloud.name / クラウド / II-9-①", 2, "part or section"),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_its_line_and_a_cure(rows: str, line: int, cure: str) -> None:
    with pytest.raises(KonkyoError) as error:
        declared(f"{KNOWN}{rows}\n")
    assert error.value.where == f"line {KNOWN.count(chr(10)) + line}"
    assert cure in error.value.cure.en
    assert rows.splitlines()[line - 1].split("/")[0].strip() in error.value.what.ja


def test_a_row_before_any_edition_is_refused() -> None:
    with pytest.raises(KonkyoError, match="line 1"):
        declared("field / provision.basis / / II-5-②")


def test_an_error_in_the_table_itself_names_its_file_and_line() -> None:
    lines = Path(edition_table.__file__).read_text(encoding="utf-8").splitlines()
    rows = [row for block in edition_blocks(edition_table.EDITION_ROWS) for row in (block.heading, *block.rows)]
    assert rows
    for row in rows:
        file, _, number = row.place.partition(", line ")
        assert file == "loaders/forms/edition_table.py"
        assert tuple(cell.strip() for cell in lines[int(number) - 1].split("/")) == row.cells


# ---- an edition that nobody has declared yet -------------------------------------------------------------------


@pytest.mark.parametrize(("month", "noted"), [("平成30年5月", False), ("令和20年4月", True), ("平成29年5月", True)])
def test_a_stamp_that_no_edition_has_leaves_a_note(month: str, noted: bool) -> None:
    record = read(edited(FOCUSED_FORM, {STAMP_OF_2018: f"[{month} 様式3]"}))
    assert ("edition-unlisted" in codes(record)) is noted
    assert record.document.edition == DocumentEdition(name=month, told_by="stamp")


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        (
            {"\n4. 特定個人情報ファイルの取扱いの委託": "\n5. 特定個人情報ファイルの取扱いの委託"},
            "5.特定個人情報ファイルの取扱いの委託",
        ),
        ({"③使用目的": "④使用目的"}, "④使用目的"),
        ({"\n提供先2～5": "\n⑧提供の記録の保存期間\t5年\n提供先2～5"}, "⑧提供の記録の保存期間"),
        ({"## V 評価実施手続": "## VI 評価実施手続"}, "VI評価実施手続"),
        ({}, None),
        # A value may count points of its own.
        ({"課税資料の登録、": "\n①課税資料の登録\n②税額の計算、"}, None),
    ],
)
def test_a_label_with_a_numeral_that_the_edition_does_not_have_leaves_a_note(
    changes: dict[str, str], label: str | None
) -> None:
    notes = [note.ja for note in read(edited(FOCUSED_FORM, changes)).notes if note.code == "other-numeral"]
    assert len(notes) == (label is not None)
    assert all(f"「{label}" in note for note in notes)


# ---- an edition that swaps numerals ---------------------------------------------------------------------------

SWAPPED = """
様式3 令和20年4月
    field / provision.basis    / 提供の根拠規定           / II-5-②
    field / provision.purpose  /                          / II-5-①
    field / file.subjects      /                          / II-2-①
    field / file.kind          /                          / II-2-②
    field / provision.recorded / 提供の記録の保存期間     / II-5-⑧
"""
BASIS, PURPOSE = (
    re.compile(r"①法令上の根拠(\t.+\n)②提供先における用途(\t.+\n)"),
    r"①提供先における用途\2②提供の根拠規定\1",
)
KIND, SUBJECTS = (
    re.compile(r"①ファイルの種類 ※(\t.+\n)②対象となる本人の数(\t.+\n)"),
    r"①対象となる本人の数\2②ファイルの種類 ※\1",
)
OTHER_NUMERAL = {"①": "②", "②": "①"}


@pytest.fixture
def swapped(known: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "EDITIONS", declared(KNOWN + SWAPPED))


def printed_by_the_swapped_edition(text: str) -> str:
    """The example as a body would fill in the edition with swapped numerals."""
    text, bases = BASIS.subn(PURPOSE, text)
    text, kinds = KIND.subn(SUBJECTS, text)
    assert bases > 1
    assert kinds == 1
    return edited(text, {STAMP_OF_2018: "［令和20年4月 様式3］"})


def with_swapped_numerals(address: dict[str, Any]) -> dict[str, Any]:
    in_block = (address.get("block") or {}).get("kind") == "provision"
    in_section = (address.get("part"), address.get("section")) == ("II", "2")
    moved = "numeral" in address and (in_block or in_section)
    return address | {"numeral": OTHER_NUMERAL.get(address["numeral"], address["numeral"])} if moved else address


def said(record: Record, address: Any = dict) -> dict[str, Any]:
    """What a record says, each passage by its address and not by its id and its characters in the source."""
    where = {p.id: str(sorted(address(p.address.model_dump(mode="json")).items())) for p in record.passages}

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(inner) for key, inner in value.items() if key != "at"}
        if isinstance(value, list):
            return [plain(inner) for inner in value]
        return where.get(value, value) if isinstance(value, str) else value

    found = plain(
        record.model_dump(mode="json", exclude={"source": True, "account": True, "document": {"stamp", "edition"}})
    )
    found["passages"] = [passage for passage in found["passages"] if passage["label"] != "様式"]
    for passage in found["passages"]:
        del passage["address"]
        passage["label"] = passage["label"].replace("提供の根拠規定", "法令上の根拠")
    order = {"passages": lambda one: one["id"], "citations": lambda one: (one["section"], one["start"])}
    return found | {field: sorted(found[field], key=key) for field, key in order.items()}


@pytest.mark.usefixtures("swapped")
def test_fields_stand_in_the_order_of_their_new_numerals() -> None:
    edition = edition_at(FOCUSED, "令和20年4月")
    provision = [(str(entry.address)[-1], entry.meaning) for entry in edition.fields if entry.block == "provision"]
    assert provision[:3] == [("①", "provision.purpose"), ("②", "provision.basis"), ("③", "provision.information")]
    assert provision[-1] == ("⑧", "provision.recorded")
    meanings = [entry.meaning for entry in edition.fields]
    assert meanings.index("provision.recorded") + 1 == meanings.index("transfer.basis"), "it stands in its own block"
    again = meanings.index("entrustment.re")
    assert meanings[again - 1 : again + 2] == ["entrustment.party", "entrustment.re", "entrustment.re_exists"]


@pytest.mark.usefixtures("swapped")
def test_a_document_of_swapped_numerals_says_the_same_at_other_addresses() -> None:
    there = read(printed_by_the_swapped_edition(FOCUSED_FORM))
    assert there.document.edition == DocumentEdition(name="令和20年4月", told_by="stamp")
    assert said(there) == said(read(FOCUSED_FORM), with_swapped_numerals)


def test_a_label_of_the_cover_beside_a_label_is_not_its_value() -> None:
    pages = read_text(FOCUSED_FORM.encode())
    edition = edition_at(FOCUSED, "平成30年5月")
    slots, _ = cover(tokens(next(iter(sheets(pages))), edition), edition)
    assert {slot.meaning for slot in slots} >= {"document.body", "document.published"}
    assert [slot.text for slot in slots if slot.text in {"評価書名", "評価書番号"}] == []
