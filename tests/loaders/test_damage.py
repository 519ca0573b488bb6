"""Metamorphic tests: what printing, typing and cutting do to a document changes nothing that can still be read."""

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from konkyo.loaders.read_document import read_pages
from konkyo.loaders.readers.text import read_text
from konkyo.loaders.record import ILLEGIBLE, Flow, Record

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.txt"))
FORMS = [path for path in EXAMPLES if "changes" not in path.stem]
EXAMPLE = {path.stem: path for path in EXAMPLES}
LONGEST = max(len(path.read_text(encoding="utf-8").splitlines()) for path in FORMS)


# The whole documents are read again and again.
@lru_cache(maxsize=8 * len(FORMS))
def read(text: str) -> Record:
    return read_pages(read_text(text.encode()))


def facts(record: Record) -> dict[str, object]:
    """What a record asserts, without where it stands."""
    where = {"at", "evidence", "inferred", "section", "quote", "start", "end", "marked", "legal_basis"}
    wanted = record.model_dump(include={"document", "office_work", "systems", "files", "flows", "declared_counts"})

    def bare(value: object) -> object:
        if isinstance(value, dict):
            return {key: bare(inner) for key, inner in value.items() if key not in where}
        if isinstance(value, list | tuple):
            return [bare(inner) for inner in value]
        # Width and dashes are what these tests change.
        return value if not isinstance(value, str) else value.translate(WIDTH)

    return bare(wanted)  # type: ignore[return-value]


WIDTH = str.maketrans("（）［］，．：０１２３４５６７８９", "()[],.:0123456789")
CIRCLED = re.compile(r"^([①-⑳])", re.M)

