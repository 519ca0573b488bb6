"""Files that are broken, locked, too large, disguised or that reach out: a clear error or note each, and no network."""

import io
import socket
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from files import FORM, codes, texts, with_parts, word_file, workbook
from msoffcrypto.format.ooxml import OOXMLFile
from office import convert
from openpyxl import Workbook

from konkyo.i18n import KonkyoError
from konkyo.loaders import limits
from konkyo.loaders.read_document import pages_of, read_file, read_pages

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x00" * 100


@pytest.fixture(autouse=True)
def outside(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An address that files may point to: to call it, or any other, is a failure of the test.

    It listens, because the libraries that parse XML and HTML would not ask Python for a connection.
    """

    def refused(*_: object, **__: object) -> None:
        pytest.fail("the network was used while reading")

    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        for name in ("connect", "connect_ex", "sendto"):
            monkeypatch.setattr(socket.socket, name, refused)
        monkeypatch.setattr(socket, "getaddrinfo", refused)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        with pytest.raises(BlockingIOError):
            listening.accept()


def complaint(data: bytes, suffix: str) -> KonkyoError:
    """The error that reading raises; it says what to do in both languages."""
    with pytest.raises(KonkyoError) as raised:
        pages_of(data, suffix)
    assert raised.value.cure.ja
    assert raised.value.cure.en
    return raised.value


def bomb(name: str, size: int) -> bytes:
    """A workbook with a part that unpacks to ``size`` bytes of zeros."""
    target = io.BytesIO(workbook())
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w") as part:
        for _ in range(size // 2**20):
            part.write(b"\x00" * 2**20)
    return target.getvalue()


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    data = bomb("xl/media/image1.png", 300 * 2**20)
    assert len(data) < 2**20
    said = complaint(data, ".xlsx")
    assert "unpacks to" in said.what.en
    assert "KONKYO_MAX_EXPANDED" in said.cure.en


def rows_of_nothing(count: int) -> bytes:
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(100, 100 + count))
    return with_parts(workbook(), replace={"xl/worksheets/sheet1.xml": {"</sheetData>": f"{rows}</sheetData>"}})


def test_more_empty_rows_than_allowed_are_refused_with_a_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(limits.CELLS.variable, "40000")
    # Each is a row and a cell.
    said = complaint(rows_of_nothing(20_001), ".xlsx")
    assert "cells and rows" in said.what.en
    assert "delete the empty rows" in said.cure.en
    assert "Sheet" in said.where


def test_some_thousand_empty_rows_are_passed_over() -> None:
    assert texts(pages_of(rows_of_nothing(20_000), ".xlsx")) == [list(row) for row in FORM]


def test_a_stray_cell_in_the_last_corner_costs_nothing() -> None:
    def stray(book: Workbook) -> None:
        book.active["XFD1048576"] = "＊"

    assert texts(pages_of(workbook(FORM, stray), ".xlsx")) == [*(list(row) for row in FORM), ["＊"]]


def test_a_limit_can_be_raised_and_lowered(monkeypatch: pytest.MonkeyPatch) -> None:
    data = rows_of_nothing(1_000)
    monkeypatch.setenv("KONKYO_MAX_CELLS", "500")
    assert "500" in str(complaint(data, ".xlsx").why)
    monkeypatch.setenv("KONKYO_MAX_CELLS", "5000")
    assert texts(pages_of(data, ".xlsx"))
    monkeypatch.setenv("KONKYO_MAX_CELLS", "many")
    assert "KONKYO_MAX_CELLS=many" in complaint(data, ".xlsx").where


@pytest.mark.parametrize("limit", limits.LIMITS, ids=lambda limit: limit.variable)
def test_every_limit_says_what_is_too_much_and_which_variable_raises_it(limit: limits.Limit) -> None:
    limit.check(limit.default)
    with pytest.raises(KonkyoError) as raised:
        limit.check(limit.default + 1)
    assert limit.variable in raised.value.cure.ja
    assert f"{limit.default:,}" in raised.value.why.en


@pytest.mark.parametrize(("make", "suffix"), [(workbook, ".xlsx"), (word_file, ".docx")])
@pytest.mark.parametrize("part", [1, 2, 3])
def test_a_cut_file_is_said_to_be_cut(make: Callable[[], bytes], suffix: str, part: int) -> None:
    data = make()
    assert "cut off or damaged" in complaint(data[: len(data) * part // 4], suffix).what.en


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_workbook_with_broken_xml_is_said_to_be_damaged(part: str) -> None:
    said = complaint(with_parts(workbook(), replace={part: {"</": "<"}}), ".xlsx")
    assert part in said.why.en


def test_an_old_workbook_is_read_and_one_that_is_cut_is_said_to_be_cut(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(workbook())
    (old,) = convert([tmp_path / "a.xlsx"], "xls", tmp_path)
    data = old.read_bytes()
    assert texts(pages_of(data, ".xls")) == [list(row) for row in FORM]
    assert "cut off or damaged" in complaint(data[: len(data) // 3], ".xls").what.en
    # The number of a style stands after row and column of the first cell.
    style = data.index(b"\xfd\x00\x0a\x00") + 8
    unknown = data[:style] + b"\xff\x0f" + data[style + 2 :]
    assert "cut off or damaged" in complaint(unknown, ".xls").what.en


def test_a_locked_workbook_is_said_to_be_locked() -> None:
    locked = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook())).encrypt("secret", locked)
    said = complaint(locked.getvalue(), ".xlsx")
    assert "password" in said.what.en
    assert "remove the password" in said.cure.en


def test_a_macro_workbook_is_read_and_nothing_is_run() -> None:
    macros = {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 not a project at all"}
    pages = pages_of(with_parts(workbook(), macros), ".xlsm")
    assert texts(pages) == [list(row) for row in FORM]
    assert codes(pages) == ["macros"]


OPENING = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_links_out_of_a_word_file_are_never_followed_and_are_counted(outside: str) -> None:
    links = "".join(
        f'<Relationship Id="rId9{n}" Type="{KINDS}/{kind}" Target="{outside}/{kind}" TargetMode="External"/>'
        for n, kind in enumerate(("image", "attachedTemplate", "oleObject"))
    )
    data = with_parts(word_file(), replace={"word/_rels/document.xml.rels": {OPENING: OPENING + links}})
    pages = pages_of(data, ".docx")
    assert texts(pages) == [list(row) for row in FORM]
    assert codes(pages) == ["external-links"]
    assert "3 references" in pages.notes[0].en


@pytest.mark.parametrize(("make", "suffix", "part"), [
    (workbook, ".xlsx", "xl/worksheets/sheet1.xml"), (word_file, ".docx", "word/document.xml"),
])  # fmt: skip
def test_what_an_entity_names_is_not_fetched(
    make: Callable[[], bytes], suffix: str, part: str, outside: str, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_text("秘密", encoding="utf-8")
    for target in (f"{outside}/x", (tmp_path / "secret").as_uri()):
        with zipfile.ZipFile(io.BytesIO(make())) as archive:
            old = archive.read(part).decode()
        declared = f'<!DOCTYPE x SYSTEM "{outside}/x.dtd" [<!ENTITY s SYSTEM "{target}">]>'
        start = old.index("<", old.find("?>") + 1)
        assert old.count("</t>") + old.count("</w:t>") >= len(FORM)
        new = f"{old[:start]}{declared}{old[start:]}".replace("</t>", "&s;</t>").replace("</w:t>", "&s;</w:t>")
        found = texts(pages_of(with_parts(make(), replace={part: {old: new}}), suffix))
        assert len(found) == len(FORM)
        assert "秘密" not in str(found)


def test_a_web_page_fetches_nothing(outside: str) -> None:
    body = "".join(f"<p>{' '.join(row)}</p>" for row in FORM)
    wants = "".join(
        f'<{tag} src="{outside}/x" href="{outside}/x"></{tag}>' for tag in ("img", "iframe", "link", "script")
    )
    doctype = f'<!DOCTYPE html SYSTEM "{outside}/x.dtd">'
    pages = pages_of(f"{doctype}<html><body>{wants}{body}</body></html>".encode(), ".html")
    assert len(texts(pages)) == len(FORM)


@pytest.mark.parametrize(
    ("data", "suffix", "name"),
    [
        (workbook(), ".xls", "xlsx"),
        (workbook(), ".pdf", "xlsx"),
        (word_file(), ".xlsx", "docx"),
        (word_file(), ".txt", "docx"),
        (b"<html><body>" + "".join(f"<p>{row[0]}</p>" for row in FORM).encode() + b"</body></html>", ".xls", "html"),
        ("\n".join("\t".join(row) for row in FORM).encode("cp932"), ".xls", "text"),
    ],
)
def test_the_content_decides_over_the_suffix(data: bytes, suffix: str, name: str) -> None:
    pages = pages_of(data, suffix)
    assert pages.source.format == name
    assert codes(pages)[0] == "suffix"
    assert f"“{suffix}”" in pages.notes[0].en
    assert read_pages(pages).notes[0].code == "suffix"


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (JPEG, "JPEG"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "PNG"),
        (with_parts(b"PK\x05\x06" + b"\x00" * 18, {"content.xml": b"<x/>"}), "OpenDocument"),
        (with_parts(b"PK\x05\x06" + b"\x00" * 18, {"xl/workbook.bin": b"x"}), ".xlsb"),
        (with_parts(b"PK\x05\x06" + b"\x00" * 18, {"one.pdf": b"x"}), "ZIP"),
    ],
)
@pytest.mark.parametrize("suffix", [".xlsx", ".txt"])
def test_other_formats_are_named_with_what_to_give_instead(data: bytes, named: str, suffix: str) -> None:
    assert named in complaint(data, suffix).what.en


def test_the_error_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "cut.xlsx"
    path.write_bytes(workbook()[:2000])
    with pytest.raises(KonkyoError) as raised:
        read_file(path)
    assert raised.value.where == str(path)
