"""Writes a file completely or not at all."""

from pathlib import Path

from konkyo.law.law_error import LawError


def write_file(path: Path, data: bytes) -> None:
    """Write a file, and its folder if needed. If interrupted, the old content stays. Raises :class:`LawError`."""
    partial = path.with_name(f"{path.name}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(data)
        partial.replace(path)
    except OSError as error:
        raise LawError(
            "not_written",
            f"書き込めない（{error.strerror}）",
            f"it cannot be written ({error.strerror})",
            where=str(path),
            cure_ja="フォルダーの場所、空き容量、権限を確かめてください。",
            cure_en="Check the folder, the room on the disk and the right to write there.",
        ) from error
