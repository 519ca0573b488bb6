"""Neo4j started with this machine's Java: what it is like, and what is said where it does not come up."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import psutil
import pytest
from neo4j import Driver, GraphDatabase
from neo4j.exceptions import ClientError
from neo4j_server import DATABASE, Neo4j, empty, started

from konkyo.graph.neo4j_server import VERSION, Server, running_server, start, stop
from konkyo.i18n import KonkyoError

ROOT = Path(__file__).resolve().parents[2]

ASKER = """
import time
from konkyo.graph.neo4j_server import temporary
with temporary() as server:
    print(server.pid, server.folder, flush=True)
    time.sleep(600)
"""


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KONKYO_LANG", "en")


@pytest.fixture(scope="module")
def server(neo4j_server: Neo4j, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server of the tests if konkyo started it, else one of this module's own."""
    with ExitStack() as stack:
        yield neo4j_server.started or started(stack, tmp_path_factory.mktemp("neo4j"))


def run(server: Server, cypher: str) -> list[object]:
    with GraphDatabase.driver(server.uri, auth=server.auth) as driver:
        return driver.execute_query(cypher, database_=DATABASE, result_transformer_=lambda result: result.value())


def test_the_server_of_the_tests_is_emptied(empty_neo4j: Neo4j, neo4j_driver: Driver) -> None:
    def count() -> object:
        return neo4j_driver.execute_query("MATCH (n) RETURN count(n) AS n", database_=DATABASE).records[0]["n"]

    neo4j_driver.execute_query("UNWIND range(1, 100) AS i CREATE (:Passage {key: i})-[:HAS]->()", database_=DATABASE)
    assert count() == 200
    empty(neo4j_driver)
    assert count() == 0


def test_it_is_the_version_that_is_pinned(server: Server) -> None:
    assert server.version == VERSION
    assert run(server, "CALL dbms.components() YIELD versions, edition RETURN versions + edition") == [
        [VERSION, "community"]
    ]


def test_it_listens_on_this_machine_only(server: Server) -> None:
    open_ports = [each for each in psutil.Process(server.pid).net_connections() if each.status == psutil.CONN_LISTEN]
    assert {each.laddr.ip.removeprefix("::ffff:") for each in open_ports} == {"127.0.0.1"}
    assert len(open_ports) == 2, "Bolt and the browser"


def test_a_driver_that_routes_is_sent_to_its_port(server: Server) -> None:
    with GraphDatabase.driver(server.uri.replace("bolt://", "neo4j://"), auth=server.auth) as driver:
        assert driver.execute_query("RETURN 1 AS one", database_=DATABASE).records[0]["one"] == 1
    tables = run(
        server,
        "CALL dbms.routing.getRoutingTable({}) YIELD servers UNWIND servers AS s UNWIND s.addresses AS a RETURN a",
    )
    assert set(tables) == {server.uri.removeprefix("bolt://")}


def test_only_its_user_can_read_the_password(server: Server) -> None:
    assert server.password_file is not None
    assert server.password_file.read_text(encoding="utf-8") == server.password
    assert len(server.password) >= 32
    if os.name == "posix":
        assert stat.S_IMODE(server.password_file.stat().st_mode) == 0o600
    assert server.password not in " ".join(psutil.Process(server.pid).cmdline())
    written = [path for path in (server.folder / "conf").iterdir() if server.password in path.read_text("utf-8")]
    assert written == []


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://127.0.0.1:{port}/", "http://localhost:{port}/"])
def test_a_question_reads_no_file_and_no_address(server: Server, address: str) -> None:
    assert server.http is not None
    address = address.format(port=server.http.rpartition(":")[2])
    with pytest.raises(ClientError, match=r"allow_csv_import_from_file_urls|cypher_ip_blocklist"):
        run(server, f"LOAD CSV FROM '{address}' AS line RETURN line")


