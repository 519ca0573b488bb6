"""An answer in a terminal: a line a flow, as wide as the terminal, and what is left out is said."""

from io import StringIO
from pathlib import Path

import pytest
from rich.cells import cell_len

from konkyo.cli.output import console, print_table
from konkyo.cli.table_lines import TableShape, one_a_flow, table_lines
from konkyo.i18n import UsageError
from konkyo.queries.columns import COMMON

COLUMNS = ("recipient", "kind", "information", "purpose", "provision", "line", "quote", "inferred", "flow")


def row(flow: str, provision: str | None, **others: object) -> dict[str, object]:
    said = {"recipient": "厚生労働大臣", "kind": "provision", "information": "住民税関係情報", "purpose": "目的" * 40,
            "line": 3, "quote": "原文" * 40, "inferred": None}  # fmt: skip
    return said | {"flow": flow, "provision": provision} | others


ROWS = [
    row("1", "番号法別表第二の3の項"),
    row("1", "番号法第19条第7号", inferred="推定した"),
    row("2", None, recipient="日本年金機構", kind="transfer", quote="ほかの文"),
]


def test_rows_of_one_flow_that_differ_in_the_provision_are_one_line() -> None:
    first, second = one_a_flow(COLUMNS, ROWS)
    assert first["provision"] == ["番号法別表第二の3の項", "番号法第19条第7号"]
    assert (first["inferred"], first["line"], second["provision"]) == ("推定した", 3, None)


def test_rows_that_differ_otherwise_stay_apart() -> None:
    assert len(one_a_flow(COLUMNS, [row("1", "a"), row("1", "a", recipient="ほか")])) == 2


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = table_lines(COLUMNS, ROWS, TableShape(), COMMON, console(width=width))
    assert max(map(cell_len, lines.text.splitlines())) <= width
    assert lines.count == 2
    assert lines.marked == ("推定した" not in lines.text) == ("*" in lines.text)
    assert (str(COMMON.heading("quote")) in lines.left_out) == ("原文" * 2 not in lines.text)
    assert width < 80 or "番号法別表第二の3の項" in lines.text, "what is asked for is left out last"


def test_columns_can_be_chosen_and_all_can_be_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KONKYO_LANG", "en")
    chosen = table_lines(COLUMNS, ROWS, TableShape(("line", "recipient")), COMMON, console(width=80))
    assert [line.split() for line in chosen.text.splitlines()] == [
        ["Line", "Recipient"], ["3", "厚生労働大臣"], ["3", "日本年金機構"]
    ]  # fmt: skip
    wide = table_lines(COLUMNS, ROWS, TableShape(wide=True), COMMON, console(width=80))
    assert not wide.left_out
    assert "原文" * 40 in wide.text
    with pytest.raises(UsageError, match="line"):
        table_lines(COLUMNS, ROWS, TableShape(("lines",)), COMMON, console(width=80))


def test_a_column_that_is_empty_in_every_row_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KONKYO_LANG", "en")
    lines = table_lines(
        (*COLUMNS, "work"), [one | {"work": None} for one in ROWS], TableShape(), COMMON, console(width=200)
    )
    assert lines.empty == ("Work",)
    assert table_lines(COLUMNS, ROWS, TableShape(), COMMON, console(width=200)).empty == ()
    assert table_lines(COLUMNS, [], TableShape(), COMMON, console(width=200)).empty == ()
    page = StringIO()
    print_table(("body", "work"), [{"body": "甲市", "work": None}, {"body": "乙市", "work": ""}], console(page, 80))
    assert page.getvalue().splitlines()[-1] == "empty in every row: Work"


def test_a_city_with_37_flows_fits_on_one_page(konkyo, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    ran = konkyo("ask", "recipients", "-p", "body=花巻市", "--from", built)
    lines = ran.out.splitlines()
    assert 37 < len(lines) <= 60
    assert max(map(cell_len, lines)) <= 120
    assert "番号法別表第二の3の項" in ran.out
    assert "no room for" in ran.err
