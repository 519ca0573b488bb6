"""Who is refused: each way by which another site, another program or another person might get at the pages."""

import json
from pathlib import Path

import pytest
from pages import AT, TOKEN, Pages, pages_of_desk
from starlette.testclient import TestClient

from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.request_guard import POLICY, own_access
from konkyo.explorer.serving import noted, serve
from konkyo.explorer.site_map import READS, WRITES
from konkyo.graph.served_store import SERVED_NOTE, SIGNED, SIGNING, STORE_PATH, is_signed, signature
from konkyo.i18n import UsageError


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/", {}, 200),
        ("/", {"Host": "localhost:8765"}, 200),
        ("/", {"Host": "evil.example"}, 421),
        ("/", {"Host": "127.0.0.1:80"}, 421),
        ("/", {"Host": "127.0.0.1.evil.example:8765"}, 421),
        ("/", {"Host": ""}, 421),
        ("/", {"Origin": AT}, 200),
        ("/", {"Origin": "https://evil.example"}, 403),
        ("/", {"Origin": "null"}, 403),
        ("/", {"Origin": f"{AT}.evil.example"}, 403),
        ("/../../etc/passwd", {}, 404),
        ("/static/..%2f..%2fguard.py", {}, 404),
        ("/static/%2e%2e/request_guard.py", {}, 404),
        ("/static//etc/passwd", {}, 404),
        ("/static/explorer.css%00.js", {}, 404),
        ("/static/..%5cguard.py", {}, 404),
        ("/static/request_guard.py", {}, 404),
        ("/static/explorer.css", {}, 200),
        ("/amendments/paper?case=../../records&name=x", {}, 400),
        ("/amendments/paper?case=2024-05-27&name=../../../sources.json", {}, 404),
        ("/console?kept=../../sources", {}, 200),
    ],
)  # fmt: skip
def test_what_is_asked_of_another_host_or_from_another_site_or_leads_out_is_refused(
    pages: Pages, path: str, headers: dict[str, str], status: int
) -> None:
    answer = pages.known.get(path, headers=headers)
    assert answer.status_code == status
    assert "root:" not in answer.text
    assert "class RequestGuard" not in answer.text


@pytest.mark.parametrize("path", sorted({*READS, "/static/explorer.css"}))
def test_nothing_is_shown_to_who_has_no_token(pages: Pages, path: str) -> None:
    for headers in ({}, {"Cookie": f"{pages.access.cookie}=wrong"}, {"Authorization": "Bearer wrong"}):
        assert pages.stranger.get(path, headers=headers).status_code == 403


def test_the_token_of_the_first_address_becomes_a_cookie_that_no_script_reads(pages: Pages) -> None:
    assert pages.stranger.get("/?token=wrong").status_code == 403
    answer = pages.stranger.get(f"/search?q=税&token={TOKEN}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/search?q=%E7%A8%8E")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    pages.stranger.cookies.clear()


def test_only_who_read_the_note_asks_the_store_itself_and_is_answered_by_who_wrote_it(pages: Pages) -> None:
    asked = {"cypher": "MATCH (f:File) RETURN count(f) AS n", "parameters": {}, "most": None}
    secret = pages.access.command_secret

    def sent(body: bytes, signed: bytes, **more: str):
        headers = {"Authorization": f"{SIGNING} n1:{signature(secret, 'n1', signed)}", **more}
        return pages.stranger.post(STORE_PATH, content=body, headers=headers)

    good = json.dumps(asked).encode()
    answer = sent(good, good)
    assert answer.json()["rows"][0]["n"] > 2
    assert is_signed(answer.headers[SIGNED], secret, "n1", answer.content)
    assert sent(good, b"other").status_code == 403
    assert sent(good, good, Origin=AT).status_code == 403
    assert pages.known.post(STORE_PATH, json=asked, headers={"Origin": AT}).status_code == 403
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    assert pages.stranger.post(STORE_PATH, json=asked, headers=bearer).status_code == 403
    writes = json.dumps({**asked, "cypher": "MATCH (n) DETACH DELETE n"}).encode()
    assert sent(writes, writes).status_code == 400


