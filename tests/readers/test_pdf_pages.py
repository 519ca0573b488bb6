"""What a page of a PDF shows is what is read of it, wherever it lies; what is no text of it is noted."""

import pytest
from files import texts
from pdf_pages import pdf, ruled, words

from konkyo.loaders.readers.pdf import read_pdf
from konkyo.loaders.readers.pdf.joined_pages import rows
from konkyo.loaders.readers.pdf.ruled import Area
from konkyo.loaders.readers.pdf.sheet import PdfCell, PdfSheet, PdfTable

LIVING = words("the name of the work", 40, 200)


@pytest.mark.parametrize("box", ["0 0 300 300", "0 500 300 800", "-100 -50 200 250"])
def test_a_page_may_have_its_corner_anywhere(box: str) -> None:
    left, lower = (float(number) for number in box.split()[:2])
    inner = words("label", left + 45, lower + 205) + words("value of it", left + 145, lower + 205)
    lines = ruled((left + 40, lower + 200, 100, 20), (left + 140, lower + 200, 100, 20))
    assert texts(read_pdf(pdf(inner + lines, box=box))) == [["label", "value of it"]]


@pytest.mark.parametrize(
    ("drawn", "code"),
    [
        (f"q 0.7 0.7 -0.7 0.7 100 100 cm {words('SAMPLE', 0, 0, 30)} Q", "watermark"),
        (words("SAMPLE", 60, 60, 60), "watermark"),
        (f"{words('SAMPLE', 40, 100)} 40 103 m 78 103 l S", "struck-through"),
        (f"q 1 1 1 rg {words('SAMPLE', 40, 100)} Q", "white-text"),
        (f"/OC /L BDC {words('SAMPLE', 40, 100)} EMC", "hidden-layer"),
        (f"q 3 Tr {words('SAMPLE', 40, 100)} Q", "invisible-text"),
    ],
)
def test_what_is_no_text_of_the_page_is_noted(drawn: str, code: str) -> None:
    layers = "/OCProperties << /OCGs [5 0 R] /D << /OFF [5 0 R] >> >>"
    data = pdf(LIVING + drawn, catalog=layers, objects=("<< /Type /OCG /Name (draft) >>",))
    pages = read_pdf(data)
    assert texts(pages) == [["the name of the work"]]
    assert [note.code for note in pages.notes] == [code]
    assert "SAMPLE" in pages.notes[0].ja
    assert pages.notes[0].at is not None
    assert pages.notes[0].at.page == 1


@pytest.mark.parametrize(
    "drawn",
    [
        f"{words('SAMPLE', 40, 100)} 40 98 m 78 98 l S",  # underlined
        f"{words('SAMPLE', 40, 100)} 20 103 m 280 103 l S",  # a ruled line that is longer than the words
        f"0.2 0.2 0.4 rg 30 90 100 25 re f 1 1 1 rg {words('SAMPLE', 40, 100)}",  # white on a dark ground
        f"/OC /M BDC {words('SAMPLE', 40, 100)} EMC",  # a layer that is not known
    ],
)
def test_what_can_be_seen_is_read(drawn: str) -> None:
    pages = read_pdf(pdf(LIVING + drawn, objects=("<< /Type /OCG /Name (draft) >>",)))
    assert ["SAMPLE"] in texts(pages)
    assert pages.notes == ()


def test_words_behind_a_scanned_page_are_read() -> None:
    pages = read_pdf(pdf(f"3 Tr {LIVING}"))
    assert texts(pages) == [["the name of the work"]]
    assert pages.notes == ()


def test_fields_and_notes_written_onto_a_page_are_read() -> None:
    objects = (
        "<< /Type /Annot /Subtype /Widget /FT /Tx /V (the value) /Rect [145 200 240 220] >>",
        "<< /Type /Annot /Subtype /FreeText /Contents (a note) /Rect [40 100 140 112] >>",
        "<< /Type /Annot /Subtype /Widget /FT /Tx /V (hidden) /F 2 /Rect [145 100 240 120] >>",
        "<< /Type /Annot /Subtype /Widget /FT /Btn /AS /Yes /Rect [40 60 50 70] >>",
    )
    content = words("name of work", 45, 205) + ruled((40, 200, 100, 20), (140, 200, 120, 20))
    content += words("chosen", 55, 62)
    data = pdf(content, page="/Annots [5 0 R 6 0 R 7 0 R 8 0 R]", objects=objects)
    assert texts(read_pdf(data)) == [["name of work", "the value"], ["a note"], ["☑ chosen"]]


def test_two_pages_on_one_sheet_are_read_one_after_the_other() -> None:
    sides = ((20, "left side"), (320, "right side"))
    lines = [words(f"{side} line {n} of some", x, 280 - 20 * n) for n in range(1, 5) for x, side in sides]
    read = texts(read_pdf(pdf("".join(lines), box="0 0 600 300")))
    assert [row[0] for row in read] == [f"{side} line {n} of some" for _, side in sides for n in range(1, 5)]


