"""A browser without a window for the pages of one desk: what a test asks them by."""

from dataclasses import dataclass

from starlette.testclient import TestClient

from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.request_guard import ExplorerAccess, own_access
from konkyo.explorer.web_app import explorer_app

PORT = 8765
AT = f"http://127.0.0.1:{PORT}"
TOKEN = "t" * 40


@dataclass(frozen=True)
class Pages:
    """The pages of ``desk``, asked by one who showed the token, or by one who did not."""

    desk: GraphDesk
    known: TestClient
    stranger: TestClient
    access: ExplorerAccess

    def post(self, path: str, fields: dict[str, str] | None = None, **more: object):
        """Send a form of our own pages."""
        data = {"form_token": self.access.form_token, **(fields or {})}
        return self.known.post(path, data=data, headers={"Origin": AT}, **more)


def pages_of_desk(desk: GraphDesk, *, read_only: bool = False) -> Pages:
    access = own_access(TOKEN, PORT, read_only=read_only)
    app = explorer_app(desk, access)
    known, stranger = (TestClient(app, AT, follow_redirects=False) for _ in range(2))
    known.cookies.set(access.cookie, TOKEN)
    return Pages(desk, known, stranger, access)
