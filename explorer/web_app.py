"""The explorer as an ASGI application: one table of pages, each made by a view in a thread of its own."""

import asyncio
import json
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.page_request import PageRequest, page_request
from konkyo.explorer.renderer import STATIC, rendered
from konkyo.explorer.replies import JsonReply, Reply, SavedFile, SeeOther, ShownPage, WholePage
from konkyo.explorer.request_guard import ExplorerAccess, RequestGuard
from konkyo.explorer.site_map import READS, WRITES, View
from konkyo.explorer.store_view import store_answer
from konkyo.graph.served_store import SIGNED, SIGNING, STORE_PATH, is_signed, signature, told_error
from konkyo.i18n import LANGUAGES, KonkyoError, UsageError, Words, language, law_errors_told, own_fault, reading_in

_THREADS = 4
_APART = "sandbox allow-scripts allow-downloads allow-modals; frame-ancestors 'self'; object-src 'none'"
"""The policy of a map beside its own: it runs as a page of nobody, without our cookie."""
_LANGUAGE = "konkyo_language"
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def explorer_app(desk: GraphDesk, access: ExplorerAccess) -> ASGIApp:
    """Return the application that serves ``desk`` to those whom ``access`` allows."""
    return RequestGuard(_Site(desk, access).routed(), access)


class _Site:
    def __init__(self, desk: GraphDesk, access: ExplorerAccess) -> None:
        self._desk, self._access = desk, access
        # A few threads that stay: each that once called Java is known to it as long as it lives.
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="explorer")
        self._shown = {
            "form_token": access.form_token, "read_only": access.read_only, "graph_name": str(desk.folder),
        }  # fmt: skip

    def routed(self) -> Starlette:
        """Return the routes without their guard."""
        routes = [Route(path, self._endpoint(view), methods=["GET"]) for path, view in READS.items()]
        routes += [Route(path, self._endpoint(view), methods=["POST"]) for path, view in WRITES.items()]
        routes.append(Route("/static/{name}", _static, methods=["GET"]))
        routes.append(Route(STORE_PATH, self._store, methods=["POST"]))
        return Starlette(routes=routes, exception_handlers={404: self._endpoint(_nowhere)})

    def _endpoint(self, view: View) -> Callable[..., Any]:
        async def endpoint(request: Request, error: Exception | None = None) -> Response:
            asked = await page_request(request)
            chosen = asked.get("lang") or request.cookies.get(_LANGUAGE, "")
            code = chosen if chosen in LANGUAGES else language()
            with reading_in(code):
                run = copy_context().run
            loop = asyncio.get_running_loop()
            post = request.method == "POST"
            response: Response = await loop.run_in_executor(self._threads, run, self._made, view, asked, post)
            if asked.get("lang") in LANGUAGES:
                response.set_cookie(_LANGUAGE, code, path="/", httponly=True, samesite="strict")
            return response

        return endpoint

    async def _store(self, request: Request) -> Response:
        """Answer a command, which signs what it asks; the cookie of a browser is not enough."""
        nonce, _, shown = request.headers.get("authorization", "").removeprefix(f"{SIGNING} ").partition(":")
        body, secret = await request.body(), self._access.command_secret
        if not is_signed(shown, secret, nonce, body):
            return Response(status_code=403)
        response = await asyncio.get_running_loop().run_in_executor(self._threads, self._told, json.loads(body))
        response.headers[SIGNED] = signature(secret, nonce, bytes(response.body))
        return response

    def _told(self, asked: dict[str, Any]) -> Response:
        try:
            with law_errors_told():
                return _json(store_answer(self._desk, asked))
        except KonkyoError as error:
            return _json(told_error(error), 400)

    def _made(self, view: View, asked: PageRequest, post: bool) -> Response:
        """Return the response of ``view``; an error that a person can correct is a page that says so."""
        try:
            if post and asked.get("form_token") != self._access.form_token:
                return self._response(_error(_no_form(), 403), asked)
            with law_errors_told():
                return self._response(view(self._desk, asked), asked)
        except KonkyoError as error:
            return self._response(_error(error, 400 if isinstance(error, UsageError) else 404), asked)
        except Exception as error:
            traceback.print_exc(file=sys.stderr)
            return self._response(_error(own_fault(error, _REPORT), 500), asked)

    def _response(self, reply: Reply, asked: PageRequest) -> Response:
        match reply:
            case ShownPage():
                return HTMLResponse(rendered(reply, asked, self._shown), reply.status)
            case WholePage():
                return HTMLResponse(reply.html, headers={"Content-Security-Policy": _APART})
            case SavedFile():
                named = f"attachment; filename*=UTF-8''{quote(reply.name, errors='replace')}"
                return Response(reply.data, media_type="application/octet-stream",
                                headers={"Content-Disposition": named})  # fmt: skip
            case JsonReply():
                return _json(reply.data)
            case SeeOther():
                return RedirectResponse(reply.address, 303)


def _json(data: Any, status: int = 200) -> Response:
    # In ASCII: a document may hold halves of characters that no encoding has.
    return Response(json.dumps(data), status, media_type="application/json")


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in STATIC:
        return Response(status_code=404)
    kind = _TYPES[name[name.rindex(".") :]]
    return Response(STATIC[name], media_type=kind, headers={"Cache-Control": "private, max-age=600"})


def _nowhere(desk: GraphDesk, asked: PageRequest) -> Reply:
    raise KonkyoError(
        Words(ja="その頁はありません", en="there is no such page"),
        where=asked.path,
        cure=Words(ja="上の見出しから選んでください", en="choose one of the headings above"),
    )


def _error(error: KonkyoError, status: int) -> ShownPage:
    return ShownPage("error.html.j2", {"error": error}, status)


def _no_form() -> UsageError:
    return UsageError(
        Words(ja="この頁のフォームから送られていません", en="it was not sent by a form of these pages"),
        cure=Words(ja="頁を読み直してから、もう一度送ってください", en="load the page again, and send it once more"),
    )


_REPORT = Words(
    ja="konkyo open を実行した端末の表示を添えて、konkyo の開発元に知らせてください",
    en="report it to the developers of konkyo, with what the terminal of konkyo open shows",
)
