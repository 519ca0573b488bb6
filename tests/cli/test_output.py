"""What is put out: no character of a document reaches the terminal as an order to it."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from konkyo.i18n.visible_text import visible

HOSTILE = "\x1b]0;盗\x07\x1b[2J\x00呉\x9b31m\x7f市\r消\u202e逆\u2066"
ORDERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("呉市", "呉市"),
        ("a\tb\nc\r\nd", "a\tb\nc\r\nd"),
        ("\x1b[2J", "␛[2J"),
        ("\x00\x07\x7f", "␀␇␡"),
        ("\x9b31m\x85", "\ufffd31m\ufffd"),
        ("正\r偽", "正␍偽"),
        ("提供\u202e先号\u202c", "提供⟨U+202E⟩先号⟨U+202C⟩"),
        ("\u200f甲\u2066乙\u2069\u061c", "⟨U+200F⟩甲⟨U+2066⟩乙⟨U+2069⟩⟨U+061C⟩"),
    ],
)
def test_what_a_terminal_would_obey_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize("format", ["table", "csv", "json", "md"])
def test_answers_hold_no_orders_to_the_terminal(konkyo, built: Path, format: str, tmp_path: Path) -> None:
    # Twice different, for what is the same in all rows stands above the table.
    query = ("cypher", "UNWIND [1, 2] AS n RETURN $text + n AS cell, $text AS same, [$text] AS several")
    given = ("-p", f"text:={json.dumps(HOSTILE)}", "--from", built, "-f", format)
    for out in (konkyo(*query, *given).out, _written(konkyo, tmp_path / "out", *query, *given)):
        assert not ORDERS.search(out)
        assert "呉" in out
        if format == "json":
            said = json.loads(out)
            assert (said["rows"] if isinstance(said, dict) else said)[0]["same"] == HOSTILE
        elif format == "csv":
            assert next(csv.DictReader(io.StringIO(out)))["same"] == visible(HOSTILE)


def _written(konkyo, path: Path, *arguments: str | Path) -> str:
    assert konkyo(*arguments, "-o", path).code == 0
    return path.read_bytes().decode("utf-8-sig")


def test_reading_a_hostile_document_shows_its_orders(
    konkyo, seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    text = (seeds / "003_2b92446a3e503446.txt").read_text(encoding="utf-8")
    (tmp_path / "hostile.txt").write_text(text.replace("市民課", "市民\x1b[2J\x9b2J課"), encoding="utf-8")
    summary, data = konkyo("read", tmp_path / "hostile.txt"), konkyo("read", tmp_path / "hostile.txt", "--json")
    assert (summary.code, data.code) == (0, 0)
    for ran in (summary, data):
        assert not ORDERS.search(ran.out)
    files = json.loads(data.out)["files"]
    assert any("\x1b[2J\x9b2J" in (file["department"] or "") for file in files)
    assert "市民␛[2J\ufffd2J課" in summary.out


def test_errors_hold_no_orders_to_the_terminal(konkyo, built: Path) -> None:
    ran = konkyo("ask", "upstream", "-p", "name=\x1b[2Jそんなファイル", "--from", built)
    assert "␛[2J" in ran.err
    assert not ORDERS.search(ran.err)
