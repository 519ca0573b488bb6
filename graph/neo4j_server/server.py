"""Start, find and stop a Neo4j server in its own folder."""

import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import neo4j
import psutil
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from konkyo.graph.neo4j_server import artifacts, guard, launch
from konkyo.graph.neo4j_server.java import find_java
from konkyo.graph.neo4j_server.launch import HOST
from konkyo.i18n import KonkyoError, Words

USER = "neo4j"

TIMEOUT = 180
"""Seconds a server may take until it answers; a busy small machine takes 20."""

STOPPING = 90
"""Seconds it may take to stop before it is killed; the store then recovers as after a power cut."""

_STATE, _PASSWORD, _LOG, _LINE = "server.json", "password", "server.log", "line"
_LINES = 12

_held: dict[int, "subprocess.Popen[bytes]"] = {}
"""Process id of a server that ends with this process → its guard, whose stdin this process holds open."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server. ``http``: the address of its browser, if that is on; ``password``: that of ``USER``."""

    folder: Path
    pid: int
    uri: str
    http: str | None
    version: str
    password: str

    @property
    def auth(self) -> tuple[str, str]:
        """User and password in the form that the driver needs."""
        return USER, self.password

    @property
    def password_file(self) -> Path | None:
        """The file with the password, if konkyo made the password."""
        file = self.folder / _PASSWORD
        return file if file.exists() else None


def start(
    folder: Path,
    *,
    port: int | None = None,
    http: int | None = None,
    password: str | None = None,
    heap: str = launch.HEAP,
    tied: bool = False,
    line: artifacts.ServerLine = artifacts.LONG_TERM_LINE,
    told: artifacts.Told = lambda done, of: None,
) -> Server:
    """Start a server in ``folder`` unless one runs there, and return it once it answers.

    ``port``: the port of Bolt, any free one if None; ``http``: the port of the browser, which is off if None.
    ``password``: needed if the store has another one than konkyo made for it. ``tied``: the server ends with this
    process, however that ends; otherwise it runs until ``stop``. ``line``: that of its versions. ``told`` is called
    while artifacts are downloaded.

    Raises KonkyoError if Java is missing or too old, if artifacts cannot be downloaded, if a port is taken, or if the
    server does not start.
    """
    folder = folder.resolve()
    if running := running_server(folder, password):
        return running
    _check_line(folder, line)
    java = find_java(line.java, ours=line.ours)
    port = _free(port)
    http = None if http is None else _free(http)
    launch.prepare(folder, port, http, told, line)
    (folder / _LINE).write_text(f"{line.name}\n", encoding="utf-8")
    password = _password(java, folder, password)
    command = launch.server_command(java, folder, heap, soon=tied, line=line)
    process = _run(command, folder, tied)
    try:
        version = _when_it_answers(process, port, password, folder)
    except BaseException:
        _end(process, at_once=True)
        raise
    address = f"http://{HOST}:{http}" if http else None
    server = Server(folder, process.pid, f"bolt://{HOST}:{port}", address, version, password)
    state = {
        "folder": str(folder),
        "pid": server.pid,
        "created": process.create_time(),
        "uri": server.uri,
        "http": address,
        "version": version,
    }
    (folder / _STATE).write_text(json.dumps(state), encoding="utf-8")
    return server


def running_server(folder: Path, password: str | None = None) -> Server | None:
    """Return the server that runs in ``folder``, or None. ``password``: if it is not the one that konkyo made."""
    folder = folder.resolve()
    try:
        state = json.loads((folder / _STATE).read_text(encoding="utf-8"))
        process = psutil.Process(state["pid"])
        # The process id may belong to another process now, and the folder may be a copy of the server's folder.
        same = abs(process.create_time() - state["created"]) < 1 and state["folder"] == str(folder)
        alive = same and process.status() != psutil.STATUS_ZOMBIE
    except (OSError, ValueError, KeyError, psutil.NoSuchProcess):
        return None
    password = password or _read(folder / _PASSWORD) or ""
    return Server(folder, state["pid"], state["uri"], state["http"], state["version"], password) if alive else None


def stop(folder: Path, *, at_once: bool = False) -> bool:
    """Stop the server in ``folder`` and wait for its end; return whether one ran. ``at_once`` kills it."""
    server = running_server(folder)
    if server is None:
        return False
    _end(psutil.Process(server.pid), at_once)
    return True


@contextmanager
def temporary(line: artifacts.ServerLine = artifacts.LONG_TERM_LINE) -> Iterator[Server]:
    """Yield a server with an empty store. Both are removed after the block, or when this process ends in any way."""
    with tempfile.TemporaryDirectory(prefix="konkyo-neo4j-", ignore_cleanup_errors=True) as folder:
        server = start(Path(folder), tied=True, line=line)
        try:
            yield server
        finally:
            stop(server.folder, at_once=True)