def test_the_clips_of_the_right_page_of_two_are_its_own() -> None:
    left = "".join(words(f"left side line {n} of some", 20, 280 - 20 * n) for n in range(1, 5))
    rows = [(f"label number {n}", f"value of label {n}") for n in range(1, 5)]
    right = ""
    for n, row in enumerate(rows):
        for x, said in zip((320, 420), row, strict=True):
            right += f"q {x} {240 - 20 * n} 100 20 re W n {words(said, x + 5, 246 - 20 * n)} Q "
            right += ruled((x, 240 - 20 * n, 100, 20))
    read = texts(read_pdf(pdf(left + right, box="0 0 600 300")))
    assert read[-len(rows) :] == [list(row) for row in rows]


@pytest.mark.parametrize("turn", ["0 1 -1 0 300 0", "0 -1 1 0 0 300"])
def test_a_page_on_its_side_is_turned(turn: str) -> None:
    content = words("label", 45, 205) + words("value of it", 145, 205)
    content += ruled((40, 200, 100, 20), (140, 200, 100, 20)) + words("below them", 40, 100)
    assert texts(read_pdf(pdf(f"q {turn} cm {content} Q"))) == [["label", "value of it"], ["below them"]]


def test_blanks_alone_above_a_cell_are_nothing() -> None:
    content = words("   ", 45, 225) + words("second line", 45, 205) + words("   ", 45, 185)
    assert texts(read_pdf(pdf(content + ruled((40, 220, 100, 20), (40, 200, 100, 20))))) == [["second line"]]


def test_words_too_long_for_their_cell_belong_to_it() -> None:
    cell = "q 40 200 100 20 re W n " + words("first line", 45, 212) + words("last line", 45, 194) + " Q "
    below = words("next cell", 45, 185)
    read = texts(read_pdf(pdf(cell + below + ruled((40, 200, 100, 20), (40, 180, 100, 20)))))
    assert [row[0].split("\n") for row in read] == [["first line", "last line"], ["next cell"]]


def test_the_hidden_end_of_a_list_comes_before_the_rows_below_it() -> None:
    listed = enumerate(("the longest of the options", "first", "second", "third"))
    cell = "q 40 200 200 40 re W n " + "".join(words(said, 45, 230 - 12 * line) for line, said in listed) + " Q "
    below = words("next cell", 45, 192) + words("last cell", 45, 172)
    rows = ruled(*((40, y, 200, height) for y, height in ((200, 40), (180, 20), (160, 20))))
    said = [words for row in texts(read_pdf(pdf(cell + below + rows))) for words in row]
    assert said == ["the longest of the options", "first", "second", "third", "next cell", "last cell"]


def test_a_wrapped_line_of_a_list_is_one_line() -> None:
    listed = enumerate(("label", "words of a long list that reach the side of the", "/cell", "end"))
    cell = "".join(words(said, 45, 250 - 12 * line) for line, said in listed)
    read = texts(read_pdf(pdf(cell + ruled((40, 200, 188, 60), (40, 180, 188, 20)))))
    assert [row[0] for row in read] == ["label", "words of a long list that reach the side of the/cell", "end"]


def test_an_area_beside_two_labels_is_cut_between_them() -> None:
    labels = ruled((40, 220, 60, 40), (40, 180, 60, 40))
    around = "100 180 m 260 180 l S 260 180 m 260 260 l S 100 260 m 260 260 l S "
    content = words("first", 45, 240) + words("second", 45, 200)
    content += words("[ x ] one", 110, 245) + words("[ ] two", 110, 228) + words("[ x ] three", 110, 200)
    read = texts(read_pdf(pdf(content + labels + around)))
    assert [(row[0], row[1].split("\n")) for row in read] == [
        ("first", ["[ x ] one", "[ ] two"]),
        ("second", ["[ x ] three"]),
    ]


def _table(*cells: tuple[int, int, int, str]) -> PdfTable:
    """A table of five columns on a page: the row, the column, the rows that it takes and the text of each cell."""
    made = [
        PdfCell(
            Area(
                row, at, size, 1, 90.0 * at, 90.0 * at + 90, 20.0 * row, 20.0 * (row + size), above=False, below=False
            ),
            text,
            room=5,
        )
        for row, at, size, text in cells
    ]
    return PdfTable(0, [90.0 * n for n in range(6)], made, max(row + size for row, _, size, _ in cells))


def _line(row: int, number: str) -> list[tuple[int, int, int, str]]:
    return [(row, 0, 1, number), (row, 2, 1, "Ⅱ2.⑥"), (row, 3, 1, "課"), (row, 4, 1, "税課")]


def test_a_date_merged_behind_the_numbers_of_rows_goes_on_over_the_end_of_a_page() -> None:
    upper = _table((0, 1, 1, "令和4年3月1日"), *_line(0, "1"))
    lower = _table((0, 1, 2, ""), *_line(0, "2"), *_line(1, "3"))
    upper.xs.append(500.0)  # of a table that is joined already, and had more columns further up
    sheets = [PdfSheet(n, 600, 800, [table], 100, 0, has_image=False) for n, table in enumerate((upper, lower), 1)]
    pages, _ = rows(sheets)
    dates = [row.cells[1].text or row.cells[1].merged for page in pages for row in page.rows]
    assert dates == ["令和4年3月1日"] * 3
