"""The error of ``konkyo.law``, in both languages. The package imports nothing else of konkyo, so it has its own."""

from pathlib import Path


class LawError(Exception):
    """An error that a person can correct: what is wrong, where, and what to do. ``code`` is stable."""

    def __init__(self, code: str, ja: str, en: str, *, where: str = "", cure_ja: str = "", cure_en: str = "") -> None:
        super().__init__(code, ja, en, where, cure_ja, cure_en)
        self.code, self.ja, self.en, self.where = code, ja, en, where
        self.cure_ja, self.cure_en = cure_ja, cure_en

    def __reduce__(self) -> tuple[object, ...]:
        # Without this, exceptions with keyword arguments cannot be pickled, which worker processes need.
        return (_rebuild, self.args)

    def __str__(self) -> str:
        return f"{self.where}: {self.en}" if self.where else self.en


def _rebuild(code: str, ja: str, en: str, where: str, cure_ja: str, cure_en: str) -> LawError:
    return LawError(code, ja, en, where=where, cure_ja=cure_ja, cure_en=cure_en)


def unreadable_file(path: Path, error: OSError) -> LawError:
    """Return the error for a file that the system does not let us read."""
    return LawError(
        "unreadable",
        f"ファイルを読めない（{error.strerror}）",
        f"the file cannot be read ({error.strerror})",
        where=str(path),
        cure_ja="ファイルの場所と権限を確かめてください。",
        cure_en="Check the place of the file and the right to read it.",
    )