def _check_line(folder: Path, line: artifacts.ServerLine) -> None:
    """Raise KonkyoError if ``folder`` has the data of another line of versions."""
    has_data = (folder / "data" / "databases" / "system").exists()
    noted = _read(folder / _LINE) or (artifacts.LONG_TERM_LINE.name if has_data else line.name)
    if noted != line.name:
        raise KonkyoError(
            Words(
                ja=f"このフォルダーのデータは Neo4j {noted} のものです", en=f"this folder has the data of Neo4j {noted}"
            ),
            where=str(folder),
            cure=Words(
                ja=f"--line {noted} とするか、別のフォルダーで始めて konkyo build で記録から入れてください",
                en=f"use --line {noted}, or start in another folder and load it from the records with konkyo build",
            ),
        )


def _free(port: int | None) -> int:
    """Return ``port`` if it is free; any free port for None. Raises KonkyoError if it is taken."""
    with socket.socket() as trial:
        if os.name == "posix":
            # As Java does it: a port that was in use until just now counts as free.
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port or 0))
        except OSError as error:
            raise KonkyoError(
                Words(ja=f"ポート {port} は使われています", en=f"port {port} is in use"),
                where=HOST,
                why=Words.same(error),
                cure=Words(
                    ja="そこで動いているものを止めるか、別のポート（--port、--http-port）を指定してください",
                    en="stop what runs there, or name another port (--port, --http-port)",
                ),
            ) from error
        return int(trial.getsockname()[1])


def _password(java: str, folder: Path, given: str | None) -> str:
    """Return the password of the store in ``folder``; make one if the store is new."""
    file = folder / _PASSWORD
    if (folder / "data" / "databases" / "system").exists():
        return given or _read(file) or ""
    password = given or secrets.token_hex(16)
    if not given:
        # If two processes start it at the same time, the second uses the password of the first.
        with suppress(FileExistsError):
            launch.write_secret(file, password)
        password = _read(file) or password
    launch.set_initial_password(java, folder, password)
    return password


def _read(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None


def _run(command: list[str], folder: Path, tied: bool) -> psutil.Process:
    """Start ``command`` in its own session, so that Ctrl-C in this terminal does not reach it."""
    # The same for Windows.
    flags = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
    pipe = subprocess.PIPE if tied else subprocess.DEVNULL
    if tied:
        command = [sys.executable, guard.__file__, *command]
    with (folder / _LOG).open("ab") as log:
        holder = subprocess.Popen(
            command,
            stdin=pipe,
            stdout=pipe if tied else log,
            stderr=log,
            start_new_session=True,
            creationflags=flags,
        )
    if not tied:
        return psutil.Process(holder.pid)
    assert holder.stdout is not None
    process = psutil.Process(int(holder.stdout.readline()))
    _held[process.pid] = holder
    return process


def _when_it_answers(process: psutil.Process, port: int, password: str, folder: Path) -> str:
    """Wait until the server answers a query, and return its version. Raises KonkyoError if it does not in time."""
    until = time.monotonic() + TIMEOUT
    while time.monotonic() < until and process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
        try:
            # The driver is used only then: it would log each refused connection.
            socket.create_connection((HOST, port), timeout=5).close()
            with (
                neo4j.GraphDatabase.driver(f"bolt://{HOST}:{port}", auth=(USER, password)) as driver,
                driver.session(database="neo4j") as session,
            ):
                # Without the retries of the driver, whose pauses become longer.
                agent = session.run("RETURN 1").consume().server.agent
            return agent.removeprefix("Neo4j/")
        except AuthError as error:
            raise _not_its_password(folder) from error
        except (DriverError, Neo4jError, OSError):
            time.sleep(0.2)
    raise _did_not_come_up(folder)


def _end(process: psutil.Process, at_once: bool) -> None:
    """End ``process`` and its guard, and wait for that."""
    with suppress(psutil.NoSuchProcess):
        process.kill() if at_once else process.terminate()
        try:
            process.wait(STOPPING)
        except psutil.TimeoutExpired:
            process.kill()
            process.wait(STOPPING)
    if holder := _held.pop(process.pid, None):
        holder.communicate()


def _did_not_come_up(folder: Path) -> KonkyoError:
    lines = (_read(folder / _LOG) or "").splitlines()
    said = "\n  ".join(lines[-_LINES:])
    return KonkyoError(
        Words(ja="Neo4j が立ち上がりません", en="Neo4j does not come up"),
        where=str(folder / _LOG),
        why=Words.same(said) if said else None,
        cure=Words(
            ja="ログの末尾にある原因を取り除いてください。別の Neo4j が同じフォルダーを使っていれば止めてください",
            en="mend what the end of its log says; stop another Neo4j that uses the same folder",
        ),
    )


def _not_its_password(folder: Path) -> KonkyoError:
    return KonkyoError(
        Words(ja="Neo4j がパスワードを受け付けません", en="Neo4j does not take the password"),
        where=str(folder),
        cure=Words(
            ja="このフォルダーのデータベースのパスワードを NEO4J_PASSWORD に設定してください",
            en="set NEO4J_PASSWORD to the password of the database in this folder",
        ),
    )
