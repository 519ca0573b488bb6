"""The client of 法令API, against a server on this machine that plays it."""

import json
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from fictional import LAW, article, law_xml, paragraph, said

from konkyo.law.compile.__main__ import main
from konkyo.law.law_error import LawError
from konkyo.law.statute_head import read_head
from konkyo.law.statutes import egov_xml
from konkyo.law.statutes.egov_api import EgovApi, last_of_each_day

ID = "342AC0000000081"
REVISIONS = [
    (f"{ID}_20270401_508AC0000000009", "2027-04-01", "UnEnforced"),
    (f"{ID}_99999999_508AC0000000010", None, "UnEnforced"),
    (f"{ID}_20240527_505AC0000000048", "2024-05-27", "CurrentEnforced"),
    (f"{ID}_20240527_503AC0000000037", "2024-05-27", "PreviousEnforced"),
    (f"{ID}_20200401_501AC0000000001", "2020-04-01", "PreviousEnforced"),
]


def listed(revisions: list[tuple[str, str | None, str]]) -> bytes:
    """Return an answer to law_revisions, cut down to the fields that are read."""
    return json.dumps(
        {
            "law_info": {"law_id": ID},
            "revisions": [
                {"law_revision_id": one, "amendment_enforcement_date": day, "current_revision_status": status}
                for one, day, status in revisions
            ],
        }
    ).encode()


def text(revision: str) -> bytes:
    return law_xml(article("1", paragraph("1", f"{revision}の本文。")))


class Server(ThreadingHTTPServer):
    """Answers by path: (status, body, how many bytes it says there are)."""

    answers: dict[str, tuple[int, bytes, int]]
    asked: list[str]

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/api/2"

    def answer(self, path: str, body: bytes, *, status: int = 200, length: int | None = None) -> None:
        self.answers[f"/api/2/{path}"] = (status, body, len(body) if length is None else length)


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        status, body, length = self.server.answers.get(self.path, (404, b'{"code":"404004"}', 17))
        self.send_response(status)
        self.send_header("Content-Length", str(length))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server(("127.0.0.1", 0), Handler)
    server.answers, server.asked = {}, []
    server.answer(f"law_revisions/{ID}", listed(REVISIONS))
    for one, _, _ in REVISIONS:
        server.answer(f"law_file/xml/{one}", text(one))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("name", [LAW, "住基法", ID])
def test_versions_in_force_in_order(server: Server, name: str) -> None:
    found = EgovApi(server.base).listed(name)
    assert [(one.valid_from, one.amended_by) for one in found] == [
        (date(2020, 4, 1), "501AC0000000001"),
        (date(2024, 5, 27), "503AC0000000037"),
        (date(2024, 5, 27), "505AC0000000048"),
    ]
    assert [one.amended_by for one in last_of_each_day(found)] == ["501AC0000000001", "505AC0000000048"]


def test_versions_enacted_and_not_yet_in_force(server: Server) -> None:
    found = EgovApi(server.base).listed("住基法", scheduled=True)
    assert [one.valid_from.year for one in found] == [2020, 2024, 2024, 2027]


def test_a_text_is_given_as_it_was_sent(server: Server) -> None:
    api = EgovApi(server.base)
    for revision in api.listed(LAW):
        assert said(egov_xml.read_statute(api.xml(revision), revision)) == {"1": f"{revision.id}の本文。"}


def test_an_unknown_law_is_not_asked_for(server: Server) -> None:
    with pytest.raises(LawError) as caught:
        EgovApi(server.base).listed("架空の法律")
    assert caught.value.code == "unknown_law"
    assert server.asked == []


@pytest.mark.parametrize(
    ("code", "body", "status"),
    [
        ("refused", b"{}", 404),
        ("refused", b"{}", 503),
        ("other_answer", b"<html></html>", 200),
        ("other_answer", b"[]", 200),
        ("other_answer", b'{"revisions": {}}', 200),
        ("other_answer", b'{"revisions": [1]}', 200),
        ("other_answer", b"\xff\xfe", 200),
        ("other_answer", listed([]), 200),
        ("no_revision", listed([("x", "2020-04-01", "CurrentEnforced")]), 200),
    ],
)
def test_answers_that_are_none(server: Server, code: str, body: bytes, status: int) -> None:
    server.answer(f"law_revisions/{ID}", body, status=status)
    with pytest.raises(LawError) as caught:
        EgovApi(server.base).listed(LAW)
    assert caught.value.code == code
    assert caught.value.where.startswith("http://127.0.0.1")
    assert caught.value.cure_ja


