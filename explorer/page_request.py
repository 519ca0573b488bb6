"""What a browser asks, as the views get it: fields of the address and of a form, and files that were dropped."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import UploadFile
from starlette.requests import Request

from konkyo.i18n import UsageError, Words

MOST_FILES = 100
"""How many files may be dropped at once."""
_FIELDS = 5_000
_FIELD_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class DroppedFile:
    """A file that a browser sent: its name as sent, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class PageRequest:
    """One request. ``fields`` are those of the address or, of a POST, of its form; ``address`` asks the same again."""

    path: str
    fields: Mapping[str, str]
    files: tuple[DroppedFile, ...] = ()
    address: str = ""

    def get(self, name: str) -> str:
        """Return a field without white space around it; "" where it was not given."""
        return self.fields.get(name, "").strip()

    def needed(self, name: str) -> str:
        """Return a field. Raises UsageError where it was not given."""
        if said := self.get(name):
            return said
        raise UsageError(
            Words(ja=f"「{name}」がありません", en=f"“{name}” is missing"),
            where=self.path,
            cure=Words(ja="前の頁に戻って書いてください", en="go back to the page before, and fill it in"),
        )

    def number(self, name: str, default: int) -> int:
        """Return a field that is a whole number; ``default`` where it is none."""
        said = self.get(name)
        return int(said) if said.isdecimal() and len(said) < 10 else default


async def page_request(request: Request) -> PageRequest:
    """Read ``request`` to its end."""
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    if request.method != "POST":
        return PageRequest(request.url.path, dict(request.query_params), (), asked)
    form = await request.form(max_files=MOST_FILES, max_fields=_FIELDS, max_part_size=_FIELD_BYTES)
    try:
        files = [
            DroppedFile(value.filename, await value.read())
            for _, value in form.multi_items()
            if isinstance(value, UploadFile) and value.filename
        ]
    finally:
        await form.close()
    fields = {name: value for name, value in form.multi_items() if isinstance(value, str)}
    return PageRequest(request.url.path, fields, tuple(files), asked)