def test_a_proxy_shows_the_token_in_a_header(pages: Pages) -> None:
    assert pages.stranger.get("/terms", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200


@pytest.mark.parametrize("path", sorted(WRITES))
def test_a_write_needs_a_form_of_our_own(pages: Pages, path: str) -> None:
    good = {"form_token": pages.access.form_token}
    assert pages.known.post(path, data=good).status_code == 403, "no Origin"
    assert pages.known.post(path, data=good, headers={"Origin": "https://evil.example"}).status_code == 403
    assert pages.known.post(path, data={}, headers={"Origin": AT}).status_code == 403, "no token of a form"
    assert pages.known.post(path, data={"form_token": "x"}, headers={"Origin": AT}).status_code == 403
    assert pages.stranger.post(path, data=good, headers={"Origin": AT}).status_code == 403, "no cookie"
    assert pages.known.get(path).status_code in (404, 405)


@pytest.mark.parametrize("path", sorted(WRITES))
def test_a_read_only_server_writes_nothing(desk: GraphDesk, path: str) -> None:
    pages = pages_of_desk(desk, read_only=True)
    assert pages.post(path).status_code == 403
    assert '<form method="post"' not in pages.known.get("/").text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_other_methods_are_refused_and_no_other_site_is_let_in(pages: Pages, method: str) -> None:
    answer = pages.known.request(method, "/", headers={"Origin": AT})
    assert answer.status_code == 405
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_a_page_may_load_only_what_this_server_sends(pages: Pages) -> None:
    answer = pages.known.get("/")
    assert answer.headers["content-security-policy"] == POLICY
    assert "unsafe" not in POLICY
    assert "<style" not in answer.text
    assert "<script>" not in answer.text
    assert (answer.headers["x-content-type-options"], answer.headers["cache-control"]) == ("nosniff", "no-store")


def test_a_map_runs_as_a_page_of_nobody(pages: Pages) -> None:
    policy = pages.known.get("/answer/map?id=systems").headers["content-security-policy"]
    assert "sandbox" in policy
    assert "allow-same-origin" not in policy
    assert "frame-ancestors 'self'" in policy


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE (n:File {key: 'x'}) RETURN n",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n) SET n.name = 'x' RETURN n",
        "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
        "LOAD CSV FROM 'http://example.invalid/' AS row RETURN row",
        "not cypher",
    ],
)
def test_the_console_only_reads(pages: Pages, cypher: str) -> None:
    answer = pages.known.get("/console", params={"cypher": cypher})
    assert answer.status_code == 404
    with pages.desk.reading() as store:
        assert store.read("MATCH (n {key: 'x'}) RETURN n") == []
        assert store.read("MATCH (n) RETURN count(n) > 100 AS all")[0]["all"]


def test_the_console_fetches_no_more_rows_than_it_shows(pages: Pages) -> None:
    answer = pages.known.get("/console", params={"cypher": "UNWIND range(1, 100000) AS n RETURN n", "lang": "en"})
    assert "1000 rows; there are more" in answer.text
    assert answer.text.count("<tr>") < 1_100


def test_a_form_that_is_too_large_is_not_read(pages: Pages) -> None:
    assert pages.post("/console/keep", {"cypher": "x" * 9_000_000, "name": "x"}).status_code == 413


@pytest.mark.parametrize(
    ("host", "more"),
    [
        ("0.0.0.0", {}),
        ("0.0.0.0", {"read_only": True}),
        ("192.0.2.1", {"public": "https://a.example"}),
        ("0.0.0.0", {"read_only": True, "public": "a.example"}),
        ("0.0.0.0", {"read_only": True, "public": "https://a.example/konkyo"}),
    ],
)
def test_other_machines_reach_it_only_if_told_and_read_only_and_under_a_name_of_its_own(
    desk: GraphDesk, host: str, more: dict[str, object]
) -> None:
    with pytest.raises(UsageError):
        serve(desk, host=host, show=False, **more)
    assert not (desk.folder / SERVED_NOTE).exists()


def test_behind_a_proxy_it_answers_to_the_proxys_name_only(desk: GraphDesk) -> None:
    from konkyo.explorer.web_app import explorer_app

    access = own_access(TOKEN, 8000, public="https://explorer.example.jp", read_only=True)
    client = TestClient(explorer_app(desk, access), "https://explorer.example.jp", follow_redirects=False)
    greeted = client.get(f"/?token={TOKEN}")
    assert (greeted.status_code, "secure" in greeted.headers["set-cookie"].lower()) == (303, True)
    assert client.get("/terms").status_code == 200
    assert client.get("/terms", headers={"Host": "127.0.0.1:8000"}).status_code == 421


def test_a_kept_query_is_a_file_of_the_folder_alone(pages: Pages) -> None:
    for name in ("../x", "a/b", "a\\b", ".x", "con\0", ""):
        assert pages.post("/console/keep", {"name": name, "cypher": "RETURN 1"}).status_code == 400
    assert (
        pages.post("/console/keep", {"name": "流れの数", "cypher": "MATCH (f:Flow) RETURN count(f) AS n"}).status_code
        == 303
    )
    assert [path.name for path in (pages.desk.folder / "queries").iterdir()] == ["流れの数.cypher"]
    assert "count(f)" in pages.known.get("/console?kept=流れの数").text


def test_nobody_else_reads_the_note_of_where_it_runs(desk: GraphDesk, tmp_path: Path) -> None:
    with noted(tmp_path, 1234, TOKEN):
        assert (tmp_path / SERVED_NOTE).stat().st_mode & 0o777 == 0o600
    assert not (tmp_path / SERVED_NOTE).exists()
