"""konkyo register at the command line."""

from pathlib import Path

import pytest
from docx import Document


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (("灯坂市", "--out", "list.pdf"), 2, "no format it can be written in"),
        (("ない市", "--out", "list.docx"), 3, "there is no evaluation of a body"),
    ],
)
def test_mistakes_are_said(
    konkyo, fictional: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int,
    complaint: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    ran = konkyo("register", *arguments, "--from", fictional)
    assert (ran.code, complaint in ran.err, list(tmp_path.iterdir())) == (code, True, [])


def test_a_part_of_the_name_is_enough(konkyo, fictional: Path, tmp_path: Path) -> None:
    ran = konkyo("register", "灯坂市", "--out", tmp_path / "list.docx", "--from", fictional)
    assert (ran.code, "4 evaluations" in ran.err) == (0, True)
    # What konkyo check finds stands in it.
    words = "\n".join(
        cell.text for table in Document(str(tmp_path / "list.docx")).tables for cell in table.columns[0].cells
    )
    assert "warning" in words or "error" in words
