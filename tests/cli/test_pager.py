"""A long answer in a terminal: bold as bold, or without it, and never as codes to be read."""

import pydoc

import pytest

from konkyo.cli.pager import show_paged

BOLD = "\x1b[1mファイル\x1b[0m  項\n個人住民税ファイル  27\n"
PLAIN = "ファイル  項\n個人住民税ファイル  27"


@pytest.mark.parametrize(
    ("options", "shown"),
    [(None, BOLD), ("-R", BOLD), ("FRX", BOLD), ("-r", BOLD), ("-i", PLAIN), ("", PLAIN)],
    ids=["not set", "-R", "FRX", "-r", "-i", "empty"],
)
def test_the_pager_is_given_what_it_can_show(options: str | None, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if options is None:
        monkeypatch.setenv("LESS", "")
        monkeypatch.delenv("LESS")
    else:
        monkeypatch.setenv("LESS", options)
    given: list[str] = []
    monkeypatch.setattr(pydoc, "pager", given.append)
    show_paged(BOLD)
    assert [text.rstrip("\n") for text in given] == [shown.rstrip("\n")]
