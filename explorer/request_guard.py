"""Who may ask the explorer what: checks before any page is made, and what a browser may do with a page.

A page of another site can make a browser send requests here, and a name of that site can be made to lead here (DNS
rebinding). So a request is answered only if it names this server as its host, comes from its own pages or from none,
and shows the token that the terminal printed: once in an address, then in a cookie that no script can read.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, quote, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from konkyo.graph.served_store import SIGNING, STORE_PATH
from konkyo.i18n import Words

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "frame-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""What a page may load: only what this server sends, and no script or style that stands in the page itself."""

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    # Not "no-referrer": with that a browser would not say from which page a form was sent.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_METHODS = ("GET", "HEAD", "POST")
_UPLOAD_PATH = "/uploads"
_FORM_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ExplorerAccess:
    """By which names the server is asked, and what must be shown to it.

    ``hosts``: the values of Host that are its own; ``origins``: those of Origin. ``upload_bytes``: the largest upload.
    ``command_secret``: what commands on the same folder sign with.
    """

    token: str
    hosts: frozenset[str]
    origins: frozenset[str]
    cookie: str
    read_only: bool = False
    upload_bytes: int = 512 * 1024 * 1024
    command_secret: str = field(default_factory=partial(secrets.token_urlsafe, 32))

    @property
    def form_token(self) -> str:
        """What every form holds, so that only a page of ours can have made it."""
        return hmac.new(self.token.encode(), b"form", hashlib.sha256).hexdigest()

    def shown_by(self, authorization: str) -> bool:
        """Tell whether a header Authorization shows the token, as proxies and programs do."""
        kind, _, shown = authorization.partition(" ")
        return kind == "Bearer" and self.knows(shown.strip())

    def knows(self, shown: str) -> bool:
        """Tell whether ``shown`` is the token, in a time that does not depend on it."""
        return hmac.compare_digest(shown.encode(), self.token.encode())


def own_access(token: str, port: int, *, public: str = "", read_only: bool = False) -> ExplorerAccess:
    """Return the access to a server on ``port`` of this machine; ``public`` is the address that a proxy gives it."""
    if public:
        scheme, _, host = public.rstrip("/").partition("://")
        return ExplorerAccess(
            token, frozenset({host.lower()}), frozenset({f"{scheme}://{host}".lower()}), f"konkyo_{port}", read_only
        )
    hosts = frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]"))
    return ExplorerAccess(token, hosts, frozenset(f"http://{host}" for host in hosts), f"konkyo_{port}", read_only)


class RequestGuard:
    """An ASGI application around ``app`` that lets only requests through which ``access`` allows."""

    def __init__(self, app: ASGIApp, access: ExplorerAccess) -> None:
        self._app, self._access = app, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            # A websocket: there is none here, and the specification says that closing refuses it.
            await send({"type": "websocket.close", "code": 1008})
            return
        answer = self._answer(scope, Headers(scope=scope))
        if answer is not None:
            await answer(scope, receive, _with_headers(send))
            return
        limit = self._most(scope["path"])
        await self._app(scope, _limited(receive, limit), _with_headers(send))

    def _most(self, path: str) -> int:
        """Return how many bytes a form of a page may have."""
        return self._access.upload_bytes if path == _UPLOAD_PATH else _FORM_BYTES

    def _answer(self, scope: Scope, headers: Headers) -> Response | None:
        """Return the answer to a request that goes no further: a refusal, or the cookie for the token."""
        access, method, path = self._access, scope["method"], scope["path"]
        said = dict(parse_qsl(scope["query_string"].decode("latin-1")))
        origin, by_command = headers.get("origin"), access.shown_by(headers.get("authorization", ""))
        if path == STORE_PATH and method == "POST":
            # A command asks at the port that it read, whatever name a proxy gives the server; it signs what it asks.
            return self._answer_to_command(headers)
        if len(headers.getlist("host")) != 1 or headers["host"].lower() not in access.hosts:
            return _refused(
                421, Words(ja="宛先の名がこのサーバーのものではありません", en="this is not the host named")
            )
        if method not in _METHODS:
            return _refused(405, Words(ja="この方法では尋ねられません", en="this method is not allowed"))
        if origin is not None and origin.lower() not in access.origins:
            return _refused(403, Words(ja="ほかのサイトの頁からの要求です", en="the request is from another site"))
        if method == "POST" and origin is None and not by_command:
            return _refused(403, Words(ja="どの頁から送られたか分かりません", en="it is not said which page sent it"))
        if not _is_plain(path):
            return _refused(404, Words(ja="その番地はありません", en="there is no such address"))
        if "token" in said and method != "POST":
            return self._greeted(scope, said["token"])
        if not by_command and not any(access.knows(shown) for shown in _cookies(headers, access.cookie)):
            return _refused(403, Words(
                ja="konkyo open が端末に示した番地（token を含む）から開いてください",
                en="open the address that konkyo open printed in its terminal, with its token",
            ))  # fmt: skip
        if method == "POST" and access.read_only:
            return _refused(403, Words(ja="このサーバーは見るだけです（--read-only）", en="this server is read-only"))
        return self._too_large(path, headers)

    def _answer_to_command(self, headers: Headers) -> Response | None:
        """Return a refusal of what does not even begin as a command does; whether it is signed, its body tells."""
        if headers.get("origin") is not None or not headers.get("authorization", "").startswith(f"{SIGNING} "):
            return _refused(403, Words(ja="コマンドだけがここに尋ねます", en="only commands ask here"))
        return self._too_large(STORE_PATH, headers)

    def _too_large(self, path: str, headers: Headers) -> Response | None:
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self._most(path):
            return _refused(413, Words(ja="送られたものが大きすぎます", en="what was sent is too large"))
        return None

    def _greeted(self, scope: Scope, token: str) -> Response:
        """Return the answer to an address with a token: the cookie, and the same address without it."""
        if not self._access.knows(token):
            return _refused(403, Words(ja="token が違います", en="the token is wrong"))
        asked = scope["query_string"].decode("latin-1")
        rest = [(name, value) for name, value in parse_qsl(asked) if name != "token"]
        answer = RedirectResponse(quote(scope["path"]) + (f"?{urlencode(rest)}" if rest else ""), 303)
        secure = all(origin.startswith("https:") for origin in self._access.origins)
        answer.set_cookie(self._access.cookie, token, path="/", httponly=True, samesite="strict", secure=secure)
        return answer


def _is_plain(path: str) -> bool:
    """Tell whether a path names nothing outside, nor anything that another program might take so."""
    steps = path.split("/")
    return (
        path.startswith("/") and not {"..", "."} & set(steps) and not set("\\\0\r\n") & set(path) and "//" not in path
    )


def _cookies(headers: Headers, name: str) -> Iterator[str]:
    for header in headers.getlist("cookie"):
        try:
            found = SimpleCookie(header)
        except CookieError:
            continue
        if name in found:
            yield found[name].value


def _refused(status: int, why: Words) -> Response:
    """Return a refusal. It is plain text in both languages: nobody is known yet who reads one of them."""
    return PlainTextResponse(f"{why.ja}\n{why.en}\n", status)


def _limited(receive: Receive, most: int) -> Receive:
    """Return ``receive``, which ends a body that is larger than ``most`` bytes as one that broke off."""
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return message if taken <= most else {"type": "http.disconnect"}

    return counted


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            headers.setdefault("Content-Security-Policy", POLICY)
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return sent