DAMAGE: dict[str, Callable[[str], str]] = {
    "windows line ends": lambda text: text.replace("\n", "\r\n"),
    "half-width brackets": lambda text: text.translate(str.maketrans("（）", "()")),
    "full-width brackets": lambda text: text.translate(str.maketrans("()", "（）")),
    "latin roman numerals": lambda text: text.translate({0x2160: "I", 0x2161: "II", 0x2162: "III", 0x2163: "IV"}),
    "no ※": lambda text: re.sub(r"\s*※(?=\t|\n)", "", text),
    "spaced labels": lambda text: re.sub(r"^([①-⑳][^\t\n]{2,12})(?=\t)", lambda m: " ".join(m[1]), text, flags=re.M),
    "bare numerals": lambda text: CIRCLED.sub(lambda m: f"{ord(m[1]) - 0x245F} ", text),
    "no numerals": lambda text: CIRCLED.sub("", text),
    "bold labels": lambda text: re.sub(r"^([①-⑳][^\t\n]+)(?=\t)", r"**\1**", text, flags=re.M),
    "html labels": lambda text: re.sub(r"^([①-⑳][^\t\n]+)(?=\t)", r"<b>\1</b>", text, flags=re.M),
    "html boxes": lambda text: re.sub(
        r"\[ ?○ ?\]",
        '[<input checked="" type="checkbox"/>]',
        re.sub(r"\[ *\](?= )", '[<input type="checkbox"/>]', text),
    ),
    "kanji zero boxes": lambda text: re.sub(r"\[ ?○ ?\]", "[〇]", text),
    "empty cells at line ends": lambda text: re.sub(r"(\t[^\n]*)\n", r"\1\t\t\n", text),
    "page numbers": lambda text: re.sub(r"\n\n(?=[ⅠⅡⅢⅣⅤIV#(（])", "\n\n- 3 -\n\n", text),
}


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", DAMAGE)
def test_the_same_facts(name: str, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    damaged = DAMAGE[name](text)
    assert facts(read(damaged)) == facts(read(text))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp932"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_encoding_does_not_matter(encoding: str, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    plain, again = (read_text(text.encode(each)) for each in ("utf-8", encoding))
    # All that is read of a document is read of its pages.
    assert (again.pages, again.joined) == (plain.pages, plain.joined)
    assert again.source.sha256 != plain.source.sha256


def kept(part: Flow, whole: Flow) -> bool:
    """Tell whether a flow of a cut document says nothing that the whole one does not."""
    fields = ("counterparty", "information", "purpose", "frequency", "subjects_band", "legal_basis_text", "matter")
    for field in fields:
        said, full = getattr(part, field), getattr(whole, field)
        if said is not None and said != full and not (full or "").startswith(said):
            return False
    return part.methods in (None, ILLEGIBLE, whole.methods) or set(part.methods or ()) <= set(whole.methods or ())


@settings(max_examples=20, deadline=None)
@given(cut=st.floats(0.05, 1), path=st.sampled_from(FORMS))
def test_a_document_cut_short_says_nothing_new(cut: float, path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    whole = read("".join(lines))
    part = read("".join(lines[: max(8, int(len(lines) * cut))]))
    flows = {(flow.file, flow.kind, flow.label): flow for flow in whole.flows}
    for flow in part.flows:
        same = flows.get((flow.file, flow.kind, flow.label))
        assert same is not None, flow
        assert kept(flow, same), (flow, same)
    assert {s.name for s in part.systems} <= {s.name for s in whole.systems}
    assert len(part.changes) <= len(whole.changes)


def test_a_cut_document_says_that_it_is_cut() -> None:
    lines = FORMS[0].read_text(encoding="utf-8").splitlines(keepends=True)
    record = read("".join(lines[: len(lines) // 2]))
    assert "cut-off" in [gap.code for gap in record.gaps]


# What followed a lost page was once taken for the end of a cell above it: a list of record items, a file's name, the
# risks of part III, the vertical label 再委託. What was left of a form without its first page was once refused.
@settings(max_examples=15, deadline=None)
@given(path=st.sampled_from(FORMS), start=st.integers(0, LONGEST), length=st.integers(1, 60))
@example(EXAMPLE["tomosaka_kokuho_kiso_2022"], 1, 53)
@example(EXAMPLE["tomosaka_juminzei_2022"], 203, 37)
@example(EXAMPLE["tomosaka_juminzei_2020"], 178, 32)
@example(EXAMPLE["tomosaka_juki_2023"], 272, 54)
@example(EXAMPLE["tomosaka_juki_2023"], 152, 31)
@example(EXAMPLE["tomosaka_juki_2023"], 201, 11)
@example(EXAMPLE["tomosaka_kokuho_zenkomoku_2024"], 214, 54)
@example(EXAMPLE["tomosaka_kokuho_zenkomoku_2024"], 231, 36)
def test_a_lost_page_makes_no_false_flow(path: Path, start: int, length: int) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    start %= len(lines) - 1
    end = min(len(lines), start + length)
    whole = read("".join(lines))
    part = read("".join([*lines[:start], *lines[end:]]))
    asserted = {(flow.kind, flow.counterparty) for flow in whole.flows}
    for flow in part.flows:
        known = {party or "" for kind, party in asserted if kind == flow.kind}
        assert any((flow.counterparty or "") in party for party in known), flow


def test_the_name_of_the_next_file_is_read_where_the_page_before_it_is_lost() -> None:
    lines = EXAMPLE["tomosaka_juki_2023"].read_text(encoding="utf-8").splitlines(keepends=True)
    lost = next(number for number, line in enumerate(lines) if line.startswith("移転先3\t")) + 1
    rest = lines.index("(2) 本人確認情報ファイル\n", lost)
    whole, part = read("".join(lines)), read("".join([*lines[:lost], *lines[rest:]]))
    second = {flow.label for flow in part.flows if flow.file == "本人確認情報ファイル"}
    assert second == {flow.label for flow in whole.flows if flow.file == "本人確認情報ファイル"}
    assert "lost-page" in [gap.code for gap in part.gaps]


@settings(max_examples=15, deadline=None)
@given(data=st.data(), path=st.sampled_from(FORMS))
def test_a_doubled_page_changes_no_fact(data: st.DataObject, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    body, log = text[: text.rindex("変更箇所")], text[text.rindex("変更箇所") :]
    # A page begins with a heading: between a label and its value nothing is doubled.
    pages = re.split(r"(?<=\n)\n(?=[#ⅠⅡⅢⅣⅤ]|[IV]+ |\d+[.．]|システム\d|委託事項\d|提供先\d|移転先\d|\()", body)
    start = data.draw(st.integers(1, len(pages) - 1))
    end = data.draw(st.integers(start + 1, min(len(pages), start + 4)))
    doubled = "\n".join([*pages[:end], *pages[start:end], *pages[end:]]) + log
    assert facts(read(doubled)) == facts(read(text))


def test_record_items_printed_again_below_the_next_heading_are_those_of_the_file_before() -> None:
    text = EXAMPLE["tomosaka_juki_2023"].read_text(encoding="utf-8")
    start = text.index("1. 宛名番号")
    end = text.index("(2) 本人確認情報ファイル\n", start) + len("(2) 本人確認情報ファイル\n")
    doubled = text[:end] + text[start:end] + text[end:]
    assert [file.record_items for file in read(doubled).files] == [file.record_items for file in read(text).files]


def test_a_doubled_block_is_said_to_be_doubled(seeds: Path) -> None:
    [path] = seeds.glob("002_*")
    text = path.read_text(encoding="utf-8")
    start, end = text.index("移転先3\t"), text.index("移転先5\t")
    record = read(text[:end] + text[start:end] + text[end:])
    assert [note.ja for note in record.gaps if note.code == "doubled"] == [
        "移転先3 が二度印刷されている",
        "移転先4 が二度印刷されている",
    ]


@pytest.mark.parametrize("name", DAMAGE)
def test_each_damage_damages(name: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in FORMS]
    assert any(DAMAGE[name](text) != text for text in texts)