@pytest.mark.parametrize(
    ("code", "body", "missing"),
    [("cut", text("x"), 100), ("cut", text("x")[:-40], 0), ("hostile", b"<!DOCTYPE Law><Law/>", 0)],
)
def test_texts_that_are_none(server: Server, code: str, body: bytes, missing: int) -> None:
    server.answer(f"law_file/xml/{REVISIONS[-1][0]}", body, length=len(body) + missing)
    api = EgovApi(server.base)
    revision = api.listed(LAW)[0]
    with pytest.raises(LawError) as caught:
        api.xml(revision)
    assert caught.value.code == code


def test_no_server(server: Server) -> None:
    server.server_close()
    with pytest.raises(LawError) as caught:
        EgovApi(server.base, timeout=5).listed(LAW)
    assert caught.value.code == "unreachable"


@pytest.mark.parametrize("base", ["file:///etc", "ftp://127.0.0.1", "laws.e-gov.go.jp"])
def test_only_http(base: str) -> None:
    with pytest.raises(LawError) as caught:
        EgovApi(base).listed(LAW)
    assert caught.value.code == "unreachable"


def test_what_is_fetched_can_be_added(server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "texts"
    assert main(["fetch", LAW, str(folder), "--base", server.base]) == 0
    # Of the two versions of one day only the one that came into force is fetched, but both amended the law.
    assert sorted(path.name for path in folder.iterdir()) == [
        f"{ID}_20200401_501AC0000000001.xml",
        f"{ID}_20240527_505AC0000000048.xml",
        "revisions.csv",
    ]
    assert len((folder / "revisions.csv").read_text(encoding="utf-8").splitlines()) == 4
    assert f"add {folder} --taken " in capsys.readouterr().out
    assert main(["add", str(folder), "--into", str(tmp_path / "facts"), "--taken", "2026-01-01"]) == 0
    head = read_head(tmp_path / "facts" / f"{ID}.jsonl")
    assert dict(head.amendments)[date(2024, 5, 27)] == ("503AC0000000037", "505AC0000000048")
    assert (head.listed, head.known_until) == (True, date(2026, 1, 1))


def test_a_fetch_cut_short_goes_on_where_it_ended(server: Server, tmp_path: Path) -> None:
    last = f"law_file/xml/{REVISIONS[2][0]}"
    server.answer(last, b"", status=503)
    assert main(["fetch", LAW, str(tmp_path), "--base", server.base]) == 1
    assert [path.name for path in tmp_path.iterdir()] == [f"{REVISIONS[4][0]}.xml"]
    server.answer(last, text(REVISIONS[2][0]))
    server.asked.clear()
    assert main(["fetch", LAW, str(tmp_path), "--base", server.base]) == 0
    assert server.asked == [f"/api/2/law_revisions/{ID}", f"/api/2/{last}"]


def test_the_list_of_amendments_keeps_what_it_says_of_other_laws(server: Server, tmp_path: Path) -> None:
    other = "425AC0000000027,425AC0000000027_20170401_429AC0000000009,final"
    stale = f"{ID},{ID}_20190101_431AC0000000001,final"
    (tmp_path / "revisions.csv").write_text(f"law_id,revision_id,same_day\n{other}\n{stale}\n", encoding="utf-8")
    assert main(["fetch", LAW, str(tmp_path), "--base", server.base]) == 0
    written = (tmp_path / "revisions.csv").read_text(encoding="utf-8")
    assert "425AC0000000027_20170401_429AC0000000009,final" in written
    assert "20190101" not in written
    assert written.count(ID + "_") == 3


def test_a_fetch_of_an_unknown_law_says_what_to_give(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fetch", "架空の法律", str(tmp_path / "texts")]) == 1
    assert "425AC0000000027" in capsys.readouterr().err
    assert not (tmp_path / "texts").exists()