def test_its_browser_is_served_and_nothing_else(server: Server) -> None:
    with urllib.request.urlopen(f"{server.http}/browser/") as page:
        assert "<title>Neo4j Browser</title>" in page.read().decode()
    for path in ("/db/neo4j/tx/commit", "/db/neo4j/query/v2"):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(urllib.request.Request(f"{server.http}{path}", data=b"{}"))


def test_it_reports_nothing_to_its_maker(server: Server) -> None:
    setting = "dbms.usage_report.enabled"
    assert run(server, f"SHOW SETTINGS '{setting}' YIELD value RETURN value") == ["false"]


def test_started_again_it_is_the_same_server(server: Server) -> None:
    assert start(server.folder) == server
    assert running_server(server.folder) == server


def test_a_copy_of_its_folder_is_not_taken_for_it(server: Server, tmp_path: Path) -> None:
    shutil.copy(server.folder / "server.json", tmp_path)
    assert running_server(tmp_path) is None
    assert not stop(tmp_path)
    assert running_server(server.folder) == server


def test_two_servers_cannot_have_one_folder(server: Server) -> None:
    state = server.folder / "server.json"
    kept = state.read_bytes()
    state.unlink()
    try:
        with pytest.raises(KonkyoError, match="does not come up") as refused:
            start(server.folder, tied=True)
    finally:
        state.write_bytes(kept)
    assert "store_lock" in str(refused.value), "the end of its log says why"
    assert run(server, "RETURN 1") == [1]


def test_a_port_in_use_is_said_before_anything_is_made(server: Server, tmp_path: Path) -> None:
    taken = int(server.uri.rpartition(":")[2])
    with pytest.raises(KonkyoError, match=rf"(?s)port {taken} is in use.*another port"):
        start(tmp_path / "neo4j", port=taken)
    assert not (tmp_path / "neo4j").exists()


def test_a_password_of_ones_own_is_kept_nowhere(tmp_path: Path) -> None:
    own = '-a "b" \\c #d 根拠'
    server = start(tmp_path, password=own, tied=True)
    assert run(server, "RETURN 1") == [1]
    assert server.password_file is None
    assert start(tmp_path, password=own).password == own
    stop(tmp_path)
    with pytest.raises(KonkyoError, match=r"(?s)does not take the password.*NEO4J_PASSWORD"):
        start(tmp_path, password="another one", tied=True)
    assert running_server(tmp_path) is None
    assert [each for each in psutil.process_iter() if str(tmp_path) in " ".join(_command(each))] == []


def _command(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def test_a_password_that_is_too_short_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KonkyoError, match=r"(?s)first password cannot be set.*8 characters"):
        start(tmp_path, password="short")


def test_one_that_does_not_come_up_says_the_end_of_its_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(
        KonkyoError, match=r"(?s)server\.log: Neo4j does not come up.*Invalid maximum heap size.*→"
    ) as raised:
        start(tmp_path, heap="much")
    assert running_server(tmp_path) is None
    monkeypatch.setenv("KONKYO_LANG", "ja")
    assert "立ち上がりません" in str(raised.value)


@pytest.mark.skipif(sys.platform == "win32", reason="there a signal cannot be sent to one group of processes")
@pytest.mark.parametrize(
    "end",
    [
        pytest.param(lambda process: os.killpg(process.pid, signal.SIGINT), id="Ctrl-C"),
        pytest.param(lambda process: process.kill(), id="killed"),
    ],
)
def test_no_server_outlives_a_test_run(end: Callable[["subprocess.Popen[str]"], None]) -> None:
    asker = subprocess.Popen(
        [sys.executable, "-c", ASKER], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        start_new_session=True,
    )  # fmt: skip
    assert asker.stdout is not None
    pid, folder = asker.stdout.readline().split()
    java = psutil.Process(int(pid))
    end(asker)
    asker.wait()
    # No longer than it takes to notice: the store is not closed, for nobody will open it.
    java.wait(20)
    if asker.returncode == -signal.SIGKILL:
        shutil.rmtree(folder)
    assert not Path(folder).exists()
